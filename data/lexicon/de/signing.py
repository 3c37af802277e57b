"""Ask of each agreement that may have been signed, and of each person whom its release names, whether they signed it.

python -m data.lexicon.de.signing    learns this question alone, in minutes, and writes it beside the others

`build_weights` learns it with all others.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.lexicon.de.bonds import plain_lessons
from data.lexicon.de.dating import held_by, write
from data.lexicon.de.fitting import PENALTY, Example, fit
from data.lexicon.de.lessons import LEARNED_FROM, OFTEN, ROOT, Lesson, Text, in_processes, texts
from kg.evaluate.names import normal
from kg.lexicon.load import load_json
from kg.lexicon.weights import Weights, packed
from kg.relate.agreements import agreements_of
from kg.relate.agreements.signs import signings_of
from kg.relate.reading import Reading

__all__ = ["learn_signing", "signers"]


def signers(reading: Reading, facts: Mapping[str, Any]) -> Iterator[Example]:
    """Yield for each person whether they signed each agreement of the gold facts that is read and may be signed.

    An agreement that the gold facts do not know teaches nothing.
    """
    for signing in signings_of(reading, agreements_of(reading, weighed=False)):
        held = held_by(reading, signing.agreement, facts)
        if held is None:
            continue
        names = {normal(name) for name in held.get("signatories", ())}
        for name in signing.people:
            yield signing.features(name), (int(normal(name) in names),)


def learn_signing(taught: Sequence[Lesson]) -> Weights:
    """Return the weights of the question, as the other questions are answered now."""
    told = [example for lesson in taught for example in signers(lesson.scene.reading, lesson.gold)]
    return fit(told + _plain(), ("no", "yes"), PENALTY["signs"])


def _plain() -> list[Example]:
    """Return what the plainest cases teach, as often as other rules' are told."""
    return [example for lesson in plain_lessons() for example in signers(lesson.scene.reading, lesson.gold)] * OFTEN


def _understood(text: Text) -> list[Example]:
    lesson = text.dated().named().understood()
    return list(signers(lesson.scene.reading, lesson.gold))


def main() -> None:
    """Learn the question with the weights that are kept for the others, and write it beside them."""
    read = texts(ROOT / folder for folder in LEARNED_FROM)
    examples = [example for told in in_processes(_understood, read) for example in told]
    learned = fit(examples + _plain(), ("no", "yes"), PENALTY["signs"])
    write({**load_json("weights", "de"), "signs": packed(learned)})
    print(f"{len(examples)} people beside agreements, in {len(read)} releases")


if __name__ == "__main__":
    main()
