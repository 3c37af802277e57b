"""Find the topics that a release names as subjects of the cooperation."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.lexicon.topics import phrases_beside, topic_list, topic_points, topic_words
from kg.model import Evidence
from kg.relate.programmes import Programme
from kg.relate.reading import Reading
from kg.text import Sentence

__all__ = ["topics_of"]

_RULE = "de.topic.word"
_MANY = 5  # sentences that name a topic until it is one of the release's own
_LIST = 3  # topics that one sentence names until it enumerates subjects
_NEAR = 110  # letters before a word in which a subject is announced
_STEM = 6  # letters by which two words are told apart


@dataclass(frozen=True, slots=True)
class _Hit:
    topic: str
    start: int
    end: int
    is_weak: bool
    sentence: Sentence
    where: str
    """How it stands there: ``told``; a word of its own ``said`` or an ordinary one ``spoken`` in direct speech;
    in the ``title`` of a project or in another ``name``."""
    stem: str


def topics_of(
    reading: Reading, programmes: Mapping[str, Programme] | None = None
) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Yield the topics with the words that name them; the longest word at a place counts for one topic.

    A topic counts where its signs weigh enough: words of its own, a headline, words that announce a subject, a list
    of subjects, a project's title. Nothing is yielded where no partner, project or country is spoken of.
    """
    if not (reading.partner or programmes) and not topic_list("abroad").search(reading.text):
        return
    projects = [m for p in (programmes or {}).values() if p.kind == "project" for m in p.mentions]
    open_titles = {(m.start, m.end) for m in projects}
    sentences = [sentence for sentence in reading.document.told() if sentence.zone != "caption"]
    hits = _longest([hit for sentence in sentences for hit in _hits(reading, sentence, open_titles)])
    points, enough = topic_points(), topic_points()["enough"]
    for topic in dict.fromkeys(hit.topic for hit in hits if hit.where in _BEARING):
        signs = _signs(reading, topic, hits)
        if sum(points[sign] for sign in signs) + points.get(topic, 0) < enough:
            continue
        yield (
            topic,
            tuple(
                Evidence(start=hit.start, end=hit.end, rule=_RULE, confidence=0.7 if hit.is_weak else 0.9)
                for hit in [hit for hit in hits if hit.topic == topic and hit.where in _BEARING][:5]
            ),
        )


def _longest(hits: list[_Hit]) -> list[_Hit]:
    """Return the hits that lie in no longer one."""
    return [
        hit
        for hit in hits
        if hit.where == "name"
        or not any(
            o.start <= hit.start and hit.end <= o.end and o.end - o.start > hit.end - hit.start and o.where != "name"
            for o in hits
        )
    ]


def _signs(reading: Reading, topic: str, hits: list[_Hit]) -> set[str]:
    """Return what speaks for a topic; ``points`` in the list of topics says how much each sign counts."""
    own = [hit for hit in hits if hit.topic == topic]
    told = [hit for hit in own if hit.where in _BEARING]
    own_words = {hit.sentence.index for hit in told if not hit.is_weak}
    sentences = {hit.sentence.index: hit.sentence for hit in told}
    texts = [reading.between(sentence.start, sentence.end) for sentence in sentences.values()]
    beside = [{o.topic for o in hits if o.sentence.index == i and o.where in _BEARING} for i in sentences]
    signs = {
        "own-word": bool(own_words),
        "own-words": len(own_words) > 1,
        "again": len(sentences) > 1,
        "often": len(sentences) >= _MANY,
        "other-word": len({hit.stem for hit in told}) > 1,
        "headline": any(sentence.zone in {"headline", "subhead"} for sentence in sentences.values()),
        "subject": any(_is_named(reading, hit) for hit in told),
        "context": any(topic_list("context").search(text) for text in texts),
        "list": any(len(topics) >= _LIST for topics in beside),
        "title": any(hit.where == "title" for hit in told),
        "name": any(hit.where == "name" for hit in own),
        "spoken": any(hit.where in {"said", "spoken"} for hit in own),
    }
    return {sign for sign, holds in signs.items() if holds}


def _is_named(reading: Reading, hit: _Hit) -> bool:
    """Return whether words right before a hit, with no clause between, say that a subject follows."""
    before = reading.between(max(hit.sentence.start, hit.start - _NEAR), hit.start)
    clause = re.split(r"[;.!?:]\s|,\s(?=(?:de[rmns]|die|das|wo|wie|dass|weil|wenn|während|als)\b)", before)[-1]
    return topic_list("subject").search(clause) is not None


def _hits(reading: Reading, sentence: Sentence, open_titles: set[tuple[int, int]]) -> Iterator[_Hit]:
    text = reading.between(sentence.start, sentence.end)
    for begin in _BEGIN.finditer(text):
        for word in topic_words(begin.group()):
            found = word.pattern.match(text, begin.start())
            if found is None or _is_apart(text, found):
                continue
            start, end = sentence.start + found.start(), sentence.start + found.end()
            where = _where(reading, start, open_titles)
            if where == "spoken" and not word.is_weak and _IS_COMPOUND.match(found.group()):
                where = "said"
            yield _Hit(word.topic, start, end, word.is_weak, sentence, where, found.group()[:_STEM].lower())


_BEGIN = re.compile(r"(?<!\w)\w[\w-]{0,2}")
_IS_COMPOUND = re.compile(r"^\S{9,}|.*\s")
_BEARING = frozenset({"told", "said", "title"})


def _where(reading: Reading, offset: int, open_titles: set[tuple[int, int]]) -> str:
    """Return how a word stands at an offset; a project's title is open, other names are not."""
    names = [
        (m.start, m.end)
        for m in reading.mentions
        if m.start <= offset < m.end and m.kind in {"organisation", "title", "person"}
    ]
    if names:
        return "title" if open_titles.issuperset(names) else "name"
    return "spoken" if reading.document.is_spoken(offset) else "told"


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
