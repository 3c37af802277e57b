"""Score the extraction and write the table of docs/quality.md: ``python -m bench.quality``.

Three parts: the samples, the cases that rules and weights were made with (dev), and those they never saw (check).
"""

import re
from collections.abc import Mapping
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kg import api
from kg.evaluate import Score, Scores

__all__ = ["PARTS", "written"]

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "quality.md"
PARTS: Final[Mapping[str, str]] = {
    "samples": "data/releases", "dev": "tests/cases/de/dev", "check": "tests/cases/de/check",
}  # fmt: skip
_BLOCK: Final = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)


def measured() -> dict[str, Scores]:
    """Build a store of all parts and score each."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        api.build([ROOT / path for path in PARTS.values()], store=store, jobs=cpu_count() or 1)
        return {name: api.evaluate(ROOT / path, store=store) for name, path in PARTS.items()}


def table(scores: Mapping[str, Scores]) -> str:
    """Return precision, recall and F1 of each kind in each part, and the gap between dev and check."""
    tables = {name: {score.kind: score for score in (*part.kinds, part.micro)} for name, part in scores.items()}
    kinds = sorted({kind for found in tables.values() for kind in found} - {"micro"})
    heads = [f"{name} {measure}" for name in scores for measure in ("P", "R", "F1")]
    lines = ["| " + " | ".join(["kind", *heads, "dev − check"]) + " |", "|---" * (len(heads) + 2) + "|"]
    for kind in (*kinds, "micro"):
        found = [tables[name].get(kind, Score(kind=kind, hits=0, spurious=0, missed=0)) for name in scores]
        cells = [f"{value:.2f}" for one in found for value in (one.precision, one.recall, one.f1)]
        lines.append("| " + " | ".join([kind, *cells, f"{found[1].f1 - found[2].f1:+.2f}"]) + " |")
    lines += ["", "| | " + " | ".join(scores) + " |", "|---" * (len(scores) + 1) + "|"]
    lines.append("| releases | " + " | ".join(str(part.releases) for part in scores.values()) + " |")
    for place in range(5):
        shares = [part.soundness.shares[place] for part in scores.values() if part.soundness]
        lines.append(f"| {_SOUND[place]} | " + " | ".join(f"{share.value:.3f}" for share in shares) + " |")
    return "\n".join(lines) + "\n"


_SOUND: Final = (
    "statements that the vocabulary allows", "invented relations", "invented subjects", "invented objects",
    "spans that say exactly what is quoted",
)  # fmt: skip


def written(page: str, scores: Mapping[str, Scores]) -> str:
    """Return a page with its block of figures made anew."""
    return _BLOCK.sub(lambda _: table(scores), page)


if __name__ == "__main__":
    scored = measured()
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), scored), encoding="utf-8")
    for part, result in scored.items():
        micro = result.micro
        print(f"{part}: precision {micro.precision:.3f}, recall {micro.recall:.3f}, F1 {micro.f1:.3f}")
    print(f"Written: {PAGE.relative_to(ROOT)}")
