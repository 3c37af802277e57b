"""Judge who of a sentence about money gives it and who passes it on, by weights that also hear what the rules read."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.lexicon.crossing import crossed, crossed_each
from kg.lexicon.funding import about_money, none_words, still_words, sum_words
from kg.lexicon.weights import weights
from kg.relate.ledger import Funding, Page
from kg.relate.reading import Reading
from kg.relate.units import Unit

__all__ = ["GIVES", "features_of_giver", "parts_read", "weighed"]

# What somebody named beside money may do with it.
GIVES: Final = ("none", "giver", "via")
GIVER, VIA = 1, 2
_TOKEN = re.compile(r"\w+|[^\w\s]")
_REACH, _STEM, _MANY = 6, 7, 5
_NAME = "§"


# So unlikely a giver takes a payment back that rules read; so likely must be a giver, or a passer on, that they do not.
_DOUBT, _SURE, _SURE_VIA = 0.1, 0.5, 0.5
# Who is joined to a giver by "und" gives too, though it be less sure.
_JOINED = 0.3
_JOINT = re.compile(r"\s*(?:,|und|sowie)\s+(?:(?:das|der|die|dem|den)\s+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """Somebody named in a sentence about money, with how likely each part is."""

    unit: Unit
    sign: str
    page: Page
    features: list[str]
    shares: list[float]


def weighed(reading: Reading, found: Sequence[Funding], pages: Sequence[Page]) -> Iterator[Funding]:
    """Yield the payments that rules read and weights do not doubt, and those that weights alone see."""
    parts = parts_read(found)
    named = [judged for page in pages for judged in _judged(reading, page, parts)]
    best = {one.unit.who: one for one in sorted(named, key=lambda one: one.shares[GIVER])}
    for funding in found:
        one = best.get(funding.funder)
        if one is None or one.shares[GIVER] >= _DOUBT:
            funding.features["funder"] = one.features if one is not None else []
            yield funding
    known = {funding.funder for funding in found}
    for who, one in reversed(best.items()):
        if who not in known and (one.shares[GIVER] >= _SURE or _is_joined(one, named, known)):
            yield _payment(reading, one, [other for other in named if other.page is one.page])


def _judged(reading: Reading, page: Page, parts: Mapping[tuple[str, str], str]) -> Iterator[_Judged]:
    for sign, unit in page.seen.units.items():
        features = features_of_giver(reading, page, sign, parts)
        yield _Judged(unit=unit, sign=sign, page=page, features=features, shares=weights("gives").shares(features))


def _is_joined(one: _Judged, named: Sequence[_Judged], known: Collection[tuple[str, str]]) -> bool:
    """Return whether somebody is coordinated with a giver ("zählen das Amt und die Sparkasse"), and likely one too."""
    if one.shares[GIVER] < _JOINED:
        return False
    text = one.page.seen.text
    givers = [o for o in named if o.page is one.page and (o.shares[GIVER] >= _SURE or o.unit.who in known)]
    pairs = [sorted((text.index(o.sign), text.index(one.sign))) for o in givers if o is not one]
    return any(_JOINT.fullmatch(text[first + 1 : last]) for first, last in pairs)


def _payment(reading: Reading, one: _Judged, beside: Sequence[_Judged]) -> Funding:
    """Return the payment of somebody whom weights alone take for a giver, through whoever passes on beside it."""
    through = max(beside, key=lambda other: other.shares[VIA])
    is_sure = through is not one and through.shares[VIA] >= _SURE_VIA
    frames = {other.unit.key for other in beside if other.unit.code == "programme" and other is not one}
    span = reading.whole(one.page.sentence, "de.funding.weighed", round(one.shares[GIVER], 2))
    return Funding(
        funder=one.unit.who,
        sentence=one.page.sentence.index,
        via=through.unit.who if is_sure and through.unit.who != one.unit.who else None,
        programme=frames.pop() if len(frames) == 1 else None,
        evidence=[span],
        is_ruled=False,
        features={"funder": one.features},
    )


def parts_read(found: Iterable[Funding]) -> dict[tuple[str, str], str]:
    """Return the parts that somebody has in the payments of a release as rules read them."""
    parts: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for funding in found:
        parts[funding.funder].add("giver")
        if funding.via is not None:
            parts[funding.via].add("via")
    return {who: "+".join(sorted(held)) for who, held in parts.items()}


def features_of_giver(reading: Reading, page: Page, sign: str, parts: Mapping[tuple[str, str], str]) -> list[str]:
    """Return what speaks for somebody giving money or passing it on: words around the name, its kind, the rules.

    ``sign`` stands for the name in the masked sentence; ``parts`` are those that rules read anywhere in the release.
    """
    text, unit = page.seen.text, page.seen.units[sign]
    at = text.index(sign)
    before = [_folded(word) for word in _TOKEN.findall(text[:at])[-_REACH:]]
    after = [_folded(word) for word in _TOKEN.findall(text[at + 1 :])[:_REACH]]
    seen: dict[str, object] = {
        "rule": _ruled(page).get(unit.who, "none"),
        "elsewhere": parts.get(unit.who, "none"),
        "kind": _kind(reading, unit),
        "denied": none_words().search(still_words().sub(" ", text)) is not None,
        "money": about_money().search(text) is not None,
        "sum": sum_words().search(text) is not None,
        "known": unit.is_known,
        "public": unit.is_public,
        "paid": bool(page.payments),
        "units": min(len(page.seen.units), _MANY),
        "zone": page.sentence.zone,
        "before": before[-1] if before else "^",
        "before-two": " ".join(before[-2:]),
        "after": after[0] if after else "$",
        "after-two": " ".join(after[:2]),
    }
    features = crossed("gives", seen)
    for side, words in (("before", before), ("after", after)):
        features += crossed_each("gives.word", {"side": side}, "word", sorted(set(words)))
    return features


def _folded(word: str) -> str:
    return _NAME if "\ue000" <= word <= "\uebff" else word.lower()[:_STEM]


def _ruled(page: Page) -> dict[tuple[str, str], str]:
    """Return the parts that rules read in a sentence."""
    found: dict[tuple[str, str], str] = {}
    for payment in page.payments:
        givers, via = payment.chain()
        found |= dict.fromkeys(givers, "giver")
        if via is not None:
            found.setdefault(via, "via")
    return found


def _kind(reading: Reading, unit: Unit) -> str:
    if unit.kind != "municipality":
        return unit.code
    return "home" if reading.is_home(unit.key) else "town"
