"""The embedded store: kept texts, facts, and the graph that follows from them."""

from kg.store.graph import Graph, Table

__all__ = ["Graph", "Table"]
