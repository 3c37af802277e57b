"""The profile of a release: of all that it says, what tells one thing from another, small enough to hold thousands."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final, TypeAlias

from kg.model import Iri

__all__ = [
    "Body",
    "Deed",
    "Grant",
    "Mention",
    "Office",
    "Person",
    "Plan",
    "Profile",
    "Renaming",
    "Scene",
    "packed",
    "unpacked",
]

_FORMAT: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mentioned:
    """What all mentions have: the IRI in its release alone, whether it names the release, and the first span."""

    iri: Iri
    bound: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What a person is somewhere: the code of the role, the body (`town:KEY`, `country:KEY`, or an IRI), its town."""

    role: str
    body: str
    town: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(_Mentioned):
    """A person: name as printed, surname at birth, offices, country of the first body, events and deeds."""

    name: str
    born: str = ""
    offices: tuple[Office, ...] = ()
    country: str = ""
    scenes: tuple[Iri, ...] = ()
    deeds: tuple[Iri, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(_Mentioned):
    """An organisation: its names, first the full one; `core` of it and of the ``others`` that a renaming tells."""

    names: tuple[str, ...]
    core: str
    kind: str = ""
    town: str = ""
    above: Iri | None = None
    known: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed(_Mentioned):
    """An agreement: type, parties (`town:KEY` or an IRI), date of signing, status, what it follows."""

    type: str
    parties: tuple[str, ...]
    signed: str = ""
    status: str = ""
    follows: tuple[Iri, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene(_Mentioned):
    """An event: type, dates, place, towns of those who take part, folded names of people, bodies, title."""

    type: str
    starts: str = ""
    ends: str = ""
    place: str = ""
    towns: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    bodies: tuple[Iri, ...] = ()
    title: str = ""
    within: Iri | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(_Mentioned):
    """A programme: its titles, the bodies that run it or pay from it (`town:KEY`, `country:KEY`, or an IRI)."""

    titles: tuple[str, ...]
    bodies: tuple[str, ...] = ()
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant(_Mentioned):
    """A funding: who pays (as for a programme), from which programme, for which event or agreement, how much."""

    funder: str = ""
    programme: Iri | None = None
    target: Iri | None = None
    amount: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """That a release says that one organisation it names was called as another it names."""

    now: Iri
    before: Iri


Mention: TypeAlias = Person | Body | Deed | Scene | Plan | Grant


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The mentions of one release; an IRI stands once among those of its kind."""

    release: str
    issued: str
    publisher: str
    towns: tuple[str, ...]
    people: tuple[Person, ...]
    bodies: tuple[Body, ...]
    deeds: tuple[Deed, ...]
    scenes: tuple[Scene, ...]
    renamings: tuple[Renaming, ...] = ()
    plans: tuple[Plan, ...] = ()
    grants: tuple[Grant, ...] = ()

    def __iter__(self) -> Iterator[Mention]:
        yield from self.bodies
        yield from self.deeds
        yield from self.scenes
        yield from self.people
        yield from self.plans
        yield from self.grants


def packed(profile: Profile) -> bytes:
    """Return a profile as JSON; what is empty is left out.

    Examples
    --------
    >>> nothing = {"people": (), "bodies": (), "deeds": (), "scenes": ()}
    >>> said = Profile(release="a", issued="2024", publisher="", towns=("x",), **nothing)
    >>> packed(said), unpacked(packed(said)) == said
    (b'{"format":2,"issued":"2024","release":"a","towns":["x"]}', True)
    """
    record = {"format": _FORMAT, **_bare(asdict(profile))}
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def unpacked(record: bytes) -> Profile:
    """Return the profile that `packed` wrote.

    Raises
    ------
    ValueError
        If it is none, or one of another version of the program.
    """
    said: dict[str, Any] = json.loads(record)
    if said.get("format") != _FORMAT:
        raise ValueError(said.get("format"))
    return Profile(
        release=said["release"],
        issued=said.get("issued", ""),
        publisher=said.get("publisher", ""),
        towns=tuple(said.get("towns", ())),
        people=tuple(
            Person(**_mention(one) | {"offices": tuple(Office(**_office(office)) for office in one.get("offices", ()))})
            for one in said.get("people", ())
        ),
        bodies=tuple(Body(**_mention(one, names=(), core="")) for one in said.get("bodies", ())),
        deeds=tuple(Deed(**_mention(one, type="", parties=())) for one in said.get("deeds", ())),
        scenes=tuple(Scene(**_mention(one, type="")) for one in said.get("scenes", ())),
        renamings=tuple(Renaming(now=Iri(one["now"]), before=Iri(one["before"])) for one in said.get("renamings", ())),
        plans=tuple(Plan(**_mention(one, titles=())) for one in said.get("plans", ())),
        grants=tuple(Grant(**_mention(one)) for one in said.get("grants", ())),
    )


def _bare(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record without what is empty."""
    kept: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, tuple | list):
            value = [_bare(one) if isinstance(one, dict) else one for one in value]  # noqa: PLW2901
        if value or (name == "start" and value == 0):
            kept[name] = value
    return kept


_IRIS: Final = {"iri", "above", "within", "programme", "target"}
_MANY_IRIS: Final = {"scenes", "deeds", "bodies", "follows"}


def _mention(record: dict[str, Any], **least: object) -> dict[str, Any]:
    fields: dict[str, Any] = {"bound": False, **least}
    for name, value in record.items():
        if name in _IRIS:
            fields[name] = Iri(value)
        elif isinstance(value, list):
            fields[name] = tuple(map(Iri, value)) if name in _MANY_IRIS else tuple(value)
        else:
            fields[name] = value
    return fields


def _office(record: dict[str, str]) -> dict[str, str]:
    return {"role": "", "body": "", **record}
