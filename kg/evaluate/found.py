"""Read what a graph says about one release as rows, in the same form as a gold file's."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from kg.errors import InputError
from kg.evaluate.gold import Rows, when
from kg.evaluate.names import Field, FoundName, normal
from kg.model import Iri, Node, Value
from kg.store import Graph

__all__ = ["Found"]

_PREFIXES: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_LABELS: Final = """SELECT ?node ?name {
  ?node rdfs:label|skos:prefLabel|skos:altLabel|foaf:name|dcterms:title|schema:name|schema:alternateName ?name
  FILTER(isLiteral(?name)) }"""
_RELEASES: Final = "SELECT DISTINCT ?g ?id { GRAPH ?g { ?release a mc:PressRelease ; dcterms:identifier ?id } }"
# A participant is one who is neither host nor guest nor organiser of the same event.
_PARTS: Final = {
    "host": "mc:host ?who",
    "guest": "mc:guest ?who",
    "organiser": "schema:organizer ?who",
    "participant": "mc:participant ?who FILTER NOT EXISTS { ?event mc:host|mc:guest|schema:organizer ?who }",
    "participation": "mc:participant|mc:host|mc:guest|schema:organizer ?who",
}


class Found:
    """What a graph says, release by release; the names of a node count wherever in the graph they stand.

    Raises
    ------
    InputError
        If two named graphs describe the same release.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._names: dict[Node, set[str]] = defaultdict(set)
        for node, name in graph.select(_PREFIXES + _LABELS).rows:
            if node is not None and isinstance(name, Value):
                self._names[node].add(normal(name.text))
        self.releases: dict[str, str] = {}
        for home, identifier in graph.select(_PREFIXES + _RELEASES).rows:
            if self.releases.setdefault(_text(identifier) or "", str(home)) != str(home):
                remedy = "keep it in one graph"
                raise InputError(where=str(_text(identifier)), what="is described in two graphs", remedy=remedy)

    def rows(self, release: str) -> Rows:
        """Return the rows of a release by kind; none, if the graph lacks it."""
        if release not in self.releases:
            return {}
        reading = _Reading(self._graph, self.releases[release], self._names)
        reading.read()
        return reading.rows


class _Reading:
    """The named graph of one release while it is read."""

    def __init__(self, graph: Graph, home: str, names: Mapping[Node, set[str]]) -> None:
        self._graph = graph
        self._home = home
        self._names = names
        self.rows: Rows = defaultdict(list)
        self._agreements: dict[Node | None, str | None] = {}
        self._events: dict[Node | None, tuple[str | None, str | None]] = {}

    def read(self) -> None:
        self._release()
        self._actors()
        self._agreed()
        self._happened()
        self._paid()
        self.rows["topic"] += [(_code(row["topic"]),) for row in self._ask("?about mc:topic ?topic")]
        self.rows["quote"] += [(self._who(row["who"]),) for row in self._ask("?q a mc:Quote ; mc:speaker ?who")]
        # A kind of which nothing is said is no kind of this release.
        self.rows = {kind: rows for kind, rows in self.rows.items() if rows}

    def _ask(self, pattern: str) -> Iterator[dict[str, Node | None]]:
        query = f"{_PREFIXES} SELECT DISTINCT * {{ GRAPH <{self._home}> {{ {pattern} }} }}"
        return self._graph.select(query).dicts()

    def _who(self, node: Node | None) -> FoundName:
        if isinstance(node, Value):
            return FoundName(frozenset({normal(node.text)}))
        return FoundName(frozenset(self._names.get(node or Iri(""), ())) or frozenset({f"<{node}>"}))

    def _maybe(self, node: Node | None) -> FoundName | None:
        return self._who(node) if node is not None else None

    def _release(self) -> None:
        pattern = """?release a mc:PressRelease OPTIONAL { ?release dcterms:title ?title }
            OPTIONAL { ?release dcterms:issued ?published } OPTIONAL { ?release dcterms:publisher ?publisher }"""
        for row in self._ask(pattern):
            said = {"title": self._maybe(row["title"]), "published": _text(row["published"])}
            said["publisher"] = self._maybe(row["publisher"])
            self.rows["release"] += [(key, value) for key, value in said.items() if value is not None]

    def _actors(self) -> None:
        for row in self._ask("?town a mc:Municipality"):
            self.rows["municipality"].append((self._who(row["town"]),))
        here = f"GRAPH <{self._home}> {{ ?town a mc:Municipality }}"
        countries = f"{_PREFIXES} SELECT DISTINCT ?town ?country {{ {here} ?town mc:country ?country }}"
        for town, country in self._graph.select(countries).rows:
            self.rows["municipality-country"].append((self._who(town), _code(country)))
        for row in self._ask("?person a foaf:Person"):
            self.rows["person"].append((self._who(row["person"]),))
        roles = "?m a org:Membership ; org:member ?who ; org:role ?role OPTIONAL { ?m org:organization ?of }"
        for row in self._ask(roles):
            self.rows["role"].append((self._who(row["who"]), _code(row["role"]), self._maybe(row["of"])))
        for row in self._ask("?body a org:Organization FILTER NOT EXISTS { ?body a mc:Municipality }"):
            self.rows["organisation"].append((self._who(row["body"]),))

    def _agreed(self) -> None:
        parties: dict[Node | None, set[Field]] = defaultdict(set)
        for row in self._ask("?a a mc:Agreement ; mc:agreementType ?type OPTIONAL { ?a mc:party ?who }"):
            self._agreements[row["a"]] = _code(row["type"])
            parties[row["a"]].update([self._who(row["who"])] if row["who"] is not None else [])
        known = self._agreements
        self.rows["agreement"] += [(kind, frozenset(parties[node])) for node, kind in known.items()]
        for row in self._ask("?a a mc:Agreement ; mc:signedOn ?day"):
            said = (known.get(row["a"]), frozenset(parties[row["a"]]), _text(row["day"]))
            self.rows["agreement-date"].append(said)
        for row in self._ask("?a a mc:Agreement ; mc:agreementStatus ?status"):
            said = (known.get(row["a"]), frozenset(parties[row["a"]]), _code(row["status"]))
            self.rows["agreement-status"].append(said)
        for row in self._ask("?a a mc:Agreement ; mc:signatory ?who"):
            self.rows["signatory"].append((known.get(row["a"]), self._who(row["who"])))
        for row in self._ask("?a a mc:Agreement ; mc:follows ?before"):
            both = (known.get(row["a"]), known.get(row["before"]), frozenset(parties[row["a"]]))
            self.rows["follows"].append(both)

    def _happened(self) -> None:
        for row in self._ask("?event a mc:Event ; mc:eventType ?type OPTIONAL { ?event schema:startDate ?start }"):
            self._events[row["event"]] = (_code(row["type"]), _text(row["start"]))
            self.rows["event"].append(self._events[row["event"]])
        for row in self._ask("?event a mc:Event ; schema:superEvent ?whole"):
            self.rows["part-of"].append((*self._key(row["event"]), *self._key(row["whole"])))
        for row in self._ask("?event a mc:Event ; schema:endDate ?end"):
            self.rows["event-end"].append((*self._key(row["event"]), _text(row["end"])))
        for row in self._ask("?event a mc:Event ; schema:location ?place"):
            self.rows["event-place"].append((*self._key(row["event"]), self._who(row["place"])))
        for row in self._ask("?event a mc:Event ; dcterms:title ?title"):
            self.rows["event-title"].append((self._who(row["title"]),))
        for part, pattern in _PARTS.items():
            for row in self._ask(f"?event a mc:Event ; {pattern}"):
                self.rows[part].append((*when(*self._key(row["event"])), self._who(row["who"])))
        for row in self._ask("?event a mc:Event ; mc:withinProgramme ?programme"):
            self.rows["within"].append((*when(*self._key(row["event"])), self._who(row["programme"])))

    def _paid(self) -> None:
        for row in self._ask("?part mc:partOfProgramme ?whole"):
            self.rows["programme-part-of"].append((self._who(row["part"]), self._who(row["whole"])))
        for row in self._ask("?programme a mc:Programme"):
            self.rows["programme"].append((self._who(row["programme"]),))
        chain = """?f a mc:Funding ; mc:funder ?funder OPTIONAL { ?f mc:via ?via }
            OPTIONAL { ?f mc:programme ?programme } OPTIONAL { ?f mc:funds ?target }"""
        for row in self._ask(chain):
            funder, programme = self._who(row["funder"]), self._maybe(row["programme"])
            target = self._target(row["target"]) if row["target"] is not None else None
            self.rows["funding-chain"].append((funder, programme, target))
            self.rows["funding"] += [(funder, target)] if target is not None else []
            self.rows["funding-programme"] += [(funder, programme)] if programme is not None else []
            self.rows["via"] += [(funder, self._who(row["via"]))] if row["via"] is not None else []

    def _key(self, event: Node | None) -> tuple[str | None, str | None]:
        return self._events.get(event, (None, None))

    def _target(self, node: Node | None) -> Field:
        if node in self._events:
            return self._events[node]
        return ("agreement", self._agreements[node]) if node in self._agreements else self._who(node)


def _text(node: Node | None) -> str | None:
    return node.text if isinstance(node, Value) else None if node is None else str(node)


def _code(node: Node | None) -> str | None:
    """Return the code at the end of an IRI."""
    text = _text(node)
    return re.split(r"[/#]", text)[-1] if text is not None else None
