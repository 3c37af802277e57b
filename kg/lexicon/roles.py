"""Titles of office and function, in every inflected form."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexicon.load import load_yaml

__all__ = ["RoleTitle", "Roles", "inflected", "roles"]

_ADJECTIVAL = ("vorsitzender", "beigeordneter", "abgeordneter", "beauftragter", "gesandter", "verordneter", "auszubildender",
               "freiwilliger", "ehrenamtlicher")  # fmt: skip
_MIN_ENDING = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleTitle:
    """A title: its dictionary form, its code, and where such a role is held by default."""

    base: str
    code: str
    body: str


class Roles:
    """All titles by their inflected form, and by the ending of a compound."""

    def __init__(self, entries: list[dict[str, object]]) -> None:
        self._forms: dict[tuple[str, ...], RoleTitle] = {}
        self._endings: dict[str, RoleTitle] = {}
        self.longest = 1
        for entry in entries:
            titles = entry["titles"]
            assert isinstance(titles, list)
            for base in titles:
                title = RoleTitle(base=base, code=str(entry["code"]), body=str(entry["body"]))
                for form in _phrase_forms(base):
                    self._forms.setdefault(form, title)
                    self.longest = max(self.longest, len(form))
                    if len(form) == 1 and len(form[0]) >= _MIN_ENDING:
                        self._endings.setdefault(form[0].lower(), title)

    def find(self, words: tuple[str, ...]) -> RoleTitle | None:
        """Return the title that these words are, as printed in some inflection; compounds count by their ending.

        Examples
        --------
        >>> roles().find(("Oberbürgermeisters",)).code, roles().find(("Sportdezernentin",)).code
        ('mayor', 'department-head')
        """
        title = self._forms.get(words)
        if title is None and len(words) == 1 and words[0][:1].isupper():
            word = words[0].lower()
            for cut in range(2, len(word) - _MIN_ENDING + 1):
                if found := self._endings.get(word[cut:]):
                    return found
        return title


def _phrase_forms(base: str) -> Iterator[tuple[str, ...]]:
    """Yield the inflected forms of a title of one or more words; only its noun and an adjective before it inflect."""
    words = base.split()
    if len(words) == 1:
        yield from ((form,) for form in inflected(base))
        return
    head = (
        1
        if words[0].rstrip(".").isdigit()
        or (words[0].endswith(("er", "e"))
        and words[0][0].isupper()
        and _is_adjective(words[0]))
        else 0
    )
    for form in inflected(words[head]):
        if head and not words[0][0].isdigit():
            stem = words[0].removesuffix("er") if words[0].endswith("er") else words[0].removesuffix("e")
            for ending in ("er", "e", "en", "em", "es"):
                yield (stem + ending, form, *words[2:])
        else:
            yield (*words[:head], form, *words[head + 1 :])


def _is_adjective(word: str) -> bool:
    return word.rstrip("er") in {
        "Erst",
        "Zweit",
        "Dritt",
        "Regierend",
        "Berufsmäßig",
        "Parlamentarisch",
        "Beigeordnet",
        "Gesandt",
    }


def inflected(word: str) -> Iterator[str]:
    """Yield the forms in which a German noun for a person stands.

    Examples
    --------
    >>> sorted(inflected("Landrat"))
    ['Landrat', 'Landraten', 'Landrates', 'Landratn', 'Landrats']
    >>> sorted(inflected("Vorsitzende"))
    ['Vorsitzende', 'Vorsitzenden']
    """
    yield word
    lower = word.lower()
    if lower.endswith(_ADJECTIVAL):
        stem = word[:-1]
        yield from (stem, stem + "n", stem + "m")
    elif lower.endswith("in"):
        yield word + "nen"
    elif lower.endswith("e"):
        yield word + "n"
    elif word[-1].isalpha() and not word.isupper():
        yield from (word + "s", word + "es", word + "n", word + "en")
    elif word.isupper():
        yield word + "s"


@cache
def roles(language: str = "de") -> Roles:
    """Return the titles of a language (``data/lexicon/<language>/roles.yaml``)."""
    return Roles(load_yaml("roles", language))
