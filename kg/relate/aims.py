"""Choose what money is for among all that a release tells of: an event, a project, or nothing that it names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.lexicon.crossing import crossed, crossed_each
from kg.lexicon.paid import Target, back_words, cost_words, generic_nouns, preterite_words, target_of
from kg.lexicon.weights import weights
from kg.relate.event import Event
from kg.relate.ledger import Funding
from kg.relate.paid import What
from kg.relate.programmes import Programme
from kg.relate.reading import Reading
from kg.relate.targets import NOUN, main_event
from kg.text import Sentence

__all__ = ["Aim", "Purse", "aim_of", "aims_of", "purse_of"]

_FAR, _MANY, _STEM = 99, 4, 6
_LETTERS, _SHORT = 7, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Purse:
    """A payment to be given an aim: who pays (kind and name), their kind of body, where it is told.

    ``ruled`` is what the rules take for its aim, ``programme`` the one that they read beside it; ``is_ruled`` is false
    where they read no payment.
    """

    giver: tuple[str, str]
    kind: str
    sentence: int
    is_ruled: bool
    ruled: What | None = None
    programme: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """Something that money may be for, None for nothing named, with what speaks for it."""

    what: What | None
    features: list[str]


def purse_of(reading: Reading, funding: Funding, programmes: Mapping[str, Programme]) -> Purse:
    """Return a payment as it is given an aim."""
    kind, key = funding.funder
    known = reading.organisations.get(key)
    code = programmes[key].kind if key in programmes else known.key if known else kind
    return Purse(
        giver=funding.funder,
        kind=code,
        sentence=funding.sentence,
        is_ruled=funding.is_ruled,
        ruled=funding.funds,
        programme=funding.programme,
    )


def aim_of(reading: Reading, purse: Purse, events: Sequence[Event], programmes: Mapping[str, Programme]) -> Aim:
    """Return what a payment is likeliest for; of an event that is told twice, as a whole and as its part, the whole."""
    aims = list(aims_of(reading, purse, events, programmes))
    chances = weights("aim").choice([aim.features for aim in aims])
    best = aims[max(range(len(aims)), key=lambda i: chances[i])]
    what = best.what[1] if best.what else None
    whole = what.part_of if isinstance(what, Event) else None
    if isinstance(what, Event) and whole is not None and (whole.type, whole.start) == (what.type, what.start):
        return next((aim for aim in aims if aim.what == ("event", whole)), best)
    return best


def aims_of(
    reading: Reading, purse: Purse, events: Sequence[Event], programmes: Mapping[str, Programme]
) -> Iterator[Aim]:
    """Yield everything that a payment may be for."""
    others = sorted(
        (p for p in programmes.values() if p.title != purse.giver[1]), key=lambda p: min(m.start for m in p.mentions)
    )
    sight = _sight(reading, purse, events, others)
    for turn, event in enumerate(sorted(events, key=lambda e: min(e.sentences))):
        seen = {**sight.seen, **_of_event(reading, purse, sight, event, turn)}
        features = crossed("aim.event", seen) + crossed_each("aim.event-word", seen, "event-word", sight.words)
        yield Aim(what=("event", event), features=features)
    for turn, programme in enumerate(others):
        features = crossed("aim.programme", {**sight.seen, **_of_programme(purse, events, others, programme, turn)})
        features += crossed_each("aim.programme-word", {}, "programme-word", sight.words)
        yield Aim(what=("programme", programme.title), features=features)
    yield Aim(what=None, features=crossed("aim.none", sight.seen))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sight:
    """What a sentence about money shows to all aims: its nouns for what is paid, the events in their order."""

    sentence: Sentence
    text: str
    nouns: list[Target]
    main: Event | None
    events: Sequence[Event]
    here: list[Programme]
    closest: int
    words: tuple[str, ...]
    seen: dict[str, object]


def _sight(reading: Reading, purse: Purse, events: Sequence[Event], others: Sequence[Programme]) -> _Sight:
    sentence = reading.document.sentences[purse.sentence]
    text = reading.between(sentence.start, sentence.end)
    nouns = [target for found in NOUN.finditer(text) if (target := target_of(found.group()))]
    here = [p for p in others if any(m.sentence == purse.sentence for m in p.mentions)]
    closest = min((abs(_distance(purse, event.sentences)) for event in events), default=_FAR)
    seen: dict[str, object] = {
        "events": min(len(events), _MANY),
        "past": preterite_words().search(text) is not None,
        "back": back_words().search(text) is not None,
        "generic": generic_nouns().search(text) is not None,
        "costs": cost_words().search(text) is not None,
        "nouns": bool(nouns),
        "projects": min(len(here), 2),
        "giver": purse.kind,
        "near": min(closest, 3),
        "rule": "other" if purse.ruled is not None else "none" if purse.is_ruled else "unread",
        "word": "rojekt" in text,
    }
    return _Sight(
        sentence=sentence,
        text=text,
        nouns=nouns,
        main=main_event(events),
        events=events,
        here=here,
        closest=closest,
        words=tuple(dict.fromkeys(t.text[:_LETTERS].lower() for t in sentence.tokens if len(t.text) >= _SHORT)),
        seen=seen,
    )


def _distance(purse: Purse, sentences: Sequence[int]) -> int:
    """Return how many sentences what is meant lies before the money; less than 0 where it comes behind."""
    return min((purse.sentence - i for i in sentences), key=lambda d: (abs(d), -d), default=_FAR)


def _step(distance: int) -> str:
    return str(distance) if -1 <= distance <= 2 else "before" if distance > 0 else "behind"


def _of_event(reading: Reading, purse: Purse, sight: _Sight, event: Event, turn: int) -> dict[str, object]:
    distance = _distance(purse, event.sentences)
    told = [reading.document.sentences[i] for i in event.sentences]
    issued = reading.issued or ""
    titles = {purse.giver[1], *(p.title for p in sight.here)}
    is_ruled = purse.ruled is not None and purse.ruled[1] is event
    return {
        "rule": "this" if is_ruled else sight.seen["rule"],
        "step": _step(distance),
        "noun": _fit(event, sight.nouns),
        "main": event is sight.main,
        "closest": abs(distance) == sight.closest,
        "turn": min(turn, 3),
        "kind": event.type,
        "future": bool(event.start and issued) and (event.start or "") > issued[: len(event.start or "")],
        "paragraph": any(s.paragraph == sight.sentence.paragraph for s in told),
        "shared": "here" if distance == 0 else min(3, len(_stems([sight.text]) & _stems(_texts(reading, told)))),
        "alike": min(sum(1 for e in sight.events if e.type == event.type), 3),
        "fine": len(event.start or ""),
        "end": bool(event.end),
        "within": "named" if event.within in titles else "other" if event.within else "none",
    }


def _texts(reading: Reading, sentences: Sequence[Sentence]) -> list[str]:
    return [reading.between(s.start, s.end) for s in sentences]


def _stems(texts: Sequence[str]) -> set[str]:
    return {noun[:_STEM].lower() for text in texts for noun in NOUN.findall(text)}


def _fit(event: Event, nouns: Sequence[Target]) -> str:
    """Return how the nouns for what is paid fit an event: the first means it, another, one may, none does."""
    if not nouns:
        return "no noun"
    if event.type == nouns[0].types[0]:
        return "first"
    if any(event.type == noun.types[0] for noun in nouns):
        return "another"
    return "may" if any(event.type in noun.types for noun in nouns) else "none"


def _of_programme(
    purse: Purse, events: Sequence[Event], others: Sequence[Programme], programme: Programme, turn: int
) -> dict[str, object]:
    is_ruled = purse.ruled is not None and purse.ruled[1] == programme.title
    return {
        **({"rule": "this"} if is_ruled else {}),
        "frame": purse.programme == programme.title,
        "kind": programme.kind,
        "step": _step(_distance(purse, [m.sentence for m in programme.mentions])),
        "turn": min(turn, 3),
        "named": min(len(programme.mentions), 3),
        "others": min(sum(1 for p in others if p.kind == "project"), 2),
        "whole": any(p.part_of == programme.title for p in others),
        "part": programme.part_of is not None,
        "holds": any(event.within == programme.title for event in events),
    }
