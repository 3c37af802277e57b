"""See a sentence with single signs in place of names, so that expressions about money fit whatever the names are."""

import re
from dataclasses import dataclass

from kg.lexicon.expressions import SIGNS
from kg.relate.programmes import Programme
from kg.relate.reading import Reading
from kg.relate.units import Unit, units_in
from kg.text import Sentence

__all__ = ["Masked", "masked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A sentence with signs for names; ``starts`` says where each character stands in the kept text."""

    text: str
    starts: tuple[int, ...]
    units: dict[str, Unit]

    def at(self, index: int) -> int:
        """Return the offset in the kept text of a character of the masked one."""
        return self.starts[min(index, len(self.starts) - 1)]

    def of(self, kind: str) -> list[tuple[int, Unit]]:
        """Return the units of one kind of sign with their places."""
        low, high = SIGNS[kind].split("-")
        return [(i, self.units[sign]) for i, sign in enumerate(self.text) if low <= sign <= high]


def masked(reading: Reading, sentence: Sentence, programmes: dict[str, Programme]) -> Masked:
    """Return a sentence with one sign a name; "die Stiftung" and "das Projekt" stand for the last one so called."""
    units: list[Unit] = []
    for unit in sorted(units_in(reading, sentence, programmes), key=lambda u: (u.start, u.start - u.end)):
        if not units or unit.start >= units[-1].end:
            units.append(unit)
    return _written(reading, sentence, _owned(reading, units))


_OWNED = re.compile(r"^,?\s(?:von|der|des|bei|bei der|in der|unter dem Dach (?:von|der)|(?:\w+\s){1,3}(?:von|der))\s$")


def _owned(reading: Reading, units: list[Unit]) -> list[Unit]:
    """Join an agency with the body that it is part of."""
    joined: list[Unit] = []
    for unit in units:
        last = joined[-1] if joined else None
        if (
            last
            and last.owner is None
            and last.kind == unit.kind == "organisation"
            and last.code == "agency"
            and unit.code in {"agency", "company", "foundation"}
            and _OWNED.match(reading.between(last.end, unit.start))
        ):
            joined[-1] = Unit(
                kind="organisation", key=last.key, code=last.code, start=last.start, end=unit.end, owner=unit
            )
        elif (
            last
            and last.owner is None
            and last.kind == unit.kind == "organisation"
            and unit.code == "agency"
            and re.fullmatch(
                r"\s(?:mit|und)\s(?:ihre[rm]|seine[rm]|der eigenen)\s", reading.between(last.end, unit.start)
            )
        ):
            joined[-1] = Unit(
                kind="organisation", key=unit.key, code=unit.code, start=last.start, end=unit.end, owner=last
            )
        elif last is None or not (last.key == unit.key and last.end == unit.start):
            joined.append(unit)
    return joined


def _written(reading: Reading, sentence: Sentence, units: list[Unit]) -> Masked:
    """Write the sentence with signs, its white space as single blanks."""
    text: list[str] = []
    starts: list[int] = []
    signs: dict[str, Unit] = {}
    position = sentence.start
    for unit in [*units, None]:
        stop = unit.start if unit else sentence.end
        for offset in range(position, stop):
            sign = reading.text[offset]
            if not (sign.isspace() and text and text[-1] == " "):
                text.append(" " if sign.isspace() else sign)
                starts.append(offset)
        if unit is not None:
            kind = (
                "programme"
                if unit.kind == "programme" and unit.code != "fund"
                else ("fund" if unit.kind == "programme" else "body")
            )
            sign = chr(ord(SIGNS[kind][0]) + len(signs))
            signs[sign] = unit
            text.append(sign)
            starts.append(unit.start)
            if reading.text[unit.end : unit.end + 1].islower() and unit.key == "Bund":
                text.append("-")
                starts.append(unit.end)
            position = unit.end
    return Masked(text="".join(text), starts=(*starts, sentence.end), units=signs)
