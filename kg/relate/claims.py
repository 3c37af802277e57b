"""Find what only a speaker states: sentences of direct speech about the partnership that nobody else vouches for."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import load_yaml
from kg.lexicon.expressions import any_of
from kg.lexicon.sieve import Sieve
from kg.relate.agreements import noun_types
from kg.relate.reading import Reading
from kg.relate.speech import Quote

__all__ = ["claims_in"]

_MIN_WORDS = 5


def claims_in(reading: Reading, quote: Quote) -> Iterator[tuple[int, int]]:
    """Yield the sentences of direct speech that state something of an agreement, its age, or what never was."""
    about, states = _words()
    for found in re.finditer(r"[^.!?]+[.!?]?", reading.between(quote.start, quote.end)):
        sentence = found.group()
        if about.search(sentence) and states.search(sentence) and len(sentence.split()) >= _MIN_WORDS:
            lead = len(sentence) - len(sentence.lstrip())
            yield quote.start + found.start() + lead, quote.start + found.start() + len(sentence.rstrip())


@cache
def _words() -> tuple[re.Pattern[str], Sieve]:
    """Return patterns for what a claim is about and for the words by which it states something."""
    words = load_yaml("speech")["claims"]
    nouns = "|".join(re.escape(noun) for noun in sorted({*words["about"], *noun_types("nouns")}, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{nouns})(?:n|en|s|es)?(?!\w)", re.IGNORECASE), any_of(words["states"])
