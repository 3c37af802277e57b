"""Put names beside the IRIs of an answer, in the language that is asked for."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from kg.model import Iri, Node, Value
from kg.query.naming import PREFIXES
from kg.store.askable import Askable
from kg.store.binding import written
from kg.store.graph import Table

__all__ = ["LABEL", "labelled", "labels_of"]

# A column ``xLabel`` holds the names of the column ``x``.
LABEL: Final = "Label"
_RDFS: Final = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
_NAMES: Final = "skos:prefLabel|dcterms:title|foaf:name|rdfs:label"
_BATCH: Final = 500


def labelled(graph: Askable, table: Table, language: str) -> Table:
    """Return a table with a column of names behind each column of IRIs that has none yet.

    Examples
    --------
    >>> from kg.store import Graph
    >>> table = Table(columns=("a",), rows=((Iri("http://e.org/a"),), (Value("1"),)))
    >>> labelled(Graph.of_quads([]), table, "de").columns
    ('a', 'aLabel')
    """
    bare = {
        place
        for place, column in enumerate(table.columns)
        if f"{column}{LABEL}" not in table.columns and any(isinstance(row[place], Iri) for row in table.rows)
    }
    if not bare:
        return table
    iris = {term for row in table.rows for place in bare if isinstance(term := row[place], Iri)}
    names = labels_of(graph, iris, language)

    def widened(row: tuple[Node | None, ...]) -> Iterator[Node | None]:
        for place, term in enumerate(row):
            yield term
            if place in bare:
                yield names.get(term) if isinstance(term, Iri) else None

    columns = (
        (column, f"{column}{LABEL}") if place in bare else (column,) for place, column in enumerate(table.columns)
    )
    return Table(columns=sum(columns, ()), rows=tuple(tuple(widened(row)) for row in table.rows), more=table.more)


def labels_of(graph: Askable, iris: Iterable[Iri], language: str) -> Mapping[Iri, Value]:
    """Return a name of each IRI that has one: in the language, else without one, in English, German or any other."""
    order = {"de": 3, "en": 2, "": 1, language: 0}
    best: dict[Iri, tuple[int, str]] = {}
    waiting = iter(sorted(iri for iri in iris if not iri.startswith("_:")))
    while batch := list(islice(waiting, _BATCH)):
        values = " ".join(map(written, batch))
        query = f"{PREFIXES}{_RDFS}SELECT ?it ?name {{ VALUES ?it {{ {values} }} ?it {_NAMES} ?name }}"
        for it, name in graph.select(query).rows:
            if isinstance(it, Iri) and isinstance(name, Value):
                found = (order.get(name.language or "", 4), name.text)
                best[it] = min(found, best.get(it, found))
    return {iri: Value(text) for iri, (_, text) in best.items()}
