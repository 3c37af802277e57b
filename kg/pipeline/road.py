"""The road of one release from its text to what the store keeps, and the version of the rules on it."""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Final, TypeAlias, cast

import kg
from kg.assets import asset
from kg.errors import InputError
from kg.gazetteer import organisations
from kg.identify import Identity, identify
from kg.identify.across import packed, profiled
from kg.identify.view import Known
from kg.judge import Judged, Judgement, apply
from kg.mapping import quads_of
from kg.model import Extraction, Iri, Release
from kg.own import NOTHING, Own, use
from kg.store import Holding, pack
from kg.vouch import vouch
from kg.withhold import withhold

__all__ = ["Extractor", "Road", "extractor_named", "known_organisation", "known_programme", "road_of", "rule_version"]

Extractor: TypeAlias = Callable[[Release], Extraction]

# What decides which facts and quads follow from a kept text: a change in any of these makes a build do its work anew.
_STAGES: Final = ("segment", "recognise", "relate", "vouch", "judge", "identify", "mapping", "lexicon", "gazetteer")
_KNOWLEDGE: Final = ("data/lexicon", "data/reference")


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """The stages between reading and storing; it is sent to worker processes, so its parts must be importable."""

    extractor: Extractor
    known_organisation: Known
    known_programme: Known
    rules: str = ""
    own: Own = NOTHING

    def rules_of(self, release: Release) -> str:
        """Return the version of all that decides what a release says: the rules, and own data that may concern it."""
        stamp = self.own.stamp("\n".join(filter(None, (release.title, release.publisher, release.text))))
        return f"{self.rules}+{stamp}" if stamp else self.rules

    def travel(self, release: Release, judgements: Sequence[Judgement] = ()) -> Holding:
        """Extract, judge, identify and map one release; contact data and what the text does not bear are left out.

        What is kept of the facts is what the machine has read; what is mapped is what people have left of it.

        Raises
        ------
        FactError
            If the extractor broke the contract of the model.
        """
        use(self.own)
        vouched = vouch(release, withhold(release.text, self.extractor(release)))
        refused = len(vouched.refused)
        return self.holding(release, vouched.extraction, judgements, rules=self.rules_of(release), refused=refused)

    def holding(
        self, release: Release, machine: Extraction, judgements: Sequence[Judgement], *, rules: str, refused: int
    ) -> Holding:
        """Return what the store keeps of a release: what a machine has read, and the graph of what people left."""
        left = apply(release, machine, judgements).extraction
        identity = self.identified(release, left)
        quads = quads_of(release, left, identity.iris, identity.units)
        body, programme = self.known_organisation, self.known_programme
        profile = packed(profiled(release, left, known_organisation=body, known_programme=programme))
        digest = Judged.digest(judgements)
        return pack(release, machine, quads, rules, refused=refused, judged=digest, profile=profile)

    def identified(self, release: Release, extraction: Extraction, names: Mapping[Iri, Iri] | None = None) -> Identity:
        """Return the IRIs of the things of a release, under the names that were decided over all releases, if any."""
        body, programme = self.known_organisation, self.known_programme
        return identify(release, extraction, known_organisation=body, known_programme=programme, names=names)


def road_of(extractor: Extractor | None = None, own: Own = NOTHING) -> Road:
    """Return the road with an extractor, by default the German rules, the version of its rules, and own data."""
    extractor = extractor or extractor_named()
    return Road(
        extractor=extractor,
        known_organisation=known_organisation,
        known_programme=known_programme,
        rules=rule_version(extractor),
        own=own,
    )


def known_organisation(name: str) -> str | None:
    """Return the id that reference data gives to the organisation of a name.

    Examples
    --------
    >>> known_organisation("GIZ"), known_organisation("Nakopa")
    ('deutsche-gesellschaft-fuer-internationale-zusammenarbeit', None)
    """
    return _known("organisation", name)


def known_programme(title: str) -> str | None:
    """Return the id that reference data gives to the programme of a title.

    Examples
    --------
    >>> known_programme("Nakopa") is None, known_programme("GIZ") is None
    (False, True)
    """
    return _known("programme", title)


def _known(kind: str, name: str) -> str | None:
    entry = organisations().find(name)
    return entry.id if entry is not None and entry.type == kind else None


def extractor_named(name: str = "de") -> Extractor:
    """Return the extractor that an installed package registered under a name in the group ``kg.extractors``.

    Without one, ``de`` is the program's own (a checkout that is not installed registers nothing).

    Raises
    ------
    InputError
        If nothing of that name is installed.
    """
    found = entry_points(group="kg.extractors", name=name)
    if found:
        return cast(Extractor, next(iter(found)).load())
    if name == "de":
        return cast(Extractor, import_module("kg.extract").extract)
    known = ", ".join(sorted({point.name for point in entry_points(group="kg.extractors")} | {"de"}))
    raise InputError(where=name, what="is no installed extractor", remedy=f"use one of {known}")


@cache
def rule_version(extractor: Extractor) -> str:
    """Return the version of the rules: a digest of the stages, of the knowledge they read, and of the extractor."""
    digest = sha256()
    for path in _sources():
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    digest.update(f"{extractor.__module__}:{getattr(extractor, '__qualname__', '')}".encode())
    module = inspect.getmodule(extractor)
    if module is not None and module.__file__ is not None and not module.__name__.startswith("kg."):
        digest.update(Path(module.__file__).read_bytes())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    package = Path(kg.__path__[0])
    yield from sorted(package.glob("*.py"))
    for stage in _STAGES:
        yield from sorted((package / stage).rglob("*.py"))
    for name in _KNOWLEDGE:
        yield from _files(name)


def _files(name: str) -> list[Path]:
    try:
        folder = asset(name)
    except InputError:  # An extractor of one's own may do without.
        return []
    return sorted(path for path in folder.rglob("*") if path.is_file())
