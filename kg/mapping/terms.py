"""Write the value of a fact as an RDF term, in the one lexical form that the store gives back."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from kg.mapping.iris import code, expand
from kg.mapping.table import Form, Row
from kg.model import Iri, Node, Value

__all__ = ["decimal", "term"]

_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_CODE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# What the grammar of IRIs (RFC 3987) does not let stand in one.
_NO_IRI: Final = re.compile(r"[\s<>\"{}|\\^`\x00-\x20]")


def term(row: Row, value: str, language: str) -> Node | None:
    """Return a fact's value as the mapping table writes it, or None where it has no term; nodes are not made here.

    Raises
    ------
    ValueError
        If the value is no date, number or code although it should be.

    Examples
    --------
    >>> term(Row(predicate="mc:signedOn", form="date"), "2019", "de")
    Value(text='2019', datatype='http://www.w3.org/2001/XMLSchema#gYear', language=None)
    """
    if row.form == "code":
        if not _CODE.fullmatch(value):
            raise ValueError("is no code")
        return code(row.scheme, value)
    return _WRITERS[row.form](value, language)


def decimal(value: str) -> Value:
    """Return a decimal number in its shortest form.

    Raises
    ------
    ValueError
        If it is none.

    Examples
    --------
    >>> decimal("1200.50").text, decimal("3E+2").text
    ('1200.5', '300')
    """
    try:
        number = Decimal(value)
    except InvalidOperation as error:
        raise ValueError("is no number") from error
    if not number.is_finite():
        raise ValueError("is no number")
    return Value(f"{number.normalize() + 0:f}", expand("xsd:decimal"))


def _label(value: str, language: str) -> Node:
    return Value(value, expand("rdf:langString"), language.lower())


def _integer(value: str, _language: str) -> Node:
    return Value(str(int(value)), expand("xsd:integer"))


def _date(value: str, _language: str) -> Node:
    form = _DATE.fullmatch(value)
    if form is None:
        raise ValueError("is no date")
    date.fromisoformat(f"{value}-01-01"[: len("2024-11-12")])
    datatype = "xsd:date" if form[2] else "xsd:gYearMonth" if form[1] else "xsd:gYear"
    return Value(value, expand(datatype))


def _day(value: str, language: str) -> Node:
    if len(value) != len("2024-11-12"):
        raise ValueError("is no full date")
    return _date(value, language)


def _address(value: str, _language: str) -> Node:
    if value.startswith(("http://", "https://")) and not _NO_IRI.search(value):
        return Iri(value)
    return Value(value)


def _geonames(value: str, _language: str) -> Node | None:
    number = value.removeprefix("gn-")
    return Iri(f"https://sws.geonames.org/{number}/") if number.isdigit() else None


_WRITERS: Final[dict[Form, Callable[[str, str], Node | None]]] = {
    "label": _label,
    "string": lambda value, _language: Value(value),
    "date": _date,
    "day": _day,
    "integer": _integer,
    "decimal": lambda value, _language: decimal(value),
    "address": _address,
    "geonames": _geonames,
}
