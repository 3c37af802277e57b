"""See what a sentence does with an agreement: concludes, renews, suspends, ends or plans it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.relate.agreements.line import Line
from kg.relate.agreements.words import attributive_act, kind_of_noun, kind_of_town, pattern, verb_acts, words
from kg.syntax.verbs import participle_lemma
from kg.text import Token

__all__ = ["Act", "acts_in", "is_denied", "is_oblique", "is_planned", "is_signing", "is_void", "is_wished"]


_DETERMINERS = frozenset(
    "der die das den dem des ein eine einen einem einer eines ihre ihren ihrer seine seinen unsere , . ; :".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A word or idiom that says what becomes of an agreement; ``word`` is its dictionary form."""

    kind: str
    word: str
    start: int
    end: int
    is_attributive: bool = False
    is_noun: bool = False


@lru_cache(maxsize=1)
def acts_in(line: Line) -> tuple[Act, ...]:
    """Return the acts of a sentence in order; what "nicht" denies is none.

    Several readers ask for those of one sentence in turn, so that the last answer is kept.
    """
    found: dict[int, Act] = {}
    for kind in ("suspend", "end", "conclude", "renew"):
        for idiom in pattern("idioms", kind).finditer(line.text):
            start = line.sentence.start + idiom.start()
            found.setdefault(
                start, Act(kind=kind, word=idiom.group(), start=start, end=line.sentence.start + idiom.end())
            )
    taken = [(act.start, act.end) for act in found.values()]
    verbs = line.verbs
    for i, token in enumerate(line.tokens):
        if any(start <= token.start < end for start, end in taken) or line.reading.document.is_spoken(token.start):
            continue
        act = _act_of(line, i, verbs.get(i, ""))
        if act is not None and not _is_denied(line, i):
            found.setdefault(token.start, act)
    return tuple(sorted(found.values(), key=lambda act: act.start))


def _act_of(line: Line, i: int, lemma: str) -> Act | None:
    token = line.tokens[i]
    acts = verb_acts()
    if token.text.islower() and (kind := attributive_act(token.text)) and _stands_before_noun(line, i):
        return Act(kind=kind, word=token.text, start=token.start, end=token.end, is_attributive=True)
    noun = next((word for word in (token.lemma, token.text) if word in acts and word[0].isupper()), "")
    if token.is_capital and noun:
        return Act(kind=acts[noun], word=noun, start=token.start, end=token.end, is_noun=True)
    if lemma == "austauschen" and not _PAPERS.search(line.text):
        return None
    if lemma in acts and not (token.is_capital and i and line.tokens[i - 1].text not in {":", "–", "„", "-"}):
        return Act(kind=acts[lemma], word=lemma, start=token.start, end=token.end)
    lower = token.text.lower()
    if token.is_capital and i and line.tokens[i - 1].text == ":" and (lemma := participle_lemma(lower)) in acts:
        return Act(kind=acts[lemma], word=lemma, start=token.start, end=token.end)
    return None


def _stands_before_noun(line: Line, i: int) -> bool:
    """Return whether a participle bends to an agreement: "die geschlossene Partnerschaft", not "schlossen sie"."""
    following = next((t for t in line.tokens[i + 1 : i + 4] if t.is_capital or t.text in _DETERMINERS), None)
    return (following is not None and _is_agreement(following)) or _stands_before_second(line, i)


def _is_agreement(token: Token) -> bool:
    if not token.is_capital:
        return False
    return kind_of_noun(token) is not None or kind_of_town(token) is not None or token.text in words("joint_work")


def _stands_before_second(line: Line, i: int) -> bool:
    """Return whether "und" joins a participle to a second one before an agreement: "geschlossene und … verlängerte"."""
    if i + 1 >= len(line.tokens) or line.tokens[i + 1].text not in {"und", ","}:
        return False
    ahead = line.tokens[i + 2 : i + 14]
    noun = next((k for k, t in enumerate(ahead) if _is_agreement(t)), 0)
    return noun > 0 and ahead[noun - 1].text.islower() and attributive_act(ahead[noun - 1].text) is not None


def _is_denied(line: Line, i: int) -> bool:
    """Return whether "nicht" or "nie" stands before a word in its clause."""
    following = line.between(line.tokens[i].end, line.tokens[i].end + 16)
    if re.match(r"^\s(?:nicht|kein(?:e[rnms]?)?|nie)\b", following):
        return True
    for token in reversed(line.tokens[max(0, i - 4) : i]):
        if token.text in {",", ";", ":"}:
            return False
        if token.text in {"nicht", "nie", "niemals"}:
            return True
    return False


_PAPERS = re.compile(
    r"\b(?:\w*[Uu]rkunde\w*|\w*[Vv]ertr[aä]g\w*|\w*[Dd]okument\w*|Unterschrift\w*|Vereinbarung\w*|Noten|Memorand\w*|Absichtserklärung\w*)\b"
)


def is_signing(act: Act) -> bool:
    """Return whether an act is one of hands that sign, not of minds that agree."""
    return act.kind in {"conclude", "renew"} and (
        act.word in words("sign") or bool(pattern("idioms", "sign").search(act.word))
    )


def is_planned(line: Line, act: Act | None, token: Token) -> bool:
    """Return whether an act, or the word itself where there is no act, is still to come: "soll", "vorgesehen"."""
    if act is None:
        told = _is_to_be_made(line, token) and _plans(line, token.start, token.end)
        return told or bool(_TO_BE.match(line.between(token.end, line.sentence.end)))
    if act.is_attributive:
        return False
    if _plans(line, act.start, act.end) or _is_infinitive(line, act):
        return True
    return not act.is_noun and _has_modal(line, act)


def _plans(line: Line, start: int, end: int) -> bool:
    """Return whether a word of planning governs a stretch: in its clause, or in the clause that it hangs on.

    What a clause behind "nachdem" tells is done; what "nicht" denies is no plan.
    """
    for found in pattern("planned").finditer(line.text):
        at = line.sentence.start + found.start()
        if start <= at < end or line.reading.document.is_spoken(at) or is_denied(line, at):
            continue
        if line.barriers(at, start) == 0 or (
            line.barriers(at, start) == 1 and line.opener(at) not in words("afterwards")
        ):
            return True
    return False


def _has_modal(line: Line, act: Act) -> bool:
    """Return whether a verb of mode governs an act; "wird es 30 Jahre her sein, dass" tells of what is done."""
    return not re.search(r"\bher\ssein\b", line.text) and any(
        line.barriers(line.sentence.start + found.start(), act.start) == 0
        and not line.reading.document.is_spoken(line.sentence.start + found.start())
        for found in pattern("modal").finditer(line.text)
    )


def is_denied(line: Line, offset: int) -> bool:
    """Return whether "nicht" stands at most three words before an offset in its clause."""
    before = line.between(max(line.sentence.start, offset - 40), offset)
    return bool(re.search(r"\b(?:nicht|nie|niemals)\s(?:[a-zäöüß]\S*\s){0,2}$", before))


_TO_BE = re.compile(r"^\swerden\s(?:soll|sollen|wird)\b")


def _is_to_be_made(line: Line, token: Token) -> bool:
    """Return whether plans beside a word can be plans for it: "eine Partnerschaft", not "dank der Partnerschaft"."""
    before = line.between(max(line.sentence.start, token.start - 60), token.start)
    if is_oblique(line, token):
        return False
    if re.search(
        r"\b(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]ie(?:se|ser)|[Ii]hre[rn]?|[Ss]eine[rn]?|[Uu]nsere[rn]?)\s(?:[a-zäöüß]\S*\s){0,2}$",
        before,
    ):
        return bool(re.search(r"\b(?:zugestimmt|stimmten?|Aufnahme|Abschluss)\b", line.text))
    return True


def is_oblique(line: Line, token: Token) -> bool:
    """Return whether a word only says within what something happens: "im Rahmen der Partnerschaft", "dank der …"."""
    before = line.between(max(line.sentence.start, token.start - 60), token.start)
    if re.search(
        r"\b(?:Licht|Weg|Stimme|Ja|Votum)\b[^,;.]*\bfür\s(?:eine?n?|die|den)\s(?:[a-zäöü]\S*\s){0,2}$", before
    ):
        return False
    return bool(_OBLIQUE.search(before))


_OBLIQUE = re.compile(
    r"\b(?:Rahmen|Grundlage|Zuge|Sinne|Zeichen|Basis|Mittelpunkt|Anlass|[Ii]n|[Ii]nnerhalb|[Bb]ei|[Aa]us|[Dd]urch|[Dd]ank|[Ww]egen|[Ff]ür|[Ss]eit|[Nn]eben|[Uu]m)"
    r"\s(?:(?:der|des|einer|eines|die|den|dem|ihrer|ihre|seiner|unserer|dieser|beider)\s)?"
    r"(?:(?:seit|im|am|vor|von)\s[\w.]+\s(?:[\w.]+\s){0,2})?(?:[a-zäöüß]\S*\s){0,2}$"
)


def _is_infinitive(line: Line, act: Act) -> bool:
    """Return whether an act is only named as one to do: "eine Partnerschaft einzugehen", "zu schließen"."""
    before = line.between(max(line.sentence.start, act.start - 3), act.start)
    text = line.between(act.start, act.end)
    if before != "zu " and not re.fullmatch(r"(?:ein|ab|auf|aus|an)zu\w+en", text):
        return False
    clause = line.between(line.sentence.start, act.start).rpartition(",")[2]
    return not re.match(r"\s*um\b", clause)


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


def is_void(line: Line, token: Token) -> bool:
    """Return whether a sentence says that there is no such agreement, or leaves open whether there will be one."""
    opener = line.opener(token.start)
    before = line.between(max(line.sentence.start, token.start - 24), token.start)
    if opener == "ob" or (opener in {"wie", "wenn", "falls"} and re.search(r"\beine\w*\s(?:[a-zäöü]\S*\s)?$", before)):
        return True
    return any(
        line.barriers(line.sentence.start + found.start(), token.start) == 0
        and not line.reading.document.is_spoken(line.sentence.start + found.start())
        and not _BUT.search(line.between(line.sentence.start + found.end(), token.start))
        for section in (pattern("denied"), _NOT_BOUND)
        for found in section.finditer(line.text)
    )


# "besteht nicht, wohl aber ein Freundschaftsvertrag"
_BUT = re.compile(r"\b(?:wohl\saber|sondern|dafür)\b")
_NOT_BOUND = re.compile(
    r"\b(?:verbinde[tn]|unterh(?:ält|alten)|pfleg(?:t|en))\b[^.,;:]{0,60}\s(?:nicht(?!\s(?:nur|zuletzt|allein|erst|bloß)\b)|mit\skeine[rm])\b"
    # "Eine Städtepartnerschaft hat Erfurt mit Lille nicht."
    r"|\bha(?:t|ben|tten?)\b[^.,;:]{0,60}\snicht(?=\s?[.,;:–]|$)"
)
