"""Networks of cooperation, and measures of them. Takes ties; does not know where they are kept.

`cooperation`, `funding` and `visits` make networks; the other functions measure one. Each says by which formula,
after whom, and shows a case that can be checked by hand.
"""

from kg.analyse.centrality import (
    betweenness,
    closeness,
    clustering,
    constraint,
    core,
    degree,
    pagerank,
    strength,
)
from kg.analyse.networks import cooperation, funding, visits
from kg.analyse.table import measured, measures, summary
from kg.analyse.two_sides import projection, side_degrees
from kg.analyse.whole import communities, components, density, modularity, reciprocity, weighted_reciprocity

__all__ = [
    "betweenness",
    "closeness",
    "clustering",
    "communities",
    "components",
    "constraint",
    "cooperation",
    "core",
    "degree",
    "density",
    "funding",
    "measured",
    "measures",
    "modularity",
    "pagerank",
    "projection",
    "reciprocity",
    "side_degrees",
    "strength",
    "summary",
    "visits",
    "weighted_reciprocity",
]
