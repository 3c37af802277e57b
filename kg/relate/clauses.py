"""Bind offices that a clause tells, not a title: who is of an office, in charge of something, or heads a body."""

import re

from kg.lexicon.organisations import head_of
from kg.lexicon.patterns import pattern
from kg.lexicon.roles import roles
from kg.relate.bodies import LOCAL, as_body, of_demonym
from kg.relate.complements import body_behind_name
from kg.relate.heading import at_the_head, head_of_kind
from kg.relate.presiding import preside
from kg.relate.reading import Body, Reading
from kg.relate.told import anchor, hold, joined
from kg.text import Mention, MentionKind, Sentence

__all__ = ["bind_clauses", "professors"]

_OFFICE = pattern("roles.office")
_OFFICE_NOUN = pattern("roles.office-noun")
_IN_CHARGE = pattern("roles.in-charge")
_RELATIVE = pattern("roles.relative")
_OFFICES = pattern("roles.offices")
_COUNCILS = pattern("roles.councils")
_BESIDE_DUTY = pattern("roles.beside-duty")
# Whoever comes from such a body is named for what they know; from a club, for whom they speak.
_SEATED = frozenset(
    "mayor deputy-mayor department-head councillor district-head municipal-officer consul ambassador minister "
    "state-secretary director association-chair member-of-parliament".split()
)
_HEADS = frozenset({"leitet", "leitete", "führt", "führte"})
_AT = re.compile(
    r"\b(?:an\s(?:der|einer|seiner|ihrer)|am|im|in\s(?:der|einer)|beim|bei\s(?:der|einer))\s(?:[\w-]+en\s)?$"
)
_HOUSE_NOUN = re.compile(r"(?:heim|zentrum|betrieb|unternehmen|werk|klinik|garten|institut|firma|studio|labor|praxis)$")
_A_HOUSE = re.compile(r"\b(?:eine?n?|das|die|den)\s(?:[a-zäöü][\w-]+\s)?(?P<noun>[A-ZÄÖÜ][\w-]+)\s$")
_ACTS = {
    **dict.fromkeys(("unterrichtet", "unterrichten", "lehrt", "lehren", "forscht", "forschen"), "expert"),
    **dict.fromkeys(("vertritt", "vertrat", "angehört"), "other"),
}
_WORKS = frozenset({"arbeitet", "beschäftigt ist", "angestellt ist", "tätig ist"})
_LAND = 2
_EXPERTS = frozenset({"university", "school", "cultural-institution", "company"})
_HOUSES = _EXPERTS | {"association", "agency", "foundation"}


def bind_clauses(reading: Reading, sentence: Sentence) -> None:
    """Bind what the clauses of a sentence tell of the people in it."""
    for person in reading.of(sentence, "person"):
        _in_charge(reading, sentence, person)
        _of_an_office(reading, sentence, person)
        _relative_clause(reading, sentence, person)
        at_the_head(reading, sentence, person)
        preside(reading, sentence, person)


def professors(reading: Reading) -> None:
    """Call who bears the title of a professor and no office an expert, of the university that the sentence names."""
    for person in reading.people.values():
        if "Prof" not in person.prefix or person.roles:
            continue
        name = person.mentions[0]
        sentence = reading.document.sentences[name.sentence]
        houses = [m for m in reading.of(sentence, "organisation") if m.key in {"university", "school"}]
        before = [m for m in houses if m.end <= name.start]
        house = before[-1] if before else next(iter(houses), None)
        evidence = reading.evidence(name.start, name.end, "de.role.clause")
        role = anchor(reading, sentence, name.start, name.end)
        person.roles.append(("expert", as_body(house) if house else None, role, evidence))


def _in_charge(reading: Reading, sentence: Sentence, person: Mention) -> None:
    """Read "die für Sport zuständige Ute Beispiel"."""
    if found := _IN_CHARGE.search(reading.between(sentence.start, person.start)):
        start = sentence.start + found.start()
        hold(reading, person, ("municipal-officer", None), (start, person.start), "de.role.in-charge")


def _of_an_office(reading: Reading, sentence: Sentence, person: Mention) -> None:
    """Read "Werner Beispiel vom Sportamt", "Ute Beispiel von der Universität Musterstadt"."""
    following = [m for m in reading.of(sentence, "organisation") if m.start >= person.end]
    held = reading.people[person.name].roles
    if not following or not _OFFICE.match(reading.between(person.end, following[0].start)):
        if (not held or held[-1][1] is None) and (body := body_behind_name(reading, sentence, person)) is not None:
            _belong(reading, sentence, person, body)
            return
        found = _OFFICE_NOUN.match(reading.text[person.end : sentence.end])
        if found and not held and not (following and following[0].start < person.end + found.end()):
            span = (person.end, person.end + found.end())
            hold(reading, person, ("municipal-officer", _town_in(reading, sentence, span)), span, "de.role.office")
        return
    office = following[0]
    said = reading.evidence(person.start, office.end, "de.role.office")
    if office.key == "municipal-office" and "euerwehr" not in office.name:
        town = _town_in_adjective(reading, sentence, (person.end, office.end))
        for holder in (person, *joined(reading, sentence, person)) if not held else (person,):
            reading.people[holder.name].roles.append(("municipal-officer", town, office, said))
    elif held and held[-1][1] is None and held[-1][0] not in LOCAL:
        code, _, role, evidence = held[-1]
        held[-1] = (code, Body("organisation", office.name), role, evidence)
    elif not held:
        code = "expert" if office.key in _EXPERTS else "other"
        for holder in (person, *joined(reading, sentence, person)):
            reading.people[holder.name].roles.append((code, Body("organisation", office.name), office, said))


def _town_in_adjective(reading: Reading, sentence: Sentence, span: tuple[int, int]) -> Body | None:
    """Return the town whose adjective a stretch has: "vom Wormser Bauamt"."""
    named = (m for m in reading.of(sentence, "demonym") if span[0] <= m.start < span[1] and len(m.key) > _LAND)
    return next((of_demonym(reading, m, "home") for m in named), None)


def _belong(reading: Reading, sentence: Sentence, person: Mention, body: Body) -> None:
    """Let somebody be of a body that stands behind the name: in the office held, or as one who speaks for it."""
    held = reading.people[person.name].roles
    mention = reading.organisations[body.key]
    if held:
        code, _, role, evidence = held[-1]
        if code not in LOCAL:
            held[-1] = (code, body, role, evidence)
        return
    end = mention.end if mention.sentence == sentence.index and mention.end > person.end else person.end + 4
    code = "expert" if mention.key in _EXPERTS else "other"
    for holder in (person, *joined(reading, sentence, person)):
        hold(reading, holder, (code, body), (person.end, end), "de.role.office")


def _town_in(reading: Reading, sentence: Sentence, span: tuple[int, int]) -> Body | None:
    """Return the town that a stretch names, or that stands right behind it ("im Rathaus von X")."""
    for mention in reading.of(sentence, "place"):
        if span[0] <= mention.start <= span[1] + 1:
            return as_body(mention)
    return None


def _relative_clause(reading: Reading, sentence: Sentence, person: Mention) -> None:
    """Read "…, die dem Verein vorsitzt", "…, der das Sportamt leitet"."""
    found = _RELATIVE.match(reading.text[person.end : sentence.end])
    if not found:
        _duty_beside(reading, sentence, person)
        return
    start, end = person.end + found.start(), person.end + found.end()
    kinds: tuple[MentionKind, ...] = ("organisation", "place", "demonym", "country")
    bodies = [m for m in reading.of(sentence, *kinds) if start <= m.start < end]
    if any(start < m.start < end for m in reading.of(sentence, "person")):
        return
    code, body = _told(reading, found["inner"], found["verb"], bodies)
    if code in {"municipal-officer", "department-head"} and _is_duty(found) and _gains_portfolio(reading, person):
        return
    if code == "municipal-officer" and _is_duty(found) and _has_seat(reading, person):
        return
    if code:
        hold(reading, person, (code, body), (start, end), "de.role.relative-clause")


def _duty_beside(reading: Reading, sentence: Sentence, person: Mention) -> None:
    """Read "Ute Beispiel, zuständig für den Nahverkehr" of somebody without an office."""
    found = _BESIDE_DUTY.match(reading.text[person.end : sentence.end])
    if found and not reading.people[person.name].roles:
        span = person.end, person.end + found.end()
        hold(reading, person, ("municipal-officer", None), span, "de.role.relative-clause")


def _is_duty(found: re.Match[str]) -> bool:
    """Return whether a clause tells what somebody is in charge of, not what they head."""
    verb = found["verb"]
    is_told = verb.startswith(("zuständig", "verantwort"))
    return is_told or verb in {"kümmert", "betreut"} or "dezernat" in found["inner"].lower()


def _has_seat(reading: Reading, person: Mention) -> bool:
    """Return whether somebody already holds an office that such a duty belongs to."""
    return any(code in _SEATED for code, _, _, _ in reading.people[person.name].roles)


def _gains_portfolio(reading: Reading, person: Mention) -> bool:
    """Give a Bürgermeister or Stadtrat who is said to be in charge of something a portfolio; return whether one is."""
    held = reading.people[person.name].roles
    for i, (code, body, role, span) in enumerate(held):
        if roles().with_portfolio(code) != code and "Ober" not in role.name:
            held[i] = (roles().with_portfolio(code), body, role, span)
            return True
    return False


def _told(reading: Reading, inner: str, verb: str, mentions: list[Mention]) -> tuple[str, Body | None]:
    """Return the code and body of a role that a relative clause tells."""
    body = next((as_body(m) for m in mentions if m.kind == "organisation"), None)
    towns = (m for m in mentions if m.kind in {"place", "demonym"})
    town = next((as_body(m) if m.kind == "place" else of_demonym(reading, m, "home") for m in towns), None)
    kind = reading.organisations[body.key].key if body and body.key in reading.organisations else ""
    if _COUNCILS.search(inner) and kind not in {"association", "company"}:
        return "councillor", town
    duties = verb in {"koordiniert", "kümmert", "betreut"} or verb.startswith(("zuständig", "verantwortlich"))
    is_project = verb == "koordiniert" and body is None and "Projekt" in inner and not _OFFICES.search(inner)
    if kind == "municipal-office" or (body is None and _OFFICES.search(inner)) or duties:
        code = "department-head" if "dezernat" in inner.lower() and not duties else "municipal-officer"
        return ("other", None) if is_project else (code, town)
    if body is None:
        return ("department-head", town) if "dezernat" in inner.lower() else (_of_a_house(inner, verb), None)
    if verb in _HEADS and kind in _EXPERTS and _is_at(reading, mentions, body):
        return "expert", body
    if verb in _ACTS or verb in _WORKS:
        return _ACTS.get(verb, "expert" if kind in _EXPERTS else "other"), body
    state = next((as_body(m) for m in mentions if m.kind == "country"), None)
    return ("consul", state) if kind == "consulate" else (head_of_kind(kind), body)


def _of_a_house(inner: str, verb: str) -> str:
    """Return the code of who leads a house without a name: "die in Lille ein Wohnheim leitet"."""
    found = _A_HOUSE.search(inner) if verb in _HEADS else None
    noun = head_of(found["noun"]) if found else None
    if noun is not None and not noun.is_plural and noun.head.kind in _HOUSES:
        return head_of_kind(noun.head.kind)
    return "director" if found and noun is None and _HOUSE_NOUN.search(found["noun"]) else ""


def _is_at(reading: Reading, mentions: list[Mention], body: Body) -> bool:
    """Return whether a body is only where something is led: "der an der Universität die Forschungsstelle leitet"."""
    mention = next(m for m in mentions if m.name == body.key)
    return bool(_AT.search(reading.between(max(0, mention.start - 30), mention.start)))
