"""Find the organisation that a title is held in where none stands behind it: named before, or by the title itself."""

import re
from dataclasses import dataclass

from kg.lexicon.roles import roles
from kg.relate.reading import Body, Reading
from kg.text import Mention

__all__ = ["by_prefix", "seat_of"]

_STEM = 4
# So many sentences back a title reaches for its organisation.
_REACH = 3
_WORD = re.compile(r"[\w.]+")
_PREFIX = re.compile(r"^(\w[\w.]+)-")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A title without an organisation: where it stands, the kinds that fit, and the stem of its compound."""

    reading: Reading
    role: Mention
    kinds: tuple[str, ...]
    stem: str

    def fits(self, mention: Mention) -> bool:
        """Return whether an organisation may be meant: by its kind, or by the noun that the title begins with."""
        if self.stem:
            return self.stem in mention.name.lower() or (mention.key in self.kinds and self.stem in _GENERIC)
        return mention.key in self.kinds


# Beginnings of titles that only tell the kind ("Schulleiterin"), which the name need not hold ("Gymnasium").
_GENERIC = frozenset({"schul", "vereins", "verein", "hochschul", "klinik", "theater", "firmen", "instituts", "chor"})


def seat_of(reading: Reading, code: str, role: Mention) -> Body | None:
    """Return the organisation of a title: what stands nearest before it and fits, or the only one that does.

    "Museumsleiter" is of the museum named last; "die Vorsitzende" of the only association of the release.
    """
    kinds = roles().seats(role.end_key, code)
    stem = _stem(role)
    if not kinds and not stem:
        return None
    place = _Place(reading=reading, role=role, kinds=kinds, stem=stem)
    found = _before(place) or _behind(place) or _alone(place)
    return Body("organisation", found) if found else None


def by_prefix(reading: Reading, role: Mention) -> Body | None:
    """Return the organisation whose short form stands before a title's hyphen: "Most-Obfrau" is of the club Most."""
    prefix = _PREFIX.match(role.name)
    named = _named(reading, prefix[1]) if prefix else None
    if prefix and named is None and prefix[1].isupper() and len(prefix[1]) > 2 and prefix[1] not in _NO_BODIES:
        return reading.list_body(prefix[1], "association" if prefix[1] in _CHAMBERS else "other", role)
    return Body("organisation", named) if named else None


_CHAMBERS = frozenset({"IHK", "HWK", "WKO"})
# Short forms before a title that name no body: parties, and boards of a town.
_NO_BODIES = frozenset(
    {"CDU", "SPD", "FDP", "CSU", "AFD", "ÖVP", "SPÖ", "FPÖ", "SVP", "BVV", "EU", "USA", "US", "NATO", "MEP"}
)


def _named(reading: Reading, short: str) -> str | None:
    """Return the organisation that a short form names, or whose name holds it as a word."""
    for name, mention in reading.organisations.items():
        forms = {name, mention.end_key, *reading.aliases.get(name, ())}
        if short in forms or any(short in _WORD.findall(form) for form in forms):
            return name
    return None


def _stem(role: Mention) -> str:
    """Return what a compound title begins with: "museum" of "Museumsleiter"."""
    word = role.name.split()[-1].split("-")[0].lower()
    head = next((head for head in roles().heads if word.endswith(head) and len(word) > len(head) + _STEM - 1), None)
    if head is None:
        return ""
    stem = word.removesuffix(head).rstrip("-")
    return stem.removesuffix("s") if not stem.endswith("ss") and len(stem) > _STEM else stem


def _before(place: _Place) -> str | None:
    """Return the organisation that stands nearest before a title."""
    for index in range(place.role.sentence, max(-1, place.role.sentence - _REACH), -1):
        here = [
            m
            for m in place.reading.by_sentence.get(index, ())
            if m.kind == "organisation" and m.end <= place.role.start and place.fits(m)
        ]
        if here:
            return here[-1].name
    return None


def _behind(place: _Place) -> str | None:
    """Return the organisation that follows in the sentence."""
    here = place.reading.by_sentence.get(place.role.sentence, ())
    behind = (m for m in here if m.kind == "organisation" and m.start >= place.role.end)
    return next((m.name for m in behind if place.fits(m)), None)


def _alone(place: _Place) -> str | None:
    """Return the only organisation of the release that fits."""
    fitting = {name for name, mention in place.reading.organisations.items() if place.fits(mention)}
    return fitting.pop() if len(fitting) == 1 else None
