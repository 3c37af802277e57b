"""Write the tables that a steward fills in, with a page that says what each column holds."""

from pathlib import Path

from kg.assets import asset
from kg.errors import InputError

__all__ = ["write_template"]


def write_template(folder: Path) -> tuple[Path, ...]:
    """Write empty tables and their description to a folder and return the files; nothing is overwritten.

    Raises
    ------
    InputError
        If the folder cannot be written, or holds one of the files.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     [path.name for path in write_template(Path(place) / "own")]
    ['README.md', 'aliases.csv', 'matches.csv', 'organisations.csv', 'places.csv', 'roles.csv']
    """
    shipped = sorted(asset("data/template").iterdir())
    files = [folder / path.name for path in shipped]
    if there := next((path for path in files if path.exists()), None):
        raise InputError(where=str(there), what="is there already", remedy="name another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for source, file in zip(shipped, files, strict=True):
            file.write_bytes(source.read_bytes())
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise InputError(where=str(folder), what=what, remedy="choose another place") from error
    return tuple(files)
