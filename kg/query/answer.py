"""What a question gives back: rows or a graph, with the question itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kg.model import Value
from kg.query.asking import placed, prepare
from kg.query.labels import labelled
from kg.query.question import Question
from kg.store.askable import Askable
from kg.store.graph import Graph, Table

__all__ = ["Answer", "answered"]

_BOOLEAN: Final = "http://www.w3.org/2001/XMLSchema#boolean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The rows of a SELECT or ASK, or the graph of a CONSTRUCT or DESCRIBE; the other of the two is None."""

    question: Question
    table: Table | None = None
    graph: Graph | None = None

    @property
    def more(self) -> bool:
        """Tell whether a limit has cut rows off."""
        return self.table is not None and self.table.more

    @property
    def rows(self) -> int:
        """The number of rows, or of triples."""
        return len(self.table.rows) if self.table is not None else len(self.graph.raw) if self.graph is not None else 0


def answered(  # noqa: PLR0913 - what can be chosen, each by its name
    graph: Askable,
    name_or_text: str,
    params: Mapping[str, str] | None = None,
    *,
    language: str | None = None,
    limit: int | None = None,
    labels: bool = False,
) -> Answer:
    """Return what a question of any form gives.

    ``language`` is that of the names, unless ``params`` has another; ``limit`` the most rows; with ``labels`` the
    names of IRIs stand beside them. For the rest, and for what is raised, see `kg.query.ask`.

    Examples
    --------
    >>> answered(Graph.of_quads([]), "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").rows
    0
    """
    question = prepare(name_or_text)
    text, rest = placed(graph, question, params or {}, language)
    if question.form == "construct":
        return Answer(question=question, graph=graph.construct(text, rest))
    if question.form == "ask":
        yes = Value("true" if graph.ask(text, rest) else "false", _BOOLEAN)
        return Answer(question=question, table=Table(columns=("answer",), rows=((yes,),)))
    table = graph.select(text, rest, limit=limit)
    return Answer(question=question, table=labelled(graph, table, language or "de") if labels else table)
