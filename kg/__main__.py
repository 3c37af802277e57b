"""Run the command line: ``kg`` or ``python -m kg``."""

import os
import sys
from types import TracebackType
from typing import Final

__all__ = ["main"]

_OURS: Final = 3
_INTERRUPTED: Final = 130


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
    remedy = "this is a fault of the program; run it again with KG_DEBUG=1 and report what it prints"
    print(f"{place}: {what}; {remedy}", file=sys.stderr)
    raise SystemExit(_OURS)


if __name__ == "__main__":
    main()
