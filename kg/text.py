"""What the language stages share: tokens, sentences, spoken stretches and mentions of a release's text."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kg.model import Release, ZoneKind

__all__ = ["Document", "Mention", "MentionKind", "Sentence", "Speech", "Token"]

MentionKind: TypeAlias = Literal[
    "place", "country", "person", "role", "organisation", "title", "date", "money", "group", "agreement", "event",
    "demonym",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, number or sign with its offsets in the kept text and its dictionary form."""

    text: str
    start: int
    end: int
    lemma: str

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        """Whether it is a word with a capital first letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its place in the text and the zone it stands in."""

    index: int
    paragraph: int
    zone: ZoneKind
    start: int
    end: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """A stretch in quotation marks: what someone said, or a title; the offsets lie inside the marks."""

    start: int
    end: int
    is_title: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text that names something.

    ``name`` is the base form; ``key`` what it resolves to: a gazetteer id, an ISO country, a role or event code, an
    ISO date, an organisation kind; ``end_key`` the end of a stretch of time; ``of`` a printed body or place;
    ``number`` singular or plural where that matters.
    """

    kind: MentionKind
    start: int
    end: int
    sentence: int
    name: str
    key: str = ""
    end_key: str = ""
    of: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A release cut into sentences, with its spoken stretches."""

    release: Release
    sentences: tuple[Sentence, ...]
    speeches: tuple[Speech, ...]
    _starts: list[int] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        self._starts.extend(sentence.start for sentence in self.sentences)

    @property
    def text(self) -> str:
        """The kept text."""
        return self.release.text

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds an offset (the one before it, if it lies between two)."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def is_spoken(self, offset: int) -> bool:
        """Return whether an offset lies inside direct speech."""
        return any(speech.start <= offset < speech.end for speech in self.speeches if not speech.is_title)

    def told(self) -> Iterator[Sentence]:
        """Yield the sentences of the zones that tell something, in order."""
        zones = {"headline", "subhead", "dateline", "body", "background", "caption"}
        return (sentence for sentence in self.sentences if sentence.zone in zones)
