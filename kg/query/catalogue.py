"""The named questions: one file ``queries/NAME.rq`` each."""

from difflib import get_close_matches
from functools import cache

from kg.assets import asset
from kg.errors import QueryError
from kg.query.question import Question, parse

__all__ = ["catalogue", "named"]


@cache
def catalogue() -> tuple[Question, ...]:
    """Return all named questions, by name.

    Raises
    ------
    QueryError
        If the header of one cannot be read.

    Examples
    --------
    >>> {question.name: question for question in catalogue()}["partners-of-city"].params[0].type
    'municipality'
    """
    paths = sorted(asset("queries").glob("*.rq"), key=lambda path: path.stem)
    return tuple(parse(path.read_text(encoding="utf-8"), name=path.stem, path=path) for path in paths)


def named(name: str) -> Question:
    """Return the question of a name.

    Raises
    ------
    QueryError
        If there is none; the remedy names those that are spelt nearly so.

    Examples
    --------
    >>> named("partners-of-town")
    Traceback (most recent call last):
    kg.errors.QueryError: partners-of-town: is no named question; did you mean partners-of-city?
    """
    questions = {question.name: question for question in catalogue()}
    if name not in questions:
        near = get_close_matches(name, questions, n=3, cutoff=0.7)
        remedy = f"did you mean {', '.join(near)}?" if near else "see the list of questions (kg queries)"
        raise QueryError(where=name, what="is no named question", remedy=remedy)
    return questions[name]
