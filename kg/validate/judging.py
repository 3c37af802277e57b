"""Tell by which judgement a person mends what a release states wrongly, twice, or not at all."""

import shlex
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Final
from urllib.parse import quote

from kg.judge.sheet import ESSENTIAL
from kg.mapping.iris import NAMESPACES
from kg.mapping.table import KINDS
from kg.model import SCHEMA
from kg.validate.findings import Finding
from kg.validate.shapes import shorten
from kg.validate.stated import Facts, Stated

__all__ = ["judging"]

# What stands for a value that only a person knows, by the form of the property.
_VALUES: Final = {"date": "YYYY-MM-DD", "integer": "NUMBER", "decimal": "NUMBER", "text": "TEXT"}
# Of these a release names one by a fact of it; all other things by their names.
_NAMELESS: Final = frozenset({"role", "agreement", "signature", "event", "funding"})
# Things that a release is free to speak of or not: what is none of them can be rejected as a whole.
_FREE: Final = frozenset({"role", "agreement", "signature", "event", "claim", "figure", "quote", "programme"})
_MISSING: Final = frozenset({"MinCount", "QualifiedMinCount"})
_SEVERAL: Final = frozenset({"MaxCount", "UniqueLang", "QualifiedMaxCount"})
# What is to be added where the path does not say it, or says too much.
_LACKING: Final = {
    "Agreement-status": ("status",), "Event-when-or-where": ("start", "place"), "Signature-role": ("in_role",),
}  # fmt: skip
# Which facts of the thing are beside the wrong one.
_BESIDE: Final = {
    "Event-dates": ("end",), "Event-host-guest": ("guest",), "Event-host-participant": ("participant",),
    "Event-guest-participant": ("participant",), "Agreement-follows-date": ("signed",),
    "Agreement-signature-side": ("party",),
}  # fmt: skip
# Where each of the facts that cannot both hold may have another value.
_DATED: Final = frozenset({"Event-dates", "Agreement-follows-date"})
_MOST: Final = 6
_RELEASES: Final = 5


def judging(finding: Finding, predicates: Collection[str], facts: Facts) -> tuple[str, ...]:
    """Return the commands of judgements that mend a finding, none where no release states what is wrong.

    What is missing is added to the thing, or the thing is rejected; what is wrong is corrected or rejected; of several
    values, or of two that cannot both hold, one is rejected, and what two releases tell differently may be two things.

    Parameters
    ----------
    finding
        What was found.
    predicates
        The IRIs of the predicates of the constraint's path.
    facts
        Gives what the graph of a release states.
    """
    names = dict.fromkeys([finding.release, *finding.releases[:_RELEASES]])
    here = [one for name in names for one in facts(name)]
    about = [one for one in here if one.subject == finding.focus]
    name = shorten(finding.constraint).removeprefix("mcs:")
    component = finding.component.rpartition("#")[2].removesuffix("ConstraintComponent")
    if name in _LACKING or (component in _MISSING and not finding.path.startswith("^")):
        found = _lacking(finding, about, _LACKING.get(name, ()))
    elif component in _SEVERAL:
        found = _several(finding, [one for one in about if one.predicate in predicates])
    else:
        found = _wrong(finding, here, predicates, name)
    return tuple(islice(dict.fromkeys(found), _MOST))


def _lacking(finding: Finding, about: Sequence[Stated], asked: Sequence[str]) -> Iterator[str]:
    """Yield how what is missing is added to a thing, and how the thing is rejected."""
    first = next((one for one in about if one.release == finding.release), None)
    if first is None:
        return
    rows = KINDS[first.kind].rows
    wanted = asked or [name for part in finding.path.split("|") for name, row in rows.items() if row.predicate == part]
    to, words = shlex.quote(first.fact), shlex.quote(_words(finding, about, first))
    for name in wanted:
        value = _value(SCHEMA[first.kind][name])
        yield f"kg review add {shlex.quote(first.release)} {name} {value} --to {to} --words {words}"
    makes = ESSENTIAL.get(first.kind, ())[:1] if first.kind in _FREE and len(finding.releases) == 1 else ()
    yield from (_rejecting(one) for one in about if one.property in makes)


def _wrong(finding: Finding, here: Sequence[Stated], predicates: Collection[str], name: str) -> Iterator[str]:
    """Yield how the fact with a wrong value is corrected or rejected, then what is beside it."""
    ends = (finding.value, finding.focus) if finding.path.startswith("^") else (finding.focus, finding.value)
    wrong = [one for one in here if (one.subject, one.object) == ends and one.predicate in predicates]
    if not wrong and finding.value is None:
        wrong = [one for one in here if one.subject == finding.focus and one.predicate in predicates]
    circle = {(one.object, one.subject) for one in wrong} if finding.path.startswith("^") else set()
    beside = [
        one
        for one in here
        if (one.subject, one.object) in circle
        or (one.property in _BESIDE.get(name, ()) and one.subject in {finding.focus, finding.value})
    ]
    if name.startswith(("Event-host", "Event-guest")):
        beside = [one for one in beside if one.object == finding.value]
    both = [*wrong, *beside] if wrong else []
    if name in _DATED or not beside:
        yield from (_correcting(one) for one in both if not one.added)
    yield from map(_rejecting, both)


def _several(finding: Finding, about: Sequence[Stated]) -> Iterator[str]:
    """Yield how each of several values is rejected, and how what two releases tell is parted."""
    if len({one.object for one in about}) < 2:
        return
    first = about[0]
    other = next(one for one in about if one.object != first.object)
    yield from map(_rejecting, about[: _MOST - 1])
    if first.release != other.release and first.kind not in {"municipality", "country", "release"}:
        ends = (
            f"{finding.focus.removeprefix(NAMESPACES['id'])}#{quote(one.release, safe='')}" for one in (first, other)
        )
        yield f"kg review different {' '.join(map(shlex.quote, ends))}"


def _rejecting(one: Stated) -> str:
    return f"kg review {'undo' if one.added else 'reject'} {shlex.quote(one.fact)}"


def _correcting(one: Stated) -> str:
    return f"kg review correct {shlex.quote(one.fact)} --value {_value(SCHEMA[one.kind][one.property])}"


def _value(form: str) -> str:
    if form.startswith("code:"):
        return "CODE"
    kinds = set(form.split("|"))
    if kinds & _NAMELESS:
        return "FACT" if kinds <= _NAMELESS else "NAME-OR-FACT"
    return _VALUES.get(form, "NAME")


def _words(finding: Finding, about: Sequence[Stated], first: Stated) -> str:
    """Return the words of the passage that the reader sees, as long as they stand once in the text."""
    exact = " ".join(finding.evidence[0].exact.split()) if finding.evidence else ""
    seen = [one.words for one in about if one.release == first.release and exact and exact in one.words]
    return min(seen, key=len, default=first.words)
