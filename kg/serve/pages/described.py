"""What the description of the addresses says of their answers."""

from collections.abc import Iterable
from typing import Any, Final

__all__ = ["PROBLEM", "contents"]

PROBLEM: Final = {"content": {"application/problem+json": {"schema": {"type": "object"}}}}


def contents(media_types: Iterable[str]) -> dict[str, Any]:
    """Return what an answer may be: text, or in the media types of JSON an object or list.

    Examples
    --------
    >>> contents(["text/csv", "application/ld+json"])
    {'content': {'text/csv': {'schema': {'type': 'string'}}, 'application/ld+json': {'schema': {}}}}
    """
    return {"content": {one: {"schema": {} if "json" in one else {"type": "string"}} for one in media_types}}
