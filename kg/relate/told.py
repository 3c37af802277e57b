"""Write down an office that a clause tells: with the words that tell it, for all who share it."""

from kg.relate.reading import Body, Reading
from kg.text import Mention, Sentence

__all__ = ["anchor", "hold", "joined"]

_Office = tuple[str, Body | None]


def hold(reading: Reading, person: Mention, office: _Office, span: tuple[int, int], rule: str) -> None:
    """Write an office (its code and body) down with the words that tell it."""
    sentence = reading.document.sentence_at(person.start)
    words = anchor(reading, sentence, *span)
    evidence = reading.evidence(min(span[0], person.start), max(span[1], person.end), rule)
    reading.people[person.name].roles.append((*office, words, evidence))


def anchor(reading: Reading, sentence: Sentence, start: int, end: int) -> Mention:
    """Return a stretch of words that tells an office as the mention of one."""
    text = reading.between(start, end)
    begin = start + len(text) - len(text.lstrip(" ,(–"))
    return Mention(
        kind="role",
        start=begin,
        end=max(begin + 1, start + len(text.rstrip(" ,"))),
        sentence=sentence.index,
        name=text.strip(" ,(–"),
        rule="de.role.clause",
    )


def joined(reading: Reading, sentence: Sentence, last: Mention) -> list[Mention]:
    """Return who is named with somebody before: "A und B vom Verein X" are both of it."""
    before = [m for m in reading.of(sentence, "person") if m.end <= last.start]
    is_joined = bool(before) and reading.between(before[-1].end, last.start) in {" und ", " sowie "}
    return before[-1:] if is_joined and not reading.people[before[-1].name].roles else []
