"""Turn answers that came back in a table or as JSON into judgements."""

from collections.abc import Iterator

from kg.errors import InputError
from kg.judge import Judged, Judgement
from kg.review.decide import By, confirmed, corrected, rejected, undone
from kg.review.pairs import Paired, paired
from kg.review.sheet import Answered
from kg.store import Store

__all__ = ["drafts"]


def drafts(store: Store, judged: Judged, given: Answered, by: By) -> Iterator[Judgement]:
    """Yield what an answer means: one judgement, or one on each of two facts.

    Raises
    ------
    InputError
        If a fact or thing is not there any more, or the answer does not fit the question.
    """
    if given.answer in {"same", "different"}:
        verdict: Paired = "same" if given.answer == "same" else "different"
        yield paired(store, verdict, _two(given), by)
    elif given.answer == "undo":
        yield undone(judged, given.judgement, by)
    elif given.answer in {"first", "second", "both"}:
        for number, fact in enumerate(_two(given)):
            is_right = given.answer == "both" or (given.answer == "first") == (number == 0)
            yield (confirmed if is_right else rejected)(store, judged, fact, by)
    else:
        facts = [name for name in given.ids if not name.startswith("http")]
        if not facts:
            raise InputError(where=given.where, what="names no fact", remedy="leave the column of ids as it was")
        # Of what somebody claims and what is stated, the claim is asked about; of what has changed, what is there now.
        fact = facts[0]
        if given.answer == "correct":
            yield corrected(store, judged, fact, given.value, by)
        else:
            yield (confirmed if given.answer == "confirm" else rejected)(store, judged, fact, by)


def _two(given: Answered) -> tuple[str, str]:
    if len(given.ids) != 2:
        raise InputError(
            where=given.where, what="does not name two things", remedy="leave the columns of ids as they were"
        )
    return given.ids[0], given.ids[1]
