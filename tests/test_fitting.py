"""Weights are summed exactly, and fitted so that what tells nothing weighs nothing."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.lexicon.de.fitting import Sheet, fit, fit_choice
from data.lexicon.de.forking import SHARE, in_forks
from kg.lexicon.weights import Weights, packed, unpacked

_ROWS = st.lists(st.lists(st.integers(-900, 900), min_size=3, max_size=3), min_size=1, max_size=40)


@given(_ROWS)
def test_weights_of_all_answers_are_summed_in_one_number(rows: list[list[int]]) -> None:
    table = {str(i): [weight / 100 for weight in row] for i, row in enumerate(rows)}
    judged = Weights(("a", "b", "c"), {"": [0.0, 0.0, 0.0], **table})
    wanted = [sum(column) / 100 for column in zip(*rows, strict=True)]
    alone = Weights(("a", "b", "c"), {"": wanted})
    assert judged.chances(table) == alone.chances([])
    assert [judged.row(str(i)) for i in range(len(rows))] == rows
    again = unpacked(packed(judged))
    assert {feature: again.row(feature) for feature in again.features} == {"": [0, 0, 0], **_numbered(rows)}


def _numbered(rows: list[list[int]]) -> dict[str, list[int]]:
    return {str(i): row for i, row in enumerate(rows)}


def _examples() -> list[tuple[list[str], tuple[int]]]:
    """Return visits that are told by "besuchen", among many words that tell nothing."""
    chance = random.Random(7)
    words = [f"wort{i}" for i in range(60)]
    told = [(chance.random() < 0.5, chance.sample(words, 6)) for _ in range(400)]
    return [(["besuchen", *others] if is_visit else others, (int(is_visit),)) for is_visit, others in told]


def test_what_tells_nothing_weighs_nothing_where_weights_are_sparse() -> None:
    choices = [([features, ["none"]], [1 - right[0]]) for features, right in _examples()]
    whole, sparse = fit_choice(choices, 1.0), fit_choice(choices, 1.0, sparse=True)
    assert {"besuchen", "none"} <= set(sparse.features) < set(whole.features)
    for judged in (whole, sparse):
        assert judged.choice([["besuchen", "wort1"], ["none"]])[0] > 0.9
    assert sparse.choice([["wort1"], ["none"]])[0] < 0.3


def test_what_speaks_in_one_case_only_is_not_weighed() -> None:
    learned = fit(
        [(["once", "often"], (1,)), (["often"], (1,)), (["never"], (0,)), (["never"], (0,))], ("no", "yes"), 0.1
    )
    assert "once" not in learned.features
    assert learned.chance(["often"]) > learned.chance(["never"])


def test_weights_need_one_number_for_each_answer() -> None:
    with pytest.raises(ValueError, match=r"shorter|longer"):
        Weights(("no", "yes"), {"": [0.0, 0.0], "day": [1.0]})


def test_sheets_that_are_joined_tell_what_one_sheet_does() -> None:
    one, parts = Sheet(), (Sheet(), Sheet(), Sheet())
    for i, example in enumerate(_examples()):
        one.add(example, i % 2)
        parts[i * 3 // 400].add(example, i % 2)
    joined = Sheet()
    for part in parts:
        joined.join(part)
    whole, again = (sheet.fit(("no", "yes"), 1.0, without=1) for sheet in (one, joined))
    assert packed(whole) == packed(again)


def test_forks_answer_in_order_and_know_what_was_known_here() -> None:
    known = [str(i) for i in range(SHARE * 3 + 1)]
    answers = in_forks(lambda share: [known[i] for i in share], len(known))
    assert [name for share in answers for name in share] == known
