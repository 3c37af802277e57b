"""Read what is said of two partnerships together: "Beide Partnerschaften wurden 1990 geschlossen"."""

import re
from collections.abc import Iterator

from kg.relate.agreements.acts import acts_in
from kg.relate.agreements.agreement import Said
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.times import When, since_of
from kg.text import Token

__all__ = ["by_both"]

_PAIR = 2
_BOTH = re.compile(r"\b(?:[Dd]ie\s)?[Bb]eiden?\s(?P<noun>(?:Städte|Gemeinde|Kreis)?[Pp]artnerschaften)\b")


def by_both(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield the date that two twinnings share, where the text has told just two of the town that speaks."""
    found = _BOTH.search(line.text)
    token = next((t for t in line.tokens if found and t.start == line.sentence.start + found.start("noun")), None)
    if token is None or not line.is_told(token):
        return
    home = line.reading.home_name
    bound = [a for a in ledger.found if a.type == "twinning" and home in a.towns]
    when = since_of(line, token, strict=True) or _concluded(line, token)
    if len(bound) != _PAIR or when is None:
        return
    for agreement in bound:
        yield Said(
            kind="twinning",
            parties=list(agreement.parties),
            evidence=line.reading.whole(line.sentence, "de.agreement.both"),
            sentence=line.sentence.index,
            is_explicit=True,
            when=when[0],
            when_span=when[1],
        )


def _concluded(line: Line, token: Token) -> When | None:
    """Return the one date of a clause in which the two were concluded."""
    near = [m for m in line.dates if not m.end_key and line.barriers(m.start, token.start) == 0]
    acts = [a for a in acts_in(line) if a.kind == "conclude" and line.barriers(a.start, token.start) == 0]
    if len(near) != 1 or not acts:
        return None
    return near[0].key, line.reading.says(near[0], "de.agreement.both")
