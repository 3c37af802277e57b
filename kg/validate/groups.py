"""Put findings into groups, by shape or by release, and cap what is shown of each, saying how many are left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from kg.errors import InputError
from kg.validate.findings import SEVERITIES, Finding, Report
from kg.validate.shapes import shorten
from kg.validate.words import SEVERITY_WORDS, number, word

__all__ = ["ORDERS", "By", "Group", "groups", "sentence"]

By: TypeAlias = Literal["shape", "release"]
ORDERS: Final[tuple[By, ...]] = ("shape", "release")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings of one constraint, or of one release; ``total`` counts those that are not shown, too."""

    key: str
    title: str
    findings: tuple[Finding, ...]
    total: int

    @property
    def omitted(self) -> int:
        """How many findings are not shown."""
        return self.total - len(self.findings)


def groups(report: Report, language: str = "en", *, by: By = "shape", limit: int | None = None) -> tuple[Group, ...]:
    """Return the findings in groups: by shape those of one constraint together, the worst first; by release in order.

    A finding stands under the release whose sentence it shows. At most ``limit`` findings are shown of each group.

    Raises
    ------
    InputError
        If there is no such order.
    """
    if by not in ORDERS:
        raise InputError(where="--by", what=f"{by!r} is unknown", remedy="use shape or release")
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.constraint if by == "shape" else finding.release, []).append(finding)
    keys = list(found) if by == "shape" else sorted(found, key=lambda name: (not name, name))
    title = _of_constraint if by == "shape" else _of_release
    return tuple(
        Group(key=key, title=title(found[key], language), findings=tuple(found[key][:limit]), total=len(found[key]))
        for key in keys
    )


def sentence(finding: Finding, language: str) -> str:
    """Return in one sentence what is wrong with which thing and what to do, with names in the place of IRIs.

    Examples
    --------
    >>> print(sentence(Finding(
    ...     severity="violation", shape="s", constraint="c", kinds={"en": "role"}, focus="f",
    ...     names={"en": "mayor Anna"}, path="org:role", predicate=None, component="", value=None, value_names=None,
    ...     messages={"en": "No code; add it."}, reasons={}), "en"))
    Role “mayor Anna”: No code; add it.
    """
    kind = _in(finding.kinds, language) or shorten(finding.shape).removeprefix("mcs:")
    head = f"{kind[:1].upper()}{kind[1:]} {quoted(_in(finding.names, language), language)}"
    if finding.value_names is not None:
        head += f", {word('value', language)} {quoted(_in(finding.value_names, language), language)}"
    return f"{head}: {_in(finding.messages, language)}"


def quoted(text: str, language: str) -> str:
    """Return a text in the quotation marks of a language."""
    return word("quoted", language).format(text=text)


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get("") or next(iter(texts.values()), "")


def _of_constraint(findings: list[Finding], language: str) -> str:
    first = findings[0]
    kind = SEVERITY_WORDS[first.severity][language][0].capitalize()
    return f"{kind}: {shorten(first.constraint).removeprefix('mcs:')} ({_count(len(findings), language)})"


def _of_release(findings: list[Finding], language: str) -> str:
    name = findings[0].release or word("no-release", language)
    levels = [finding.severity for finding in findings]
    counts = [
        f"{number(levels.count(level), language)} {SEVERITY_WORDS[level][language][levels.count(level) != 1]}"
        for level in SEVERITIES
        if level in levels
    ]
    return f"{name} ({', '.join(counts)})"


def _count(count: int, language: str) -> str:
    return f"{number(count, language)} {word('finding' if count == 1 else 'findings', language)}"
