"""The headline question against rows written by hand: which programmes and funders pay for which visits, with whom?"""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from kg import api
from kg.codes import label
from kg.identify import identify
from kg.mapping import quads_of
from kg.model import Evidence, Extraction, Fact, Kind, Release, Thing
from kg.query import ask
from kg.read import Unreadable, read
from kg.store import Graph

HERE = Path(__file__).parent / "headline"
SENTENCES: dict[str, list[str]] = json.loads((HERE / "sentences.json").read_text(encoding="utf-8"))
COLUMNS = ("programme", "funder", "agency", "type", "start", "end", "place", "from", "to", "who", "link", "release")
# How many of the rows by hand the program finds from the texts alone, by programme or funder, type, day and release.
FOUND = 13


def by_hand() -> list[dict[str, str]]:
    with (HERE / "rows.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Gold:
    """The gold facts of one release as an extraction, each funding and programme with the sentence that says it."""

    def __init__(self, release: Release, gold: dict[str, Any], sentences: list[str]) -> None:
        self.release, self.sentences = release, sentences
        self.things: list[Thing] = []
        self.facts: list[Fact] = []
        self.ids: dict[str, str] = {}
        self._towns(gold)
        for body in gold["organisations"]:
            self.add("organisation", body["name"], name=body["name"])
        for person in gold["people"]:
            self._person(person)
        for programme in gold["programmes"]:
            self.add("programme", programme["title"], title=programme["title"], kind=programme["kind"])
        for programme in gold["programmes"]:
            self.say(self.ids[programme["title"]], "part_of", programme.get("part_of"))
        for event in gold["events"]:
            self._event(event)
        for event in gold["events"]:
            self.say(self.ids[event["id"]], "part_of", event["part_of"])
        for number, money in enumerate(gold["funding"]):
            self._funding(money, number)

    def _towns(self, gold: dict[str, Any]) -> None:
        for town in gold["municipalities"]:
            if town["country"] not in self.ids:
                self.add("country", town["country"], iso=town["country"])
            self.add("municipality", town["name"], name=town["name"])
            self.say(self.ids[town["name"]], "country", town["country"])

    def _person(self, person: dict[str, Any]) -> None:
        self.add("person", person["name"], name=person["name"])
        for role in person["roles"]:
            if role.get("of") in self.ids:
                self.add("role", f"role {person['name']}", role=role["role"])
                self.say(self.ids[f"role {person['name']}"], "person", person["name"])
                self.say(self.ids[f"role {person['name']}"], "of", role["of"])

    def _event(self, event: dict[str, Any]) -> None:
        self.add("event", event["id"], **{key: event[key] for key in ("type", "start", "end") if event[key]})
        self.say(self.ids[event["id"]], "place", event["place"])
        for plural, part in (("hosts", "host"), ("guests", "guest"), ("participants", "participant")):
            for who in event[plural]:
                self.say(self.ids[event["id"]], part, who)
        self.say(self.ids[event["id"]], "within", event.get("within"), self.sentences[0])

    def _funding(self, money: dict[str, Any], number: int) -> None:
        sentence = self.sentences[min(number, len(self.sentences) - 1)]
        self.add("funding", f"funding {number}", words=sentence)
        for key in ("funder", "via", "programme", "funds"):
            self.say(self.ids[f"funding {number}"], key, money[key], sentence)

    def add(self, kind: Kind, known_as: str, /, words: str = "", **facts: str) -> None:
        self.ids[known_as] = f"{kind}:{len(self.things)}"
        self.things.append(Thing(id=self.ids[known_as], kind=kind, evidence=self.span(words or known_as)))
        for key, value in facts.items():
            self.facts.append(
                Fact(subject=self.ids[known_as], property=key, value=value, evidence=self.span(words or known_as))
            )

    def say(self, subject: str, key: str, name: str | None, words: str = "") -> None:
        if name:
            value = self.ids.get(name) or self._body(name)
            self.facts.append(Fact(subject=subject, property=key, value=value, evidence=self.span(words or name)))

    def _body(self, name: str) -> str:
        self.add("organisation", name, name=name)
        return self.ids[name]

    def span(self, words: str) -> tuple[Evidence, ...]:
        start = self.release.text.find(words)
        assert start >= 0 or words not in self.sentences, f"{self.release.identifier} does not say {words!r}"
        end = start + len(words)
        return (Evidence(start=max(start, 0), end=end if start >= 0 else 1, rule="gold"),)


@pytest.fixture(scope="module")
def graph(samples: Path) -> Graph:
    """Return the graph of the gold facts of the five releases."""
    quads = []
    for release in read([str(path) for path in sorted(samples.iterdir()) if path.stem in SENTENCES]):
        assert not isinstance(release, Unreadable)
        gold = json.loads((samples / f"{release.identifier}.gold.json").read_text(encoding="utf-8"))
        said = Gold(release, gold, SENTENCES[release.identifier])
        extraction = Extraction(release=release.identifier, things=tuple(said.things), facts=tuple(said.facts))
        identity = identify(release, extraction)
        quads += list(quads_of(release, extraction, identity.iris, identity.units))
    return Graph.of_quads(quads)


def answered(graph: Graph, **params: str) -> list[dict[str, str]]:
    named = {column: f"{column}Label" for column in ("programme", "funder", "agency", "place")}
    return [
        {column: getattr(row[named.get(column, column)], "text", "") for column in (*COLUMNS, "evidence")}
        for row in ask(graph, "programmes-funding-visits", params).dicts()
    ]


def key(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[column] for column in COLUMNS)


def test_the_answer_is_what_a_reader_writes_down(graph: Graph) -> None:
    assert sorted(map(key, answered(graph))) == sorted(map(key, by_hand()))


def test_each_row_quotes_the_sentence_that_says_it(graph: Graph) -> None:
    sentences = {key(row): SENTENCES[row["release"]][int(row["sentence"]) - 1] for row in by_hand()}
    assert {key(row): row["evidence"] for row in answered(graph)} == sentences


@pytest.mark.parametrize(
    ("params", "wanted"),
    [
        ({"place": "Villach"}, {"2024-06-21-villach-udine"}),
        ({"place": "Karşıyaka"}, {"2018-10-05-offenbach-karsiyaka"}),
        ({"country": "EC"}, {"2025-03-11-nuernberg-cuenca"}),
        ({"country": "DE", "year": "2020"}, {"2020-02-25-zittau-szolnok"}),
        ({"programme": "Nakopa"}, {"2025-03-11-nuernberg-cuenca"}),
        ({"programme": "Nakopa", "year": "2020"}, set()),
        ({"type": "conference"}, {"2024-04-24-karlsruhe-energiekonferenz", "2024-06-21-villach-udine"}),
    ],
)
def test_filters_leave_the_rows_that_they_name(graph: Graph, params: dict[str, str], wanted: set[str]) -> None:
    rows = answered(graph, **params)
    assert {row["release"] for row in rows} == wanted
    assert set(map(key, rows)) <= set(map(key, by_hand()))


def test_of_what_is_written_by_hand_the_program_finds_most(built: Path) -> None:
    def told(row: dict[str, str]) -> tuple[str, ...]:
        return row["programme"] or row["funder"], row["type"], row["start"], row["release"]

    rows = api.ask("programmes-funding-visits", store=built)
    found = {
        (getattr(row["programmeLabel"], "text", "") or getattr(row["funderLabel"], "text", ""),
         *(getattr(row[name], "text", "") for name in ("type", "start", "release")))
        for row in rows.dicts()
    }  # fmt: skip
    assert len(found & set(map(told, by_hand()))) >= FOUND


def test_the_types_are_codes_that_have_names() -> None:
    assert all(label("event-type", row["type"], "de") for row in by_hand())
