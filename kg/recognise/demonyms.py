"""Find adjectives and inhabitants of countries and towns."""

from collections.abc import Iterator

from kg.gazetteer import countries, places
from kg.lexicon.places import inhabitant
from kg.recognise.words import is_common, is_given
from kg.text import Mention, Sentence, Token

__all__ = ["demonyms_in"]

_SHORTEST = 5
_TOWN = "er"


def demonyms_in(sentence: Sentence) -> Iterator[Mention]:
    """Yield adjectives and inhabitants of countries and towns; ``key`` is an ISO code or the id of a place."""
    for token in sentence.tokens:
        if not token.is_word or len(token.text) < _SHORTEST:
            continue
        if iso := countries().by_adjective(token.text):
            yield _mention(sentence, token, iso, "de.demonym.country")
        elif town := _town(token):
            yield _mention(sentence, token, town, "de.demonym.town")


def _town(token: Token) -> str | None:
    """Return the id of the town whose adjective or inhabitant a capitalised word is; ordinary nouns are none."""
    form = inhabitant(token.text)
    towns = places().by_adjective(form) if token.is_capital else ()
    if not towns:
        return None
    is_noun = is_common(token.text) and (not form.endswith(_TOWN) or is_given(form) or places().is_risky(form))
    return None if is_noun else towns[0].id


def _mention(sentence: Sentence, token: Token, key: str, rule: str) -> Mention:
    return Mention(
        kind="demonym", start=token.start, end=token.end, sentence=sentence.index, name=token.text, key=key, rule=rule
    )
