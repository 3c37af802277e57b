"""The titles of events that stand in quotation marks apart from the word for the event."""

import pytest

from kg.extract import extract
from kg.model import Release, Zone


def _titles(text: str) -> list[tuple[str, str]]:
    zones = (Zone(kind="body", start=0, end=len(text)),)
    found = extract(Release(identifier="a", text=text, zones=zones, publisher="Stadt Erfurt", issued="2024-05-10"))
    types = {f.subject: str(f.value) for f in found.facts if f.property == "type"}
    ids = {thing.id for thing in found.things if thing.kind == "event"}
    return [(types[f.subject], str(f.value)) for f in found.facts if f.property == "title" and f.subject in ids]


@pytest.mark.parametrize(
    "text",
    [
        "Vom 3. bis 5. Juni 2024 kommen Fachleute aus Lille zum „Forum Lebendiger Fluss“ nach Erfurt.",
        "Am 3. Juni 2024 findet im Rathaus eine Tagung mit Gästen aus Lille statt, die unter der Überschrift „Forum "
        "Lebendiger Fluss“ steht.",
        "Am 3. Juni 2024 lädt Erfurt Fachleute aus Lille zu einer Konferenz ein. „Forum Lebendiger Fluss“ heißt sie.",
    ],
)
def test_a_conference_is_called_by_the_name_around_it(text: str) -> None:
    assert _titles(text) == [("conference", "Forum Lebendiger Fluss")]


def test_a_name_of_something_else_titles_no_event() -> None:
    text = "Am 3. Juni 2024 tagt in Erfurt eine Konferenz mit Gästen aus Lille, die im Hotel „Grüner Baum“ wohnen."
    assert _titles(text) == []


def test_a_title_points_at_what_is_printed() -> None:
    text = "Vom 3. bis 5. Juni 2024 kommen Fachleute aus Lille zum „Forum Lebendiger Fluss“ nach Erfurt."
    zones = (Zone(kind="body", start=0, end=len(text)),)
    found = extract(Release(identifier="a", text=text, zones=zones, publisher="Stadt Erfurt", issued="2024-05-10"))
    (title,) = (f for f in found.facts if f.property == "title" and f.value == "Forum Lebendiger Fluss")
    assert [text[span.start : span.end] for span in title.evidence] == ["Forum Lebendiger Fluss"]
