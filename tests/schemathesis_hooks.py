"""Let schemathesis send a query as its bare text."""

from typing import Any

import schemathesis

__all__ = ["as_text"]


@schemathesis.serializer("application/sparql-query")
def as_text(_context: Any, value: Any) -> bytes:
    """Return a query as the body of a request has it."""
    return value if isinstance(value, bytes) else str(value).encode()
