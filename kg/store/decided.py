"""What a store keeps for the decision on identity over its releases: profiles, names, and from what they follow."""

from pathlib import Path
from typing import Final

from kg.store.holding import file_name

__all__ = ["SETTLED", "Decided"]

SETTLED: Final = "settled.json"


class Decided:
    """The files of one store folder; the journal writes profiles and names.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     decided = Decided(Path(folder))
    ...     decided.settle(b"now")
    ...     before = decided.settled
    ...     decided.unsettle()
    ...     before, decided.settled, decided.names("a")
    (b'now', b'', b'')
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def settled(self) -> bytes:
        """What was noted when the names were last decided; nothing once a release has changed."""
        return _read(self._root / SETTLED)

    def settle(self, note: bytes) -> None:
        """Note from what the names were decided."""
        (self._root / SETTLED).write_bytes(note)

    def unsettle(self) -> None:
        """Forget the note, before a release changes."""
        (self._root / SETTLED).unlink(missing_ok=True)

    def profile(self, identifier: str) -> bytes:
        """Return the profile that was stored with a release, nothing where there was none."""
        return _read(self._root / "profiles" / f"{file_name(identifier)}.json")

    def names(self, identifier: str) -> bytes:
        """Return the names that a release was last given, nothing where it bears its own."""
        return _read(self._root / "names" / f"{file_name(identifier)}.json")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
