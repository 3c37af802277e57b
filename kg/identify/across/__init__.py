"""Decide over all releases which of their things are one."""

from kg.identify.across.decide import Decision, decide
from kg.identify.across.interface import REASONS, Constraints, Join, JoinedKind, Near, Pair, Reason, Witness, mention
from kg.identify.across.judged import Judged
from kg.identify.across.profile import Profile, packed, unpacked
from kg.identify.across.profiling import profiled

__all__ = [
    "REASONS",
    "Constraints",
    "Decision",
    "Join",
    "JoinedKind",
    "Judged",
    "Near",
    "Pair",
    "Profile",
    "Reason",
    "Witness",
    "decide",
    "mention",
    "packed",
    "profiled",
    "unpacked",
]
