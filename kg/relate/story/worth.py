"""Judge the events that were told: is this a happening worth a fact, and does it lie within another?"""

from collections.abc import Iterator, Mapping
from datetime import date

from kg.lexicon.crossing import crossed
from kg.lexicon.patterns import sifted
from kg.lexicon.weights import weights
from kg.relate.event import Event
from kg.relate.event_merge import fits_in
from kg.relate.story.scene import Scene
from kg.relate.story.tellings import Telling

__all__ = [
    "as_peopled",
    "as_told",
    "chance_of",
    "chance_within",
    "days_after",
    "features_of_event",
    "features_within",
]

_FINE = {10: "day", 7: "month", 4: "year", 0: "none"}
_SIGNS = tuple((name, sifted(f"story.{name}")) for name in ("habitual", "possible", "denied", "future", "historic"))
_LEAD, _NEWS, _FOREVER = 4, 21, 9999
_QUARTERS, _MANY = 4, 6
_STEPS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.9)
_UNDATED_STEPS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.7)
_FRAMES = frozenset({"visit", "exchange", "conference", "anniversary", "cultural", "other", "sport"})


def features_of_event(scene: Scene, event: Event, tellings: list[Telling], events: list[Event]) -> list[str]:
    """Return what speaks for or against an event being one that a careful reader would note."""
    told = seen = as_told(scene, event, tellings, events) | as_peopled(scene, event)
    features = crossed("worth", seen)
    text = " ".join(scene.text(i) for i in event.sentences[:2])
    for name, sign in _SIGNS:
        if sign.search(text):
            features += crossed("worth.sign", {**seen, "sign": name})
    for telling in tellings:
        own = {p.who[0] for p in scene.present[telling.sentence] if p.clause == telling.clause and p.guise != "place"}
        clause = scene.clauses[telling.sentence][telling.clause]
        seen |= {"own": "+".join(sorted(own)) or "nobody", "some-own": bool(own), "article": telling.article or "-"}
        features += crossed("worth.telling", {**seen, "sub": clause.is_sub, "opener": clause.opener or "-"})
        for verb in clause.verbs[:4]:
            features += crossed("worth.verb", {"verb": verb})
    return list(dict.fromkeys([*features, *_in_release(scene, event, events, told)]))


def _in_release(scene: Scene, event: Event, events: list[Event], told: Mapping[str, object]) -> Iterator[str]:
    """Yield where in the release an event stands, beside which others, and how those present are named."""
    first, sentences = min(event.sentences), len(scene.reading.document.sentences)
    seen = {
        "kind": event.type,
        "fine": _FINE[len(event.start or "")],
        "position": first * _QUARTERS // max(sentences, 1),
        "length": min(sentences // _QUARTERS, _MANY),
        "rivals": min(len(events) // 3, _MANY),
    }
    yield from crossed("worth.position", seen)
    if scene.as_reference:
        yield from crossed("worth.reference", {**told, "as": "reference"})
    for other in events:
        if other is not event and event.start and other.start == event.start:
            yield from crossed("worth.same-day", {**seen, "same-day": other.type})
        if other is not event and not set(other.sentences).isdisjoint(event.sentences):
            beside = {"beside": other.type, "beside-fine": _FINE[len(other.start or "")]}
            yield from crossed("worth.beside", {**seen, **beside})
    for presence in scene.present[event.sentences[0]]:
        named = {"sort": presence.who[0], "guise": presence.guise, "behind": presence.preposition or "-"}
        yield from crossed("worth.present", {**seen, **named})


def as_told(scene: Scene, event: Event, tellings: list[Telling], events: list[Event]) -> dict[str, object]:
    """Return how an event is told: its words, its days, how much the text makes of it."""
    issued = scene.reading.issued
    first = tellings[0]
    zones = {scene.sentence(i).zone for i in event.sentences}
    return {
        "kind": event.type,
        "fine": _FINE[len(event.start or "")],
        "told": "noun" if all(not t.verb for t in tellings) else "verb",
        "title": bool(event.title),
        "tellings": min(len(tellings), 3),
        "old": (event.start or "9999")[:4] < (issued or "0")[:4],
        "same-kind": min(sum(1 for e in events if e.type == event.type), 4),
        "article": first.article or "-",
        "plural": first.is_plural,
        "echo": first.is_echo,
        "preposition": first.preposition or "-",
        "head": first.head,
        "rule": first.rule,
        "only-head": zones <= {"headline", "subhead"},
        "zone": scene.sentence(event.sentences[0]).zone,
        "end": bool(event.end),
        "lead": min(event.sentences) <= _LEAD,
        "day": _likely(scene, event),
        "news": event.start is not None and abs(days_after(event.start, issued)) <= _NEWS,
    }


def _likely(scene: Scene, event: Event) -> str:
    """Return how likely the words around its day, or of its sentences, make an event of its type, in steps."""
    if event.start is None:
        undated = max(scene.undated.get((event.type, i), 0.0) for i in event.sentences)
        return f"undated {sum(undated > step for step in _UNDATED_STEPS)}"
    chance = scene.days.get((event.type, event.start), 0.0)
    return str(sum(chance > step for step in _STEPS))


def as_peopled(scene: Scene, event: Event) -> dict[str, object]:
    """Return who is near an event: how many people, groups and bodies, and whether locals meet strangers."""
    reading = scene.reading
    here = event.place or reading.home_name
    near = [p for i in event.sentences for p in scene.present[i]]
    people = {p.who for p in near if p.who[0] == "person"}
    groups = {p.who for p in near if p.guise == "group"}
    bodies = {p.who for p in near if p.who[0] == "organisation"}
    homes = {scene.homes[p.who] for p in near if p.who[0] == "person" or p.guise in {"group", "town"}} - {None}
    strange = [w for w in scene.of if w[0] == "municipality" and w[1] not in {reading.home_name, event.place}]
    return {
        "where": "home" if event.place == reading.home_name else "away" if event.place else "nowhere",
        "people": min(len(people), 3),
        "groups": min(len(groups), 2),
        "bodies": min(len(bodies), 2),
        "some-people": bool(people),
        "some-groups": bool(groups),
        "some-bodies": bool(bodies),
        "foreign": bool(strange),
        "mix": f"{'local' if here in homes else 'none'}+{'foreign' if homes - {here} else 'none'}",
    }


def days_after(day: str, issued: str | None) -> int:
    """Return how many days behind the release a date is, taken at its beginning; `_FOREVER` where one is open."""
    if not issued or len(issued) < 10:
        return _FOREVER
    full = day + "-01-01"[len(day) - 4 :] if len(day) < 10 else day
    return (date.fromisoformat(full) - date.fromisoformat(issued)).days


def chance_of(scene: Scene, event: Event, tellings: list[Telling], events: list[Event]) -> float:
    """Return how likely an event is one to note."""
    event.features["", ""] = features_of_event(scene, event, tellings, events)
    return weights("worth").chance(event.features["", ""])


def features_within(scene: Scene, event: Event, frame: Event, events: list[Event]) -> list[str]:
    """Return what speaks for or against an event lying within another ("the reception during the visit")."""
    gap = min(abs(i - j) for i in event.sentences for j in frame.sentences)
    paragraphs = [{scene.sentence(i).paragraph for i in e.sentences} for e in (event, frame)]
    seen = {
        "kind": event.type,
        "frame": frame.type,
        "near": "same" if gap == 0 else "next" if gap == 1 else "near" if gap <= _LEAD else "far",
        "order": "after" if min(event.sentences) >= min(frame.sentences) else "before",
        "place": "same" if event.place == frame.place else "open" if None in {event.place, frame.place} else "other",
        "fits": fits_in(event, frame, scene.reading.issued),
        "paragraph": bool(paragraphs[0] & paragraphs[1]),
        "dates": f"{_FINE[len(event.start or '')]}/{_FINE[len(frame.start or '')]}{'+' if frame.end else ''}",
        "frames": min(sum(1 for e in events if e.type in _FRAMES), 3),
        "anaphora": any(scene.anaphora[i] for i in event.sentences),
    }
    return crossed("within", seen)


def chance_within(scene: Scene, event: Event, frame: Event, events: list[Event]) -> float:
    """Return how likely an event lies within another; 0 for a kind that holds no others, or on another day."""
    if frame is event or frame.type not in _FRAMES or not fits_in(event, frame, scene.reading.issued):
        return 0.0
    return weights("within").chance(features_within(scene, event, frame, events))
