"""Find towns that no gazetteer has by what stands around their name, over the whole text."""

import re
from collections.abc import Iterable, Iterator

from kg.gazetteer import countries, places
from kg.lexicon.people import people_words
from kg.lexicon.places import introduction, place_words
from kg.lexicon.roles import roles
from kg.recognise.place_forms import base_forms
from kg.recognise.place_use import lies_in
from kg.recognise.scan import Scan
from kg.recognise.words import is_adjective, is_common, is_given, is_name_like
from kg.text import Mention, Sentence, Token

__all__ = ["unknown_places"]

_TWICE = 2
_SHORTEST = 4
_REACH = 3
_FROM = frozenset({"aus", "nach", "in"})
# What stands before things, not before towns: "ihre Praxisphasen in Norwegen".
_OWNED = re.compile(r"(?:ihr|sein|unser|kein|ein|all|viel|mehrer|einig|weiter|zwei|drei)e?[nmrs]?")
_GERMAN = re.compile(r"[A-Za-zÄÖÜäöüß’'-]+")


def unknown_places(scan: Scan, sentences: Iterable[Sentence]) -> Iterator[Mention]:
    """Yield the mentions of unknown names that the text uses as a town's.

    A name is a town's where the adjective of a country stands before it ("das costa-ricanische Musterva") or the
    country behind it ("Musterva in Bolivien"), where its apposition is a town ("Musterva, die neue Partnerstadt"),
    where it is one of a list of towns, or where it is named twice, once behind "aus" or "nach"; once is enough for one
    that is not written in German letters.
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
            is_moved = i > 0 and sentence.tokens[i - 1].text.lower() in _FROM
            if _is_told(scan, sentence, i) or (is_moved and not _GERMAN.fullmatch(name)):
                towns.add(name)
            elif is_moved:
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
    if is_common(text) or is_adjective(text) or _is_taken(text):
        return False
    if _is_listed(scan, sentence, i):
        return True
    if is_given(text):
        return False
    beside = [*sentence.tokens[max(0, i - 1) : i], *sentence.tokens[i + 1 : i + 2]]
    return not any(other.is_capital and (is_given(other.text) or not is_common(other.text)) for other in beside)


def _is_taken(text: str) -> bool:
    """Return whether a word is a title, a day, a country or a place."""
    if roles().find((text,)) or text in people_words().calendar:
        return True
    if places().candidates(text) and not places().is_risky(text):
        return True
    return any(countries().by_name(form) for form in base_forms(text)) or countries().by_adjective(text) is not None


def _is_told(scan: Scan, sentence: Sentence, i: int) -> bool:
    """Return whether what stands around a name says that it is a town's."""
    tokens = sentence.tokens
    if i and _OWNED.fullmatch(tokens[i - 1].text):
        return False
    is_placed = _is_of_country(tokens, i) or lies_in(tokens, i + 1) or _is_apposed(tokens, i)
    return is_placed or _is_listed(scan, sentence, i)


def _is_listed(scan: Scan, sentence: Sentence, i: int) -> bool:
    """Return whether a name stands between two known places of a list, or ends one ("aus Ulm, Bonn und Musterva")."""
    tokens = sentence.tokens
    if _ends_list(scan, sentence, i):
        return True
    if i < _TWICE or i + _TWICE >= len(tokens):
        return False
    signs = place_words().list_signs
    if tokens[i - 1].text not in signs or tokens[i + 1].text not in signs:
        return False
    beside = [scan.at(sentence, tokens[j].start) for j in (i - 2, i + 2)]
    return all(mention is not None and mention.kind == "place" for mention in beside)


def _ends_list(scan: Scan, sentence: Sentence, i: int) -> bool:
    """Return whether a name ends a list of three towns or more, behind "und"."""
    tokens = sentence.tokens
    if i < _TWICE or tokens[i - 1].text not in {"und", "sowie"} or (i + 1 < len(tokens) and tokens[i + 1].is_capital):
        return False
    last = scan.at(sentence, tokens[i - 2].start)
    first = next((t for t in tokens if last is not None and t.end == last.start - 2), None)
    signs = [t.text for t in tokens if first is not None and last is not None and first.end <= t.start < last.start]
    before = scan.at(sentence, first.start) if first is not None else None
    towns = (mention is not None and mention.kind == "place" for mention in (last, before))
    return signs == [","] and all(towns)


def _is_of_country(tokens: tuple[Token, ...], i: int) -> bool:
    """Return whether the adjective of a country stands before a name, behind an article or preposition."""
    if i == 0 or not countries().by_adjective(tokens[i - 1].text):
        return False
    return i > 1 and tokens[i - 2].text.lower() in {*people_words().articles, "ins", "und"}


def _is_apposed(tokens: tuple[Token, ...], i: int) -> bool:
    """Return whether a noun for a town stands in apposition behind a name."""
    if i + 2 >= len(tokens) or tokens[i + 1].text != ",":
        return False
    if tokens[i + 2].text.startswith("Partner"):
        return introduction(tokens[i + 2].text) is not None
    if tokens[i + 2].text not in people_words().articles:
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
