"""Questions: named or free SPARQL queries, their parameters checked and bound, their answers written in formats."""

from kg.errors import StoppedError
from kg.query.answer import Answer, answered
from kg.query.asking import ask, construct, explain, prepare
from kg.query.catalogue import catalogue, named
from kg.query.choices import Choice, choices
from kg.query.formats import FORMATS, MEDIA_TYPES, rows, written_answer, written_graph, written_table
from kg.query.frames import frame
from kg.query.question import Parameter, Question, parse
from kg.query.worker import Worker

__all__ = [
    "FORMATS",
    "MEDIA_TYPES",
    "Answer",
    "Choice",
    "Parameter",
    "Question",
    "StoppedError",
    "Worker",
    "answered",
    "ask",
    "catalogue",
    "choices",
    "construct",
    "explain",
    "frame",
    "named",
    "parse",
    "prepare",
    "rows",
    "written_answer",
    "written_graph",
    "written_table",
]
