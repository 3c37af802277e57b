"""Run the finders over a document in the order in which one may hide from the next."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.lexicon.organisations import organisation_words
from kg.recognise.dates import dates_in
from kg.recognise.demonyms import demonyms_in, demonyms_of
from kg.recognise.introduced_bodies import quoted_bodies_in
from kg.recognise.known import known_organisations
from kg.recognise.occurrences import dates_by_weights
from kg.recognise.organisations import organisations_by_form
from kg.recognise.people import people_in, short_names
from kg.recognise.places import countries_in, places_in
from kg.recognise.roles import roles_in
from kg.recognise.scan import Scan
from kg.recognise.titles import titles_in
from kg.recognise.unheard import with_unheard
from kg.recognise.unknown_places import unknown_places
from kg.text import Document, Mention

__all__ = ["recognise"]

# Web and mail addresses name nobody.
_SITE = re.compile(r"(?:https?://|www\.)\S+|\b\w+\.(?:de|com|org|eu|at|ch)\b(?:/\S*)?")
_RUN = re.compile(r"\S+")
_FINDERS = (quoted_bodies_in, titles_in, known_organisations, organisations_by_form, roles_in, people_in)
_SHORTEST = 3


def recognise(document: Document, issued: str | None, *, learned: bool = True) -> list[Mention]:
    """Return all mentions of a document; those that name people, places, bodies or titles do not overlap.

    ``issued`` is the day of the release, against which relative dates are resolved; None leaves those out. With
    ``learned`` False rules and lists alone name bodies and read dates, and the weights are not asked.
    """
    scan = Scan(document)
    sentences = list(document.told())
    for sentence in sentences:
        scan.block(sentence, _addresses(document.text, sentence.start, sentence.end))
        for finder in _FINDERS:
            scan.extend(finder(scan, sentence))
    people = [mention for mention in scan.mentions if mention.kind == "person"]
    parts = _parts(people)
    for sentence in sentences:
        scan.extend(places_in(scan, sentence, frozenset(parts)))
        scan.extend(countries_in(scan, sentence))
    for sentence in sentences:
        scan.extend(short_names(scan, sentence, parts))
    scan.extend(list(unknown_places(scan, sentences)))
    fullest = _fullest(people)
    named = [replace(m, name=fullest[m.name]) if m.kind == "person" and m.name in fullest else m for m in scan.mentions]
    adjectives = demonyms_of(named)
    taken = [(m.start, m.end) for m in named if m.kind == "person"]
    demonyms = [
        mention
        for sentence in sentences
        for mention in demonyms_in(sentence, adjectives)
        if not any(s <= mention.start < e for s, e in taken)
    ]
    dates = dates_by_weights(document, issued) if learned else dates_in(document, issued)
    found = [*named, *demonyms, *dates]
    found = with_unheard(document, found) if learned else found
    return [m for m in found if m.kind != "organisation" or m.name not in organisation_words().sorts]


def _addresses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where web and mail addresses stand; a sign "@" makes all that no space parts from it an address."""
    if text.find("@", start, end) < 0:
        yield from (found.span() for found in _SITE.finditer(text, start, end))
        return
    for run in _RUN.finditer(text, start, end):
        if text.find("@", run.start() + 1, run.end() - 1) >= 0:
            yield run.span()
        else:
            yield from (found.span() for found in _SITE.finditer(text, *run.span()))


def _full_names(people: Iterable[Mention]) -> list[str]:
    return list(dict.fromkeys(mention.name for mention in people if mention.key == "full"))


def _parts(people: list[Mention]) -> dict[str, str]:
    """Return the parts of full names by which one person alone may be meant later, with the full name."""
    forms: dict[str, set[str]] = {}
    for name in _full_names(people):
        given, *rest = name.split()
        for form in {rest[-1] if rest else given, " ".join(rest)}:
            forms.setdefault(form, set()).add(name)
    return {form: min(names) for form, names in forms.items() if len(names) == 1 and len(form) >= _SHORTEST}


def _fullest(people: list[Mention]) -> dict[str, str]:
    """Return the fullest printed name for each shorter form: "Keller" and "S. Keller" are "Stephan Keller"."""
    full = _full_names(people)
    fullest: dict[str, str] = {}
    for mention in people:
        fits = [name for name in full if name != mention.name and _is_short_of(mention.name.split(), name.split())]
        if len(fits) == 1:
            fullest[mention.name] = fits[0]
    return fullest


def _is_short_of(parts: list[str], full: list[str]) -> bool:
    """Return whether a name is a shorter form of another: the same family name, fewer or the same given names."""
    if len(parts) == len(full) and parts[:-1] == full[:-1]:
        return parts[-1] == full[-1] + "s"
    if len(parts) > len(full):
        return False
    return parts[-1] in {full[-1], full[-1] + "s"} and all(_is_part(part, full) for part in parts[:-1])


def _is_part(part: str, full: list[str]) -> bool:
    """Return whether a given name, or its initial, stands in a full name."""
    return any(part == name or (part.endswith(".") and name.startswith(part[:-1])) for name in full[:-1])
