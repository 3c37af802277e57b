"""Write a network for other tools: Gephi, Cytoscape, D3, yEd, R, maps, spreadsheets. Same network, same bytes."""

from kg.export.files import FORMATS, Format, contents, write

__all__ = ["FORMATS", "Format", "contents", "write"]
