"""Words before a title that belong to it: a deputy, a second or first in rank, a former holder."""

from dataclasses import dataclass

__all__ = ["RankWords"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankWords:
    """Beginnings of words that stand before a title and belong to it, by what they say."""

    deputy: tuple[str, ...]
    second: tuple[str, ...]
    first: tuple[str, ...]
    professional: tuple[str, ...]
    former: tuple[str, ...]

    def holds(self, word: str) -> bool:
        """Return whether a word before a title belongs to it.

        Examples
        --------
        >>> words = RankWords(deputy=("stellv",), second=(), first=(), professional=(), former=())
        >>> words.holds("stellvertretende"), words.holds("freundliche")
        (True, False)
        """
        return word.startswith(self.deputy + self.second + self.first + self.professional + self.former)
