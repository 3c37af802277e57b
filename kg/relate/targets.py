"""Tell which of the release's events a few words speak of: what is paid, what belongs to a project."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.lexicon.funding import Target, back_words, cost_words, generic_nouns, targets
from kg.relate.event import Event
from kg.relate.programmes import Programme
from kg.relate.reading import Reading
from kg.text import Sentence

__all__ = ["Scene", "event_meant", "event_told_before"]

_SIGN = re.compile("[\ue000-\uebff]")
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

    Among several the one counts whose sentences share the most nouns with the words, then the nearest before.
    """
    for noun, target in _nouns_for_events(words):
        fits = [event for event in scene.events if event.type in target.types and _may_be(scene, event, noun, target)]
        if fits:
            return max(fits, key=lambda event: _score(scene, event, noun, target, words))
    return None


def _nouns_for_events(words: str) -> list[tuple[str, Target]]:
    """Return the nouns that may name an event, in their order, the longest at a place first."""
    found = [(match, target) for target in targets() for match in target.pattern.finditer(words)]
    found.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    return [(match.group(), target) for match, target in found]


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
    return near or noun[:6].lower() in {word[:6] for word in _nouns_of(scene.reading, event)}


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
    score += 1.0 * (event.start is not None)
    score += 2.0 * (not target.equal and event.type == target.types[0])
    return score, -min(event.sentences, default=0)


def _nouns_of(reading: Reading, event: Event) -> set[str]:
    sentences = (reading.document.sentences[i] for i in event.sentences)
    return _nouns(reading.between(sentence.start, sentence.end) for sentence in sentences)


def _nouns(texts: Iterable[str]) -> set[str]:
    """Return the nouns of texts, folded, without endings that bend them."""
    words = (word for text in texts for word in re.findall(r"\b[A-ZÄÖÜ][\wäöüß-]{3,}", text))
    return {re.sub(r"(?:en|es|s|n|e)$", "", word.lower()) for word in words if word not in _OFTEN}


def event_told_before(scene: Scene, words: str) -> Event | None:
    """Return the event told just before, where words point back to it ("Sie wird gefördert …", "dafür").

    It is the event of the sentence before; bare costs may be those of the one before that in the same paragraph.
    """
    if scene.previous is None or not back_words()[0].search(words) or generic_nouns().search(words):
        return None
    here = scene.sentence
    earlier = [s.index for s in scene.reading.document.sentences[: here.index] if s.paragraph == here.paragraph][-2:-1]
    earlier = earlier if cost_words().search(words) else []
    for index in (scene.previous.index, *earlier):
        told = [event for event in scene.events if index in event.sentences]
        if told:
            break
    else:
        return None
    return max(told, key=lambda event: (event.start is not None, event.part_of is None))
