"""Say until when an event lasts that no rule ends, by weights: which of the later days around is its last one.

"Die Gäste bleiben bis Sonntag", "die Rückkehr ist für den 29. Mai vorgesehen", "sechs Tage lang": the end of what lasts
is often told sentences behind its beginning, or as a length. The weights were learned from the gold facts of the
repository's releases (see data/lexicon/de/ending.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.lexicon.dates import date_words
from kg.lexicon.patterns import pattern
from kg.lexicon.weights import weights
from kg.model import Evidence
from kg.relate.event import Event
from kg.relate.story.scene import Scene
from kg.text import Mention, Sentence

__all__ = ["RULE", "End", "end_events", "ends_of", "features_of_ends", "may_last"]

RULE = "de.event.ended-by-weights"
LIKELY = 0.5
_LENGTH, _DEADLINE = pattern("event-parts.length"), pattern("event-parts.deadline")
_STAYING, _UNTIL = pattern("narrative.staying"), pattern("event-parts.until")
_LASTING = frozenset({"visit", "exchange", "conference", "cultural", "other", "sport", "aid", "meeting"})
_DAY, _WEEK, _LONGEST = 10, 7, 200
_STEPS = (1, 2, 3, 6, 13, 31)
_BEHIND, _LETTERS, _BESIDE, _MANY, _LEAD = 24, 7, 3, 3, 4


@dataclass(frozen=True, slots=True)
class End:
    """A day on which an event may end: the day, how it is told, where, and its evidence."""

    day: str
    kind: str  # "date", "stretch" (the last day of one) or "length" ("drei Tage", counted from the beginning)
    sentence: int
    evidence: Evidence


def may_last(event: Event) -> bool:
    """Return whether an event of a kind that lasts has a day on which it begins, and no end yet."""
    return event.type in _LASTING and len(event.start or "") == _DAY and event.end is None


def end_events(scene: Scene, events: Sequence[Event]) -> None:
    """Set the end of events that rules leave open, where one of the days around is likely their last."""
    judged = weights("until")
    for event in [e for e in events if may_last(e)]:
        ends = ends_of(scene, event)
        chances = judged.choice(features_of_ends(scene, event, events, ends)) if ends else [1.0]
        best = max(range(len(chances)), key=lambda i: chances[i])
        chance = sum(chances[i] for i, end in enumerate(ends) if best < len(ends) and end.day == ends[best].day)
        if chance >= LIKELY:
            event.end = ends[best].day
            event.spans["end", event.end] = replace(ends[best].evidence, confidence=round(chance, 2))


def ends_of(scene: Scene, event: Event) -> list[End]:
    """Return the days behind the beginning of an event that are named or that a length reckons; deadlines are none."""
    first, reading = date.fromisoformat(event.start or ""), scene.reading
    found: list[End] = []
    for sentence in reading.document.told():
        if _DEADLINE.search(scene.text(sentence.index)):
            continue
        for mention in reading.of(sentence, "date"):
            day = mention.end_key or mention.key
            if len(day) == _DAY and not reading.document.is_spoken(mention.start):
                kind = "stretch" if mention.end_key else "date"
                found.append(End(day, kind, sentence.index, reading.says(mention, RULE)))
        found += _lengths(scene, sentence, first)
    return [end for end in found if 0 < (date.fromisoformat(end.day) - first).days <= _LONGEST]


def _lengths(scene: Scene, sentence: Sentence, first: date) -> Iterator[End]:
    """Yield the ends that stated lengths reckon, counted inclusively."""
    for length in _LENGTH.finditer(scene.text(sentence.index)):
        start = sentence.start + length.start()
        unit = (length["unit"] or length["unit2"]).lower()
        number = date_words().number(length["n"]) * (_WEEK if unit.startswith(("woch", "wöch")) else 1)
        if number > 1 and not scene.reading.document.is_spoken(start):
            day = (first + timedelta(days=number - 1)).isoformat()
            evidence = Evidence(start=start, end=sentence.start + length.end(), rule=RULE)
            yield End(day, "length", sentence.index, evidence)


def features_of_ends(scene: Scene, event: Event, events: Sequence[Event], ends: Sequence[End]) -> list[list[str]]:
    """Return what speaks for each of the days, and at last for none of them, being the last of an event."""
    return [*([*_of_end(scene, event, events, ends, end)] for end in ends), [*_of_none(scene, event, events, ends)]]


def _of_end(scene: Scene, event: Event, events: Sequence[Event], ends: Sequence[End], end: End) -> Iterator[str]:
    sentence = scene.sentence(end.sentence)
    start, stop = end.evidence.start, end.evidence.end
    gap = min((end.sentence - i for i in event.sentences), key=abs)
    near = sentence.paragraph == scene.sentence(event.sentences[0]).paragraph
    step = "here" if gap == 0 else "next" if gap == 1 else "beside" if near else "far"
    days = (date.fromisoformat(end.day) - date.fromisoformat(event.start or "")).days
    long = sum(days > bound for bound in _STEPS)
    before = scene.reading.between(max(sentence.start, start - _BEHIND), start)
    until = bool(_UNTIL.search(before))
    stays = scene.holds(end.sentence, _STAYING)
    at = f"{end.kind} {step}"
    yield from (
        f"at {at}", f"at {at} {event.type}", f"at {at} {long}", f"at {at} {until}", f"at {at} {until} {event.type}",
        f"at {at} {until} {long}", f"stays {stays} {at}", f"stays {stays} {at} {until} {long}",
        f"long {long} {event.type} {end.kind}", f"zone {sentence.zone} {end.kind}",
        f"group {scene.anaphora.get(end.sentence, False)} {at} {until}",
        f"taken {_is_taken(event, events, end)} {at} {until}",
        f"told {event.type in scene.told.get(end.sentence, ())} {at} {until}",
        f"alike {min(sum(other.day == end.day for other in ends), _MANY)} {end.kind} {until}",
        f"first {min(event.sentences) <= _LEAD} {at} {event.type}", f"rivals {_rivals(event, events)} {at} {until}",
        f"own {_has_start(scene, event, end)} {at}",
    )  # fmt: skip
    words = [t.text.lower() for t in sentence.tokens if t.end <= start][-_BESIDE:]
    after = [t.text.lower() for t in sentence.tokens if t.start >= stop][:_BESIDE]
    yield from (f"two {' '.join(words[-2:])} {end.kind}", f"next {' '.join(after[:2])} {end.kind}")
    yield from (f"before {end.kind} {step} {word[:_LETTERS]}" for word in words)
    yield from (f"after {end.kind} {step} {word[:_LETTERS]}" for word in after)
    for clause in scene.clauses[end.sentence]:
        if any(start <= sentence.tokens[i].start < stop for i in clause.tokens):
            yield from (f"verb {end.kind} {verb} {until}" for verb in clause.verbs)
            yield from (f"verb {event.type} {verb} {step}" for verb in clause.verbs)


def _of_none(scene: Scene, event: Event, events: Sequence[Event], ends: Sequence[End]) -> Iterator[str]:
    """Yield what speaks for none of the days being the last of an event: it lasts no longer, or nothing says it."""
    here = [end for end in ends if end.sentence in event.sentences]
    lead = min(event.sentences) <= _LEAD
    yield from (
        "none", f"none {event.type}", f"none {event.type} {lead}", f"none {min(len(here), _MANY)}",
        f"none {event.type} {min(len(ends), _MANY)}", f"none part {event.part_of is not None} {event.type}",
        f"none rivals {_rivals(event, events)} {event.type}", f"none rule {event.rule}",
    )  # fmt: skip
    yield from (f"none verb {v}" for clause in scene.clauses[event.sentences[0]] for v in clause.verbs)


def _is_taken(event: Event, events: Sequence[Event], end: End) -> str:
    """Return whether another event begins or ends on a day."""
    others = [e for e in events if e is not event]
    begins, ends = (any(getattr(e, key) == end.day for e in others) for key in ("start", "end"))
    return f"{begins} {ends}"


def _rivals(event: Event, events: Sequence[Event]) -> int:
    """Return how many other events of a release may last and begin on a day."""
    return min(sum(e is not event and e.type in _LASTING and len(e.start or "") == _DAY for e in events), _MANY)


def _has_start(scene: Scene, event: Event, end: End) -> bool:
    """Return whether the beginning of an event is named in the sentence of a day."""
    named: Sequence[Mention] = scene.reading.of(scene.sentence(end.sentence), "date")
    return any(mention.key == event.start for mention in named)
