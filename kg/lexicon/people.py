"""The words that tell names of people from others, from ``people.yaml``."""

from dataclasses import dataclass
from functools import cache

from kg.lexicon.load import fill

__all__ = ["PeopleWords", "people_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleWords:
    """Particles, degrees, forms of address, and what begins or ends no name; the file explains each list."""

    particles: frozenset[str]
    doubtful_particles: frozenset[str]
    noble: frozenset[str]
    degrees: frozenset[str]
    addresses: frozenset[str]
    calendar: frozenset[str]
    articles: frozenset[str]
    not_names: frozenset[str]
    credits: frozenset[str]
    person_endings: frozenset[str]
    thing_endings: frozenset[str]
    thing_heads: frozenset[str]

    def is_title(self, word: str) -> bool:
        """Return whether a word is a degree or a form of address.

        Examples
        --------
        >>> people_words().is_title("Dr."), people_words().is_title("Rat")
        (True, False)
        """
        return word in self.degrees or word in self.addresses


@cache
def people_words(language: str = "de") -> PeopleWords:
    """Return the words of a language.

    Examples
    --------
    >>> "van" in people_words().particles
    True
    """
    return fill(PeopleWords, "people", language)
