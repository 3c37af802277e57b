"""Keep small answers: the graph does not change while it is served, so the same question has the same answer."""

import json
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, Final

__all__ = ["Cache"]

_LARGEST: Final = 1 << 20
_ALL: Final = 64 << 20


class Cache:
    """The answers that were asked for last, up to ``most`` bytes; those above 1 MB are not kept.

    Examples
    --------
    >>> cache = Cache()
    >>> cache.put({"query": "ASK {}"}, "text/csv", b"true")
    >>> cache.get({"query": "ASK {}"}), cache.get({"query": "ASK { }"})
    (('text/csv', b'true'), None)
    """

    def __init__(self, *, most: int = _ALL) -> None:
        self._kept: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
        self._size = 0
        self._most = most

    def get(self, request: Mapping[str, Any]) -> tuple[str, bytes] | None:
        """Return media type and content of an answer, if it is kept."""
        key = _key(request)
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def put(self, request: Mapping[str, Any], media_type: str, content: bytes) -> None:
        """Keep an answer in the place of those that were not asked for the longest."""
        key = _key(request)
        if len(content) > _LARGEST or key in self._kept:
            return
        self._kept[key] = (media_type, content)
        self._size += len(content) + len(key)
        while self._size > self._most:
            old, (_, gone) = self._kept.popitem(last=False)
            self._size -= len(gone) + len(old)


def _key(request: Mapping[str, Any]) -> str:
    return json.dumps(request, sort_keys=True)
