"""Find the topics that a release names as subjects of the cooperation."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.lexicon.topics import phrases_beside, topic_list, topic_words
from kg.model import Evidence
from kg.relate.programmes import Programme
from kg.relate.reading import Reading
from kg.text import Sentence

__all__ = ["topics_of"]

_RULE = "de.topic.word"


@dataclass(frozen=True, slots=True)
class _Hit:
    topic: str
    start: int
    end: int
    is_weak: bool
    sentence: int
    is_subject: bool


def topics_of(
    reading: Reading, programmes: Mapping[str, Programme] | None = None
) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Yield the topics with the words that name them; the longest word at a place counts for one topic.

    The titles of projects name topics too; nothing is yielded where no partner, project or country is spoken of.
    """
    if not (reading.partner or programmes) and not topic_list("abroad").search(reading.text):
        return
    projects = [m for p in (programmes or {}).values() if p.kind == "project" for m in p.mentions]
    open_titles = {(m.start, m.end) for m in projects}
    hits = [
        hit
        for sentence in reading.document.told()
        if sentence.zone != "caption"
        for hit in _hits(reading, sentence, open_titles)
    ]
    found: dict[str, list[Evidence]] = {}
    for hit in hits:
        if (hit.is_weak and not _is_enough(hit, hits)) or any(
            o.start <= hit.start and hit.end <= o.end and o.end - o.start > hit.end - hit.start and o.topic != hit.topic
            for o in hits
        ):
            continue
        found.setdefault(hit.topic, []).append(
            Evidence(start=hit.start, end=hit.end, rule=_RULE, confidence=0.7 if hit.is_weak else 0.9)
        )
    for topic, evidence in found.items():
        yield topic, tuple(evidence[:5])


def _is_enough(hit: _Hit, hits: list[_Hit]) -> bool:
    """Return whether an ordinary word counts: as a said subject, said twice, or in a list with other topics."""
    if hit.is_subject:
        return True
    others = [o for o in hits if o.start != hit.start]
    return any(o.topic == hit.topic or (o.sentence == hit.sentence and o.topic != hit.topic) for o in others)


def _hits(reading: Reading, sentence: Sentence, open_titles: set[tuple[int, int]]) -> Iterator[_Hit]:
    text = reading.between(sentence.start, sentence.end)
    about = topic_list("context").search(text) is not None or sentence.zone in {"headline", "subhead"}
    is_subject = topic_list("subject").search(text) is not None or sentence.zone in {"headline", "subhead"}
    for begin in _BEGIN.finditer(text):
        for word in topic_words(begin.group()):
            found = word.pattern.match(text, begin.start())
            if found is None or (word.is_weak and not about):
                continue
            start, end = sentence.start + found.start(), sentence.start + found.end()
            is_said = reading.document.is_spoken(start) and (word.is_weak or not _IS_COMPOUND.match(found.group()))
            if not is_said and not _in_name(reading, start, open_titles) and not _is_apart(text, found):
                yield _Hit(word.topic, start, end, word.is_weak, sentence.index, is_subject)


_BEGIN = re.compile(r"(?<!\w)\w[\w-]{0,2}")
_IS_COMPOUND = re.compile(r"^\S{9,}|.*\s")


def _in_name(reading: Reading, offset: int, open_titles: set[tuple[int, int]]) -> bool:
    """Return whether a word stands in a name; a project's title is open."""
    return any(
        m.start <= offset < m.end
        for m in reading.mentions
        if m.kind in {"organisation", "title", "person"} and (m.start, m.end) not in open_titles
    )


def _is_apart(text: str, found: re.Match[str]) -> bool:
    """Return whether a word is an office's portfolio, a place's name, or only says where people come from."""
    word = found.group()
    if topic_list("not_compounds").fullmatch(word) and not topic_list("keep").fullmatch(word):
        return True
    before, after = text[max(0, found.start() - 70) : found.start()], text[found.end() : found.end() + 40]
    clause = re.split(r"[;.!?]\s", before)[-1]
    last = re.split(r",\s(?=(?:der|die|das|wo|wie|dass|um)\b)", clause)[-1]
    is_office = phrases_beside("portfolio").search(last) or phrases_beside("behind").match(after)
    return is_office is not None or phrases_beside("actors").search(last) is not None
