"""Tell the names of bodies that bear somebody's name in their first part."""

from kg.lexicon.organisations import HeadNoun, organisation_words
from kg.recognise.words import is_common

__all__ = ["NAMED_AFTER", "has_own_name"]

# Kinds whose compound with a hyphen bears somebody's name ("Goethe-Gymnasium").
NAMED_AFTER = frozenset({"school", "university", "cultural-institution", "foundation", "company"})
_FRONT = 4


def has_own_name(noun: HeadNoun) -> bool:
    """Return whether the first part of a compound is somebody's name ("Goethe-Gymnasium", "Dahlmannschule").

    Examples
    --------
    >>> from kg.lexicon.organisations import head_of
    >>> [has_own_name(head_of(word)) for word in ("Goethe-Gymnasium", "Dahlmannschule", "Partnerschule")]
    [True, True, False]
    """
    front, hyphen, _ = noun.base.rpartition("-")
    if not hyphen:
        return _is_named_after(noun)
    if not front[:1].isupper():
        return False
    is_plain = front.split("-", maxsplit=1)[0] in organisation_words().plain_parts
    return not is_common(front) or (noun.head.kind in NAMED_AFTER and not is_plain)


def _is_named_after(noun: HeadNoun) -> bool:
    """Return whether a compound without a hyphen begins with a name that no dictionary has ("Dahlmannschule")."""
    front = noun.base[: -len(noun.head.word)] if noun.is_compound and noun.head.kind == "school" else ""
    if len(front) < _FRONT or front in organisation_words().plain_parts or is_common(noun.base):
        return False
    return not any(is_common(form) for form in (front, front.removesuffix("s"), front.removesuffix("n"), front + "e"))
