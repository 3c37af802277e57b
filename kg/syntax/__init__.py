"""The shallow grammar of German that the stages share: verbs with their particles, and the clauses they head."""

from kg.syntax.clauses import Clause, clauses_of
from kg.syntax.verbs import participle_lemma, verb_lemmas

__all__ = ["Clause", "clauses_of", "participle_lemma", "verb_lemmas"]
