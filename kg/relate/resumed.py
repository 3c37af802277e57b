"""Bind a title that a sentence of its own tells: "Sie trauert um A. Der frühere Bürgermeister von Lille war …".

So does one behind a pronoun: "Im Auto saß A. Er war Stadtdirektor in Lille", "A leitet die Gruppe; sie ist Ärztin".
"""

from collections.abc import Callable, Collection
from itertools import pairwise

from kg.lexicon.patterns import pattern
from kg.lexicon.roles import roles
from kg.relate.bodies import body_beside
from kg.relate.plurals import is_plural
from kg.relate.reading import Reading
from kg.text import Mention, Sentence

__all__ = ["bind_resumed"]

_RESUMING = pattern("roles.resuming")
_RESUMED = pattern("roles.resumed")
_PRONOUN = pattern("roles.pronoun")
_LAST, _FIRST = pattern("roles.meant-last"), pattern("roles.meant-first")
_OWNING = pattern("roles.owning-word")
_SILENT = frozenset({"letterhead", "contact", "notice"})


def bind_resumed(reading: Reading, complement_end: Callable[[Reading, Sentence, Mention], int]) -> None:
    """Give a title that opens a sentence to the only one without an office whom the sentence before names.

    A title that somebody of the release bears means that person, and binds nobody.
    """
    bound = {role.start for person in reading.people.values() for _, _, role, _ in person.roles}
    borne = {code for person in reading.people.values() for code, _, _, _ in person.roles}
    for before, sentence in pairwise([None, *reading.document.sentences]):
        if sentence is None or sentence.zone in _SILENT:
            continue
        for role in (role for role in reading.of(sentence, "role") if role.start not in bound):
            end = complement_end(reading, sentence, role)
            if (name := _meant(reading, (before, sentence), role, (end, borne))) is None:
                continue
            body = body_beside(reading, sentence, role, end)
            span = reading.evidence(role.start, max(end, role.end), "de.role.clause")
            reading.people[name].roles.append((role.key, body, role, span))


def _meant(
    reading: Reading, around: tuple[Sentence | None, Sentence], role: Mention, told: tuple[int, Collection[str]]
) -> str | None:
    """Return whom a title means: by a pronoun before it, or as the subject that opens its sentence.

    ``told`` holds where its complement ends, and the codes of the offices that somebody of the release bears.
    """
    before, sentence = around
    end, borne = told
    if (found := _PRONOUN.search(reading.between(sentence.start, role.start))) is not None:
        name = _subject(reading, sentence if found["inside"] else before, role.start)
        is_hers = role.end_key.endswith(("in", "frau"))
        is_one = not is_plural(reading, role) and is_hers == (found["who"].lower() == "sie")
        return name if is_one else None
    first = next(iter(reading.of(sentence, "role")), None)
    if role is not first or role.key in {*borne, "other"} or not _opens(reading, sentence, role, end):
        return None
    return _nameless(reading, before, sentence.start)


def _subject(reading: Reading, sentence: Sentence | None, end: int) -> str | None:
    """Return the only person of a sentence, as its subject: it begins or ends with the name, and nobody is "his"."""
    name = _nameless(reading, sentence, end)
    if name is None or sentence is None:
        return None
    person = next(m for m in reading.of(sentence, "person") if m.name == name)
    before, behind = reading.between(sentence.start, person.start), reading.between(person.end, min(end, sentence.end))
    is_meant = _LAST.match(before) if not behind.strip(" .") else not before and _FIRST.match(behind)
    return name if is_meant and not _OWNING.search(before + behind) else None


def _nameless(reading: Reading, sentence: Sentence | None, end: int) -> str | None:
    """Return the only person of a sentence up to an offset, who has no office; nobody where none was told before."""
    if sentence is None:
        return None
    names = {m.name for m in reading.of(sentence, "person") if m.start < end}
    bare = [name for name in names if not reading.people[name].roles]
    return bare[0] if len(names) == len(bare) == 1 else None


def _opens(reading: Reading, sentence: Sentence, role: Mention, end: int) -> bool:
    """Return whether a title is the subject that opens a sentence, and nobody is named with it."""
    if roles().leaning(role.end_key) or is_plural(reading, role):
        return False
    is_first = bool(_RESUMING.match(reading.between(sentence.start, role.start)))
    named = any(m.start < end + 2 for m in reading.of(sentence, "person"))
    return is_first and not named and bool(_RESUMED.match(reading.between(end, sentence.end)))
