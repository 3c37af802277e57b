"""Ask of each agreement that no rule dates which of the dates of its release, if any, is its own.

python -m data.lexicon.de.dating    learns this question alone, in minutes, and writes it beside the others

`build_weights` learns it with all others.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from data.lexicon.de.bonds import plain_lessons
from data.lexicon.de.fitting import PENALTY, Choice, fit_choice
from data.lexicon.de.lessons import LEARNED_FROM, OFTEN, ROOT, Lesson, Text, in_processes, texts
from kg.evaluate.names import normal
from kg.lexicon.load import load_json
from kg.lexicon.weights import Weights, packed
from kg.relate.agreements import agreements_of
from kg.relate.agreements.agreement import Agreement
from kg.relate.agreements.dated import datings_of
from kg.relate.reading import Reading

__all__ = ["datings", "held_by", "learn_dating", "write"]

FILE: Final = Path(__file__).with_name("weights.json")


def datings(reading: Reading, facts: Mapping[str, Any]) -> Iterator[Choice]:
    """Yield the dates that each agreement of the gold facts may have, and none, where no rule dates it.

    An agreement that the gold facts do not know, or date by what the text does not print, teaches nothing.
    """
    for dating in datings_of(reading, agreements_of(reading, weighed=False)):
        held = held_by(reading, dating.agreement, facts)
        if held is None:
            continue
        right = [i for i, mention in enumerate(dating.options) if mention.key == held["signed"]]
        if right or not held["signed"]:
            yield dating.features(), right or [len(dating.options)]


def held_by(reading: Reading, agreement: Agreement, facts: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the agreement of the gold facts that has the type and the parties of one that is read."""
    names = [{normal(name), *map(normal, reading.aliases.get(name, ()))} for name in agreement.towns]
    for held in facts["agreements"]:
        parties = {normal(name) for name in held["parties"]}
        if held["type"] == agreement.type and len(parties) == len(names) and all(own & parties for own in names):
            return dict(held)
    return None


def learn_dating(taught: Sequence[Lesson]) -> Weights:
    """Return the weights of the question, as the other questions are answered now."""
    told = [choice for lesson in taught for choice in datings(lesson.scene.reading, lesson.gold)]
    return fit_choice(told + _plain(), PENALTY["dated"])


def _plain() -> list[Choice]:
    """Return what the plainest cases teach, as often as other rules' are told."""
    return [choice for lesson in plain_lessons() for choice in datings(lesson.scene.reading, lesson.gold)] * OFTEN


def write(content: Mapping[str, Any]) -> None:
    """Write packed weights of all questions, a line for each column."""
    lines = json.dumps(dict(sorted(content.items())), ensure_ascii=False, separators=(",", ":"))
    FILE.write_text(lines.replace("],", "],\n") + "\n", encoding="utf-8")


def _understood(text: Text) -> list[Choice]:
    lesson = text.dated().named().understood()
    return list(datings(lesson.scene.reading, lesson.gold))


def main() -> None:
    """Learn the question with the weights that are kept for the others, and write it beside them."""
    read = texts(ROOT / folder for folder in LEARNED_FROM)
    choices = [choice for told in in_processes(_understood, read) for choice in told]
    write({**load_json("weights", "de"), "dated": packed(fit_choice(choices + _plain(), PENALTY["dated"]))})
    print(f"{len(choices)} agreements that no rule dates, in {len(read)} releases")


if __name__ == "__main__":
    main()
