"""See who heads a body where the body is told first, or the verb: "An der Spitze des Vereins steht Ute Beispiel"."""

from kg.lexicon.patterns import pattern
from kg.relate.bodies import as_body
from kg.relate.heading import head_of_kind, is_ensemble
from kg.relate.reading import Body, Reading
from kg.relate.told import hold
from kg.text import Mention, Sentence

__all__ = ["preside"]

# What stands before a body, between it and the name behind it, and behind the name, for each way of telling it.
_BODY_FIRST = tuple(
    (pattern(f"roles.{way}-before"), pattern(f"roles.{way}-between")) for way in ("top", "chair", "led")
)
_VERB = pattern("roles.leading-verb")
_OBJECT = pattern("roles.leading-object")
_ELSEWHERE = pattern("roles.leading-elsewhere")
_AT_THE_TOP = pattern("roles.at-the-top")
_ENDING = pattern("roles.presiding-ending")
_RULE = "de.role.presides"
_UNHEADED = frozenset({"other", "ministry", "supranational", "consulate"})


def preside(reading: Reading, sentence: Sentence, person: Mention) -> None:
    """Bind who heads a body or a town by its clause and holds no office yet.

    Read are "An der Spitze des Vereins steht Ute Beispiel", "Den Vorsitz im Verein hat Ute Beispiel übernommen",
    "Geleitet wird das Museum von Ute Beispiel", "Seit Mai führt Ute Beispiel den Verein" and "Ute Beispiel stand bis
    2001 an der Spitze von Lille".
    """
    if reading.people[person.name].roles:
        return
    found = _told_before(reading, sentence, person) or _told_behind(reading, sentence, person)
    if found is not None and (office := _office(found)) is not None:
        hold(reading, person, office, (min(found.start, person.start), max(found.end, person.end)), _RULE)


def _told_before(reading: Reading, sentence: Sentence, person: Mention) -> Mention | None:
    """Return the body before a name whose head it names, where the clause ends with it or says no more than that."""
    body = next((m for m in reversed(reading.of(sentence, "organisation")) if m.end <= person.start), None)
    if body is None or not _ENDING.match(reading.text[person.end : sentence.end]):
        return None
    front, gap = reading.text[sentence.start : body.start], reading.between(body.end, person.start)
    return body if any(before.search(front) and between.match(gap) for before, between in _BODY_FIRST) else None


def _told_behind(reading: Reading, sentence: Sentence, person: Mention) -> Mention | None:
    """Return the body or town behind a name that it heads: the first that is named there."""
    front = reading.text[sentence.start : person.start]
    body = next((m for m in reading.of(sentence, "organisation", "place") if m.start >= person.end), None)
    if body is None:
        return None
    gap, behind = reading.between(person.end, body.start), reading.text[body.end : sentence.end]
    leads = _VERB.search(front) and _OBJECT.match(gap) and not _ELSEWHERE.search(behind)
    is_top = _AT_THE_TOP.match(gap) and not (body.kind == "place" and "reis" in body.name)
    return body if is_top or (leads and body.kind == "organisation") else None


def _office(body: Mention) -> tuple[str, Body | None] | None:
    """Return the code and body of who heads a body; nothing for a government, a parliament or a party."""
    if body.kind == "place":
        return "mayor", as_body(body)
    if is_ensemble(body):
        return "expert", as_body(body)
    if body.key == "municipal-office":
        return "municipal-officer", None
    return None if body.key in _UNHEADED else (head_of_kind(body.key), as_body(body))
