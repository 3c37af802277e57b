"""Find towns that a sentence names by their kind alone: "mit der litauischen Hauptstadt", "der südböhmischen Stadt"."""

import re
from collections.abc import Iterator, Sequence

from kg.relate.reading import Reading
from kg.text import Mention, Sentence

__all__ = ["described_towns"]

RULE = "de.agreement.described-town"
# A name, or where it lies, behind the kind of town makes it another's.
_KIND = re.compile(
    r"(?!Partner)(?:[A-ZÄÖÜ][a-zäöü]*stadt|Stadt|Gemeinde|Kommune|Metropole)\b(?!\s(?:[A-ZÄÖÜ„(]|in\s|am\s|an\s|im\s|bei\s))"
)
_ARTICLE = re.compile(r"\b(?:[Dd]er|[Dd]ie|[Dd]em|[Dd]en)\s$")
_OF_REGION = re.compile(r"\b(?P<article>[Mm]it\sder)\s[a-zäöüß-]+ischen\s(?=[A-ZÄÖÜ])")
_NEAR = 2


def described_towns(reading: Reading, sentence: Sentence, told: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the towns that a country's adjective and a kind of town name, as mentions with the name of the town.

    The adjective of a region, which no list has, speaks of the one foreign town that was named right before.
    """
    text = reading.flat
    taken = set()
    for adjective in told:
        if adjective.kind != "demonym" or len(adjective.key) != 2:
            continue
        kind = _KIND.match(text, adjective.end + 1, sentence.end)
        if kind and _ARTICLE.search(text, sentence.start, adjective.start):
            taken.add(adjective.start)
            towns = [name for name in reading.towns_in(adjective.key) if not _is_region(reading, name)]
            if town := towns[0] if len(towns) == 1 else _last_named(reading, sentence, adjective.start, towns):
                yield _mention(sentence, adjective.start, kind.end(), town)
    for found in _OF_REGION.finditer(text, sentence.start, sentence.end):
        start = found.end("article") + 1
        kind = _KIND.match(text, found.end(), sentence.end)
        if kind and start not in taken:
            towns = [name for name in reading.towns if not _is_region(reading, name)]
            if town := _last_named(reading, sentence, start, towns):
                yield _mention(sentence, start, kind.end(), town)


def _last_named(reading: Reading, sentence: Sentence, start: int, towns: Sequence[str]) -> str:
    """Return the only one of some towns other than home that the last sentence to name any has, "" without one."""
    for back in range(_NEAR + 1):
        if sentence.index < back:
            break
        before = reading.of(reading.document.sentences[sentence.index - back], "place")
        named = {m.name for m in before if m.end <= start and m.name in towns and not reading.is_home(m.name)}
        if named:
            return named.pop() if len(named) == 1 else ""
    return ""


def _is_region(reading: Reading, name: str) -> bool:
    return any(place.kind not in {"town", "district"} for place in reading.towns[name])


def _mention(sentence: Sentence, start: int, end: int, name: str) -> Mention:
    return Mention(kind="place", start=start, end=end, sentence=sentence.index, name=name, rule=RULE)
