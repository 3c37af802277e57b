"""The errors that the program raises, each with where, what and the remedy.

KgError
├── InputError          what the user gave cannot be used (exit code 2)
│   ├── ReadError       a release cannot be read
│   ├── QueryError      a question cannot be asked
│   └── ReferenceDataError  reference data is wrong
├── LexiconError        the words or rules of a language are wrong (exit code 3)
├── StoreError          the store cannot be opened or written (exit code 2)
└── FactError           an extractor broke the contract of the model (exit code 3)
"""

__all__ = [
    "FactError",
    "InputError",
    "KgError",
    "LexiconError",
    "QueryError",
    "ReadError",
    "ReferenceDataError",
    "StoreError",
]


class KgError(Exception):
    """An error with a place, a reason and a remedy; ``others`` were found beside it.

    Examples
    --------
    >>> print(InputError(where="a.pdf", what="the file is empty", remedy="leave it out"))
    a.pdf: the file is empty; leave it out
    """

    exit_code = 3

    def __init__(self, *, where: str, what: str, remedy: str, others: "tuple[KgError, ...]" = ()) -> None:
        super().__init__(f"{where}: {what}; {remedy}")
        self.where = where
        self.what = what
        self.remedy = remedy
        self.others = others


class InputError(KgError):
    """What the user gave cannot be used."""

    exit_code = 2


class ReadError(InputError):
    """A release cannot be read."""


class QueryError(InputError):
    """A question cannot be asked or answered."""


class ReferenceDataError(InputError):
    """Reference data is wrong."""


class StoreError(KgError):
    """The store cannot be opened or written."""

    exit_code = 2


class LexiconError(KgError):
    """The words or rules of a language are wrong."""


class FactError(KgError):
    """An extractor broke the contract of the model."""
