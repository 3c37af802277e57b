"""The embedded store: kept texts, facts, and the graph that follows from them."""

from kg.store.askable import Askable
from kg.store.graph import Graph, Table
from kg.store.holding import Entry, Holding, fingerprint, lines_of, pack
from kg.store.lists import KeptList
from kg.store.store import IDENTITY, REFERENCE, REVIEW, Store

__all__ = [
    "IDENTITY",
    "REFERENCE",
    "REVIEW",
    "Askable",
    "Entry",
    "Graph",
    "Holding",
    "KeptList",
    "Store",
    "Table",
    "fingerprint",
    "lines_of",
    "pack",
]
