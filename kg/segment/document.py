"""Cut a release's zones into paragraphs and sentences."""

import re
from collections.abc import Iterator

from kg.model import Release
from kg.segment.quotes import speeches_of
from kg.segment.tokens import tokens_of
from kg.text import Document, Sentence, Speech, Token

__all__ = ["segment"]

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
_MONTHS = frozenset("januar jänner februar märz april mai juni juli august september oktober november dezember".split())
_OPENERS = frozenset(
    "der die das ein eine im in am an er sie es dort dabei danach mit zum zur auch bei nach für wir ihm ihr und seit "
    "dieser diese".split()
)


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
            for run in _sentences(tokens, release.text):
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


def _sentences(tokens: tuple[Token, ...], text: str) -> Iterator[tuple[Token, ...]]:
    """Yield the runs of tokens that end with a full stop, a question or exclamation mark, or a list item's line."""
    begin = 0
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if following is None:
            break
        is_end = token.text in {".", "!", "?", "…"} and _ends(tokens, i)
        is_end = is_end or (
            token.text in '“”"«»' and i > 0 and tokens[i - 1].text in {".", "!", "?"} and _starts(following)
        )
        is_item = following.text in {"-", "•", "*", "–"} and "\n" in text[token.end : following.start]
        if (is_end and not _closes_quote(following)) or is_item:
            yield tokens[begin : i + 1]
            begin = i + 1
    if begin < len(tokens):
        yield tokens[begin:]


def _is_stop(tokens: tuple[Token, ...], i: int) -> bool:
    return i >= 0 and tokens[i].text in {".", "!", "?"}


def _closes_quote(token: Token) -> bool:
    return token.text in {"“", "”", "«", ")"}


def _starts(token: Token) -> bool:
    return token.is_capital or token.text[0].isdigit() or token.text[0] in '„“"»‚(-–•'


def _ends(tokens: tuple[Token, ...], i: int) -> bool:
    """Return whether the sign at ``i`` ends a sentence."""
    before, following = tokens[i - 1] if i else None, tokens[i + 1]
    if following.text in {"“", "”", '"', "«", "»"}:
        return i + 2 >= len(tokens) or (_starts(tokens[i + 2]) and tokens[i + 2].text not in {"–", "-"})
    if not _starts(following):
        return False
    if before is not None and tokens[i].text == "." and before.text.isdigit() and len(before.text) <= 2:
        return following.text.lower() in _OPENERS and following.text.lower() not in _MONTHS
    return True
