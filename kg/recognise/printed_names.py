"""Bring the printed name of an organisation to the nominative."""

from collections.abc import Sequence
from itertools import pairwise

from kg.lexicon import load_yaml
from kg.lexicon.organisations import HeadNoun, head_of
from kg.recognise.scan import Scan
from kg.recognise.words import is_adjective, is_common, is_town_adjective, nominative
from kg.text import Document, Token

__all__ = ["ADJECTIVE", "base_name", "printed_name"]

# Endings of capital adjectives in a name, behind an article ("im Stadtgeschichtlichen Museum Musterstadt").
ADJECTIVE = ("liche", "lichen", "licher", "liches", "ige", "igen", "iger", "iges", "ale", "alen", "aler", "ales",
             "elle", "ellen", "elles", "ersche", "erschen", "ersches")  # fmt: skip
# Those that no town's adjective has ("Leisniger"), so that the word may be unknown.
_LIKE = ("liche", "lichen", "licher", "liches", "relle", "rellen", "relles", "nelle", "nellen", "nelles",
         "onale", "onalen", "onales", "ersche", "erschen", "ersches")  # fmt: skip
# Those of adjectives that no other word of a name has ("Südwestdeutsche").
_SURE = ("deutsche", "deutschen", "deutsches", "ische", "ischen", "isches")
# How many adjectives may stand between an article and a name, and what declines a noun as "des" does.
_ADJECTIVES = 2
_GENITIVES = frozenset({"eines", "seines", "ihres", "unseres", "dieses", "jenes", "deines", "eures"})


def printed_name(scan: Scan, tokens: tuple[Token, ...], head: int | None, own: HeadNoun | None = None) -> str:
    """Return a printed name in the nominative: its head and the adjectives before it; without quotation marks around.

    ``head`` is the place of the head among the tokens, None if it has none; ``own`` what it is where that is known.
    """
    parts = [token.text for token in tokens]
    noun = own or head_of(parts[head]) if head is not None and 0 <= head < len(parts) else None
    if noun is not None and head is not None:
        parts[head] = noun.base
        for k in range(head):
            is_plain = parts[k].endswith(ADJECTIVE) and (is_common(parts[k]) or parts[k].endswith(_LIKE))
            is_own = parts[k].startswith(noun.head.adjectives or ("\0",))
            if is_town_adjective(parts[k]) and parts[k].endswith("er"):
                continue
            if is_adjective(parts[k]) or is_plain or is_own or parts[k].islower():
                parts[k] = nominative(parts[k], noun.head.gender)
    text = scan.document.text
    gaps = [text[before.end : after.start] for before, after in pairwise(tokens)]
    name = parts[0] + "".join(gap + part for gap, part in zip(gaps, parts[1:], strict=True))
    name = " ".join(name.split())
    return name.strip('„“"»« ') if name[:1] in '„“"»«' else name


def base_name(document: Document, tokens: Sequence[Token], begin: int, end: int) -> str:
    """Return a printed name in the nominative: its adjectives by its article, its noun without the genitive's s."""
    words = [token.text for token in tokens[begin:end]]
    article = _article(tokens, begin)
    noun = next((i for i, word in enumerate(words) if not _inflects(word)), None)
    if noun is not None and words[noun][0].isupper():
        gender = "p" if article == "die" and words[0].endswith("en") else _gender(words[noun], article)
        for i in range(noun):
            if gender and not is_town_adjective(words[i]):
                words[i] = nominative(words[i], gender)
        known = head_of(words[noun])
        if known is not None and known.head.gender == "p":
            words[noun] = known.base
        if article == "des":
            _drop_genitive(words, tokens[begin:end], noun)
    gaps = [document.text[a.end : b.start] for a, b in zip(tokens[begin:end], tokens[begin + 1 : end], strict=False)]
    return " ".join((words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=True))).split())


def _article(tokens: Sequence[Token], begin: int) -> str:
    """Return the article before a name, over small adjectives; a possessive in the genitive counts as one."""
    first = begin
    while first > 0 and begin - first < _ADJECTIVES and tokens[first - 1].text.endswith(("en", "er")):
        if not tokens[first - 1].text.islower() or tokens[first - 1].text in {"den", "der"}:
            break
        first -= 1
    article = tokens[first - 1].text.lower() if first else ""
    return "des" if article in _GENITIVES else article


def _inflects(word: str) -> bool:
    """Return whether a word is an adjective: by the lexicon, or by an ending that few names have."""
    is_like = word.endswith(ADJECTIVE) and (is_common(word) or word.endswith(_LIKE))
    return is_adjective(word) or is_town_adjective(word) or is_like or word.endswith(_SURE)


def _drop_genitive(words: list[str], tokens: Sequence[Token], begin: int) -> None:
    """Take the s off the first noun that has one behind "des": "des Bass Museums", "des Kreiszentrums für Familien"."""
    for i in range(begin, len(words)):
        text, lemma = words[i], tokens[i].lemma
        if not text[0].isupper():
            return
        is_long = text.endswith("es") and is_common(text[:-2])
        bare = lemma if lemma in {text[:-1], text[:-2]} else text[: -2 if is_long else -1]
        if text.endswith("s") and not text.endswith("ss") and (bare == lemma or is_common(bare)):
            words[i] = bare
            return


def _gender(noun: str, article: str) -> str:
    """Return the gender of a noun, m, f, n or p: by the lexicon of bodies, else by its ending and its article."""
    known = head_of(noun)
    if known is not None:
        return known.head.gender
    words = load_yaml("unheard")
    if noun.lower().rpartition("-")[2].endswith(tuple(words["neuter"])):
        return "n"
    return str(words["articles"].get(article, ""))
