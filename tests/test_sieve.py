"""Patterns that pass over texts without their letters find what they found before."""

import re
from pathlib import Path

import pytest

from kg.lexicon.dates import date_rules, date_words
from kg.lexicon.funding import about_money, none_words, pay_rules, sum_words
from kg.lexicon.patterns import pattern, patterns
from kg.lexicon.sieve import Sieve, sieve
from kg.lexicon.topics import phrases_beside, topic_list

_CASES = Path(__file__).parent / "cases" / "de" / "dev"


def _lexicon() -> list[Sieve]:
    words = date_words()
    return [
        *(sieve(pattern(name)) for name in patterns()),
        *(rule.pattern for rule in date_rules()),
        *(words.modal, words.passive, words.telling, words.perfect, words.announcing),
        *(expression.pattern for rule in pay_rules() for expression in rule.expressions),
        *(topic_list(name) for name in ("context", "subject", "abroad", "keep", "not_compounds")),
        *(phrases_beside(name) for name in ("portfolio", "behind", "actors")),
        *(about_money(), none_words(), sum_words()),
    ]


def test_no_text_that_holds_a_match_is_passed_over() -> None:
    lines = [
        line
        for path in sorted(_CASES.glob("*.md"))[::4]
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    missed = [
        (one.pattern[:60], line)
        for one in _lexicon()
        for line in lines
        if not one.fits(line) and one.whole.search(line) is not None
    ]
    assert len(lines) > 100
    assert missed == []


@pytest.mark.parametrize(
    ("expression", "letters"),
    [
        ("Gas|Gast", (("Gas",),)),
        ("(?:wird|wurde) bezahlt", ((" bezahlt",), ("ird", "urde"))),
        ("(?i:euro) mal", ((" mal",),)),
        ("(?:am )?Tag", (("Tag",),)),
        ("(?:bis )+heute", (("heute",), ("bis ",))),
        ("(?<!ohne )(?=Reise)R", (("Reise",),)),
        (r"\d+|Tag", ()),
        ("x?y", ()),
    ],
)
def test_the_letters_of_a_pattern_are_those_that_every_match_has(
    expression: str, letters: tuple[tuple[str, ...], ...]
) -> None:
    assert set(sieve(re.compile(expression)).letters) == set(letters)


def test_letters_of_either_case_are_not_looked_for() -> None:
    assert sieve(re.compile("partnerschaft", re.IGNORECASE)).search("PARTNERSCHAFT") is not None
