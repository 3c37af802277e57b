"""Find the topics that a release names as subjects of the cooperation: words name them, weights judge them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.lexicon.crossing import crossed
from kg.lexicon.topics import phrases_beside, topic_list, topic_words
from kg.lexicon.weights import weights
from kg.model import Evidence
from kg.relate.programmes import Programme
from kg.relate.reading import Reading
from kg.text import Mention, Sentence

__all__ = ["features_of_topics", "topics_of"]

_RULE = "de.topic.word"
LIKELY = 0.35
_MOST, _STEM = 5, 9


@dataclass(frozen=True, slots=True)
class _Hit:
    """A word that names a topic; ``is_open`` where it stands in no name, no office and no bare speech."""

    topic: str
    start: int
    end: int
    word: str
    is_weak: bool
    sentence: Sentence
    is_about: bool
    is_subject: bool
    is_said: bool
    is_named: bool
    is_apart: bool

    @property
    def is_open(self) -> bool:
        """Return whether nothing around the word takes its meaning from it."""
        bare = self.is_said and (self.is_weak or not _IS_COMPOUND.match(self.word))
        return not (bare or self.is_named or self.is_apart)


def topics_of(
    reading: Reading, programmes: Mapping[str, Programme] | None = None
) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Yield the topics that are likely subjects of the cooperation, with the words that name them."""
    judged = weights("topic")
    for topic, (features, hits) in _observed(reading, programmes or {}).items():
        chance = judged.chance(features)
        if chance >= LIKELY:
            best = sorted(hits, key=lambda hit: (not hit.is_open, hit.start))[:_MOST]
            yield (
                topic,
                tuple(Evidence(start=hit.start, end=hit.end, rule=_RULE, confidence=round(chance, 2)) for hit in best),
            )


def features_of_topics(reading: Reading, programmes: Mapping[str, Programme]) -> dict[str, list[str]]:
    """Return for each topic that a word of the release names what speaks for it being a subject."""
    return {topic: features for topic, (features, _) in _observed(reading, programmes).items()}


def _observed(reading: Reading, programmes: Mapping[str, Programme]) -> dict[str, tuple[list[str], list[_Hit]]]:
    projects = [m for p in programmes.values() if p.kind == "project" for m in p.mentions]
    hits = _longest(
        [hit for s in reading.document.told() if s.zone != "caption" for hit in _hits(reading, s, projects)]
    )
    ruled = _by_rules(reading, programmes, hits)
    by_topic: dict[str, list[_Hit]] = {}
    for hit in hits:
        by_topic.setdefault(hit.topic, []).append(hit)
    shared: dict[str, object] = {
        "topics": min(len(by_topic), 6),
        "ruled": min(len(ruled), _MOST),
    }
    return {
        topic: (
            _features(topic, own, {**shared, "rule": topic in ruled, "share": round(4 * len(own) / len(hits))}),
            own,
        )
        for topic, own in by_topic.items()
    }


def _features(topic: str, hits: Sequence[_Hit], shared: Mapping[str, object]) -> list[str]:
    """Return what speaks for a topic: how often, where and in which words it is named, and what the rules say."""
    seen = {
        **shared,
        "topic": topic,
        "strong": _some(hit.is_open and not hit.is_weak for hit in hits),
        "weak": _some(hit.is_open and hit.is_weak for hit in hits),
        "said": _some(hit.is_said for hit in hits),
        "named": _some(hit.is_named for hit in hits),
        "apart": _some(hit.is_apart for hit in hits),
        "about": _some(hit.is_about for hit in hits),
        "subject": _some(hit.is_subject for hit in hits),
        "zones": "+".join(sorted({hit.sentence.zone for hit in hits})),
        "first": min(_MOST, min(hit.sentence.index for hit in hits) // 2),
    }
    features = crossed("topic", seen)
    for hit in hits:
        told = {
            "topic": topic,
            "word": hit.word.lower()[:_STEM],
            "open": hit.is_open,
            "said": hit.is_said,
            "named": hit.is_named,
            "apart": hit.is_apart,
            "weak": hit.is_weak,
            "about": hit.is_about,
            "subject": hit.is_subject,
        }
        features += crossed("topic.word", told)
    return list(dict.fromkeys(features))


def _some(these: Iterator[bool]) -> int:
    return min(3, sum(these))


def _longest(hits: Sequence[_Hit]) -> list[_Hit]:
    """Return the words that lie in no longer one."""
    return [
        hit
        for hit in hits
        if not any(o.start <= hit.start and hit.end <= o.end and o.end - o.start > hit.end - hit.start for o in hits)
    ]


def _by_rules(reading: Reading, programmes: Mapping[str, Programme], hits: Sequence[_Hit]) -> set[str]:
    """Return the topics that rules find: none where no partner, project or country is spoken of."""
    if not (reading.partner or programmes) and not topic_list("abroad").search(reading.text):
        return set()
    count = [hit for hit in hits if hit.is_open and (hit.is_about or not hit.is_weak)]
    return {hit.topic for hit in count if not hit.is_weak or _is_enough(hit, count)}


def _is_enough(hit: _Hit, hits: Sequence[_Hit]) -> bool:
    """Return whether an ordinary word counts: as a said subject, said twice, or in a list with other topics."""
    if hit.is_subject:
        return True
    others = [o for o in hits if o.start != hit.start]
    return any(
        o.topic == hit.topic or (o.sentence.index == hit.sentence.index and o.topic != hit.topic) for o in others
    )


def _hits(reading: Reading, sentence: Sentence, projects: Sequence[Mention]) -> Iterator[_Hit]:
    text = reading.between(sentence.start, sentence.end)
    is_head = sentence.zone in {"headline", "subhead"}
    matches = [
        (word, found)
        for begin in _BEGIN.finditer(text)
        for word in topic_words(begin.group())
        if (found := word.pattern.match(text, begin.start())) is not None
    ]
    if not matches:
        return
    is_about = is_head or topic_list("context").search(text) is not None
    is_subject = is_head or topic_list("subject").search(text) is not None
    open_titles = {(m.start, m.end) for m in projects}
    for word, found in matches:
        start, end = sentence.start + found.start(), sentence.start + found.end()
        yield _Hit(
            topic=word.topic,
            start=start,
            end=end,
            word=found.group(),
            is_weak=word.is_weak,
            sentence=sentence,
            is_about=is_about,
            is_subject=is_subject,
            is_said=reading.document.is_spoken(start),
            is_named=_in_name(reading, start, open_titles),
            is_apart=_is_apart(text, found),
        )


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
