"""Tell the names of photographers, which a line of a release prints only as a credit."""

import re
from functools import cache

from kg.lexicon.people import people_words
from kg.recognise.scan import Scan
from kg.text import Sentence

__all__ = ["is_credit"]

_CREDIT_REACH = 70
_LETTER = re.compile(r"\w")


@cache
def _credit() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(people_words().credits, key=len, reverse=True))
    return re.compile(rf"(?:{words})\s?[:/]?\s?(?:©?\s?Foto:\s?)?(?:[A-ZÄÖÜ][\w.-]*[\s,/]*(?:und\s|am\s|der\s)?)*$")


def is_credit(scan: Scan, sentence: Sentence, i: int, end: int) -> bool:
    """Return whether a name at the end of a line only says who took a photograph."""
    text = scan.document.text
    first, last = sentence.tokens[i], sentence.tokens[end - 1]
    line = text.find("\n", last.end, sentence.end)
    rest = text[last.end : line if line > 0 else sentence.end]
    before = text[max(0, first.start - _CREDIT_REACH) : first.start]
    return not _LETTER.search(rest) and bool(_credit().search(before))
