"""Read the partner towns that a release counts and names without the word: "Vier Partnerstädte, vier Pfeile: …"."""

import re
from collections.abc import Iterator

from kg.relate.agreements.ages import number_of
from kg.relate.agreements.agreement import Said
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.parties import parties_of
from kg.relate.agreements.words import kind_of_town

__all__ = ["Counted", "by_count", "count_of"]

Counted = tuple[int, str, Line]
_LEAST = 2
_COUNT = re.compile(
    r"\b(?P<n>[Bb]eiden?|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben)\s(?:[a-zäöü]\S*\s)?(?P<noun>Partner(?:städte|gemeinden|kommunen)n?)\b"
)

# "kamen dort Gäste aus vier Partnerstädten zusammen" counts those of another town.
_OF_ANOTHER = re.compile(r"\b(?:dort|dorthin|deren|dessen|ihrer|seiner)\b")
_WHERE = re.compile(
    r"\b(?:[Ii]n|[Ii]m|[Bb]ei|[Aa]n|[Aa]m|[Bb]eim|[Bb]otschaft\w*|(?:süd|nörd|öst|west)lich|unweit|nahe|Nähe|"
    r"(?:Fahrt|Reise|Ausflug|Abstecher|reis\w*|fährt|fahren|fuhr\w*|ging\w*)\snach)\s(?:[a-zäöü]\S*\s|\S+er\s){0,2}$"
)


def count_of(line: Line) -> Counted | None:
    """Return how many partner towns a sentence speaks of, of which kind: "aus allen drei Partnerstädten"."""
    found = _COUNT.search(line.text)
    token = next((t for t in line.tokens if found and t.start == line.sentence.start + found.start("noun")), None)
    if found is None or token is None or not line.is_told(token):
        return None
    before = line.text[: found.start()].rstrip()
    if re.search(r"\b(?:unter\sanderem|von|einer\sder|weitere[nr]?)$", before) or _OF_ANOTHER.search(line.text):
        return None
    number = _LEAST if found["n"].lower().startswith("beide") else number_of(found["n"].lower())
    kind = kind_of_town(token)
    return (number, kind, line) if number is not None and kind is not None else None


def by_count(counted: Counted | None, ledger: Ledger) -> Iterator[Said]:
    """Yield a partnership with each other town of a release, where they are as many as the partner towns it counts."""
    if counted is None:
        return
    number, kind, line = counted
    reading = line.reading
    mentions = [
        m
        for m in reading.mentions
        if m.kind == "place"
        and not reading.document.is_spoken(m.start)
        and not reading.is_home(m.name)
        and not line.is_region(m)
    ]
    acting = {m.name for m in mentions if not _WHERE.search(reading.between(max(0, m.start - 30), m.start))}
    towns = list(dict.fromkeys(line.full(m.name) for m in mentions if m.name in acting))
    bound = {name for a in ledger.found for name in a.towns if a.type == kind}
    if len(towns) != number or not bound <= {reading.home_name, *towns}:
        return
    for town in towns:
        if town not in bound:
            yield Said(
                kind=kind,
                parties=parties_of(reading.home_name, town),
                evidence=reading.whole(line.sentence, "de.agreement.counted"),
                sentence=line.sentence.index,
                is_explicit=True,
            )
