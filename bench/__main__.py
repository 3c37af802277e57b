"""Run the benches: ``python -m bench [--quick] [NAME…]``."""

import argparse
from importlib import import_module

from bench.measure import report

_BENCHES = ("extracting", "building", "storing", "validating", "measuring", "serving")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of {', '.join(_BENCHES)}; all of them if none is named"
    )
    parser.add_argument("--quick", action="store_true", help="small sizes, all within two minutes")
    given = parser.parse_args()
    for name in given.names or _BENCHES:
        if name not in _BENCHES:
            parser.error(f"{name} is no bench; use {', '.join(_BENCHES)}")
        report(name, import_module(f"bench.{name}").run(quick=given.quick), quick=given.quick)


if __name__ == "__main__":
    main()
