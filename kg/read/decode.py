"""Tell what encoding a text has, and say so where it has none that can be read."""

import codecs
import re
from typing import Final

from kg.errors import ReadError

__all__ = ["decode"]

_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROLS: Final = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
# Signs that stand where umlauts were, after a text in the encoding of DOS or of old Macs was taken for Windows-1252;
# in a text that is UTF-8 the same signs are letters of other languages ("Holešov").
_DOS = re.compile(r"(?<=[a-z])[„”™ŽŠšŸ§‰¶](?=[a-z])")
# Signs that stand where umlauts were, after UTF-8 was taken for Windows-1252 and written again.
_TWICE = re.compile(r"Ã[¤¶¼Ÿ„–œ]")
_FEW: Final = 2
_BINARY_SHARE: Final = 0.005
_REPLACED_SHARE: Final = 0.002


def decode(data: bytes, *, origin: str, charset: str | None = None) -> str:
    r"""Return the text that some bytes hold.

    Reads UTF-8 and UTF-16 by their byte order mark, then strict UTF-8, then what a server or page declared
    (``charset``), then Windows-1252.

    Raises
    ------
    ReadError
        If the bytes are empty, no text, or in another encoding.

    Examples
    --------
    >>> decode("Köln".encode("cp1252"), origin="a.txt")
    'Köln'
    >>> decode(b"PK\x03\x04\x00\x00", origin="a.txt")
    Traceback (most recent call last):
    kg.errors.ReadError: a.txt: holds no text but binary data; save it as text, HTML or PDF
    """
    if not data.strip():
        raise ReadError(where=origin, what="is empty", remedy="leave it out or fetch it again")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(_try(data[len(mark) :], encoding), origin)
    if len(data) - len(data.translate(None, _CONTROLS)) > _BINARY_SHARE * len(data):
        remedy = "save it as text, HTML or PDF"
        raise ReadError(where=origin, what="holds no text but binary data", remedy=remedy)
    text = _try(data, "utf-8")
    if text is None and charset and not charset.lower().replace("_", "-").startswith(("iso-8859-1", "latin", "utf")):
        text = _try(data, charset)
    if text is None:
        text = _try(data, "cp1252")
        if text is not None and len(_DOS.findall(text)) > _FEW:
            raise _garbled(origin)
    return _checked(text, origin)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _checked(text: str | None, origin: str) -> str:
    """Return a text unless it is garbled."""
    if text is None or text.count("\ufffd") > _FEW + _REPLACED_SHARE * len(text) or len(_TWICE.findall(text)) > _FEW:
        raise _garbled(origin)
    return text


def _garbled(origin: str) -> ReadError:
    remedy = "save it again as UTF-8 from the program that made it"
    return ReadError(where=origin, what="has the wrong encoding, its umlauts are lost", remedy=remedy)
