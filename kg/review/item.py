"""What a person is asked: a question, with the evidence of both sides and the answers that there are."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Literal, TypeAlias, get_args

from kg.identify.across import Reason

__all__ = ["ANSWERS", "QUESTIONS", "Answer", "Item", "Option", "Question", "Side", "item"]

Question: TypeAlias = Literal["merge", "event", "place", "contradiction", "claim", "changed", "confidence"]
Answer: TypeAlias = Literal["same", "different", "confirm", "reject", "correct", "first", "second", "both", "undo"]
QUESTIONS: Final[tuple[Question, ...]] = get_args(Question)
# What may be answered to a question. To one on something that has changed, what is there today decides.
ANSWERS: Final[dict[Question, tuple[Answer, ...]]] = {
    "merge": ("same", "different"),
    "event": ("same", "different"),
    "place": ("correct",),
    "contradiction": ("first", "second", "both"),
    "claim": ("confirm", "reject"),
    "changed": ("undo",),
    "confidence": ("confirm", "correct", "reject"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A value to choose, and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the things compared, with its release and sentence; ``start`` and ``end`` mark the words in it.

    ``fact`` is the id of the fact, or ``iri`` that of the thing; what does not apply is empty.
    """

    fact: str = ""
    iri: str = ""
    kind: str = ""
    subject: str = ""
    property: str = ""
    value: str = ""
    release: str = ""
    sentence: str = ""
    start: int = 0
    end: int = 0
    rule: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question; the higher its ``score`` (0 to 1), the sooner it should be looked at.

    ``judgement`` is the id of the judgement that it is about, where it is about one; ``why`` a key of
    `kg.identify.across.REASONS`, where two things may be one.
    """

    id: str
    question: Question
    sides: tuple[Side, ...]
    answers: tuple[Answer, ...]
    options: tuple[Option, ...] = ()
    score: float = 0.5
    judgement: str = ""
    why: Reason | Literal[""] = ""


def item(  # noqa: PLR0913 - the parts of an item, each by its name
    question: Question,
    *sides: Side,
    options: tuple[Option, ...] = (),
    score: float = 0.5,
    answers: tuple[Answer, ...] | None = None,
    judgement: str = "",
    why: Reason | Literal[""] = "",
) -> Item:
    """Return a question with an id made of what it is about.

    Examples
    --------
    >>> item("confidence", Side(fact="a:1")).answers
    ('confirm', 'correct', 'reject')
    """
    about = "\x1f".join([question, judgement, *(side.fact or side.iri for side in sides)])
    return Item(
        id=f"{question}:{blake2b(about.encode(), digest_size=4).hexdigest()}",
        question=question,
        sides=sides,
        answers=ANSWERS[question] if answers is None else answers,
        options=options,
        score=score,
        judgement=judgement,
        why=why,
    )
