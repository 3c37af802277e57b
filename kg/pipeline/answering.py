"""Judge as a file of answers says that people have filled in."""

from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import InputError
from kg.pipeline.deciding import Decided, Pen
from kg.pipeline.judging import settle
from kg.pipeline.road import road_of
from kg.review import By
from kg.review.answering import drafts
from kg.review.sheet import Answered, answered
from kg.store import Store

__all__ = ["Answers", "answer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What came of the answers of a file: of each judgement, and the errors of those that cannot be used."""

    decided: tuple[Decided, ...]
    refused: tuple[InputError, ...]


def answer(store: Store, path: Path, data: bytes, name: str, by: By) -> Answers:
    """Write the judgements that answers mean to a file, and bring the store in line with it.

    Parameters
    ----------
    store, path
        The store, and the file of judgements.
    data, name
        The file of answers, and what it is called in errors.
    by
        Who has answered, when and why, where the file does not say.

    Raises
    ------
    InputError
        If it is no file of answers at all; single answers that cannot be used are returned as errors.
    """
    pen, done, refused = Pen(path), list[Decided](), list[InputError]()
    for given in answered(data, name):
        if isinstance(given, InputError):
            refused.append(given)
            continue
        try:
            meant = tuple(drafts(store, pen.judged, given, _who(given, by)))
            done += map(pen.write, meant)
        except InputError as error:
            where = error.where if error.where.startswith(given.where) else f"{given.where}, {error.where}"
            refused.append(InputError(where=where, what=error.what, remedy=error.remedy))
    changed = settle(store, road_of(own=store.own()), pen.judged).rejudged
    decided = tuple(replace(one, changed=changed) if one.recorded else one for one in done)
    return Answers(decided=decided, refused=tuple(refused))


def _who(given: Answered, by: By) -> By:
    said = {name: getattr(given, name) for name in ("author", "date", "reason") if getattr(given, name)}
    return replace(by, **said)
