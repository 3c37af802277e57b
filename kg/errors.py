"""The errors that the program raises, each with where, what and the remedy.

KgError
├── InputError          what the user gave cannot be used (exit code 2)
│   ├── ReadError       a release cannot be read
│   ├── QueryError      a question cannot be asked
│   │   └── StoppedError    a question took longer than it may, or was cancelled
│   ├── ReferenceDataError  reference data is wrong
│   └── ContradictionError  judgements cannot hold together
├── LexiconError        the words or rules of a language are wrong (exit code 3)
├── StoreError          the store cannot be opened or written (exit code 2)
│   └── RefusedError    a server has answered with an error
└── FactError           an extractor broke the contract of the model (exit code 3)
"""

__all__ = [
    "ContradictionError",
    "FactError",
    "InputError",
    "KgError",
    "LexiconError",
    "QueryError",
    "ReadError",
    "ReferenceDataError",
    "RefusedError",
    "StoppedError",
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


class StoppedError(QueryError):
    """A question took longer than it may, or was cancelled."""


class ReferenceDataError(InputError):
    """Reference data is wrong."""


class ContradictionError(InputError):
    """Judgements cannot hold together: the pair judged ``different`` is the ``same`` by way of other pairs."""

    def __init__(
        self, *, where: str, what: str, remedy: str, different: tuple[str, str], same: tuple[tuple[str, str], ...]
    ) -> None:
        super().__init__(where=where, what=what, remedy=remedy)
        self.different = different
        self.same = same


class StoreError(KgError):
    """The store cannot be opened or written."""

    exit_code = 2


class RefusedError(StoreError):
    """A server has answered with an error; ``code`` is its HTTP status."""

    code: int = 0


class LexiconError(KgError):
    """The words or rules of a language are wrong."""


class FactError(KgError):
    """An extractor broke the contract of the model."""
