"""Learn question after question, each later one from answers as uncertain as those that it will meet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from data.lexicon.de.fitting import PENALTY, SPARSE, Choice, Example, Sheet, fit_choice
from data.lexicon.de.forking import in_forks
from data.lexicon.de.growing import Ground, Line
from kg.lexicon.trees import Trees, teach_trees
from kg.lexicon.weights import Weights, teach

__all__ = ["Learned"]

A = TypeVar("A")
PARTS: Final = 3


class Learned:
    """The weights of each question, learned from all releases and, where wanted, also without each third of them.

    Weights are surer of a release that they were fitted to than of any new one. So what later questions hear of a
    release are the answers of weights that it was left out of (Wolpert, D. H. (1992): Stacked generalization. Neural
    Networks 5).
    """

    def __init__(self, before: Mapping[str, Weights]) -> None:
        """Begin with what was learned before."""
        self.weights: dict[str, Weights] = dict(before)
        self.trees: dict[str, Trees] = {}
        self._apart: list[dict[str, Weights]] = [{} for _ in range(PARTS)]
        self._grown_apart: list[dict[str, Trees]] = [{} for _ in range(PARTS)]

    def settle(  # noqa: PLR0913 - what is asked, and how
        self,
        question: str,
        releases: Sequence[A],
        lines_of: Callable[[A], Iterable[Example]],
        answers: Sequence[str] = ("no", "yes"),
        *,
        each: bool = False,
        apart: bool = False,
    ) -> None:
        """Learn a question from the examples of each release; ``apart`` says whether also without each third."""

        def told(share: range) -> Sheet:
            sheet = Sheet()
            for i in share:
                for line in lines_of(releases[i]):
                    sheet.add(line, i % PARTS)
            return sheet

        sheet, penalty = Sheet(), PENALTY[question]
        for some in in_forks(told, len(releases)):
            sheet.join(some)
        for part in range(PARTS if apart else 0):
            self._apart[part][question] = sheet.fit(
                answers, penalty, each=each, sparse=question in SPARSE, without=part
            )
        self._keep(question, sheet.fit(answers, penalty, each=each, sparse=question in SPARSE))

    def choose(self, question: str, told: Iterable[Sequence[Choice]], *, apart: bool = False) -> None:
        """Learn which option is right from the choices of each release; ``apart`` as for `settle`."""
        choices = [(i % PARTS, choice) for i, lines in enumerate(told) for choice in lines]
        penalty, sparse = PENALTY[question], question in SPARSE
        for part in range(PARTS if apart else 0):
            others = [choice for own, choice in choices if own != part]
            self._apart[part][question] = fit_choice(others, penalty, sparse=sparse)
        self._keep(question, fit_choice([choice for _, choice in choices], penalty, sparse=sparse))

    def grow(
        self,
        question: str,
        releases: Sequence[A],
        lines_of: Callable[[A], Iterable[Line]],
        answers: Sequence[str],
        *,
        apart: bool = False,
    ) -> None:
        """Grow the trees of a question from the lines of each release, as weights answer that it was left out of.

        ``apart`` as for `settle`.
        """
        ground = Ground()
        for part, (some, _) in enumerate(self.in_turn(releases)):

            def observed(share: range, some: Sequence[A] = some, part: int = part) -> Ground:
                found = Ground()
                for i in share:
                    for line in lines_of(some[i]):
                        found.add(line, part)
                return found

            for found in in_forks(observed, len(some)):
                ground.join(found)
        for part in range(PARTS if apart else 0):
            self._grown_apart[part][question] = ground.grow(question, answers, without=part)
        self.trees[question] = ground.grow(question, answers)
        teach_trees(question, self.trees[question])

    def in_turn(self, releases: Sequence[A]) -> Iterator[tuple[Sequence[A], dict[str, Weights]]]:
        """Yield the releases third by third, with the weights that answer meanwhile: those learned without them."""
        for part, apart in enumerate(self._apart):
            answering = {**self.weights, **apart}
            _teach_all(answering, {**self.trees, **self._grown_apart[part]})
            yield releases[part::PARTS], answering
        _teach_all(self.weights, self.trees)

    def _keep(self, question: str, learned: Weights) -> None:
        self.weights[question] = learned
        teach(question, learned)


def _teach_all(learned: Mapping[str, Weights], grown: Mapping[str, Trees]) -> None:
    for question, weights in learned.items():
        teach(question, weights)
    for question, trees in grown.items():
        teach_trees(question, trees)
