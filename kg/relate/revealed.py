"""Find towns that only their company tells: beside the own town in a sentence on a partnership, or named again.

The recogniser leaves out names that may be ordinary words ("Borne") and names that no gazetteer has ("Barva"). A
sentence on an agreement or a partner town shows where such names stand: behind "mit" and "zwischen", and joined to
another town. What one sentence shows holds for the whole release.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.gazetteer import countries, places
from kg.lexicon.lemmas import is_known
from kg.lexicon.places import place_words
from kg.relate.agreements.words import is_about_agreements, kind_of_town
from kg.text import Document, Mention, Sentence, Token

__all__ = ["reveal"]

_RULE = "de.place.revealed"
_JOINS = frozenset({"und", "sowie"})
_LEAST = 4
_WORDS = 3
_NAMING = frozenset({":", "sind", "ist", "heißen", "heißt", "waren", "war"})
_BEFORE = frozenset({"für", "zu", "außer", "neben", "wie"})
_ARTICLE = re.compile(r"\b(?:der|die|das|dem|den|ein|eine|einen|im|am|zum|zur|beim|vom)\s$", re.IGNORECASE)
_BEING = frozenset({"ist", "war", "wurde", "wird", "bleibt", "heißt"})


def reveal(document: Document, mentions: list[Mention], home_name: str) -> list[Mention]:
    """Return the mentions with the towns that their company tells, without surnames that only look like towns."""
    mentions = _without_surnames(document, mentions)
    names = {m.name for m in mentions if m.kind == "place"}
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    for sentence in document.told():
        near = by_sentence.get(sentence.index, [])
        is_about = sentence.zone != "caption" and is_about_agreements(sentence.tokens)
        if is_about or any(m.kind in {"country", "demonym"} for m in near):
            names.update(_shown(sentence, near, is_about))
        names.update(_introduced(document, sentence, near))
    surnames = _surnames(mentions)
    # "Bingens" is Bingen am Rhein, whose release it is.
    short = f"{home_name.partition(' ')[0]}s"
    names = {name for name in names if name not in surnames | {short} and len(name) > 2}
    names |= {home_name} - {""}
    found = [
        mention
        for sentence in document.told()
        for mention in _named_again(document, sentence, names, by_sentence.get(sentence.index, []))
    ]
    return [*mentions, *found]


def _surnames(mentions: list[Mention]) -> frozenset[str]:
    return frozenset(m.name.split()[-1] for m in mentions if m.kind == "person" and " " in m.name)


_PLACED = re.compile(r"\b(?:in|aus|nach|bei|[Ss]tadt|[Gg]emeinde|Kreis|Landkreis|Bürgermeister(?:in)? von)\s$")


def _without_surnames(document: Document, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions, with places that are the surname of somebody and stand nowhere as a town as people."""
    surnames = _surnames(mentions)
    places_named = [m for m in mentions if m.kind == "place" and m.name in surnames]
    placed = {m.name for m in places_named if _PLACED.search(document.text[max(0, m.start - 24) : m.start])}
    full = {m.name.split()[-1]: m.name for m in mentions if m.kind == "person" and " " in m.name}
    return [
        replace(m, kind="person", name=full[m.name], key="short")
        if m.kind == "place" and m.name in surnames and m.name not in placed
        else m
        for m in mentions
    ]


_TOWN_NOUN = re.compile(r"(?:[Ss]tadt|[Gg]emeinde|[Kk]ommune|[Oo]rt|[Dd]orf|[Mm]arkt)$")


def _introduced(document: Document, sentence: Sentence, mentions: list[Mention]) -> Iterator[str]:
    """Yield names of several words behind a noun for towns that the release also sets behind "in", "aus" or "nach"."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens[:-2]):
        if not _TOWN_NOUN.search(token.text):
            continue
        end = i + 1
        while end < len(tokens) and _is_unclaimed(tokens[end], mentions) and end - i <= _WORDS:
            end += 1
        name = " ".join(t.text for t in tokens[i + 1 : end])
        if end - i > _WORDS - 1 and re.search(rf"\b(?:in|aus|nach)\s{re.escape(name)}\b", document.text):
            yield name


def _is_unclaimed(token: Token, mentions: list[Mention]) -> bool:
    return token.is_capital and not token.text.isupper() and not any(m.start <= token.start < m.end for m in mentions)


def _shown(sentence: Sentence, mentions: list[Mention], is_about: bool) -> Iterator[str]:
    """Yield the names that stand in a sentence where only a town can stand; ``is_about`` one on an agreement."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if not _is_free_name(token, mentions) or (i and _is_free_name(tokens[i - 1], mentions)):
            continue
        end = i + 1
        while end < len(tokens) and _is_free_name(tokens[end], mentions):
            end += 1
        if _is_of_country(tokens, i, end, mentions) or (is_about and _stands_as_town(tokens, i, end, mentions)):
            yield " ".join(t.text for t in tokens[i:end])


def _is_free_name(token: Token, mentions: list[Mention]) -> bool:
    """Return whether a token is a capital word that no dictionary has and that nothing else claims."""
    text = token.text
    if (
        not token.is_capital
        or (len(text) < _LEAST and not places().candidates(text))
        or any(m.start <= token.start < m.end for m in mentions)
    ):
        return False
    is_other = countries().by_name(text) or countries().by_adjective(text) or text.lower() in place_words().articles
    if is_other or text.isupper():
        return False
    return bool(places().candidates(text) or _TOPONYM.search(text)) or not _is_word(text)


# German names of places end so; nouns that end so are in the dictionary as a whole.
_TOPONYM = re.compile(
    r"^(?=.{8,}$)[A-ZÄÖÜ][a-zäöüß]+(?:hausen|heim|ingen|leben|rode|büttel|stedt|weiler|hofen|kirchen|brunn|felden)$"
)


# A word of the dictionary is a town beside others only where that town is large ("Lincoln", not "Ende").
_LARGE = 90_000


@cache
def _is_large(name: str) -> bool:
    return any(place.population >= _LARGE for place in places().candidates(name))


@cache
def _is_word(text: str) -> bool:
    """Return whether the dictionary has a word, or the end of one: "Hafenmetropole" by "Metropole"."""
    ends = [text[k:].capitalize() for k in range(3, len(text) - 4)]
    return any(is_known(part) for part in (*(p for p in text.split("-") if len(p) > 2), *ends))


def _stands_as_town(tokens: tuple[Token, ...], i: int, end: int, mentions: list[Mention]) -> bool:
    before = tokens[i - 1].text.lower() if i else ""
    after = tokens[end].text if end < len(tokens) else ""
    if after[:1].isupper() and not is_known(after) and not is_about_agreements(tokens[end : end + 1]):
        return False
    is_word = end == i + 1 and is_known(tokens[i].text) and not _is_large(tokens[i].text)
    if (
        not is_word
        and i > 1
        and tokens[i - 1].text in _JOINS | {","}
        and _ends_town(_over_bracket(tokens, i - 2), mentions)
    ):
        return True
    joined = end + 1 < len(tokens) and after in _JOINS | {","} and _starts_town(tokens[end + 1 : end + 4], mentions)
    is_listed = joined and (after != "," or before in {"mit", "zwischen", "in", "aus", ""})
    if before in _NAMING and any(kind_of_town(token) for token in tokens[max(0, i - 4) : i]):
        return True
    if before in _BEFORE and not is_word and places().candidates(" ".join(t.text for t in tokens[i:end])):
        return True
    return is_listed or before in {"mit", "zwischen"} or (i == 0 and after in _BEING)


def _is_of_country(tokens: tuple[Token, ...], i: int, end: int, mentions: list[Mention]) -> bool:
    """Return whether a country stands beside a name as beside a town: "das litauische X", "X (Polen)"."""
    article = tokens[i - 2].text.lower() if i > 1 else ""
    if article in {"das", "dem", "im", "ins"} and countries().by_adjective(tokens[i - 1].text) is not None:
        return end == len(tokens) or not tokens[end].is_capital
    return (
        end + 2 < len(tokens)
        and tokens[end].text == "("
        and any(m.kind == "country" and m.start == tokens[end + 1].start for m in mentions)
    )


def _over_bracket(tokens: tuple[Token, ...], i: int) -> Token:
    """Return the token at an index, or the one before the bracket that ends there: "Lille (Frankreich)"."""
    if tokens[i].text != ")":
        return tokens[i]
    opening = next((j for j in range(i, -1, -1) if tokens[j].text == "("), 0)
    return tokens[max(0, opening - 1)]


def _ends_town(token: Token, mentions: list[Mention]) -> bool:
    return any(m.kind == "place" and m.start <= token.start < m.end for m in mentions)


def _starts_town(tokens: tuple[Token, ...], mentions: list[Mention]) -> bool:
    """Return whether a town follows, over an article, an adjective and "Stadt"."""
    for token in tokens:
        if any(m.kind == "place" and m.start == token.start for m in mentions):
            return True
        if token.is_capital and not token.text.endswith(("stadt", "gemeinde", "kreis")):
            return False
    return False


def _named_again(document: Document, sentence: Sentence, names: set[str], mentions: list[Mention]) -> Iterator[Mention]:
    """Yield the places of a sentence that bear one of some names and that nothing claims yet."""
    text = document.text[sentence.start : sentence.end]
    for name in names:
        if name not in text:
            continue
        for begin, stop in _whole(name, text):
            start, end = sentence.start + begin, sentence.start + stop
            is_word = is_known(name) and _ARTICLE.search(text[:begin]) is not None
            if not is_word and not any(
                m.start < end and start < m.end and m.kind not in {"country", "demonym"} for m in mentions
            ):
                options = places().candidates(name)
                yield Mention(
                    kind="place",
                    start=start,
                    end=end,
                    sentence=sentence.index,
                    name=name,
                    key=options[0].id if len(options) == 1 else "",
                    rule=_RULE,
                )


_BEGIN = re.compile(r"(?<![\w-])")
_END = re.compile(r"(?:s|’s|’)?(?![\w-])")


def _whole(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a name stands as a whole word, with the ending of a genitive."""
    start = text.find(name)
    while start >= 0:
        end = _END.match(text, start + len(name)) if _BEGIN.match(text, start) else None
        if end is not None:
            yield start, end.end()
        start = text.find(name, start + 1 if end is None else max(end.end(), start + 1))
