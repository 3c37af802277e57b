"""Compile expressions written for people ("gefördert … durch GEBER") into patterns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.lexicon.sieve import Sieve, sieve

__all__ = ["SIGNS", "Expression", "any_of", "compiled"]

# Single signs that stand for names in a masked sentence: bodies, funds, programmes and projects.
SIGNS = {"body": "\ue000-\ue3ff", "fund": "\ue400-\ue7ff", "programme": "\ue800-\uebff"}
_DETERMINER = r"(?:(?:de[rsmn]|die|das|ein\w*|ihr\w*|sein\w*|deren|dessen|unser\w*)\s)?"
_ADJECTIVES = (
    r"(?:(?:(?!(?:de[rnms]|die|ein\w*)\b)[a-zäöüß-]+(?:e|en|er|em|es)|[A-ZÄÖÜ][\w-]+er|\d\w*|[„\"»(])\s?){0,2}"
)
_NAME = rf"(?:[A-ZÄÖÜ]\w+s\s(?=[a-zäöüß]))?{_DETERMINER}{_ADJECTIVES}[„\"»]?"
_GIVER = f"[{SIGNS['body']}{SIGNS['fund']}]"
_SUM = r"(?:(?:weitere\s|mit\s|zu\s)?[\d.,'’]+\s(?:(?:Euro|Franken|Prozent)\s)?)?"
_AND = rf"(?:,\s|\sund\s|\ssowie\s|\swie\sauch\s|/)(?:auch\s|zum\sTeil\s)?{_SUM}(?:vo[nm]\s|durch\s|aus\s|seitens\s)?"
_SHARE = rf"(?:\s(?:mit|zu|in\sHöhe\svon|über)\s[^;,{SIGNS['body']}{SIGNS['fund']}]{{2,45}}?)?"
_LIST = rf"{_GIVER}(?:[“\"]?{_SHARE}{_AND}{_NAME}{_GIVER})*"
# Lists of participles, which may begin a sentence: "Gestemmt wurden die Kosten von …".
_OPENING = frozenset({"GEFÖRDERT", "GETRAGEN", "UMGESETZT"})
_THROUGH = rf"(?:\süber\s{_NAME}[{SIGNS['body']}](?=\s))??"  # "vom Bund über die Agentur X bezahlt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """One way of saying something; its pattern's group ``unit`` holds the names, ``subject`` tells a nominative."""

    rule: str
    pattern: Sieve
    subject: bool


def compiled(rule: str, expressions: Iterable[str], words: Mapping[str, Sequence[str]]) -> tuple[Expression, ...]:
    r"""Return the expressions of a rule as patterns over a masked sentence.

    Examples
    --------
    >>> (found,) = compiled("example", ["gefördert( …)? durch GEBER"], {})
    >>> bool(found.pattern.search("Der Besuch wird gefördert und zwar durch die \ue000."))
    True
    """
    return tuple(
        Expression(rule=rule, pattern=sieve(re.compile(_pattern(text, words))), subject="SUBJEKT" in text)
        for text in expressions
    )


def any_of(expressions: Iterable[str], words: Mapping[str, Sequence[str]] | None = None) -> Sieve:
    """Return one pattern for words and phrases, whole words only; ``~`` stands for any beginning or ending.

    Examples
    --------
    >>> any_of(["~reise", "Flüge"]).findall("Die Dienstreise und die Flüge nach Gera reisen nicht.")
    ['Dienstreise', 'Flüge']
    """
    options = "|".join(_pattern(text, words or {}) for text in expressions)
    return sieve(re.compile(rf"(?<!\w)(?:{options})(?!\w)"))


def _pattern(text: str, words: Mapping[str, Sequence[str]]) -> str:
    for name in sorted(words, key=len, reverse=True):
        if name in text:
            options = "|".join(_letters(word) for word in sorted(words[name], key=len, reverse=True))
            options = f"(?i:{options})" if name in _OPENING else options
            text = re.sub(rf"(?<!\w){name}(?!\w)", lambda _: f"(?:(?<!\\w)(?:{options})(?!\\w))", text)  # noqa: B023
    text = _letters(text)
    programme = f"(?P<frame>[{SIGNS['programme']}])"
    names = {
        "GEBER": f"{_NAME}(?P<unit>{_LIST}){_THROUGH}",
        "SUBJEKT": f"(?P<lead>{_NAME})(?P<unit>{_LIST})",
        "FONDS": f"{_NAME}(?P<fund>[{SIGNS['fund']}])",
        "-‐]PROGRAMM": f"-‐]{programme}",
        "PROGRAMM": f"{_NAME}{programme}",
    }
    for name, pattern in names.items():
        text = text.replace(name, pattern)
    return text


def _letters(text: str) -> str:
    """Return a text with its signs for gaps and endings as patterns; brackets become groups without a number."""
    text = re.sub(r"\((?!\?)", "(?:", text)
    text = re.sub(r"\)\?(?!\?)", ")??", text)  # the nearest name counts: what may be left out is tried without first
    text = text.replace(" …… ", r"\s[^;]{0,110}?").replace("……", r"[^;]{0,110}?")
    text = text.replace("…", rf"[^;{SIGNS['body']}{SIGNS['fund']}]{{0,70}}?")
    return text.replace("~", r"[\w-]*")
