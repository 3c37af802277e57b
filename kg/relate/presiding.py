"""See who heads a body where the body is told first, or the verb: "An der Spitze des Vereins steht Ute Beispiel"."""

from collections.abc import Iterator

from kg.lexicon.patterns import pattern
from kg.relate.bodies import as_body
from kg.relate.heading import head_of_kind
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
_RULE = "de.role.presides"


def preside(reading: Reading, sentence: Sentence, person: Mention) -> None:
    """Bind who heads a body or a town by its clause and holds no office yet.

    Read are "An der Spitze des Vereins steht Ute Beispiel", "Den Vorsitz im Verein hat Ute Beispiel übernommen",
    "Geleitet wird das Museum von Ute Beispiel", "Seit Mai führt Ute Beispiel den Verein" and "Ute Beispiel stand bis
    2001 an der Spitze von Lille".
    """
    if reading.people[person.name].roles:
        return
    for body, span in (*_told_before(reading, sentence, person), *_told_behind(reading, sentence, person)):
        hold(reading, person, _office(body), span, _RULE)
        return


def _told_before(reading: Reading, sentence: Sentence, person: Mention) -> Iterator[tuple[Mention, tuple[int, int]]]:
    body = next((m for m in reversed(reading.of(sentence, "organisation")) if m.end <= person.start), None)
    if body is None:
        return
    front, gap = reading.text[sentence.start : body.start], reading.between(body.end, person.start)
    if any(before.search(front) and between.match(gap) for before, between in _BODY_FIRST):
        yield body, (body.start, person.end)


def _told_behind(reading: Reading, sentence: Sentence, person: Mention) -> Iterator[tuple[Mention, tuple[int, int]]]:
    front = reading.text[sentence.start : person.start]
    for body in reading.of(sentence, "organisation", "place"):
        if body.start < person.end:
            continue
        gap, behind = reading.between(person.end, body.start), reading.text[body.end : sentence.end]
        leads = _VERB.search(front) and _OBJECT.match(gap) and not _ELSEWHERE.match(behind)
        if _AT_THE_TOP.match(gap) or (leads and body.kind == "organisation"):
            yield body, (person.start, body.end)
        return


def _office(body: Mention) -> tuple[str, Body | None]:
    if body.kind == "place":
        return "mayor", as_body(body)
    return ("municipal-officer", None) if body.key == "municipal-office" else (head_of_kind(body.key), as_body(body))
