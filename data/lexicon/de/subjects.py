"""Ask of each topic that a word of a release names whether it is a subject of the cooperation."""

from collections.abc import Iterator, Sequence

from data.lexicon.de.fitting import Example
from data.lexicon.de.lessons import OFTEN, Lesson, short
from kg.lexicon import load_yaml
from kg.relate.programmes import programmes_of
from kg.relate.topics import features_of_topics

__all__ = ["topics"]


def topics(taught: Sequence[Lesson]) -> list[Example]:
    """Return for each topic named in a lesson whether the gold facts have it; those that tell of none are not asked."""
    asked = [*(lesson for lesson in taught if "topics" in lesson.gold), *_cases()]
    return [
        (features, (int(topic in lesson.gold["topics"]),))
        for lesson in asked
        for topic, features in features_of_topics(lesson.scene.reading, programmes_of(lesson.scene.reading)).items()
    ]


def _cases() -> Iterator[Lesson]:
    """Yield the examples of the rule, the plainest cases, so often that they weigh."""
    for rule in load_yaml("topics")["rules"]:
        for case in (*rule["examples"], *rule["counterexamples"]):
            lesson = short(case["text"], case["home"], {"events": [], "topics": case.get("topics", [])})
            yield from [lesson] * OFTEN
