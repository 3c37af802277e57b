"""Find the sentences that tell the undated events of the gold facts, for the question "undated" to learn from."""

from collections import defaultdict

from data.lexicon.de.fitting import Example
from data.lexicon.de.lessons import Lesson
from kg.evaluate.names import normal
from kg.relate.story.days import TYPES
from kg.relate.story.stage import PARTS
from kg.relate.story.undated import features_of_sentence, telling_sentences
from kg.text import Sentence

__all__ = ["undated"]

_DAY = 10
# A word that tells of the type counts as much as a name that stands in two sentences or so; a sentence with a day of
# its own, or a headline, is the less likely place. Below the last number nothing is said of where an event is told.
_TELLS, _DATED, _HEADED, _LEAST = 0.6, 0.6, 0.7, 0.3


def undated(lesson: Lesson) -> list[tuple[Sentence, Example]]:
    """Return for each sentence what speaks for undated events in it, and the types of those that it tells."""
    told = _told(lesson)
    scene, sentences = lesson.scene, telling_sentences(lesson.scene)
    return [
        (
            sentence,
            (
                features_of_sentence(scene, lesson.tellings, sentence, sentences),
                [i for i, type_ in enumerate(TYPES) if (type_, sentence.index) in told],
            ),
        )
        for sentence in sentences
    ]


def _told(lesson: Lesson) -> set[tuple[str, int]]:
    """Return the type of each undated event of the gold facts with the sentence that most likely tells it.

    Gold facts do not say where: it is where those who take part are named, the rarer a name the better, and where a
    word tells of the type.
    """
    places: dict[str, set[int]] = {}
    for who, presences in lesson.scene.of.items():
        for form in (who[1], *lesson.scene.reading.aliases.get(who[1], ())):
            places.setdefault(normal(form), set()).update(p.sentence for p in presences)
    found = set()
    for event in lesson.gold["events"]:
        if event.get("start"):
            continue
        scores: dict[int, float] = defaultdict(float)
        for name in (name for part in PARTS[1:] for name in event.get(part, ())):
            forms = {normal(name), *map(normal, lesson.aliases.get(name, ()))}
            named = {i for form in forms for i in places.get(form, ())}
            for i in named:
                scores[i] += 1 / len(named)
        for telling in lesson.tellings:
            if telling.type == event["type"]:
                scores[telling.sentence] += _TELLS
        best = max(scores, key=lambda i: (_weighed(lesson, i, scores[i]), -i), default=None)
        if best is not None and _weighed(lesson, best, scores[best]) >= _LEAST:
            found.add((event["type"], best))
    return found


def _weighed(lesson: Lesson, index: int, score: float) -> float:
    sentence = lesson.scene.sentence(index)
    dated = any(len(m.key) == _DAY for m in lesson.scene.reading.of(sentence, "date"))
    headed = sentence.zone in {"headline", "subhead"}
    return score * (_DATED if dated else 1.0) * (_HEADED if headed else 1.0)
