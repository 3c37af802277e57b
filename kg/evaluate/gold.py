"""Read a gold file as rows: what a careful reader says that the release states."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from kg.errors import InputError
from kg.evaluate.names import Field, GoldName, Row, normal

__all__ = ["Rows", "gold_rows", "read_gold", "when"]

Rows: TypeAlias = dict[str, list[Row]]
_Who: TypeAlias = Callable[[str], GoldName]
_TAKING_PART: Final = {"hosts": "host", "guests": "guest", "organisers": "organiser", "participants": "participant"}


def read_gold(path: Path) -> Rows:
    """Return the rows of a gold file by kind.

    Raises
    ------
    InputError
        If it is no JSON, or lacks what a gold file has.
    """
    try:
        return gold_rows(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        what = f"is no gold file ({type(error).__name__}: {error})"
        raise InputError(where=str(path), what=what, remedy="see the format in data/releases/README.md") from error


def gold_rows(gold: Mapping[str, Any]) -> Rows:
    """Return the rows that gold facts state, by kind.

    Examples
    --------
    >>> rows = gold_rows({"release": {"title": "Besuch"}, "people": [{"name": "Dr. Ada Beispiel"}]})
    >>> [row[0].text for row in rows["person"]]
    ['ada beispiel']
    """
    aliases = {named["name"]: named.get("aliases", []) for named in gold.get("organisations", [])}
    aliases |= {titled["title"]: titled.get("aliases", []) for titled in gold.get("programmes", [])}

    def who(name: str) -> GoldName:
        return GoldName(normal(name), frozenset(map(normal, (name, *aliases.get(name, ())))))

    rows: Rows = defaultdict(list)
    _release(rows, gold["release"])
    _actors(rows, gold, who)
    targets = _agreements(rows, gold.get("agreements", []), who) | _events(rows, gold.get("events", []), who)
    _funding(rows, gold, who, targets)
    rows["topic"] = [(topic,) for topic in gold.get("topics", [])]
    rows["quote"] = [(who(speaker),) for speaker in gold.get("quotes", [])]
    return rows


def when(kind: str | None, start: str | None) -> tuple[str | None, str | None]:
    """Return the type and the year of an event, by which it is known where someone takes part in it."""
    return kind, start[:4] if start else None


def _name(text: str) -> GoldName:
    return GoldName(normal(text), frozenset({normal(text)}))


def _release(rows: Rows, release: Mapping[str, Any]) -> None:
    for key in ("title", "published", "publisher"):
        if release.get(key):
            rows["release"].append((key, release[key] if key == "published" else _name(release[key])))


def _actors(rows: Rows, gold: Mapping[str, Any], who: _Who) -> None:
    towns = gold.get("municipalities", [])
    rows["municipality"] = [(who(town["name"]),) for town in towns]
    rows["municipality-country"] = [(who(town["name"]), town["country"]) for town in towns]
    rows["organisation"] = [(who(named["name"]),) for named in gold.get("organisations", [])]
    for person in gold.get("people", []):
        rows["person"].append((who(person["name"]),))
        for role in person.get("roles", []):
            body = who(role["of"]) if role.get("of") else None
            rows["role"].append((who(person["name"]), role["role"], body))


def _agreements(rows: Rows, agreements: Iterable[Mapping[str, Any]], who: _Who) -> dict[str, Field]:
    types = {agreement["id"]: agreement["type"] for agreement in agreements}
    rows["follows"] = []
    for agreement in agreements:
        kind, parties = agreement["type"], frozenset(map(who, agreement["parties"]))
        rows["agreement"].append((kind, parties))
        for key, name in (("signed", "agreement-date"), ("status", "agreement-status")):
            if agreement.get(key):
                rows[name].append((kind, parties, agreement[key]))
        rows["signatory"] += [(kind, who(person)) for person in agreement.get("signatories", [])]
        if agreement.get("follows"):
            rows["follows"].append((kind, types[agreement["follows"]], parties))
    return {number: ("agreement", kind) for number, kind in types.items()}


def _events(rows: Rows, events: Iterable[Mapping[str, Any]], who: _Who) -> dict[str, Field]:
    keys = {event["id"]: (event["type"], event.get("start")) for event in events}
    rows["part-of"] = [(*keys[event["id"]], *keys[event["part_of"]]) for event in events if event.get("part_of")]
    for event in events:
        key = keys[event["id"]]
        rows["event"].append(key)
        if event.get("end"):
            rows["event-end"].append((*key, event["end"]))
        if event.get("place"):
            rows["event-place"].append((*key, who(event["place"])))
        if event.get("title"):
            rows["event-title"].append((_name(event["title"]),))
        for plural, part in _TAKING_PART.items():
            taking_part = [(*when(*key), who(name)) for name in event.get(plural, [])]
            rows[part] += taking_part
            rows["participation"] += taking_part
        if event.get("within"):
            rows["within"].append((*when(*key), who(event["within"])))
    return dict(keys)


def _funding(rows: Rows, gold: Mapping[str, Any], who: _Who, targets: Mapping[str, Field]) -> None:
    programmes = gold.get("programmes", [])
    rows["programme"] = [(who(found["title"]),) for found in programmes]
    rows["programme-part-of"] = [
        (who(found["title"]), who(found["part_of"])) for found in programmes if found.get("part_of")
    ]
    for money in gold.get("funding", []):
        if not money.get("funder"):
            continue
        funder, what = who(money["funder"]), money.get("funds")
        target = (targets.get(what) or who(what)) if what else None
        programme = who(money["programme"]) if money.get("programme") else None
        if what:
            rows["funding"].append((funder, target))
        if programme:
            rows["funding-programme"].append((funder, programme))
        if money.get("via"):
            rows["via"].append((funder, who(money["via"])))
        rows["funding-chain"].append((funder, programme, target))
