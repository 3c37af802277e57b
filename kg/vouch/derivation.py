"""Tell whether a name can be derived from a text: by inflection, coordination, adjective or reference data."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from kg.gazetteer import Place, countries, organisations, places
from kg.names import fold

__all__ = ["Derivation"]

# What a German noun, adjective or name has behind its stem.
_ENDINGS: Final = ("", "e", "en", "em", "er", "es", "s", "n", "ns", "ern")
_STEM, _TAIL, _COMPOUND, _GAP = 3, 3, 5, 8
_AND: Final = frozenset(("und", "sowie", "oder", "bzw", "beziehungsweise", "wie"))
# Words that stand in a name and say nothing of whom it names.
_FREE: Final = frozenset("der die das des dem den und fuer von vom zu zur zum in im am an bei".split())
# Kinds of a district and its offices, which stand for each other before its name.
_DISTRICTS: Final = ("landkreis", "kreis", "landratsamt", "kreisverwaltung", "kreisausschuss")
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_LEFT: Final = re.compile(r"(\w{2,})-(?=[\s,/])")
_RIGHT: Final = re.compile(r"(?<=[\s/])-(\w{3,})")
_SIGNS: Final = (",", "/", "&", "-")


class Derivation:
    """A text from which names are derived; ``beside`` is what else was given of it, such as its publisher.

    Examples
    --------
    >>> said = Derivation("Ada und Bo Beispiel vom Sport- und Kulturamt trafen den Rat des Deutschen Städtetags.")
    >>> [said.has(name) for name in ("Ada Beispiel", "Sportamt", "Deutscher Städtetag")]
    [True, True, True]
    >>> [said.has(name) for name in ("Ada Muster", "Kultusamt", "Deutscher Landkreistag")]
    [False, False, False]
    """

    def __init__(self, text: str, *beside: str | None) -> None:
        self._text = "\n".join([text, *(more for more in beside if more)])
        self._words: list[str] = []
        self._joins: list[bool] = []
        for printed in self._text.split():
            parts = fold(printed).split()
            self._words += parts
            # Behind the last word of a print stands what coordinates: "Ada, Bo", "Köln/Bonn".
            self._joins += [False] * (len(parts) - 1) + [printed.endswith(_SIGNS)] if parts else []
            if not parts and self._joins and printed in _SIGNS:
                self._joins[-1] = True
        self._flat = f" {' '.join(self._words)} "

    def has(self, name: str) -> bool:
        """Return whether a name can be derived from the text."""
        words = fold(name).split()
        if f" {' '.join(words)} " in self._flat:
            return True
        if not words:
            return False
        return self._is_inflected(words) or self._is_known(name) or self._is_compound(words) or self._is_district(words)

    def quotes(self, said: str, omission: str) -> bool:
        """Return whether the text has words as they are, apart from what an omission sign stands for.

        Examples
        --------
        >>> Derivation("„Wir freuen uns sehr“, sagte sie.").quotes("Wir […] sehr", "[…]")
        True
        """
        return all(f" {fold(part)} " in self._flat for part in said.split(omission) if fold(part))

    def _is_inflected(self, words: list[str]) -> bool:
        """Return whether the words stand in the text in this order, inflected, next to each other or coordinated."""
        wanted = [word for word in words if word not in _FREE] or words
        places_of = [self._places_of(word) for word in wanted]
        if not all(places_of):
            return False
        return any(self._reaches(start, places_of[1:]) for start in places_of[0])

    def _reaches(self, last: int, rest: list[frozenset[int]]) -> bool:
        for options in rest:
            follows = (place for place in range(last + 1, last + 2 + _GAP) if place in options)
            found = next((place for place in follows if self._may_skip(last, place)), None)
            if found is None:
                return False
            last = found
        return True

    def _may_skip(self, last: int, place: int) -> bool:
        """Return whether what stands between two words of a name is free, or a coordination leaves it out."""
        between = [word for word in self._words[last + 1 : place] if word not in _FREE - _AND]
        if not between:
            return True
        opens = self._joins[last] or self._words[last + 1] in _AND
        return opens or self._joins[place - 1] or self._words[place - 1] in _AND

    def _places_of(self, word: str) -> frozenset[int]:
        stems = _stems(word)
        found = {place for stem in stems for place in self._by_stem.get(stem, ())}
        return frozenset(found.union(*(self._completed.get(stem, ()) for stem in stems)))

    def _is_compound(self, words: list[str]) -> bool:
        """Return whether a word of the text begins with the name: "Bundestagsabgeordnete" names the Bundestag."""
        if len(words) > 1 or len(words[0]) < _COMPOUND:
            return False
        links = f" {words[0]}(?:s|es|n|en)?[a-z]{{4,}}"
        return re.search(links, self._flat) is not None

    def _is_district(self, words: list[str]) -> bool:
        """Return whether the text names a district by its office or kind: "Landratsamt X", "Kreisverwaltung X"."""
        kind, bare = words[0], " ".join(words[1:])
        return kind in _DISTRICTS and bool(bare) and any(f" {head} {bare} " in self._flat for head in _DISTRICTS)

    def _is_known(self, name: str) -> bool:
        """Return whether reference data calls by this name what the text calls by another, or by an adjective."""
        if entry := organisations().find(name):
            return any(self._has_form(form) for form in (entry.name, *entry.aliases) if form != name)
        if iso := countries().by_name(name):
            return iso in self._countries
        return any(place.id in self._adjectival or self._names(place) for place in places().candidates(name))

    def _has_form(self, form: str) -> bool:
        if form.isupper():
            return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", self._text) is not None
        words = fold(form).split()
        return bool(words) and (f" {' '.join(words)} " in self._flat or self._is_inflected(words))

    def _names(self, place: Place) -> bool:
        forms = {fold(form) for form in (place.name, place.local, place.english, place.french, *place.names) if form}
        return any(f" {form} " in self._flat for form in forms if form)

    @cached_property
    def _by_stem(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._words):
            for stem in _stems(word):
                found[stem].append(place)
        return found

    @cached_property
    def _completed(self) -> dict[str, set[int]]:
        """The stems of words that coordination shortens: "Sport- und Kulturamt", "Sportvereine und -verbände"."""
        found: dict[str, set[int]] = defaultdict(set)
        for word, place in self._coordinated():
            for stem in _stems(word):
                found[stem].add(place)
        return found

    def _coordinated(self) -> Iterator[tuple[str, int]]:
        for pattern in (_LEFT, _RIGHT):
            for found in pattern.finditer(self._text):
                half = fold(found[1])
                for place in (i for i, word in enumerate(self._words) if word == half):
                    if pattern is _LEFT:
                        near = self._words[place + 1 : place + 1 + _GAP]
                        yield from (
                            (half + word[cut:], place) for word in near for cut in range(1, len(word) - _TAIL + 1)
                        )
                    else:
                        near = self._words[max(0, place - _TAIL) : place]
                        yield from ((word[:cut] + half, place) for word in near for cut in range(_TAIL, len(word)))

    @cached_property
    def _countries(self) -> frozenset[str]:
        named = (countries().by_name(word) or countries().by_adjective(word) for word in self._printed)
        return frozenset(iso for iso in named if iso)

    @cached_property
    def _adjectival(self) -> frozenset[str]:
        return frozenset(place.id for word in self._printed for place in places().by_adjective(word))

    @cached_property
    def _printed(self) -> frozenset[str]:
        return frozenset(word.strip(".,;:!?()„“”\"»«'") for word in _BRACKETS.sub(" ", self._text).split())


def _stems(word: str) -> set[str]:
    """Return what may be the stem of a folded word; umlauts of the plural do not count.

    Examples
    --------
    >>> _stems("landraete") & _stems("landrats")
    {'landrat'}
    """
    plain = word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    stems = {plain.removesuffix(ending) for ending in _ENDINGS}
    return {stem for stem in stems if len(stem) >= _STEM} or {plain}
