"""Choose the body in which an office is held, among all that a release names: towns, organisations, states, or none."""

import re
from dataclasses import dataclass, replace

from kg.lexicon.crossing import crossed
from kg.lexicon.roles import roles
from kg.lexicon.weights import weights
from kg.relate.belonging import ASSUMED
from kg.relate.chiefs import has_chief_mayor
from kg.relate.circumstances import circumstances
from kg.relate.dealt import DEALT
from kg.relate.delegations import origin_of_members
from kg.relate.origins import german_look
from kg.relate.reading import Body, Person, Reading
from kg.relate.standing import mentioned_near, standing
from kg.text import Mention

__all__ = ["CHOSEN", "Option", "choose_bodies", "options_of"]

CHOSEN = "de.role.body-by-weight"
_GERMAN = frozenset({"DE", "AT", "CH", "LI", "LU"})
_LOOKS = ((0.6, "german"), (0.0, "rather german"), (-0.6, "rather foreign"))
_MEANT = re.compile(r"\b(?:dessen|[Dd]eren|wo)\s(?:[a-zäöü]+\s){0,2}$")
_BACK = 40
_WORD = re.compile(r"[\w-]+")
_AFAR = 9999
_FEDERAL = re.compile(r"\b(?:Alt)?[Bb]undes(?:kanzler|präsident|\w*minister)")
# A body that another mayor leaves free must be so likely at least.
_LEAST = 0.03
_FORMER = re.compile(r"(?:[Ee]hemalig|[Dd]amalig|[Ff]rüher|[Ee]instig|Alt|Ex)")
# Where there is an Oberbürgermeister, a Bürgermeister is his deputy: both may be of one town.
_PLAIN = frozenset({"Bürgermeister", "Bürgermeisterin"})


@dataclass(frozen=True, slots=True)
class Option:
    """A body that an office may be held in (None: unsaid), with what speaks for or against it."""

    body: Body | None
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A role of a person with its options and how likely each is."""

    person: Person
    index: int
    options: list[Option]
    chances: list[float]


def choose_bodies(reading: Reading) -> None:
    """Give each role the body that is likeliest; one that no word beside the title says is less sure.

    A town has one mayor at a time: of two who would be it, the less likely one has the next body that is free.
    """
    judged = weights("of")
    asked: list[_Asked] = []
    for person in reading.people.values():
        for i in range(len(person.roles)):
            if person.roles[i][3].rule == DEALT or _is_settled(person.roles[i][1], person.roles[i][2]):
                continue
            options = options_of(reading, person, i)
            asked.append(_Asked(person, i, options, judged.choice([option.features for option in options])))
    taken: dict[Body | None, str] = {}
    for case in sorted(asked, key=lambda case: -max(case.chances)):
        code, before, role, span = case.person.roles[case.index]
        ranked = sorted(zip(case.chances, range(len(case.options)), strict=True), key=lambda pair: (-pair[0], pair[1]))
        likely = [(chance, case.options[n].body) for chance, n in ranked]
        is_head = code == "mayor" and not (_FORMER.match(role.name) or roles().leaning(role.end_key) == "same")
        free = [pair for pair in likely if not is_head or taken.get(pair[1]) in {None, case.person.name}]
        chance, body = free[0] if free and free[0][0] > _LEAST else likely[0]
        if is_head and body is not None and not (role.end_key in _PLAIN and has_chief_mayor(reading, body.key)):
            taken.setdefault(body, case.person.name)
        if body != before:
            case.person.roles[case.index] = code, body, role, replace(span, rule=CHOSEN, confidence=round(chance, 2))
            if case.person.home in {before, None} and (body is None or body.kind != "organisation"):
                case.person.home = body or case.person.home


def _is_settled(body: Body | None, role: Mention) -> bool:
    """Return whether the title itself says its state: "Bundeskanzler"."""
    return body is not None and body.kind == "country" and bool(_FEDERAL.search(role.name))


def options_of(reading: Reading, person: Person, index: int) -> list[Option]:
    """Return the bodies that a role of a person may be held in, that of the rules among them, and none."""
    code, body, role, span = person.roles[index]
    unit = _unit(reading, person, role)
    shared: dict[str, object] = {
        "code": code,
        "of": role.of or "-",
        "title": role.end_key,
        "sure": "none" if body is None else "assumed" if span.rule == ASSUMED else "stated",
        "look": _look(person.name),
        "stated": "-" if body is None else body.kind,
        "meant": True if _MEANT.search(reading.between(max(0, role.start - _BACK), role.start)) else None,
    }
    members = origin_of_members(reading, reading.document.sentences[role.sentence])
    around = circumstances(reading, person, role)
    taken = _taken(reading, person, code)
    beside = _neighbours(reading, person, role)
    found: list[Option] = []
    ranks: dict[str, int] = {}
    near = mentioned_near(reading, role)
    places = {b: standing(reading, near.get(b, ()), role, unit) for b in _bodies(reading)}
    if body is not None:
        places.setdefault(body, {})
    places = {b: seen for b, seen in places.items() if not _is_barred(reading, role, b)}
    for option in sorted(places, key=lambda b: (int(str(places[b].get("letters", _AFAR))), b.kind, b.key)):
        kind = _kind(reading, option)
        sort = "town" if kind in {"home", "partner", "town"} else kind.split(":", maxsplit=1)[0]
        seen = shared | places[option] | {
            "kind": kind,
            "rule": "same" if option == body else "other",
            "rank": min(ranks.get(sort, 0), 3),
            "members": option.key == members if members else None,
            "taken": taken.get(option, "free"),
            "beside": "/".join("none" if not held else "same" if option in held else "other" for held in beside),
            "tongue": _tongue(reading, option),
            "land": _land(reading, option),
            "stem": _stem(role, option) if option.kind == "organisation" else None,
            **around.seen(reading, option),
        }  # fmt: skip
        if seen["fit"] == "True":
            seen["turn"] = min(ranks.get("fit", 0), 4) if places[option] else "unseen"
            ranks["fit"] = ranks.get("fit", 0) + bool(places[option])
        if places[option]:
            ranks[sort] = ranks.get(sort, 0) + 1
        features = crossed("of", seen) + around.features(option, seen) + _names(reading, person, option)
        found.append(Option(option, tuple(features)))
    seen = shared | {"kind": "nothing", "rule": "same" if body is None else "other"}
    found.append(Option(None, tuple(crossed("of", seen))))
    return found


def _unit(reading: Reading, person: Person, role: Mention) -> tuple[int, int]:
    """Return the stretch from a title to the name that it belongs to; of a title of several, the name alone."""
    near = [m for m in person.mentions if m.sentence == role.sentence]
    name = min(near, key=lambda m: abs(m.start - role.start), default=None)
    if name is None:
        return role.start, role.end
    begin, end = min(role.end, name.end), max(role.start, name.start)
    here = reading.by_sentence.get(role.sentence, ())
    is_shared = any(m.kind == "person" and begin <= m.start < end for m in here)
    return (name.start, name.end) if is_shared else (min(role.start, name.start), max(role.end, name.end))


def _bodies(reading: Reading) -> list[Body]:
    towns = [Body("municipality", name) for name in dict.fromkeys([reading.home_name, *reading.towns]) if name]
    states = sorted({m.key for m in reading.mentions if m.kind == "country" and len(m.key) == 2})
    return [
        *towns,
        *(Body("organisation", name) for name in reading.organisations),
        *(Body("country", iso) for iso in states),
    ]


def _kind(reading: Reading, body: Body) -> str:
    if body.kind == "municipality":
        return "home" if reading.is_home(body.key) else "partner" if body.key == reading.partner else "town"
    if body.kind == "organisation":
        mention = reading.organisations.get(body.key)
        return f"body:{mention.key if mention else 'other'}"
    return "state"


def _look(name: str) -> str:
    look = german_look(name)
    return next((word for bar, word in _LOOKS if look > bar), "foreign")


def _tongue(reading: Reading, body: Body) -> str | None:
    """Return whether German is spoken where a body is: in a town's country, or in a state."""
    iso = body.key if body.kind == "country" else reading.country_of(body.key) if body.kind == "municipality" else None
    if body.kind == "municipality" and reading.is_home(body.key):
        return "german"
    return None if iso is None else "german" if iso in _GERMAN else "foreign"


def _land(reading: Reading, body: Body) -> str | None:
    """Return the country of a town, and the Land of a German one: both have titles of their own."""
    if body.kind != "municipality":
        return None
    if reading.is_home(body.key) and reading.home:
        return reading.home.country + (reading.home.ags or "")[:2]
    options = reading.towns.get(body.key, ())
    return options[0].country + (options[0].ags or "")[:2] if options else None


def _is_barred(reading: Reading, role: Mention, body: Body) -> bool:
    """Return whether the town that a body is has no office of a title: an Austrian one no Oberbürgermeister."""
    if body.kind != "municipality":
        return False
    is_home = reading.is_home(body.key) and reading.home is not None
    place = reading.home if is_home else next(iter(reading.towns.get(body.key, ())), None)
    is_sure = is_home or reading.country_of(body.key) in {"DE", "AT", "CH"}
    return place is not None and is_sure and roles().is_barred(role.end_key, place.country, place.ags)


def _taken(reading: Reading, person: Person, code: str) -> dict[Body, str]:
    """Return the bodies in which another person is said to hold the same office, and how sure that is."""
    found: dict[Body, str] = {}
    for other in reading.people.values():
        for held, where, _, span in other.roles if other is not person else ():
            if held == code and where is not None:
                found[where] = "assumed" if span.rule == ASSUMED and found.get(where) != "stated" else "stated"
    return found


def _neighbours(reading: Reading, person: Person, role: Mention) -> list[set[Body | None]]:
    """Return the bodies of who is named before, and of who is named behind in the same sentence, by the rules."""
    around = [
        (abs(m.start - role.start), m.start > role.start, other)
        for other in reading.people.values()
        if other is not person
        for m in other.mentions
        if m.sentence == role.sentence
    ]
    found: list[set[Body | None]] = []
    for is_behind in (False, True):
        other = min((a for a in around if a[1] == is_behind), key=lambda a: a[0], default=None)
        found.append({where for _, where, _, _ in other[2].roles} if other else set())
    return found


def _stem(role: Mention, body: Body) -> bool:
    """Return whether the title begins as a word of the name does ("Museumsleiter", "Museum Ludwig")."""
    title = (role.name.split() or ["-"])[-1].lower()
    return any(len(word) > 3 and title.startswith(word[:5].lower()) for word in _WORD.findall(body.key))


def _names(reading: Reading, person: Person, body: Body) -> list[str]:
    """Return the endings of a name with the country of a town: they tell where it is at home."""
    iso = reading.country_of(body.key) if body.kind == "municipality" else None
    if body.kind == "municipality" and reading.is_home(body.key) and reading.home:
        iso = reading.home.country
    if iso is None:
        return []
    first, last = person.name.split()[0].lower(), person.name.split()[-1].lower()
    return [
        f"first={first[-2:]} {iso}",
        f"last={last[-2:]} {iso}",
        f"last={last[-3:]} {iso}",
        f"begin={last[:2]} {iso}",
    ]
