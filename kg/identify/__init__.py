"""Name each thing that a release speaks of, so that two releases on one thing meet in one IRI."""

from kg.identify.identity import Identity, identify

__all__ = ["Identity", "identify"]
