"""Ask of each event that may last, and that no rule ends, which of the days behind its beginning is its last one.

python -m data.lexicon.de.ending    learns this question alone, in minutes, and writes it beside the others

`build_weights` learns it with all others.
"""

from collections.abc import Iterator, Sequence

from data.lexicon.de.dating import write
from data.lexicon.de.fitting import PENALTY, Choice, fit_choice
from data.lexicon.de.lessons import LEARNED_FROM, ROOT, Lesson, Text, in_processes, texts
from kg.lexicon.load import load_json
from kg.lexicon.weights import packed
from kg.relate.event import Event
from kg.relate.story.told import open_events_of
from kg.relate.story.until import ends_of, features_of_ends, may_last

__all__ = ["endings"]


def endings(lesson: Lesson, events: Sequence[Event]) -> Iterator[Choice]:
    """Yield the days on which each of some events that the gold facts have may end, and none, where no rule ends it.

    An event whose end the text only tells in another way teaches nothing.
    """
    scene = lesson.scene
    free = list(lesson.gold["events"])
    for event in events:
        gold = next((g for g in free if (g["type"], g.get("start")) == (event.type, event.start)), None)
        if gold is None:
            continue
        free.remove(gold)
        ends = ends_of(scene, event) if may_last(event) else []
        right = [i for i, end in enumerate(ends) if end.day == gold.get("end")]
        if ends and (right or not gold.get("end")):
            yield features_of_ends(scene, event, events, ends), right or [len(ends)]


def _understood(text: Text) -> list[Choice]:
    lesson = text.dated().named().understood()
    return list(endings(lesson, open_events_of(lesson.scene)))


def main() -> None:
    """Learn the question with the weights that are kept for the others, and write it beside them."""
    read = texts(ROOT / folder for folder in LEARNED_FROM)
    choices = [choice for told in in_processes(_understood, read) for choice in told]
    write({**load_json("weights", "de"), "until": packed(fit_choice(choices, PENALTY["until"]))})
    print(f"{len(choices)} events without an end, in {len(read)} releases")


if __name__ == "__main__":
    main()
