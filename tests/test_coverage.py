"""Coverage tells by city and year what releases leave open, and in which months there was no news."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from kg import api

Kg: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coverage")
    inputs = folder / "in"
    inputs.mkdir()
    for day, text in (
        ("2022-11-05", "Eine Delegation aus Lille besuchte am 4. November 2022 Köln."),
        ("2023-02-10", "Köln und Lille unterzeichneten am 9. Februar 2023 eine Städtepartnerschaft."),
        ("2025-01-20", "Eine Delegation aus Köln besuchte am 19. Januar 2025 Lille."),
    ):
        year, month, date = day.split("-")
        names = {"01": "Januar", "02": "Februar", "11": "November"}
        head = f"# Köln und Lille\n\nKöln, {int(date)}. {names[month]} {year}. "
        (inputs / f"{day}-koeln.md").write_text(head + text, encoding="utf-8")
    api.build([inputs], store=folder / "store")
    return folder / "store"


def test_months_without_news_are_those_between_the_first_and_the_last_release(two_years: Path) -> None:
    rows = {row.year: row for row in api.coverage(store=two_years)}
    assert rows["2022"].months_without_news == ("2022-12",)
    assert len(rows["2023"].months_without_news) == 11
    assert (rows["2024"].releases, len(rows["2024"].months_without_news)) == (0, 12)
    assert rows["2025"].months_without_news == ()


def test_what_lacks_something_is_counted_where_it_was_told(two_years: Path) -> None:
    rows = {row.year: row for row in api.coverage(store=two_years, city="Cologne", language="en")}
    assert {row.city for row in rows.values()} == {"Cologne"}
    assert (rows["2023"].agreements, rows["2023"].agreements_without_signatory) == (1, 1)
    assert [(rows[year].visits, rows[year].visits_without_return) for year in ("2022", "2025")] == [(1, 0), (1, 0)]


def test_coverage_is_written_as_table_csv_and_json(kg_process: Kg, kg: Kg, two_years: Path, tmp_path: Path) -> None:
    table = kg_process("coverage", "--store", two_years, "--lang", "de").stdout
    assert "Monate ohne Mitteilung" in table
    assert "1–12" in table
    assert "Zusammen: 3 Mitteilungen" in table
    made = kg("coverage", "--store", two_years, "--format", "csv", "--output", "coverage.csv")
    assert "coverage.csv" in made.stderr
    rows = list(csv.DictReader(io.StringIO((tmp_path / "coverage.csv").read_text(encoding="utf-8"))))
    assert [row["year"] for row in rows] == ["2022", "2023", "2024", "2025"]
    found = json.loads(kg("coverage", "--store", two_years, "--format", "json").stdout)
    assert [row["releases"] for row in found] == [1, 1, 0, 1]
    assert "knows no municipality" in kg("coverage", "--store", two_years, "--city", "Nirgendwo").stderr
