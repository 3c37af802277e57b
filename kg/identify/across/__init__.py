"""Decide over all releases which of their things are one."""

from kg.identify.across.interface import REASONS, Constraints, Join, JoinedKind, Near, Pair, Reason, Witness, mention

__all__ = ["REASONS", "Constraints", "Join", "JoinedKind", "Near", "Pair", "Reason", "Witness", "mention"]
