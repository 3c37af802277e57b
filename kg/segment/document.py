"""Cut a release's zones into paragraphs and sentences."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.lexicon.sentences import sentence_words
from kg.model import Release
from kg.segment.quotes import speeches_of
from kg.segment.tokens import tokens_of
from kg.text import Document, Sentence, Speech, Token

__all__ = ["segment"]

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
_DASHES = frozenset({"–", "-"})
_STOPS = frozenset({".", "!", "?"})
_BULLETS = frozenset({"-", "•", "*", "–"})


def segment(release: Release) -> Document:
    """Return the release as sentences of tokens, with its quoted stretches.

    Examples
    --------
    >>> from kg.model import Zone
    >>> text = "Am 3. Mai kam Besuch. Dr. Anna Beispiel (Stadt Köln) begrüßte ihn."
    >>> release = Release(identifier="a", text=text, zones=(Zone(kind="body", start=0, end=len(text)),))
    >>> [text[s.start:s.end] for s in segment(release).sentences]
    ['Am 3. Mai kam Besuch.', 'Dr. Anna Beispiel (Stadt Köln) begrüßte ihn.']
    """
    sentences: list[Sentence] = []
    speeches: list[Speech] = []
    paragraph = 0
    for zone in release.zones:
        for found in _PARAGRAPH.finditer(release.text, zone.start, zone.end):
            paragraph += 1
            speeches.extend(speeches_of(release.text, found.start(), found.end()))
            tokens = tokens_of(release.text, found.start(), found.end())
            for run in _runs(tokens, release.text):
                sentences.append(
                    Sentence(
                        index=len(sentences),
                        paragraph=paragraph,
                        zone=zone.kind,
                        start=run[0].start,
                        end=run[-1].end,
                        tokens=run,
                    )
                )
    return Document(release=release, sentences=tuple(sentences), speeches=tuple(speeches))


def _runs(tokens: tuple[Token, ...], text: str) -> Iterator[tuple[Token, ...]]:
    """Yield the runs of tokens that end with a full stop, a question or exclamation mark, or a list item's line."""
    begin = 0
    for i, (token, following) in enumerate(pairwise(tokens)):
        is_item = following.text in _BULLETS and "\n" in text[token.end : following.start]
        if is_item or (_ends(tokens, i) and not _closes(following)):
            yield tokens[begin : i + 1]
            begin = i + 1
    if begin < len(tokens):
        yield tokens[begin:]


def _ends(tokens: tuple[Token, ...], i: int) -> bool:
    """Return whether a sentence ends behind the token at ``i``, which is not the last."""
    sign, following = tokens[i].text, tokens[i + 1]
    if sign in '“”"«»' and i > 0:
        return tokens[i - 1].text in _STOPS and _starts(following) and following.text not in _DASHES
    if sign[-1] == "." and " ".join(re.findall(r"\w+", sign)) in sentence_words().ends:
        return following.is_capital and following.text.lower() in sentence_words().ends_openers
    if sign not in _STOPS and sign != "…":
        return False
    if following.text in {"“", "”", '"', "«", "»"}:
        return i + 2 >= len(tokens) or (_starts(tokens[i + 2]) and tokens[i + 2].text not in _DASHES)
    if not _starts(following):
        return False
    is_ordinal = sign == "." and i > 0 and tokens[i - 1].text.isdigit() and len(tokens[i - 1].text) <= 2
    return not is_ordinal or following.text.lower() in sentence_words().openers


def _closes(token: Token) -> bool:
    return token.text in {"“", "”", "«", ")"}


def _starts(token: Token) -> bool:
    return token.is_capital or token.text[0].isdigit() or token.text[0] in '„“"»‚(-–•'
