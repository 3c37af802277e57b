"""Learn the weights of the story's questions from the releases of the repository and their gold facts.

    python -m data.lexicon.de.build_weights            writes data/lexicon/de/weights.json
    python -m data.lexicon.de.build_weights --folds 6  prints F1 of events and parts on releases left out in turn

Learns from ``data/releases``, ``tests/cases/de/dev``, the short stories of ``tests/cases/de/stories`` and the examples
of ``events.yaml``; never from ``tests/cases/de/check``. Multinomial logistic regression with an L2 penalty, by Adam
with full batches (Kingma, D. P. and Ba, J. 2015: Adam, ICLR), so that one machine gives the same weights each time;
they are rounded, and those near zero dropped.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np

from data.lexicon.de.lessons import LEARNED_FROM, ROOT, Lesson, figures, lessons, score, stories
from data.lexicon.de.offices import offices
from kg.evaluate.names import normal
from kg.relate.event import Event
from kg.relate.story.days import TYPES, date_by_days, features_of_day, named_days
from kg.relate.story.weave import Woven, weave
from kg.relate.story.when import dates_near, features_of_date, leaves
from kg.relate.story.where import features_of_town, place_event, towns_of
from kg.relate.story.who import PARTS, Stage, features_of_actor
from kg.relate.story.worth import features_of_event, features_within
from kg.relate.weights import Weights, teach
from kg.text import Mention

FILE: Final = Path(__file__).with_name("weights.json")
STEPS, RATE, RARE, FAINT = 400, 0.05, 2, 0.05
PARTED: Final = 3
PENALTY: Final = {"of": 1.0, "day": 2.0, "when": 2.0, "where": 3.0, "worth": 6.0, "within": 3.0, "who": 6.0}


Example = tuple[Sequence[str], Collection[int]]
Array: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"


def fit(examples: Sequence[Example], answers: Sequence[str], penalty: float, *, each: bool = False) -> Weights:
    """Return the weights that explain the examples best.

    Few of all features speak in one example: the products go over those that do, summed in one order. With ``each``
    every answer is judged for itself (logistic), and an example may have several or none; else one excludes the others.
    """
    counts = Counter(f for features, _ in examples for f in dict.fromkeys(features))
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= RARE), 1)}
    spoken = [[0, *(index[f] for f in features if f in index)] for features, _ in examples]
    lengths = np.array([len(line) for line in spoken])
    rows, columns = np.repeat(np.arange(len(spoken)), lengths), np.array([i for line in spoken for i in line])
    first = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    order = np.argsort(columns, kind="stable")
    used, begin = np.unique(columns[order], return_index=True)
    rows_in_order = rows[order]
    wanted = np.zeros((len(examples), len(answers)), dtype=np.float32)
    for row, (_, given) in enumerate(examples):
        wanted[row, list(given)] = 1
    table = np.zeros((len(index) + 1, len(answers)), dtype=np.float32)
    mean, spread, slope = np.zeros_like(table), np.zeros_like(table), np.zeros_like(table)
    pull = np.full((len(table), 1), penalty / len(examples), dtype=np.float32)
    pull[0] = 0
    for step in range(1, STEPS + 1):
        shares = _shares(np.add.reduceat(table[columns], first), each=each)
        slope[used] = np.add.reduceat((shares - wanted)[rows_in_order], begin) / len(examples)
        slope += pull * table
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope * slope
        table -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
        slope[:] = 0
    lines = {f: [round(float(w), 2) for w in table[i]] for f, i in index.items()}
    kept = {f: ws for f, ws in lines.items() if max(map(abs, ws)) >= FAINT}
    return Weights(answers, {"": [round(float(w), 2) for w in table[0]], **kept})


def _shares(sums: Array, *, each: bool) -> Array:
    shares: Array = np.exp(sums - sums.max(axis=1, keepdims=True))
    return 1 / (1 + np.exp(-sums)) if each else shares / shares.sum(axis=1, keepdims=True)


def learn(taught: Sequence[Lesson]) -> dict[str, Weights]:
    """Learn every question in turn; each later one hears the answers to the earlier."""
    found: dict[str, Weights] = {}

    def settle(
        question: str, examples: Sequence[Example], answers: Sequence[str] = ("no", "yes"), *, each: bool = False
    ) -> None:
        found[question] = fit(examples, answers, PENALTY[question], each=each)
        teach(question, found[question])

    settle("when", [e for lesson in taught for e in _dates(lesson)])
    woven = [(lesson, weave(lesson.scene, lesson.tellings)) for lesson in taught]
    days = [_days(lesson, w) for lesson, w in woven]
    settle("day", [e for lines in days for _, e in lines], TYPES, each=True)
    _date(woven, days)
    settle("where", [e for lesson, w in woven for e in _towns(lesson, w)])
    for lesson, w in woven:
        for event in w.events:
            place_event(lesson.scene, event, w.of(event), None)
    settle("worth", [e for lesson, w in woven for e in _worth(lesson, w)])
    settle("within", [e for lesson, w in woven for e in _frames(lesson, w)])
    settle("who", [e for lesson, w in woven for e in _actors(lesson, w)], PARTS)
    return found


def _days(lesson: Lesson, woven: Woven) -> list[tuple[Mention, Example]]:
    """Return for each day what speaks for events on it, and the types of those that the gold facts have."""
    starts = {(e["type"], e.get("start")) for e in lesson.gold["events"]}
    return [
        (
            mention,
            (
                features_of_day(lesson.scene, woven, lesson.tellings, mention),
                [i for i, type_ in enumerate(TYPES) if (type_, mention.key) in starts],
            ),
        )
        for mention in named_days(lesson.scene)
    ]


def _date(woven: Sequence[tuple[Lesson, Woven]], days: Sequence[list[tuple[Mention, Example]]]) -> None:
    """Date the events of each release by weights that were learned from the others only.

    What later questions learn from is so as uncertain as what they will meet.
    """
    for part in range(PARTED):
        others = [e for i, lines in enumerate(days) if i % PARTED != part for _, e in lines]
        judged = fit(others, TYPES, PENALTY["day"], each=True)
        for (lesson, w), lines in list(zip(woven, days, strict=True))[part::PARTED]:
            lesson.scene.days.clear()
            date_by_days(lesson.scene, w, [(mention, judged.chances(features)) for mention, (features, _) in lines])


def _yes(answer: bool) -> tuple[int]:
    return (int(answer),)


def _dates(lesson: Lesson) -> Iterable[Example]:
    for telling in lesson.tellings:
        own = [e for e in lesson.gold["events"] if e["type"] == telling.type]
        starts = {e.get("start") for e in own} | (
            {e.get("end") for e in own} if leaves(lesson.scene, telling) else set()
        )
        options = dates_near(lesson.scene, telling) if starts else []
        for mention in options:
            yield features_of_date(lesson.scene, telling, mention, options), _yes(mention.key in starts)


def _matched(lesson: Lesson, woven: Woven) -> dict[int, dict[str, Any]]:
    """Return the gold event of each event that has one of its kind and start, one to one."""
    free = list(lesson.gold["events"])
    pairs: dict[int, dict[str, Any]] = {}
    for event in woven.events:
        gold = next((g for g in free if (g["type"], g.get("start")) == (event.type, event.start)), None)
        if gold is not None:
            free.remove(gold)
            pairs[id(event)] = gold
    return pairs


def _parents(lesson: Lesson, woven: Woven, pairs: dict[int, dict[str, Any]]) -> dict[int, Event]:
    """Return the event that each lies within by the gold facts, with the parts that these give there."""
    by_id = {gold["id"]: event for event in woven.events if (gold := pairs.get(id(event)))}
    found = {}
    for event in woven.events:
        gold = pairs.get(id(event))
        parent = by_id.get(gold.get("part_of") or "") if gold else None
        if parent is not None:
            held = pairs[id(parent)]
            cast = Event(
                parent.type, parent.rule, parent.start, parent.end, held.get("place"), sentences=parent.sentences
            )
            for who in lesson.scene.of:
                part = lesson.part_of(parent, who)
                if part != "none":
                    getattr(cast, part).append(who)
            found[id(event)] = cast
    return found


def _towns(lesson: Lesson, woven: Woven) -> Iterable[Example]:
    pairs = _matched(lesson, woven)
    parents = _parents(lesson, woven, pairs)
    for event in woven.events:
        gold = pairs.get(id(event))
        for parent in dict.fromkeys([None, parents.get(id(event))]) if gold else ():
            for town in towns_of(lesson.scene):
                features = features_of_town(lesson.scene, event, woven.of(event), town, parent)
                yield features, _yes(gold is not None and normal(gold.get("place") or "") == normal(town))


def _worth(lesson: Lesson, woven: Woven) -> Iterable[Example]:
    pairs = _matched(lesson, woven)
    for event in woven.events:
        yield features_of_event(lesson.scene, event, woven.of(event), woven.events), _yes(id(event) in pairs)


def _frames(lesson: Lesson, woven: Woven) -> Iterable[Example]:
    pairs = _matched(lesson, woven)
    for event in woven.events:
        for frame in woven.events:
            gold, other = pairs.get(id(event)), pairs.get(id(frame))
            if gold is not None and other is not None and event is not frame:
                yield (features_within(lesson.scene, event, frame, woven.events),
                       _yes(gold.get("part_of") == other["id"]))  # fmt: skip


def _actors(lesson: Lesson, woven: Woven) -> Iterable[Example]:
    pairs = _matched(lesson, woven)
    parents = _parents(lesson, woven, pairs)
    known = [event for event in woven.events if id(event) in pairs]
    for event in woven.events:
        if not lesson.events(event.type, (event.start or "")[:4]):
            continue
        stage = Stage(event=event, tellings=woven.of(event), parent=parents.get(id(event)), events=known)
        for who in lesson.scene.of:
            features = features_of_actor(lesson.scene, stage, who)
            yield features, (PARTS.index(lesson.part_of(event, who)),)


def main() -> None:
    """Write the weights, or print how well they do on releases left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0)
    folds = parser.parse_args().folds
    folders = [ROOT / folder for folder in LEARNED_FROM]
    held = fit(offices(lessons(folders, chosen=False)), ("no", "yes"), PENALTY["of"])
    teach("of", held)
    taught = lessons(folders)
    short = stories()
    if folds:
        random.Random(1).shuffle(taught)
        counts: Counter[str] = Counter()
        for i in range(folds):
            learn([lesson for j, lesson in enumerate(taught) if j % folds != i] + short)
            counts += score(taught[i::folds])
        print(figures(counts))
        return
    learned = {"of": held, **learn(taught + short)}
    content = {q: {"answers": w.answers, "weights": dict(sorted(w.table.items()))} for q, w in sorted(learned.items())}
    FILE.write_text(
        json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("],", "],\n") + "\n", encoding="utf-8"
    )
    print(f"{len(taught)} releases; on themselves: {figures(score(taught))}")


if __name__ == "__main__":
    main()
