"""Read figures: a number with its unit, the day that it was true, and what it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicon import load_yaml
from kg.model import Evidence
from kg.relate.amounts import NUMBER, value_of
from kg.relate.event import Event
from kg.relate.programmes import Programme
from kg.relate.reading import Reading
from kg.text import Sentence

__all__ = ["Figure", "figures_of"]

_RULE = "de.figure.unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its unit as printed; ``about`` is a municipality's name, a programme's title or an event."""

    value: str
    unit: str
    label: str
    evidence: Evidence
    as_of: tuple[str, Evidence] | None = None
    about: tuple[str, object] | None = None


@cache
def _units() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern for a number with a unit, and the unit that each printed form means."""
    forms = {form: unit for unit, forms in load_yaml("figures")["units"].items() for form in forms}
    options = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    hedge = "|".join(re.escape(word) for word in load_yaml("figures")["about"])
    scale = r"[Tt]ausend|Mio\.|Mrd\.|Millionen?|Milliarden?"
    number = rf"(?:\b(?:{hedge})\s)?(?<![\w.,:/-])(?P<number>{NUMBER})(?:,-|,–)?\s?(?P<scale>{scale})?\s?"
    # "am 3. Mai 2024 die Gäste": behind an article begins another phrase.
    adjective = r"(?:(?!(?:der|die|deren|diese[rn]?|eine[rn]?|unsere|ihre|seine)\s)[a-zäöüß]+(?:e|en|er)\s)?"
    pattern = rf"{number}{adjective}(?P<unit>{options})(?!\w)"
    return re.compile(pattern), forms


def figures_of(reading: Reading, events: Sequence[Event], programmes: dict[str, Programme]) -> Iterator[Figure]:
    """Yield the figures that a release tells outside direct speech."""
    pattern, forms = _units()
    for sentence in reading.document.told():
        if sentence.zone == "caption":
            continue
        day = _as_of(reading, sentence)
        dates = [(m.start, m.end) for m in reading.of(sentence, "date")]
        for found in pattern.finditer(reading.text, sentence.start, sentence.end):
            number = found.start("number")
            if reading.document.is_spoken(number) or any(start <= number < end for start, end in dates):
                continue
            yield Figure(
                value=value_of(found["number"], found["scale"] or ""),
                unit=forms[found["unit"]],
                label=" ".join(found.group().split()),
                evidence=Evidence(start=found.start(), end=found.end(), rule=_RULE),
                as_of=day,
                about=_about(reading, sentence, found.start(), events, programmes),
            )


@cache
def _day_words() -> re.Pattern[str]:
    words = "|".join(load_yaml("figures")["as_of"])
    return re.compile(rf"\b(?:{words}):?\s(?:\w+\s){{0,2}}$")


def _as_of(reading: Reading, sentence: Sentence) -> tuple[str, Evidence] | None:
    """Return the date behind "Stand:" in a sentence, or in brackets right behind it."""
    for mention in reading.of(sentence, "date"):
        if _day_words().search(reading.between(max(sentence.start, mention.start - 24), mention.start)):
            return mention.key, reading.says(mention, "de.figure.as-of")
    return None


def _about(
    reading: Reading, sentence: Sentence, offset: int, events: Sequence[Event], programmes: dict[str, Programme]
) -> tuple[str, object] | None:
    """Return what a figure is about: the sentence's programme, its one event, else the town named nearest."""
    titles = [p for p in programmes.values() if any(m.sentence == sentence.index for m in p.mentions)]
    if titles:
        return ("programme", titles[0].title)
    here = [event for event in events if sentence.index in event.sentences]
    if len(here) == 1:
        return ("event", here[0])
    places = [m for m in reading.of(sentence, "place") if not reading.document.is_spoken(m.start)]
    if places:
        return ("municipality", min(places, key=lambda m: (abs(m.start - offset), m.start)).name)
    return None
