"""Questions: named or free SPARQL queries, their parameters checked and bound, their answers written in formats."""

from kg.query.asking import ask, construct, prepare
from kg.query.catalogue import catalogue, named
from kg.query.formats import FORMATS, rows, written_graph, written_table
from kg.query.question import Parameter, Question, parse

__all__ = [
    "FORMATS",
    "Parameter",
    "Question",
    "ask",
    "catalogue",
    "construct",
    "named",
    "parse",
    "prepare",
    "rows",
    "written_graph",
    "written_table",
]
