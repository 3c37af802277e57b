"""One function per kind of thing: the key that says which thing in the world it is, or None where that is not said.

The rules are those of the vocabulary (docs of `ontology/`): a municipality by GeoNames, a person by name and body, an
agreement by type, parties and year, an event by type, dates, place and parties. A key that would be incomplete is
None: two releases rather stay apart than are merged wrongly.
"""

from collections.abc import Callable
from typing import Final

from kg.identify.bare import bare
from kg.identify.titles import is_common
from kg.identify.view import View, name_part
from kg.names import fold

__all__ = ["KEYS", "is_local", "owner"]

# Bodies of these kinds bear the same name in many towns ("Kulturamt", "Goethe-Gymnasium", "Partnerschaftsverein").
_LOCAL: Final = {None, "municipal-office", "school", "cultural-institution", "association", "consulate", "other"}
# By which the name of a ministry says whose it is, folded: the federation and the German states.
_STATES: Final = (
    "bund", "baden", "wuerttemberg", "bayer", "bayr", "berlin", "brandenburg", "brem", "hamburg", "hess",
    "mecklenburg", "vorpommer", "niedersachs", "niedersaechs", "nordrhein", "westfal", "rheinl", "pfalz",
    "saarl", "sachsen", "saechs", "schleswig", "holstein", "thuering",
)  # fmt: skip
# Of which names consist that many towns have a body for, folded ("Technische Universität", "Städtische Kliniken").
_GENERIC: Final = frozenset(
    "technische freie paedagogische medizinische staatliche staedtische kommunale duale evangelische katholische"
    " universitaet hochschule fachhochschule akademie klinikum kliniken krankenhaus sparkasse stadtsparkasse stadtwerke"
    " werke betriebe verkehrsbetriebe wasserwerke abfallwirtschaft stadtreinigung stiftung buergerstiftung"
    " sparkassenstiftung kulturstiftung fuer und der die das des angewandte wissenschaften kunst kuenste musik".split()
)
_FULL_DATE: Final = len("2024-11-12")


def _country(view: View, thing: str) -> str | None:
    iso, name = view.first(thing, "iso"), view.first(thing, "name")
    return iso.upper() if iso else name and name_part(name)


def _municipality(view: View, thing: str) -> str | None:
    known = view.first(thing, "geonames")
    if known:
        return f"gn-{known}" if known.isdigit() else known
    name, country = view.first(thing, "name"), view.first(thing, "country")
    if name is None:
        return None
    return f"{name_part(name)}-{view.keys[country].lower() if country else view.name}"


def _organisation(view: View, thing: str) -> str | None:
    names = view.all(thing, "name") + view.all(thing, "alias")
    for name in names:
        if known := view.known_organisation(name):
            return known
    if not names:
        return None
    if not is_local(names[0], view.first(thing, "kind")):
        return name_part(names[0])
    town = owner(view, thing)
    return f"{name_part(names[0])}-{view.keys[town] if town else view.name}"


def is_local(name: str, kind: str | None) -> bool:
    """Return whether bodies of a kind and name stand in many towns, so that only the town tells which one is meant.

    A word alone ("Stadtwerke", "Sozialministerium") or common words ("Technische Universität") name a body in its
    town or state only.

    Examples
    --------
    >>> is_local("Stadtwerke", "company"), is_local("Stadtwerke Bamberg", "company"), is_local("Kulturamt", None)
    (True, False, True)
    >>> is_local("Technische Universität", "university"), is_local("Technische Universität Ulm", "university")
    (True, False)
    >>> is_local("Ministerium für Umwelt", "ministry"), is_local("Sächsische Staatskanzlei", "ministry")
    (True, False)
    """
    words = bare(name).split()
    if kind == "ministry":
        return not any(word.startswith(_STATES) for word in words)
    common = len(words) < 2 or _GENERIC.issuperset(words)
    return kind in _LOCAL or (common and kind not in {"network", "supranational"})


def owner(view: View, organisation: str) -> str | None:
    """Return the municipality that a local body belongs to: one that its name contains, else the publisher."""
    name = f" {fold(view.first(organisation, 'name') or '')} "
    publisher = view.publisher()
    towns = [publisher, *view.of_kind("municipality")] if publisher else list(view.of_kind("municipality"))
    named = (town for town in towns if any(f" {fold(form)} " in name for form in view.all(town, "name")))
    return next(named, publisher)


def _programme(view: View, thing: str) -> str | None:
    titles = view.all(thing, "title") + view.all(thing, "alias")
    known = next(filter(None, map(view.known_programme, titles)), None)
    if known or not titles:
        return known
    return f"{name_part(titles[0])}-{view.name}" if is_common(titles[0]) else name_part(titles[0])


def _person(view: View, thing: str) -> str | None:
    name, body = view.first(thing, "name"), view.body(thing)
    return name and f"{name_part(name)}-{view.keys[body] if body else view.name}"


def _role(view: View, thing: str) -> str | None:
    person, role, body = (view.first(thing, prop) for prop in ("person", "role", "of"))
    if person is None or role is None:
        return None
    return "-".join([view.keys[person], role, *([view.keys[body]] if body else [])])


def _agreement(view: View, thing: str) -> str | None:
    kind = view.first(thing, "type")
    parties = sorted({view.keys[party] for party in view.all(thing, "party")})
    if kind is None or len(parties) < 2:
        return None
    signed = view.first(thing, "signed")
    return "-".join([kind, *parties, *([signed[:4]] if signed else [])])


def _event(view: View, thing: str) -> str | None:
    kind, start, end, place = (view.first(thing, prop) for prop in ("type", "start", "end", "place"))
    if not (kind and place and start and len(start) == _FULL_DATE):
        return None
    roles = ("host", "guest", "participant", "organiser")
    towns = {view.municipality_of(party) for role in roles for party in view.all(thing, role)} - {None, place}
    parties = sorted({view.keys[town] for town in towns if town} - {view.keys[place]})
    if not parties:
        return None
    return "-".join([kind, start, *([end] if end else []), view.keys[place], *parties])


def _signature(view: View, thing: str) -> str | None:
    person = view.first(thing, "signed_by")
    signed = (deed for deed in view.of_kind("agreement") if thing in view.all(deed, "signature"))
    deed = next(signed, None)
    return f"{view.keys[deed]}-{view.keys[person]}" if deed and person else None


def _funding(view: View, thing: str) -> str | None:
    chain = [view.first(thing, prop) for prop in ("funder", "via", "programme", "funds")]
    return "/".join([view.name, "-".join(view.keys[link] if link else "0" for link in chain)])


KEYS: Final[dict[str, Callable[[View, str], str | None]]] = {
    "release": lambda view, _thing: view.name,
    "country": _country,
    "municipality": _municipality,
    "organisation": _organisation,
    "programme": _programme,
    "person": _person,
    "role": _role,
    "agreement": _agreement,
    "event": _event,
    "signature": _signature,
    "funding": _funding,
    # What was said there and then: known by its place in the text alone.
    "quote": lambda _view, _thing: None,
    "claim": lambda _view, _thing: None,
    "figure": lambda _view, _thing: None,
}
