"""Write the graph, bring it to a remote store, and match it with Wikidata."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kg.api.opened import asked, is_address, login, whole
from kg.exchange import DEFAULT_STORE
from kg.store import Store

if TYPE_CHECKING:
    from kg.network import Network
    from kg.reconcile import Match
    from kg.store.access import Access
    from kg.store.push import Pushed

__all__ = ["export_graph", "export_network", "push", "reconcile"]


def export_graph(path: Path, *, store: Path | str = DEFAULT_STORE) -> int:
    """Write the named graphs of a store (.nq, .trig, .jsonld, also .gz), sorted; return the number of statements.

    ``store`` may also be the http(s) address of a SPARQL endpoint.
    """
    from kg.store.output import write

    if is_address(store):
        with whole(store) as graph:
            return write(graph.raw, path)
    with Store.open(Path(store)) as opened:
        return opened.write(path)


def export_network(network: "Network", path: Path, *, form: str | None = None) -> tuple[Path, ...]:
    """Write a network for other tools; without ``form`` the ending of the path decides. Return the files."""
    from kg import export

    return export.write(network, path, form)


def push(  # noqa: PLR0913 - what can be chosen, each by its name
    address: str,
    *,
    store: Path = DEFAULT_STORE,
    access: "Access | None" = None,
    by: Literal["auto", "update", "graphs"] = "auto",
    update: str = "",
    graphs: str = "",
    progress: Callable[[int], None] | None = None,
) -> "Pushed":
    """Bring a remote store up to a store's named graphs: only what has changed; see `kg.store.push.push`."""
    from kg.store.endpoint import Endpoint
    from kg.store.push import push as pushed

    endpoint = Endpoint(address, access=access or login(address))
    with Store.open(store) as opened:
        return pushed(opened.raw, endpoint, by=by, update=update, graphs=graphs, progress=progress)


def reconcile(
    endpoint: str,
    *,
    kind: Literal["municipality", "organisation"] = "municipality",
    store: Path | str = DEFAULT_STORE,
    access: "Access | None" = None,
    progress: Callable[[int], None] | None = None,
) -> tuple["Match", ...]:
    """Match a store's municipalities or organisations with Wikidata; see `kg.reconcile.reconcile`.

    ``endpoint`` is the address of what answers as Wikidata does, ``access`` says how to log in there.
    """
    from kg import reconcile as reconciling
    from kg.store.endpoint import Endpoint

    with asked(store) as graph:
        subjects = reconciling.subjects_of(graph, kind)
    wikidata = Endpoint(endpoint, access=access or login(endpoint))
    return reconciling.reconcile(subjects, wikidata, progress=progress)
