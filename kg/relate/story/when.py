"""Say when an event is: which of the dates around its word is its own, and until when it lasts."""

from datetime import date, timedelta

from kg.lexicon.crossing import crossed
from kg.lexicon.dates import date_words
from kg.lexicon.patterns import pattern
from kg.lexicon.weights import weights
from kg.model import Evidence
from kg.relate.event import Event
from kg.relate.story.scene import Scene
from kg.relate.story.tellings import Telling
from kg.text import Mention, Sentence

__all__ = ["age", "date_event", "dates_near", "features_of_date", "is_since", "is_until", "leaves", "lengthen"]

_UNTIL = pattern("event-parts.until")
_SINCE = pattern("event-parts.since")
_LENGTH = pattern("event-parts.length")
_ENDS = pattern("event-parts.leaves")
_LEAVING = frozenset({"abreisen", "zurückkehren", "enden", "heimkehren", "zurückkommen", "zurückreisen"})
LIKELY = 0.28
_DAY, _MONTH, _YEAR = 10, 7, 4
_LASTING = frozenset({"visit", "exchange", "conference", "cultural", "other", "sport"})
_FINE = {_DAY: "day", _MONTH: "month", _YEAR: "year"}
_GAPS = {1: "before", 2: "long before", -1: "after"}
_WEEK = 7


def dates_near(scene: Scene, telling: Telling) -> list[Mention]:
    """Return the dates that a telling may have, in order.

    Those of its sentence, of the two before and the one after in its paragraph; for what lasts, all stretches of days.
    """
    here = scene.sentence(telling.sentence)
    found: list[Mention] = []
    for sentence in scene.reading.document.told():
        gap = sentence.index - here.index
        near = gap == 0 or (-2 <= gap <= 1 and sentence.paragraph == here.paragraph)
        found += [
            m
            for m in _dates(scene, sentence)
            if near or (telling.type in {"visit", "exchange"} and m.end_key and len(m.key) == _DAY)
        ]
    return found


def _dates(scene: Scene, sentence: Sentence) -> list[Mention]:
    return [m for m in scene.reading.of(sentence, "date") if not scene.reading.document.is_spoken(m.start)]


def features_of_date(scene: Scene, telling: Telling, mention: Mention, options: list[Mention]) -> list[str]:
    """Return what speaks for or against a date being that of a telling."""
    sentence = scene.sentence(mention.sentence)
    before = scene.reading.between(max(sentence.start, mention.start - 30), mention.start)
    rank = sorted(options, key=lambda m: abs(m.start - telling.token.start)).index(mention)
    seen = {
        "where": _where(scene, telling, mention),
        "kind": telling.type,
        "told": "verb" if telling.verb else "noun",
        "article": telling.article or "-",
        "head": telling.head,
        "rule": telling.rule,
        "echo": telling.is_echo,
        "fine": _FINE.get(len(mention.key), "?"),
        "span": "span" if mention.end_key else "point",
        "since": is_since(before),
        "until": is_until(before),
        "age": age(mention.key, scene.reading.issued or ""),
        "rank": min(rank, 3),
        "finer": any(len(m.key) > len(mention.key) and m.sentence == mention.sentence for m in options),
        "others": min(sum(1 for m in options if m.sentence == telling.sentence), 2),
        "leaves": leaves(scene, telling),
        "bare": len(options) == 1,
        "beside": "+".join(sorted(scene.told[telling.sentence] - {telling.type})[:2]) or "alone",
        "side": "left" if mention.start < telling.token.start else "right",
    }
    return crossed("when", seen)


def _where(scene: Scene, telling: Telling, mention: Mention) -> str:
    """Return how far a date stands from a telling: in its clause, its sentence, one before, one after, afar."""
    if mention.sentence != telling.sentence:
        return _GAPS.get(telling.sentence - mention.sentence, "afar")
    same = scene.clause_at(scene.sentence(mention.sentence), mention.start) == telling.clause
    return "clause" if same else "sentence"


def is_since(before: str) -> bool:
    """Return whether what stands before a date makes it a beginning ("seit")."""
    return bool(_SINCE.search(before))


def is_until(before: str) -> bool:
    """Return whether what stands before a date makes it an end ("bis")."""
    return bool(_UNTIL.search(before))


def age(day: str, issued: str) -> str:
    """Return how a date lies to the day of the release."""
    if day == issued:
        return "same day"
    if day[:_YEAR] < issued[:_YEAR]:
        return "past year"
    return "later" if day > issued else "earlier"


def date_event(scene: Scene, telling: Telling, event: Event) -> None:
    """Set start and end of what a telling tells; leave them open where no date is likely to be its own."""
    reading = scene.reading
    options = dates_near(scene, telling)
    sentence = scene.sentence(telling.sentence)
    judged = weights("when")
    chances = {id(m): judged.chance(features_of_date(scene, telling, m, options)) for m in options}
    best = max(options, key=lambda m: (chances[id(m)], -abs(m.start - telling.token.start)), default=None)
    if best is not None and chances[id(best)] >= LIKELY:
        event.start, event.end = best.key, best.end_key or None
        if leaves(scene, telling) and not event.end and len(best.key) == _DAY:
            event.start, event.end = None, best.key
        event.spans["start" if event.start else "end", best.key] = reading.says(best)
        if event.end:
            event.spans["end", event.end] = reading.says(best)
    lengthen(scene, sentence, event)


def lengthen(scene: Scene, sentence: Sentence, event: Event) -> None:
    """Say when an event ends by "bis" and by a stated length; what does not last ends on its day."""
    _until(scene, sentence, event)
    _length(scene, sentence, event)
    if event.end and (event.type not in _LASTING or (event.start and event.end <= event.start)):
        event.end = None


def leaves(scene: Scene, telling: Telling) -> bool:
    """Return whether a clause tells the end of what lasts: "kehrte zurück", "endete gestern"."""
    return telling.type in _LASTING and bool(_LEAVING & set(scene.clauses[telling.sentence][telling.clause].verbs))


def _until(scene: Scene, sentence: Sentence, event: Event) -> None:
    """Let a day behind "bis" end what lasts."""
    if event.type not in _LASTING or event.end:
        return
    for mention in _dates(scene, sentence):
        before = scene.reading.between(max(sentence.start, mention.start - 40), mention.start)
        if len(mention.key) == _DAY and not mention.end_key and _UNTIL.search(before):
            if event.start == mention.key:
                event.start = None
            if event.start is None or event.start < mention.key:
                event.end = mention.key
                event.spans["end", mention.key] = scene.reading.says(mention)
            return


def _length(scene: Scene, sentence: Sentence, event: Event) -> None:
    """Compute the end, or the start, from a stated length, counted inclusively."""
    text = scene.reading.between(sentence.start, sentence.end)
    found = _LENGTH.search(text)
    if found is None or event.type not in {"visit", "exchange", "conference"}:
        return
    number = date_words().number(found["n"])
    unit = (found["unit"] or found["unit2"]).lower()
    span = timedelta(days=number * (_WEEK if unit.startswith(("woch", "wöch")) else 1) - 1)
    evidence = Evidence(start=sentence.start + found.start(), end=sentence.start + found.end(), rule="de.date.length")
    known, last = event.start, event.end
    if number <= 1:
        return
    if last and not known:
        event.start = (date.fromisoformat(last) - span).isoformat()
        event.spans["start", event.start] = evidence
    elif known and len(known) == _DAY and not last and _ENDS.search(text):
        event.end, event.start = known, (date.fromisoformat(known) - span).isoformat()
        event.spans["start", event.start] = event.spans["end", known] = evidence
    elif known and len(known) == _DAY and not last:
        event.end = (date.fromisoformat(known) + span).isoformat()
        event.spans["end", event.end] = evidence
