"""Tell by a paragraph's opening, credit or label which zone it belongs to."""

import re
from typing import Final

from kg.model import ZoneKind
from kg.read.cues import cues

__all__ = ["carries_on", "opening_kind"]

_POSITION = re.compile(
    r"\((?:\d\.?\s?)?(?:von links|v\.\s?(?:l|r)\.|vorne?|hinten|mitte|l\.|r\.|links|rechts)[^()]{0,20}\)"
    r"|\bv\.\s?l\.\s?(?:n\.\s?r\.)?|\bvon links(?: nach rechts)?:",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:\b\w*(?:foto|bild|quelle|grafik|nachweis|copyright)\w*\s*:|©|\(c\)\s)[^:]{2,90}$", re.IGNORECASE
)
_SPEECH = re.compile(r"[„\"»«“][^“”\"«»]{30,}[“”\"«»]")
_SENTENCES = re.compile(r"[a-zäöüß]{2}[.!?]\s+[A-ZÄÖÜ„\"]")
_CAPTION_LENGTH: Final = 500
_LABEL_LENGTH: Final = 120


def opening_kind(text: str, *, stands_out: bool = False) -> ZoneKind | None:
    """Return the zone that a paragraph's opening words announce, None where they announce nothing.

    ``stands_out`` says that it is a heading or wholly bold or italic, in which case more openings count.

    Examples
    --------
    >>> opening_kind("Foto 1: Die Gäste am Brunnen"), opening_kind("Zum Hintergrund: Das Projekt läuft seit 2019.")
    ('caption', 'background')
    >>> opening_kind("Hintergrund des Besuchs ist ein Projekt.") is None
    True
    """
    start = text[:240].lstrip(" *+–-")
    for opening in cues().openings:
        if opening.needs_emphasis and not (stands_out and len(text) <= _LABEL_LENGTH * 2):
            continue
        if opening.pattern.match(start):
            return opening.zone
    return "caption" if len(text) <= _CAPTION_LENGTH and _is_caption(text, stands_out=stands_out) else None


def _is_caption(text: str, *, stands_out: bool) -> bool:
    """Say whether a paragraph tells who stands where in a picture, or ends with a credit."""
    if _CREDIT.search(text[-130:]):
        return True
    if _POSITION.search(text) is None or _SPEECH.search(text):
        return False
    return stands_out or len(_SENTENCES.findall(text)) <= 1


def carries_on(text: str, kind: ZoneKind) -> bool:
    """Say whether an opening holds for the paragraphs after it, too: contacts and backgrounds do, labels do.

    Examples
    --------
    >>> carries_on("Kurz notiert", "notice"), carries_on("Außerdem: Der Wochenmarkt zieht um.", "notice")
    (True, False)
    """
    is_label = text.endswith(":") or (":" not in text and len(text.split()) <= 5)
    return kind in ("contact", "background") or (kind == "notice" and is_label)
