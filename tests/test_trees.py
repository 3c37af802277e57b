"""Trees tell what numbers say together, and why."""

import random
from collections.abc import Iterator

import pytest

from data.lexicon.de.growing import Ground
from kg.lexicon.trees import Seen, Tree, Trees, kept_trees

_ANSWERS = ("no", "yes")
_NOISE = {f"noise {i}": 0.5 for i in range(4)}


def _lines() -> list[tuple[Seen, int]]:
    """Return events that are noted where they are likely, unless another of the day is likelier."""
    chance = random.Random(7)
    lines: list[tuple[Seen, int]] = []
    for _ in range(900):
        own, rival = chance.random(), chance.random()
        lines.append(({"own": own, "rival": rival, **_NOISE}, int(own > 0.5 and own > rival)))
    return lines


def _grown(answers: tuple[str, ...] = _ANSWERS) -> Trees:
    ground = Ground()
    for seen, right in _lines():
        ground.add((seen, right))
    return ground.grow("worth", answers)


def test_trees_hear_one_thing_beside_another() -> None:
    grown = _grown()
    assert grown.shares({"own": 0.8, "rival": 0.3, **_NOISE})[1] > 0.8
    assert grown.shares({"own": 0.8, "rival": 0.95, **_NOISE})[1] < 0.3
    assert grown.shares({"own": 0.2, "rival": 0.6, **_NOISE})[1] < 0.2


def test_trees_grow_alike_from_lines_that_were_joined() -> None:
    joined, lines = Ground(), _lines()
    for some in (lines[:500], lines[500:]):
        part = Ground()
        for seen, right in some:
            part.add((seen, right))
        joined.join(part)
    assert joined.grow("worth", _ANSWERS).packed() == _grown().packed()


def test_lines_that_observe_something_else_do_not_join() -> None:
    one, other = Ground(), Ground()
    one.add(({"own": 1.0, "rival": 2.0}, 1))
    other.add(({"rival": 2.0, "own": 1.0}, 1))
    with pytest.raises(ValueError, match="do not join"):
        one.join(other)


def test_trees_say_what_spoke_most() -> None:
    grown = _grown()
    assert grown.reasons({"own": 0.9, "rival": 0.1, **_NOISE}, "yes", 2)[0].startswith("own=0.9 +")
    assert not any(r.startswith("own") for r in grown.reasons({"own": 0.2, "rival": 0.6, **_NOISE}, "yes"))


def test_of_several_answers_one_is_right() -> None:
    lines = _lines()
    ground = Ground()
    for seen, _ in lines:
        ground.add((seen, int(seen["own"] * 3)))
    grown = ground.grow("who", ("a", "b", "c"))
    for own, right in ((0.1, 0), (0.5, 1), (0.9, 2)):
        shares = grown.shares({"own": own, "rival": 0.5, **_NOISE})
        assert shares[right] > 0.9
        assert sum(shares) == pytest.approx(1)


def test_the_same_lines_grow_the_same_trees() -> None:
    assert _grown().packed() == _grown().packed()


def test_lines_of_a_part_are_left_out() -> None:
    ground = Ground()
    for seen, right in _lines():
        ground.add((seen, right), 0)
        ground.add((seen, 1 - right), 1)
    assert ground.grow("worth", _ANSWERS, without=1).shares({"own": 0.9, "rival": 0.1, **_NOISE})[1] > 0.8
    assert ground.grow("worth", _ANSWERS, without=0).shares({"own": 0.9, "rival": 0.1, **_NOISE})[1] < 0.2


def test_nothing_grows_from_nothing() -> None:
    with pytest.raises(ValueError, match="at least one line"):
        Ground().grow("worth", _ANSWERS)


def test_trees_are_asked_only_of_what_was_seen() -> None:
    with pytest.raises(KeyError, match="rival"):
        _grown().shares({"own": 0.9})


def test_kept_trees_ask_for_what_is_observed() -> None:
    for grown in kept_trees().values():
        for tree in (tree for forest in grown.grown for tree in forest):
            assert all(0 <= asked < len(grown.observed) for asked in _asked(tree))


def _asked(tree: Tree) -> Iterator[int]:
    if not isinstance(tree, int):
        yield tree[0]
        yield from (*_asked(tree[2]), *_asked(tree[3]))
