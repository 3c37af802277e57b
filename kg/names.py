"""Compare names as a German reader does: umlauts, accents, hyphens and case do not part them."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold", "slug"]

_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae"}
    | {"œ": "oe", "ı": "i"}
)
_APOSTROPHES = re.compile(r"['’‘`´ʼʹ]")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    r"""Return the form under which two spellings of one name meet.

    Composes (NFC), lower-cases, writes umlauts as two letters, drops accents and apostrophes and makes every
    run of other signs one space.

    Examples
    --------
    >>> fold("Düsseldorf") == fold("DUESSELDORF") == fold("Du\u0308sseldorf")
    True
    >>> fold("Saint-Étienne"), fold("L’Aquila")
    ('saint etienne', 'laquila')
    """
    text = _APOSTROPHES.sub("", unicodedata.normalize("NFC", name).casefold().translate(_LETTERS))
    if not text.isascii():  # Nearly every name is by now, and has no accents to drop.
        text = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return _NOT_WORD.sub(" ", text).strip() if text.isascii() else _fold_other(text)


def _fold_other(text: str) -> str:
    """Fold a name in another script: keep its letters and digits."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text).split())


def slug(name: str) -> str:
    """Return a name as the last part of an IRI.

    Examples
    --------
    >>> slug("Amt für Migration & Integration")
    'amt-fuer-migration-integration'
    """
    return fold(name).replace(" ", "-")
