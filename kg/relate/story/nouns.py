"""Know the nouns of events: by their kind, as they are, inflected, or as the end of a compound."""

from functools import cache, lru_cache

from kg.lexicon import load_yaml

__all__ = ["event_noun", "sights"]


@cache
def _nouns() -> dict[str, str]:
    """Return the kind of event by the noun, lower-case, that names it or ends a compound."""
    return {noun.lower(): r["type"] for r in reversed(load_yaml("events")["rules"]) for noun in r["nouns"]}


@cache
def _heads() -> dict[str, str]:
    """Return the kind of event by the word, lower-case, that a compound ends with."""
    found = {noun: kind for noun, kind in _nouns().items() if len(noun) > _SHORT}
    return found | {head: r["type"] for r in load_yaml("events")["rules"] for head in r.get("heads", ())}


_SHORT = 5


@cache
def _things() -> frozenset[str]:
    return frozenset(load_yaml("events")["things"])


@lru_cache(maxsize=65_536)
def event_noun(text: str, lemma: str) -> tuple[str, str] | None:
    """Return the kind of event that a noun names, and the noun known: as it is, inflected, or as a compound's end."""
    forms = [lemma.lower(), text.lower(), *(text.lower().removesuffix(e) for e in ("es", "s", "en", "n", "e", "innen"))]
    if not _things().isdisjoint(forms):
        return None
    nouns, heads = _nouns(), _heads()
    for form in forms:
        if form in nouns:
            return nouns[form], form
    for form in forms:
        for cut in range(2, len(form) - 3):
            if form[cut:] in heads:
                return heads[form[cut:]], form[cut:]
    return None


@cache
def sights() -> frozenset[str]:
    return frozenset(load_yaml("events")["sights"])
