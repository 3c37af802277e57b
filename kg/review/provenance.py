"""Write what people have judged as quads of graph/review, in the terms of PROV-O (https://www.w3.org/TR/prov-o/).

The graphs of releases say what a machine has read, as far as people have left it. This graph says who has left out,
changed, added or confirmed which statement, when and why. Only what took effect stands in it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from kg.judge import Judgement
from kg.mapping.iris import code, expand, judgement, release_iri
from kg.mapping.table import KINDS
from kg.mapping.terms import term
from kg.model import Fact, Iri, Kind, Node, Quad, Value
from kg.names import slug
from kg.store import REVIEW

__all__ = ["Statement", "judgement_quads", "pair_quads", "statement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement of the graph: who says it of what is not said here."""

    subject: Iri
    predicate: Iri
    object: Node


def statement(kind: Kind, fact: Fact, iris: Mapping[str, Iri], language: str) -> Statement | None:
    """Return what the graph has of a fact, None where it has nothing.

    Examples
    --------
    >>> from kg.model import Evidence
    >>> here = (Evidence(start=0, end=4, rule="example"),)
    >>> fact = Fact(subject="e", property="start", value="2024", evidence=here)
    >>> statement("event", fact, {"e": Iri("http://example.org/e")}, "de").object
    Value(text='2024', datatype='http://www.w3.org/2001/XMLSchema#gYear', language=None)
    """
    row = KINDS[kind].rows[fact.property]
    node = iris.get(fact.value) if row.form == "node" else term(row, fact.value, language)
    subject = iris.get(fact.subject)
    if subject is None or node is None:
        return None
    return Statement(subject=subject, predicate=expand(row.predicate), object=node)


def judgement_quads(said: Judgement, judged: Iterable[Statement], given: Iterable[Statement]) -> Iterator[Quad]:
    """Yield what graph/review says of a judgement on a fact.

    Parameters
    ----------
    said
        The judgement.
    judged
        What the machine stated.
    given
        What the person states in its place, or beside it.
    """
    write = _Writer(said)
    if said.fact is not None:
        write.add("prov:wasDerivedFrom", release_iri(said.fact.release))
        write.add("oa:exact", Value(said.fact.exact))
    for one in judged:
        write.about(one)
        write.add("mc:judgedValue", one.object)
    for one in given:
        write.about(one)
        write.add("mc:givenValue", one.object)
    return iter(write.quads)


def pair_quads(said: Judgement) -> Iterator[Quad]:
    """Yield what graph/review says of a judgement on two things."""
    write = _Writer(said)
    if said.pair is not None:
        same = expand("owl:sameAs" if said.verdict == "same" else "owl:differentFrom")
        write.about(Statement(subject=Iri(said.pair.first), predicate=same, object=Iri(said.pair.second)))
        write.add("mc:givenValue", Iri(said.pair.second))
    return iter(write.quads)


class _Writer:
    """The quads of one judgement: who, when, why, and whatever is added."""

    def __init__(self, said: Judgement) -> None:
        self.iri = judgement(said.id)
        self.quads: list[Quad] = []
        self.add("rdf:type", expand("mc:Judgement"))
        self.add("mc:verdict", code("verdict", said.verdict))
        agent = expand(f"id:agent/{slug(said.author) or blake2b(said.author.encode(), digest_size=6).hexdigest()}")
        self.add("prov:wasAttributedTo", agent)
        self.quads.append(Quad(agent, expand("rdf:type"), expand("prov:Agent"), REVIEW))
        self.quads.append(Quad(agent, expand("rdfs:label"), Value(said.author), REVIEW))
        self.add("dcterms:created", Value(said.date, expand("xsd:date")))
        # PROV wants a moment where a judgement has a day: its beginning.
        self.add("prov:generatedAtTime", Value(f"{said.date}T00:00:00Z", expand("xsd:dateTime")))
        if said.reason:
            self.add("mc:reason", Value(said.reason))

    def about(self, statement: Statement) -> None:
        """Write of which thing and property a statement is."""
        self.add("mc:judgedThing", statement.subject)
        self.add("mc:judgedProperty", statement.predicate)

    def add(self, predicate: str, value: Node) -> None:
        """Write one statement about the judgement."""
        self.quads.append(Quad(self.iri, expand(predicate), value, REVIEW))
