"""Run the finders over a document in the order in which one may hide from the next."""

import re

from kg.recognise.dates import dates_in
from kg.recognise.organisations import known_organisations, organisations_by_form
from kg.recognise.people import people_in, short_names
from kg.recognise.places import countries_in, demonyms_in, places_in
from kg.recognise.roles import roles_in
from kg.recognise.scan import Scan
from kg.recognise.titles import titles_in
from kg.text import Document, Mention

__all__ = ["recognise"]

# Web and mail addresses name nobody.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\b\w+\.(?:de|com|org|eu|at|ch)\b(?:/\S*)?")


def recognise(document: Document, issued: str | None) -> list[Mention]:
    """Return all mentions of a document; those that name people, places, bodies or titles do not overlap.

    ``issued`` is the day of the release, against which relative dates are resolved; None leaves those out.
    """
    scan = Scan(document)
    dates = list(dates_in(document, issued))
    sentences = list(scan.sentences())
    for sentence in sentences:
        scan.block(sentence, _ADDRESS)
        scan.extend(titles_in(scan, sentence))
        scan.extend(known_organisations(scan, sentence))
        scan.extend(organisations_by_form(scan, sentence))
        scan.extend(roles_in(scan, sentence))
        scan.extend(people_in(scan, sentence))
        scan.extend(places_in(scan, sentence))
        scan.extend(countries_in(scan, sentence))
    names = _short_forms(scan.mentions)
    full = _canonical(scan.mentions)
    for sentence in sentences:
        scan.extend(short_names(scan, sentence, names))
    demonyms = [mention for sentence in sentences for mention in demonyms_in(scan, sentence)]
    return [_renamed(mention, full) for mention in scan.mentions] + demonyms + dates


def _short_forms(mentions: list[Mention]) -> dict[str, str]:
    """Return the parts of full names by which one person alone may be meant later."""
    full = list(dict.fromkeys(m.name for m in mentions if m.kind == "person" and m.key == "full"))
    forms: dict[str, str | None] = {}
    for name in full:
        parts = name.split()
        for form in {parts[-1], " ".join(parts[1:]), *(("-".join(parts[-1:]),))}:
            forms[form] = name if forms.get(form, name) == name else None
    return {form: name for form, name in forms.items() if name is not None and len(form) > 2}


def _canonical(mentions: list[Mention]) -> dict[str, str]:
    """Return the fullest printed name for each shorter form: "Keller" and "S. Keller" are "Stephan Keller"."""
    full = list(dict.fromkeys(m.name for m in mentions if m.kind == "person" and m.key == "full"))
    canonical: dict[str, str] = {}
    for mention in mentions:
        if mention.kind != "person":
            continue
        parts = mention.name.split()
        fits = [name for name in full if name != mention.name and _is_short_of(parts, name.split())]
        if len(fits) == 1:
            canonical[mention.name] = fits[0]
    return canonical


def _is_short_of(parts: list[str], full: list[str]) -> bool:
    """Return whether a name is a shorter form of another: the same family name, fewer or the same given names."""
    if len(parts) >= len(full):
        return parts[:-1] == full[:-1] and parts[-1] == full[-1] + "s" and len(parts) == len(full)
    last = {full[-1], full[-1] + "s"}
    return parts[-1] in last and all(part in full for part in parts[:-1])


def _renamed(mention: Mention, full: dict[str, str]) -> Mention:
    if mention.kind != "person" or mention.name not in full:
        return mention
    return Mention(kind="person", start=mention.start, end=mention.end, sentence=mention.sentence, name=full[mention.name], key=mention.key, of=mention.of, rule=mention.rule)
