"""Of what the name of a thing without a name is made, for each kind."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

__all__ = ["PARTS", "composed"]

_Words: TypeAlias = Mapping[str, Sequence[str]]
_LONGEST: Final = 80

PARTS: Final[dict[str, tuple[str, ...]]] = {
    "agreement": ("mc:agreementType", "mc:party", "mc:signedOn"),
    "event": ("mc:eventType", "schema:location", "schema:startDate", "mc:venue"),
    "role": ("org:member", "org:role", "org:organization", "rdfs:label"),
    "signature": ("mc:signedBy", "mc:onBehalfOf"),
    "funding": ("mc:funder", "mc:via", "mc:funds", "mc:programme"),
    "quote": ("mc:speaker", "mc:text"),
    "claim": ("mc:claimant", "mc:text"),
    "figure": ("mc:value", "mc:unit", "rdfs:label"),
    "evidence": ("oa:hasSource", "rdf:predicate"),
}


def composed(kind: str, words: _Words) -> str:
    """Return a name that is made of parts, or an empty text where they are missing.

    Examples
    --------
    >>> composed("agreement", {"mc:agreementType": ["twinning"], "mc:party": ["Ulm", "Niš"], "mc:signedOn": ["1958"]})
    'twinning Niš – Ulm (1958)'
    """
    return _MAKERS[kind](words)


def _first(words: _Words, *names: str) -> str:
    return next((words[name][0] for name in names if words.get(name)), "")


def _agreement(words: _Words) -> str:
    parties = " – ".join(sorted(words.get("mc:party", ())))
    return _joined(" ", _first(words, "mc:agreementType"), parties, _bracketed(_first(words, "mc:signedOn")))


def _event(words: _Words) -> str:
    place = _first(words, "schema:location", "mc:venue")
    what = _joined(" · ", _first(words, "mc:eventType"), place)
    return _joined(" ", what, _bracketed(_first(words, "schema:startDate")))


def _role(words: _Words) -> str:
    office = _joined(", ", _first(words, "rdfs:label", "org:role"), _first(words, "org:organization"))
    return _joined(": ", _first(words, "org:member"), office)


def _funding(words: _Words) -> str:
    return _joined(
        " → ", _first(words, "mc:funder", "mc:programme"), _first(words, "mc:funds", "mc:via", "mc:programme")
    )


def _speech(words: _Words) -> str:
    text = _first(words, "mc:text")
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
    return _joined(": ", _first(words, "mc:speaker", "mc:claimant"), f"„{short}“" if short else "")


def _joined(sign: str, *parts: str) -> str:
    return sign.join(filter(None, parts))


def _bracketed(text: str) -> str:
    return f"({text})" if text else ""


_MAKERS: Final[dict[str, Callable[[_Words], str]]] = {
    "agreement": _agreement,
    "event": _event,
    "role": _role,
    "signature": lambda words: _joined(" – ", _first(words, "mc:signedBy"), _first(words, "mc:onBehalfOf")),
    "funding": _funding,
    "quote": _speech,
    "claim": _speech,
    "figure": lambda words: _joined(
        " ", _first(words, "mc:value"), _first(words, "mc:unit"), _first(words, "rdfs:label")
    ),
    "evidence": lambda words: _joined(": ", _first(words, "oa:hasSource"), _first(words, "rdf:predicate")),
}
