"""Find the runs of capital words that no mention holds: where a body may be named that no rule knows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicon import load_yaml
from kg.recognise.words import is_common, is_given, is_place_name
from kg.text import Document, Mention, MentionKind, Sentence, Token

__all__ = ["Run", "links", "nameless", "runs_in"]

# Where one of these stands, no other body is named; a place may be part of a name.
_HELD: frozenset[MentionKind] = frozenset({"person", "organisation", "title", "date", "role", "country"})
_LONGEST, _WIDEST = 12, 8


@cache
def links() -> frozenset[str]:
    """Return the small words that stand within names ("Institut für Rohstoffe", "Sel du Saloum")."""
    return frozenset(load_yaml("unheard")["links"])


@cache
def nameless() -> tuple[str, ...]:
    """Return how words begin that name no body by themselves ("Partnerschule")."""
    return tuple(load_yaml("unheard")["nameless"])


@dataclass(frozen=True, slots=True)
class Run:
    """Capital words in a row, with small words between them: from which token to which, and what each word is.

    ``sorts`` has one letter for each word: p of a place, c ordinary, g a given name, l a small word, u unknown.
    """

    sentence: Sentence
    begin: int
    end: int
    sorts: str

    def spans(self) -> list[tuple[int, int]]:
        """Return where a name may begin and end within the run; a town alone is none, nor is "Partner-Schule"."""
        tokens = self.sentence.tokens
        found = []
        for i in range(self.begin, self.end):
            for j in range(i, min(self.end, i + _WIDEST)) if tokens[i].is_capital else ():
                alone = i == j and (self.sorts[i - self.begin] == "p" or tokens[i].text.lower().startswith(nameless()))
                if not alone and (tokens[j].is_capital or tokens[j].text[0].isdigit()):
                    found.append((i, j + 1))
        return found


def runs_in(document: Document, mentions: Sequence[Mention]) -> Iterator[Run]:
    """Yield the runs of the sentences that tell something, outside of direct speech and of what is named already."""
    held: dict[int, list[tuple[int, int]]] = {}
    for mention in mentions:
        if mention.kind in _HELD:
            held.setdefault(mention.sentence, []).append((mention.start, mention.end))
    for sentence in document.told():
        taken = held.get(sentence.index, [])
        free = [_is_free(document, token, taken) for token in sentence.tokens]
        i = 0
        while i < len(free):
            end = _end(sentence.tokens, free, i)
            if end > i:
                yield Run(sentence, i, end, "".join(_sort(token.text) for token in sentence.tokens[i:end]))
            i = max(end, i + 1)


def _is_free(document: Document, token: Token, taken: list[tuple[int, int]]) -> bool:
    return not any(s < token.end and token.start < e for s, e in taken) and not document.is_spoken(token.start)


def _end(tokens: Sequence[Token], free: list[bool], i: int) -> int:
    """Return where the run ends that begins at a token; the token itself if none does."""
    if not (free[i] and tokens[i].is_capital and len(tokens[i].text) > 1):
        return i
    j = end = i + 1
    while j < len(tokens) and j - i < _LONGEST and free[j]:
        if tokens[j].is_capital or (tokens[j].text[0].isdigit() and tokens[j - 1].is_capital):
            end = j + 1
        elif not _links(tokens, free, j):
            break
        j += 1
    return end


def _links(tokens: Sequence[Token], free: list[bool], j: int) -> bool:
    """Return whether one small word, or two, stand between this place and a capital word."""
    if tokens[j].text not in links() or j + 1 >= len(tokens) or not free[j + 1]:
        return False
    after = tokens[j + 1]
    return after.is_capital or (after.text in links() and j + 2 < len(tokens) and tokens[j + 2].is_capital)


def _sort(word: str) -> str:
    if word in links():
        return "l"
    return "p" if is_place_name(word) else "c" if is_common(word) else "g" if is_given(word) else "u"
