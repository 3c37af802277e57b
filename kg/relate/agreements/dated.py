"""Date the agreements whose day no rule reads, by weights: which of the dates around them tells since when they are.

There are more ways to say since when than grammar can list ("1963 gab man sich in Lille das Wort"), and often another
sentence than the one that tells of an agreement says it. Each date of the past that the release names is an option, and
so is none; the weights were learned from the gold facts of the repository's releases (see data/lexicon/de/dating.py).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.lexicon.weights import weights
from kg.relate.agreements.agreement import Agreement
from kg.relate.agreements.words import kind_of_noun, kind_of_town
from kg.relate.reading import Reading
from kg.syntax import clauses_of
from kg.text import Mention, Sentence

__all__ = ["RULE", "Dating", "date_agreements", "dates_around", "datings_of"]

RULE = "de.agreement.dated-by-weights"
LIKELY = 0.5
_LETTERS, _SHORT, _BESIDE, _MANY, _NEAR = 7, 4, 3, 3, 2
_STEPS = (12, 30, 60, 120)
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Dating:
    """An agreement whose date is asked for, among all that are read: where it is told, and which dates it may have."""

    reading: Reading
    found: Sequence[Agreement]
    agreement: Agreement
    told: frozenset[int]
    options: tuple[Mention, ...]

    def features(self) -> list[list[str]]:
        """Return what speaks for each of the dates, and at last for none of them, being since when it is."""
        return [*(_of_date(self, mention) for mention in self.options), _of_none(self)]


def datings_of(reading: Reading, found: Sequence[Agreement]) -> Iterator[Dating]:
    """Yield the agreements in force that no rule dates, where the release names a date of the past.

    Where the text tells of a renewal, a rest or an end, the dates around are of these.
    """
    options = dates_around(reading)
    for agreement in found if options else ():
        if agreement.signed is None and agreement.status in {"in-force", "signed"}:
            starts = [span.start for span in agreement.evidence]
            sentences = reading.document.sentences
            told = frozenset(s.index for s in sentences if any(s.start <= start < s.end for start in starts))
            if told:
                yield Dating(reading, found, agreement, told, options)


def date_agreements(reading: Reading, found: Sequence[Agreement]) -> None:
    """Set since when agreements are that no rule dates, where one of the dates of the past is likely their own."""
    judged = weights("dated")
    for dating in datings_of(reading, found):
        chances = judged.choice(dating.features())
        best = max(range(len(dating.options)), key=lambda i: chances[i])
        if chances[best] >= LIKELY:
            mention = dating.options[best]
            dating.agreement.signed = mention.key
            dating.agreement.spans["signed"] = reading.says(mention, RULE, round(chances[best], 2))


def dates_around(reading: Reading) -> tuple[Mention, ...]:
    """Return the dates that an agreement may have: those named outside direct speech, none after the day of issue.

    That day itself is one where a word tells it ("heute"); in figures it is the date line.
    """
    issued = (reading.issued or "9999")[:10]
    told = {sentence.index for sentence in reading.document.told()}
    return tuple(
        mention
        for mention in reading.mentions
        if mention.kind == "date"
        and mention.sentence in told
        and not mention.end_key
        and mention.key <= issued[: len(mention.key)]
        and not (mention.key == issued and _FIGURE.search(reading.between(mention.start, mention.end)))
        and not reading.document.is_spoken(mention.start)
    )


def _of_date(dating: Dating, mention: Mention) -> list[str]:
    """Return what speaks for a date being the one since which an agreement is."""
    reading, agreement = dating.reading, dating.agreement
    sentence = reading.document.sentences[mention.sentence]
    step = _step(dating, mention)
    fine, past = len(mention.key), mention.key[:4] < (reading.issued or "9")[:4]
    before = [t.text.lower() for t in sentence.tokens if t.end <= mention.start][-_BESIDE:]
    after = [t.text.lower() for t in sentence.tokens if t.start >= mention.end][:_BESIDE]
    word = before[-1] if before else "^"
    features = [
        f"step {step}", f"step {step} {fine}", f"step {step} {fine} {past}", f"{step} {agreement.type} {fine}",
        f"{step} {agreement.status} {fine} {past}", f"word {word}", f"word {word} {step}", f"word {word} {fine}",
        f"two {' '.join(before[-_NEAR:])}", f"next {after[0] if after else '$'}", f"next {' '.join(after[:_NEAR])}",
        f"taken {_is_taken(dating, mention)} {step}", f"rule {agreement.evidence[0].rule} {step} {fine}",
    ]  # fmt: skip
    features += [f"before {w[:_LETTERS]}" for w in before] + [f"after {w[:_LETTERS]}" for w in after]
    features += [f"stem {step} {t.text.lower()[:_LETTERS]}" for t in sentence.tokens if len(t.text) >= _SHORT]
    features += [*_of_clause(sentence, mention, step), *_of_parties(reading, agreement, sentence, mention, step)]
    others = [m for m in reading.of(sentence, "date") if m is not mention]
    features += [f"others {min(len(others), _MANY)} {step}", f"finer {any(len(m.key) > fine for m in others)} {step}"]
    return list(dict.fromkeys(features))


def _step(dating: Dating, mention: Mention) -> str:
    """Return where a date stands: where an agreement is told, where a party is named, or beside these, or afar."""
    reading, agreement = dating.reading, dating.agreement
    gap = min((mention.sentence - index for index in dating.told), key=abs)
    if gap == 0:
        return "here"
    if _names_party(reading, agreement, mention.sentence):
        return "party"
    if abs(gap) == 1:
        return "before" if gap < 0 else "behind"
    return "after party" if _names_party(reading, agreement, mention.sentence - 1) else "far"


def _names_party(reading: Reading, agreement: Agreement, index: int) -> bool:
    """Return whether a sentence names a party that is not the town that speaks."""
    named = (m for m in reading.by_sentence.get(index, ()) if m.kind in {"place", "organisation"})
    return any(m.name in agreement.towns and not reading.is_home(m.name) for m in named)


def _of_clause(sentence: Sentence, mention: Mention, step: str) -> Iterator[str]:
    """Yield the verbs and the words for agreements in the clause of a date, and elsewhere in its sentence."""
    for clause in clauses_of(sentence):
        tokens = [sentence.tokens[i] for i in clause.tokens]
        side = "own" if any(t.start <= mention.start < t.end for t in tokens) else "other"
        yield from (f"verb {side} {step} {verb}" for verb in clause.verbs)
        for token in tokens:
            if (kind := kind_of_noun(token)) is not None or (kind := kind_of_town(token)) is not None:
                yield from (f"noun {side} {step} {kind}", f"noun {side} {step}")


def _of_parties(
    reading: Reading, agreement: Agreement, sentence: Sentence, mention: Mention, step: str
) -> Iterator[str]:
    """Yield how far a date stands from the nearest party, on which side, and whether others stand between."""
    named = [m for m in reading.of(sentence, "place", "organisation") if not reading.is_home(m.name)]
    own = [m for m in named if m.name in agreement.towns]
    yield f"parties {min(len(own), _MANY)} {min(len(named) - len(own), _MANY)} {step}"
    if not own:
        yield f"party none {step}"
        return
    near = min(own, key=lambda m: abs(m.start - mention.start))
    begin, end = min(near.end, mention.end), max(near.start, mention.start)
    far = sum(end - begin > bound for bound in _STEPS)
    between = sum(begin <= m.start < end for m in named)
    side = "left" if near.start < mention.start else "right"
    yield from (f"party {side} {far} {step}", f"party {side} {min(between, _NEAR)} {step}")
    if far == 0:
        yield f"gap {side} {reading.between(begin, end).strip()}"


def _is_taken(dating: Dating, mention: Mention) -> bool:
    """Return whether a date dates another agreement already."""
    spans = (other.spans.get("signed") for other in dating.found if other is not dating.agreement)
    return any(span is not None and span.start <= mention.start < span.end for span in spans)


def _of_none(dating: Dating) -> list[str]:
    """Return what speaks for none of the dates around an agreement being its own."""
    agreement = dating.agreement
    here = min(sum(mention.sentence in dating.told for mention in dating.options), _MANY)
    return [
        "none", f"none {agreement.type}", f"none {agreement.status}", f"none {here}",
        f"none {here} {min(len(dating.options), _MANY)}", f"none {agreement.evidence[0].rule}",
    ]  # fmt: skip
