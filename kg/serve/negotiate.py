"""Choose what to send by what a client accepts (https://www.rfc-editor.org/rfc/rfc9110#section-12.5)."""

import re
from collections.abc import Sequence
from typing import Final, TypeVar

__all__ = ["accepted", "preferred"]

_Choice = TypeVar("_Choice", bound=str)
_WEIGHT: Final = re.compile(r"q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.IGNORECASE)


def preferred(accept: str, offered: Sequence[_Choice]) -> _Choice | None:
    """Return what of the offered is accepted most, of equal ones the first offered; None if nothing is.

    Works for media types (``text/*``) and for languages (``de-AT`` asks for ``de``).

    Examples
    --------
    >>> preferred("text/csv;q=0.5, text/*;q=0.1, application/xml", ["text/plain", "text/csv", "application/xml"])
    'application/xml'
    >>> preferred("", ["text/turtle"]), preferred("image/png", ["text/turtle"]), preferred("de-AT", ["en", "de"])
    ('text/turtle', None, 'de')
    """
    ranges = accepted(accept) or [("*", 1.0)]
    weights = [(_weight(ranges, choice), choice) for choice in offered]
    best = max((weight for weight, _ in weights), default=0.0)
    return next((choice for weight, choice in weights if weight == best), None) if best > 0 else None


def accepted(accept: str) -> list[tuple[str, float]]:
    """Return the ranges of an Accept header with their weights; what cannot be read weighs as if it bore none.

    Examples
    --------
    >>> accepted("text/html;level=1, */*; q=0.2")
    [('text/html', 1.0), ('*/*', 0.2)]
    """
    found = []
    for part in accept.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if name:
            weights = [match[1] for piece in parameters if (match := _WEIGHT.fullmatch(piece))]
            found.append((name.lower(), float(weights[0]) if weights else 1.0))
    return found


def _weight(ranges: Sequence[tuple[str, float]], choice: str) -> float:
    """Return the weight of the most exact range that covers a choice."""
    covering = [(_exactness(name, choice.lower()), weight) for name, weight in ranges]
    exactness, weight = max(covering)
    return weight if exactness else 0.0


def _exactness(name: str, choice: str) -> int:
    if name == choice:
        return 3
    main = name.removesuffix("/*")
    if (name.endswith("/*") and choice.startswith(f"{main}/")) or name.startswith(f"{choice}-"):
        return 2
    return 1 if name in {"*", "*/*"} else 0
