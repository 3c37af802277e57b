"""Find what the program knows: ontology, shapes, queries, lexicon, reference data, sample releases."""

from pathlib import Path

from kg.errors import InputError

__all__ = ["asset"]

_PACKAGE = Path(__file__).resolve().parent


def asset(name: str) -> Path:
    """Return the path of a shipped file or folder.

    In a wheel everything lies in ``kg/_assets``, in a checkout beside ``kg``.

    Raises
    ------
    InputError
        If the installation lacks it.

    Examples
    --------
    >>> asset("data/releases").is_dir()
    True
    """
    for root in (_PACKAGE / "_assets", _PACKAGE.parent):
        if (root / name).exists():
            return root / name
    raise InputError(where=name, what="is missing from this installation", remedy="install the package again")
