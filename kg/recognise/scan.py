"""Hold a document's sentences while mentions are found: what is taken is not read twice."""

from collections.abc import Iterable

from kg.text import Document, Mention, Sentence, Token

__all__ = ["Scan"]


class Scan:
    """The mentions found so far, none overlapping another."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.mentions: list[Mention] = []
        self._found: dict[int, list[Mention]] = {}
        self._taken: dict[int, list[tuple[int, int]]] = {}

    def add(self, mention: Mention) -> bool:
        """Keep a mention unless it overlaps one that was kept before; return whether it was kept."""
        self._make_room(mention)
        spans = self._taken.setdefault(mention.sentence, [])
        if any(mention.start < end and start < mention.end for start, end in spans):
            return False
        spans.append((mention.start, mention.end))
        self.mentions.append(mention)
        self._found.setdefault(mention.sentence, []).append(mention)
        return True

    def _make_room(self, mention: Mention) -> None:
        """Give up a state that ends a longer name: "Ministerium für Kultur des Landes Nordrhein-Westfalen"."""
        if mention.rule != "de.organisation.head":
            return
        found = self._found.get(mention.sentence, [])
        ends = [m for m in found if m.of.startswith(("land-", "kanton-")) and m.end == mention.end]
        for state in ends:
            if mention.start < state.start:
                found.remove(state)
                self.mentions.remove(state)
                self._taken[mention.sentence].remove((state.start, state.end))

    def block(self, sentence: Sentence, spans: Iterable[tuple[int, int]]) -> None:
        """Let nothing be found in some stretches."""
        for span in spans:
            self._taken.setdefault(sentence.index, []).append(span)

    def extend(self, mentions: Iterable[Mention]) -> None:
        """Keep each mention that overlaps none before it."""
        for mention in mentions:
            self.add(mention)

    def is_free(self, sentence: Sentence, start: int, end: int) -> bool:
        """Return whether no mention lies in a stretch."""
        for taken, taken_end in self._taken.get(sentence.index, ()):  # noqa: SIM110 - asked at each word
            if taken < end and start < taken_end:
                return False
        return True

    def is_open(self, sentence: Sentence, token: Token) -> bool:
        """Return whether a token is a capital word that no mention holds."""
        return token.is_capital and self.is_free(sentence, token.start, token.end)

    def at(self, sentence: Sentence, offset: int) -> Mention | None:
        """Return the mention that holds an offset."""
        found = self._found.get(sentence.index, ())
        return next((mention for mention in found if mention.start <= offset < mention.end), None)
