"""Read judgements from a file and write them to its end: one JSON object a line, in the order of judging.

A line is never changed by the program: what is taken back gets a line that says so. A line that cannot be used is
named, and the others hold; since nothing is rewritten, it is not lost either.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, cast

from kg.errors import InputError
from kg.judge.judgement import FACTUAL, PAIRED, VERDICTS, Judgement, Pair, Said, judged, line_of
from kg.judge.told import is_thing
from kg.judge.values import checked, demand_no_contacts
from kg.model import SCHEMA

__all__ = ["Unread", "append", "read_judgements"]

_SAID: Final = ("release", "kind", "property", "exact", "sentence")
_PAIR: Final = ("first", "second")
_FIELDS: Final = frozenset(Judgement.__dataclass_fields__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A line that cannot be used: the file and its number, why, and what to do."""

    where: str
    what: str
    remedy: str


def read_judgements(path: Path) -> tuple[tuple[Judgement, ...], tuple[Unread, ...]]:
    """Return the judgements of a file in the order of its lines, and the lines that cannot be used.

    A line without an id gets one made of its words; a line that stands twice counts once. Without the file there are
    no judgements.

    Raises
    ------
    InputError
        If the file is there and cannot be read.
    """
    try:
        lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n") if path.exists() else []
    except OSError as error:
        raise InputError(where=str(path), what=f"cannot be read ({error.strerror})", remedy="check the path") from error
    found: dict[str, Judgement] = {}
    unread = []
    for number, line in enumerate(lines, start=1):
        where = f"{path}:{number}"
        try:
            judgement = _parsed(line, where) if line.strip() else None
            if judgement and found.setdefault(judgement.id, judgement) != judgement:
                what = f"has the id of another judgement ({judgement.id})"
                raise InputError(where=where, what=what, remedy="delete the id; it is made anew")
        except InputError as error:
            unread.append(Unread(where=where, what=error.what, remedy=error.remedy))
    return tuple(found.values()), tuple(unread)


def append(path: Path, judgement: Judgement) -> None:
    """Write a judgement to the end of a file, which is made if it is not there.

    Raises
    ------
    InputError
        If the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            file.seek(0, os.SEEK_END)
            if file.tell():
                file.seek(-1, os.SEEK_END)
            unended = file.read(1) not in {b"\n", b""}
            file.write((b"\n" if unended else b"") + line_of(judgement).encode() + b"\n")
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise InputError(where=str(path), what=what, remedy="check the folder and its rights") from error


def _parsed(line: bytes, where: str) -> Judgement:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise InputError(where=where, what="is no JSON in UTF-8", remedy="write one JSON object a line") from error
    if not isinstance(record, dict) or not set(record) <= _FIELDS:
        strange = ", ".join(sorted(set(record) - _FIELDS)) if isinstance(record, dict) else type(record).__name__
        remedy = f"use only {', '.join(Judgement.__dataclass_fields__)}"
        raise InputError(where=where, what=f"is no judgement ({strange})", remedy=remedy)
    if record.get("verdict") not in VERDICTS:
        what = f"has an unknown verdict {record.get('verdict')!r}"
        raise InputError(where=where, what=what, remedy=f"use one of {', '.join(VERDICTS)}")
    _demand(record, ("author", "date"), where)
    _demand_day(record["date"], where)
    demand_no_contacts(f"{record['author']}\n{record.get('reason', '')}", where=where)
    judgement = _made(record, where)
    return judgement if judgement.id else judged(judgement)


def _made(record: Mapping[str, Any], where: str) -> Judgement:
    verdict, more = record["verdict"], dict(record)
    if verdict in FACTUAL:
        more["fact"] = _said(record.get("fact"), where)
    elif verdict in PAIRED:
        pair = cast(dict[str, Any], record.get("pair"))
        _demand(pair, _PAIR, where)
        more["pair"] = Pair(**{name: pair[name] for name in Pair.__dataclass_fields__ if name in pair})
    else:
        _demand(record, ("undoes",), where)
    if verdict == "correct":
        said: Said = more["fact"]
        _demand(record, ("value",), where)
        more["value"] = _formed(said, str(record["value"]), where)
    elif verdict in {"add", "confirm"} and not is_thing(more["fact"].kind, more["fact"].property):
        checked(more["fact"].kind, more["fact"].property, more["fact"].value, where=where)
    if any(not isinstance(more[name], str) for name in more if name not in {"fact", "pair"}):
        raise InputError(where=where, what="has a value that is no text", remedy="put it in quotation marks")
    return Judgement(**{"id": "", **more})


def _said(record: object, where: str) -> Said:
    _demand(record, _SAID, where)
    said = cast(dict[str, Any], record)
    kind = said["kind"]
    if kind not in SCHEMA or said["property"] not in SCHEMA[kind]:
        what = f"has an unknown kind or property {kind} {said['property']}"
        raise InputError(where=where, what=what, remedy="use those that kg show lists")
    number = said.get("number", 1)
    if not isinstance(number, int) or any(
        not isinstance(said.get(name, ""), str) for name in Said.__dataclass_fields__ if name != "number"
    ):
        raise InputError(where=where, what="has a value that is no text", remedy="put it in quotation marks")
    fields = {name: said.get(name, "") for name in Said.__dataclass_fields__ if name != "number"}
    return Said(**fields, number=number)


def _formed(said: Said, value: str, where: str) -> str:
    if is_thing(said.kind, said.property):
        kind, _, name = value.partition(":")
        if kind not in SCHEMA[said.kind][said.property].split("|") or not name:
            remedy = f"write {SCHEMA[said.kind][said.property].replace('|', ' or ')}, a colon, and the name"
            raise InputError(where=where, what=f"{value!r} names no thing", remedy=remedy)
        return value
    return checked(said.kind, said.property, value, where=where)


def _demand(record: object, names: tuple[str, ...], where: str) -> None:
    known = record if isinstance(record, dict) else {}
    missing = [name for name in names if not isinstance(known.get(name), str) or not known[name].strip()]
    if missing:
        raise InputError(where=where, what=f"lacks {', '.join(missing)}", remedy="add it")


def _demand_day(day: str, where: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise InputError(where=where, what=f"has an unknown date {day!r}", remedy="write YYYY-MM-DD") from error
