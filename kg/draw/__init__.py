"""Draw a network to a PNG or SVG. Same network, same file; no display and no download is needed."""

from kg.draw.picture import picture

__all__ = ["picture"]
