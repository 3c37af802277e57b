"""Know the organisations, programmes, funds and city networks of international municipal cooperation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeAlias, cast

from kg.errors import InputError
from kg.gazetteer.table import read_csv
from kg.names import fold
from kg.own import own

__all__ = ["Organisation", "Organisations", "organisations"]

OrganisationType: TypeAlias = Literal["organisation", "programme"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body or a programme of the field.

    ``kind`` is a code of organisation-kind, or of programme-kind where ``type`` is ``programme``. ``parent`` is the id
    of the body or programme it belongs to, ``run_by`` the body that runs a programme; ``hint`` says what a body
    mostly does with money and towns: ``funder``, ``agency`` (passes on or carries out) or ``network``. ``country`` is
    where it sits, empty for bodies of several countries; empty strings elsewhere mean that nobody was sure.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    type: OrganisationType
    parent: str
    country: str
    web: str
    hint: str
    run_by: str


class Organisations:
    """All entries, in the order of their type and id; behind them the steward's own (`kg.own`).

    Examples
    --------
    >>> organisations().find("SKEW").name
    'Servicestelle Kommunen in der Einen Welt'
    >>> organisations().find("Nakopa").type
    'programme'
    """

    def __init__(self) -> None:
        rows = [*read_csv("organisations.csv"), *own().rows("organisations")]
        self._all = {row["id"]: _organisation(row) for row in rows}
        for row in own().rows("aliases"):
            if entry := self._all.get(row["of"]):
                self._all[entry.id] = replace(entry, aliases=(*entry.aliases, row["alias"]))
        self._by_name = {fold(name): entry for name, entry in self.surfaces() if not name.isupper()}
        self._by_acronym = {name: entry for name, entry in self.surfaces() if name.isupper()}

    def find(self, name: str) -> Organisation | None:
        """Return the entry of a name or alias; acronyms in capitals count only as printed ("LIFE", not "life").

        Examples
        --------
        >>> organisations().find("bundesentwicklungsministerium").id
        'bundesministerium-fuer-wirtschaftliche-zusammenarbeit-und-entwicklung'
        >>> organisations().find("Life") is None
        True
        """
        return self._by_acronym.get(name) or self._by_name.get(fold(name))

    def get(self, identifier: str) -> Organisation:
        """Return the entry of an id.

        Raises
        ------
        InputError
            If there is no such entry.

        Examples
        --------
        >>> organisations().get("engagement-global").kind
        'agency'
        """
        if identifier not in self._all:
            raise InputError(where=identifier, what="is no organisation or programme of the reference data",
                             remedy="look it up in data/reference/organisations.csv")  # fmt: skip
        return self._all[identifier]

    def surfaces(self) -> Iterator[tuple[str, Organisation]]:
        """Yield each name and alias with its entry, for an automaton.

        Examples
        --------
        >>> ("GIZ", organisations().get("deutsche-gesellschaft-fuer-internationale-zusammenarbeit")) in set(
        ...     organisations().surfaces()
        ... )
        True
        """
        for entry in self:
            for name in (entry.name, *entry.aliases):
                yield name, entry

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._all

    def __iter__(self) -> Iterator[Organisation]:
        return iter(self._all.values())

    def __len__(self) -> int:
        return len(self._all)


@cache
def organisations() -> Organisations:
    """Return the organisations and programmes, read once per process.

    Examples
    --------
    >>> len(organisations()) > 250
    True
    """
    return Organisations()


def _organisation(row: Mapping[str, str]) -> Organisation:
    return Organisation(
        id=row["id"],
        name=row["name"],
        aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
        kind=row["kind"],
        type=cast(OrganisationType, row["type"]),
        parent=row["parent"],
        country=row["country"],
        web=row["web"],
        hint=row["hint"],
        run_by=row["run_by"],
    )
