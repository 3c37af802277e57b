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
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from data.lexicon.de.bonds import bonds, plain_bonds
from data.lexicon.de.casting import actors, cast_all
from data.lexicon.de.comparing import encores, fellows, rivals, sites
from data.lexicon.de.dating import learn_dating, write
from data.lexicon.de.ending import endings
from data.lexicon.de.fitting import PENALTY, SPARSE, Choice, Example, fit, fit_choice
from data.lexicon.de.growing import write_trees
from data.lexicon.de.learning import Learned
from data.lexicon.de.lessons import LEARNED_FROM, ROOT, Lesson, Text, figures, in_processes, score, stories, texts
from data.lexicon.de.listing import learn_listing
from data.lexicon.de.matching import matched, parents_of
from data.lexicon.de.money import money, plain_money
from data.lexicon.de.naming import name_bodies
from data.lexicon.de.occurring import date_texts
from data.lexicon.de.signing import learn_signing
from data.lexicon.de.subjects import topics
from data.lexicon.de.undated import undated
from kg.evaluate.names import normal
from kg.lexicon.weights import Weights, packed, teach, weights
from kg.relate.agreements.heard import BONDS
from kg.relate.event import Event
from kg.relate.givers import GIVES
from kg.relate.story.day_features import features_of_day
from kg.relate.story.days import TYPES, date_by_days, named_days
from kg.relate.story.stage import PARTS
from kg.relate.story.undated import add_undated
from kg.relate.story.ways import towns_of
from kg.relate.story.weave import Woven, weave
from kg.relate.story.when import dates_near, features_of_date, leaves
from kg.relate.story.where import features_of_nowhere, features_of_town, place_event
from kg.relate.story.worth import features_of_event, features_within
from kg.text import Mention


def learn(taught: Sequence[Lesson], before: Mapping[str, Weights] = MappingProxyType({})) -> Learned:
    """Learn every question in turn; each later one hears the answers to the earlier, and to those learned before."""
    learned = Learned(before)
    learned.settle("when", taught, _dates)
    woven = [(lesson, weave(lesson.scene, lesson.tellings)) for lesson in taught]
    _learn_days(learned, woven)
    _learn_undated(learned, woven)
    learned.choose("where", (list(_towns(*told)) for told in woven), apart=True)
    for part, _ in learned.in_turn(woven):
        for lesson, w in part:
            for event in w.events:
                place_event(lesson.scene, event, w.of(event), None)
    learned.settle("worth", woven, _worth, apart=True)
    learned.settle("within", woven, _frames)
    learned.grow("worth", woven, rivals, ("no", "yes"), apart=True)
    learned.settle("who", woven, actors, PARTS, apart=True)
    places = [(event, event.place, event.sites) for _, w in woven for event in w.events]
    learned.grow("encore", woven, encores, ("no", "yes"), apart=True)
    _put_back(places)
    learned.grow("where", woven, sites, ("no", "yes"), apart=True)
    _put_back(places)
    held = cast_all(learned, woven)
    learned.choose("until", (list(endings(lesson, kept)) for (lesson, _), kept in zip(woven, held, strict=True)))
    learned.settle("who", list(zip(woven, held, strict=True)), lambda told: actors(*told), PARTS, apart=True)
    _put_back(places)
    learned.grow("who", woven, fellows, PARTS)
    paid = [money(part, answering) for part, answering in learned.in_turn(taught)]
    paid.append(plain_money(learned.weights))
    learned.settle("gives", [given for given, _ in paid], iter, GIVES)
    learned.choose("aim", [aims for _, aims in paid])
    learned.settle("topic", [topics(taught)], iter)
    return learned


def _put_back(places: Iterable[tuple[Event, str | None, dict[str | None, float]]]) -> None:
    """Put events where they were before it was asked what they lie within."""
    for event, place, chances in places:
        event.place, event.sites, event.part_of = place, chances, None


def _learn_days(learned: Learned, woven: Sequence[tuple[Lesson, Woven]]) -> None:
    """Learn what happens on a day, and add the events that only their day tells."""
    days = [_days(lesson, w) for lesson, w in woven]
    learned.settle("day", days, _examples, TYPES, each=True, apart=True)
    for part, _ in learned.in_turn(list(zip(woven, days, strict=True))):
        for (lesson, w), lines in part:
            lesson.scene.days.clear()
            judged = weights("day")
            date_by_days(lesson.scene, w, [(mention, judged.chances(features)) for mention, (features, _) in lines])


def _learn_undated(learned: Learned, woven: Sequence[tuple[Lesson, Woven]]) -> None:
    """Learn what a sentence tells without a day, and add these events."""
    told = [undated(lesson) for lesson, _ in woven]
    learned.settle("undated", told, _examples, TYPES, each=True, apart=True)
    for part, _ in learned.in_turn(list(zip(woven, told, strict=True))):
        for (lesson, w), lines in part:
            lesson.scene.undated.clear()
            judged = weights("undated")
            chances = [(sentence, judged.chances(features)) for sentence, (features, _) in lines]
            add_undated(lesson.scene, w, lesson.tellings, chances)


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


def _examples(lines: Iterable[tuple[Any, Example]]) -> Iterable[Example]:
    return (example for _, example in lines)


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


def _towns(lesson: Lesson, woven: Woven) -> Iterable[Choice]:
    """Yield the towns that each event of the gold facts may have been in, and nowhere, with and without its parent."""
    pairs = matched(lesson, woven)
    parents = parents_of(lesson, woven, pairs)
    towns = towns_of(lesson.scene)
    for event in woven.events:
        if (gold := pairs.get(id(event))) is None:
            continue
        right = [i for i, town in enumerate(towns) if normal(gold.get("place") or "") == normal(town)]
        for parent in dict.fromkeys([None, parents.get(id(event))]):
            options = [features_of_town(lesson.scene, event, woven.of(event), town, parent) for town in towns]
            yield [*options, features_of_nowhere(lesson.scene, event, parent)], right or [len(towns)]


def _worth(told: tuple[Lesson, Woven]) -> Iterable[Example]:
    lesson, woven = told
    pairs = matched(lesson, woven)
    for event in woven.events:
        yield features_of_event(lesson.scene, event, woven.of(event), woven.events), _yes(id(event) in pairs)


def _frames(told: tuple[Lesson, Woven]) -> Iterable[Example]:
    lesson, woven = told
    pairs = matched(lesson, woven)
    for event in woven.events:
        for frame in woven.events:
            gold, other = pairs.get(id(event)), pairs.get(id(frame))
            if gold is not None and other is not None and event is not frame:
                yield (features_within(lesson.scene, event, frame, woven.events),
                       _yes(gold.get("part_of") == other["id"]))  # fmt: skip


def main() -> None:
    """Write the weights, or print how well they do on releases left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0)
    folds = parser.parse_args().folds
    dated, occurrence = date_texts(texts(ROOT / folder for folder in LEARNED_FROM))
    read, heard = name_bodies(dated)
    held = fit_choice([choice for text in read for choice in text.offices], PENALTY["of"], sparse="of" in SPARSE)
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
    agreed = learn_dating(taught)
    teach("dated", agreed)
    known = {"occurrence": occurrence, **heard, "of": held, "bond": bond, "dated": agreed}
    known |= {"signs": learn_signing(taught), "listed": learn_listing(taught)}
    learned = learn(taught + short, known)
    write({question: packed(w) for question, w in learned.weights.items()})
    write_trees(learned.trees)
    print(f"{len(taught)} releases; on a tenth of them: {figures(score(taught[::10]))}")
    apart: Counter[str] = Counter()
    for part, _ in learned.in_turn(taught):
        apart += score(part[::10])
    print(f"as weights answer that were learned without them: {figures(apart)}")


if __name__ == "__main__":
    main()
