"""Relate what is named: people to offices, towns to agreements, guests to hosts, money to what it pays."""

from kg.relate.reasons import reasons_of
from kg.relate.release import relate

__all__ = ["reasons_of", "relate"]
