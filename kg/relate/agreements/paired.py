"""Read towns that stand with a date each: "Lille ist seit 1995, Győr seit 1987 mit Erfurt verbunden"."""

import re
from itertools import pairwise

from kg.relate.agreements.acts import acts_in
from kg.relate.agreements.agreement import Said
from kg.relate.agreements.line import Line
from kg.relate.agreements.parties import parties_of
from kg.relate.agreements.times import is_since
from kg.relate.agreements.words import kind_of_noun
from kg.text import Mention

__all__ = ["by_pairs", "undated"]

_BOUND = re.compile(r"\b(?:verbunden|verbindet|verschwistert|verpartnert|Partner\w*|\w*[Pp]artnerschaft\w*)\b")
_GOVERNED = frozenset({"", "mit", "zu"})


def by_pairs(line: Line) -> list[Said]:
    """Return the bonds of a sentence in which two towns or more and as many dates stand in turn.

    Each date must have "seit" before it, or the sentence says that the partnerships "mit" these towns were concluded.
    """
    towns = [p for p in line.places if not line.is_home(p.name)]
    dates = [d for d in line.dates if not d.end_key and d.key[:4] < (line.reading.issued or "")[:4]]
    if (
        len(towns) < len("AB")
        or {len(towns), len({p.name for p in towns})} != {len(dates)}
        or line.bodies
        or line.people
    ):
        return []
    if not (_BOUND.search(line.text) and _in_turn(towns, dates) and _is_bond(line, towns, dates)):
        return []
    kind = next((kind for token in line.tokens if (kind := kind_of_noun(token))), "twinning")
    return [_said(line, kind, town, date) for town, date in zip(towns, dates, strict=True)]


def undated(said: Said, paired: list[Said]) -> Said:
    """Take the date from what another rule says of towns that stand with a date of their own."""
    names = {name for other in paired for _, name in other.parties}
    if paired and said.when is not None and {name for _, name in said.parties} <= names:
        said.when = said.when_span = None
    return said


def _in_turn(towns: list[Mention], dates: list[Mention]) -> bool:
    """Return whether a town and a date stand in turn, whichever comes first."""
    marks = sorted([*((p.start, "town") for p in towns), *((d.start, "date") for d in dates)])
    kinds = [kind for _, kind in marks]
    return all(first != second for first, second in pairwise(kinds))


def _is_bond(line: Line, towns: list[Mention], dates: list[Mention]) -> bool:
    governed = [line.preposition(p) for p in towns]
    if not _GOVERNED.issuperset(governed) or any(line.is_genitive(p) or line.is_region(p) for p in towns):
        return False
    if all(is_since(line, date) for date in dates):
        return True
    concluded = any(act.kind == "conclude" and not (act.is_noun or act.is_attributive) for act in acts_in(line))
    return concluded and set(governed) == {"mit"} and towns[0].start < dates[0].start


def _said(line: Line, kind: str, town: Mention, date: Mention) -> Said:
    return Said(
        kind=kind,
        parties=parties_of(line.reading.home_name, town.name),
        evidence=line.reading.whole(line.sentence, "de.agreement.bond"),
        sentence=line.sentence.index,
        when=date.key,
        when_span=line.reading.says(date, "de.agreement.since"),
        is_explicit=True,
    )
