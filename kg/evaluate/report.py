"""Write scores as a table in plain text, or as JSON's data."""

from collections.abc import Iterator
from typing import Any

from kg.evaluate.scores import Score, Scores
from kg.evaluate.words import say

__all__ = ["figures", "table"]


def table(scores: Scores, language: str = "en") -> str:
    """Return scores as a table: a line for each kind, the micro and the macro average, how many releases were scored.

    Where the gold files lie in several folders, the tables of the folders come first, and the gap between them last.

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
    blocks = [[part.folder, *_lines(part, language)] for part in scores.parts]
    blocks += [list(_lines(scores, language)), list(_gap(scores, language)), list(_sound(scores, language))]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def figures(scores: Scores) -> dict[str, Any]:
    """Return scores by kind as plain data, ``micro`` and ``macro`` among them.

    Where there are several folders, ``folders`` holds the figures of each and ``gap`` how far their F1 lie apart;
    ``soundness`` is there where texts were compared.

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
        told["gap"] = {kind: _apart(values) for kind, values in _by_folder(scores)}
    if scores.soundness is not None:
        told["soundness"] = {share.name: {"share": share.value, "of": share.of} for share in scores.soundness.shares}
    return told


def _lines(scores: Scores, language: str) -> Iterator[str]:
    kind, gold, found = (say(word, language) for word in ("kind", "gold", "found"))
    width = max(7, len(found) + 1)
    yield f"{kind:20}{gold:>6}{found:>{width}}{'P':>8}{'R':>8}{'F1':>8}"
    for score in (*scores.kinds, scores.micro):
        counts = f"{score.kind:20}{score.gold:6}{score.found:{width}}"
        yield f"{counts}{score.precision:8.3f}{score.recall:8.3f}{score.f1:8.3f}"
    yield f"{'macro':20}{'':6}{'':{width}}{'':8}{'':8}{scores.macro:8.3f}"
    yield say("releases", language, releases=scores.releases, in_graph=scores.in_graph)


def _gap(scores: Scores, language: str) -> Iterator[str]:
    """Yield how far the folders lie apart: on what rules were made with, and on what they never saw."""
    if not scores.parts:
        return
    names = [part.folder for part in scores.parts]
    widths = [max(8, len(name) + 2) for name in names]
    yield say("gap", language)
    heads = "".join(f"{name:>{width}}" for name, width in zip(names, widths, strict=True))
    yield f"{say('kind', language):20}{heads}{say('gap.column', language):>9}"
    for kind, values in _by_folder(scores):
        cells = "".join(f"{value:{width}.3f}" for value, width in zip(values, widths, strict=True))
        yield f"{kind:20}{cells}{_apart(values):9.3f}"


def _by_folder(scores: Scores) -> Iterator[tuple[str, list[float]]]:
    """Yield the F1 in each folder of each kind that the gold files of all have, then of all kinds pooled."""
    tables = [{score.kind: score for score in (*part.kinds, part.micro)} for part in scores.parts]
    for kind in (*(score.kind for score in scores.kinds), "micro"):
        if all(kind in found and found[kind].gold for found in tables):
            yield kind, [found[kind].f1 for found in tables]


def _apart(values: list[float]) -> float:
    return max(values) - min(values)


def _sound(scores: Scores, language: str) -> Iterator[str]:
    if scores.soundness is not None:
        yield say("soundness", language)
        for share in scores.soundness.shares:
            yield f"{say(share.name, language):40}{share.of:7}{share.value:8.3f}"


def _figures(score: Score) -> dict[str, float]:
    return {
        "gold": score.gold,
        "found": score.found,
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
    }
