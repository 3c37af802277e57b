"""The words and rules of a language, read from ``data/lexicon``."""

from kg.lexicon.load import load_yaml, word_list
from kg.lexicon.roles import roles

__all__ = ["load_yaml", "roles", "word_list"]
