"""Read joint projects that are announced without a contract: they are partnerships that are planned."""

import re
from collections.abc import Iterator

from kg.relate.agreements.agreement import Said
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.lists import list_from
from kg.relate.agreements.parties import parties_of
from kg.relate.agreements.words import pattern

__all__ = ["by_project"]

_PROJECT = re.compile(r"\b(?:\w*[Pp]rojekt(?:e?s)?|Vorhabens?|Kooperationsprojekt(?:e?s)?)\b")


def by_project(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield the project that the town and another plan together, named in this sentence or announced in the one before.

    What is yielded counts only where the release tells of no agreement with that town.
    """
    plans = pattern("projected").search(line.text)
    told = _PROJECT.search(line.text)
    if told and (plans or "geplant" in line.text):
        ledger.projected = line.sentence.index
    if not plans or line.sentence.index - ledger.projected > 1:
        return
    for town in _partners(line):
        yield Said(
            kind="project-partnership",
            parties=parties_of(line.reading.home_name, town),
            evidence=line.reading.whole(line.sentence, "de.agreement.project"),
            sentence=line.sentence.index,
            fate="plan",
            is_explicit=True,
        )


def _partners(line: Line) -> list[str]:
    """Return the towns of "mit X" behind the project, or those that stand beside the own town as subjects."""
    project = _PROJECT.search(line.text)
    for place in line.places:
        behind = project is not None and place.start > line.sentence.start + project.end()
        if behind and line.preposition(place) == "mit" and not line.is_home(place.name):
            return [place.name]
    for place in line.places:
        listed = [p.name for p in list_from(line, place)]
        if line.reading.home_name in listed and len(listed) == 2 and not line.is_only_where(place):
            return [name for name in listed if not line.is_home(name)]
    return []
