"""Hear bonds of the town with others that no rule reads, by weights ("gewachsen ist die Verbindung mit Lille").

There are more ways to say that two towns are partners than grammar can list. Each sentence that names a town with which
no agreement is read is asked whether it tells of one that is in force, and of which type; the weights were learned from
the gold facts of the repository's releases (see data/lexicon/de/bonds.py).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.lexicon.weights import weights
from kg.relate.agreements.agreement import Agreement
from kg.relate.agreements.words import is_plural, kind_of_noun, kind_of_town
from kg.relate.reading import Reading
from kg.syntax import clauses_of
from kg.text import Mention, Sentence

__all__ = ["BONDS", "Naming", "features_of_naming", "heard", "namings"]

RULE = "de.agreement.heard"
LIKELY = 0.4
_BESIDE = re.compile(r"\b[Nn]eben\s$")
BONDS = ("none", "twinning", "friendship", "cooperation-agreement", "project-partnership", "climate-partnership",
         "solidarity-partnership", "other")  # fmt: skip
_BEFORE, _BEHIND, _NEAR, _LETTERS, _SHORT, _MANY = 5, 5, 2, 7, 4, 3
_REACH = 40


@dataclass(frozen=True, slots=True)
class Naming:
    """A sentence that names a town, with the mention that names it."""

    sentence: Sentence
    place: Mention


def namings(reading: Reading, found: Sequence[Agreement]) -> Iterator[Naming]:
    """Yield where a town is named, outside direct speech, that is in no agreement so far, with whomever."""
    bound = {name for agreement in found for name in agreement.towns}
    for sentence in reading.document.told():
        seen: set[str] = set()
        for mention in reading.of(sentence, "place"):
            name = mention.name
            is_new = name not in bound and name not in seen and not reading.is_home(name)
            if is_new and name in reading.towns and not reading.document.is_spoken(mention.start):
                seen.add(name)
                yield Naming(sentence, mention)


def features_of_naming(reading: Reading, found: Sequence[Agreement], naming: Naming) -> list[str]:
    """Return what speaks for a sentence telling of a bond with a town that it names."""
    sentence, place = naming.sentence, naming.place
    tokens = sentence.tokens
    before = [t.text.lower()[:_LETTERS] for t in tokens if t.end <= place.start][-_BEFORE:]
    after = [t.text.lower()[:_LETTERS] for t in tokens if t.start >= place.end][:_BEHIND]
    features = [f"stem {t.text.lower()[:_LETTERS]}" for t in tokens if len(t.text) >= _SHORT]
    features += [f"verb {verb}" for clause in clauses_of(sentence) for verb in clause.verbs]
    features += [f"before {word}" for word in before] + [f"after {word}" for word in after]
    features += [f"just before {' '.join(before[-n:])}" for n in (1, _NEAR)]
    features += [f"just after {' '.join(after[:n])}" for n in (1, _NEAR)]
    features += [*_of_words(naming), *_of_others(reading, found, naming), *_of_dates(reading, naming)]
    features += [f"earlier {word}" for word in _earlier(reading, naming)]
    return list(dict.fromkeys(features))


def _of_words(naming: Naming) -> Iterator[str]:
    """Yield which words for agreements and partner towns the sentence has, one or several."""
    for token in naming.sentence.tokens:
        side = "left" if token.end <= naming.place.start else "right"
        for name, kind in (("noun", kind_of_noun(token)), ("town", kind_of_town(token))):
            if kind:
                yield from (f"{name} {kind}", f"{name} {kind} {is_plural(token)} {side}")


def _of_others(reading: Reading, found: Sequence[Agreement], naming: Naming) -> Iterator[str]:
    """Yield which other towns the sentence names, and which of them are bound already by what it says."""
    named = {m.name for m in reading.of(naming.sentence, "place")} - {naming.place.name}
    home = any(reading.is_home(name) for name in named)
    types = {a.type for a in found for span in a.evidence if naming.sentence.start <= span.start < naming.sentence.end}
    yield from (f"home {home}", f"others {min(len(named) - home, _MANY)}", f"zone {naming.sentence.zone}")
    yield from (f"beside {type_}" for type_ in sorted(types))
    yield f"rank {naming.place.name == reading.partner} {bool(types)}"
    yield from (f"release {a.type}" for a in found)


def _of_dates(reading: Reading, naming: Naming) -> Iterator[str]:
    """Yield how fine the dates of the sentence are, and what stands between a town and the year behind it."""
    for date in reading.of(naming.sentence, "date"):
        yield f"date {len(date.key)} {(date.key or '9')[:4] < (reading.issued or '0')[:4]}"
    when = _when(reading, naming)
    if when is not None:
        gap = reading.between(min(when.end, naming.place.end), max(when.start, naming.place.start))
        yield from (f"year {'behind' if when.start > naming.place.start else 'before'}", f"gap {gap.strip()[:20]}")


def _when(reading: Reading, naming: Naming) -> Mention | None:
    """Return the date of the past that stands nearest to a town: behind it before another is named, else before it."""
    place = naming.place
    others = [m.start for m in reading.of(naming.sentence, "place") if m.start > place.start]
    dates = [d for d in reading.of(naming.sentence, "date") if d.key[:4] < (reading.issued or "9999")[:4]]
    # "Neben Siena seit 1994 auch Trier": the year is that of the town behind it.
    if _BESIDE.search(reading.between(naming.sentence.start, place.start)) and others:
        return None
    limit = min([*others, place.end + _REACH])
    behind = [d for d in dates if place.end <= d.start <= limit]
    before = [d for d in dates if place.start - _REACH <= d.start < place.start]
    return behind[0] if behind else before[-1] if before else dates[0] if len(dates) == 1 else None


def _earlier(reading: Reading, naming: Naming) -> tuple[str, ...]:
    """Return the words just before the names of a town in the other sentences of the release."""
    found = []
    for mention in reading.mentions:
        if (
            mention.kind == naming.place.kind
            and mention.name == naming.place.name
            and mention.sentence != naming.sentence.index
        ):
            found += reading.between(max(0, mention.start - _REACH), mention.start).lower().split()[-_NEAR:]
    return tuple(word[:_LETTERS] for word in found[: 2 * _MANY])


def heard(reading: Reading, found: Sequence[Agreement]) -> list[Agreement]:
    """Return the agreements in force that only weights hear, one for a town: where the release tells it most surely."""
    judged = weights("bond")
    best: dict[str, tuple[float, str, Naming]] = {}
    for naming in namings(reading, found):
        shares = judged.shares(features_of_naming(reading, found, naming))
        chance, type_ = max(zip(shares[1:], judged.answers[1:], strict=True))
        if 1 - shares[0] >= LIKELY and chance > best.get(naming.place.name, (0.0,))[0]:
            best[naming.place.name] = chance, type_, naming
    return [_agreement(reading, chance, type_, naming) for chance, type_, naming in best.values()]


def _agreement(reading: Reading, chance: float, type_: str, naming: Naming) -> Agreement:
    parties = [("municipality", reading.home_name), ("municipality", naming.place.name)]
    agreement = Agreement(type_, parties)
    agreement.evidence.append(reading.whole(naming.sentence, RULE, round(chance, 2)))
    when = _when(reading, naming)
    if when is not None:
        agreement.signed = when.key
        agreement.spans["signed"] = reading.says(when)
    return agreement
