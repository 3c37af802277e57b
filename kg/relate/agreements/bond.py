"""Say what a sentence tells of a bond of towns, from a word of it."""

from kg.model import Evidence
from kg.relate.agreements.agreement import Party, Said
from kg.relate.agreements.line import Line
from kg.text import Token

__all__ = ["said_of_bond", "token_at"]


def token_at(line: Line, offset: int) -> Token:
    """Return the word of a sentence at an offset."""
    return next((t for t in line.tokens if t.start <= offset < t.end), line.tokens[0])


def said_of_bond(line: Line, kind: str, parties: list[Party], when: tuple[str, Evidence] | None) -> Said:
    """Return what a sentence says of a bond between some parties, since when."""
    said = Said(
        kind=kind,
        parties=parties,
        evidence=line.reading.whole(line.sentence, "de.agreement.bond"),
        sentence=line.sentence.index,
        is_explicit=True,
    )
    if when is not None:
        said.when, said.when_span = when
    return said
