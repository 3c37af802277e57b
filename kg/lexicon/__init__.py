"""The words and rules of a language, read from ``data/lexicon``."""

from kg.lexicon.load import load_yaml, word_list
from kg.lexicon.organisations import Head, organisation_heads
from kg.lexicon.roles import Roles, RoleTitle, roles

__all__ = ["Head", "RoleTitle", "Roles", "load_yaml", "organisation_heads", "roles", "word_list"]
