"""Draw networks, maps, timelines and flows to a PNG or SVG. Same data, same file; no display, no download."""

from kg.draw.flow import Passage, flow
from kg.draw.land_map import land_map
from kg.draw.picture import picture
from kg.draw.timeline import timeline

__all__ = ["Passage", "flow", "land_map", "picture", "timeline"]
