"""Find the titles of programmes, projects and events that stand in quotation marks."""

import re
from collections.abc import Iterator

from kg.recognise.scan import Scan
from kg.recognise.words import nominative
from kg.text import Mention, Sentence

__all__ = ["titles_in"]

_MIN_LENGTH = 3


def titles_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield quoted titles; behind "den", "dem", "des" or "der" the first adjective returns to the nominative."""
    document = scan.document
    for speech in document.speeches:
        if speech.is_title and sentence.start <= speech.start and speech.end <= sentence.end:
            text = " ".join(document.text[speech.start : speech.end].split())
            if len(text) >= _MIN_LENGTH:
                before = document.text[max(sentence.start, speech.start - 12) : speech.start - 1]
                yield Mention(kind="title", start=speech.start, end=speech.end, sentence=sentence.index, name=_base(text, before), rule="de.title.quoted")


def _base(title: str, before: str) -> str:
    """Return a title whose first word an article outside bends ("den „Kommunalen Fachaustausch“")."""
    article = re.search(r"\b(den|dem|des|der|zur|zum|vom|beim|im)\s*$", before)
    first, _, rest = title.partition(" ")
    if article is None or not re.search(r"(?:lichen|ischen|alen|igen|ären|iven|enten|ellen|eren)$", first) or not rest[:1].isupper():
        return title
    gender = "f" if article[1] in {"der", "zur"} else "m"
    return f"{nominative(first, gender)} {rest}"
