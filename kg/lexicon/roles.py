"""Titles of office and function, in every inflected form, from ``roles.yaml``."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from kg.lexicon.expressions import any_of
from kg.lexicon.inflection import Declension, both
from kg.lexicon.load import load_yaml
from kg.lexicon.ranks import RankWords
from kg.own import own

__all__ = ["RoleTitle", "Roles", "roles"]

# Whole titles end compounds from so many letters on; those that the lexicon gives as endings may be shorter ("~Chef").
_MIN_ENDING, _MIN_OWN_ENDING = 5, 4
# "Vertreter:innen", "VertreterInnen" and "Beauftragte:r" read as the feminine and as the form without the mark.
_MARKED = re.compile(r"(?:[*:_/]-?|(?<=[a-zäöüß])(?=I))([Ii]n(?:nen)?)$|[*:_/]-?[rn]$")


# The short name of a body in small letters before a title ("swb-Chefin").
_PREFIXED = re.compile(r"[a-zäöü]{2,12}-[A-ZÄÖÜ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleTitle:
    """A title: its dictionary form, its code, and where such a role is held by default."""

    base: str
    code: str
    body: str


class Roles:
    """All titles by their inflected form, and by the ending of a compound."""

    def __init__(self, entry: Mapping[str, Any]) -> None:
        self._forms: dict[tuple[str, ...], RoleTitle] = {}
        self._endings: dict[str, RoleTitle] = {}
        self._prefixes = {
            prefix: kind == "deputy" for kind, prefixes in entry["prefixes"].items() for prefix in prefixes
        }
        self._deputy: Mapping[str, str] = entry["deputy"]
        self._portfolio: Mapping[str, str] = entry["portfolio"]
        self._complements: Mapping[str, Any] = entry["complements"]
        self._leaning: dict[str, str] = {title: way for way, titles in entry["leaning"].items() for title in titles}
        self._surnames = frozenset(entry["surnames"])
        self._seats = [(any_of(seat["titles"]), tuple(seat["kinds"])) for seat in entry["seats"]]
        self.heads: tuple[str, ...] = tuple(entry["heads"])
        self._lands = {land: any_of(words) for land, words in entry["lands"].items()}
        self._solely = [(any_of(line["titles"]), frozenset(line["lands"])) for line in entry["solely"]]
        self._declension = Declension(entry)
        self.ranks = RankWords(**{kind: tuple(words) for kind, words in entry["ranks"].items()})
        for row in own().rows("roles"):  # The steward's own come first: of two titles of one form, the first counts.
            for title in both([row["title"]]):
                self._add(RoleTitle(base=title, code=row["code"], body=row["body"]), True)
        for group in sorted(entry["titles"], key=lambda group: not any(t.startswith("~") for t in group["pairs"])):
            for title in (*both(group["pairs"]), *group.get("single", ())):
                self._add(RoleTitle(base=title.lstrip("~"), code=group["code"], body=group["body"]), title[0] != "~")
        self._titled = lru_cache(maxsize=65_536)(self._title)
        self._lengths: dict[str, int] = {}
        for first, *more in self._forms:
            self._lengths[first] = max(self._lengths.get(first, 1), 1 + len(more))

    def _add(self, title: RoleTitle, is_whole: bool) -> None:
        for form in self._declension.phrase(title.base):
            if is_whole:
                self._forms.setdefault(form, title)
            if len(form) == 1 and len(form[0]) >= (_MIN_ENDING if is_whole else _MIN_OWN_ENDING):
                self._endings.setdefault(form[0].lower(), title)

    def __len__(self) -> int:
        return len({title.base for title in self._forms.values()})

    def longest(self, first: str) -> int:
        """Return how many words the longest title has that begins with a word.

        Examples
        --------
        >>> roles().longest("Lord"), roles().longest("Rathaus")
        (2, 1)
        """
        return self._lengths.get(first, 1)

    def find(self, words: tuple[str, ...]) -> RoleTitle | None:
        """Return the title that these words are, as printed in some inflection; compounds count by their ending.

        Examples
        --------
        >>> roles().find(("Oberbürgermeisters",)).code, roles().find(("Sportdezernentin",)).code
        ('mayor', 'department-head')
        >>> roles().find(("Vize-Bürgermeisterin",)).code, roles().find(("Stadträte",)).base
        ('deputy-mayor', 'Stadtrat')
        """
        return self._titled(words)

    def _title(self, words: tuple[str, ...]) -> RoleTitle | None:
        if title := self._forms.get(words):
            return title
        if len(words) != 1 or not (words[0][:1].isupper() or _PREFIXED.match(words[0])):
            return None
        word = _MARKED.sub(lambda mark: (mark[1] or "").lower(), words[0])
        return self._forms.get((word,)) or self._prefixed(word) or self._compound(word.lower())

    def _prefixed(self, word: str) -> RoleTitle | None:
        """Return a title behind "Vize", "Alt" or "Ex"."""
        for prefix, is_deputy in self._prefixes.items():
            if word.startswith(prefix):
                rest = word.removeprefix(prefix).removeprefix("-")
                title = self._forms.get((rest[:1].upper() + rest[1:],))
                if title is not None:
                    code = self.as_deputy(title.code) if is_deputy else title.code
                    base = title.base if word[-len(rest) - 1] == "-" else title.base.lower()
                    return replace(title, base=word[: -len(rest)] + base, code=code)
        return None

    def _compound(self, word: str) -> RoleTitle | None:
        endings = (word[cut:] for cut in range(2, len(word) - _MIN_OWN_ENDING + 1))
        return next((title for ending in endings if (title := self._endings.get(ending))), None)

    def as_deputy(self, code: str) -> str:
        """Return the code of who stands in for somebody.

        Examples
        --------
        >>> roles().as_deputy("mayor"), roles().as_deputy("consul")
        ('deputy-mayor', 'consul')
        """
        return self._deputy.get(code, code)

    def held_in(self, title: RoleTitle, noun: str, kind: str | None) -> str:
        """Return the code of a title by the noun behind "der" or "des", and the kind of body that the noun heads.

        Examples
        --------
        >>> president = roles().find(("Präsidentin",))
        >>> roles().held_in(president, "Bürgerschaft", None), roles().held_in(president, "Vereins", "association")
        ('councillor', 'association-chair')
        """
        if title.base not in self._complements["titles"]:
            return title.code
        for code, endings in self._complements["local"].items():
            if noun.lower().endswith(tuple(endings)):
                return str(code)
        if noun.lower().endswith(tuple(self._complements["councils"])):
            return "councillor"
        if noun.lower().endswith(tuple(self._complements["parliaments"])):
            return "member-of-parliament"
        is_head = title.code == "head-of-state-or-government"
        return self.held_by(kind, title.code) if is_head else title.code

    def held_by(self, kind: str | None, code: str) -> str:
        """Return the code of who presides over an organisation of a kind, else the code given.

        Examples
        --------
        >>> roles().held_by("university", "head-of-state-or-government")
        'director'
        """
        return str(self._complements["kinds"].get(kind, code))

    def is_surname(self, word: str) -> bool:
        """Return whether a title is a family name too.

        Examples
        --------
        >>> roles().is_surname("Richter"), roles().is_surname("Landrat")
        (True, False)
        """
        return word in self._surnames

    def leaning(self, title: str) -> str:
        """Return how a title leans on another person's office: "same", "deputy", "peer", "head", or not at all.

        Examples
        --------
        >>> roles().leaning("Nachfolgerin"), roles().leaning("Landrat")
        ('same', '')
        """
        return self._leaning.get(title, "")

    def seats(self, title: str, code: str) -> tuple[str, ...]:
        """Return the kinds of organisation that a title may be held in; a head of government leads no association.

        Examples
        --------
        >>> roles().seats("Intendantin", "director"), roles().seats("Oberbürgermeister", "mayor")
        (('cultural-institution',), ())
        """
        if code == "head-of-state-or-government":
            return ()
        fitting: Iterator[tuple[str, ...]] = (kinds for titles, kinds in self._seats if titles.fullmatch(title))
        return next(fitting, ())

    def is_of(self, title: str, land: str, ags: str | None) -> bool:
        """Return whether a title is one that a country knows and others do not; ``abroad`` stands for all other lands.

        Examples
        --------
        >>> roles().is_of("Beigeordnete", "DE", "05315000"), roles().is_of("Stadtpräsident", "DE", "05315000")
        (True, False)
        >>> roles().is_of("Stadtpräsident", "DE", "01002000"), roles().is_of("Starost", "abroad", None)
        (True, True)
        """
        keys = (land, f"{land} {(ags or '')[:2]}")
        return any(key in self._lands and self._lands[key].fullmatch(title) for key in keys)

    def is_barred(self, title: str, land: str, ags: str | None) -> bool:
        """Return whether a title is one that the towns of a German-speaking country or of a Land do not have.

        Examples
        --------
        >>> [roles().is_barred(title, "AT", None) for title in ("Oberbürgermeister", "Vizebürgermeister")]
        [True, False]
        """
        keys = {land, f"{land} {ags[:2]}"} if ags else {land}
        barring = (lands for titles, lands in self._solely if titles.fullmatch(title))
        return any(not keys & lands and (ags or not any(key[:2] == land for key in lands)) for lands in barring)

    def with_portfolio(self, code: str) -> str:
        """Return the code of a title that "für" with a field of work follows.

        Examples
        --------
        >>> roles().with_portfolio("councillor"), roles().with_portfolio("director")
        ('department-head', 'director')
        """
        return self._portfolio.get(code, code)


@cache
def roles(language: str = "de") -> Roles:
    """Return the titles of a language (``data/lexicon/<language>/roles.yaml``).

    Examples
    --------
    >>> len(roles()) > 800
    True
    """
    return Roles(load_yaml("roles", language))
