"""Networks of cooperation, and measures of them. Takes ties; does not know where they are kept.

`make` makes the network that a `Plan` declares; the other functions measure one. Each says by which formula, after
whom, and shows a case that can be checked by hand. NetworkX is the reference: large networks are measured by
rustworkx beneath the same functions, with the same values.
"""

from kg.analyse.centrality import betweenness, closeness, eigenvector, pagerank
from kg.analyse.local import clustering, constraint, core, degree, strength
from kg.analyse.near import Candidate, candidates, chain, ego, find
from kg.analyse.networks import make
from kg.analyse.plans import Plan, delivered, plan_of
from kg.analyse.table import grouped, measured, measures, summary
from kg.analyse.time import Snapshot, narrowed, snapshots
from kg.analyse.two_sides import bipartite_clustering, projection, side_degrees
from kg.analyse.whole import (
    assortativity,
    communities,
    components,
    density,
    modularity,
    reciprocity,
    weighted_reciprocity,
)

__all__ = [
    "Candidate",
    "Plan",
    "Snapshot",
    "assortativity",
    "betweenness",
    "bipartite_clustering",
    "candidates",
    "chain",
    "closeness",
    "clustering",
    "communities",
    "components",
    "constraint",
    "core",
    "degree",
    "delivered",
    "density",
    "ego",
    "eigenvector",
    "find",
    "grouped",
    "make",
    "measured",
    "measures",
    "modularity",
    "narrowed",
    "pagerank",
    "plan_of",
    "projection",
    "reciprocity",
    "side_degrees",
    "snapshots",
    "strength",
    "summary",
    "weighted_reciprocity",
]
