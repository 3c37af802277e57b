"""Cut a text where the words that state something begin and end, however they nest and overlap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Piece", "Span", "pieces"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words that state a fact, and of which kind it is."""

    start: int
    end: int
    fact: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that the same facts rest on, none where ``facts`` is empty.

    ``kind`` is that of the shortest words around it, ``depth`` how many different words cover it; ``begins`` are the
    words that begin with it, as places in the text.
    """

    text: str
    facts: tuple[str, ...]
    kind: str
    depth: int
    begins: tuple[str, ...]


def pieces(text: str, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """Return a text in pieces, which together are the text.

    Examples
    --------
    >>> spans = [Span(start=0, end=9, fact="f1", kind="event"), Span(start=3, end=6, fact="f2", kind="municipality")]
    >>> [(piece.text, piece.facts) for piece in pieces("In Ulm am Montag", spans)]
    [('In ', ('f1',)), ('Ulm', ('f1', 'f2')), (' am', ('f1',)), (' Montag', ())]
    """
    inside = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    edges = sorted({0, len(text), *(span.start for span in inside), *(span.end for span in inside)})
    by_start = sorted(inside, key=lambda span: (span.start, -span.end))
    found, open_, waiting = [], list[Span](), iter([*by_start, None])
    following = next(waiting)
    for start, end in pairwise(edges):
        open_ = [span for span in open_ if span.end > start]
        while following is not None and following.start == start:
            open_.append(following)
            following = next(waiting)
        found.append(_piece(text[start:end], start, open_))
    return tuple(found)


def _piece(text: str, start: int, spans: Sequence[Span]) -> Piece:
    shortest = min(spans, key=lambda span: (span.end - span.start, span.fact), default=None)
    return Piece(
        text=text,
        facts=tuple(dict.fromkeys(span.fact for span in spans)),
        kind=shortest.kind if shortest else "",
        depth=len({(span.start, span.end) for span in spans}),
        begins=tuple(dict.fromkeys(f"{span.start}-{span.end}" for span in spans if span.start == start)),
    )
