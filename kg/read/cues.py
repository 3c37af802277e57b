"""Compile the words by which press offices mark the parts of a release (``data/lexicon/<language>/zones.yaml``)."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, get_args

from kg.errors import LexiconError
from kg.lexicon.load import load_yaml
from kg.model import ZoneKind

__all__ = ["Cues", "Opening", "cues"]

_CAPITAL = r"[^\W\d_a-zäöüß][\w.’'-]*"
_INNER = (
    r"(?:(?:an|in|ob|vor|auf|unter|bei|über)\s(?:der|dem)|am|an|im|in|von|bei|auf|unter|der|des|und|nad"
    r"|\w\.\s?\w{1,2}\.|d\.|ü\.)"
)
_DOTTED = r"(?:[a-zäöü]\.\s?){1,3}"
_NAME = rf"{_CAPITAL}(?:\s(?:{_INNER}\s|{_DOTTED})?(?:{_CAPITAL}|\([^()]{{2,25}}\))){{0,4}}"
_WEB = r"(?:https?://|www\.)\S+|\S+\.(?:pdf|docx?|zip|txt|jpg)"
_ADDRESS = r"\s*:?\s*((?:https?://|www\.)[^\s/]+/\S+)"
# What may follow the words of an opening, by its form.
_FORMS: Final = {
    "colon": r"\s*:",
    "alone": r"\s*:?\s*$",
    "label": r"(?:\s*:|\s*$|\s[–-]\s)",
    "start": "",
    "ask": r"(?:[^.:\n]{0,60}:|\s*$|\s+[^.:\n]{0,40}\b(?:steht|stehen|wenden|bitte|tel|telefon|fon)\b|\s+(?:\+|\())",
    "address": rf"\s*(?:zum download|unter)?\s*:\s*(?:{_WEB})\S*\s*$",
    "heading": r"\s*:?\s*$",
    "heading-start": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Words that open a paragraph and the zone that they announce; some count only where the paragraph stands out."""

    id: str
    zone: ZoneKind
    pattern: re.Pattern[str]
    needs_emphasis: bool
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The words of one language, compiled.

    ``publisher`` matches a municipality with its kind, ``of_publisher`` one in the genitive at a line's end, ``name``
    one without its kind; ``house`` the house that a channel speaks from.
    """

    publisher: re.Pattern[str]
    of_publisher: re.Pattern[str]
    service: re.Pattern[str]
    office: re.Pattern[str]
    house: re.Pattern[str]
    name: re.Pattern[str]
    head: re.Pattern[str]
    date_words: re.Pattern[str]
    small_words: frozenset[str]
    site_words: re.Pattern[str]
    source_label: re.Pattern[str]
    openings: tuple[Opening, ...]


@lru_cache(maxsize=8)
def cues(language: str = "de") -> Cues:
    """Return the words by which releases in a language mark their parts.

    Raises
    ------
    LexiconError
        If the file lacks a list, or holds a pattern, zone or form that is unknown.

    Examples
    --------
    >>> cues().service.search("Pressemitteilung Nr. 7") is not None
    True
    """
    words, path = load_yaml("zones", language), f"data/lexicon/{language}/zones.yaml"
    try:
        body = f"(?i:{'|'.join(words['bodies'])})"
        return Cues(
            publisher=re.compile(rf"{body}\s{_NAME}"),
            of_publisher=re.compile(rf"\b(?:der|des)\s({body}\s{_NAME})$"),
            service=_any(words["services"]),
            office=_any([*words["offices"], *words["houses"]]),
            house=_any(words["houses"]),
            name=re.compile(_NAME),
            head=_any(words["heads"]),
            date_words=re.compile(rf"\b(?:{'|'.join(words['date_words'])})\b\.?", re.IGNORECASE),
            small_words=frozenset(words["small_words"].split()),
            site_words=re.compile(rf"\W*(?:{'|'.join(words['site_words'])})\W*", re.IGNORECASE),
            source_label=re.compile(rf"\b(?:{'|'.join(words['source_labels'])}){_ADDRESS}", re.IGNORECASE),
            openings=tuple(_opening(entry, path) for entry in words["openings"]),
        )
    except (KeyError, TypeError, AttributeError, re.error) as error:
        remedy = "compare the file with the one that was shipped"
        raise LexiconError(where=path, what=f"cannot be used ({error!r})", remedy=remedy) from error


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _opening(entry: dict[str, Any], path: str) -> Opening:
    if entry["form"] not in _FORMS or entry["zone"] not in get_args(ZoneKind):
        what, remedy = "has an unknown form or zone", f"use a form of {', '.join(_FORMS)}"
        raise LexiconError(where=f"{path}:{entry['id']}", what=what, remedy=remedy)
    pattern = rf"\W{{0,4}}(?:{'|'.join(entry['words'])}){_FORMS[entry['form']]}"
    return Opening(
        id=entry["id"], zone=entry["zone"], pattern=re.compile(pattern, re.IGNORECASE),
        needs_emphasis=entry["form"].startswith("heading"),
        examples=tuple(entry["examples"]), counterexamples=tuple(entry["counterexamples"]),
    )  # fmt: skip
