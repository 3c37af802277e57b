"""Find titles of office with what belongs to them: rank, portfolio, and the body that they are held in."""

import re
from collections.abc import Iterator

from kg.lexicon.organisations import head_of
from kg.lexicon.roles import RoleTitle, roles
from kg.recognise.scan import Scan
from kg.recognise.surnames import is_surname
from kg.recognise.words import is_adjective, is_town_adjective
from kg.text import Mention, Sentence, Token

__all__ = ["roles_in"]

_LOCAL = frozenset({"mayor", "deputy-mayor", "department-head", "councillor", "municipal-officer"})
_PAID = frozenset({"Stadtrat", "Stadträtin", "Kreisrat", "Kreisrätin", "Gemeinderat", "Gemeinderätin"})
_MAYOR, _COUNCILLOR = "mayor", "councillor"
# Nouns that are the council as well as its member; behind these words they are the council ("im Stadtrat").
_COUNCILS = re.compile(r"(?:\w*[Rr]at|\w*[Bb]eirat)(?:e?s)?")
_INSIDE = frozenset({"im", "Im", "ins", "beim"})
# A title behind the short name of a body that begins with a small letter ("enercity-Chefin").
_SHORT_NAME = re.compile(r"[a-zäöü]{2,12}-[A-ZÄÖÜ]")
# So many words behind a title may tell what it is held in.
_REACH = 5


def roles_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield the titles of a sentence.

    ``name`` is the printed title with its rank, ``key`` the code, ``of`` the default body, ``end_key`` the dictionary
    form of the title.
    """
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        found = _longest(scan, sentence, i)
        if found is None or is_surname(tokens, i):
            i += 1
            continue
        title, end = found
        begin = _rank_begin(tokens, i)
        code = _code(title, tokens[begin:i], tokens[end : end + _REACH])
        yield Mention(
            kind="role",
            start=tokens[begin].start,
            end=tokens[end - 1].end,
            sentence=sentence.index,
            name=scan.document.text[tokens[begin].start : tokens[end - 1].end],
            key=code,
            of=_seat(title, code),
            end_key=title.base,
            rule="de.role.title",
        )
        i = end


def _longest(scan: Scan, sentence: Sentence, i: int) -> tuple[RoleTitle, int] | None:
    """Return the longest title that begins at ``i``, and where it ends; it takes no word of an organisation's name.

    "Präsidentin der Hochschule Musterstadt" is a Präsidentin of that Hochschule.
    """
    tokens = sentence.tokens
    if not (tokens[i].is_capital or tokens[i].text[0].isdigit() or _SHORT_NAME.match(tokens[i].text)):
        return None
    if _is_council(tokens, i) or (i == 0 and tokens[i].text == "Gegenüber"):
        return None
    # "1. Vorsitzende" is one word more in tokens than in the lexicon.
    stop = int(tokens[i].text.isdigit() and i + 1 < len(tokens) and tokens[i + 1].text == ".")
    first = tokens[i].text + "." * stop
    for end in range(min(i + stop + roles().longest(first), len(tokens)), i + stop, -1):
        title = roles().find((first, *(token.text for token in tokens[i + 1 + stop : end])))
        if title is not None and scan.is_free(sentence, tokens[i].start, tokens[end - 1].end):
            return title, end
    return None


def _is_council(tokens: tuple[Token, ...], i: int) -> bool:
    """Return whether a title is the council that somebody sits in: "im Stadtrat von Lille"."""
    return i > 0 and tokens[i - 1].text in _INSIDE and _COUNCILS.fullmatch(tokens[i].text) is not None


def _seat(title: RoleTitle, code: str) -> str:
    """Return where a title is held by default; one that its complement makes a local office is held in a town."""
    return "home" if code != title.code and code in _LOCAL else title.body


def _rank_begin(tokens: tuple[Token, ...], i: int) -> int:
    """Return where the words of rank before a title begin."""
    while i > 0 and roles().ranks.holds(tokens[i - 1].text):
        i -= 1
    return i


def _code(title: RoleTitle, ranks: tuple[Token, ...], behind: tuple[Token, ...]) -> str:
    """Return the code of a title with its words of rank, its portfolio, and the council or body that it is held in."""
    words = roles().ranks
    for rank in ranks:
        is_second = rank.text.startswith(words.second) and title.code == _MAYOR
        if is_second or rank.text.startswith(words.deputy):
            return roles().as_deputy(title.code)
        # Hesse's and Lower Saxony's "Erste Stadträtin" is paid for her portfolio.
        if rank.text.startswith(words.first + words.second) and rank.text[0].isupper() and title.base in _PAID:
            return roles().with_portfolio(title.code)
        if rank.text.startswith(words.professional) and title.code == _COUNCILLOR:
            return roles().with_portfolio(title.code)
    if len(behind) > 1 and behind[0].text == "für" and behind[1].is_capital:
        return roles().with_portfolio(title.code)
    noun = _holder(behind)
    if noun is None:
        return title.code
    head = head_of(noun)
    return roles().held_in(title, noun, head.head.kind if head else None)


def _holder(behind: tuple[Token, ...]) -> str | None:
    """Return the first noun behind "der" or "des" that is no adjective of a town ("… der Kieler Ratsversammlung")."""
    if not behind or behind[0].text not in {"der", "des"}:
        return None
    nouns = [token.text for token in behind[1:] if token.is_capital and not is_town_adjective(token.text)]
    is_adjectival = len(nouns) > 1 and is_adjective(nouns[0])
    return nouns[is_adjectival] if nouns else None
