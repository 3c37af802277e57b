"""Vouch for what an extractor has read: every span lies in the text, every name can be derived from it."""

from kg.vouch.derivation import Derivation
from kg.vouch.refuse import Refusal, Vouched, vouch

__all__ = ["Derivation", "Refusal", "Vouched", "vouch"]
