"""Write down what a person has judged, and bring the store in line with it at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kg.errors import InputError
from kg.identify.across import Constraints
from kg.judge import Judged, Judgement, append
from kg.judge import judged as with_id
from kg.judge.lines import read_judgements
from kg.pipeline.identity import candidates, decided, names_of
from kg.pipeline.judging import constraints_of, settle
from kg.pipeline.road import Road
from kg.review import Item, gather
from kg.review.near import near_items
from kg.review.shelf import Shelf
from kg.store import Store

__all__ = ["Decided", "Pen", "decide", "review"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What came of something that a person said.

    ``recorded`` is false where it was judged so already: then nothing is written, and ``judgement`` is the earlier
    one. ``changed`` are the releases whose graph was made anew.
    """

    judgement: Judgement
    recorded: bool
    changed: tuple[str, ...] = ()


class Pen:
    """Writes judgements to the end of a file that it has read once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._all, self._unread = read_judgements(path)

    @property
    def judged(self) -> Judged:
        """All that stands in the file."""
        return Judged.of_all(self._all, unread=self._unread, path=self._path)

    def write(self, draft: Judgement) -> Decided:
        """Write a judgement, unless it stands already.

        Raises
        ------
        InputError
            If it cannot hold together with those before it, or the file cannot be written.
        """
        judged = self.judged
        if draft.pair is not None:
            _pairs_with(judged, draft)
        earlier = next((one for one in judged.standing if _same(one, draft)), None)
        if earlier is not None:
            return Decided(judgement=earlier, recorded=False)
        said = with_id(draft, judged.by_id())
        append(self._path, said)
        self._all = (*self._all, said)
        return Decided(judgement=said, recorded=True)


def decide(store: Store, road: Road, path: Path, draft: Judgement) -> Decided:
    """Write a judgement to a file, and bring the store in line with it; what stands already is not written again.

    Raises
    ------
    InputError
        If it cannot hold together with those before it, or the file cannot be read or written.
    """
    pen = Pen(path)
    if draft.pair is not None:
        decided(store, _pairs_with(pen.judged, draft))
    done = pen.write(draft)
    changed = settle(store, road, pen.judged).rejudged
    return replace(done, changed=changed) if done.recorded else done


def review(
    store: Store,
    judged: Judged,
    *,
    questions: Iterable[str] = (),
    releases: Iterable[str] = (),
    below: float = 0.5,
) -> tuple[Item, ...]:
    """Return what a person should look at in a store; see `kg.review.gather`."""

    def near(shelf: Shelf) -> Iterator[Item]:
        return near_items(shelf, candidates(store, constraints_of(judged)[0]), partial(names_of, store))

    return gather(store, judged, questions=questions, releases=releases, below=below, near=near)


def _pairs_with(judged: Judged, draft: Judgement) -> Constraints:
    """Return what was judged of pairs, with one more, which must not contradict the others."""
    before: Sequence[Judgement] = [one for one in judged.standing if not _same(one, draft)]
    pairs, unread = constraints_of(Judged.of_all([*before, replace(draft, id="draft")]))
    if unread:
        raise InputError(where="judgements", what=unread[-1].what, remedy="take one of these judgements back")
    return pairs


def _same(first: Judgement, second: Judgement) -> bool:
    """Return whether two judgements say the same, whoever says it."""
    bare = (replace(one, id="", author="", date="", reason="") for one in (first, second))
    return len(set(bare)) == 1
