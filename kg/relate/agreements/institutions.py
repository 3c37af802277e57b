"""Find the institutions of a sentence that may agree with each other: named ones, and those that a noun stands for."""

from kg.relate.agreements.line import Line
from kg.relate.agreements.words import words
from kg.text import Mention, Token

__all__ = ["institutions_in"]

_DEFINITE = frozenset({"die", "das", "der", "dem", "des", "den", "ihre", "seine", "unsere"})
_LEAST = 5


def institutions_in(line: Line) -> list[Mention]:
    """Return the organisations that can agree on their own behalf, in order.

    A noun with an article stands for the organisation named before that ends with it ("die Hochschule"); a compound
    that names a single house stands for itself ("das Kreiskrankenhaus").
    """
    named = [m for m in line.bodies if m.key in words("bodies") or line.preposition(m) == "zwischen"]
    for i, token in enumerate(line.tokens[1:], start=1):
        if (
            token.is_capital
            and _has_article(line, i)
            and not any(m.start <= token.start < m.end for m in line.bodies)
            and not line.reading.document.is_spoken(token.start)
            and (name := _stands_for(line, token))
        ):
            named.append(
                Mention(
                    kind="organisation",
                    start=token.start,
                    end=token.end,
                    sentence=line.sentence.index,
                    name=name,
                    rule="de.agreement.institution",
                )
            )
    return sorted(named, key=lambda m: m.start)


def _has_article(line: Line, i: int) -> bool:
    """Return whether an article stands before a noun, over the adjective of a town: "das Erfurter Gymnasium"."""
    before = line.tokens[i - 1]
    if i > 1 and any(m.start == before.start for m in line.demonyms):
        before = line.tokens[i - 2]
    return before.text.lower() in _DEFINITE


def _stands_for(line: Line, token: Token) -> str:
    """Return the name of the organisation that a noun stands for, "" for none."""
    noun = (
        token.text.lower().removesuffix("s")
        if token.text.endswith(("ums", "es", "hauses", "tals"))
        else token.text.lower()
    )
    noun = noun.removesuffix("e") if noun.endswith("hause") else noun
    head = next((word for word in words("institutions") if noun.endswith(word)), "")
    if not head or len(noun) < _LEAST:
        return ""
    known = [
        m
        for m in line.reading.mentions
        if m.kind == "organisation"
        and m.start < token.start
        and any(part.lower().endswith(noun) for part in m.name.replace("-", " ").split())
    ]
    if known:
        return known[-1].name
    is_compound = len(noun) - len(head) > len("kreis") and head in words("houses")
    return noun.capitalize() if is_compound else ""
