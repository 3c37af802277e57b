"""Find the towns that act or cooperate in a release although no event, agreement or office names them.

A municipality is written down where a fact needs it. Others stand in the text as partners of the town that speaks
("verbunden mit X und Y"), as the home of a group ("eine Abordnung aus X") or as a stop of a journey ("ein Abstecher
nach X"); towns that are only the seat of a consul or a company, a distance or a region are none of them.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from kg.gazetteer import countries, places
from kg.lexicon.patterns import pattern
from kg.relate.reading import Reading
from kg.text import Mention

__all__ = ["acting_towns"]

_ZONES: Final = frozenset({"body", "headline", "subhead"})
_BEFORE: Final = 90
_BEHIND: Final = 40
_PLACED = re.compile(r"\b(?:in|nach|aus|bei)\s$")


def acting_towns(reading: Reading, is_used: Callable[[str], bool]) -> Iterator[tuple[str, Mention]]:
    """Yield the towns that act or cooperate and that nothing uses yet, each with the mention that shows it."""
    found: set[str] = set()
    for mention in reading.mentions:
        name = mention.name
        if mention.kind != "place" or name in found or is_used(name) or not _may_act(reading, mention):
            continue
        if _acts(reading, mention) or _is_listed(reading, mention, lambda other: other in found or is_used(other)):
            found.add(name)
            yield name, mention


def _may_act(reading: Reading, mention: Mention) -> bool:
    """Return whether a mention is told as a town's: no country or region, no word that only looks like a name."""
    name = mention.name
    sentence = reading.document.sentences[mention.sentence]
    if sentence.zone not in _ZONES or reading.document.is_spoken(mention.start):
        return False
    if countries().by_name(name) or pattern("acting.region").fullmatch(name) or reading.country_of(name) is None:
        return False
    before = _before(reading, mention)
    is_sure = not places().is_risky(name) or any(m.kind in {"country", "demonym"} for m in reading.of(sentence))
    if not is_sure and _PLACED.search(before) is None:
        return False
    behind = reading.between(mention.end, min(sentence.end, mention.end + _BEHIND))
    return not pattern("acting.apart").search(before) and not pattern("acting.on").match(behind)


def _before(reading: Reading, mention: Mention) -> str:
    start = reading.document.sentences[mention.sentence].start
    return reading.between(max(start, mention.start - _BEFORE), mention.start)


def _acts(reading: Reading, mention: Mention) -> bool:
    """Return whether what stands before a mention makes its town one that acts, is visited or cooperates."""
    before = _before(reading, mention)
    if pattern("acting.shown").search(before):
        return True
    if pattern("acting.seat").search(before):
        return (
            bool(reading.home) and reading.home is not None and reading.country_of(mention.name) != reading.home.country
        )
    sentence = reading.document.sentences[mention.sentence]
    told = reading.between(sentence.start, sentence.end)
    return bool(pattern("acting.joined").search(before) and pattern("acting.partner").search(told))


def _is_listed(reading: Reading, mention: Mention, is_acting: Callable[[str], bool]) -> bool:
    """Return whether a town stands in a list beside one that acts ("Lille, Zwolle und X")."""
    for other in reading.of(reading.document.sentences[mention.sentence], "place"):
        if other.name == mention.name or not is_acting(other.name):
            continue
        first, second = sorted((other, mention), key=lambda m: m.start)
        if pattern("acting.list").fullmatch(reading.between(first.end, second.start)):
            return True
    return False
