"""Tell who bears a title that has more than one bearer, or that stands apart from its bearer's name."""

import re

from kg.lexicon.patterns import pattern
from kg.lexicon.roles import roles
from kg.relate.bodies import as_body
from kg.relate.dealt import dealt_towns
from kg.relate.plurals import is_plural
from kg.relate.reading import Body, Reading
from kg.text import Mention, MentionKind, Sentence

__all__ = ["apart", "behind_name", "clashes", "is_next", "joined_before", "more_holders"]

_ADJACENT = pattern("roles.adjacent")
_NEXT_HOLDER = pattern("roles.next-holder")
_LAST_HOLDER = pattern("roles.last-holder")
_COORDINATED = pattern("roles.coordinated")
_BECOMING = pattern("roles.becoming")
_CHOSEN = pattern("roles.chosen")
_COMMA = pattern("roles.comma")
_LISTED = pattern("roles.listed")
_EQUATED = pattern("roles.equated")
_OPENING = pattern("roles.opening")
_ACTING = pattern("roles.acting")
_ACTS = pattern("roles.acts")
_ARTICLE = pattern("roles.article")
_CLOSED = pattern("roles.closed")
_FROM = pattern("roles.from")
_WHO_IS = pattern("roles.who-is")
_IS = pattern("roles.is")
_COLON = re.compile(r"^[^.;:]{0,110}:\s{0,2}(?:[-–•*]\s)?$")
_LAST = pattern("roles.last")
_KIN = pattern("roles.kin")

# The gender of a noun that inflects as an adjective, by its article and last letter.
_ADJECTIVAL = {
    ("der", "e"): "m",
    ("dem", "n"): "m",
    ("des", "n"): "m",
    ("den", "n"): "m",
    ("die", "e"): "f",
    ("der", "n"): "f",
}
_DETERMINER = re.compile(r"\b([Dd](?:er|ie|em|en|es))\s(?:[a-zäöü]\w+(?:e|en)\s)?$")


def apart(reading: Reading, sentence: Sentence, role: Mention, end: int) -> Mention | None:
    """Return who bears a title that stands apart from the name: doubled, joined by "und", by "ist", by "gewählt"."""
    return (
        _listed(reading, sentence, role)
        or _stacked(reading, sentence, role)
        or _doubled(reading, sentence, role, end)
        or _told(reading, sentence, role, end)
        or _coordinated(reading, sentence, role)
        or _equated(reading, sentence, role, end)
        or _chosen(reading, sentence, role)
    )


def is_next(reading: Reading, sentence: Sentence, role: Mention, span: tuple[Mention, Mention, int]) -> bool:
    """Return whether a title between two names is the second one's: "Bürgermeister A, die Leiterin des Amts, B, und C".

    ``span`` holds the names before and behind it, and where its complement ends.
    """
    before, after, end = span
    gap, behind = reading.between(end, after.start), reading.text[after.end : sentence.end]
    if not (gap.lstrip().startswith(",") and _ADJACENT.match(gap) and _CLOSED.match(behind)):
        return False
    if not _ARTICLE.match(reading.between(before.end, role.start)):
        return False
    is_kin = bool(_KIN.search(reading.text[sentence.start : before.start]))
    return is_kin or _is_titled(reading, sentence, before) or bool(_LAST.match(behind))


def _is_titled(reading: Reading, sentence: Sentence, person: Mention) -> bool:
    """Return whether a title stands before a name, which may share it with others."""
    held = reading.people[person.name].roles
    return any(role.sentence == sentence.index and role.end <= person.start for _, _, role, _ in held)


def clashes(reading: Reading, person: Mention, role: Mention) -> bool:
    """Return whether a title behind a name is of another gender than one before it: "Bürgermeister A, die Leiterin"."""
    held = reading.people[person.name].roles
    own = [title for _, _, title, _ in held if title.sentence == role.sentence and title.end <= person.start]
    genders = {_gender(reading, title) for title in (*own[-1:], role)}
    return bool(own) and genders == {"m", "f"}


def _gender(reading: Reading, role: Mention) -> str:
    """Return "m" or "f" for a title, "" where its form says neither ("Vorsitzenden")."""
    base, printed = role.end_key, reading.between(role.start, role.end)
    if base.endswith(("in", "frau")):
        return "f"
    if base.endswith(("ender", "eter", "ter")) and not printed.endswith(base[-3:]):
        before = reading.text[max(0, role.start - 30) : role.start]
        found = _DETERMINER.search(before)
        return _ADJECTIVAL.get((found[1].lower(), printed[-1]), "") if found else ""
    return "" if base.endswith(("mitglied", "kraft", "haupt", "leitung")) else "m"


def _listed(reading: Reading, sentence: Sentence, role: Mention) -> Mention | None:
    """Return the first of a list behind a colon: "Es kamen Bürgermeister aus drei Orten: A (Soest), B (Apolda)"."""
    person = next((m for m in reading.of(sentence, "person") if m.start >= role.end), None)
    if (
        person is None
        or not (role.of == "home" or is_plural(reading, role))
        or not _COLON.match(reading.between(role.end, person.start))
    ):
        return None
    people = [m for m in reading.of(sentence, "person") if m.start >= person.start]
    return person if behind_name(reading, sentence, person) or dealt_towns(reading, sentence, role, people) else None


def _stacked(reading: Reading, sentence: Sentence, role: Mention) -> Mention | None:
    """Return who bears two titles that stand side by side: "Vorsitzender Pfarrer Jan Muster"."""
    second = next((m for m in reading.of(sentence, "role") if m.start >= role.end), None)
    if second is None or not _ADJACENT.match(reading.between(role.end, second.start)):
        return None
    person = next((m for m in reading.of(sentence, "person") if m.start >= second.end), None)
    is_side = "," not in reading.between(role.end, second.start)
    is_hers = person is not None and bool(_ADJACENT.match(reading.between(second.end, person.start)))
    is_side = is_side and (is_plural(reading, second) or not is_plural(reading, role))
    is_one = _is_short(second) or _is_feminine(role) == _is_feminine(second)
    return person if is_side and is_hers and is_one else None


def _is_short(role: Mention) -> bool:
    """Return whether a title is an abbreviation, which has one form for both ("MdL", "LAbg.")."""
    return role.end_key.endswith(".") or role.end_key[-1:].isupper() or role.end_key in {"StR", "GR", "MdEP"}


def _told(reading: Reading, sentence: Sentence, role: Mention, end: int) -> Mention | None:
    """Return whom a relative clause gives a title: "Ute Beispiel, die seit 1990 Obfrau ist"."""
    before = [m for m in reading.of(sentence, "person") if m.end <= role.start]
    if not before or not _WHO_IS.match(reading.between(before[-1].end, role.start)):
        return None
    return before[-1] if _IS.match(reading.text[end : sentence.end]) else None


def _equated(reading: Reading, sentence: Sentence, role: Mention, end: int) -> Mention | None:
    """Return who is said to be something: "Kassierer ist Jan Muster", "Als Dolmetscherin half Ute Beispiel"."""
    person = next((m for m in reading.of(sentence, "person") if m.start >= end), None)
    if person is None:
        return None
    front, gap = reading.between(sentence.start, role.start), reading.between(end, person.start)
    is_said = _OPENING.search(front) and _EQUATED.match(gap)
    acts = end == role.end and _ACTING.search(front) and _ADJACENT.match(_ACTS.sub("", gap, count=1))
    return person if is_said or acts else None


def behind_name(reading: Reading, sentence: Sentence, person: Mention, kind: MentionKind = "place") -> Body | None:
    """Return the town in brackets or with "aus" behind a name: "Jan Muster (Apolda)", "Jan Muster aus Apolda".

    Behind a diplomat's name a state stands so: "Honorarkonsulin Ute Beispiel (Ungarn)".
    """
    place = next((m for m in reading.of(sentence, kind) if m.start >= person.end), None)
    return as_body(place) if place and _FROM.match(reading.between(person.end, place.start)) else None


def _doubled(reading: Reading, sentence: Sentence, role: Mention, end: int) -> Mention | None:
    """Return who bears two titles: "die Leiterin des Museums, Stadträtin Ute Beispiel, …"; both are of one gender.

    The first has a complement or a possessive, so that the two are no list.
    """
    second = next((m for m in reading.of(sentence, "role") if m.start >= end), None)
    is_bare = end == role.end and not roles().leaning(role.end_key)
    if second is None or is_bare or not _COMMA.match(reading.between(end, second.start)):
        return None
    person = next((m for m in reading.of(sentence, "person") if m.start >= second.end), None)
    if person is None or not _ADJACENT.match(reading.between(second.end, person.start)):
        return None
    is_closed = not _LISTED.match(reading.between(person.end, sentence.end))
    return person if is_closed and _is_feminine(role) == _is_feminine(second) else None


def _coordinated(reading: Reading, sentence: Sentence, role: Mention) -> Mention | None:
    """Return who bears two titles joined by "und": "Stadtrat und Vereinsvorsitzender Jan Muster"; of one gender."""
    second = next((m for m in reading.of(sentence, "role") if m.start >= role.end), None)
    if second is None or not _COORDINATED.match(reading.between(role.end, second.start)):
        return None
    person = next((m for m in reading.of(sentence, "person") if m.start >= second.end), None)
    if person is None or not _ADJACENT.match(reading.between(second.end, person.start)):
        return None
    return person if _is_feminine(role) == _is_feminine(second) and not is_plural(reading, role) else None


def _chosen(reading: Reading, sentence: Sentence, role: Mention) -> Mention | None:
    """Return who is made something: "zur Leiterin wurde Ute Beispiel ernannt", "wählte Jan Muster zum Landrat"."""
    text = reading.between(sentence.start, sentence.end)
    people = reading.of(sentence, "person")
    made = _BECOMING.search(reading.between(sentence.start, role.start))
    if made is None or not _CHOSEN.search(text):
        return None
    before = [m for m in people if m.end <= role.start]
    if before and before[-1].end >= sentence.start + made.start():
        return before[-1]
    after = next((m for m in people if m.start >= role.end), None)
    is_near = after is not None and not re.search(r"[,;:]", reading.between(role.end, after.start))
    return after if is_near else people[0] if len(people) == 1 else None


def _is_feminine(role: Mention) -> bool:
    return role.end_key.endswith(("in", "frau", "rätin"))


def joined_before(reading: Reading, sentence: Sentence, role: Mention, last: Mention) -> list[Mention]:
    """Return who shares a title in the plural behind two names: "A und B, zwei Schülerinnen der HTL"."""
    if last.end > role.start or not is_plural(reading, role):
        return []
    before = [person for person in reading.of(sentence, "person") if person.end <= last.start]
    is_joined = bool(before) and reading.between(before[-1].end, last.start) in {" und ", " sowie "}
    return before[-1:] if is_joined else []


def more_holders(reading: Reading, sentence: Sentence, role: Mention, first: Mention) -> list[Mention]:
    """Return the further people of a plural title: "die Ratsmitglieder A, B und C"."""
    is_list = bool(_COLON.match(reading.between(role.end, first.start))) if first.start > role.end else False
    may_be = roles().leaning(role.end_key) in {"peer", "head"} and reading.text[role.start : role.end].endswith("n")
    if first.start < role.end or not (is_list or may_be or is_plural(reading, role)):
        return []
    more = []
    has_towns = may_be and not (is_list or is_plural(reading, role))
    last = first
    for person in reading.of(sentence, "person"):
        gap = reading.between(last.end, person.start)
        if has_towns and person.start >= last.end and not behind_name(reading, sentence, person):
            break
        if person.start >= last.end and _NEXT_HOLDER.match(gap):
            more.append(person)
            last = person
            if _LAST_HOLDER.search(gap):
                break
    return more
