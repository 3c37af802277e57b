"""Call things by a name: their own, or what they join and when, where they have none."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final
from urllib.parse import unquote

from kg.mapping.iris import expand
from kg.model import Iri, Node, Value
from kg.serve.calendar import dated
from kg.serve.language import Language
from kg.serve.things.parts import PARTS, composed
from kg.serve.things.vocabulary import PREFIXES, kind_of, property_label
from kg.store.askable import Askable
from kg.store.binding import written

__all__ = ["Named", "called"]

_BATCH: Final = 500
_NAMES: Final = "skos:prefLabel|dcterms:title|foaf:name|rdfs:label"
# How often a name may be made of names: a grant of a visit of two towns.
_DEPTH: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a thing is called, and its kind (``event``, or empty where it is none of ours)."""

    iri: Iri
    label: str
    kind: str


def called(graph: Askable, iris: Iterable[Iri], language: Language) -> Mapping[Iri, Named]:
    """Return the names of things: the preferred one in the language, or one made of their parts, or the IRI's end.

    Examples
    --------
    >>> from kg.store import Graph
    >>> called(Graph.of_quads([]), [Iri("https://w3id.org/municipal-cooperation/id/person/a")], "de").popitem()[1].label
    'a'
    """
    wanted = set(iris)
    labels = _labels(graph, wanted, language, _DEPTH)
    return {iri: Named(iri=iri, label=labels[iri], kind=kind_of(iri)) for iri in sorted(wanted)}


def _labels(graph: Askable, iris: set[Iri], language: Language, depth: int) -> dict[Iri, str]:
    labels = _own(graph, iris, language)
    bare = {iri for iri in iris - labels.keys() if kind_of(iri) in PARTS}
    if bare and depth:
        parts = _parts(graph, bare)
        inner = {
            term for found in parts.values() for terms in found.values() for term in terms if isinstance(term, Iri)
        }
        names = labels | _labels(graph, inner - labels.keys(), language, depth - 1)
        for iri in bare:
            words = {name: [_said(term, names, language) for term in terms] for name, terms in parts[iri].items()}
            if label := composed(kind_of(iri), words):
                labels[iri] = label
    return {iri: labels.get(iri) or _fallback(iri, language) for iri in iris}


def _own(graph: Askable, iris: set[Iri], language: Language) -> dict[Iri, str]:
    order = {"de": 1, "en": 2, "": 3, language: 0}
    best: dict[Iri, tuple[int, str]] = {}
    for it, name in _rows(graph, f"SELECT ?it ?name {{ VALUES ?it {{ %s }} ?it {_NAMES} ?name }}", iris):
        if isinstance(it, Iri) and isinstance(name, Value):
            found = (order.get(name.language or "", 4), name.text)
            best[it] = min(found, best.get(it, found))
    # The label of a role says only what it is; who holds it where makes it a name.
    return {iri: text for iri, (_, text) in best.items() if kind_of(iri) not in {"role", "figure"}}


def _parts(graph: Askable, iris: set[Iri]) -> dict[Iri, dict[str, list[Node]]]:
    names = sorted({name for kind in {kind_of(iri) for iri in iris} for name in PARTS[kind]})
    short = {str(expand(name)): name for name in names}
    found: dict[Iri, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    # All properties, to choose from them here: where the query names them, Oxigraph reads all things that have them.
    for it, predicate, term in _rows(
        graph, "SELECT DISTINCT ?it ?p ?o { VALUES ?it { %s } ?it ?p ?o } ORDER BY ?it ?p ?o", iris
    ):
        if isinstance(it, Iri) and term is not None and str(predicate) in short:
            found[it][short[str(predicate)]].append(term)
    return found


def _rows(graph: Askable, query: str, iris: Iterable[Iri]) -> Iterator[tuple[Node | None, ...]]:
    waiting = iter(sorted(iri for iri in iris if not iri.startswith("_:")))
    while batch := list(islice(waiting, _BATCH)):
        yield from graph.select(PREFIXES + query.replace("%s", " ".join(map(written, batch)))).rows


def _said(term: Node, names: Mapping[Iri, str], language: Language) -> str:
    return names.get(term, term) if isinstance(term, Iri) else dated(term.text, language)


def _fallback(iri: Iri, language: Language) -> str:
    label = property_label(iri, language)
    return unquote(iri.rstrip("/").rsplit("/", 1)[-1]) if kind_of(iri) and label.startswith("id:") else label
