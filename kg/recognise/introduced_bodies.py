"""Find bodies whose name stands behind a noun for their kind."""

import re
from collections.abc import Iterator

from kg.gazetteer import places
from kg.lexicon.introducers import Introducer, introducer_of
from kg.lexicon.organisations import head_of, organisation_words
from kg.lexicon.people import people_words
from kg.lexicon.roles import roles
from kg.recognise.foreign_bodies import FOREIGN_ONLY, links
from kg.recognise.pieces import is_club_colour, joined_end, place_end
from kg.recognise.scan import Scan
from kg.recognise.words import is_adjective, is_common, is_given, is_name_like, is_town_adjective
from kg.text import Mention, Sentence, Token

__all__ = ["introduced_bodies_in", "proper_end", "quoted_bodies_in"]

_OPENING, _CLOSING = frozenset('„“"»«'), frozenset('“”"«»')
_LONGEST = 9
_YEAR = 4
_PAIR = 2
_SHORT = 4
_GERMAN_ONLY = frozenset({"der", "des", "in", "aus", "zu", "nach", "und"})
_SAINTS = frozenset({"St.", "Sankt"})
_VILLAS = frozenset({"Villa", "Casa"})
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.")


def quoted_bodies_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield the bodies in quotation marks that a noun introduces: "Verein „Hilfe für X“"."""
    tokens = sentence.tokens
    for mention in introduced_bodies_in(scan, sentence):
        if any(token.end <= mention.start <= token.end + 1 and token.text in _OPENING for token in tokens):
            yield mention


def introduced_bodies_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield "Wasserversorger AQUA", "Verein „Hilfe für X“", "Verein Freunde von X", "Kooperative La Esperanza".

    ``end_key`` is the name with or without the noun, by which the body may be called again.
    """
    for i, token in enumerate(sentence.tokens):
        noun = introducer_of(token.text) if token.is_capital else None
        if noun is None or not scan.is_free(sentence, token.start, token.end):
            continue
        if (span := _name(scan, sentence, i + 1)) is not None:
            yield _mention(scan, sentence, (i, *span), noun)


def _mention(scan: Scan, sentence: Sentence, span: tuple[int, int, int], noun: Introducer) -> Mention:
    first, begin, end = span
    tokens, text = sentence.tokens, scan.document.text
    bare = " ".join(text[tokens[begin].start : tokens[end - 1].end].split())
    is_quoted = tokens[begin - 1].text in _OPENING
    is_noun = not is_quoted and tokens[begin].text in organisation_words().noun_openers
    is_kept = is_noun or (noun.keeps and not is_quoted and not bare.isupper())
    full = f"{noun.word} {bare}"
    return Mention(
        kind="organisation",
        start=tokens[first if is_kept else begin].start,
        end=tokens[end - 1].end,
        sentence=sentence.index,
        name=full if is_kept else bare,
        key=noun.kind,
        end_key=bare if is_kept else full,
        rule="de.organisation.introduced",
    )


def _name(scan: Scan, sentence: Sentence, j: int) -> tuple[int, int] | None:
    """Return where a name at ``j`` begins and ends: quoted, opened by a telling noun, or of unknown words."""
    tokens = sentence.tokens
    if j >= len(tokens):
        return None
    if tokens[j].text in _OPENING:
        inside = range(j + 1, min(j + _LONGEST, len(tokens)))
        end = next((k for k in inside if tokens[k].text in _CLOSING), None)
        return (j + 1, end) if end is not None and end > j + 1 and tokens[j + 1].is_capital else None
    end = _helped(tokens, j) or _opened(tokens, j) or proper_end(scan, sentence, j) or _apposed(scan, sentence, j)
    return (j, end) if end > j else None


def _helped(tokens: tuple[Token, ...], j: int) -> int:
    """Return the end of "Musterstadt hilft Musterdorf" at ``j``, 0 where none stands."""
    town = place_end(tokens, j) or j + tokens[j].is_capital
    if town == j or town >= len(tokens) or tokens[town].text != "hilft":
        return 0
    behind = town + 1
    is_capital = behind < len(tokens) and tokens[behind].is_capital
    return (place_end(tokens, behind) or behind + 1) if is_capital else behind


def _opened(tokens: tuple[Token, ...], j: int) -> int:
    """Return the end of "Freunde von X", "Hilfe für X", "Freunde X-s" at ``j``, 0 where none stands."""
    words = organisation_words()
    if tokens[j].text not in words.openers or j + 1 >= len(tokens):
        return 0
    k = j + 1 + (tokens[j + 1].text in words.opener_links)
    if k >= len(tokens) or not tokens[k].is_capital:
        return 0
    is_genitive = k > j + 1 or (tokens[k].text.endswith("s") and bool(places().towns(tokens[k].text[:-1])))
    town = place_end(tokens, k)
    end = (town or k + 1) if is_genitive or town or joined_end(tokens, k + 1, k - 1) else 0
    pair = joined_end(tokens, end, k - 1) if end else None
    end = pair or end
    is_more = pair is not None and end < len(tokens) and tokens[end].is_capital and not is_common(tokens[end].text)
    end += is_more
    return place_end(tokens, end) or end if end and end < len(tokens) else end


def _apposed(scan: Scan, sentence: Sentence, j: int) -> int:
    """Return the end of ordinary nouns that are a name since nothing else can stand there, 0 where they need be none.

    It stands behind a firm ("die Firma Siemens") or a noun in the genitive or behind "vom", "beim", "mit dem".
    """
    tokens = sentence.tokens
    before = [token.text for token in tokens[max(0, j - 3) : j]]
    is_firm = before[-1] == "Firma"
    is_bound = len(before) > 1 and (before[-2] in {"des", "vom", "beim"} or is_town_adjective(before[-2]))
    is_bound = is_bound or (len(before) > _PAIR and before[-2] == "dem" and before[-3] in {"mit", "bei", "von"})
    if not (is_firm or is_bound):
        return 0
    end = j
    while (
        end < len(tokens) and end <= j + _PAIR and _may_be_name(scan, sentence, tokens[end], is_sure=is_firm or end > j)
    ):
        end += 1
    return end if end > j else 0


def _may_be_name(scan: Scan, sentence: Sentence, token: Token, *, is_sure: bool) -> bool:
    """Return whether an ordinary capital may be a part of a name: a noun in the singular, no office and no head.

    Behind a firm, or the first word of a name, heads, names and towns may stand too: then it ``is_sure`` to go on.
    """
    text = token.text
    is_whole = is_sure or token.lemma == text
    if not scan.is_open(sentence, token) or not is_whole or len(text) < _SHORT or text.endswith("-"):
        return False
    if text in people_words().calendar or roles().find((text,)) or is_adjective(text) or introducer_of(text):
        return False
    noun = head_of(text)
    is_town = bool(places().towns(text))
    return is_sure or not (is_given(text) or is_town or (noun is not None and noun.head.needs != "purpose"))


def proper_end(scan: Scan, sentence: Sentence, j: int) -> int:
    """Return the end of a run of capital words that no dictionary knows, with small foreign words between them."""
    tokens = sentence.tokens
    end = j
    for k in range(j, min(j + _LONGEST, len(tokens))) if tokens[j].text not in _GERMAN_ONLY else ():
        token = tokens[k]
        if not scan.is_free(sentence, token.start, token.end):
            break
        is_linked = k > j + 1 and tokens[k - 1].text.lower() in FOREIGN_ONLY and place_end(tokens, k) == k + 1
        is_whole = k > j and token.is_capital and (tokens[k - 1].text in _SAINTS | _VILLAS or is_club_colour(tokens, k))
        is_english = k == end > j and token.text in organisation_words().english_parts
        is_whole = is_whole or is_linked or is_english
        is_number = k == end > j and token.text.isdigit() and len(token.text) < _YEAR
        if is_whole or is_number or _is_proper_part(token, is_first=k == j):
            end = k + 1
        elif token.text in _SAINTS or (token.text in _VILLAS and k == j) or (_INITIAL.fullmatch(token.text) and k == j):
            continue
        elif not links(tokens, k):
            break
    if j < end < len(tokens) and tokens[end - 1].text.endswith("er") and head_of(tokens[end].text) is not None:
        end += 1
    words = [token for token in tokens[j:end] if token.is_capital]
    is_place = bool(words) and place_end(tokens, j) == end
    is_person = len(words) > 1 and is_given(words[0].text) and end - j == len(words)
    return 0 if is_place or is_person or end == j else end


def _is_proper_part(token: Token, *, is_first: bool) -> bool:
    text = token.text
    if text in _SAINTS or _INITIAL.fullmatch(text) or (not is_name_like(token) and not text.isupper()):
        return False
    if text in people_words().calendar or roles().find((text,)) or people_words().is_title(text):
        return False
    if is_first and (is_adjective(text) or (places().towns(text) and not is_common(text))):
        return False
    return text.isupper() or not is_common(text)
