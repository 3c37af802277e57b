"""Read the title of an event beside its word."""

import re

from kg.model import Evidence
from kg.relate.event import Event
from kg.relate.reading import Reading
from kg.text import Sentence, Token

__all__ = ["read_title"]


def read_title(reading: Reading, sentence: Sentence, token: Token, event: Event) -> None:
    """Set the title in quotation marks beside the event's noun, or its own name ("5. Partnerschaftskonferenz …")."""
    if event.type not in {"conference", "cultural", "exchange", "sport", "other", "anniversary"}:
        return
    for mention in reading.of(sentence, "title"):
        if mention.of:
            continue
        before, after = reading.between(token.end, mention.start), reading.between(mention.end, token.start)
        beside = (
            mention.start >= token.end
            and not re.search(r"[Pp]rojekt|[Pp]rogramm", before)
            and re.match(r"^(?:\s?,?\s?(?:[\w:]+\s){0,3}[:„\"»(]*)$", before)
        )
        if (
            beside
            or (mention.end <= token.start and re.match(r"^[“\"”«]?\s?(?:\w+\s)?$", after))
            or mention.start <= token.start < mention.end
        ):
            event.title = mention.name
            event.spans["title", mention.name] = reading.says(mention, "de.event.title")
            return
    if event.type == "conference" and (
        found := re.search(
            rf"\b\d{{1,2}}\.\s(?:[A-Z][\w-]+\s)?{re.escape(token.text)}(?:\s(?:zwischen|der|für|deutscher?)\s[^,.;:()„“]{{5,80}}?)?(?=,|\.|;|\s(?:in|im|am|vom|statt|teil|an|und\s\w+te)\b|$)",
            reading.between(sentence.start, sentence.end),
        )
    ):
        start = sentence.start + found.start()
        if start <= token.start < sentence.start + found.end():
            event.title = found.group()
            event.spans["title", found.group()] = Evidence(
                start=start, end=sentence.start + found.end(), rule="de.event.title-by-number"
            )
