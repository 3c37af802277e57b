"""Count the rows that each question gives on the sample releases: ``python -m queries.count_rows``.

Writes tests/queries/rows.json. A test fails where a question gives fewer rows than that: either the query has rotted,
or the reading of the releases has changed, and the numbers are counted anew with a look at what is gone.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kg import api
from kg.assets import asset
from kg.query import Question, ask, catalogue
from kg.store import Graph, Store

__all__ = ["ROWS", "counted"]

ROWS: Final = Path(__file__).parent.parent / "tests" / "queries" / "rows.json"
# What a question that must be told something is asked with.
_VALUES: Final = {
    "place": "Pirna",
    "partner": "Terezín",
    "year": "2024",
    "thing": "id:municipality/gn-2853572",
    "words": "Klima",
    "since": "2024-01-01",
    "until": "2024-12-31",
}


def counted(graph: Graph) -> Mapping[str, int]:
    """Return the number of rows of each question, by its name."""
    return {question.name: len(ask(graph, question.name, _values(question)).rows) for question in catalogue()}


def _values(question: Question) -> dict[str, str]:
    return {known.name: _VALUES[known.name] for known in question.params if known.required}


def main() -> None:
    """Count, and write the numbers down."""
    with TemporaryDirectory() as place:
        api.build([asset("data/releases")], store=Path(place) / "store")
        with Store.open(Path(place) / "store") as store:
            rows = counted(store.graph())
    ROWS.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
