"""Complete what an asker begins to write: the values that a parameter can have."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.codes import codes, label
from kg.model import Iri, Value
from kg.names import fold
from kg.query.labels import labels_of
from kg.query.naming import CLASSES, PREFIXES, names_of
from kg.query.question import Parameter
from kg.store.askable import Askable
from kg.store.binding import written

__all__ = ["Choice", "choices"]

_LANGUAGES: Final = (("de", "Deutsch"), ("en", "English"), ("fr", "français"))
_NOT: Final = 3
_DAY: Final = "dcterms:issued|mc:signedOn|<https://schema.org/startDate>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value: what to give for the parameter, what it is called, and what tells it from others of that name."""

    value: str
    label: str
    hint: str = ""


def choices(
    graph: Askable, parameter: Parameter, begin: str = "", *, language: str = "de", limit: int = 50
) -> tuple[Choice, ...]:
    """Return values for a parameter that are called as ``begin`` says: those that begin so, then those that have it.

    Codes come from their list, things and years from the graph; what is free to write (a date, a text) has none.

    Examples
    --------
    >>> from kg.store import Graph
    >>> kind = Parameter(name="kind", type="code", scheme="programme-kind")
    >>> [choice.label for choice in choices(Graph.of_quads([]), kind, "pro", language="en")]
    ['programme', 'project']
    """
    wanted = fold(begin)
    if parameter.type in CLASSES:
        return _things(graph, parameter, wanted, language, limit)
    found = [
        (rank, fold(choice.label), choice.value, choice)
        for choice in _listed(graph, parameter, "de" if language == "de" else "en")
        if (rank := min(_rank(fold(name), wanted) for name in (choice.label, choice.value))) < _NOT
    ]
    return tuple(choice for *_, choice in sorted(found, key=lambda one: one[:3])[:limit])


def _listed(graph: Askable, parameter: Parameter, language: str) -> Iterator[Choice]:
    if parameter.type == "code":
        for code in codes(parameter.scheme):
            yield Choice(value=code, label=label(parameter.scheme, code, language))
    elif parameter.type == "language":
        for tag, name in _LANGUAGES:
            yield Choice(value=tag, label=name)
    elif parameter.type == "year":
        query = f"SELECT DISTINCT (SUBSTR(STR(?day), 1, 4) AS ?year) {{ ?it {_DAY} ?day }}"
        for (year,) in graph.select(PREFIXES + query).rows:
            if isinstance(year, Value):
                yield Choice(value=year.text, label=year.text)


def _things(graph: Askable, parameter: Parameter, wanted: str, language: str, limit: int) -> tuple[Choice, ...]:
    """Return what has such a name; each once, by the name that fits best."""
    best: dict[Iri, tuple[int, bool, str]] = {}
    for name in names_of(graph, parameter.type):
        if (rank := _rank(fold(name.text), wanted)) < _NOT:
            found = (rank, name.other, fold(name.text))
            best[name.iri] = min(found, best.get(name.iri, found))
    chosen = sorted(best, key=lambda iri: (best[iri], iri))[:limit]
    labels = labels_of(graph, chosen, language)
    hints = _hints(graph, chosen, language) if parameter.type == "municipality" else {}
    return tuple(Choice(value=iri, label=_shown(labels.get(iri), iri), hint=hints.get(iri, "")) for iri in chosen)


def _hints(graph: Askable, iris: list[Iri], language: str) -> dict[Iri, str]:
    """Return the names of the countries of municipalities."""
    values = " ".join(map(written, iris))
    rows = graph.select(f"{PREFIXES}SELECT ?it ?country {{ VALUES ?it {{ {values} }} ?it mc:country ?country }}").rows
    pairs = [(it, country) for it, country in rows if isinstance(it, Iri) and isinstance(country, Iri)]
    labels = labels_of(graph, {country for _, country in pairs}, language)
    return {it: _shown(labels.get(country), country) for it, country in sorted(pairs)}


def _shown(name: Value | None, iri: Iri) -> str:
    return name.text if name is not None else iri.rstrip("/").rsplit("/", 1)[-1]


def _rank(name: str, wanted: str) -> int:
    """Return how well a name fits: 0 it begins so, 1 a word of it does, 2 it has it, 3 it does not."""
    if name.startswith(wanted):
        return 0
    return 1 if f" {wanted}" in name else 2 if wanted in name else _NOT
