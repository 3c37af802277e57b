"""Give each thing of an extraction its IRI: the same one wherever releases speak of the same thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kg.identify.keys import KEYS, owner
from kg.identify.view import Known, View, nobody, short
from kg.model import Extraction, Iri, Release

__all__ = ["Identity", "identify", "named"]

_ID: Final = "https://w3id.org/municipal-cooperation/id/"

# Kinds whose key says all: two mentions with one key are one thing, whatever else is said of them.
_ONE: Final = {"release", "country", "municipality", "organisation", "programme", "person", "role", "signature"}
# Kinds whose key is made of the keys of the things that they are of.
_FOLLOWING: Final = ("role", "signature")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The IRI of each thing by its id, and the municipality that each municipal office is a unit of."""

    iris: Mapping[str, Iri]
    units: Mapping[str, Iri]


def identify(
    release: Release,
    extraction: Extraction,
    *,
    known_organisation: Known = nobody,
    known_programme: Known = nobody,
    names: Mapping[Iri, Iri] | None = None,
) -> Identity:
    """Name the things of one release canonically.

    The result depends on nothing but its arguments: two releases meet in one IRI because they yield equal keys, or
    because ``names`` says so, which is decided over all releases (`kg.identify.across`). Two agreements, events,
    fundings, quotes, claims or figures of one release that share a key but differ in facts are told apart by their
    order; of two that do not differ, one node remains.

    Parameters
    ----------
    release
        The release; its identifier is part of the names of things that nothing else identifies.
    extraction
        What it says.
    known_organisation, known_programme
        Return the id that reference data gives a name or title, or None.
    names
        The IRI of what the release alone would give another; roles and signatures follow those that they are of.

    Examples
    --------
    >>> from kg.model import Evidence, Fact, Thing
    >>> here = (Evidence(start=0, end=4, rule="example"),)
    >>> things = (Thing(id="c", kind="country", evidence=here), Thing(id="m", kind="municipality", evidence=here))
    >>> facts = (
    ...     Fact(subject="c", property="iso", value="DE", evidence=here),
    ...     Fact(subject="m", property="name", value="Kölln", evidence=here),
    ...     Fact(subject="m", property="country", value="c", evidence=here),
    ... )
    >>> release = Release(identifier="a", text="Kölln", zones=())
    >>> identify(release, Extraction(release="a", things=things, facts=facts)).iris["m"]
    'https://w3id.org/municipal-cooperation/id/municipality/koelln-de'
    """
    view = named(View.of(release, extraction, known_organisation, known_programme))
    if names:
        _follow(view, names)
    iris = {thing: _iri(view, thing) for thing in view.keys}
    return Identity(iris=iris, units=_units(view, iris))


def named(view: View) -> View:
    """Give each thing of a view the key that its release alone tells; return the view."""
    for kind, key_of in KEYS.items():
        taken: dict[str, list[frozenset[tuple[str, str]]]] = {}
        for thing in view.of_kind(kind):
            key = short(key_of(view, thing) or _place(view, thing))
            view.keys[thing] = key if kind in _ONE else _apart(view, thing, key, taken)
    return view


def _follow(view: View, names: Mapping[Iri, Iri]) -> None:
    """Give the things of a view the keys that were decided over all releases."""
    for thing in view.keys:
        iri = _iri(view, thing)
        view.keys[thing] = names.get(iri, iri).removeprefix(f"{_ID}{view.kind(thing)}/")
    for kind in _FOLLOWING:
        for thing in view.of_kind(kind):
            view.keys[thing] = short(KEYS[kind](view, thing) or _place(view, thing))


def _iri(view: View, thing: str) -> Iri:
    return Iri(f"{_ID}{view.kind(thing)}/{view.keys[thing]}")


def _place(view: View, thing: str) -> str:
    """Return the key of what is known by its place in the release alone."""
    first = min(view.things[thing].evidence, key=lambda span: (span.start, span.end))
    return f"{view.name}/{first.start}-{first.end}"


def _apart(view: View, thing: str, key: str, taken: dict[str, list[frozenset[tuple[str, str]]]]) -> str:
    """Return the key, numbered where another thing of this release with other facts has it already."""
    said = frozenset(
        (prop, view.keys.get(value, value))
        for (subject, prop), values in view.values.items()
        if subject == thing
        for value in values
    )
    others = taken.setdefault(key, [])
    if said not in others:
        others.append(said)
    number = others.index(said) + 1
    if number == 1:
        return key
    # The second of one release is not the second of another: the number counts within the release.
    return f"{key}-{number}" if key.startswith(f"{view.name}/") else short(f"{key}-{view.name}-{number}")


def _units(view: View, iris: Mapping[str, Iri]) -> dict[str, Iri]:
    offices = (org for org in view.of_kind("organisation") if view.first(org, "kind") == "municipal-office")
    towns = {office: owner(view, office) for office in offices}
    return {office: iris[town] for office, town in towns.items() if town}
