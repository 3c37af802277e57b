"""Leave out the towns that only say where another lies: "60 Kilometer nördlich von X", "in Y bei X", "im Gebiet X"."""

from collections import defaultdict
from typing import Final

from kg.lexicon.patterns import pattern
from kg.text import Document, Mention

__all__ = ["without_landmarks"]

_BEFORE: Final = 50
_BEHIND: Final = 12


def without_landmarks(document: Document, mentions: list[Mention], home: str) -> list[Mention]:
    """Return the mentions without the places that are named as landmarks alone; the release's own town is none.

    A town that the release also names in another way stays, with all its mentions.
    """
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind == "place":
            named[mention.name].append(mention)
    ends = {mention.end for spots in named.values() for mention in spots}
    only = {
        name for name, spots in named.items() if name != home and all(_is_landmark(document, m, ends) for m in spots)
    }
    return [m for m in mentions if m.kind != "place" or m.name not in only]


def _is_landmark(document: Document, mention: Mention, ends: set[int]) -> bool:
    """Return whether what stands before a place says that another lies beside it; no journey goes on from there."""
    sentence = document.sentences[mention.sentence]
    before = document.text[max(sentence.start, mention.start - _BEFORE) : mention.start]
    behind = document.text[mention.end : min(sentence.end, mention.end + _BEHIND)]
    beside = pattern("landmark.beside").search(before)
    if beside is not None and mention.start - len(beside.group()) in ends:
        return True
    return bool(pattern("landmark.before").search(before)) and not pattern("landmark.on").match(behind)
