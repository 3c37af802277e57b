"""Make the profile of a release from what it says."""

from collections.abc import Iterable
from typing import Final, TypeVar

from kg.identify.across.profile import Body, Deed, Grant, Office, Person, Plan, Profile, Renaming, Scene
from kg.identify.across.renaming import born, other_names, renamed
from kg.identify.bare import core
from kg.identify.identity import named
from kg.identify.keys import KEYS, is_local, owner
from kg.identify.titles import is_common
from kg.identify.view import Known, View, nobody
from kg.model import Extraction, Iri, Release
from kg.names import fold

__all__ = ["profiled"]

_ID: Final = "https://w3id.org/municipal-cooperation/id/"
_TAKE_PART: Final = ("host", "guest", "participant", "organiser", "delegation_head")


def profiled(
    release: Release,
    extraction: Extraction,
    *,
    known_organisation: Known = nobody,
    known_programme: Known = nobody,
) -> Profile:
    """Return the profile of a release; see `kg.identify.identify` for the parameters.

    Examples
    --------
    >>> from kg.model import Evidence, Fact, Thing
    >>> here = (Evidence(start=0, end=4, rule="example"),)
    >>> said = Extraction(
    ...     release="a", things=(Thing(id="p", kind="person", evidence=here),),
    ...     facts=(Fact(subject="p", property="name", value="Anna Kurz", evidence=here),),
    ... )
    >>> profiled(Release(identifier="a", text="Anna Kurz", zones=()), said).people[0].bound
    True
    """
    view = named(View.of(release, extraction, known_organisation, known_programme))
    maker = _Maker(view)
    publisher = view.publisher()
    return Profile(
        release=release.identifier,
        issued=maker.issued,
        publisher=view.keys[publisher] if publisher else "",
        towns=tuple(sorted({view.keys[town] for town in view.of_kind("municipality")})),
        people=_once(maker.person(thing) for thing in view.of_kind("person")),
        bodies=_once(maker.body(thing) for thing in view.of_kind("organisation")),
        deeds=_once(maker.deed(thing) for thing in view.of_kind("agreement")),
        scenes=_once(maker.scene(thing) for thing in view.of_kind("event")),
        renamings=maker.renamings(),
        plans=_once(maker.plan(thing) for thing in view.of_kind("programme")),
        grants=_once(maker.grant(thing) for thing in view.of_kind("funding")),
    )


def _once(mentions: "Iterable[_M]") -> "tuple[_M, ...]":
    """Return the mentions without later ones that bear the same IRI."""
    first: dict[Iri, _M] = {}
    for one in mentions:
        first.setdefault(one.iri, one)
    return tuple(first[iri] for iri in sorted(first))


class _Maker:
    """Makes mentions of the things of one view."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._text = view.release.text
        self._names = {town: view.all(town, "name") for town in view.of_kind("municipality")}
        dates = [view.first(thing, "issued") for thing in view.of_kind("release")]
        self.issued = next(filter(None, dates), view.release.issued) or ""

    def person(self, thing: str) -> Person:
        view = self._view
        roles = [role for role in view.of_kind("role") if view.first(role, "person") == thing]
        offices = tuple(self._office(role) for role in roles)
        body = view.body(thing)
        signatures = {one for one in view.of_kind("signature") if view.first(one, "signed_by") == thing}
        deeds = (
            deed
            for deed in view.of_kind("agreement")
            if thing in view.all(deed, "signatory") or signatures & set(view.all(deed, "signature"))
        )
        scenes = (one for one in view.of_kind("event") if any(thing in view.all(one, part) for part in _TAKE_PART))
        ends = [span.end for span in view.things[thing].evidence]
        return Person(
            iri=self._iri(thing), bound=body is None or KEYS["person"](view, thing) is None, **self._span(thing),
            name=view.first(thing, "name") or "",
            born=next(filter(None, (born(self._text, end) for end in ends)), ""),
            offices=tuple(dict.fromkeys(office for office in offices if office.role or office.body)),
            country=self._country(body),
            scenes=tuple(sorted(set(map(self._iri, scenes)))),
            deeds=tuple(sorted(set(map(self._iri, deeds)))),
        )  # fmt: skip

    def body(self, thing: str) -> Body:
        view = self._view
        names = tuple(dict.fromkeys(view.all(thing, "name") + view.all(thing, "alias")))
        kind = view.first(thing, "kind")
        town = self._seat(thing)
        above = view.first(thing, "part_of")
        known = any(view.known_organisation(name) for name in names)
        own = self._names.get(town or "", ())
        others = (core(name, own) for _, end in self._spans(thing) for name in other_names(self._text, end))
        return Body(
            iri=self._iri(thing),
            bound=not known and bool(names) and is_local(names[0], kind) and owner(view, thing) is None,
            **self._span(thing),
            names=names, core=core(names[0], own) if names else "",
            kind=kind or "", town=view.keys[town] if town else "",
            above=self._iri(above) if above else None,
            known=known,
            others=tuple(dict.fromkeys(others)),
        )  # fmt: skip

    def deed(self, thing: str) -> Deed:
        view = self._view
        return Deed(
            iri=self._iri(thing), bound=KEYS["agreement"](view, thing) is None, **self._span(thing),
            type=view.first(thing, "type") or "",
            parties=tuple(sorted({self._party(party) for party in view.all(thing, "party")})),
            signed=view.first(thing, "signed") or "", status=view.first(thing, "status") or "",
            follows=tuple(sorted(map(self._iri, view.all(thing, "follows")))),
        )  # fmt: skip

    def scene(self, thing: str) -> Scene:
        view = self._view
        place, above = view.first(thing, "place"), view.first(thing, "part_of")
        those = [party for part in _TAKE_PART for party in view.all(thing, part)]
        towns = {view.keys[town] for town in map(view.municipality_of, those) if town}
        return Scene(
            iri=self._iri(thing), bound=KEYS["event"](view, thing) is None, **self._span(thing),
            type=view.first(thing, "type") or "",
            starts=view.first(thing, "start") or "", ends=view.first(thing, "end") or "",
            place=view.keys[place] if place else "",
            towns=tuple(sorted(towns | ({view.keys[place]} if place else set()))),
            people=tuple(sorted({fold(view.first(one, "name") or "") for one in those if view.kind(one) == "person"})),
            bodies=tuple(sorted({self._iri(one) for one in those if view.kind(one) == "organisation"})),
            title=view.first(thing, "title") or "", within=self._iri(above) if above else None,
        )  # fmt: skip

    def plan(self, thing: str) -> Plan:
        view = self._view
        titles = tuple(dict.fromkeys(view.all(thing, "title") + view.all(thing, "alias")))
        known = any(view.known_programme(title) for title in titles)
        paid = [one for one in view.of_kind("funding") if thing in view.all(one, "programme")]
        bodies = [*view.all(thing, "run_by"), *(body for one in paid for body in view.all(one, "funder"))]
        return Plan(
            iri=self._iri(thing), bound=not known and (not titles or is_common(titles[0])), **self._span(thing),
            titles=titles, known=known,
            bodies=tuple(sorted({self._party(body) for body in bodies if view.kind(body) != "programme"})),
        )  # fmt: skip

    def grant(self, thing: str) -> Grant:
        view = self._view
        funder, programme = view.first(thing, "funder"), view.first(thing, "programme")
        targets = [one for one in view.all(thing, "funds") if view.kind(one) in {"event", "agreement"}]
        return Grant(
            iri=self._iri(thing), bound=True, **self._span(thing),
            funder=self._party(funder) if funder else "",
            programme=self._iri(programme) if programme else None,
            target=self._iri(targets[0]) if len(targets) == 1 else None,
            amount=view.first(thing, "amount") or "", currency=view.first(thing, "currency") or "",
        )  # fmt: skip

    def renamings(self) -> tuple[Renaming, ...]:
        spans = [(thing, span) for thing in self._view.of_kind("organisation") for span in self._spans(thing)]
        pairs = {(self._iri(now), self._iri(before)) for now, before in renamed(self._text, spans)}
        return tuple(Renaming(now=now, before=before) for now, before in sorted(pairs) if now != before)

    def _office(self, role: str) -> Office:
        view = self._view
        body = view.first(role, "of")
        town = self._seat(body) if body and view.kind(body) == "organisation" else view.municipality_of(body or role)
        return Office(
            role=view.first(role, "role") or "",
            body=self._party(body) if body else "",
            town=view.keys[town] if town else "",
        )

    def _seat(self, body: str) -> str | None:
        """Return the town of a body: the one that its name has, for local bodies the publisher at last."""
        view = self._view
        name = view.first(body, "name") or ""
        if view.known_organisation(name):
            return None
        if is_local(name, view.first(body, "kind")):
            return owner(view, body)
        held = f" {fold(name)} "
        return next((town for town, names in self._names.items() if any(f" {fold(n)} " in held for n in names)), None)

    def _country(self, body: str | None) -> str:
        view = self._view
        if body is None:
            return ""
        if view.kind(body) == "country":
            return view.keys[body]
        town = body if view.kind(body) == "municipality" else self._seat(body)
        country = view.first(town, "country") if town else None
        return view.keys[country] if country else ""

    def _party(self, thing: str) -> str:
        kind = self._view.kind(thing)
        if kind == "organisation":
            return self._iri(thing)
        return f"{'town' if kind == 'municipality' else kind}:{self._view.keys[thing]}"

    def _iri(self, thing: str) -> Iri:
        return Iri(f"{_ID}{self._view.kind(thing)}/{self._view.keys[thing]}")

    def _spans(self, thing: str) -> list[tuple[int, int]]:
        return sorted({(span.start, span.end) for span in self._view.things[thing].evidence})

    def _span(self, thing: str) -> dict[str, int]:
        start, end = self._spans(thing)[0]
        return {"start": start, "end": end}


_M = TypeVar("_M", Person, Body, Deed, Scene, Plan, Grant)
