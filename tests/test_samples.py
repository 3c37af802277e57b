"""The sample releases and their gold facts hold together, and each code of each list has an example."""

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.assets import asset
from kg.gazetteer import countries

Gold = dict[str, Any]

CODES: dict[str, frozenset[str]] = {
    "role": frozenset(
        "mayor deputy-mayor department-head councillor district-head municipal-officer minister state-secretary "
        "head-of-state-or-government member-of-parliament ambassador consul association-chair director expert "
        "other".split()
    ),
    "organisation-kind": frozenset(
        "ministry agency association company university school foundation network consulate municipal-office "
        "cultural-institution supranational other".split()
    ),
    "agreement-type": frozenset(
        "declaration-of-intent cooperation-agreement twinning friendship solidarity-partnership project-partnership "
        "climate-partnership sponsorship network-membership other".split()
    ),
    "agreement-status": frozenset("signed planned in-force suspended renewed ended".split()),
    "event-type": frozenset(
        "visit reception meeting conference signing anniversary exchange cultural sport aid other".split()
    ),
    "programme-kind": frozenset("programme project fund".split()),
    "topic": frozenset(
        "climate environment water energy mobility urban-development economy digitalisation culture education youth "
        "sport science health migration-integration equality peace democracy emergency-aid tourism sustainability "
        "fair-trade".split()
    ),
}

KEYS = "release municipalities people organisations agreements events programmes funding topics quotes".split()
EVENT_ROLES = ("hosts", "guests", "participants", "organisers")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
CASES = Path(__file__).parent / "cases" / "de"
FOLDERS = (asset("data/releases"), CASES / "check", CASES / "dev")
ENDINGS = (".md", ".txt", ".html")

# States that somebody represents, by their names, and how a text may name them: by beginnings of name and adjective.
STATES: dict[str, set[str]] = {
    name: {word[:4].casefold() for word in (country.de, *country.variants, *country.adjectives)}
    for country in countries()
    for name in (country.de, *country.variants)
}
STATES["Deutschland"].add("bund")


def _files() -> list[Path]:
    return sorted(path for folder in FOLDERS for path in folder.glob("*.gold.json"))


def _name(path: Path) -> str:
    return path.name.removesuffix(".gold.json")


def _release(gold: Path) -> Path:
    found = [gold.with_name(_name(gold) + ending) for ending in ENDINGS]
    return next(path for path in found if path.exists())


def _load(path: Path) -> Gold:
    loaded: Gold = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def _plain(path: Path) -> str:
    """Return the text of a release as one line, without marks of markup, page furniture or hyphens at line ends."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    text = re.sub(r"-\n(?=[a-zäöüß])", "", text)
    return re.sub(r"\s+", " ", re.sub(r"[*#\\]", "", text)).casefold()


def _stem(name: str) -> str:
    """Return the longest word of a name without its last two letters, where the word is long enough to inflect."""
    word: str = max(re.findall(r"[^\s/()„“»«,.]+", name), key=len)
    return (word[:-2] if len(word) > 6 else word[:-1] if len(word) > 4 else word).casefold()


def _codes(gold: Gold) -> Iterator[tuple[str, str]]:
    for person in gold["people"]:
        yield from (("role", role["role"]) for role in person["roles"])
    yield from (("organisation-kind", body["kind"]) for body in gold["organisations"])
    for agreement in gold["agreements"]:
        yield "agreement-type", agreement["type"]
        yield "agreement-status", agreement["status"]
    yield from (("event-type", event["type"]) for event in gold["events"])
    yield from (("programme-kind", programme["kind"]) for programme in gold["programmes"])
    yield from (("topic", topic) for topic in gold["topics"])


def _printed_names(gold: Gold) -> Iterator[str]:
    for kind, key in (
        ("municipalities", "name"),
        ("people", "name"),
        ("organisations", "name"),
        ("programmes", "title"),
    ):
        for thing in gold[kind]:
            yield thing[key]
            yield from thing.get("aliases", ())
    yield from (event["title"] for event in gold["events"] if event["title"])
    yield from (gold["release"][key] for key in ("title", "publisher", "contact") if gold["release"][key])


def _references(gold: Gold) -> Iterator[str]:
    """Yield every name that one part of a gold file uses of another, with what it says where it is unknown."""
    towns = {town["name"] for town in gold["municipalities"]}
    people = {person["name"] for person in gold["people"]}
    bodies = {body["name"] for body in gold["organisations"]}
    titles = {programme["title"] for programme in gold["programmes"]}
    events = {event["id"] for event in gold["events"]}
    agreements = {agreement["id"] for agreement in gold["agreements"]}
    roles = [role["of"] for person in gold["people"] for role in person["roles"] if role["of"]]
    yield from (f"role of {of}" for of in roles if of not in towns | bodies | set(STATES))
    for agreement in gold["agreements"]:
        yield from (f"party {party}" for party in agreement["parties"] if party not in towns | bodies | set(STATES))
        yield from (f"signatory {person}" for person in agreement["signatories"] if person not in people)
        yield from (f"follows {other}" for other in (agreement["follows"],) if other and other not in agreements)
    for event in gold["events"]:
        named = [name for role in EVENT_ROLES for name in event[role]]
        yield from (f"{event['id']} {name}" for name in named if name not in towns | bodies | people)
        yield from (f"place {place}" for place in (event["place"],) if place and place not in towns)
        yield from (f"part of {other}" for other in (event["part_of"],) if other and other not in events)
        yield from (f"within {title}" for title in (event.get("within"),) if title and title not in titles)
    parts = [programme["part_of"] for programme in gold["programmes"] if programme.get("part_of")]
    yield from (f"part of {title}" for title in parts if title not in titles)
    for money in gold["funding"]:
        yield from (f"funder {who}" for who in (money["funder"],) if who not in towns | bodies | titles | people)
        yield from (f"via {who}" for who in (money["via"],) if who and who not in towns | bodies)
        yield from (f"programme {title}" for title in (money["programme"],) if title and title not in titles)
        yield from (f"funds {it}" for it in (money["funds"],) if it and it not in events | titles | agreements)
    yield from (f"speaker {name}" for name in gold["quotes"] if name not in people)


def _states(gold: Gold) -> set[str]:
    """Return the states that people of this release represent."""
    return {role["of"] for person in gold["people"] for role in person["roles"] if role["of"] in STATES}


def _dates(gold: Gold) -> Iterator[str]:
    yield gold["release"]["published"]
    yield from (agreement["signed"] for agreement in gold["agreements"] if agreement["signed"])
    yield from (event[key] for event in gold["events"] for key in ("start", "end") if event[key])


FILES = _files()
each_release = pytest.mark.parametrize("path", FILES, ids=_name)


def test_there_are_enough_samples() -> None:
    assert len([path for path in FILES if path.parent == FOLDERS[0]]) >= 27


def test_every_release_has_gold_facts_and_every_gold_file_a_release() -> None:
    for folder in FOLDERS:
        texts = {path.stem for path in folder.glob("*") if path.suffix in ENDINGS and path.name != "README.md"}
        assert texts == {_name(path) for path in folder.glob("*.gold.json")}


def test_no_two_releases_share_a_name() -> None:
    assert len({_name(path) for path in FILES}) == len(FILES)


@each_release
def test_a_gold_file_has_all_parts_and_the_date_that_its_name_says(path: Path) -> None:
    gold = _load(path)
    assert list(gold) == KEYS
    assert _name(path).startswith(gold["release"]["published"] + "-")


@each_release
def test_codes_are_known(path: Path) -> None:
    assert [(scheme, code) for scheme, code in _codes(_load(path)) if code not in CODES[scheme]] == []


@each_release
def test_dates_are_as_precise_as_iso_allows_and_in_order(path: Path) -> None:
    gold = _load(path)
    assert [date for date in _dates(gold) if not DATE.fullmatch(date)] == []
    spans = [(event["start"], event["end"]) for event in gold["events"] if event["start"] and event["end"]]
    assert [span for span in spans if span[0] >= span[1]] == []


@each_release
def test_what_a_gold_file_refers_to_exists(path: Path) -> None:
    assert list(_references(_load(path))) == []


@each_release
def test_ids_and_names_are_used_once(path: Path) -> None:
    gold = _load(path)
    for kind, key in (("agreements", "id"), ("events", "id"), ("people", "name"), ("organisations", "name")):
        names = [thing[key] for thing in gold[kind]]
        assert len(set(names)) == len(names), kind
    towns = [(town["name"], town["country"]) for town in gold["municipalities"]]
    assert len(set(towns)) == len(towns)


@each_release
def test_every_name_in_the_gold_is_printed_in_the_release(path: Path) -> None:
    gold, text = _load(path), _plain(_release(path))
    assert [name for name in _printed_names(gold) if _stem(name) not in text] == []
    assert [state for state in _states(gold) if not any(word in text for word in STATES[state])] == []


@each_release
def test_a_release_is_short_and_in_nfc(path: Path) -> None:
    text = _release(path).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert 50 <= len(re.sub(r"<[^>]+>", " ", text).split()) <= 400


@pytest.mark.parametrize("scheme", CODES)
def test_every_code_has_an_example_among_the_samples(scheme: str) -> None:
    samples = [path for path in FILES if path.parent == FOLDERS[0]]
    met = {code for path in samples for kind, code in _codes(_load(path)) if kind == scheme}
    assert met == CODES[scheme]


def test_at_least_eight_samples_say_who_paid_for_a_visit() -> None:
    def pays_a_visit(gold: Gold) -> bool:
        visits = {event["id"] for event in gold["events"] if event["type"] == "visit"}
        return any(money["funds"] in visits for money in gold["funding"])

    assert sum(pays_a_visit(_load(path)) for path in FILES if path.parent == FOLDERS[0]) >= 8
