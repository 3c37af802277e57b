"""How long validation takes: pyshacl-turbo at size, and pySHACL beside it on the samples, with the same findings."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Figure, once
from bench.storing import filled
from kg.pipeline.reference import refresh
from kg.store import Graph, Store
from kg.validate import Report, validate

__all__ = ["run"]

_SAMPLES = 29


def run(*, quick: bool) -> list[Figure]:
    """Return the seconds of both engines and their ratio, and of the faster one at 10³ releases (quick: 10²)."""
    samples = _graph(10 if quick else _SAMPLES)
    turbo, fast = once(lambda: validate(samples, engine="turbo"))
    reference, slow = once(lambda: validate(samples, engine="pyshacl"))
    figures = [
        Figure(name="samples, pyshacl-turbo", value=turbo, unit="s"),
        Figure(name="samples, pySHACL", value=reference, unit="s"),
        Figure(name="pySHACL takes longer by", value=reference / turbo, unit="times"),
        Figure(name="the same findings (1 is yes)", value=_found(fast) == _found(slow), unit="", wanted="1"),
    ]
    for number in (100,) if quick else (1_000,):
        graph = _graph(number)
        seconds, report = once(partial(validate, graph, engine="turbo"))
        figures.append(Figure(name=f"{number:,} releases, pyshacl-turbo", value=seconds, unit="s"))
        figures.append(Figure(name=f"{number:,} releases, findings", value=len(report.findings), unit=""))
    return figures


def _graph(number: int) -> Graph:
    with TemporaryDirectory() as place, Store.open(Path(place) / "store", create=True) as store:
        filled(number, store)
        refresh(store)
        return store.graph(memory=10**9)


def _found(report: Report) -> list[tuple[str, str, str]]:
    return [(finding.constraint, finding.focus, str(finding.value)) for finding in report.findings]
