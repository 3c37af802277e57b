"""Inflect nouns for people by the endings of a language."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["Declension", "both"]

_ADJECTIVE = ("er", "e", "en", "em", "es")


class Declension:
    """The endings of ``roles.yaml``: ``adjectival`` nouns, ``endings`` of others, and ``adjectives`` before a title."""

    def __init__(self, entry: Mapping[str, Any]) -> None:
        self._adjectival = tuple(entry["adjectival"])
        self._endings: list[tuple[str, list[str]]] = [(ending, forms) for ending, forms in entry["endings"]]
        self._adjectives = {stem for word in entry["adjectives"] for stem in (word, word.removesuffix("r"))}

    def noun(self, word: str) -> Iterator[str]:
        """Yield the forms in which a noun for a person stands.

        Examples
        --------
        >>> from kg.lexicon.load import load_yaml
        >>> list(Declension(load_yaml("roles")).noun("Landrat"))
        ['Landrat', 'Landrats', 'Landrates', 'Landräte', 'Landräten']
        >>> list(Declension(load_yaml("roles")).noun("Vorsitzender"))
        ['Vorsitzender', 'Vorsitzende', 'Vorsitzenden', 'Vorsitzendem']
        """
        yield word
        if word.isupper() or not word[-1].isalpha():
            yield from (word + "s",) if word.isupper() else ()
        elif word.lower().endswith(self._adjectival):
            yield from (word[:-1], word[:-1] + "n", word[:-1] + "m")
        else:
            ending, forms = next(pair for pair in self._endings if word.lower().endswith(pair[0]))
            stem = word[: len(word) - len(ending)]
            cased = (form.capitalize() if not stem else form for form in forms)
            yield from (stem + form for form in cased if stem + form != word)

    def phrase(self, title: str) -> Iterator[tuple[str, ...]]:
        """Yield the forms of a title of one or more words; only its noun and an adjective before it inflect.

        Examples
        --------
        >>> from kg.lexicon.load import load_yaml
        >>> declension = Declension(load_yaml("roles"))
        >>> ("Ersten", "Bürgermeisters") in set(declension.phrase("Erster Bürgermeister"))
        True
        >>> ("Leiterinnen", "des", "Amtes") in set(declension.phrase("Leiterin des Amtes"))
        True
        """
        words = title.split()
        if len(words) > 1 and words[0] in self._adjectives:
            stem = words[0].removesuffix("r").removesuffix("e")
            for form in self.noun(words[1]):
                yield from ((stem + ending, form, *words[2:]) for ending in _ADJECTIVE)
        elif len(words) > 1 and words[0].rstrip(".").isdigit():
            yield from ((words[0], form, *words[2:]) for form in self.noun(words[1]))
        else:
            yield from ((form, *words[1:]) for form in self.noun(words[0]))


def both(pairs: list[str]) -> Iterator[str]:
    """Yield the masculine and the feminine of each pair.

    Examples
    --------
    >>> list(both(["Leiter/in des Amtes", "Kaufmann/Kauffrau", "Maire"]))
    ['Leiter des Amtes', 'Leiterin des Amtes', 'Kaufmann', 'Kauffrau', 'Maire']
    """
    for pair in pairs:
        if re.search(r"/in(?:\s|$)", pair):
            yield pair.replace("/in", "")
            yield pair.replace("/in", "in")
        else:
            yield from pair.split("/")
