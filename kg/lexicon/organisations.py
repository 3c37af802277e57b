"""Nouns that head the names of organisations, and the words inside such names, from ``organisations.yaml``."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias

from kg.lexicon.load import fill, load_yaml

__all__ = [
    "Gender",
    "Head",
    "HeadNoun",
    "Need",
    "OrganisationWords",
    "head_of",
    "organisation_heads",
    "organisation_words",
]

Gender: TypeAlias = Literal["m", "f", "n", "p"]
Need: TypeAlias = Literal[
    "own",
    "bare",
    "named",
    "loose",
    "apposed",
    "proper",
    "compound",
    "purpose",
    "subject",
    "after",
    "town",
    "state",
    "adjective",
    "english",
]
# The endings of the cases; a compound takes only the first three.
# The longest form comes first: "Werken" is of "Werke", not of "Werk".
_ENDINGS = ("", "s", "n", "e", "es", "en")
_COMPOUND_ENDINGS = ("", "s", "es")
_SHORTEST_PART = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A head noun, what kind of body it names, its gender, and what a name needs beside it.

    ``adjectives`` are the beginnings of those that alone make a name of it; ``exceptions`` words that are none.
    """

    word: str
    kind: str
    gender: Gender
    compound: bool
    needs: Need
    adjectives: tuple[str, ...]
    exceptions: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadNoun:
    """A printed word that is a head or a compound of one: its dictionary form, and whether it stands in the plural."""

    head: Head
    base: str
    is_plural: bool

    @property
    def is_compound(self) -> bool:
        """Whether more than the head stands in the word."""
        return self.base.lower() != self.head.word.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationWords:
    """The words inside names of organisations; the file explains each list."""

    legal_forms: frozenset[str]
    association_forms: frozenset[str]
    links: frozenset[str]
    stops: frozenset[str]
    purpose: frozenset[str]
    aim: frozenset[str]
    aim_kinds: frozenset[str]
    of_town: frozenset[str]
    streets: frozenset[str]
    landscapes: frozenset[str]
    bearings: frozenset[str]
    matters: frozenset[str]
    states: frozenset[str]
    sections: frozenset[str]
    classifiers: frozenset[str]
    classifiers_of_forms: frozenset[str]
    land_letters: frozenset[str]
    sorts: frozenset[str]
    bond_before: frozenset[str]
    bond_nouns: frozenset[str]
    bond_behind: frozenset[str]
    plain_parts: frozenset[str]
    adjectives: frozenset[str]
    english_links: frozenset[str]
    english_parts: frozenset[str]
    land_adjectives: frozenset[str]
    plain_acronyms: frozenset[str]
    openers: frozenset[str]
    noun_openers: frozenset[str]
    opener_links: frozenset[str]
    foreign_links: frozenset[str]


@cache
def organisation_words(language: str = "de") -> OrganisationWords:
    """Return the words of a language.

    Examples
    --------
    >>> "GmbH" in organisation_words().legal_forms
    True
    """
    return fill(OrganisationWords, "organisations", language)


@cache
def organisation_heads(language: str = "de") -> dict[str, Head]:
    """Return the heads by their lower-cased dictionary form.

    Examples
    --------
    >>> organisation_heads()["gymnasium"].kind
    'school'
    """
    return {entry["word"].lower(): _head(entry) for entry in load_yaml("organisations", language)["heads"]}


@cache
def _plurals(language: str) -> dict[str, str]:
    """Return the dictionary forms of heads by their lower-cased plural."""
    entries = load_yaml("organisations", language)["heads"]
    differing = (
        entry for entry in entries if entry.get("plural", entry["word"]) != entry["word"] or entry["gender"] == "p"
    )
    return {entry["plural"].lower(): entry["word"] for entry in differing if "plural" in entry}


def _head(entry: dict[str, Any]) -> Head:
    return Head(
        word=entry["word"],
        kind=entry["kind"],
        gender=entry["gender"],
        compound=entry.get("compound", False),
        needs=entry.get("name", "named"),
        adjectives=tuple(entry.get("adjectives", ())),
        exceptions=frozenset(entry.get("except", ())),
    )


@cache
def head_of(word: str, language: str = "de") -> HeadNoun | None:
    """Return the head that a word is or ends with, and the word's dictionary form.

    Examples
    --------
    >>> noun = head_of("Kulturamtes")
    >>> noun.head.word, noun.base
    ('Amt', 'Kulturamt')
    >>> head_of("Partneruniversitäten").base, head_of("Ehrenamt")
    ('Partneruniversität', None)
    """
    noun = _plural(word, language) or _whole(word, language) or _compound(word, language)
    return None if noun is None or {word, noun.base} & noun.head.exceptions else noun


def _plural(word: str, language: str) -> HeadNoun | None:
    """Return a head in the plural, or a compound of it; the dative adds an "n"."""
    every = tuple(_plurals(language))
    for form in (word, word.removesuffix("n")):
        if not form.lower().endswith(every):
            continue
        for plural, singular in _plurals(language).items():
            head = organisation_heads(language)[singular.lower()]
            if form.lower() == plural:
                return HeadNoun(head=head, base=head.word, is_plural=head.gender != "p")
            if head.compound and form.lower().endswith(plural):
                base = form[: -len(plural)] + head.word.lower()
                return HeadNoun(head=head, base=base, is_plural=head.gender != "p")
    return None


def _whole(word: str, language: str) -> HeadNoun | None:
    heads = organisation_heads(language)
    for ending in _ENDINGS:
        bare = word.lower().removesuffix(ending)
        is_acronym = bare in heads and heads[bare].word.isupper() and not word[: len(bare)].isupper()
        if bare in heads and not is_acronym and (not ending or len(bare) < len(word)):
            return HeadNoun(head=heads[bare], base=word[: len(bare)], is_plural=False)
    return None


def _compound(word: str, language: str) -> HeadNoun | None:
    """Return the longest head that a compound ends with."""
    heads = organisation_heads(language)
    found: list[HeadNoun] = []
    for ending in _COMPOUND_ENDINGS:
        bare = word.lower().removesuffix(ending)
        if ending and len(bare) == len(word):
            continue
        for cut in range(_SHORTEST_PART, len(bare) - _SHORTEST_PART):
            head = heads.get(bare[cut:])
            if head is not None and head.compound and word[: len(bare)] not in head.exceptions:
                found.append(HeadNoun(head=head, base=word[: len(bare)], is_plural=False))
                break
    return max(found, key=lambda noun: len(noun.head.word), default=None)
