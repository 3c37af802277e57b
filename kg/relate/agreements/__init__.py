"""Read agreements: what is concluded or in force between whom, since when, and who signed."""

from kg.relate.agreements.agreement import Agreement
from kg.relate.agreements.reader import agreements_of
from kg.relate.agreements.words import noun_types

__all__ = ["Agreement", "agreements_of", "noun_types"]
