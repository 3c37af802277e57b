"""Turn terms and quads into Oxigraph's and back."""

import pyoxigraph as ox

from kg.model import Iri, Node, Quad, Value

__all__ = ["Terms", "from_ox", "to_ox", "to_quad"]


class Terms(dict[object, Node | None]):
    """Oxigraph's terms as the model has them; the terms of an answer are few, and each is made once."""

    def __missing__(self, term: object) -> Node | None:
        made = self[term] = None if term is None else from_ox(term)
        return made


def to_ox(term: Node) -> ox.NamedNode | ox.Literal:
    """Return a term as Oxigraph has it."""
    if isinstance(term, Iri):
        return ox.NamedNode(term)
    if term.language:
        return ox.Literal(term.text, language=term.language)
    return ox.Literal(term.text, datatype=ox.NamedNode(term.datatype))


def to_quad(quad: Quad) -> ox.Quad:
    """Return a quad as Oxigraph has it."""
    return ox.Quad(
        ox.NamedNode(quad.subject), ox.NamedNode(quad.predicate), to_ox(quad.object), ox.NamedNode(quad.graph)
    )


def from_ox(term: object) -> Node:
    """Return an Oxigraph term as the model has it; a blank node becomes an IRI ``_:label``."""
    if isinstance(term, ox.Literal):
        return Value(term.value, term.datatype.value, term.language)
    return Iri(term.value) if isinstance(term, ox.NamedNode) else Iri(str(term))
