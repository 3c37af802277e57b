"""Write scores as a table in plain text, or as JSON's data."""

from collections.abc import Iterator
from typing import Any

from kg.evaluate.scores import Score, Scores

__all__ = ["figures", "table"]


def table(scores: Scores) -> str:
    """Return scores as a table: a line for each kind, the micro and the macro average, how many releases were scored.

    Where the gold files lie in several folders, the tables of the folders come first.

    Examples
    --------
    >>> person = Score(kind="person", hits=3, spurious=1, missed=2)
    >>> print(table(Scores(folder=".", kinds=(person,), releases=1, in_graph=1, differences=())))
    kind                  gold  found       P       R      F1
    person                   5      4   0.750   0.600   0.667
    micro                    5      4   0.750   0.600   0.667
    macro                                               0.667
    1 releases, 1 in the graph
    """
    blocks = ["\n".join([part.folder, *_lines(part)]) for part in scores.parts]
    return "\n\n".join([*blocks, "\n".join(_lines(scores))])


def figures(scores: Scores) -> dict[str, Any]:
    """Return scores by kind as plain data, ``micro`` and ``macro`` among them, and ``folders`` where there are several.

    Examples
    --------
    >>> person = Score(kind="person", hits=3, spurious=1, missed=2)
    >>> told = figures(Scores(folder=".", kinds=(person,), releases=1, in_graph=1, differences=()))
    >>> told["person"]["gold"], told["micro"]["precision"], round(told["macro"]["f1"], 3)
    (5, 0.75, 0.667)
    """
    told: dict[str, Any] = {score.kind: _figures(score) for score in (*scores.kinds, scores.micro)}
    told["macro"] = {"f1": scores.macro}
    if scores.parts:
        told["folders"] = {part.folder: figures(part) for part in scores.parts}
    return told


def _lines(scores: Scores) -> Iterator[str]:
    yield f"{'kind':20}{'gold':>6}{'found':>7}{'P':>8}{'R':>8}{'F1':>8}"
    for score in (*scores.kinds, scores.micro):
        counts = f"{score.kind:20}{score.gold:6}{score.found:7}"
        yield f"{counts}{score.precision:8.3f}{score.recall:8.3f}{score.f1:8.3f}"
    yield f"{'macro':20}{'':6}{'':7}{'':8}{'':8}{scores.macro:8.3f}"
    yield f"{scores.releases} releases, {scores.in_graph} in the graph"


def _figures(score: Score) -> dict[str, float]:
    return {
        "gold": score.gold,
        "found": score.found,
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
    }
