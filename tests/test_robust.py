"""Texts that nobody writes are read to their end: long lists, runs of numbers and signs, dates of no calendar."""

import pytest

from kg.extract import extract
from kg.model import Release, Zone

_GIVEN = ("Ute", "Hans", "Karl", "Petra", "Ernst", "Maria", "Peter", "Paul", "Anna", "Klaus")
_PARTS = ("ber", "lan", "mor", "kel", "tin", "ras", "vok", "zel", "dur", "pan")


def _names(text: str) -> set[str]:
    body = Zone(kind="body", start=0, end=len(text))
    release = Release(identifier="a", text=text, zones=(body,), publisher="Stadt Erfurt", issued="2024-05-07")
    return {fact.value for fact in extract(release).facts if fact.property == "name"}


def _mayors(number: int) -> str:
    people = (
        f"Bürgermeister {_GIVEN[i % 10]} {(_PARTS[i // 100 % 10] + _PARTS[i // 10 % 10] + _PARTS[i % 10]).capitalize()}"
        for i in range(number)
    )
    return " aus Lille, ".join(people) + " trafen sich in Erfurt."


def test_many_mayors_of_one_sentence_are_all_read() -> None:
    assert len(_names(_mayors(100))) > 100


@pytest.mark.parametrize("run", ["1.2.", ".", "a@", "3.5.2024 ", "„", "(", "Köln, ", "und ", "1950 ", "www.", "-"])
def test_a_run_of_the_same_signs_is_read_to_its_end(run: str) -> None:
    assert "Lille" in _names(f"Erfurt empfing am 3. Mai 2024 eine Delegation aus Lille.\n\n{run * 2000}")


@pytest.mark.nightly
@pytest.mark.parametrize("run", ["1.2.1.2.", "............"])
def test_a_very_long_run_of_the_same_signs_is_read_to_its_end(run: str) -> None:
    assert "Lille" in _names(f"Erfurt empfing am 3. Mai 2024 eine Delegation aus Lille.\n\n{run * 15_000}")


@pytest.mark.nightly
def test_four_hundred_mayors_of_one_sentence_are_all_read() -> None:
    assert len(_names(_mayors(400))) > 400


@pytest.mark.parametrize("day", ["0. Mai 0000", "Mai 0000", "Ostern 0000", "im Sommer 0000"])
def test_the_year_nought_is_no_date(day: str) -> None:
    text = f"Erfurt empfing {day} eine Delegation aus Lille."
    body = Zone(kind="body", start=0, end=len(text))
    release = Release(identifier="a", text=text, zones=(body,), publisher="Stadt Erfurt", issued="2024-05-07")
    assert not [fact for fact in extract(release).facts if fact.property in {"start", "end"}]
