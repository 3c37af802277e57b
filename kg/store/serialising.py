"""Write the triples of a default graph in the formats of RDF, sorted."""

import re
from collections.abc import Mapping
from typing import Final, cast

import pyoxigraph as ox

from kg.errors import InputError
from kg.mapping.iris import NAMESPACES
from kg.store.jsonld import compact, context

__all__ = ["FORMATS", "serialised"]

FORMATS: Final[dict[str, ox.RdfFormat]] = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
}


def serialised(raw: ox.Store, ending: str, prefixes: Mapping[str, str]) -> str:
    """Return the triples of the default graph in the format of a file ending; see `kg.store.Graph.serialise`."""
    if ending not in FORMATS:
        remedy = f"use one of {', '.join(FORMATS)}"
        raise InputError(where=ending, what="is no ending of an RDF format", remedy=remedy)
    quads = sorted(raw.quads_for_pattern(None, None, None, ox.DefaultGraph()), key=str)
    form, known = FORMATS[ending], {**NAMESPACES, **prefixes}
    if form == ox.RdfFormat.JSON_LD:
        return "".join(compact(quads, context().with_prefixes(known)))
    short = known if form in {ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG} else None
    return _arranged(cast(bytes, ox.serialize((q.triple for q in quads), format=form, prefixes=short)).decode())


def _arranged(text: str) -> str:
    """Return Turtle with the prefixes that it uses, in order: Oxigraph writes them all, in any order."""
    lines = text.splitlines(keepends=True)
    prefixes = sorted(line for line in lines if line.startswith("@prefix "))
    body = "".join(line for line in lines if not line.startswith("@prefix "))
    return "".join(line for line in prefixes if re.search(rf"(?<![\w]){line.split()[1]}", body)) + body
