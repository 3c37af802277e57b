"""Relate what is named: people to offices, towns to agreements, guests to hosts, money to what it pays."""

from kg.relate.release import relate

__all__ = ["relate"]
