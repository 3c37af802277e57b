"""Part a sentence into clauses: where a comma parts two, and where it only encloses an apposition."""

import re
from dataclasses import dataclass
from functools import cache

from kg.relate.agreements.words import kind_of_noun, words
from kg.syntax.clauses import no_verbs
from kg.text import Token

__all__ = ["Clauses", "clauses_of", "is_hard"]

_HARD = frozenset({";", ":", "–", "—"})
_PARTICIPLE = re.compile(
    r"(?:ge\w+(?:t|en)|(?:ab|an|auf|aus|bei|ein|mit|nach|vor|zu|um|zusammen)ge\w+(?:t|en)"
    r"|(?:be|er|ver|ent|zer|über|unter|ge)\w+(?:t|en)|\w+iert)"
)
_PREPOSITIONS = frozenset("mit in an auf aus bei durch für nach über unter von vor zu zwischen".split())
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    """The clause of each token by number, the word that opens each ("" for a main clause), and the signs that part."""

    of: tuple[int, ...]
    openers: tuple[str, ...]
    parting: frozenset[int]


def clauses_of(tokens: tuple[Token, ...], verbs: dict[int, str]) -> Clauses:
    """Return the clauses of a sentence; ``verbs`` are its verbs by the index of their token.

    A stretch between commas that begins with a subordinator or a relative pronoun and holds a verb is a clause of its
    own; one without a finite verb goes on with what stands before it; one with a finite verb ends the main clause that
    still waits for its verb, else begins another.

    Examples
    --------
    >>> from kg.segment.tokens import tokens_of
    >>> from kg.syntax.verbs import verb_lemmas
    >>> text = "Der Vertrag, den beide gestern unterschrieben, löst den alten, 2010 geschlossen, ab."
    >>> tokens = tokens_of(text, 0, len(text))
    >>> found = clauses_of(tokens, verb_lemmas(tokens))
    >>> [t.text for t, number in zip(tokens, found.of) if number == 1], found.openers[1]
    (['den', 'beide', 'gestern', 'unterschrieben', ','], 'den')
    """
    of: list[int] = []
    openers: list[str] = []
    has_verb: list[bool] = []
    main = last = -1
    parting: set[int] = set()
    for begin, end in _pieces(tokens):
        opener = _opener(tokens, begin, end)
        if opener and _goes_on(tokens, begin, end) and _waits(tokens, of, main):
            opener = ""
        finite = _is_finite(tokens, begin, end, verbs, bool(opener))
        fresh = begin == 0 or is_hard(tokens, begin - 1)
        finite = finite or (
            last != main >= 0 and not has_verb[main] and not opener and _begins_finite(tokens, begin, verbs)
        )
        before = last
        waits = bool(opener) and not finite and opener in words("subordinators") - words("ambiguous")
        if waits or (opener and finite and not (fresh and main < 0 and begin)):
            openers.append(opener)
            has_verb.append(finite)
            last = len(openers) - 1
        elif last >= 0 and last != main and not has_verb[last] and not fresh:
            has_verb[last] = finite
        elif main < 0 or fresh or (has_verb[main] and (finite or _is_gapped(tokens, begin, end))):
            openers.append("")
            has_verb.append(finite)
            main = last = len(openers) - 1
        elif finite or _resumes(tokens, begin):
            has_verb[main] = has_verb[main] or finite
            last = main
        if before >= 0 and last != before:
            parting.add(begin - 1)
        of.extend([last] * (end - begin))
        if end < len(tokens):
            of.append(last)
    return Clauses(of=tuple(of), openers=tuple(openers), parting=frozenset(parting))


def is_hard(tokens: tuple[Token, ...], i: int) -> bool:
    """Return whether a sign parts a sentence more than a comma does; a dash between two names joins them."""
    token = tokens[i]
    joins = token.text in {"–", "—"} and 0 < i < len(tokens) - 1 and tokens[i - 1].end == token.start
    return token.text in _HARD and not joins


def _pieces(tokens: tuple[Token, ...]) -> list[tuple[int, int]]:
    """Return the stretches between commas and stronger signs."""
    found, begin = [], 0
    for i, token in enumerate(tokens):
        if token.text == "," or is_hard(tokens, i):
            found.append((begin, i))
            begin = i + 1
    found.append((begin, len(tokens)))
    return found


def _opener(tokens: tuple[Token, ...], begin: int, end: int) -> str:
    """Return the subordinator or relative pronoun that a stretch begins with, also behind a preposition or "und"."""
    first = [t.text.lower() for t in tokens[begin : min(begin + 3, end)]]
    if first and first[0] in {"und", "sowie", "aber"}:
        first = first[1:]
    if first and begin and first[0] in _PREPOSITIONS:
        first = first[1:]
        return first[0] if first and first[0] in words("relatives") else ""
    if not first:
        return ""
    if first[0] == "seit" and (len(first) < 2 or first[1][0].isdigit() or first[1] in words("spans")):
        return ""
    follows_comma = begin > 0 and tokens[begin - 1].text == ","
    is_relative = follows_comma and first[0] in words("relatives")
    return first[0] if first[0] in words("subordinators") or is_relative else ""


def _is_finite(tokens: tuple[Token, ...], begin: int, end: int, verbs: dict[int, str], is_opened: bool) -> bool:
    """Return whether a stretch holds a verb that is no mere participle or infinitive at its end."""
    found = [i for i in range(begin, end) if i in verbs and tokens[i].text.lower() not in _none()]
    if not found or is_opened:
        return bool(found)
    for i in found:
        is_last = i == max(j for j in range(begin, end) if tokens[j].is_word)
        text = tokens[i].text.lower()
        bare = _PARTICIPLE.fullmatch(text) is not None and len(found) == 1 and (is_last or i == begin > 0)
        infinitive = text.endswith("n") and i > begin and tokens[i - 1].text == "zu"
        if not bare and not infinitive:
            return True
    return False


# What waits for a participle: "wurde, damals noch durch die Gemeinde, die Partnerschaft beurkundet".
_AUXILIARIES = frozenset("wurde wurden wird werden hat haben hatte hatten ist sind war waren".split())
_ARTICLES = frozenset({"die", "der", "das", "den", "dem"})


def _goes_on(tokens: tuple[Token, ...], begin: int, end: int) -> bool:
    """Return whether a stretch begins with an article and its noun and ends with a participle."""
    written = [i for i in range(begin, end) if tokens[i].is_word]
    if len(written) < _SHORTEST or tokens[begin].text not in _ARTICLES or not tokens[begin + 1].is_capital:
        return False
    last = tokens[written[-1]].text
    return last.islower() and _PARTICIPLE.fullmatch(last) is not None


def _waits(tokens: tuple[Token, ...], of: list[int], main: int) -> bool:
    """Return whether the main clause breaks off behind a verb that waits for its participle."""
    verbs = (i for i in range(len(of) - 1, -1, -1) if of[i] == main and tokens[i].text in _AUXILIARIES)
    asked = next(verbs, -1)
    return asked >= 0 and tokens[asked + 1].text == ","


@cache
def _none() -> frozenset[str]:
    """Return what only looks like a verb: in any clause, and in those of agreements."""
    return words("no_verbs") | no_verbs()


def _begins_finite(tokens: tuple[Token, ...], begin: int, verbs: dict[int, str]) -> bool:
    """Return whether the main clause goes on with its verb behind another: "Die Stadt, die …, erwartet Gäste"."""
    return begin in verbs and tokens[begin].text.endswith("t") and tokens[begin].text not in _none()


def _is_gapped(tokens: tuple[Token, ...], begin: int, end: int) -> bool:
    """Return whether a stretch leaves the verb out: "…, die Klimapartnerschaft ein Jahr später"."""
    has_article = tokens[begin].text in {"die", "eine", "der", "das", "ein", "den", "einen"} if begin < end else False
    return has_article and any(t.is_capital and kind_of_noun(t) is not None for t in tokens[begin:end])


def _resumes(tokens: tuple[Token, ...], begin: int) -> bool:
    return begin < len(tokens) and tokens[begin].text.lower() == "sondern"
