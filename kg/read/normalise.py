"""Bring the signs of a text into one form: NFC, plain spaces and line ends, nothing invisible."""

import re
import unicodedata
from typing import Final

__all__ = ["LINE_HYPHEN", "clean", "is_clean"]

# PDFium writes this for a hyphen at the end of a line (and swallows the line end), older versions U+0002.
LINE_HYPHEN: Final = "\ufffe"

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\u0085\u2028\u2029\v"
_INVISIBLE = "".join(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xFFFF)))
_CONTROLS = "".join(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\v\f\r\x02\x85")
_SIGNS: Final = str.maketrans(
    dict.fromkeys(_INVISIBLE + _CONTROLS)
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_LINE_ENDS, "\n")
    | {LINE_HYPHEN: "-\n", "\x02": "-\n", "\u2011": "-", "\u2010": "-"}
)
# A soft hyphen at a line's end divides a word; elsewhere it is invisible.
_SOFT_HYPHEN = re.compile("\u00ad(?:[^\\S\n]*\n[^\\S\n]*)?(?=\\w)|\u00ad")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = re.compile(r"[ \n\x21-\x7eäöüßÄÖÜé„“”‚‘’»«–—…§€©·•]*")


def clean(text: str) -> str:
    r"""Return a text in NFC with plain spaces and line ends; a form feed stays, it ends a page.

    Carriage returns, byte order marks, soft hyphens, zero-width signs, direction marks, control characters and
    lone surrogates go; every kind of space is a space; a hyphen that PDFium marks as a line's end is a hyphen and a
    line end. Doing it twice changes nothing.

    Examples
    --------
    >>> clean("\ufeffPartner\u00adschaft\u00a0mit\r\nKo\u0308ln")
    'Partnerschaft mit\nKöln'
    >>> clean("Stadtmarke\ufffeting")
    'Stadtmarke-\nting'
    """
    if is_clean(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _SOFT_HYPHEN.sub("", text).replace("\u00ad", "").translate(_SIGNS)
    return unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", text))


def is_clean(text: str) -> bool:
    r"""Say whether a text holds only signs that `clean` leaves alone, as far as a quick look can tell.

    Examples
    --------
    >>> is_clean("Städtepartnerschaft"), is_clean("Łódź\r\n")
    (True, False)
    """
    return _PLAIN.fullmatch(text) is not None
