"""Read on from a sentence about several: "Die übrigen sind A und B", a list below, "eine davon ist die mit X"."""

import re
from collections.abc import Iterator

from kg.relate.agreements.agreement import Said
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.lists import list_from
from kg.relate.agreements.parties import parties_of
from kg.relate.agreements.town_names import others_of
from kg.relate.agreements.towns import said_of_towns

__all__ = ["by_one_of", "by_rest"]

_REST = re.compile(
    r"^\W*(?:Die|Seine|Ihre|Unsere|Deren)\s+(?:(?:übrigen?|anderen?|weiteren?|restlichen|beiden|drei|vier|fünf|sechs)\s+){1,2}(?:\w+\s+)?(?:sind|heißen|liegen|waren)\b"
    r"|^\W*(?:(?:Zwei|Drei|Vier|Fünf|Sechs|Sieben)\s)?[Ww]eitere\s(?:sind|heißen|gibt\ses|bestehen|folgten)\b"
)
_ADDED = re.compile(r"^\W*(?:Hinzu|Dazu)\s(?:kommen|kamen|kommt|kam)\s(?:noch\s|außerdem\s)?")
_ONE_OF = re.compile(r"\b[Ee]ine[r]?\s(?:davon|dieser|von\sihnen|der\s\S+)\b[^.;]*?\b(?:die|jene)\s(?:zwischen|mit)\b")


def by_one_of(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield "eine davon ist die zwischen A und B" behind a sentence about several partnerships of a kind."""
    kind = next(
        (ledger.several[i] for i in range(line.sentence.index, line.sentence.index - 3, -1) if i in ledger.several), ""
    )
    found = _ONE_OF.search(line.text)
    if not kind or not found:
        return
    names = [p.name for p in line.places if p.start > line.sentence.start + found.start() and not line.is_home(p.name)]
    if names:
        yield Said(
            kind=kind,
            parties=parties_of(line.reading.home_name, names[0]),
            evidence=line.reading.whole(line.sentence, "de.agreement.one-of"),
            sentence=line.sentence.index,
            is_explicit=True,
        )


def by_rest(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield the towns of "Die übrigen sind A und B" behind a sentence about partner towns, and of a list below it."""
    kind = ledger.counted.get(line.sentence.index - 1) or ledger.counted.get(line.sentence.index)
    bullet = ledger.listing and re.match(r"^\s*[-•*–]\s*", line.text)
    if not line.places or not (bullet or (kind and _goes_on(line))):
        return
    places = line.places[:1] if bullet else list_from(line, line.places[0])
    names = others_of(line, places, "")
    yield from said_of_towns(line, line.tokens[0], ledger.listing if bullet else str(kind), "", names)


def _goes_on(line: Line) -> bool:
    """Return whether a sentence goes on with the list of the one before: "Weitere sind A, B", "Hinzu kommt C"."""
    added = _ADDED.match(line.text)
    return bool(_REST.match(line.text) or (added and line.places[0].start == line.sentence.start + added.end()))
