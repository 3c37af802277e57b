"""What a store keeps beside releases: own reference data, partnership lists, and what the last build did."""

from pathlib import Path
from typing import Final

from kg.own import Own
from kg.store.built import BUILT, LastBuild, read_built, write_built
from kg.store.lists import LISTS, KeptList, read_lists, write_list
from kg.store.own import OWN, read_own, write_own

__all__ = ["KEPT", "KeptData"]

KEPT: Final = frozenset({OWN, f"{OWN}.draft", LISTS, BUILT, f"{BUILT}.draft"})


class KeptData:
    """The part of a store that is data of stewards; the graph follows from it when the store is next built."""

    root: Path

    def own(self) -> Own:
        """Return the own reference data that the store was last built with."""
        return read_own(self.root)

    def keep_own(self, data: Own) -> None:
        """Keep own reference data in the place of what was kept."""
        write_own(self.root, data)

    def lists(self) -> dict[str, KeptList]:
        """Return the partnership lists that the store keeps, by name."""
        return read_lists(self.root)

    def keep_list(self, kept: KeptList) -> None:
        """Keep a list in the place of one of its name."""
        write_list(self.root, kept)

    def last_build(self) -> LastBuild | None:
        """Return what the last build changed; None where that is not known."""
        return read_built(self.root)

    def keep_build(self, build: LastBuild) -> None:
        """Keep what a build changed in the place of what was kept of the one before."""
        write_built(self.root, build)
