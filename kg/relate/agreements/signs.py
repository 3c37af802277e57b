"""Say who signs an agreement, by weights: the people whom no rule sees, and not those whom one sees wrongly.

There are more ways to put a name under a paper than grammar can list ("zückte den Füller"), and often another sentence
than the one of the signing names who did. The weights hear what the rules read and were learned from the gold facts of
the repository's releases (see data/lexicon/de/signing.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.lexicon.patterns import sifted
from kg.lexicon.weights import weights
from kg.relate.agreements.agreement import Agreement
from kg.relate.agreements.words import kind_of_noun, pattern
from kg.relate.reading import Reading
from kg.syntax import clauses_of
from kg.text import Mention, Sentence

__all__ = ["RULE", "Signing", "name_signatories", "signings_of"]

RULE = "de.agreement.signed-by-weights"
LIKELY, DOUBTED = 0.5, 0.2
_ALIVE = frozenset({"signed", "planned", "renewed"})
# Beside one that is over the text tells who signed its successor.
_OVER = frozenset({"ended", "suspended"})
_SIGNING, _PAIR = sifted("signers.signing"), sifted("signers.pair")
_LETTERS, _BESIDE, _MANY, _OFTEN, _NEAR = 7, 3, 3, 3, 2


@dataclass(frozen=True, slots=True)
class Signing:
    """An agreement that may have been signed: where it is told, among which others, and the people of its release."""

    reading: Reading
    found: Sequence[Agreement]
    agreement: Agreement
    told: frozenset[int]
    people: Mapping[str, Sequence[Mention]]

    def features(self, name: str) -> list[str]:
        """Return what speaks for and against somebody being a signatory."""
        seen = list(_of_person(self, name))
        near = sorted(self.people[name], key=lambda m: (not _signs(self.reading, m.sentence), abs(_gap(self, m))))
        for mention in near[:_OFTEN]:
            seen += _of_mention(self, mention)
        return list(dict.fromkeys(seen))


def signings_of(reading: Reading, found: Sequence[Agreement]) -> Iterator[Signing]:
    """Yield the agreements that may have been signed: by a rule, by their status or by a word where they are told."""
    people = _people(reading)
    for agreement in found if people else ():
        starts = [span.start for span in agreement.evidence]
        sentences = reading.document.sentences
        told = frozenset(s.index for s in sentences if any(s.start <= start < s.end for start in starts))
        signs = any(_signs(reading, i) for index in told for i in (index, index + 1))
        may_sign = agreement.status in _ALIVE or (signs and agreement.status not in _OVER)
        if told and (agreement.signatories or may_sign):
            yield Signing(reading, found, agreement, told, people)


def name_signatories(reading: Reading, found: Sequence[Agreement]) -> None:
    """Add to agreements who likely signed them, and take from them those of whom the rules are likely wrong."""
    judged = weights("signs")
    for signing in list(signings_of(reading, found)):
        agreement = signing.agreement
        names = [name for name in agreement.signatories if name not in signing.people]
        for name, mentions in signing.people.items():
            chance = judged.chance(signing.features(name))
            is_ruled = name in agreement.signatories
            if chance >= (DOUBTED if is_ruled else LIKELY):
                names.append(name)
                if not is_ruled:
                    near = min(mentions, key=lambda m: (not _signs(reading, m.sentence), abs(_gap(signing, m))))
                    agreement.spans[f"signatory {name}"] = reading.says(near, RULE, round(chance, 2))
        agreement.signatories = names


def _people(reading: Reading) -> dict[str, list[Mention]]:
    """Return where each person is named outside of direct speech, in the order of the text."""
    told = {sentence.index for sentence in reading.document.told()}
    people: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.kind == "person" and mention.sentence in told and not reading.document.is_spoken(mention.start):
            people.setdefault(mention.name, []).append(mention)
    return people


def _signs(reading: Reading, index: int) -> bool:
    """Return whether a sentence has a word for signing."""
    sentences = reading.document.sentences
    if not 0 <= index < len(sentences):
        return False
    return bool(_SIGNING.search(reading.between(sentences[index].start, sentences[index].end)))


def _gap(signing: Signing, mention: Mention) -> int:
    return min((mention.sentence - index for index in signing.told), key=abs)


def _of_person(signing: Signing, name: str) -> Iterator[str]:
    """Yield what the rules say, what the agreement is, and which office a person holds of which of the parties."""
    reading, agreement = signing.reading, signing.agreement
    ruled = "yes" if name in agreement.signatories else "others" if agreement.signatories else "none"
    person = reading.people.get(name)
    code = person.roles[0][0] if person is not None and person.roles else "none"
    side = _side(signing, name)
    others = [a for a in signing.found if a is not agreement]
    elsewhere = any(name in other.signatories for other in others)
    peers = sum(_side(signing, other) == side for other in signing.people)
    alike = sum(other.status == agreement.status for other in others)
    yield from (
        f"ruled {ruled}", f"ruled {ruled} {agreement.status}", f"ruled {ruled} {agreement.type}",
        f"ruled {ruled} {min(len(agreement.signatories), _MANY)}", f"ruled {ruled} {elsewhere}",
        f"code {code}", f"code {code} {side}", f"code {code} {side} {ruled}", f"side {side} {ruled}",
        f"status {agreement.status} {side} {code}", f"date {len(agreement.signed or '')} {ruled}",
        f"peers {min(peers, _MANY)} {side} {ruled}", f"alike {min(alike, _MANY)} {ruled} {agreement.status}",
        f"first {min(signing.people[name][0].sentence, _MANY)} {ruled}",
    )  # fmt: skip


def _side(signing: Signing, name: str) -> str:
    """Return for whom somebody may sign: one of the parties, the town that speaks, or another."""
    person = signing.reading.people.get(name)
    if person is None or person.home is None:
        return "unknown"
    key, parties = person.home.key, signing.agreement.towns
    own = "home" if signing.reading.is_home(key) else "abroad"
    bodies = {body.key for _, body, _, _ in person.roles if body is not None}
    return f"party {own}" if key in parties else "body" if bodies & parties else f"other {own}"


def _of_mention(signing: Signing, mention: Mention) -> Iterator[str]:
    """Yield where a person is named, beside which words, and how far from the words for signing."""
    reading = signing.reading
    sentence = reading.document.sentences[mention.sentence]
    gap = _gap(signing, mention)
    signs = _signs(reading, mention.sentence)
    around = "here" if signs else "before" if _signs(reading, mention.sentence - 1) else "none"
    around = "behind" if around == "none" and _signs(reading, mention.sentence + 1) else around
    step = "here" if gap == 0 else "before" if gap == -1 else "behind" if gap == 1 else "far"
    ruled = mention.name in signing.agreement.signatories
    side, zone = _side(signing, mention.name), sentence.zone
    yield from (
        f"at {step} {around}", f"at {step} {around} {side}", f"at {step} {around} {ruled}",
        f"at {step} {around} {signing.agreement.status}", f"zone {zone} {around}",
        f"pair {bool(_PAIR.search(reading.between(sentence.start, sentence.end)))} {step} {around} {side}",
    )  # fmt: skip
    yield from _of_sign(reading, sentence, mention, f"{around} {step}", ruled=ruled)
    before = [t.text.lower() for t in sentence.tokens if t.end <= mention.start][-_BESIDE:]
    after = [t.text.lower() for t in sentence.tokens if t.start >= mention.end][:_BESIDE]
    yield f"two {around} {' '.join(before[-_NEAR:])}"
    yield from (f"word {around} {word[:_LETTERS]}" for word in before)
    yield from (f"next {around} {word[:_LETTERS]}" for word in after)


def _of_sign(reading: Reading, sentence: Sentence, mention: Mention, at: str, *, ruled: bool) -> Iterator[str]:
    """Yield the verbs of the clause of a name, whether a word for signing stands in it, and witnesses before it."""
    for clause in clauses_of(sentence):
        tokens = [sentence.tokens[i] for i in clause.tokens]
        if not any(t.start <= mention.start < t.end for t in tokens):
            continue
        text = " ".join(t.text for t in tokens)
        signs = bool(_SIGNING.search(text))
        yield from (f"clause {at} {signs}", f"clause {at} {signs} {ruled}", f"sub {at} {signs} {clause.is_sub}")
        yield from (f"verb {at} {verb}" for verb in clause.verbs)
        yield from (f"noun {at} {kind}" for t in tokens if (kind := kind_of_noun(t)) is not None)
    lead = reading.between(sentence.start, mention.start)
    yield f"witness {bool(pattern('witness').search(lead))} {at} {ruled}"
    found = _SIGNING.search(reading.between(sentence.start, sentence.end))
    if found:
        start = sentence.start + found.start()
        between = reading.between(min(start, mention.end), max(start, mention.start))
        order = "left" if mention.start < start else "right"
        commas, far = min(between.count(","), _MANY), len(between.split()) // 5
        yield from (f"order {order} {commas}", f"order {order} far {min(far, _MANY)}", f"order {order} {ruled}")
