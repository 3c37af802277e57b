"""Open a store's folder or an endpoint for questions."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.store import Askable, Graph, Store

if TYPE_CHECKING:
    from kg.store.access import Access

__all__ = ["asked", "is_address", "login", "whole"]

# Up to so many statements, a copy in memory is made in less time than a slow question takes on disk.
_COPIED: Final = 100_000


@contextmanager
def asked(store: Path | str, access: "Access | None" = None) -> Iterator[Askable]:
    """Give what answers: the graph of a store's folder, or an endpoint."""
    if is_address(store):
        from kg.store.endpoint import Endpoint

        yield Endpoint(str(store), access=access or login(str(store)))
    else:
        with Store.open(Path(store)) as opened:
            yield opened.graph(memory=_COPIED)


@contextmanager
def whole(store: Path | str, access: "Access | None" = None) -> Iterator[Graph]:
    """Give the graph of a store's folder, or a copy of all that an endpoint has."""
    if is_address(store):
        from kg.store.endpoint import Endpoint
        from kg.store.remote import fetch

        yield fetch(Endpoint(str(store), access=access or login(str(store))))
    else:
        with Store.open(Path(store)) as opened:
            yield opened.graph()


def login(address: str) -> "Access":
    from kg.store.access import access_for

    return access_for(address, os.environ)


def is_address(store: Path | str) -> bool:
    return isinstance(store, str) and "://" in store
