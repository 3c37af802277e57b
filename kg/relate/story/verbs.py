"""Know the verbs of a story by what they tell: who welcomes, travels, invites, signs."""

from functools import cache

from kg.lexicon import load_yaml

__all__ = ["verb_classes"]


@cache
def verb_classes() -> dict[str, str]:
    """Return the class of a verb ("welcome", "travel"), by its dictionary form."""
    return {verb: name for name, verbs in load_yaml("clauses")["verb classes"].items() for verb in verbs}
