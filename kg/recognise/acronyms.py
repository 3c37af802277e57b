"""Find bodies that are named by capitals alone and do something ("die AWMU lud ein", "bei WindLab")."""

import re
from collections.abc import Iterator

from kg.lexicon.organisations import organisation_words
from kg.lexicon.people import people_words
from kg.lexicon.roles import roles
from kg.recognise.pieces import place_end
from kg.recognise.scan import Scan
from kg.recognise.words import is_common
from kg.text import Mention, Sentence, Token

__all__ = ["acronyms_in"]

# Three capitals or more, or capitals inside a word.
_ACRONYM = re.compile(r"[A-ZÄÖÜ]{3,}|[A-ZÄÖÜ][a-zäöüß]+[A-ZÄÖÜ][\w]*")
_BEFORE = frozenset({"bei", "mit", "von", "durch", "beim", "vom", "zur", "zum"})
_ARTICLES = frozenset({"die", "der", "das", "dem", "den"})
# A word that a dictionary has and that can be spoken may only be printed in capitals ("STADT").
_VOWEL = re.compile(r"[AEIOUÄÖÜY]")
_GENDER = re.compile(r"Innen$")


def acronyms_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield names in capitals behind an article or preposition that no noun follows, with a town behind them."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if (
            i > 0
            and token.is_capital
            and _is_acronym(token)
            and scan.is_open(sentence, token)
            and _stands_as_body(tokens, i)
        ):
            end = place_end(tokens, i + 1) or i + 1
            yield Mention(
                kind="organisation",
                start=token.start,
                end=tokens[end - 1].end,
                sentence=sentence.index,
                name=" ".join(scan.document.text[token.start : tokens[end - 1].end].split()),
                key="other",
                rule="de.organisation.acronym",
            )


def _is_acronym(token: Token) -> bool:
    text = token.text
    if _ACRONYM.fullmatch(text) is None or _GENDER.search(text) or text in organisation_words().plain_acronyms:
        return False
    is_word = is_common(text.capitalize()) and len(_VOWEL.findall(text)) * 4 > len(text)
    is_plain = is_common(text) or is_word or text in people_words().degrees
    return not is_plain and roles().find((text,)) is None


def _stands_as_body(tokens: tuple[Token, ...], i: int) -> bool:
    """Return whether an article or preposition stands before, and no noun behind that it would only describe."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is not None and following.is_capital and place_end(tokens, i + 1) is None:
        return False
    return tokens[i - 1].text.lower() in _ARTICLES | _BEFORE
