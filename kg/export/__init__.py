"""Write a network for other tools: Gephi, Cytoscape, D3, yEd, R, spreadsheets. Same network, same bytes."""

from kg.export.files import FORMATS, write

__all__ = ["FORMATS", "write"]
