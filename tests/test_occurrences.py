"""Which Friday, May or 3 May is meant: what is asked about, what weights hear, and what follows from their answer."""

import pytest

from data.lexicon.de.occurring import occurrences
from kg.lexicon import weights
from kg.lexicon.weights import Weights
from kg.model import Release, Zone
from kg.recognise.dates import dates_in
from kg.recognise.occurrences import RULE, cycle_of, dates_by_weights, open_dates
from kg.segment import segment
from kg.text import Document

_ISSUED = "2024-05-07"


def _document(text: str, issued: str | None = _ISSUED) -> Document:
    zones = (Zone(kind="body", start=0, end=len(text)),)
    return segment(Release(identifier="a", text=text, zones=zones, publisher="Stadt Erfurt", issued=issued))


def _keys(text: str) -> list[tuple[str, str]]:
    return [(mention.key, mention.rule) for mention in dates_by_weights(_document(text), _ISSUED)]


def test_a_weekday_may_be_that_of_other_weeks_and_a_month_that_of_other_years() -> None:
    document = _document("Am Freitag kamen Gäste, im Juni reisen wir nach Lille.")
    told = list(dates_in(document, _ISSUED))
    asked = {told[i].name: [begins for begins, _ in options] for i, options in open_dates(document, told, _ISSUED)}
    assert asked == {
        "Freitag": ["2024-04-19", "2024-04-26", "2024-05-03", "2024-05-10", "2024-05-17"],
        "Juni": ["2023-06", "2024-06", "2025-06"],
    }


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("In der vergangenen Woche waren Gäste da.", [("2024-04-29", "2024-05-05"), ("2024-04", ""), ("2024-05", "")]),
        (
            "Am Freitag, vergangene Woche, kamen Gäste.",
            [("2024-04-29", "2024-05-05"), ("2024-04", ""), ("2024-05", "")],
        ),
        ("In dieser Woche sind Gäste da.", [("2024-05-06", "2024-05-12"), ("2024-05", "")]),
        ("Am vergangenen Wochenende waren Gäste da.", []),
        ("In einer Woche ist alles fertig.", []),
    ],
)
def test_a_week_is_its_days_or_its_month(text: str, spans: list[tuple[str, str]]) -> None:
    document = _document(text)
    told = list(dates_in(document, _ISSUED))
    asked = [options for i, options in open_dates(document, told, _ISSUED) if cycle_of(told[i]) == "stretch"]
    assert [span for options in asked for span in options] == spans


def test_a_leap_day_is_not_asked_for_in_other_years() -> None:
    document = _document("Am 29. Februar kamen Gäste aus Lille.")
    told = list(dates_in(document, _ISSUED))
    assert [options for _, options in open_dates(document, told, _ISSUED)] == [[("2024-02-29", "")]]


def test_a_weekday_before_a_day_of_the_year_tells_its_year() -> None:
    document = _document("Am Freitag, 3. Mai, kamen Gäste aus Lille.")
    assert [options for _, options in open_dates(document, list(dates_in(document, _ISSUED)), _ISSUED)] == [
        [("2024-05-03", "")]
    ]


@pytest.mark.parametrize(
    "text", ["Am 3. Mai 2024 kamen Gäste.", "Am kommenden Freitag kommen Gäste.", "Gestern kamen Gäste."]
)
def test_what_says_itself_which_one_is_meant_is_not_asked_about(text: str) -> None:
    assert [cycle_of(mention) for mention in dates_in(_document(text), _ISSUED)] == [None]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Am kommenden Montag begrüßt sie Bürgermeister Karl Ems im Rathaus, am Mittwoch fährt sie heim.",
            "2024-05-15",
        ),
        ("Am Montag trifft sie ein. Am Dienstag besucht sie das Rathaus, am Samstag reist sie ab.", "2024-05-18"),
    ],
)
def test_a_weekday_lies_behind_the_days_of_a_programme(text: str, last: str) -> None:
    assert _keys(text)[-1] == (last, RULE)


def test_what_counts_from_a_moved_day_moves_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Am Freitag kamen Gäste aus Lille an, tags darauf reisten sie ab."
    later = Weights(("no", "yes"), {"": [0.0, 0.0], "own False weekday": [0.0, 1.0], "far week +1": [0.0, 9.0]})
    monkeypatch.setattr(weights, "_TAUGHT", {"occurrence": later})
    assert _keys(text) == [("2024-05-10", RULE), ("2024-05-11", "de.date.day-after")]


def test_rules_alone_read_dates_where_the_day_of_the_release_is_unknown() -> None:
    document = _document("Am 3. Mai 2024 kamen Gäste, am Freitag reisten sie ab.", None)
    assert [mention.key for mention in dates_by_weights(document, None)] == ["2024-05-03"]


def test_gold_facts_teach_only_where_one_alone_is_right() -> None:
    document = _document("Am Freitag kamen Gäste, am Montag reisten sie ab.")
    facts = {"events": [{"start": "2024-05-10"}, {"start": "2024-04-29"}, {"start": "2024-05-06"}]}
    [(options, right)] = occurrences(document, facts)
    assert (len(options), right) == (5, [3])
