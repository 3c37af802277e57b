"""Choose the days of an event anew once all is told: a stay is told over several sentences, its days in one of them."""

from dataclasses import dataclass

from kg.lexicon import load_yaml
from kg.relate.event import Event
from kg.relate.event_merge import absorb
from kg.relate.story.scene import Scene
from kg.relate.story.tellings import Telling
from kg.relate.story.weave import Woven
from kg.relate.story.weights import crossed, weights
from kg.relate.story.when import LASTING, dates_near, features_of_date, lengthen
from kg.text import Mention

__all__ = ["Option", "features_of_option", "options_of", "redate"]

_DAY, _MONTH = 10, 7
_NEAR = 3
_CHANCES = (0.1, 0.3, 0.5, 0.7, 0.9)
_FINE = {10: "day", 7: "month", 4: "year", 0: "none"}


@dataclass(frozen=True, slots=True)
class Option:
    """When an event may be: from ``start`` (None for no day) to ``end``, by what mention, how likely for its tellings.

    ``how`` is "told" for a mention as it stands, "month" for the month of a day, "open" for no day at all, and "kept"
    where days were computed from a length.
    """

    start: str | None
    end: str | None
    how: str
    mention: Mention | None = None
    chance: float = 0.0


def options_of(scene: Scene, event: Event, tellings: list[Telling]) -> list[Option]:
    """Return when an event may be: the dates near its tellings, for what lasts all days of the text, or no day."""
    chances: dict[int, tuple[Mention, float]] = {}
    judged = weights("when")
    for telling in tellings:
        near = dates_near(scene, telling)
        for mention in near:
            chance = judged.chance(features_of_date(scene, telling, mention, near))
            known = chances.get(mention.start, (mention, 0.0))[1]
            chances[mention.start] = mention, max(chance, known)
    for mention in _dates(scene):
        gap = min(abs(mention.sentence - i) for i in event.sentences)
        if gap <= _NEAR or (event.type in LASTING and len(mention.key) == _DAY):
            chances.setdefault(mention.start, (mention, 0.0))
    found: dict[tuple[str | None, str | None], Option] = {}
    for mention, chance in sorted(chances.values(), key=lambda pair: -pair[1]):
        end = mention.end_key or None
        found.setdefault((mention.key, end), Option(mention.key, end, "told", mention, chance))
        if len(mention.key) == _DAY and event.type in LASTING:
            found.setdefault((mention.key[:_MONTH], None), Option(mention.key[:_MONTH], None, "month", mention, chance))
    starts = {start for start, _ in found}
    if event.start not in starts:
        found[event.start, event.end] = Option(event.start, event.end, "kept")
    found.setdefault((None, None), Option(None, None, "open"))
    return list(found.values())


def _dates(scene: Scene) -> list[Mention]:
    document = scene.reading.document
    told = {sentence.index for sentence in document.told()}
    return [
        m for m in scene.reading.mentions if m.kind == "date" and m.sentence in told and not document.is_spoken(m.start)
    ]


def features_of_option(scene: Scene, event: Event, option: Option, options: list[Option], woven: Woven) -> list[str]:
    """Return what speaks for or against an event being at a time."""
    others = [e for e in woven.events if e is not event]
    start, end = option.start or "", option.end or option.start or ""
    whole = _FINE[len(start)] == "day"
    sharing = sorted({e.type for e in others if e.start == option.start and option.start})
    inside = sum(1 for e in others if whole and e.start and len(e.start) == _DAY and start <= e.start <= end)
    seen: dict[str, object] = {
        "kind": event.type,
        "how": option.how,
        "fine": _FINE[len(start)] + ("-" if option.end else ""),
        "is-own": option.start == event.start,
        "own": _FINE[len(event.start or "")] + ("-" if event.end else ""),
        "chance": sum(option.chance > bar for bar in _CHANCES),
        "first-chance": option.chance == max(o.chance for o in options),
        "shared": "+".join(sharing[:2]) or "alone",
        "holds": min(inside, 3) if option.end else None,
        "spans": min(sum(1 for o in options if o.end and o.how == "told"), 2),
        "days": min(sum(1 for o in options if o.how == "told" and _FINE[len(o.start or "")] == "day"), 3),
        "age": _age(start, scene.reading.issued or ""),
        "tellings": min(len(woven.of(event)), 3),
        "same-kind": min(sum(1 for e in others if e.type == event.type), 2),
        "told": "verb" if any(t.verb for t in woven.of(event)) else "noun",
        **_standing(scene, event, option, woven),
    }
    return crossed("redate", seen)


def _age(day: str, issued: str) -> str:
    """Return how a time lies to the day of the release: the same day, month or year, before or after."""
    if not day or not issued:
        return "none"
    if issued.startswith(day):
        return f"this {_FINE[len(day)]}"
    return "later" if day > issued else "past year" if day[:4] < issued[:4] else "earlier"


def _standing(scene: Scene, event: Event, option: Option, woven: Woven) -> dict[str, object]:
    """Return how the words of a date stand to the sentences of an event."""
    mention = option.mention
    if mention is None:
        return {}
    gap = min((mention.sentence - i for i in event.sentences), key=abs)
    sentence = scene.sentence(mention.sentence)
    clause = scene.clause_at(sentence, mention.start)
    verbs = scene.clauses[mention.sentence][clause].verbs if clause >= 0 else ()
    classes = sorted({_classes()[v] for v in verbs if v in _classes()})
    told = {t.type for t in _told_at(woven, mention.sentence, clause)}
    return {
        "gap": str(gap) if abs(gap) <= 1 else "before" if gap < 0 else "after",
        "same-paragraph": any(scene.sentence(i).paragraph == sentence.paragraph for i in event.sentences),
        "zone": sentence.zone,
        "verbs": "+".join(classes[:2]) or "-",
        "beside": "+".join(sorted(told - {event.type})[:2]) or "none",
        "with-own": event.type in told,
    }


def _told_at(woven: Woven, sentence: int, clause: int) -> list[Telling]:
    return [t for e in woven.events for t in woven.of(e) if t.sentence == sentence and t.clause == clause]


def _classes() -> dict[str, str]:
    """Return the class of a verb ("welcome", "travel"), by its dictionary form."""
    return {verb: name for name, verbs in load_yaml("clauses")["verb classes"].items() for verb in verbs}


def redate(scene: Scene, woven: Woven) -> None:
    """Give each event the time that is likeliest for it now; events that prove to be one are joined."""
    judged = weights("redate")
    chosen: list[tuple[Event, Option]] = []
    for event in woven.events:
        options = options_of(scene, event, woven.of(event))
        chances = [judged.chance(features_of_option(scene, event, o, options, woven)) for o in options]
        chosen.append((event, options[max(range(len(options)), key=lambda i: chances[i])]))
    for event, option in chosen:
        if option.start != event.start:
            _move(scene, event, option)
    _join(woven)


def _move(scene: Scene, event: Event, option: Option) -> None:
    event.start, event.end = option.start, option.end
    if option.mention is None:
        return
    span = scene.reading.says(option.mention)
    event.spans["start", option.start or ""] = span
    if option.end:
        event.spans["end", option.end] = span
    if option.how == "told":
        lengthen(scene, scene.sentence(option.mention.sentence), event)


def _join(woven: Woven) -> None:
    """Join events of one kind and day."""
    kept: list[Event] = []
    for event in woven.events:
        known = next((e for e in kept if e.start and (e.type, e.start) == (event.type, event.start)), None)
        if known is None or (known.title and event.title and known.title != event.title):
            kept.append(event)
            continue
        absorb(known, event)
        woven.tellings[id(known)] = sorted(woven.of(known) + woven.of(event), key=lambda t: t.token.start)
    woven.events = kept
