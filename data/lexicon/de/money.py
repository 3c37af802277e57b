"""Ask of all who are named beside money whether they give it, and of each payment what it is for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import yaml

from data.lexicon.de.fitting import Choice, Example
from data.lexicon.de.lessons import OFTEN, ROOT, Lesson, in_processes, short
from kg.evaluate.names import normal
from kg.lexicon import load_yaml
from kg.lexicon.weights import Weights
from kg.relate.agreements import agreements_of
from kg.relate.aims import Aim, aims_of, purse_of
from kg.relate.event import Event
from kg.relate.frames import frame
from kg.relate.givers import GIVES, features_of_giver, parts_read
from kg.relate.ledger import Funding, Page, read_by_rules
from kg.relate.programmes import Programme, programmes_of
from kg.relate.release import events_in
from kg.relate.units import Unit

__all__ = ["money", "plain_money"]

CASES: Final = ROOT / "tests/cases/de/money.yaml"
_BEFORE: Final = "Vom 3. bis 6. Mai 2024 war eine Delegation aus Lille in Erfurt zu Besuch. "
_SHORT: Final = {
    "BMZ": ("Bundesministerium für wirtschaftliche Zusammenarbeit und Entwicklung", "Bundesentwicklungsministerium"),
    "SKEW": ("Servicestelle Kommunen in der Einen Welt",),
    "EG": ("Engagement Global", "Engagement Global gGmbH"),
}
# Of the releases without money one in so many is asked: they only show who does not pay.
_SOME: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Account:
    """A release as it is read up to its payments."""

    lesson: Lesson
    events: Sequence[Event]
    programmes: dict[str, Programme]
    found: Sequence[Funding]
    pages: Sequence[Page]

    def names(self, who: tuple[str, str]) -> set[str]:
        """Return all names of somebody."""
        aliases = self.programmes[who[1]].aliases if who[1] in self.programmes else ()
        return {normal(name) for name in (who[1], *aliases, *self.lesson.scene.reading.aliases.get(who[1], ()))}

    def is_named(self, who: tuple[str, str], wanted: str) -> bool:
        """Return whether somebody is whom the gold facts name so."""
        gold = self.lesson.gold
        aliases = [
            *(a for o in gold.get("organisations", ()) if o["name"] == wanted for a in o.get("aliases", ())),
            *(a for p in gold.get("programmes", ()) if p["title"] == wanted for a in p.get("aliases", ())),
        ]
        return bool(self.names(who) & {normal(name) for name in (wanted, *aliases)})


def money(taught: Sequence[Lesson], learned: Mapping[str, Weights]) -> tuple[list[Example], list[Choice]]:
    """Return for all named beside money what they do with it, and for the payments what each may be for.

    The events of the lessons are read by what was learned before.
    """
    asked = [lesson for i, lesson in enumerate(taught) if lesson.gold.get("funding") or i % _SOME == 0]
    return _answers(asked, learned)


def plain_money(learned: Mapping[str, Weights]) -> tuple[list[Example], list[Choice]]:
    """Return the same of the examples of the rules and the sentences of their tests."""
    return _answers(list(_cases()), learned)


def _answers(asked: Sequence[Lesson], learned: Mapping[str, Weights]) -> tuple[list[Example], list[Choice]]:
    answers = in_processes(_asked, asked, learned)
    return [e for gives, _ in answers for e in gives], [c for _, aims in answers for c in aims]


def _asked(lesson: Lesson) -> tuple[list[Example], list[Choice]]:
    account = _account(lesson)
    return list(_gives(account)), list(_aims(account))


def _account(lesson: Lesson) -> _Account:
    reading = lesson.scene.reading
    events, programmes = events_in(reading, agreements_of(reading)), programmes_of(reading)
    frame(reading, events, programmes)
    found, pages = read_by_rules(reading, events, programmes)
    return _Account(lesson=lesson, events=events, programmes=programmes, found=found, pages=pages)


def _cases() -> Iterator[Lesson]:
    """Yield the examples of the rules, the plainest cases, so often that they weigh."""
    told = [
        (_BEFORE + case["text"], "Erfurt", case["funding"])
        for case in yaml.safe_load(CASES.read_text(encoding="utf-8"))
    ]
    for rule in load_yaml("funding")["rules"]:
        for case in (*rule["examples"], *rule["counterexamples"]):
            told.append((case["text"], case["home"], case.get("funding", ())))
    for text, home, rows in told:
        lesson = short(text, home, _gold(rows))
        yield from [lesson] * OFTEN


def _gold(rows: Iterable[Sequence[str | None]]) -> dict[str, Any]:
    """Return the gold facts of a case: giver, who passes on, programme, what is paid: a type of event or a title."""
    funding = [dict(zip(("funder", "via", "programme", "funds"), row, strict=True)) for row in rows]
    types = {str(row["funds"]) for row in funding if row["funds"]}
    return {
        "funding": funding,
        "organisations": [{"name": name, "aliases": list(long)} for name, long in _SHORT.items()],
        "events": [{"id": type_, "type": type_, "start": None} for type_ in types if type_.islower()],
    }


def _gives(account: _Account) -> Iterator[Example]:
    parts = parts_read(account.found)
    for page in account.pages:
        for sign, unit in page.seen.units.items():
            features = features_of_giver(account.lesson.scene.reading, page, sign, parts)
            yield features, (GIVES.index(_part(account, unit)),)


def _part(account: _Account, unit: Unit) -> str:
    for part, key in (("giver", "funder"), ("via", "via")):
        wanted = (funding.get(key) for funding in account.lesson.gold.get("funding", ()))
        if any(name and account.is_named(unit.who, name) for name in wanted):
            return part
    return "none"


def _aims(account: _Account) -> Iterator[Choice]:
    """Yield the choices that are right somewhere; where rules read no payment, at the sentence that names its giver."""
    reading = account.lesson.scene.reading
    read = {funding.funder for funding in account.found}
    unread = {
        unit.who: Funding(funder=unit.who, sentence=page.sentence.index, is_ruled=False)
        for page in account.pages
        for unit in page.seen.units.values()
        if unit.who not in read and _part(account, unit) == "giver"
    }
    for funding in (*account.found, *unread.values()):
        aims = list(
            aims_of(reading, purse_of(reading, funding, account.programmes), account.events, account.programmes)
        )
        right = _right(account, funding, aims)
        if right:
            yield [aim.features for aim in aims], right


def _right(account: _Account, funding: Funding, aims: Sequence[Aim]) -> list[int]:
    """Return which aims the gold facts give a payment: its event, or at least one of its event's type."""
    gold = account.lesson.gold
    events = {event["id"]: event for event in gold["events"]}
    wanted = [
        f.get("funds") for f in gold.get("funding", ()) if f["funder"] and account.is_named(funding.funder, f["funder"])
    ]
    exact = [i for i, aim in enumerate(aims) if any(_is(account, aim, name, events, "start") for name in wanted)]
    return exact or [i for i, aim in enumerate(aims) if any(_is(account, aim, name, events) for name in wanted)]


def _is(account: _Account, aim: Aim, wanted: str | None, events: Mapping[str, Any], *also: str) -> bool:
    if aim.what is None or wanted is None:
        return aim.what is None and wanted is None
    kind, what = aim.what
    if isinstance(what, Event):
        gold = events.get(wanted)
        return gold is not None and all(getattr(what, key) == gold.get(key) for key in ("type", *also))
    return wanted not in events and account.is_named((kind, str(what)), wanted)
