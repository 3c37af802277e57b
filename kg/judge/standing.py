"""Tell which judgements stand: what was taken back does not, and of two on one thing the later does."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeAlias

from kg.judge.judgement import PAIRED, Judgement, key_of, line_of
from kg.judge.lines import Unread, read_judgements
from kg.model import Iri

__all__ = ["Judged", "Logged", "State"]

State: TypeAlias = Literal["standing", "undone", "replaced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A judgement, and whether it stands, was taken back, or was replaced by a later one on the same."""

    judgement: Judgement
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The judgements of a file.

    Examples
    --------
    >>> Judged.read(Path("no-such-file")).of("2024-11-12-koeln-lille")
    ()
    """

    log: tuple[Logged, ...] = ()
    unread: tuple[Unread, ...] = ()
    path: Path | None = None
    _by_release: dict[str, tuple[Judgement, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def read(cls, path: Path) -> "Judged":
        """Return the judgements of a file; see `kg.judge.read_judgements` for what it raises."""
        judgements, unread = read_judgements(path)
        return cls.of_all(judgements, unread=unread, path=path)

    @classmethod
    def of_all(
        cls, judgements: Iterable[Judgement], *, unread: tuple[Unread, ...] = (), path: Path | None = None
    ) -> "Judged":
        """Return judgements in the order in which they were made, with their state."""
        log = _logged(tuple(judgements))
        by_release: dict[str, list[Judgement]] = defaultdict(list)
        for one in log:
            if one.state == "standing" and one.judgement.fact is not None:
                by_release[one.judgement.fact.release].append(one.judgement)
        held = {release: tuple(found) for release, found in by_release.items()}
        return cls(log=log, unread=unread, path=path, _by_release=held)

    @property
    def standing(self) -> tuple[Judgement, ...]:
        """The judgements that stand, in order."""
        return tuple(one.judgement for one in self.log if one.state == "standing")

    @property
    def releases(self) -> frozenset[str]:
        """The releases of whose facts something was judged."""
        return frozenset(self._by_release)

    def of(self, release: str) -> tuple[Judgement, ...]:
        """Return what stands of the facts of a release, in order."""
        return self._by_release.get(release, ())

    def pairs(self, verdict: Literal["same", "different"]) -> frozenset[tuple[Iri, Iri]]:
        """Return the pairs of things that were judged to be the same, or different."""
        found = (one.pair for one in self.standing if one.verdict == verdict)
        return frozenset((Iri(pair.first), Iri(pair.second)) for pair in found if pair is not None)

    def by_id(self) -> Mapping[str, Logged]:
        """Return all judgements by their ids."""
        return {one.judgement.id: one for one in self.log}

    @staticmethod
    def digest(judgements: Iterable[Judgement]) -> str:
        """Return what tells these judgements from others; of none it is empty.

        Examples
        --------
        >>> Judged.digest(())
        ''
        """
        lines = "\n".join(map(line_of, judgements))
        return sha256(lines.encode()).hexdigest()[:16] if lines else ""


def _logged(judgements: tuple[Judgement, ...]) -> tuple[Logged, ...]:
    gone: set[str] = set()
    later: set[tuple[str, ...]] = set()
    states: list[State] = []
    for one in reversed(judgements):
        key = _key(one)
        state: State = "undone" if one.id in gone else "replaced" if key in later else "standing"
        if state == "standing":
            later.add(key)
            gone |= {one.undoes} - {""}
        states.append(state)
    return tuple(Logged(judgement=one, state=state) for one, state in zip(judgements, reversed(states), strict=True))


def _key(judgement: Judgement) -> tuple[str, ...]:
    """Return what a judgement is about: a later one on the same replaces it."""
    if judgement.pair is not None and judgement.verdict in PAIRED:
        return ("pair", *sorted((judgement.pair.first, judgement.pair.second)))
    if judgement.fact is None:
        return ("undo", judgement.undoes)
    if judgement.verdict == "add":
        return ("add", *key_of(judgement.fact), judgement.fact.sentence, judgement.to)
    return ("fact", *key_of(judgement.fact))
