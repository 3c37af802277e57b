"""Judge how German a name looks, to tell which of two towns an officer without a stated town belongs to."""

from functools import cache

from kg.lexicon import word_list

__all__ = ["german_look", "looks_german"]

_CORE, _STRANGE = 1.2, -1.0
_UNSEEN = -0.5
_BORDER = 0.5


@cache
def _odds() -> dict[str, float]:
    """Return the log odds of the trigrams of German family names against those of other languages."""
    lines = (line.split("\t") for line in word_list("names/family-trigrams", ".tsv"))
    return {trigram: float(odds) for trigram, odds in lines}


def looks_german(name: str) -> bool:
    """Return whether given and family name together look more German than foreign.

    Examples
    --------
    >>> looks_german("Eckart Kühmann"), looks_german("Rosa Ventimilla")
    (True, False)
    """
    return german_look(name) > 0


def german_look(name: str) -> float:
    """Return how German a name looks: above 0 German, below 0 foreign.

    The mean log odds of the family name's trigrams (naive Bayes, see ``data/lexicon/names/build_endings.py``), plus a
    constant for a given name that is at home in German, minus one for a name that German countries do not give.

    Examples
    --------
    >>> german_look("Eckart Kühmann") > german_look("Rosa Ventimilla")
    True
    """
    first, *_, last = name.split() if " " in name else (name, name)
    padded = f"^{last.lower()}$"
    trigrams = [padded[i : i + 3] for i in range(len(padded) - 2)]
    odds = sum(_odds().get(trigram, _UNSEEN) for trigram in trigrams) / max(1, len(trigrams))
    return odds + _given(first) - _BORDER


def _given(first: str) -> float:
    """Return how German a given name is; one that many languages share says nothing."""
    forms = {first, first.split("-", maxsplit=1)[0]}
    if forms & word_list("names/given-core"):
        return _CORE
    return 0.0 if forms & word_list("names/given-german") else _STRANGE
