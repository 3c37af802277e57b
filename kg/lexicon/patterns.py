"""Patterns of a language's stories, kept as data."""

import re
from functools import cache

from kg.errors import LexiconError
from kg.lexicon.load import load_yaml
from kg.lexicon.sieve import Sieve, sieve

__all__ = ["pattern", "patterns", "sifted"]

_FRAGMENT = re.compile(r"\{\{(\w+)\}\}")


@cache
def pattern(name: str, language: str = "de") -> re.Pattern[str]:
    """Return a pattern of ``data/lexicon/<language>/narrative.yaml`` by its name.

    Raises
    ------
    LexiconError
        If there is none of that name, or it is no valid expression, or names a fragment that is missing.

    Examples
    --------
    >>> bool(pattern("narrative.staying").search("Die Gäste bleiben bis Sonntag."))
    True
    """
    content = load_yaml("narrative", language)
    where = f"data/lexicon/{language}/narrative.yaml:{name}"
    if name not in content["patterns"]:
        raise LexiconError(where=where, what="is missing", remedy="add it under patterns")
    fragments: dict[str, str] = content["fragments"]
    try:
        text = _FRAGMENT.sub(lambda found: fragments[found[1]], "|".join(content["patterns"][name]))
        return re.compile(text)
    except KeyError as error:
        raise LexiconError(where=where, what=f"names no fragment {error}", remedy="add it under fragments") from error
    except re.error as error:
        raise LexiconError(where=where, what=f"is no valid expression ({error})", remedy="mend it there") from error


@cache
def sifted(name: str, language: str = "de") -> Sieve:
    """Return a pattern by its name that passes over texts without the letters of its words: for what is seldom there.

    Examples
    --------
    >>> bool(sifted("narrative.staying").search("Die Gäste bleiben bis Sonntag."))
    True
    """
    return sieve(pattern(name, language))


def patterns(language: str = "de") -> tuple[str, ...]:
    """Return the names of all patterns of a language.

    Examples
    --------
    >>> "narrative.staying" in patterns()
    True
    """
    return tuple(load_yaml("narrative", language)["patterns"])
