"""On an invented world of known truth, what is joined is one, and nearly all that is one is joined.

A small sample runs with every change, 2,000 releases at night; `python -m bench identifying` writes the figures down.
"""

from pathlib import Path

import pytest

from kg.model import Kind
from kg.pipeline import build
from kg.store import Store
from tests.corpus.generate import Truth, stories, written
from tests.corpus.measure import KINDS, Told, score, told


def measured(folder: Path, number: int, seed: int) -> tuple[list[Told], dict[str, Truth]]:
    truths = written(folder / "releases", number, seed=seed)
    with Store.open(folder / "store", create=True) as store:
        report = build([folder / "releases"], store=store)
        assert (len(report.added), report.problems) == (number, ())
        return told(store, truths), truths


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Told], dict[str, Truth]]:
    return measured(tmp_path_factory.mktemp("sample"), 150, 7)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Told], dict[str, Truth]]:
    return measured(tmp_path_factory.mktemp("whole"), 2000, 20_241_112)


def assert_well_joined(mentions: list[Told], kind: Kind) -> None:
    found = score(mention for mention in mentions if mention.kind == kind)
    assert min(found.pair_precision, found.cubed_precision) >= 0.99, found
    assert min(found.pair_recall, found.cubed_recall) >= 0.90, found


@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_is_joined_as_it_should_be(sample: tuple[list[Told], dict[str, Truth]], kind: Kind) -> None:
    assert_well_joined(sample[0], kind)


def test_nearly_all_that_is_told_is_measured(sample: tuple[list[Told], dict[str, Truth]]) -> None:
    """What the extractor does not find cannot be joined; it must be little, or the measure would mean nothing."""
    mentions, truths = sample
    known = sum(len(x.people) + len(x.bodies) + len(x.deeds) + len(x.scenes) for x in truths.values())
    assert len(mentions) > 0.9 * known


@pytest.mark.nightly
@pytest.mark.parametrize("kind", KINDS)
def test_two_thousand_releases_are_joined_as_they_should_be(
    whole: tuple[list[Told], dict[str, Truth]], kind: Kind
) -> None:
    assert_well_joined(whole[0], kind)


def test_the_world_holds_what_it_promises() -> None:
    told_of = list(stories(2000))
    assert len(told_of) == len({story.name for story in told_of}) == 2000
    ids = {kind: {name for story in told_of for name in getattr(story.truth, kind).values()}
           for kind in ("people", "bodies", "deeds", "scenes")}  # fmt: skip
    assert sum(name.startswith("namesake/") for name in ids["people"]) == 100
    assert sum(name.startswith("club/") for name in ids["bodies"]) == 50
    visits = [name for story in told_of for name in story.truth.scenes.values()]
    assert sum(int(name.split("/")[1]) < 300 for name in ids["scenes"]) == 300
    assert {visits.count(name) for name in ids["scenes"]} == {2, 3, 4, 5}
    assert len(ids["deeds"]) > 90


def test_the_same_seed_tells_the_same_and_another_tells_something_else() -> None:
    first, again, other = (list(stories(60, seed=seed)) for seed in (1, 1, 2))
    assert first == again
    assert first != other
