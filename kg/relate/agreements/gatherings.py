"""Read the partner towns that a gathering names only by its guests: "Treffen der Partnerstädte … Gäste aus A und B"."""

import re
from collections.abc import Iterator

from kg.relate.agreements.agreement import Said
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.lists import list_from
from kg.relate.agreements.parties import parties_of
from kg.relate.agreements.words import kind_of_noun, kind_of_town, pattern
from kg.text import Mention

__all__ = ["by_gathering", "note_unnamed"]

_BEHIND, _HEADED, _LISTED = 2, 7, 3
_PLURAL = ("städte", "städten", "gemeinden", "kommunen", "kreise", "kreisen")
_ALL = re.compile(r"^\W*(?:Die|Alle)\s(?:\w+\s){1,3}(?:der|ihrer|unserer)\s(?:\w+\s)?Partner")
_MEETING = re.compile(
    r"^Partner(?:stadt|städte)-?(?:[Tt]reffen|[Gg]espräche?n?|[Kk]onferenz|[Tt]urniers?|[Tt]age|[Ff]est|[Kk]ongress|[Bb]egegnung|[Rr]adtour|[Cc]up|[Ll]auf)$"
)
_COLON = re.compile(r":\s(?:aus\s)?$")


def note_unnamed(line: Line, ledger: Ledger) -> None:
    """Remember that a sentence speaks of several partner towns and names none of them."""
    for token in line.tokens:
        kind = kind_of_town(token) if token.text.endswith(_PLURAL) else None
        kind = kind or ("twinning" if token.text.startswith("Partner") and _MEETING.match(token.text) else None)
        if kind is not None and not line.reading.document.is_spoken(token.start):
            ledger.unnamed[line.sentence.index] = kind


def by_gathering(line: Line, before: Line | None, ledger: Ledger) -> Iterator[Said]:
    """Yield the towns from which guests come where the sentences before speak of "the partner towns" and name none.

    "Die drei Bürgermeister der Partnerstädte" speaks of the towns of the sentence before it.
    """
    kind = _gathered(line, ledger)
    if before is not None and line.sentence.index in ledger.unnamed and _ALL.match(line.text):
        line = before
    if not kind or _tells_other(line):
        return
    for name in dict.fromkeys(place.name for place in _guests(line)):
        yield Said(
            kind=kind,
            parties=parties_of(line.reading.home_name, name),
            evidence=line.reading.whole(line.sentence, "de.agreement.gathering"),
            sentence=line.sentence.index,
            is_explicit=True,
        )


def _gathered(line: Line, ledger: Ledger) -> str:
    """Return the kind of the partner towns that were spoken of right before, or that the headline speaks of."""
    here = line.sentence.index
    for index, kind in ledger.unnamed.items():
        zone = line.reading.document.sentences[index].zone
        if 0 <= here - index <= (_HEADED if zone in {"headline", "subhead"} else _BEHIND):
            return kind
    return ""


def _tells_other(line: Line) -> bool:
    """Return whether a sentence says itself how its towns are bound, or that they are not."""
    words = any(
        (kind_of_noun(token) is not None and not token.text.startswith("Partnerschaft"))
        or (kind_of_town(token) is not None and not token.text.endswith(_PLURAL))
        or token.text in {"befreundete", "befreundeten", "Nachbarstadt", "Nachbarstädten"}
        for token in line.tokens
    )
    return words or line.sentence.zone == "caption" or pattern("denied").search(line.text) is not None


def _guests(line: Line) -> list[Mention]:
    """Return the towns, two or more, that guests come from, or that a list behind a colon names."""
    found: list[Mention] = []
    for place in line.places:
        if any(place.start <= other.start for other in found):
            continue
        before = line.between(max(line.sentence.start, place.start - 6), place.start)
        listed = list_from(line, place)
        if line.preposition(place) == "aus" or (_COLON.search(before) and len(listed) >= _LISTED):
            found.extend(p for p in listed if p not in found)
    towns = [p for p in found if not line.is_home(p.name) and not line.is_region(p)]
    is_told = all(not line.reading.document.is_spoken(p.start) for p in towns)
    return towns if is_told and len({p.name for p in towns}) > 1 and len(towns) == len(found) else []
