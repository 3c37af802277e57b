"""From a graph to a network: ask what its plan names, narrow the ties, and say where nodes lie."""

from collections.abc import Mapping, Sequence
from typing import Final, TypedDict, Unpack

from kg import analyse
from kg.analyse.networks import Known
from kg.errors import InputError
from kg.model import Iri, Node, Value
from kg.network import Attribute, Network
from kg.query import Parameter, ask, prepare
from kg.query.naming import CLASSES
from kg.query.values import resolve
from kg.store import Askable
from kg.ties import Tie, ties_of

__all__ = ["Narrowing", "network_from", "node_named"]

_PLACES: Final[Mapping[str, str]] = {
    "countryCode": "country", "lat": "lat", "long": "long", "population": "population", "placeLabel": "place",
}  # fmt: skip
# What a node of a network is in the vocabulary of the questions.
_CLASS: Final[Mapping[str, str]] = {"official": "person"}


class Narrowing(TypedDict, total=False):
    """Which ties of a network count; all, where nothing is said.

    With ``years`` those that hold in some of the years from the first to the last (an agreement holds from the day on
    which it was signed; what has no date is left out). With ``countries`` (codes or names) those with an end there,
    with ``kinds`` events and agreements of these codes (``visit``, ``twinning``), or all ``event``, ``agreement`` …
    """

    years: tuple[int, int] | None
    countries: Sequence[str]
    kinds: Sequence[str]


def network_from(graph: Askable, name: str, *, language: str = "de", **narrowing: Unpack[Narrowing]) -> Network:
    """Return a network of a graph: one that comes with the program, or one that a YAML file declares.

    Raises
    ------
    InputError
        If there is no such network, its question does not yield ties, or a country or kind is unknown.
    """
    plan = analyse.plan_of(name)
    ties = ties_of(_rows(graph, plan.query, language))
    known = _known(graph, plan.places, language) if plan.places else {}
    if (years := narrowing.get("years")) is not None:
        ties = analyse.narrowed(ties, years)
    if countries := narrowing.get("countries", ()):
        codes = {_country(graph, country) for country in countries}
        lies = {id_: of.get("country") for id_, of in known.items()}
        ties = tuple(tie for tie in ties if codes & {lies.get(tie.source), lies.get(tie.target)})
    return analyse.make(plan, _of_kinds(name, ties, narrowing.get("kinds", ())), known, language=language)


def node_named(graph: Askable, network: Network, text: str) -> str:
    """Return the id of the node that has a name, in the language of the network or any other that the graph knows.

    Raises
    ------
    InputError
        If the network has no such node, or several.
    """
    try:
        return analyse.find(network, text)
    except InputError:
        ids = {node.id for node in network.nodes}
        for kind in sorted({_CLASS.get(node.kind, node.kind) for node in network.nodes} & set(CLASSES)):
            try:
                found = resolve(graph, Parameter(name=kind, type=kind), text)
            except InputError:
                continue
            if str(found) in ids:
                return str(found)
        raise


def _rows(graph: Askable, query: str, language: str) -> list[dict[str, str | None]]:
    question = prepare(query)
    spoken = {"lang": language} if any(each.name == "lang" for each in question.params) else {}
    rows = ask(graph, query, spoken).dicts()
    return [{column: _plain(term) for column, term in row.items()} for row in rows]


def _plain(term: Node | None) -> str | None:
    return term.text if isinstance(term, Value) else term


def _known(graph: Askable, query: str, language: str) -> Known:
    """Return what a question says of the nodes: country, coordinates, population and the place they belong to."""
    known: dict[str, dict[str, Attribute]] = {}
    for row in _rows(graph, query, language):
        if thing := row.get("thing"):
            known[thing] = {
                name: _read(column, value) for column, name in _PLACES.items() if (value := row.get(column))
            }
            if row.get("kind") == "municipality":
                known[thing].pop("place", None)
    return known


def _read(column: str, value: str) -> Attribute:
    if column in {"lat", "long"}:
        return float(value)
    return int(float(value)) if column == "population" else value


def _country(graph: Askable, text: str) -> str:
    country = resolve(graph, Parameter(name="country", type="country"), text)
    return str(country).rsplit("/", 1)[-1] if isinstance(country, Iri) else text


def _of_kinds(name: str, ties: Sequence[Tie], kinds: Sequence[str]) -> tuple[Tie, ...]:
    there = {word for tie in ties for word in (tie.kind, tie.type)}
    for kind in kinds:
        if kind not in there:
            remedy = f"use one of {', '.join(sorted(there))}" if there else "ask for other years or countries"
            raise InputError(where=name, what=f"has no ties of the kind {kind!r}", remedy=remedy)
    return tuple(tie for tie in ties if not kinds or {tie.kind, tie.type} & set(kinds))
