"""Bring the printed name of an organisation to the nominative."""

from itertools import pairwise

from kg.lexicon.organisations import HeadNoun, head_of
from kg.recognise.scan import Scan
from kg.recognise.words import is_adjective, is_common, is_town_adjective, nominative
from kg.text import Token

__all__ = ["ADJECTIVE", "printed_name"]

# Endings of capital adjectives in a name, behind an article ("im Stadtgeschichtlichen Museum Musterstadt").
ADJECTIVE = ("liche", "lichen", "licher", "liches", "ige", "igen", "iger", "iges", "ale", "alen", "aler", "ales")
# Those that no town's adjective has ("Leisniger"), so that the word may be unknown.
_LIKE = ("liche", "lichen", "licher", "liches")


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
