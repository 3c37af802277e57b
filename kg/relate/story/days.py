"""Read events from the days that a release names: what is told to happen on a day, by all the words around it.

Words that tell of an event are many more than a lexicon holds ("stiegen in den Bus", "packten mit an"). Where a day is
named, something happened on it; a logistic model over the words, verbs and people around says what.
"""

from dataclasses import dataclass

from kg.lexicon.weights import weights
from kg.relate.event import Event
from kg.relate.story.current import month_of_issue
from kg.relate.story.day_features import features_of_day
from kg.relate.story.scene import Scene
from kg.relate.story.tellings import Telling
from kg.relate.story.weave import Woven
from kg.relate.story.when import lengthen
from kg.text import Mention, Sentence

__all__ = ["TYPES", "date_by_days", "judge_days", "named_days"]

TYPES = (
    "visit", "reception", "meeting", "conference", "signing", "anniversary", "exchange", "cultural", "sport", "aid",
    "other",
)  # fmt: skip
RULE = "de.event.day"
NEW = 0.07


def named_days(scene: Scene) -> list[Mention]:
    """Return the days, months and years that the text names outside of direct speech, and the month of its issue."""
    document = scene.reading.document
    named = [m for s in document.told() for m in scene.reading.of(s, "date") if not document.is_spoken(m.start)]
    current = month_of_issue(scene)
    if current is not None and all(mention.key != current.key for mention in named):
        named.append(current)
    return named


@dataclass(frozen=True, slots=True)
class _Claim:
    type: str
    mention: Mention
    chance: float


def judge_days(scene: Scene, woven: Woven, told: list[Telling]) -> list[tuple[Mention, list[float]]]:
    """Return how likely an event of each type begins on each day that the text names."""
    judged, dates = weights("day"), named_days(scene)
    return [(m, judged.chances(features_of_day(scene, woven, told, m, dates))) for m in dates]


def date_by_days(scene: Scene, woven: Woven, judged: list[tuple[Mention, list[float]]]) -> None:
    """Add the events that only their day tells.

    An event that was told without a day is left as it is: which of two happenings a day belongs to is not guessed, and
    what the release tells of one must not be mixed with the other.
    """
    claims = []
    for mention, chances in judged:
        for type_, chance in zip(TYPES, chances, strict=True):
            key = type_, mention.key
            scene.days[key] = max(chance, scene.days.get(key, 0.0))
            if chance >= NEW:
                claims.append(_Claim(type_, mention, chance))
    for claim in sorted(claims, key=lambda c: (-c.chance, c.mention.start)):
        if not any((event.type, event.start) == (claim.type, claim.mention.key) for event in woven.events):
            _add(scene, woven, claim)


def _add(scene: Scene, woven: Woven, claim: _Claim) -> None:
    sentence = scene.sentence(claim.mention.sentence)
    event = _new(scene, woven, claim, sentence)
    event.start, event.end = claim.mention.key, claim.mention.end_key or None
    span = scene.reading.says(claim.mention)
    event.spans["start", event.start] = span
    if event.end:
        event.spans["end", event.end] = span
    lengthen(scene, sentence, event)


def _new(scene: Scene, woven: Woven, claim: _Claim, sentence: Sentence) -> Event:
    event = Event(claim.type, RULE, sentences=[sentence.index])
    event.evidence.append(scene.reading.whole(sentence, RULE))
    token = next((t for t in sentence.tokens if t.end > claim.mention.start), sentence.tokens[0])
    clause = max(scene.clause_at(sentence, claim.mention.start), 0)
    telling = Telling(claim.type, RULE, token, sentence.index, clause, "", "", False, "", "day")
    woven.events.append(event)
    woven.tellings[id(event)] = [telling]
    return event
