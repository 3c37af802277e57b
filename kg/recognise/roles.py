"""Find titles of office with what belongs to them: rank, portfolio, and the body that they are held in."""

import re
from collections.abc import Iterator

from kg.lexicon import RoleTitle, roles
from kg.recognise.scan import Scan
from kg.text import Mention, Sentence, Token

__all__ = ["roles_in"]

_DEPUTY = re.compile(r"^(?:stellvertretend|stellv|stv|vize)", re.I)
_RANK = re.compile(r"^(?:[Zz]weite|[Dd]ritte|2\.|3\.)")
_FIRST = re.compile(r"^(?:[Ee]rste|1\.)")
_FORMER = re.compile(
    r"^(?:ehemalig|damalig|früher|einstig|langjährig|neu|amtierend|heutig|künftig|scheidend|designiert)"
)
_PORTFOLIO = {"mayor": "department-head", "councillor": "department-head"}


def roles_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield the titles of a sentence; ``key`` is the code, ``name`` the printed title, ``of`` the default body."""
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        found = _longest(tokens, i)
        if found is None:
            i += 1
            continue
        title, width = found
        begin = i
        code = title.code
        while (
            begin > 0
            and (rank := tokens[begin - 1].text)
            and (_DEPUTY.match(rank) or _RANK.match(rank) or _FIRST.match(rank) or _FORMER.match(rank))
        ):
            if code in {"mayor", "department-head", "district-head"} and (
                _DEPUTY.match(rank) or (_RANK.match(rank) and code == "mayor")
            ):
                code = "deputy-mayor" if code == "mayor" else code
            begin -= 1
        end = i + width
        portfolio_end = _portfolio(tokens, end)
        if portfolio_end > end and title.code in _PORTFOLIO and code in _PORTFOLIO:
            code = _PORTFOLIO[code]
        label = scan.document.text[tokens[begin].start : tokens[end - 1].end]
        yield Mention(
            kind="role",
            start=tokens[begin].start,
            end=tokens[end - 1].end,
            sentence=sentence.index,
            name=label,
            key=code,
            of=title.body,
            rule="de.role.title",
            end_key=title.base,
        )
        i = end


def _longest(tokens: tuple[Token, ...], i: int) -> tuple[RoleTitle, int] | None:
    if not (tokens[i].is_capital or tokens[i].text[0].isdigit()):
        return None
    for n in range(min(roles().longest, len(tokens) - i), 0, -1):
        words = tuple(token.text for token in tokens[i : i + n])
        if n > 1 and tokens[i + 1].text == "." and words[0].isdigit():
            words = (words[0] + ".", *words[2:])
        if title := roles().find(words):
            return title, n
    return None


def _portfolio(tokens: tuple[Token, ...], end: int) -> int:
    """Return the end of "für Kultur und Integration" behind a title."""
    if end + 1 < len(tokens) and tokens[end].text == "für" and tokens[end + 1].is_capital:
        return end + 2
    return end
