"""Write a release, its things and facts, and the evidence of each as quads."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Final

from kg.errors import FactError
from kg.mapping.iris import code, evidence, expand, judgement, release_graph, release_iri, selector
from kg.mapping.known import known
from kg.mapping.table import EXCLUSIVE, KINDS, Row
from kg.mapping.terms import decimal, term
from kg.model import Evidence, Extraction, Fact, Iri, Kind, Node, Quad, Release, Thing, Value

__all__ = ["quads_of"]

_STEPS: Final = 256  # Confidence is told in hundredths.


def quads_of(
    release: Release, extraction: Extraction, iris: Mapping[str, Iri], units: Mapping[str, Iri] | None = None
) -> Iterator[Quad]:
    """Yield every quad of a release once, all in its own named graph, without blank nodes.

    Parameters
    ----------
    release
        The release as it is kept; evidence quotes its text.
    extraction
        What it says.
    iris
        The IRI of each thing.
    units
        The municipality that an office is a unit of, for those where it is known.

    Raises
    ------
    FactError
        If evidence lies outside the text, or a value is not of the form that its property demands.

    Examples
    --------
    >>> here = (Evidence(start=0, end=4, rule="example"),)
    >>> facts = (Fact(subject="p", property="name", value="Anna", evidence=here),)
    >>> said = Extraction(release="a", things=(Thing(id="p", kind="person", evidence=here),), facts=facts)
    >>> release = Release(identifier="a", text="Anna", zones=())
    >>> quads = list(quads_of(release, said, {"p": Iri("http://example.org/anna")}))
    >>> [quad.object.text for quad in quads if quad.predicate == expand("foaf:name")]
    ['Anna']
    """
    writer = _Writer(release, extraction, iris)
    writer.release()
    for thing in extraction.things:
        writer.thing(thing)
    for fact in _said_once(extraction, writer.kinds):
        writer.fact(fact)
    for country in (thing.id for thing in extraction.things if thing.kind == "country"):
        writer.unnamed(country)
    for office, town in (units or {}).items():
        writer.unit(office, town)
    graph = release_graph(release.identifier)
    return (Quad(subject, predicate, value, graph) for subject, predicate, value in writer.triples)


def _said_once(extraction: Extraction, kinds: Mapping[str, Kind]) -> Iterator[Fact]:
    """Yield the facts without those that an exclusive property before theirs has said already."""
    said = {(fact.subject, fact.property, fact.value) for fact in extraction.facts}
    for fact in extraction.facts:
        ranks = EXCLUSIVE.get(kinds[fact.subject], ())
        better = ranks[: ranks.index(fact.property)] if fact.property in ranks else ()
        if not any((fact.subject, prop, fact.value) in said for prop in better):
            yield fact


class _Writer:
    """The triples of one release, each once, in the order in which they are first said."""

    def __init__(self, release: Release, extraction: Extraction, iris: Mapping[str, Iri]) -> None:
        self.source = release
        self.extraction = extraction
        self.iris = iris
        self.iri = release_iri(release.identifier)
        self.things = {thing.id: thing for thing in extraction.things}
        self.kinds = {thing.id: thing.kind for thing in extraction.things}
        self.triples: dict[tuple[Iri, Iri, Node], None] = {}
        self.first: dict[tuple[Iri, str], Node] = {}
        self.places: dict[tuple[int, int], tuple[Iri, Iri]] = {}

    def add(self, subject: Iri, predicate: str, value: Node) -> None:
        self.triples[subject, expand(predicate), value] = None

    def release(self) -> None:
        """Write the release itself; what no fact says of it comes from its meta data."""
        self.add(self.iri, "rdf:type", expand(KINDS["release"].type))
        self.add(self.iri, "dcterms:identifier", Value(self.source.identifier))
        self.add(self.iri, "mc:textHash", Value(sha256(self.source.text.encode()).hexdigest()))
        said = {fact.property for fact in self.extraction.facts if self.kinds[fact.subject] == "release"}
        known = {name: getattr(self.source, name) for name in ("title", "issued", "language", "source")}
        for name, value in known.items():
            if value and name not in said:
                self.value(self.iri, KINDS["release"].rows[name], value, f"release {name}")

    def thing(self, thing: Thing) -> None:
        """Write the type of a thing and, if its node states a fact, the evidence of it."""
        rows, iri = KINDS[thing.kind], self.iris[thing.id]
        self.add(iri, "rdf:type", expand(rows.type))
        self.known(thing.kind, iri)
        for span in thing.evidence if rows.states else ():
            self.add(iri, "mc:evidence", self.evidence(span, iri))

    def known(self, kind: Kind, iri: Iri) -> None:
        """Write the name and the kind that reference data gives a thing; what the release calls it comes after."""
        if (entry := known(iri)) is None:
            return
        predicate = KINDS[kind].rows["title" if kind == "programme" else "name"].predicate
        name = Value(entry.name, expand("rdf:langString"), "de")
        self.add(iri, predicate, name)
        self.first[iri, predicate] = name
        if entry.kind:
            row = KINDS[kind].rows["kind"]
            self.add(iri, row.predicate, code(row.scheme, entry.kind))

    def fact(self, fact: Fact) -> None:
        """Write a fact and the evidence of it."""
        kind, subject = self.kinds[fact.subject], self.iris[fact.subject]
        if fact.property == "kind" and (entry := known(subject)) and entry.kind:
            return  # A release may call a programme a project; what it is, reference data knows.
        row = KINDS[kind].rows[fact.property]
        if row.form == "node":
            self.add(subject, row.predicate, self.iris[fact.value])
            written: tuple[str, Node] | None = (row.predicate, self.iris[fact.value])
        else:
            written = self.value(subject, row, fact.value, f"{fact.subject} {fact.property}")
        for span in fact.evidence if written else ():
            self.evidence(span, subject, written)

    def unit(self, office: str, town: Iri) -> None:
        """Write that an office is a unit of a municipality, on the evidence of the office."""
        self.add(self.iris[office], "org:unitOf", town)
        for span in self.things[office].evidence:
            self.evidence(span, self.iris[office], ("org:unitOf", town))

    def unnamed(self, country: str) -> None:
        """Write the code of a country that neither reference data nor the release names as its label."""
        codes = [fact.value for fact in self.extraction.facts if (fact.subject, fact.property) == (country, "iso")]
        if codes and (self.iris[country], "skos:prefLabel") not in self.first:
            self.add(self.iris[country], "skos:prefLabel", Value(codes[0]))

    def value(self, subject: Iri, row: Row, text: str, where: str) -> tuple[str, Node] | None:
        """Write a value that is no thing; return its predicate and term, or None where it has no term."""
        try:
            node = term(row, text, self.source.language)
        except ValueError as error:
            what = f"{where} {text!r} {error}"
            raise FactError(where=self.source.identifier, what=what, remedy="mend the rule that read it") from error
        if node is None:
            return None
        first = self.first.setdefault((subject, row.predicate), node)
        predicate = row.again if row.again and first != node else row.predicate
        self.add(subject, predicate, node)
        return predicate, node

    def evidence(self, span: Evidence, subject: Iri, statement: tuple[str, Node] | None = None) -> Iri:
        """Write the evidence of a node, or of one statement about it; return its IRI."""
        name, text = self.source.identifier, self.source.text
        if span.end > len(text):
            what = f"evidence of {subject} ends at {span.end}, after the text ({len(text)})"
            raise FactError(where=name, what=what, remedy="give offsets in code points of the kept text")
        said = (statement[0], *_parts(statement[1])) if statement else ()
        iri = evidence(name, subject, *said, str(span.start), str(span.end))
        if (iri, expand("rdf:type"), expand("mc:Evidence")) in self.triples:
            return iri  # The same words for the same statement, read by another rule: the first rule stands.
        self.add(iri, "rdf:type", expand("mc:Evidence"))
        self.add(iri, "oa:hasSource", self.iri)
        self.rule(iri, span.rule)
        self.add(iri, "mc:confidence", _sure(span.confidence))
        for node in self.selectors(span):
            self.add(iri, "oa:hasSelector", node)
        if statement:
            self.add(iri, "rdf:subject", subject)
            self.add(iri, "rdf:predicate", expand(statement[0]))
            self.add(iri, "rdf:object", statement[1])
        return iri

    def rule(self, iri: Iri, rule: str) -> None:
        """Write which rule read a passage or, where a person did, on which judgement it stands."""
        name, _, said = rule.partition(":")
        self.add(iri, "mc:rule", Value(name if name.startswith("review.") else rule))
        if said and name.startswith("review."):
            self.add(iri, "prov:wasDerivedFrom", judgement(said))

    def selectors(self, span: Evidence) -> tuple[Iri, Iri]:
        """Write where a span stands and what it says, once for all evidence on it."""
        if (span.start, span.end) in self.places:
            return self.places[span.start, span.end]
        name = self.source.identifier
        place, quote = (selector(name, what, span.start, span.end) for what in ("position", "quote"))
        self.add(place, "rdf:type", expand("oa:TextPositionSelector"))
        self.add(place, "oa:start", Value(str(span.start), expand("xsd:integer")))
        self.add(place, "oa:end", Value(str(span.end), expand("xsd:integer")))
        self.add(quote, "rdf:type", expand("oa:TextQuoteSelector"))
        self.add(quote, "oa:exact", Value(self.source.text[span.start : span.end]))
        self.places[span.start, span.end] = place, quote
        return place, quote


@lru_cache(maxsize=_STEPS)
def _sure(confidence: float) -> Value:
    return decimal(str(confidence))


def _parts(node: Node) -> tuple[str, ...]:
    return (node,) if isinstance(node, Iri) else (node.text, node.datatype, node.language or "")
