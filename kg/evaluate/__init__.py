"""Score a graph against gold facts: which facts were found, which are wrong, which are missing."""

from kg.evaluate.report import figures, table
from kg.evaluate.scores import Difference, Score, Scores, evaluate

__all__ = ["Difference", "Score", "Scores", "evaluate", "figures", "table"]
