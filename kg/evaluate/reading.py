"""Read what the named graph of one release says as rows, and remember which statements each row was read from."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from kg.evaluate.evidence import Cited, Span, cited_in, spans_by_statement
from kg.evaluate.gold import Rows, when
from kg.evaluate.names import Field, FoundName, Row, normal
from kg.model import Iri, Node, Value
from kg.store import Graph

__all__ = ["PREFIXES", "Reading"]

PREFIXES: Final = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX mc: <https://w3id.org/municipal-cooperation/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
# A participant is one who is neither host nor guest nor organiser of the same event.
_PARTS: Final = {
    "host": "mc:host ?who",
    "guest": "mc:guest ?who",
    "organiser": "schema:organizer ?who",
    "participant": "mc:participant ?who FILTER NOT EXISTS { ?event mc:host|mc:guest|schema:organizer ?who }",
    "participation": "mc:participant|mc:host|mc:guest|schema:organizer ?who",
}


class Reading:
    """The named graph of one release while it is read."""

    def __init__(self, graph: Graph, home: str, names: Mapping[Node, set[str]]) -> None:
        self._graph = graph
        self._home = home
        self._names = names
        self.rows: Rows = defaultdict(list)
        self._origins: dict[tuple[str, Row], list[tuple[Node | None, Node | None]]] = defaultdict(list)
        self._agreements: dict[Node | None, str | None] = {}
        self._events: dict[Node | None, tuple[str | None, str | None]] = {}

    def read(self) -> None:
        self._release()
        self._actors()
        self._agreed()
        self._happened()
        self._paid()
        for row in self._ask("?about mc:topic ?topic"):
            self._add("topic", (_code(row["topic"]),), row["about"], row["topic"])
        for row in self._ask("?q a mc:Quote ; mc:speaker ?who"):
            self._add("quote", (self._who(row["who"]),), row["q"], row["who"])
        # A kind of which nothing is said is no kind of this release.
        self.rows = {kind: rows for kind, rows in self.rows.items() if rows}

    def spans(self, kind: str, row: Row) -> list[Span]:
        """Return where the release says what a row states: the evidence of its statement, else of its subject."""
        origins = self._origins[kind, row]
        exact = [span for origin in origins for span in self._spans.get(origin, ())]
        return exact or [span for subject, _ in origins for span in self._spans.get((subject, None), ())]

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """The evidence of the release's graph."""
        return cited_in(self._graph, self._home)

    @cached_property
    def _spans(self) -> dict[tuple[Node | None, Node | None], list[Span]]:
        return spans_by_statement(self.cited)

    def _add(self, kind: str, row: Row, subject: Node | None, value: Node | None = None) -> None:
        self.rows[kind].append(row)
        self._origins[kind, row].append((subject, value))

    def _ask(self, pattern: str) -> Iterator[dict[str, Node | None]]:
        query = f"{PREFIXES} SELECT DISTINCT * {{ GRAPH <{self._home}> {{ {pattern} }} }}"
        return self._graph.select(query).dicts()

    def _who(self, node: Node | None) -> FoundName:
        if isinstance(node, Value):
            return FoundName(frozenset({normal(node.text)}))
        return FoundName(frozenset(self._names.get(node or Iri(""), ())) or frozenset({f"<{node}>"}))

    def classes(self) -> dict[Node | None, set[Node | None]]:
        """Return the classes of the things in the release's graph."""
        found: dict[Node | None, set[Node | None]] = defaultdict(set)
        for row in self._ask("?thing a ?class"):
            found[row["thing"]].add(row["class"])
        return found

    def _maybe(self, node: Node | None) -> FoundName | None:
        return self._who(node) if node is not None else None

    def _release(self) -> None:
        pattern = """?release a mc:PressRelease OPTIONAL { ?release dcterms:title ?title }
            OPTIONAL { ?release dcterms:issued ?published } OPTIONAL { ?release dcterms:publisher ?publisher }"""
        for row in self._ask(pattern):
            said = {"title": self._maybe(row["title"]), "published": _text(row["published"])}
            said["publisher"] = self._maybe(row["publisher"])
            for key, value in said.items():
                if value is not None:
                    self._add("release", (key, value), row["release"], row[key])

    def _actors(self) -> None:
        for row in self._ask("?town a mc:Municipality"):
            self._add("municipality", (self._who(row["town"]),), row["town"])
        here = f"GRAPH <{self._home}> {{ ?town a mc:Municipality }}"
        countries = f"{PREFIXES} SELECT DISTINCT ?town ?country {{ {here} ?town mc:country ?country }}"
        for town, country in self._graph.select(countries).rows:
            self._add("municipality-country", (self._who(town), _code(country)), town, country)
        for row in self._ask("?person a foaf:Person"):
            self._add("person", (self._who(row["person"]),), row["person"])
        roles = "?m a org:Membership ; org:member ?who ; org:role ?role OPTIONAL { ?m org:organization ?of }"
        for row in self._ask(roles):
            said = (self._who(row["who"]), _code(row["role"]), self._maybe(row["of"]))
            self._add("role", said, row["m"], row["role"])
        for row in self._ask("?body a org:Organization FILTER NOT EXISTS { ?body a mc:Municipality }"):
            self._add("organisation", (self._who(row["body"]),), row["body"])

    def _agreed(self) -> None:
        parties: dict[Node | None, set[Field]] = defaultdict(set)
        for row in self._ask("?a a mc:Agreement ; mc:agreementType ?type OPTIONAL { ?a mc:party ?who }"):
            self._agreements[row["a"]] = _code(row["type"])
            parties[row["a"]].update([self._who(row["who"])] if row["who"] is not None else [])
        known = self._agreements
        for node, kind in known.items():
            self._add("agreement", (kind, frozenset(parties[node])), node)
        for row in self._ask("?a a mc:Agreement ; mc:signedOn ?day"):
            said = (known.get(row["a"]), frozenset(parties[row["a"]]), _text(row["day"]))
            self._add("agreement-date", said, row["a"], row["day"])
        for row in self._ask("?a a mc:Agreement ; mc:agreementStatus ?status"):
            said = (known.get(row["a"]), frozenset(parties[row["a"]]), _code(row["status"]))
            self._add("agreement-status", said, row["a"], row["status"])
        for row in self._ask("?a a mc:Agreement ; mc:signatory ?who"):
            self._add("signatory", (known.get(row["a"]), self._who(row["who"])), row["a"], row["who"])
        for row in self._ask("?a a mc:Agreement ; mc:follows ?before"):
            both = (known.get(row["a"]), known.get(row["before"]), frozenset(parties[row["a"]]))
            self._add("follows", both, row["a"], row["before"])

    def _happened(self) -> None:
        for row in self._ask("?event a mc:Event ; mc:eventType ?type OPTIONAL { ?event schema:startDate ?start }"):
            self._events[row["event"]] = (_code(row["type"]), _text(row["start"]))
            self._add("event", self._events[row["event"]], row["event"])
        for row in self._ask("?event a mc:Event ; schema:superEvent ?whole"):
            self._add("part-of", (*self._key(row["event"]), *self._key(row["whole"])), row["event"], row["whole"])
        for row in self._ask("?event a mc:Event ; schema:endDate ?end"):
            self._add("event-end", (*self._key(row["event"]), _text(row["end"])), row["event"], row["end"])
        for row in self._ask("?event a mc:Event ; schema:location ?place"):
            self._add("event-place", (*self._key(row["event"]), self._who(row["place"])), row["event"], row["place"])
        for row in self._ask("?event a mc:Event ; dcterms:title ?title"):
            self._add("event-title", (self._who(row["title"]),), row["event"], row["title"])
        for part, pattern in _PARTS.items():
            for row in self._ask(f"?event a mc:Event ; {pattern}"):
                self._add(part, (*when(*self._key(row["event"])), self._who(row["who"])), row["event"], row["who"])
        for row in self._ask("?event a mc:Event ; mc:withinProgramme ?programme"):
            said = (*when(*self._key(row["event"])), self._who(row["programme"]))
            self._add("within", said, row["event"], row["programme"])

    def _paid(self) -> None:
        for row in self._ask("?part mc:partOfProgramme ?whole"):
            self._add("programme-part-of", (self._who(row["part"]), self._who(row["whole"])), row["part"], row["whole"])
        for row in self._ask("?programme a mc:Programme"):
            self._add("programme", (self._who(row["programme"]),), row["programme"])
        chain = """?f a mc:Funding ; mc:funder ?funder OPTIONAL { ?f mc:via ?via }
            OPTIONAL { ?f mc:programme ?programme } OPTIONAL { ?f mc:funds ?target }"""
        for row in self._ask(chain):
            funder, programme = self._who(row["funder"]), self._maybe(row["programme"])
            target = self._target(row["target"]) if row["target"] is not None else None
            self._add("funding-chain", (funder, programme, target), row["f"])
            if target is not None:
                self._add("funding", (funder, target), row["f"], row["target"])
            if programme is not None:
                self._add("funding-programme", (funder, programme), row["f"], row["programme"])
            if row["via"] is not None:
                self._add("via", (funder, self._who(row["via"])), row["f"], row["via"])

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
