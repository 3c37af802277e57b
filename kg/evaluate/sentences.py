"""Find the sentence of a release that states what was found, or names what was missed."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from kg.evaluate.evidence import Span
from kg.evaluate.names import Field, GoldName, Row
from kg.model import Release
from kg.recognise.dates import dates_in
from kg.segment import segment
from kg.text import Mention, Sentence
from kg.vouch import Derivation

__all__ = ["Sentences"]

_DATE: Final = re.compile(r"\d{4}(?:-\d\d){0,2}")


class Sentences:
    """The sentences of a release.

    Examples
    --------
    >>> from kg.model import Zone
    >>> text = "Es regnete. Ada Beispiel empfing am 3. Mai 2024 Gäste."
    >>> told = Sentences(Release(identifier="a", text=text, zones=(Zone(kind="body", start=0, end=len(text)),)))
    >>> told.at([(12, 15)]), told.naming(("visit", "2024-05-03")) == told.at([(12, 15)])
    ('Ada Beispiel empfing am 3. Mai 2024 Gäste.', True)
    """

    def __init__(self, release: Release) -> None:
        self._document = segment(release)
        self._issued = release.issued

    def at(self, spans: Iterable[Span]) -> str:
        """Return the sentence of the first span; nothing where there is none."""
        first = next((start for start, _ in spans if start >= 0), None)
        if first is None or not self._document.sentences:
            return ""
        return self._told(self._document.sentence_at(first))

    def naming(self, row: Row) -> str:
        """Return the first of the sentences that name most of a row: who is in it, and its date."""
        names = list(_names(row))
        dates = {field for field in _flat(row) if isinstance(field, str) and _DATE.fullmatch(field)}
        scores = [
            (sum(any(said.has(form) for form in name.forms) for name in names), bool(dates & self._dates(sentence)))
            for sentence, said in self._said
        ]
        best = max(range(len(scores)), key=lambda place: (sum(scores[place]), -place), default=None)
        return "" if best is None or not sum(scores[best]) else self._told(self._said[best][0])

    def _told(self, sentence: Sentence) -> str:
        return " ".join(self._document.text[sentence.start : sentence.end].split())

    @cached_property
    def _said(self) -> list[tuple[Sentence, Derivation]]:
        text = self._document.text
        return [(one, Derivation(text[one.start : one.end])) for one in self._document.sentences]

    def _dates(self, sentence: Sentence) -> set[str]:
        """Return the days, months and years that a sentence names."""
        keys = {mention.key for mention in self._mentions if mention.sentence == sentence.index}
        return {key[:length] for key in keys for length in (4, 7, 10)}

    @cached_property
    def _mentions(self) -> tuple[Mention, ...]:
        return tuple(dates_in(self._document, self._issued))


def _names(row: Row) -> Iterator[GoldName]:
    return (field for field in _flat(row) if isinstance(field, GoldName))


def _flat(field: Field) -> Iterator[Field]:
    if isinstance(field, tuple | frozenset):
        for part in field:
            yield from _flat(part)
    else:
        yield field
