"""Count what was found, what is wrong and what is missing, and what that makes as precision, recall and F1."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kg.errors import InputError
from kg.evaluate.found import Found
from kg.evaluate.gold import Rows, read_gold
from kg.evaluate.names import Field, FoundName, GoldName, Row, paired
from kg.evaluate.reading import Reading
from kg.evaluate.sentences import Sentences
from kg.evaluate.soundness import Soundness, soundness
from kg.model import Release
from kg.store import Graph

__all__ = ["Difference", "Score", "Scores", "evaluate"]

_ENDING: Final = ".gold.json"
# Each node is a row of these kinds, so that a thing found twice is wrong once.
_COUNTED: Final = frozenset({"municipality", "person", "organisation", "programme", "agreement", "event"})
# It repeats host, guest, organiser and participant: told, but not pooled.
_NOT_POOLED: Final = "participation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many rows of a kind were found, how many of those found are wrong, how many were missed.

    Examples
    --------
    >>> score = Score(kind="person", hits=3, spurious=1, missed=2)
    >>> score.gold, score.found, score.precision, score.recall, round(score.f1, 3)
    (5, 4, 0.75, 0.6, 0.667)
    """

    kind: str
    hits: int
    spurious: int
    missed: int

    @property
    def gold(self) -> int:
        """The number of rows in the gold files."""
        return self.hits + self.missed

    @property
    def found(self) -> int:
        """The number of rows in the graph."""
        return self.hits + self.spurious

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 0 where nothing is there."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A row that only the graph has (``+``) or only the gold file (``-``).

    ``sentence`` is the one of the release that is its evidence (``+``) or that names it (``-``), where there is one.
    """

    sign: str
    release: str
    kind: str
    row: str
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The scores of each kind, of all pooled (``micro``), and the mean over the kinds that gold files have (``macro``).

    ``releases`` counts the gold files, ``in_graph`` those whose release the graph has; ``parts`` holds the scores of
    each folder where there are several; ``soundness`` is there where the text of a release is known.
    """

    folder: str
    kinds: tuple[Score, ...]
    releases: int
    in_graph: int
    differences: tuple[Difference, ...]
    parts: tuple["Scores", ...] = ()
    soundness: Soundness | None = None

    @property
    def micro(self) -> Score:
        """All rows pooled."""
        pooled = [score for score in self.kinds if score.kind != _NOT_POOLED]
        return Score(
            kind="micro",
            hits=sum(score.hits for score in pooled),
            spurious=sum(score.spurious for score in pooled),
            missed=sum(score.missed for score in pooled),
        )

    @property
    def macro(self) -> float:
        """The mean F1 of the kinds that the gold files have."""
        told = [score.f1 for score in self.kinds if score.gold]
        return fsum(told) / len(told) if told else 0.0


def evaluate(graph: Graph, gold_dir: Path, releases: Mapping[str, Release] = MappingProxyType({})) -> Scores:
    """Score what a graph says of releases against the gold files ``NAME.gold.json`` of a folder and its folders.

    Where the ``releases`` are given by their names, errors come with their sentences, and facts are compared with the
    texts.

    Each kind of fact is a set of rows for each release; a row is found where all its fields agree once names are
    folded (case, quotation marks, dashes, titles of address), one row for one. Every gold file counts: a release that
    the graph lacks has all its rows missed.

    Raises
    ------
    InputError
        If the folder has no gold file, a gold file is damaged, or the graph describes a release twice.

    Examples
    --------
    An empty graph finds nothing.

    >>> from kg.assets import asset
    >>> scores = evaluate(Graph.of_quads([]), asset("data/releases"))
    >>> scores.in_graph, scores.micro.f1
    (0, 0.0)
    """
    paths = sorted(gold_dir.rglob(f"*{_ENDING}"))
    if not paths:
        remedy = "name a folder with NAME.gold.json files"
        raise InputError(where=str(gold_dir), what="has no gold files", remedy=remedy)
    scorer, folders = _Scorer(graph, releases), defaultdict[Path, list[Path]](list)
    for path in paths:
        folders[path.parent].append(path)
    parts = tuple(scorer.scored(str(folder.relative_to(gold_dir)), some) for folder, some in sorted(folders.items()))
    return parts[0] if len(parts) == 1 else scorer.scored(".", paths, parts)


class _Scorer:
    """Scores folders of gold files against one graph."""

    def __init__(self, graph: Graph, releases: Mapping[str, Release]) -> None:
        self._found = Found(graph)
        self._releases = releases

    def scored(self, folder: str, paths: Sequence[Path], parts: tuple[Scores, ...] = ()) -> Scores:
        """Return the scores of some gold files."""
        tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        differences: list[Difference] = []
        readings: dict[str, Reading] = {}
        names = [path.name.removesuffix(_ENDING) for path in paths]
        for name, path in zip(names, paths, strict=True):
            reading = self._found.reading(name)
            readings |= {name: reading} if reading is not None else {}
            differ = _Differ(name, reading, self._releases.get(name))
            for kind, hits, spurious, missed in _compared(reading.rows if reading else {}, read_gold(path)):
                for place, number in enumerate((hits, len(spurious), len(missed))):
                    tally[kind][place] += number
                differences += differ.differences(kind, spurious, missed)
        return Scores(
            folder=folder,
            kinds=tuple(Score(kind=kind, hits=a, spurious=b, missed=c) for kind, (a, b, c) in sorted(tally.items())),
            releases=len(names),
            in_graph=len(readings),
            differences=tuple(differences),
            parts=parts,
            soundness=soundness(self._found, readings, self._releases) if self._releases else None,
        )


class _Differ:
    """Tells where graph and gold file differ on one release, with the sentences of its text."""

    def __init__(self, name: str, reading: Reading | None, release: Release | None) -> None:
        self._name = name
        self._reading = reading
        self._sentences = Sentences(release) if release is not None else None

    def differences(self, kind: str, spurious: Iterable[Row], missed: Iterable[Row]) -> Iterator[Difference]:
        """Yield what only the graph has, then what only the gold file has."""
        told = self._sentences
        for row in spurious:
            spans = self._reading.spans(kind, row) if told and self._reading else []
            yield self._difference("+", kind, row, told.at(spans) if told else "")
        for row in missed:
            yield self._difference("-", kind, row, told.naming(row) if told else "")

    def _difference(self, sign: str, kind: str, row: Row, sentence: str) -> Difference:
        return Difference(sign=sign, release=self._name, kind=kind, row=_told(row), sentence=sentence)


def _compared(found: Mapping[str, list[Row]], gold: Rows) -> Iterable[tuple[str, int, list[Row], list[Row]]]:
    """Yield for each kind how many rows agree, which only the graph has and which only the gold file."""
    for kind in sorted({*found, *gold}):
        some, wanted = found.get(kind, []), gold.get(kind, [])
        if kind not in _COUNTED:
            some, wanted = list(dict.fromkeys(some)), list(dict.fromkeys(wanted))
        pairs = paired(some, wanted)
        used = set(pairs.values())
        spurious = [row for place, row in enumerate(some) if place not in used]
        yield kind, len(pairs), spurious, [row for place, row in enumerate(wanted) if place not in pairs]


def _told(value: Field) -> str:
    """Return a field for a reader; of several names of a node the shortest."""
    if isinstance(value, FoundName):
        return min(value.forms, key=lambda form: (len(form), form))
    if isinstance(value, GoldName):
        return value.text
    if isinstance(value, frozenset):
        return " + ".join(sorted(map(_told, value)))
    return ", ".join(map(_told, value)) if isinstance(value, tuple) else value or "–"
