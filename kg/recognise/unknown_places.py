"""Find towns that no gazetteer has by what stands around their name, over the whole text."""

from collections.abc import Iterable, Iterator

from kg.gazetteer import countries, places
from kg.lexicon.people import people_words
from kg.lexicon.places import introduction, place_words
from kg.lexicon.roles import roles
from kg.recognise.places import base_forms
from kg.recognise.scan import Scan
from kg.recognise.words import is_adjective, is_common, is_given, is_name_like
from kg.text import Mention, Sentence, Token

__all__ = ["unknown_places"]

_TWICE = 2
_SHORTEST = 4
_REACH = 3
_FROM = frozenset({"aus", "nach", "in"})


def unknown_places(scan: Scan, sentences: Iterable[Sentence]) -> Iterator[Mention]:
    """Yield the mentions of unknown names that the text uses as a town's.

    A name is a town's where the adjective of a country stands before it ("das costa-ricanische Musterva"), where its
    apposition is a town ("Musterva, die neue Partnerstadt"), or where it is named twice, once behind "aus" or "nach".
    """
    told = list(sentences)
    found: dict[str, list[tuple[Sentence, Token]]] = {}
    towns: set[str] = set()
    moved: set[str] = set()
    for sentence in told:
        for i, token in enumerate(sentence.tokens):
            if not _is_unknown(scan, sentence, i):
                continue
            name = _base(token.text, found)
            found.setdefault(name, []).append((sentence, token))
            if _is_of_country(sentence.tokens, i) or _is_apposed(sentence.tokens, i):
                towns.add(name)
            elif i and sentence.tokens[i - 1].text.lower() in _FROM:
                moved.add(name)
    for name, spots in found.items():
        if name in towns or (name in moved and len(spots) >= _TWICE):
            for sentence, token in spots:
                yield _mention(sentence, token, name)


def _base(text: str, found: dict[str, list[tuple[Sentence, Token]]]) -> str:
    """Return a name without the ending of a genitive, where it stands so elsewhere."""
    return next((form for form in base_forms(text) if form in found), text)


def _is_unknown(scan: Scan, sentence: Sentence, i: int) -> bool:
    """Return whether a free capital word stands alone that no dictionary, list of names or gazetteer has."""
    token = sentence.tokens[i]
    text = token.text
    if not scan.is_open(sentence, token) or not is_name_like(token) or len(text) < _SHORTEST or text.isupper():
        return False
    if is_common(text) or is_given(text) or is_adjective(text) or _is_taken(text):
        return False
    beside = [*sentence.tokens[max(0, i - 1) : i], *sentence.tokens[i + 1 : i + 2]]
    return not any(other.is_capital and (is_given(other.text) or not is_common(other.text)) for other in beside)


def _is_taken(text: str) -> bool:
    """Return whether a word is a title, a day, a country or a place."""
    if roles().find((text,)) or text in people_words().calendar or places().candidates(text):
        return True
    return any(countries().by_name(form) for form in base_forms(text)) or countries().by_adjective(text) is not None


def _is_of_country(tokens: tuple[Token, ...], i: int) -> bool:
    """Return whether the adjective of a country stands before a name, behind an article or preposition."""
    if i == 0 or not countries().by_adjective(tokens[i - 1].text):
        return False
    return i > 1 and tokens[i - 2].text.lower() in {*people_words().articles, "ins", "und"}


def _is_apposed(tokens: tuple[Token, ...], i: int) -> bool:
    """Return whether a noun for a town stands in apposition behind a name."""
    if i + 2 >= len(tokens) or tokens[i + 1].text != "," or tokens[i + 2].text not in people_words().articles:
        return False
    nouns = (token.text for token in tokens[i + 3 : i + 3 + _REACH] if token.is_capital)
    noun = next(nouns, "")
    kind = introduction(noun) if noun else None
    return kind is not None and noun not in place_words().not_towns


def _mention(sentence: Sentence, token: Token, name: str) -> Mention:
    return Mention(
        kind="place",
        start=token.start,
        end=token.end,
        sentence=sentence.index,
        name=name,
        rule="de.place.unknown",
    )
