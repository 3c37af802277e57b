"""Weigh whether a body that no other fact names is one of the cooperation, or only stands in the text.

Who acts, pays, is met or visited is listed; a house where tickets are sold, a landmark or the sponsor of something else
is not. Which of them a body is, is told by what it is and by what stands around its name.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kg.lexicon.weights import weights
from kg.relate.reading import Reading
from kg.text import Mention, Sentence

__all__ = ["LIKELY", "features_of_listed", "is_listed", "told_bodies"]

# From this chance on a body is listed; found on releases left out.
LIKELY: Final = 0.27
_OFTEN, _PARTS, _LEAD, _BEFORE, _BEHIND, _STEM, _HEARD = 3, 5, 4, 5, 4, 7, 2
_ENDINGS: Final = (4, 6, 9)
_HOUR = re.compile(r"\bUhr\b|\bEuro\b|\d{3,}[-/ ]\d{2,}|www\.|@")


def told_bodies(reading: Reading) -> list[str]:
    """Return the names of the bodies that a release names outside direct speech."""
    told = {m.name for m in reading.mentions if m.kind == "organisation" and not reading.document.is_spoken(m.start)}
    return [name for name in reading.organisations if name in told]


def is_listed(reading: Reading, name: str) -> bool:
    """Return whether a body that is named outside direct speech is one of the cooperation."""
    return weights("listed").chance(features_of_listed(reading, name)) >= LIKELY


def features_of_listed(reading: Reading, name: str) -> list[str]:
    """Return what speaks for or against a body being one of the cooperation: its name, and where that stands."""
    named = [m for m in reading.mentions if m.kind == "organisation" and m.name == name]
    told = [m for m in named if not reading.document.is_spoken(m.start)]
    kind = reading.organisations[name].key
    features = [f"kind {kind}", f"often {min(len(told), _OFTEN)}", f"often {min(len(told), _OFTEN)} {kind}"]
    features += [f"said {len(named) > len(told)}", *_of_name(reading, name, kind)]
    for mention in told[:_HEARD]:
        features += _around(reading, mention, kind)
    return list(dict.fromkeys(features))


def _of_name(reading: Reading, name: str, kind: str) -> Iterator[str]:
    words = name.lower().split()
    head = words[-1]
    yield from (f"words {min(len(words), _PARTS)} {kind}", f"rule {reading.organisations[name].rule}")
    yield from (f"head -{head[-n:]}" for n in _ENDINGS)
    yield from (f"first -{words[0][-n:]}" for n in _ENDINGS)
    yield from (f"word {word[:_STEM]}" for word in words)
    yield f"alone -{head[-6:]} {len(words) == 1}"
    yield f"alias {bool(reading.aliases.get(name))} {kind}"
    home = (reading.home_name or "")[:_STEM].lower()
    yield f"home {bool(home) and any(word.startswith(home[: max(4, len(home) - 2)]) for word in words)} {kind}"


def _around(reading: Reading, mention: Mention, kind: str) -> Iterator[str]:
    """Yield where a name stands, the words and mentions beside it, and those of its sentence."""
    sentence = reading.document.sentences[mention.sentence]
    before = [t.text.lower() for t in sentence.tokens if t.end <= mention.start]
    behind = [t.text.lower() for t in sentence.tokens if t.start >= mention.end]
    near = ["^", "^", *before][-_BEFORE:]
    left, right = near[-1], (behind or ["$"])[0]
    yield from (f"zone {sentence.zone}", f"zone {sentence.zone} {kind}", f"left {left}", f"left {left} {kind}")
    yield from (f"left {near[-2]} {left}", f"right {right}", f"right {right} {kind}", f"between {left} {right}")
    yield from (f"before {a[:_STEM]} {b[:_STEM]}" for a, b in pairwise(near))
    yield from (f"before {word[:_STEM]}" for word in near)
    yield from (f"behind {word[:_STEM]}" for word in behind[:_BEHIND])
    yield from (f"told {token.text[:_STEM].lower()}" for token in sentence.tokens if len(token.text) > _LEAD)
    yield from _beside(reading, sentence, mention, kind)


def _beside(reading: Reading, sentence: Sentence, mention: Mention, kind: str) -> Iterator[str]:
    others = [m for m in reading.by_sentence.get(sentence.index, ()) if m.kind != "organisation"]
    for sort in ("person", "date", "place", "role", "country"):
        yield f"with {sort} {any(m.kind == sort for m in others)} {kind}"
    bodies = [m for m in reading.by_sentence.get(sentence.index, ()) if m.kind == "organisation"]
    last = max(1, len(reading.document.sentences) - 1)
    yield from (f"bodies {min(len(bodies), _PARTS)} {kind}", f"position {_PARTS * sentence.index // last} {kind}")
    yield f"lead {sentence.index <= _LEAD} {kind}"
    yield f"hint {bool(_HOUR.search(reading.between(sentence.start, sentence.end)))} {kind}"
    yield f"opens {mention.start == sentence.start} {kind}"
