"""Tell which of the release's events a few words speak of: what is paid, what belongs to a project."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.lexicon.paid import (
    Target,
    back_words,
    cost_words,
    gender_of,
    generic_nouns,
    is_plain,
    preterite_words,
    pronouns,
    target_of,
)
from kg.relate.event import Event
from kg.relate.programmes import Programme
from kg.relate.reading import Reading
from kg.text import Sentence

__all__ = ["NOUN", "Scene", "event_meant", "event_told_before", "main_event", "says_nothing_of_what", "to_come"]

_SIGN = re.compile("[\ue000-\uebff]")
NOUN = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\wäöüß-]{2,}")
_FAR = 99.0
_OFTEN = frozenset(
    "der die das und Stadt Partnerstadt Delegation Kosten Euro Prozent Geld Mittel Projekt Programm Rahmen".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence with what is known when it is read: the one before it, the release's events and programmes."""

    reading: Reading
    sentence: Sentence
    previous: Sentence | None
    events: Sequence[Event]
    programmes: Mapping[str, Programme]


def event_meant(scene: Scene, words: str) -> Event | None:
    """Return the event that words of a sentence name by a noun: one of the noun's types, told here or nearby.

    Among several the one counts whose sentences share the most nouns with the words, the nearest, and the main one
    before what is told beside it. A noun that fits no event's type is the event that it also names elsewhere, or the
    main event.
    """
    nouns = [
        (found.group(), target)
        for found in NOUN.finditer(words)
        if (target := target_of(found.group())) and not _WHEN.search(words[max(0, found.start() - 12) : found.start()])
    ]
    for noun, target in nouns:
        fits = [event for event in scene.events if event.type in target.types and _may_be(scene, event, noun, target)]
        if fits:
            return _best(scene, fits, noun, target, words)
    for noun, target in nouns:
        if named := [event for event in scene.events if noun[:6].lower() in _stems(scene, event)]:
            return _best(scene, named, noun, target, words)
        if target.types[0] in _GATHERINGS and (main := main_event(scene.events)) and main.type in _GATHERINGS:
            return main
    return None


def _best(scene: Scene, events: Sequence[Event], noun: str, target: Target, words: str) -> Event:
    return max(events, key=lambda event: _score(scene, event, noun, target, words))


_WHEN = re.compile(
    r"(?:\b[Aa]m|\b[Gg]egen|\b[Aa]n\s(?:diesem|jenem|dem)|\bdiesen|\bjeden|\bdrei|\bzwei|\bvier)\s(?:\w+en\s)?$"
)
_GATHERINGS = frozenset(
    {"aid", "visit", "exchange", "conference", "meeting", "cultural", "sport", "anniversary", "other"}
)


def main_event(events: Sequence[Event]) -> Event | None:
    """Return what a release tells of first: the whole told earliest, before its parts and what has no date."""
    return min(
        events, key=lambda e: (e.part_of is not None, e.start is None, min(e.sentences, default=0)), default=None
    )


def _may_be(scene: Scene, event: Event, noun: str, target: Target) -> bool:
    """Return whether a noun may mean an event: its likeliest type, or told nearby, or named by the same noun.

    Goods that were spoken of before in another sentence than the event's are not that event's goods.
    """
    told, here = set(event.sentences), scene.sentence.index
    if target.types[0] == "aid" and here not in told:
        named = _sentences_with(scene, noun[:6].lower())
        if named and not named & told:
            return False
    if event.type == target.types[0] or (target.equal and event.type in target.types[:2]):
        return True
    near = min((abs(here - i) for i in told), default=here) <= 1
    return near or event is main_event(scene.events) or noun[:6].lower() in _stems(scene, event)


def _stems(scene: Scene, event: Event) -> set[str]:
    return {word[:6] for word in _nouns_of(scene.reading, event)}


def _sentences_with(scene: Scene, word: str) -> set[int]:
    """Return the sentences before this one that hold a word."""
    return {
        sentence.index
        for sentence in scene.reading.document.told()
        if sentence.index < scene.sentence.index and word in scene.reading.between(sentence.start, sentence.end).lower()
    }


_OWN = {
    "visit": ("besuch", "reise"),
    "conference": ("konferenz", "tagung", "workshop"),
    "aid": ("transport", "lieferung"),
    "exchange": ("austausch", "begegnung"),
}


def _score(scene: Scene, event: Event, noun: str, target: Target, words: str) -> tuple[float, int]:
    """Return how well a noun fits an event, and the event's place in the text with the first the highest."""
    told, here = _nouns_of(scene.reading, event), scene.sentence.index
    distance = min((abs(here - i) + 0.5 * (i > here) for i in event.sentences), default=_FAR)
    score = min(3, len(_nouns([_SIGN.sub(" ", words)]) & told)) - min(distance, 12) / 2
    score += 3.0 * (noun[:5].lower() in {word[:5] for word in told})
    score += 3.0 * (here in event.sentences and noun.lower().endswith(_OWN.get(event.type, "-")))
    pointed = "iese" in words and re.search(rf"\b[Dd]iese[snmr]?\s(?:\w+\s)?{noun}", words) is not None
    score += 1.0 * (event.start is not None) + (3.0 if pointed else 6.0 if target.equal else 4.5) * (
        event is main_event(scene.events)
    )
    score += (1.0 if target.equal else 2.0) * (event.type == target.types[0])
    score -= 5.0 * (to_come(scene, event) and bool(preterite_words().search(words)))
    return score, -min(event.sentences, default=0)


def to_come(scene: Scene, event: Event) -> bool:
    """Return whether an event lies after the day of the release."""
    issued = scene.reading.issued or ""
    return bool(event.start and issued) and (event.start or "") > issued[: len(event.start or "")]


def _nouns_of(reading: Reading, event: Event) -> set[str]:
    sentences = (reading.document.sentences[i] for i in event.sentences)
    return _nouns(reading.between(sentence.start, sentence.end) for sentence in sentences)


def _nouns(texts: Iterable[str]) -> set[str]:
    """Return the nouns of texts, folded, without endings that bend them."""
    words = (word for text in texts for word in re.findall(r"\b[A-ZÄÖÜ][\wäöüß-]{3,}", text))
    return {re.sub(r"(?:en|es|s|n|e)$", "", word.lower()) for word in words if word not in _OFTEN}


def event_told_before(scene: Scene, words: str) -> Event | None:
    """Return the event told just before, where words point back to it ("Sie wird gefördert …", "dafür").

    A pronoun means the last noun of its gender; else it is the event of the sentence before. Bare costs may be those of
    the one before that in the same paragraph.
    """
    if scene.previous is None or not back_words().search(words) or generic_nouns().search(words):
        return None
    here = scene.sentence
    if (named := _named_before(scene, words)) is not None:
        return named
    earlier = [s.index for s in scene.reading.document.sentences[: here.index] if s.paragraph == here.paragraph][-2:-1]
    earlier = earlier if cost_words().search(words) else []
    for index in (scene.previous.index, *earlier):
        told = [event for event in scene.events if index in event.sentences]
        if told:
            return max(told, key=lambda event: (event.start is not None, event.part_of is None))
    return None


def _named_before(scene: Scene, words: str) -> Event | None:
    """Return the event that the last noun of a pronoun's gender names, in this sentence or the two before."""
    pattern, genders = pronouns()
    pronoun = pattern.search(words)
    if pronoun is None:
        return None
    sentences = scene.reading.document.sentences
    near = [s for s in sentences[max(0, scene.sentence.index - 2) : scene.sentence.index] if s.zone == "body"]
    for sentence in reversed(near):
        for found in reversed(list(NOUN.finditer(scene.reading.between(sentence.start, sentence.end)))):
            target = target_of(found.group())
            if target is None or gender_of(found.group()) != genders[pronoun.group().lower()]:
                continue
            told = [e for e in scene.events if sentence.index in e.sentences and e.type in target.types]
            event = told[0] if told else event_meant(scene, found.group())
            if event is not None:
                return event
    return None


def says_nothing_of_what(words: str) -> bool:
    """Return whether words about money hold no noun but those of money, shares and givers; the first is no noun.

    Examples
    --------
    >>> says_nothing_of_what("Weitere 20.000 Euro stellte die Stadt aus eigenen Mitteln bereit.")
    True
    >>> says_nothing_of_what("Weitere 20.000 Euro stellte die Stadt für die Schule bereit.")
    False
    """
    plain = re.sub(r"^\W*[A-ZÄÖÜ]\w*", "", _SIGN.sub(" ", words))
    return all(is_plain(noun) for noun in NOUN.findall(plain))
