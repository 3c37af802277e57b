"""Write a Ukrainian name as German texts do, from its official Latin form: "Chortkiv" is "Tschortkiw".

The official form is that of the Cabinet of Ministers of Ukraine, resolution 55 of 27 January 2010; the German one the
transcription of Duden, Die deutsche Rechtschreibung. The Latin "i" behind a vowel stands for two letters, so that both
readings are given.
"""

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["transcribed"]

_VOWELS: Final = "aeiouy"
# Longer ones first; what stands in neither column stays.
_SIGNS: Final = (
    ("shch", "schtsch"), ("zgh", "sh"), ("zh", "sch"), ("kh", "ch"), ("ts", "z"), ("ch", "tsch"), ("sh", "sch"),
    ("yi", "ji"), ("yy", "yj"), ("ye", "je"), ("ya", "ja"), ("yu", "ju"), ("ia", "ja"), ("iu", "ju"), ("ie", "je"),
    ("v", "w"), ("z", "s"),
)  # fmt: skip
_OPEN: Final = "\N{SUBSTITUTE}"


def transcribed(name: str) -> Iterator[str]:
    """Yield the German transcription of a name, two where the official form leaves open which letter is meant.

    Examples
    --------
    >>> list(transcribed("Chortkiv")), list(transcribed("Pervomaiskyi")), list(transcribed("Mykolaiv"))
    (['Tschortkiw'], ['Perwomajskyj', 'Perwomajiskyj'], ['Mykolajw', 'Mykolajiw'])
    """
    words = re.split(r"([ -])", name.replace("’", "").replace("'", ""))
    new = "".join(_word(word.lower()).capitalize() for word in words)
    yield from dict.fromkeys((new.replace(_OPEN, "j"), new.replace(_OPEN, "ji")))


def _word(word: str) -> str:
    found, i = "", 0
    while i < len(word):
        before, here, behind = word[i - 1 : i], word[i], word[i + 1 : i + 2]
        is_between = before and before in _VOWELS and behind and behind in _VOWELS
        if word[i:] == "yi":
            return found + "yj"
        if word.startswith("yi", i) and not (before and before in _VOWELS):
            found, i = found + "y", i + 1
        elif here == "i" and before and before in "aeou":
            found, i = found + _OPEN, i + 1
        elif here == "s" and is_between:
            found, i = found + "ss", i + 1
        else:
            latin, german = next(((a, b) for a, b in _SIGNS if word.startswith(a, i)), (here, here))
            found, i = found + german, i + len(latin)
    return found
