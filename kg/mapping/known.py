"""What reference data says of a thing that a release names: its one German name, and its kind."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.gazetteer import countries, organisations, places
from kg.mapping.iris import NAMESPACES
from kg.model import Iri

__all__ = ["Known", "known"]

_CACHED: Final = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The German name, and the code of the kind of an organisation or programme."""

    name: str
    kind: str | None = None


@lru_cache(maxsize=_CACHED)
def known(iri: Iri) -> Known | None:
    """Return what reference data says of the thing of an IRI, or None.

    Releases call one thing by many names ("BMZ", "Entwicklungsministerium"). Where reference data knows it, its name
    is the preferred one in every graph, so that the merge of the graphs has one preferred name in German.

    Examples
    --------
    >>> known(Iri("https://w3id.org/municipal-cooperation/id/country/MA"))
    Known(name='Marokko', kind=None)
    >>> known(Iri("https://w3id.org/municipal-cooperation/id/organisation/engagement-global")).kind
    'agency'
    >>> known(Iri("https://w3id.org/municipal-cooperation/id/organisation/sv-blau-weiss")) is None
    True
    """
    kind, _, name = iri.removeprefix(NAMESPACES["id"]).partition("/")
    if kind == "municipality" and name in places():
        return Known(name=places().place(name).name)
    if kind == "country" and name in countries():
        return Known(name=countries().country(name).de)
    if kind in ("organisation", "programme") and name in organisations():
        entry = organisations().get(name)
        return Known(name=entry.name, kind=entry.kind) if entry.type == kind else None
    return None
