"""What the language stages share: tokens, sentences, spoken stretches and mentions of a release's text."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from kg.model import Release, ZoneKind

__all__ = ["NAMED", "Document", "Mention", "MentionKind", "Sentence", "Speech", "Token"]

MentionKind: TypeAlias = Literal["place", "country", "person", "role", "organisation", "title", "date", "demonym"]
# Stands before the name of a town that no gazetteer has, in the place of an id.
NAMED: Final = "="
# The zones of a release that tell something; the others only carry it.
_TELLING: frozenset[ZoneKind] = frozenset({"headline", "subhead", "dateline", "body", "background", "caption"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, number or sign with its offsets in the kept text and its dictionary form.

    Examples
    --------
    >>> town = Token(text="Köln", start=0, end=4, lemma="Köln")
    >>> town.is_word, town.is_capital
    (True, True)
    """

    text: str
    start: int
    end: int
    lemma: str
    is_capital: bool = field(init=False, repr=False, compare=False)
    """Whether it is a word with a capital first letter."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_capital", self.text[0].isupper())

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()


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

    ``name`` is the base form; ``rule`` the id of the rule that found it. What the others hold depends on the kind:

    ============  ================================  ==========================  =========================
    kind          key                               end_key                     of
    ============  ================================  ==========================  =========================
    place         id where one place has the name
    country       ISO code
    demonym       ISO code, or the id of a town
    person        full or short: how it is printed                              degrees before the name
    role          code of the role                  dictionary form             where it is held unsaid
    organisation  code of the kind                  printed form                id of the reference data
    title         code of the kind of programme                                 id of the reference data
    date          ISO date where it begins          ISO date where it ends
    ============  ================================  ==========================  =========================
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
    _spoken: list[tuple[int, int]] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        self._spoken.extend((speech.start, speech.end) for speech in self.speeches if not speech.is_title)
        self._starts.extend(sentence.start for sentence in self.sentences)

    @property
    def text(self) -> str:
        """The kept text."""
        return self.release.text

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds an offset, the one before it if it lies between two.

        Examples
        --------
        >>> from kg.model import Release
        >>> first, second = (
        ...     Sentence(index=i, paragraph=1, zone="body", start=6 * i, end=6 * i + 5, tokens=()) for i in (0, 1)
        ... )
        >>> release = Release(identifier="a", text="Hallo! Köln.", zones=())
        >>> Document(release=release, sentences=(first, second), speeches=()).sentence_at(5).index
        0
        """
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def is_spoken(self, offset: int) -> bool:
        """Return whether an offset lies inside direct speech."""
        for start, end in self._spoken:  # noqa: SIM110 - asked so often that a generator costs too much
            if start <= offset < end:
                return True
        return False

    def told(self) -> Iterator[Sentence]:
        """Yield the sentences of the zones that tell something, in order."""
        return (sentence for sentence in self.sentences if sentence.zone in _TELLING)
