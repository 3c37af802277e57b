"""What waits for a person's decision, gathered when somebody first wants to see it."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from threading import Condition, Thread
from time import monotonic
from typing import Final

from kg.errors import KgError
from kg.judge import Judged
from kg.pipeline import review
from kg.review import Item
from kg.store import Store

__all__ = ["Tasks"]

# Who decides one thing after the other is not kept waiting: gathering takes a minute at a million quads, and nothing
# can be judged meanwhile. It begins when nobody has judged for so many times as long as it took before.
_QUIET: Final = 3.0


class Tasks:
    """The list of what waits; an old one is shown until there is a new one, without what has been decided since."""

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._state = Condition()
        self._items: tuple[Item, ...] | None = None
        self._decided: set[str] = set()
        self._changed = 0.0
        self._took = 0.0
        self._is_current = False
        self._gathering = False

    def get(self, judged: Judged) -> tuple[Item, ...] | None:
        """Return what waits, what is most worth it first; None while that is not known yet."""
        with self._state:
            quiet = monotonic() - self._changed >= _QUIET * self._took
            if self._store is not None and not self._is_current and not self._gathering and quiet:
                self._gathering = True
                # A daemon: who ends the server does not wait for what nobody will read.
                Thread(target=self._gather, args=(self._store, judged), daemon=True).start()
            items = self._items
        return None if items is None else tuple(one for one in items if one.id not in self._decided)

    @property
    def is_current(self) -> bool:
        """Whether the list is of what the store holds now."""
        return self._is_current

    def decided(self, names: Collection[str]) -> None:
        """Leave out some items, since somebody has decided them."""
        with self._state:
            self._decided.update(names)

    def outdated(self) -> None:
        """Gather anew before long: the store has changed."""
        with self._state:
            self._is_current = False
            self._changed = monotonic()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Gather nothing for a while: the store is being changed."""
        with self._state:
            self._state.wait_for(lambda: not self._gathering)
            self._gathering = True
        try:
            yield
        finally:
            self._ended()

    def _gather(self, store: Store, judged: Judged) -> None:
        begun = monotonic()
        try:
            items = review(store, judged)
        except (KgError, OSError):  # What has gone since is gathered the next time.
            self._ended()
            return
        with self._state:
            self._items, self._decided = items, set()
            self._is_current = True
            self._took = monotonic() - begun
        self._ended()

    def _ended(self) -> None:
        with self._state:
            self._gathering = False
            self._state.notify_all()
