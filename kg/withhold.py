"""Keep telephone numbers and mail addresses out of the graph, whatever an extractor has read."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from kg.model import SCHEMA, Evidence, Extraction, Fact, Kind

__all__ = ["OMITTED", "contacts_in", "withhold"]

# What German print puts where words of a quotation are left out.
OMITTED: Final = "[…]"
_CONTACT: Final = re.compile(
    r"[\w.+-]{1,64}(?:@|\s?[(\[](?:at|ät)[)\]]\s?)[\w-]+(?:\.[\w-]+)+"
    # A number after its label: "Telefon 899-1234", "Tel.: (0211) 89 93 130".
    r"|\b(?:tel(?:efon|efax)?|fon|fax|mobil|handy|durchwahl|rufnummer)\b[\s.:/-]{0,4}(?:nr\.?\s?|unter\s)?[+(]?\d[\d\s()/.–-]+\d"
    # A number with its area code: "0211/899-1234", "+49 (0)211 899 1234". Dates never begin like one; numbers of
    # releases do ("088/2024").
    r"|(?<![\w.,/-])(?:\+\d{2}|00[1-9]\d)(?:[\s()/.–-]{0,3}\d){6,14}(?!\w)"
    r"|(?<![\w.,/-])\(?0(?!\d{2}\s?/\s?(?:19|20)\d\d\b)[1-9]\d{1,4}\)?\s?[\s/–-]\s?\d(?:[\s/–-]?\d){3,11}(?!\w)",
    re.IGNORECASE,
)
_EDGE: Final = " \t\n,;:.()[]/–-"


def contacts_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a text has telephone numbers and mail addresses.

    Examples
    --------
    >>> text = "Erika Muster (Tel. 0211/899-1234, muster@musterau.example) am 01.05.2024"
    >>> [text[start:end] for start, end in contacts_in(text)]
    ['Tel. 0211/899-1234', 'muster@musterau.example']
    """
    return tuple(found.span() for found in _CONTACT.finditer(text))


def withhold(text: str, extraction: Extraction) -> Extraction:
    """Return an extraction without the contact data in a release's text.

    Evidence that holds some keeps its longest part without, values have ``[…]`` in its place, and what consists of
    nothing else is dropped. Without contact data in the text, the extraction is returned as it is.
    """
    contacts = contacts_in(text)
    if not contacts:
        return extraction
    things = tuple(replace(thing, evidence=_cut(thing.evidence, text, contacts)) for thing in extraction.things)
    things = tuple(thing for thing in things if thing.evidence)
    kinds = {thing.id: thing.kind for thing in things}
    facts = (_without(fact, text, contacts, kinds) for fact in extraction.facts)
    candidates = (replace(one, evidence=_cut(one.evidence, text, contacts)) for one in extraction.candidates)
    return Extraction(
        release=extraction.release,
        things=things,
        facts=tuple(fact for fact in facts if fact is not None),
        candidates=tuple(one for one in candidates if one.evidence and one.subject in kinds),
    )


def _without(fact: Fact, text: str, contacts: Iterable[tuple[int, int]], kinds: dict[str, Kind]) -> Fact | None:
    evidence = _cut(fact.evidence, text, contacts)
    kind = kinds.get(fact.subject)
    if kind is None or not evidence:
        return None
    wanted = SCHEMA[kind][fact.property]
    if wanted.split("|")[0] in SCHEMA:
        return replace(fact, evidence=evidence) if fact.value in kinds else None
    value = _CONTACT.sub(OMITTED, fact.value) if wanted == "text" and not _is_address(fact) else fact.value
    return replace(fact, value=value, evidence=evidence) if value.strip(_EDGE) != OMITTED.strip(_EDGE) else None


def _is_address(fact: Fact) -> bool:
    """Say whether a value is an identifier or the address of a page, whose digits are no telephone number."""
    return fact.property in {"source", "geonames", "iso"}


def _cut(evidence: tuple[Evidence, ...], text: str, contacts: Iterable[tuple[int, int]]) -> tuple[Evidence, ...]:
    parts = (_longest(span, text, contacts) for span in evidence)
    return tuple(span for span in parts if span.start < span.end)


def _longest(span: Evidence, text: str, contacts: Iterable[tuple[int, int]]) -> Evidence:
    """Return the longest part of a span that holds no contact data; an empty one where there is none."""
    inside = [(start, end) for start, end in contacts if start < span.end and end > span.start]
    if not inside:
        return span
    starts = [span.start, *(end for _, end in inside)]
    ends = [*(start for start, _ in inside), span.end]
    parts = (_trimmed(text, start, end) for start, end in zip(starts, ends, strict=True))
    start, end = max(parts, key=lambda part: part[1] - part[0])
    return replace(span, start=start, end=end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return start, end
