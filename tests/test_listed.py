"""Which bodies that no other fact names are listed: those that act, not those that only stand in the text."""

import pytest

from kg.extract import extract
from kg.lexicon.weights import weights
from kg.read.release import read_text
from kg.recognise import recognise
from kg.relate.listed import features_of_listed, is_listed, told_bodies
from kg.relate.reading import Reading
from kg.relate.release import read
from kg.segment import segment

_HEAD = "Stadt Erfurt\n\n3. Mai 2024\n\n# Gäste aus Lille im Rathaus\n\n"


def _bodies(text: str) -> set[str]:
    facts = extract(read_text(_HEAD + text)).facts
    return {str(f.value) for f in facts if f.property == "name" and "organisation" in f.subject}


def _reading(text: str) -> Reading:
    release = read_text(_HEAD + text)
    document = segment(release)
    return read(document, recognise(document, release.issued))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Das Programm hat der Partnerschaftsverein Erfurt–Lille e. V. vorbereitet.",
            "Partnerschaftsverein Erfurt–Lille e. V.",
        ),
        ("Die Delegation besuchte auch die Fachhochschule Erfurt.", "Fachhochschule Erfurt"),
    ],
)
def test_a_body_that_acts_or_is_visited_is_listed(text: str, body: str) -> None:
    assert body in _bodies(text)


def test_a_body_that_another_fact_names_needs_no_weights() -> None:
    assert "Museum Trapholt" in _bodies("Es sprach Ute Beispiel, Direktorin des Museums Trapholt.")


def test_where_tickets_are_sold_is_hardly_a_body_of_the_cooperation() -> None:
    hint = _reading("Karten zu 12 Euro gibt es in der Stadtbibliothek Erfurt und an der Abendkasse ab 19 Uhr.")
    visit = _reading(
        "Die Gäste aus Lille trafen sich mit der Stadtbibliothek Erfurt zu einem Fachgespräch über Leseförderung."
    )
    chances = [weights("listed").chance(features_of_listed(r, "Stadtbibliothek Erfurt")) for r in (hint, visit)]
    assert chances[0] < chances[1]
    assert is_listed(visit, "Stadtbibliothek Erfurt")


def test_a_body_that_only_a_quoted_speaker_names_is_not_told() -> None:
    assert told_bodies(_reading("„Das verdanken wir dem Rotary Club Erfurt“, sagte Ute Beispiel.")) == []
