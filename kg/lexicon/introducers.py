"""Nouns before or in the names of bodies: those for a kind of body, of other languages, and behind a hyphen."""

from dataclasses import dataclass
from functools import cache

from kg.lexicon.load import load_yaml

__all__ = ["Introducer", "foreign_heads", "introducer_of", "joined_heads", "leaders", "meetings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Introducer:
    """A noun for a kind of body that a name follows; whether it belongs to the name ("Kooperative La Esperanza")."""

    word: str
    kind: str
    keeps: bool


@cache
def introducer_of(word: str, language: str = "de") -> Introducer | None:
    """Return the noun that introduces the name of a body, in any case of the singular.

    Examples
    --------
    >>> introducer_of("Wasserversorgers").kind, introducer_of("Rathaus")
    ('company', None)
    """
    nouns = _introducers(language)
    forms = (word.removesuffix(ending) for ending in ("", "s", "es", "n"))
    return next((nouns[form] for form in forms if form in nouns), None)


@cache
def _introducers(language: str) -> dict[str, Introducer]:
    """Return the introducing nouns by their dictionary form."""
    groups = load_yaml("organisations", language)["introducers"]
    return {
        word: Introducer(word=word, kind=group["kind"], keeps=group["keeps"])
        for group in groups
        for word in group["words"]
    }


@cache
def foreign_heads(language: str = "de") -> dict[str, str]:
    """Return the nouns of other languages that begin the name of a body, with its kind.

    Examples
    --------
    >>> foreign_heads()["Universidad"]
    'university'
    """
    heads: dict[str, str] = load_yaml("organisations", language)["foreign_heads"]
    return heads


@cache
def joined_heads(language: str = "de") -> dict[str, str]:
    """Return the last parts of compounds with a hyphen that make a body of a name, with its kind.

    Examples
    --------
    >>> joined_heads()["Gesellschaft"]
    'association'
    """
    heads: dict[str, str] = load_yaml("organisations", language)["joined_heads"]
    return heads


@cache
def leaders(language: str = "de") -> frozenset[str]:
    """Return the titles of those who lead a body or act for it.

    Examples
    --------
    >>> "Geschäftsführerin" in leaders()
    True
    """
    return frozenset(load_yaml("organisations", language)["leaders"])


@cache
def meetings(language: str = "de") -> tuple[str, ...]:
    """Return the beginnings of words for what bodies are met for.

    Examples
    --------
    >>> "Fachgespräche".startswith(meetings())
    True
    """
    return tuple(load_yaml("organisations", language)["meetings"])
