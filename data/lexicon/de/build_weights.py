"""Learn the weights of all questions from the releases of the repository and their gold facts.

    python -m data.lexicon.de.build_weights            writes data/lexicon/de/weights.json
    python -m data.lexicon.de.build_weights --folds 6  prints F1 of events and parts on releases left out in turn

Learns from ``data/releases``, ``tests/cases/de/dev``, ``tests/cases/de/reference``, the short stories of
``tests/cases/de/stories``, the sentences of ``tests/cases/de/money.yaml`` and the examples of ``events.yaml`` and
``funding.yaml``; never from ``tests/cases/de/check``. See ``fitting.py`` for how.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from data.lexicon.de.bonds import bonds, plain_bonds
from data.lexicon.de.dating import learn_dating, write
from data.lexicon.de.fitting import PENALTY, Choice, Example, fit, fit_choice
from data.lexicon.de.lessons import LEARNED_FROM, ROOT, Lesson, Text, figures, in_processes, score, stories, texts
from data.lexicon.de.money import money
from data.lexicon.de.naming import name_bodies
from data.lexicon.de.subjects import topics
from data.lexicon.de.undated import undated
from kg.evaluate.names import normal
from kg.lexicon.weights import Weights, packed, teach
from kg.relate.agreements.heard import BONDS
from kg.relate.event import Event
from kg.relate.givers import GIVES
from kg.relate.story.day_features import features_of_day
from kg.relate.story.days import TYPES, date_by_days, named_days
from kg.relate.story.stage import PARTS, Stage
from kg.relate.story.undated import add_undated
from kg.relate.story.ways import towns_of
from kg.relate.story.weave import Woven, weave
from kg.relate.story.when import dates_near, features_of_date, leaves
from kg.relate.story.where import features_of_nowhere, features_of_town, place_event
from kg.relate.story.who import features_of_actor
from kg.relate.story.worth import features_of_event, features_within
from kg.text import Mention, Sentence

PARTED: Final = 3


def learn(taught: Sequence[Lesson]) -> dict[str, Weights]:
    """Learn every question in turn; each later one hears the answers to the earlier."""
    found: dict[str, Weights] = {}

    def settle(
        question: str, examples: Sequence[Example], answers: Sequence[str] = ("no", "yes"), *, each: bool = False
    ) -> None:
        found[question] = fit(examples, answers, PENALTY[question], each=each)
        teach(question, found[question])

    def choose(question: str, choices: Sequence[Choice]) -> None:
        found[question] = fit_choice(choices, PENALTY[question])
        teach(question, found[question])

    settle("when", [e for lesson in taught for e in _dates(lesson)])
    woven = [(lesson, weave(lesson.scene, lesson.tellings)) for lesson in taught]
    days = [_days(lesson, w) for lesson, w in woven]
    settle("day", [e for lines in days for _, e in lines], TYPES, each=True)
    _date(woven, days)
    lines = [undated(lesson) for lesson in taught]
    settle("undated", [e for told in lines for _, e in told], TYPES, each=True)
    _add_undated(woven, lines)
    choose("where", [choice for lesson, w in woven for choice in _towns(lesson, w)])
    for lesson, w in woven:
        for event in w.events:
            place_event(lesson.scene, event, w.of(event), None)
    settle("worth", [e for lesson, w in woven for e in _worth(lesson, w)])
    settle("within", [e for lesson, w in woven for e in _frames(lesson, w)])
    settle("who", [e for lesson, w in woven for e in _actors(lesson, w)], PARTS)
    given, aims = money(taught, found)
    settle("gives", given, GIVES)
    choose("aim", aims)
    settle("topic", topics(taught))
    return found


def _days(lesson: Lesson, woven: Woven) -> list[tuple[Mention, Example]]:
    """Return for each day what speaks for events on it, and the types of those that the gold facts have."""
    starts = {(e["type"], e.get("start")) for e in lesson.gold["events"]}
    dates = named_days(lesson.scene)
    return [
        (
            mention,
            (
                features_of_day(lesson.scene, woven, lesson.tellings, mention, dates),
                [i for i, type_ in enumerate(TYPES) if (type_, mention.key) in starts],
            ),
        )
        for mention in dates
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


def _add_undated(woven: Sequence[tuple[Lesson, Woven]], lines: Sequence[list[tuple[Sentence, Example]]]) -> None:
    """Add the events that sentences tell without a day, by weights that were learned from the other releases only."""
    for part in range(PARTED):
        others = [e for i, told in enumerate(lines) if i % PARTED != part for _, e in told]
        judged = fit(others, TYPES, PENALTY["undated"], each=True)
        for (lesson, w), told in list(zip(woven, lines, strict=True))[part::PARTED]:
            lesson.scene.undated.clear()
            chances = [(sentence, judged.chances(features)) for sentence, (features, _) in told]
            add_undated(lesson.scene, w, lesson.tellings, chances)


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


def _towns(lesson: Lesson, woven: Woven) -> Iterable[Choice]:
    """Yield the towns that each event of the gold facts may have been in, and nowhere, with and without its parent."""
    pairs = _matched(lesson, woven)
    parents = _parents(lesson, woven, pairs)
    towns = towns_of(lesson.scene)
    for event in woven.events:
        if (gold := pairs.get(id(event))) is None:
            continue
        right = [i for i, town in enumerate(towns) if normal(gold.get("place") or "") == normal(town)]
        for parent in dict.fromkeys([None, parents.get(id(event))]):
            options = [features_of_town(lesson.scene, event, woven.of(event), town, parent) for town in towns]
            yield [*options, features_of_nowhere(lesson.scene, event, parent)], right or [len(towns)]


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
    read, heard = name_bodies(texts(ROOT / folder for folder in LEARNED_FROM))
    held = fit_choice([choice for text in read for choice in text.offices], PENALTY["of"])
    teach("of", held)
    taught = in_processes(Text.understood, read, {"of": held})
    short = stories()
    if folds:
        random.Random(1).shuffle(taught)
        counts: Counter[str] = Counter()
        for i in range(folds):
            learn([lesson for j, lesson in enumerate(taught) if j % folds != i] + short)
            counts += score(taught[i::folds])
        print(figures(counts))
        return
    told = [example for lesson in taught for example in bonds(lesson.scene.reading, lesson.gold)]
    bond = fit(told + plain_bonds(), BONDS, PENALTY["bond"])
    teach("bond", bond)
    dated = learn_dating(taught)
    teach("dated", dated)
    learned = {**heard, "of": held, "bond": bond, "dated": dated, **learn(taught + short)}
    write({question: packed(w) for question, w in learned.items()})
    print(f"{len(taught)} releases; on a tenth of them: {figures(score(taught[::10]))}")


if __name__ == "__main__":
    main()
