"""Ask of each body that a release names outside direct speech whether it is one of the cooperation.

python -m data.lexicon.de.listing    learns this question alone, in some five minutes, and writes it beside the others

`build_weights` learns it with all others.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.lexicon.de.dating import write
from data.lexicon.de.fitting import PENALTY, Example, fit
from data.lexicon.de.lessons import LEARNED_FROM, ROOT, Lesson, Text, in_processes, texts
from kg.evaluate.names import normal
from kg.lexicon.load import load_json
from kg.lexicon.weights import Weights, packed
from kg.relate.listed import features_of_listed, told_bodies
from kg.relate.reading import Reading

__all__ = ["bodies_of", "learn_listing"]


def bodies_of(reading: Reading, facts: Mapping[str, Any]) -> Iterator[Example]:
    """Yield for each body in which nobody holds an office whether the gold facts list it; an office lists its body.

    Also those that take part in events or pay teach, whom nobody needs to ask about when a release is read: they show
    what acting looks like, and the bar (``kg.relate.listed.LIKELY``) was found on those that no fact names.
    """
    known = {
        normal(name) for body in facts.get("organisations", ()) for name in (body["name"], *body.get("aliases", ()))
    }
    bound = {body.key for person in reading.people.values() for _, body, _, _ in person.roles if body is not None}
    for name in told_bodies(reading):
        if name not in bound:
            named = {normal(form) for form in (name, *reading.aliases.get(name, ()))}
            yield features_of_listed(reading, name), (int(not named.isdisjoint(known)),)


def learn_listing(taught: Sequence[Lesson]) -> Weights:
    """Return the weights of the question, as the other questions are answered now."""
    told = (example for lesson in taught for example in bodies_of(lesson.scene.reading, lesson.gold))
    return fit(told, ("no", "yes"), PENALTY["listed"])


def _understood(text: Text) -> list[Example]:
    lesson = text.dated().named().understood()
    return list(bodies_of(lesson.scene.reading, lesson.gold))


def main() -> None:
    """Learn the question with the weights that are kept for the others, and write it beside them."""
    read = texts(ROOT / folder for folder in LEARNED_FROM)
    examples = [example for told in in_processes(_understood, read) for example in told]
    write({**load_json("weights", "de"), "listed": packed(fit(examples, ("no", "yes"), PENALTY["listed"]))})
    print(f"{len(examples)} bodies, in {len(read)} releases")


if __name__ == "__main__":
    main()
