"""Cut a sentence into its clauses: main clauses, and the subordinate ones inside them, each with its verbs."""

from dataclasses import dataclass
from functools import cache

from kg.lexicon import load_yaml
from kg.syntax.verbs import verb_lemmas
from kg.text import Sentence, Token

__all__ = ["Clause", "clauses_of", "no_verbs"]

_STOPS = frozenset({",", ";", ":", "–", "—", "„", "“", "»", "«"})
_PREPOSITIONS = frozenset("mit von bei durch an aus nach in zu für neben um ohne über unter vor auf zwischen".split())
_COORDINATES = frozenset({"und", "sowie", "oder", "aber", "sondern", "doch"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: the tokens that are its own (by index in the sentence), its verbs, and how it hangs on the others."""

    tokens: tuple[int, ...]
    verbs: tuple[str, ...]
    is_sub: bool
    opener: str = ""


@cache
def _openers() -> frozenset[str]:
    return frozenset(load_yaml("clauses")["subordinators"])


@cache
def no_verbs() -> frozenset[str]:
    """Return the words that look like infinitives and are none.

    Examples
    --------
    >>> sorted({"von", "reisen", "gestern"} & no_verbs())
    ['gestern', 'von']
    """
    return frozenset(load_yaml("clauses")["no verbs"])


def _verbs(tokens: tuple[Token, ...]) -> dict[int, str]:
    """Return the verbs of a clause by index; adverbs, prepositions and numerals that look like infinitives are none."""
    return {
        i: lemma
        for i, lemma in verb_lemmas(tokens).items()
        if lemma[0].islower()
        and lemma.endswith(("en", "ern", "eln", "sein", "tun"))
        and tokens[i].text.lower() not in no_verbs()
    }


def clauses_of(sentence: Sentence) -> list[Clause]:
    """Return the clauses of a sentence.

    German parts clauses by commas. A stretch between two commas that begins with a subordinator or a relative pronoun
    and holds a verb is a subordinate clause; one without a verb goes on with the clause before it (an apposition, an
    item of a list); one with a verb begins a new main clause, unless the main clause still waits for its verb.

    Examples
    --------
    >>> from kg.model import Release, Zone
    >>> from kg.segment import segment
    >>> text = "Bürgermeisterin Ute Beispiel, die seit 2019 amtiert, empfing Gäste aus Lille und reiste nach Brest."
    >>> body = Zone(kind="body", start=0, end=len(text))
    >>> sentence = segment(Release(identifier="a", text=text, zones=(body,))).sentences[0]
    >>> [(c.is_sub, c.verbs) for c in clauses_of(sentence)]
    [(False, ('empfangen',)), (True, ('amtieren',)), (False, ('reisen',))]
    """
    verbs = _verbs(sentence.tokens)
    done: list[_Draft] = []
    main: _Draft | None = None
    last: _Draft | None = None
    for piece in _pieces(sentence.tokens, verbs):
        found = [verbs[i] for i in piece if i in verbs]
        opener = _opener(sentence.tokens, piece)
        if opener and found:
            last = _Draft(list(piece), found, True, opener)
            done.append(last)
        elif main is None or (found and main.verbs):
            main = last = _Draft(list(piece), found, False, "")
            done.append(main)
        else:
            target = main if found or last is None else last
            target.tokens.extend(piece)
            target.verbs.extend(found)
            last = target
    return [Clause(tuple(d.tokens), tuple(d.verbs), d.is_sub, d.opener) for d in done]


@dataclass(slots=True)
class _Draft:
    tokens: list[int]
    verbs: list[str]
    is_sub: bool
    opener: str


def _pieces(tokens: tuple[Token, ...], verbs: dict[int, str]) -> list[list[int]]:
    """Return the stretches between commas and the like; "und" parts two only where a verb follows on both sides."""
    pieces: list[list[int]] = [[]]
    for i, token in enumerate(tokens):
        if token.text in _STOPS or (token.text in _COORDINATES and _parts_clauses(tokens, verbs, pieces[-1], i)):
            pieces.append([])
        else:
            pieces[-1].append(i)
    return [piece for piece in pieces if piece]


def _parts_clauses(tokens: tuple[Token, ...], verbs: dict[int, str], before: list[int], i: int) -> bool:
    if not any(j in verbs for j in before):
        return False
    following = tokens[i + 1 : i + 2]
    return bool(following) and (i + 1 in verbs or (i + 2 in verbs and following[0].text.islower()))


def _opener(tokens: tuple[Token, ...], piece: list[int]) -> str:
    """Return the subordinator or relative pronoun that a stretch begins with, over a preposition; "" for none."""
    first = tokens[piece[0]].text
    if piece[0] == 0 and first.lower() not in {"wenn", "weil", "nachdem", "während", "obwohl", "da", "als", "bevor"}:
        return ""
    words = [tokens[k].text.lower() for k in piece[:2]]
    if words[0] in _openers():
        return words[0]
    return words[1] if len(words) > 1 and words[0] in _PREPOSITIONS and words[1] in _openers() else ""
