"""Run the command line: ``kg`` or ``python -m kg``."""

import os
import sys
from types import TracebackType
from typing import Final

__all__ = ["main"]

_OURS: Final = 3
_INTERRUPTED: Final = 130
_REMEDY: Final = (
    "this is a fault of the program; run it again with KG_DEBUG=1 and report what it prints",
    "das ist ein Fehler des Programms; noch einmal mit KG_DEBUG=1 starten und melden, was erscheint",
)


def main() -> None:
    """Run one command and end with its exit code: 0 fine, 1 the answer is no, 2 used wrongly, 3 a failure of ours."""
    sys.excepthook = _last_resort
    from kg.cli import run  # noqa: PLC0415 - after the hook, so that a broken installation is told like any failure

    sys.exit(run(sys.argv[1:]))


def _last_resort(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell an error that nobody expected: where, what and the remedy; the traceback only with KG_DEBUG=1."""
    if issubclass(kind, KeyboardInterrupt):
        raise SystemExit(_INTERRUPTED)
    if os.environ.get("KG_DEBUG"):
        sys.__excepthook__(kind, error, trace)
        raise SystemExit(_OURS)
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "kg"
    what = f"{kind.__name__}: {error}" if str(error) else kind.__name__
    told = f"{place}: {what}; {_REMEDY[_is_german()]}"
    print(told.encode(errors="backslashreplace").decode(), file=sys.stderr)
    raise SystemExit(_OURS)


def _is_german() -> bool:
    """Say whether the user reads German; a program that failed before it could tell speaks English."""
    if "kg.cli.language" not in sys.modules:
        return False
    from kg.cli.language import language_of  # noqa: PLC0415 - it is there, and asking for it can break nothing

    return language_of(sys.argv[1:], os.environ) == "de"


if __name__ == "__main__":
    main()
