"""Ask of each weekday, week, and day or month of the year what it means: the gold facts say it of many.

python -m data.lexicon.de.occurring    learns this question alone, in minutes, and writes it beside the others

`build_weights` learns it with all others, before them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.lexicon.de.dating import write
from data.lexicon.de.fitting import PENALTY, Choice, fit_choice
from data.lexicon.de.lessons import LEARNED_FROM, ROOT, Text, in_processes, texts
from kg.lexicon.load import load_json, load_yaml
from kg.lexicon.weights import Weights, packed, teach
from kg.model import Release, Zone
from kg.recognise.dates import dates_in
from kg.recognise.occurrence_features import Surroundings
from kg.recognise.occurrences import cycle_of, open_dates
from kg.segment import segment
from kg.text import Document

__all__ = ["date_texts", "occurrences"]

_DAY, HALVES = 10, 2
# The day on which the examples of the rules are told.
EXAMPLES, PLAIN = "2024-04-10", 20


def occurrences(document: Document, gold: Mapping[str, Any]) -> Iterator[Choice]:
    """Yield the spans that each open date may name where the gold facts hold just one of their beginnings."""
    issued = document.release.issued or ""
    if len(issued) < _DAY:
        return
    told = list(dates_in(document, issued))
    days = {event.get(key) for event in gold.get("events", ()) for key in ("start", "end")}
    days |= {agreement.get("signed") for agreement in gold.get("agreements", ())}
    around = Surroundings(document, told, issued[:_DAY], cycle_of)
    for i, options in open_dates(document, told, issued[:_DAY]):
        right = [j for j, (begins, _) in enumerate(options) if begins in days]
        if len(right) == 1:
            yield around.features(i, options), right


def date_texts(read: Sequence[Text]) -> tuple[list[Text], Weights]:
    """Learn which one is meant; return the texts with their dates so taken, and the weights.

    Each half is dated by weights learned from the other, so that later questions meet as many mistakes as they will.
    """
    choices = in_processes(_choices, read)
    dated = list(read)
    for half in range(HALVES):
        others = [choice for i, own in enumerate(choices) if i % HALVES != half for choice in own]
        dated[half::HALVES] = in_processes(Text.dated, read[half::HALVES], {"occurrence": _learned(others)})
    found = _learned([choice for own in choices for choice in own])
    teach("occurrence", found)
    return dated, found


def _plain() -> list[Choice]:
    """Return what the examples of the rules teach: bare words, of which releases have few, so many times over."""
    found: list[Choice] = []
    for case in (case for rule in load_yaml("dates")["rules"] for case in rule["examples"]):
        zone = Zone(kind="body", start=0, end=len(case["text"]))
        document = segment(Release(identifier="a", text=case["text"], zones=(zone,), issued=EXAMPLES))
        found += occurrences(document, {"events": [dict(zip(("start", "end"), case["span"], strict=True))]})
    return found * PLAIN


def _choices(text: Text) -> list[Choice]:
    return list(occurrences(text.document, text.gold))


def _learned(choices: Sequence[Choice]) -> Weights:
    return fit_choice([*choices, *_plain()], PENALTY["occurrence"])


def main() -> None:
    """Learn the question, and write it beside the others."""
    choices = [choice for own in in_processes(_choices, texts(ROOT / f for f in LEARNED_FROM)) for choice in own]
    write({**load_json("weights", "de"), "occurrence": packed(_learned(choices))})
    print(f"{len(choices)} dates of which the gold facts say which one is meant")


if __name__ == "__main__":
    main()
