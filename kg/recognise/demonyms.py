"""Find adjectives and inhabitants of countries and towns."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from kg.gazetteer import countries, places
from kg.lexicon.places import inhabitant
from kg.recognise.words import is_common, is_given
from kg.text import NAMED, Mention, Sentence, Token

__all__ = ["demonyms_in", "demonyms_of"]

_SHORTEST = 5
_TOWN = "er"


def demonyms_in(sentence: Sentence, named: Mapping[str, str]) -> Iterator[Mention]:
    """Yield adjectives and inhabitants of countries and towns; ``key`` is an ISO code or the id of a place.

    ``named`` holds those of the towns of the document, see `demonyms_of`.
    """
    for token in sentence.tokens:
        if not token.is_word or len(token.text) < _SHORTEST:
            continue
        if iso := _country(token.text):
            yield _mention(sentence, token, iso, "de.demonym.country")
        elif token.is_capital and (town := _town(token.text)):
            yield _mention(sentence, token, town, "de.demonym.town")
        elif token.is_capital and (key := named.get(inhabitant(token.text))):
            yield _mention(sentence, token, key, "de.demonym.named-town")


def demonyms_of(named: Iterable[Mention]) -> dict[str, str]:
    """Return the adjectives in -er of the towns that a document names, each with the town's id or its name.

    A word that is no town's adjective by itself ("Schwazer", a family name) is one where the town is named.

    Examples
    --------
    >>> town = Mention(kind="place", start=0, end=6, sentence=0, name="Schwaz", key="gn-2765390", rule="example")
    >>> demonyms_of([town])
    {'Schwazer': 'gn-2765390'}
    """
    found: dict[str, str] = {}
    for mention in named:
        if mention.kind == "place" and " " not in mention.name and len(mention.name) >= _SHORTEST:
            for form in _adjectives(mention.name):
                found.setdefault(form, mention.key or NAMED + mention.name)
    return found


def _adjectives(name: str) -> Iterator[str]:
    yield name + ("r" if name.endswith("e") else _TOWN)
    if name.endswith("en"):
        yield name.removesuffix("en") + _TOWN


@lru_cache(maxsize=65_536)
def _country(word: str) -> str | None:
    return countries().by_adjective(word)


@lru_cache(maxsize=65_536)
def _town(word: str) -> str | None:
    """Return the id of the town whose adjective or inhabitant a capitalised word is; ordinary nouns are none."""
    form = inhabitant(word)
    towns = places().by_adjective(form)
    if not towns:
        return None
    is_noun = is_common(word) and (not form.endswith(_TOWN) or is_given(form) or places().is_risky(form))
    return None if is_noun else towns[0].id


def _mention(sentence: Sentence, token: Token, key: str, rule: str) -> Mention:
    return Mention(
        kind="demonym", start=token.start, end=token.end, sentence=sentence.index, name=token.text, key=key, rule=rule
    )
