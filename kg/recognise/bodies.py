"""Find the names of organisations that a head noun makes: what stands before the noun, and what goes on behind it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from kg.lexicon.organisations import HeadNoun, Need, head_of, organisation_words
from kg.recognise.apposed import is_acronym, own_name_begin
from kg.recognise.fronts import name_begin
from kg.recognise.namesakes import has_own_name
from kg.recognise.phrases import name_end
from kg.recognise.pieces import joined_end, place_end
from kg.recognise.printed_names import printed_name
from kg.recognise.scan import Scan
from kg.recognise.words import (
    is_adjective,
    is_common,
    is_given,
    is_place_name,
    is_proper,
    is_town_adjective,
)
from kg.text import Mention, Sentence, Token

__all__ = ["bodies_in"]

# A body of the municipality is so called without more where its word is at least so long ("Feuerwehr").
_TELLING = 9
# Adjectives with which several schools are one.
_VOCATIONAL = ("Beruflich", "Berufsbildend", "Kaufmännisch", "Gewerblich", "Landwirtschaftlich", "Hauswirtschaftlich")
_REACH = 4
# Words before a house or a province that make it a place.
_INSIDE, _IN, _IN_ARTICLES = frozenset({"im", "ins"}), frozenset({"in", "aus"}), frozenset({"der", "die", "den", "dem"})
_HOUSES = frozenset({"school", "cultural-institution"})
_QUOTES = frozenset({"„", '"', "»", "«"})
# Kinds whose adjective in "-er" only says where they are ("das Mainzer Ministerium").
_UNADORNED = frozenset({"ministry", "municipal-office"})


def bodies_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield the organisations that a head noun names ("Universität …", "… Gesellschaft"); plural heads give a list."""
    for i, token in enumerate(sentence.tokens):
        if not token.is_capital or not scan.is_free(sentence, token.start, token.end):
            continue
        noun = head_of(token.text)
        if noun is None:
            continue
        if noun.is_plural and _is_one_school(sentence.tokens, i, noun):
            noun = replace(noun, head=replace(noun.head, gender="p"), base="Schulen", is_plural=False)
        if noun.is_plural and not _is_genitive(sentence, i):
            yield from _listed(scan, sentence, i, noun)
        elif _repeats(scan, sentence, i, noun):
            continue
        elif (span := _span(scan, sentence, i, noun)) is not None and not _is_where(sentence.tokens, i, span, noun):
            begin, end = span
            tokens = sentence.tokens[begin:end]
            mention = _mention(
                sentence, tokens, printed_name(scan, tokens, i - begin if begin <= i else None, noun), noun
            )
            yield replace(mention, end_key=_other_form(scan, sentence, (begin, i, end), noun, mention.name))


def _other_form(scan: Scan, sentence: Sentence, span: tuple[int, int, int], noun: HeadNoun, name: str) -> str:
    """Return another name of a body: with the plain head that was left out, or without its town's adjective or head."""
    begin, i, end = span
    tokens = sentence.tokens
    if begin > i:
        is_apart = noun.is_compound or noun.head.needs in {"loose", "after"}
        return f"{noun.base} {name}" if is_apart else ""
    if begin == i and end == i + _REACH // 2 and is_acronym(tokens[i + 1].text):
        return tokens[i + 1].text
    if begin < i and is_town_adjective(tokens[begin].text) and (noun.is_compound or end > i + 1 or i > begin + 1):
        return printed_name(scan, tokens[begin + 1 : end], i - begin - 1)
    if begin < i and tokens[begin].text.islower() and noun.head.kind == "ministry":
        return printed_name(scan, tokens[begin + 1 : end], i - begin - 1)
    is_pair = end == i + 4 and joined_end(tokens, i + 2, i) == end
    return printed_name(scan, tokens[i + 1 : end], None) if is_pair and noun.head.needs == "loose" else ""


def _is_one_school(tokens: tuple[Token, ...], i: int, noun: HeadNoun) -> bool:
    """Return whether "Schulen" with an adjective and a town is one vocational school ("Berufliche Schulen Korbach")."""
    is_named = i + 1 < len(tokens) and is_place_name(tokens[i + 1].text)
    return noun.base == "Schule" and i > 0 and is_named and tokens[i - 1].text.startswith(_VOCATIONAL)


def _is_genitive(sentence: Sentence, i: int) -> bool:
    """Return whether a head that looks like a plural is a genitive: "des Rotary Clubs Musterstadt"."""
    before = {token.text for token in sentence.tokens[max(0, i - 2) : i]}
    return sentence.tokens[i].text.endswith("s") and bool(before & {"des", "eines", "unseres", "dieses"})


def _repeats(scan: Scan, sentence: Sentence, i: int, noun: HeadNoun) -> bool:
    """Return whether the name's own head stands behind a plain one: "der Verein Freundeskreis Musterstadt"."""
    if noun.head.needs != "loose" or noun.is_compound:
        return False
    behind = list(takewhile(lambda token: token.is_capital, sentence.tokens[i + 1 : i + _REACH]))
    named = scan.at(sentence, behind[0].start) if behind else None
    return (named is not None and named.kind == "organisation") or any(
        head_of(token.text) is not None for token in behind
    )


def _is_where(tokens: tuple[Token, ...], i: int, span: tuple[int, int], noun: HeadNoun) -> bool:
    """Return whether a body only says where something is: "in der Musikschule", "in die Provinz Musterland"."""
    begin, end = span
    before = [token.text.lower() for token in tokens[max(0, begin - 2) : begin]]
    is_inside = bool(before) and (before[-1] in _INSIDE or (before[0] in _IN and before[-1] in _IN_ARTICLES))
    is_plain = noun.head.needs == "bare" and span == (i, i + 1) and noun.head.kind in _HOUSES
    return is_inside and (is_plain or (noun.head.needs == "apposed" and noun.head.kind == "other" and end > i + 1))


def _mention(sentence: Sentence, tokens: tuple[Token, ...], name: str, noun: HeadNoun) -> Mention:
    return Mention(
        kind="organisation",
        start=tokens[0].start,
        end=tokens[-1].end,
        sentence=sentence.index,
        name=name,
        key=noun.head.kind,
        rule="de.organisation.head",
    )


def _span(scan: Scan, sentence: Sentence, i: int, noun: HeadNoun) -> tuple[int, int] | None:
    """Return where the name around a head begins and ends, None if what stands there makes no name."""
    begin, end = name_begin(scan, sentence, i, noun), name_end(scan, sentence, i, noun)
    if not _is_named(scan, sentence, noun, (begin, i, end)):
        return None
    if noun.head.needs == "after" or (noun.head.needs == "loose" and begin == i and _stands_apart(sentence, i, noun)):
        begin = i + 1
    elif begin == i and (own := own_name_begin(sentence.tokens, i, end, noun)) > i:
        begin = own
    elif noun.head.kind in _UNADORNED and noun.head.needs in {"own", "bare", "compound"}:
        while begin < i and is_town_adjective(sentence.tokens[begin].text):
            begin += 1
    end -= (
        end > begin and sentence.tokens[end - 1].text == ")" and all(t.text != "(" for t in sentence.tokens[begin:end])
    )
    return (begin, end) if begin < end else None


def _stands_apart(sentence: Sentence, i: int, noun: HeadNoun) -> bool:
    """Return whether a name that is whole without the head stands directly behind it.

    A noun with a town needs the head ("Verein Städtepartnerschaft Musterstadt").
    """
    behind, more = sentence.tokens[i + 1], sentence.tokens[i + 2 : i + 3]
    if behind.text in _QUOTES and not noun.is_compound and noun.head.kind == "association":
        return True
    if noun.is_compound or not behind.is_capital or head_of(behind.text):
        return False
    return not is_common(behind.text) or bool(more and more[0].is_capital and not is_place_name(more[0].text))


def _is_named(scan: Scan, sentence: Sentence, noun: HeadNoun, span: tuple[int, int, int]) -> bool:
    """Return whether a head has beside it what its name needs."""
    begin, i, end = span
    tokens = sentence.tokens
    behind = tokens[i + 1].text if i + 1 < len(tokens) else ""
    has_purpose = end > i + 2 and (behind in organisation_words().purpose or noun.head.kind == "ministry")
    named = begin < i or end > i + 1 or has_own_name(noun)
    unread = (token for token in tokens[i + 1 : end] if token.is_capital and scan.at(sentence, token.start) is None)
    has: dict[Need, bool] = {
        "own": True,
        "bare": named or noun.is_compound or len(noun.base) >= _TELLING,
        "named": named,
        "loose": named and not _is_only_of_town(sentence, noun, span),
        "apposed": named,
        "proper": begin < i or end > i + 2,
        "compound": noun.is_compound or has_purpose or (end > i + 1 and _tells(behind)),
        "purpose": has_purpose or _is_own(tokens[begin].text, begin, i, noun),
        "subject": end > i + 1,
        "after": end > i + 1,
        "town": end > i + 1 and is_place_name(behind),
        "state": begin < i or any(unread),
        "adjective": _is_own(tokens[i - 1].text, begin, i, noun),
        "english": begin < i or (end > i + 2 and behind in organisation_words().english_links),
    }
    return has[noun.head.needs]


def _is_only_of_town(sentence: Sentence, noun: HeadNoun, span: tuple[int, int, int]) -> bool:
    """Return whether only a town's adjective stands before a plain noun ("der Kieler Verein Mustra")."""
    begin, i, end = span
    is_bare = begin == i - 1 and end == i + 1 and not noun.is_compound
    return is_bare and is_town_adjective(sentence.tokens[begin].text)


def _is_own(word: str, begin: int, i: int, noun: HeadNoun) -> bool:
    """Return whether one of the adjectives of a head stands before it and makes its name ("Technische Werke")."""
    return begin < i and bool(noun.head.adjectives) and word.startswith(noun.head.adjectives)


def _tells(behind: str) -> bool:
    """Return whether the word behind an office goes on with its name ("Büro Europa", "Büro des Landrats")."""
    return is_adjective(behind) or behind in {"der", "des"} | organisation_words().matters


def _listed(scan: Scan, sentence: Sentence, i: int, noun: HeadNoun) -> Iterator[Mention]:
    """Yield one body for each name behind a plural head: "die Universitäten Bremen und Oldenburg"."""
    tokens = sentence.tokens
    spans: list[tuple[int, int]] = []
    k = i + 1
    while k < len(tokens) and scan.is_open(sentence, tokens[k]):
        end = place_end(tokens, k) or (k + 1 if is_proper(tokens[k].text) and not is_given(tokens[k].text) else k)
        if end == k:
            break
        spans.append((k, end))
        if end + 1 >= len(tokens) or tokens[end].text not in {",", "und", "sowie"}:
            break
        k = end + 1
    if len(spans) < 2:
        return
    text = scan.document.text
    for k, end in spans:
        begin = i if k == i + 1 else k
        name = f"{noun.base} {text[tokens[k].start : tokens[end - 1].end]}"
        yield _mention(sentence, tokens[begin:end], name, noun)
