"""See how a body stands to a title and the name beside it: where, how far, behind which word, with whom between."""

import re
from collections.abc import Iterator, Sequence

from kg.relate.reading import Body, Reading
from kg.text import Mention

__all__ = ["mentioned_near", "standing"]

_REACH, _NEAR, _CLOSE = 3, 3, 12
_AHEAD, _PREPOSITION = 60, 6
_FILLERS = frozenset("der die das den dem des".split())
_WORD = re.compile(r"[\w-]+")


def standing(reading: Reading, mentions: Sequence[Mention], role: Mention, unit: tuple[int, int]) -> dict[str, object]:
    """Return how a body stands to title and name: where, how far, behind which word, with whom between.

    ``mentions`` are those of the body that `mentioned_near` has found.
    """
    if not mentions:
        return {}
    best = min(mentions, key=lambda m: _gap(m, unit))
    letters = _gap(best, unit)
    lines = best.sentence - role.sentence
    word = _word_before(reading, best)
    if lines:
        where = {-1: "before", 1: "after"}.get(lines, "long before" if lines < 0 else "long after")
        return {"where": where, "letters": letters, "word": word}
    behind = best.start >= unit[1]
    gap = reading.between(unit[1], best.start) if behind else reading.between(best.end, unit[0])
    inside = unit[0] <= best.start < unit[1]
    people = sum(m.kind == "person" for m in _within(reading, role.sentence, *sorted((best.start, unit[0]))))
    words = _WORD.findall(gap)
    return {
        "where": "inside" if inside else "behind" if behind else "front",
        "letters": letters,
        "word": word,
        "how": "name" if inside else (words[-1].lower() if behind and words else gap.strip()[:1] or "-"),
        "link": _link(reading, best, gap, behind=behind),
        "close": _closeness(len(words)),
        "between": min(people, 2),
        "parted": any(sign in gap for sign in ";:") or " und " in gap or " sowie " in gap,
        "comma": "," in gap,
    }


def _link(reading: Reading, mention: Mention, gap: str, *, behind: bool) -> str:
    """Return how a body hangs on the title: by an adjective, in brackets, in the genitive ("Kiels Oberhaupt")."""
    if mention.kind == "demonym":
        return "demonym"
    if "(" in gap[-2:]:
        return "bracket"
    printed = reading.between(mention.start, mention.end)
    return "genitive" if not behind and not gap.strip("’' ") and printed[-1:] in "sxz" else "plain"


def _closeness(words: int) -> str:
    return next((name for most, name in ((1, "touching"), (_NEAR, "near"), (_CLOSE, "off")) if words <= most), "far")


def _word_before(reading: Reading, mention: Mention) -> str:
    """Return the word that leads a body: a preposition over its article, adjectives and titles ("aus der Stadt X")."""
    begin = reading.document.sentences[mention.sentence].start
    words = _WORD.findall(reading.between(max(begin, mention.start - _AHEAD), mention.start))
    for word in reversed(words[-4:]):
        if word.islower() and word not in _FILLERS and not word.endswith(("en", "er", "em", "es", "e")):
            return word if len(word) <= _PREPOSITION else "-"
    return "-"


def _within(reading: Reading, index: int, start: int, end: int) -> list[Mention]:
    return [m for m in reading.by_sentence.get(index, ()) if start <= m.start < end]


def _gap(mention: Mention, unit: tuple[int, int]) -> int:
    return max(mention.start - unit[1], unit[0] - mention.end, 0)


def mentioned_near(reading: Reading, role: Mention) -> dict[Body, list[Mention]]:
    """Return the mentions of each body within three sentences of a title; adjectives of a town are such, too."""
    found: dict[Body, list[Mention]] = {}
    for index in range(role.sentence - _REACH, role.sentence + _REACH + 1):
        for mention in reading.by_sentence.get(index, ()):
            for body in _bodies_of(reading, mention):
                found.setdefault(body, []).append(mention)
    return found


def _bodies_of(reading: Reading, mention: Mention) -> Iterator[Body]:
    """Yield the bodies that a mention may speak of."""
    if mention.kind == "organisation":
        yield Body("organisation", mention.name)
    elif mention.kind == "place":
        yield Body("municipality", mention.name)
    elif mention.kind in {"country", "demonym"}:
        yield Body("country", mention.key)
        town = reading.town_of_demonym(mention) if mention.kind == "demonym" else None
        if town is not None:
            yield Body("municipality", town)
