"""Write an answer to a file."""

from pathlib import Path

from kg.errors import InputError

__all__ = ["kept", "written"]


def written(path: Path, text: str) -> None:
    """Write a text to a file in UTF-8, in the place of what was there; for what it raises see `kept`."""
    kept(path, text.encode())


def kept(path: Path, data: bytes) -> None:
    """Write bytes to a file, in the place of what was there.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise InputError(where=str(path), what=what, remedy="choose another place") from error
