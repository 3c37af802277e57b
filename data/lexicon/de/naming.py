"""Learn which words name bodies that no rule knows, and name them in the releases that the other weights learn from."""

from collections.abc import Sequence
from typing import Final

from data.lexicon.de.bodies import KINDS, bodies, kinds_of_bodies
from data.lexicon.de.fitting import PENALTY, SPARSE, Choice, fit, fit_choice
from data.lexicon.de.lessons import Text, in_processes
from kg.lexicon.weights import Weights, teach

__all__ = ["name_bodies"]

HALVES: Final = 2


def name_bodies(read: Sequence[Text]) -> tuple[list[Text], dict[str, Weights]]:
    """Learn which words name bodies that no rule knows; return the texts with these named, and the weights.

    Each half is named by weights learned from the other, so that later questions meet as many mistakes as they will.
    """
    kind = fit(kinds_of_bodies(text.gold for text in read), KINDS, PENALTY["body kind"])
    teach("body kind", kind)
    choices = [list(bodies(text.document, text.mentions, text.gold)) for text in read]
    named = list(read)
    for half in range(HALVES):
        others = [choice for i, own in enumerate(choices) if i % HALVES != half for choice in own]
        judged = {"body": _named(others), "body kind": kind}
        named[half::HALVES] = in_processes(Text.named, read[half::HALVES], judged)
    found = _named([choice for own in choices for choice in own])
    teach("body", found)
    return named, {"body": found, "body kind": kind}


def _named(choices: Sequence[Choice]) -> Weights:
    return fit_choice(choices, PENALTY["body"], sparse="body" in SPARSE)
