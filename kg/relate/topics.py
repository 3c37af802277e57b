"""Find the topics that a release names as subjects of the cooperation."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import load_yaml
from kg.model import Evidence
from kg.relate.reading import Reading

__all__ = ["topics_of"]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return one pattern a topic; a stem with a hyphen begins or ends compounds."""
    return tuple(
        (topic, re.compile("|".join(_pattern(word) for word in sorted(words, key=len, reverse=True))))
        for topic, words in load_yaml("topics").items()
    )


def _pattern(word: str) -> str:
    if word.endswith("-"):
        return rf"\b{re.escape(word[:-1])}[\w-]*"
    first = re.escape(word)
    ending = r"(?:s|es|n|en|e|er)?\b" if word[-1].isalpha() else ""
    return rf"\b{first}{ending}"


def topics_of(reading: Reading) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Yield the topics with the words that name them; the longest word at a place counts for one topic."""
    spans: list[tuple[int, int, str]] = []
    for sentence in reading.document.told():
        if sentence.zone == "caption":
            continue
        text = reading.between(sentence.start, sentence.end)
        for topic, pattern in _patterns():
            for found in pattern.finditer(text):
                start, end = sentence.start + found.start(), sentence.start + found.end()
                if not _inside_name(reading, start):
                    spans.append((start, end, topic))
    found_topics: dict[str, list[Evidence]] = {}
    for start, end, topic in spans:
        if any(s <= start and end <= e and (e - s) > (end - start) and other != topic for s, e, other in spans):
            continue
        found_topics.setdefault(topic, []).append(Evidence(start=start, end=end, rule="de.topic.word"))
    for topic, evidence in found_topics.items():
        yield topic, tuple(evidence[:5])


def _inside_name(reading: Reading, offset: int) -> bool:
    return any(m.start <= offset < m.end for m in reading.mentions if m.kind in {"organisation", "title", "person"})
