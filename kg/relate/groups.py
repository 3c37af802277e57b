"""See the groups that a sentence names ("Delegation", "Gäste"), each with the town that it comes from."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kg.lexicon import load_yaml
from kg.lexicon.patterns import pattern
from kg.relate.reading import Reading
from kg.text import Sentence, Token

__all__ = ["groups_told", "origins_in"]


@cache
def groups() -> frozenset[str]:
    """Return the words for those who come ("Delegation", "Gäste")."""
    return frozenset(load_yaml("events")["groups"])


_PEOPLE = pattern("actors.people")


def _is_group(token: Token) -> bool:
    """Return whether a noun names people who may come together: a word of the list, or one for people by its form."""
    return _are_people(token.text, token.lemma)


@lru_cache(maxsize=65_536)
def _are_people(text: str, lemma: str) -> bool:
    return text in groups() or lemma in groups() or (text[0].isupper() and bool(_PEOPLE.search(text)))


def _is_adjective(reading: Reading, sentence: Sentence, i: int) -> bool:
    """Return whether a word made of a town's name only says which thing is meant: "im Kölner Rathaus"."""
    following = sentence.tokens[i + 1 : i + 2]
    is_demonym = any(m.start <= sentence.tokens[i].start < m.end for m in reading.of(sentence, "demonym"))
    return is_demonym and bool(following) and following[0].is_capital


def origins_in(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, str, int]]:
    """Yield the groups of a sentence whose town is said: where the phrase begins, the town, where it ends."""
    for token, town, end in groups_told(reading, sentence):
        yield token.start, town, end


def groups_told(reading: Reading, sentence: Sentence) -> list[tuple[Token, str, int]]:
    """Return the words for groups whose town is said, with the town and where the phrase ends; found once."""
    if sentence.index not in reading.groups:
        found = []
        for i, token in enumerate(sentence.tokens):
            if _is_group(token) and not _is_adjective(reading, sentence, i) and (town := _origin(reading, sentence, i)):
                found.append((token, town[0], max(token.end, town[1])))
        reading.groups[sentence.index] = found
    return reading.groups[sentence.index]


_FROM = re.compile(r"(?:Bereits |Auch )?[Aa]us\s")
_FROM_TOWN = re.compile(r"(?:Bereits |Auch )?[Aa]us\s(?:\w+\s){0,3}$")
_OF = re.compile(r"\s(?:der|des|aus\sder)\s$")
_BEFORE = re.compile(r"\s(?:[a-zäöü-]+\w+\s){0,2}$")


def _origin(reading: Reading, sentence: Sentence, i: int) -> tuple[str, int] | None:
    """Return the town that a group comes from, and where the phrase ends."""
    token = sentence.tokens[i]
    if _FROM.match(reading.text, sentence.start, sentence.end):
        for mention in reading.of(sentence, "place"):
            if mention.end < token.start and _FROM_TOWN.match(reading.text, sentence.start, mention.start):
                return (mention.name, token.end)
    for mention in reading.of(sentence, "place", "country"):
        if mention.start >= token.end:
            gap = reading.between(token.end, mention.start)
            if any(r.start - mention.end in {1, 2} for r in reading.of(sentence, "role")) and reading.between(
                mention.start, mention.end
            ).endswith("s"):
                break
            if re.match(r"^[^,.;:]{0,45}\b(?:aus|von|der Stadt|des|vom)\s(?:[^,.;:]{0,40}\s)?$", gap) or re.match(
                r"^\s(?:\w+\s)?(?:aus|von)\s$", gap
            ):
                town = mention.name if mention.kind == "place" else next(iter(reading.towns_in(mention.key)), None)
                return (town, mention.end) if town else None
            if mention.kind == "place" and re.match(r"^,\s(?:die|der|das)\s[^,.;:]{0,60}\baus\s(?:\w+\s){0,4}$", gap):
                return (mention.name, token.end)
            break
    for mention in reading.of(sentence, "demonym"):
        if mention.start >= token.end and _OF.match(reading.text, token.end, mention.start) and len(mention.key) > 2:
            town = reading.town_of_demonym(mention)
            return (town, mention.end) if town else None
    for mention in reversed(reading.of(sentence, "demonym")):
        if mention.end <= token.start and _BEFORE.match(reading.text, mention.end, token.start):
            town = reading.town_of_demonym(mention)
            return (town, token.end) if town else None
    return None
