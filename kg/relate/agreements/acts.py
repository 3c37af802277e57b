"""See what a sentence does with an agreement: concludes, renews, suspends, ends or plans it."""

import re
from dataclasses import dataclass

from kg.relate.agreements.line import Line
from kg.relate.agreements.words import attributive_act, kind_of_noun, kind_of_town, pattern, verb_acts, words
from kg.relate.words import participle_lemma, verb_lemmas
from kg.text import Token

__all__ = ["Act", "acts_in", "is_planned", "is_signing", "is_wished"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A word or idiom that says what becomes of an agreement; ``word`` is its dictionary form."""

    kind: str
    word: str
    start: int
    end: int
    is_attributive: bool = False
    is_noun: bool = False


def acts_in(line: Line) -> list[Act]:
    """Return the acts of a sentence in order; what "nicht" denies is none."""
    found: dict[int, Act] = {}
    for kind in ("suspend", "end", "conclude", "renew"):
        for idiom in pattern("idioms", kind).finditer(line.text):
            start = line.sentence.start + idiom.start()
            found.setdefault(
                start, Act(kind=kind, word=idiom.group(), start=start, end=line.sentence.start + idiom.end())
            )
    taken = [(act.start, act.end) for act in found.values()]
    verbs = verb_lemmas(line.tokens)
    for i, token in enumerate(line.tokens):
        if any(start <= token.start < end for start, end in taken) or line.reading.document.is_spoken(token.start):
            continue
        act = _act_of(line, i, verbs.get(i, ""))
        if act is not None and not _is_denied(line, i):
            found.setdefault(token.start, act)
    return sorted(found.values(), key=lambda act: act.start)


def _act_of(line: Line, i: int, lemma: str) -> Act | None:
    token = line.tokens[i]
    acts = verb_acts()
    if token.text.islower() and (kind := attributive_act(token.text)) and _stands_before_noun(line, i):
        return Act(kind=kind, word=token.text, start=token.start, end=token.end, is_attributive=True)
    if token.is_capital and (token.lemma in acts or token.text in acts):
        return Act(
            kind=acts[token.lemma if token.lemma in acts else token.text],
            word=token.lemma,
            start=token.start,
            end=token.end,
            is_noun=True,
        )
    if lemma in acts and not (token.is_capital and i and line.tokens[i - 1].text not in {":", "–", "„", "-"}):
        return Act(kind=acts[lemma], word=lemma, start=token.start, end=token.end)
    lower = token.text.lower()
    if token.is_capital and i and line.tokens[i - 1].text == ":" and (lemma := participle_lemma(lower)) in acts:
        return Act(kind=acts[lemma], word=lemma, start=token.start, end=token.end)
    return None


def _stands_before_noun(line: Line, i: int) -> bool:
    """Return whether a participle bends to the name of an agreement: "die geschlossene Partnerschaft", not "unterzeichneten Vertreter"."""
    following = next((t for t in line.tokens[i + 1 : i + 4] if t.is_capital or t.text in {",", "."}), None)
    return following is not None and (kind_of_noun(following) is not None or kind_of_town(following) is not None)


def _is_denied(line: Line, i: int) -> bool:
    """Return whether "nicht" or "nie" stands before a word in its clause."""
    for token in reversed(line.tokens[max(0, i - 4) : i]):
        if token.text in {",", ";", ":"}:
            return False
        if token.text in {"nicht", "nie", "niemals"}:
            return True
    return False


def is_signing(act: Act) -> bool:
    """Return whether an act is one of hands that sign, not of minds that agree."""
    return act.kind in {"conclude", "renew"} and (
        act.word in words("sign") or bool(pattern("idioms", "sign").search(act.word))
    )


def is_planned(line: Line, act: Act | None, token: Token) -> bool:
    """Return whether an act, or the word itself where there is no act, is still to come: "soll", "vorgesehen", "zugestimmt"."""
    anchor = act.start if act is not None else token.start
    if act is not None and act.is_attributive:
        return False
    for found in pattern("planned").finditer(line.text):
        start = line.sentence.start + found.start()
        if line.reading.document.is_spoken(start) or (act is not None and act.start <= start < act.end):
            continue
        if line.barriers(start, anchor) <= 1:
            return True
    if act is None:
        return False
    for found in pattern("modal").finditer(line.text):
        start = line.sentence.start + found.start()
        if (
            line.barriers(start, anchor) == 0
            and not line.reading.document.is_spoken(start)
            and not (act.start <= start < act.end)
        ):
            return True
    return False


def is_wished(line: Line, token: Token) -> bool:
    """Return whether an agreement is only hoped for, sought or thought of, or denied ("keine Städtepartnerschaft")."""
    before = line.between(max(line.sentence.start, token.start - 40), token.start)
    if re.search(r"\b(?:[Kk]ein(?:e[rnms]?)?|[Oo]hne|statt)\s+(?:[a-zäöü]\S*\s+){0,2}$", before):
        return True
    return any(
        line.barriers(line.sentence.start + found.start(), token.start) <= 1
        and not line.reading.document.is_spoken(line.sentence.start + found.start())
        for found in pattern("wished").finditer(line.text)
    )
