"""Tell whether a title is printed in the plural, so that several people bear it."""

from kg.lexicon.patterns import pattern
from kg.relate.reading import Reading
from kg.text import Mention

__all__ = ["is_plural"]

_SEVERAL = pattern("roles.several")
_SINGLE_ARTICLE = pattern("roles.single-article")


def is_plural(reading: Reading, role: Mention) -> bool:
    """Return whether a title is printed in a form that only several bear, or stands behind a word for several."""
    printed, base = reading.between(role.start, role.end).lower(), role.end_key.lower()
    before = reading.text[max(0, role.start - 40) : role.start]
    if base.endswith("er") and printed in {base[:-1], base[:-1] + "n"}:
        return not _SINGLE_ARTICLE.search(before) if printed[-1] == "n" else False
    is_masculine = not base.endswith(("in", "frau"))
    if (
        is_masculine
        and printed.endswith(base + "n" if base.endswith("e") else (base, base + "s"))
        and _SEVERAL.search(before)
    ):
        return True
    if not printed.endswith(("innen", "er", "en", "e", "s", "n")) or base.endswith(printed):
        return False
    if base.endswith(("er", "konsul")) and printed.endswith(base + "n"):
        return True
    return not (printed in {base, base + "s", base + "es", base + "n"} or printed.endswith(base))
