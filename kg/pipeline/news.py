"""Note what a build changes, for stewards to look at afterwards."""

from typing import Final

from kg.errors import KgError
from kg.judge import told_of
from kg.model import Extraction, Release
from kg.store import Holding, Store
from kg.store.built import FactNews
from kg.store.holding import unpack

__all__ = ["News"]

# Comparing takes some milliseconds a release: where very many have changed, so have the rules, and nobody reads on.
_COMPARED: Final = 200
_FACTS: Final = 2_000


class News:
    """What changed releases say that they have not said before, and what they say no more.

    Examples
    --------
    >>> News().facts
    ()
    """

    def __init__(self) -> None:
        self._facts: list[FactNews] = []
        self.compared = 0

    @property
    def facts(self) -> tuple[FactNews, ...]:
        """The facts that have come or gone, release by release."""
        return tuple(self._facts)

    def note(self, store: Store, holding: Holding) -> None:
        """Compare what a store holds of a release with what takes its place."""
        if self.compared >= _COMPARED or len(self._facts) >= _FACTS:
            return
        try:
            before = _said(*store.held(holding.identifier))
        except KgError:  # What was there cannot be read: all is new.
            before = {}
        self.compared += 1
        after = _said(*unpack(holding.facts, holding.text))
        for rows, come in ((after.keys() - before.keys(), True), (before.keys() - after.keys(), False)):
            for kind, subject, prop, value in sorted(rows):
                self._facts.append(
                    FactNews(
                        release=holding.identifier, come=come, kind=kind, subject=subject, property=prop, value=value
                    )
                )


def _said(release: Release, extraction: Extraction) -> dict[tuple[str, str, str, str], None]:
    told = (one.said for one in told_of(release, extraction))
    return dict.fromkeys((said.kind, said.subject, said.property, said.value) for said in told)
