"""Cut German text into tokens: words with hyphens and gender marks, abbreviations, ordinals, numbers, signs."""

import re
from functools import lru_cache

import simplemma

from kg.text import Token

__all__ = ["ABBREVIATIONS", "lemma_of", "tokens_of"]

# Abbreviations of German administrative prose that a full stop belongs to (Duden, «Abkürzungen»).
ABBREVIATIONS = tuple(
    "Dr Prof Dipl Mag Ing Nr St Str ca bzw inkl Mio Mrd Tel evtl ggf geb stellv stv verst ehem Abt Bgm OBgm Hr Fr Jan "
    "Feb Aug Sept Okt Nov Dez usw etc vgl Co jun sen Jh Jhd med rer nat phil jur pol habil theol LAbg Abs Art bes gest "
    "insb max min mind Min Std Sr Ltd Univ lic iur".split()
)
_PAIRS = (
    r"(?:e\.\s?V|z\.\s?B|u\.\s?a|d\.\s?h|v\.\s?l|v\.\s?r|a\.\s?D|i\.\s?R|h\.\s?c|M\.\s?A|i\.\s?A|o\.\s?g|s\.\s?o"
    r"|u\.\s?Ä|a\.\s?M|a\.\s?d|b\.\s?K|i\.\s?d|n\.\s?Chr|v\.\s?Chr)\."
)
_WORD = (
    r"\#?[^\W\d_]+(?:['’][^\W\d_]+)*(?:[-‐‑][\w]+(?:['’][^\W\d_]+)*)*"
    r"(?:[*:_/]-?(?:in(?:nen)?|r|n|frau(?:en)?|m)\b)?[-+]?"
)
_TOKEN = re.compile(
    rf"""
    {_PAIRS}
  | (?:{"|".join(ABBREVIATIONS)})\.(?:-[^\W\d_]+\.?)*
  | \b[A-ZÄÖÜ]\.(?=\s?[A-ZÄÖÜ])
  | \d{{1,2}}\.(?=\d{{1,2}}\.)\d{{1,2}}\.(?:\d{{4}}|\d{{2}}\b)?
  | \d{{1,3}}(?:[.\s]\d{{3}})+(?:,\d+)?(?!\d)
  | \d+(?:,\d+)?-[^\W\d_]+(?:-[^\W\d_]+)*
  | \d+(?:[.,:/]\d+)*
  | {_WORD}
  | \S
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=200_000)
def lemma_of(word: str) -> str:
    """Return the dictionary form of a German word; what no dictionary knows comes back as it is.

    Examples
    --------
    >>> lemma_of("empfing"), lemma_of("Delegationen"), lemma_of("Marrakesch")
    ('empfangen', 'Delegation', 'Marrakesch')
    """
    return str(simplemma.lemmatize(word, lang="de")) if word[0].isalpha() else word


def tokens_of(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens of a stretch of text, with offsets into the whole text.

    Examples
    --------
    >>> [token.text for token in tokens_of("Der Verein e. V. lud Vertreter*innen am 3. Mai ein.", 0, 52)]
    ['Der', 'Verein', 'e. V.', 'lud', 'Vertreter*innen', 'am', '3', '.', 'Mai', 'ein', '.']
    """
    return tuple(
        Token(text=match.group(), start=match.start(), end=match.end(), lemma=lemma_of(match.group()))
        for match in _TOKEN.finditer(text, start, end)
    )
