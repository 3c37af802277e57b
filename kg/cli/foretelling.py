"""Tell what a build would change."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from kg.cli.german import problem_in_german
from kg.cli.output import Output

if TYPE_CHECKING:
    from kg.pipeline import DryRun, FactChange

__all__ = ["foretold"]

_SIGNS: Final = {"+": "come", "-": "go", "~": "change"}
_GRAPHS: Final = "https://w3id.org/municipal-cooperation/graph/"


def foretold(out: Output, found: "DryRun", form: str) -> None:
    """Print what would change: counts by kind, release and graph, and each fact with its sentence."""
    if form == "json":
        out.line(json.dumps(_record(found), ensure_ascii=False, indent=1))
        return
    report = found.report
    for problem in report.problems:
        reason, remedy = problem.reason, problem.remedy
        if out.language == "de":
            reason, remedy = problem_in_german(reason), problem_in_german(remedy)
        out.warn(out.words("problem", origin=problem.origin, reason=reason, remedy=remedy))
    counts = {name: len(getattr(report, name)) for name in ("added", "changed", "unchanged", "withdrawn", "problems")}
    out.line(out.words("dry.releases", **counts))
    columns = [out.words(f"dry.{name}") for name in _SIGNS.values()]
    for name in ("kind", "release"):
        if rows := _counted((getattr(fact, name), fact.sign) for fact in found.facts):
            out.line()
            out.table([out.words(f"table.{name}"), *columns], rows, title=out.words(f"dry.by_{name}"))
    if found.facts:
        out.line()
        _facts(out, found.facts)
    if found.graphs:
        out.line()
        rows = [[change.graph.removeprefix(_GRAPHS), str(change.come), str(change.go)] for change in found.graphs]
        out.table([out.words("dry.graph"), *columns[:2]], rows, title=out.words("dry.statements"))
    out.line()
    out.line(out.words("dry.done"))


def _facts(out: Output, facts: "Iterable[FactChange]") -> None:
    names = ("release", "kind", "subject", "property", "value", "sentence")
    head = ["", *(out.words(f"table.{name}" if name in ("release", "kind") else f"show.{name}") for name in names)]
    rows = [
        [fact.sign, fact.release, fact.kind, fact.subject, fact.property,
         f"{fact.before} → {fact.value}" if fact.sign == "~" else fact.value, fact.sentence]
        for fact in facts
    ]  # fmt: skip
    out.table(head, rows, title=out.words("dry.facts"))


def _counted(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return a row for each name, with how many facts come, go and change."""
    counts: dict[str, Counter[str]] = {}
    for name, sign in pairs:
        counts.setdefault(name, Counter())[sign] += 1
    return [[name, *(str(counts[name][sign]) for sign in _SIGNS)] for name in sorted(counts)]


def _record(found: "DryRun") -> dict[str, Any]:
    report, facts = found.report, found.facts
    signs = Counter[str](fact.sign for fact in facts)

    def by(name: str) -> dict[str, dict[str, int]]:
        rows = _counted((getattr(fact, name), fact.sign) for fact in facts)
        return {row[0]: dict(zip(_SIGNS.values(), map(int, row[1:]), strict=True)) for row in rows}

    return {
        "releases": {
            "added": report.added, "changed": report.changed, "unchanged": len(report.unchanged),
            "withdrawn": report.withdrawn,
            "problems": [
                {"origin": one.origin, "reason": one.reason, "remedy": one.remedy} for one in report.problems
            ],
        },
        "facts": {
            **{name: signs[sign] for sign, name in _SIGNS.items()}, "by_kind": by("kind"), "by_release": by("release"),
            "list": [{name: getattr(fact, name) for name in type(fact).__slots__} for fact in facts],
        },
        "statements": {change.graph: {"come": change.come, "go": change.go} for change in found.graphs},
    }  # fmt: skip
