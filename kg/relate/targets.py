"""Tell which of the release's events a few words speak of: what is paid, what belongs to a project."""

import re
from collections.abc import Iterable, Sequence

from kg.lexicon.funding import Target, back_words, generic_nouns, targets
from kg.relate.events import Event
from kg.relate.reading import Reading
from kg.text import Sentence

__all__ = ["event_meant", "event_told_before"]

_SIGN = re.compile("[\ue000-\uebff]")
_OFTEN = frozenset(
    "der die das und Stadt Partnerstadt Delegation Kosten Euro Prozent Geld Mittel Projekt Programm Rahmen".split()
)


def event_meant(reading: Reading, words: str, sentence: Sentence, events: Sequence[Event]) -> Event | None:
    """Return the event that words of a sentence name by a noun: one of the noun's types, told here or nearby.

    Among several the one counts whose sentences share the most nouns with the words, then the nearest before.
    """
    nouns = sorted(
        (
            (found.start(), -found.end(), found.group(), target)
            for target in targets()
            for found in target.pattern.finditer(words)
        ),
        key=lambda n: n[:2],
    )
    for _, _, noun, target in nouns:
        fits = [
            event for event in events if event.type in target.types and _may_be(reading, event, noun, target, sentence)
        ]
        if fits:
            return max(fits, key=lambda event: _score(reading, event, noun, target, words, sentence))
    return None


def _may_be(reading: Reading, event: Event, noun: str, target: Target, sentence: Sentence) -> bool:
    """Return whether a noun may mean an event: its likeliest type, or told nearby, or named by the same noun.

    Goods that were spoken of before in another sentence than the event's are not that event's goods.
    """
    told = {i for i in event.sentences}
    if target.types[0] == "aid" and sentence.index not in told:
        named = {
            s.index
            for s in reading.document.told()
            if s.index < sentence.index and noun[:6].lower() in reading.between(s.start, s.end).lower()
        }
        if named and not named & told:
            return False
    if event.type == target.types[0] or (target.equal and event.type in target.types[:2]):
        return True
    return min(abs(sentence.index - i) for i in told) <= 1 or noun[:6].lower() in {
        n[:6] for n in _nouns_of(reading, event)
    }


def _nouns_of(reading: Reading, event: Event) -> set[str]:
    return _nouns(
        reading.between(reading.document.sentences[i].start, reading.document.sentences[i].end) for i in event.sentences
    )


def _score(
    reading: Reading, event: Event, noun: str, target: Target, words: str, sentence: Sentence
) -> tuple[float, int]:
    told = _nouns_of(reading, event)
    here = _nouns([_SIGN.sub(" ", words)])
    distance = min((abs(sentence.index - i) + 0.5 * (i > sentence.index) for i in event.sentences), default=99.0)
    own = sentence.index in event.sentences and any(noun.lower().endswith(word) for word in _OWN.get(event.type, ()))
    score = (
        3.0 * (noun[:5].lower() in {n[:5] for n in told}) + min(3, len(here & told)) - min(distance, 12) / 2 + 3.0 * own
    )
    return score + (0.0 if target.equal else 2.0 * (event.type == target.types[0])), -min(event.sentences, default=0)


_OWN = {
    "visit": ("besuch", "reise"),
    "conference": ("konferenz", "tagung", "workshop"),
    "aid": ("transport", "lieferung"),
    "exchange": ("austausch", "begegnung"),
}


def _nouns(texts: Iterable[str]) -> set[str]:
    """Return the nouns of texts, folded, without endings that bend them."""
    return {
        re.sub(r"(?:en|es|s|n|e)$", "", word.lower())
        for text in texts
        for word in re.findall(r"\b[A-ZÄÖÜ][\wäöüß-]{3,}", text)
        if word not in _OFTEN
    }


def event_told_before(words: str, previous: Sentence | None, events: Sequence[Event]) -> Event | None:
    """Return the event of the sentence before, where words point back to it ("Sie wird gefördert …", "dafür")."""
    if previous is None or not back_words()[0].search(words) or generic_nouns().search(words):
        return None
    told = [event for event in events if previous.index in event.sentences]
    return max(told, key=lambda event: (event.start is not None, event.part_of is None), default=None)
