"""Find who speaks: the speakers of direct speech, and what only they claim."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.relate.agreements import noun_types
from kg.relate.reading import Reading
from kg.text import Mention, Speech

__all__ = ["Quote", "claims_in", "quotes_of"]

_SAYING = re.compile(
    r"\b(?:sag(?:t|te|ten|en)|so|erklär\w+|beton\w+|mein\w+|bericht\w+|füg\w+|ergänz\w+|unterstr\w+|lob\w+|freu\w+|dank\w+|bedank\w+|würdig\w+|begrüß\w+|"
    r"entgegn\w+|ermutig\w+|verspr\w+|versicher\w+|äußer\w+|kommentier\w+|resümier\w+|bekräftig\w+|hob|heb\w+|zog|zieh\w+|bilanzier\w+|blick\w+|"
    r"schwärm\w+|erinner\w+|richt\w+|ließ\w*|lässt|kündig\w+|forder\w+|wünsch\w+|laut|nannte|stellte|zeigte|schilder\w+|erzähl\w+|unterstrich|rief|appell\w+|warb|sprach|spricht|gratulier\w+|hoff\w+|zitier\w+|sowie|Dazu)\b"
)
_MIN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """What one person said, and where the text names the speaker."""

    speaker: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]


def quotes_of(reading: Reading) -> Iterator[Quote]:
    """Yield direct speech with its speaker; speech whose speaker the text does not name yields nothing."""
    last: Quote | None = None
    for speech in reading.document.speeches:
        zone = reading.document.sentence_at(speech.start).zone
        if speech.is_title or zone in {"letterhead", "contact", "notice"} or len(reading.between(speech.start, speech.end).split()) < _MIN_WORDS:
            continue
        speaker = _speaker(reading, speech)
        if speaker is None and last is not None and _same_paragraph(reading, last.end, speech.start):
            speaker = (last.speaker, last.spans[-1])
        if speaker is not None:
            last = Quote(speaker[0], speech.start, speech.end, (speaker[1],))
            yield last


def _same_paragraph(reading: Reading, first: int, second: int) -> bool:
    return reading.document.sentence_at(first).paragraph == reading.document.sentence_at(second).paragraph


def _speaker(reading: Reading, speech: Speech) -> tuple[str, tuple[int, int]] | None:
    """Return the speaker: named behind the speech with a verb of saying, before its colon, or in the sentence before."""
    paragraph = reading.document.sentence_at(speech.start).paragraph
    after = _window(reading, speech.end + 1, 1)
    if _SAYING.search(reading.between(*after)) or reading.between(speech.end + 1, speech.end + 3).strip(" ").startswith(","):
        if found := _first_person(reading, *after):
            return found
    before = _window(reading, speech.start - 1, -1)
    lead = reading.between(*before)
    if lead.rstrip().endswith(":") or _SAYING.search(lead):
        if found := _last_person(reading, *before):
            return found
    if found := _first_person(reading, *after):
        return found
    sentences = [s for s in reading.document.sentences if s.paragraph in {paragraph, paragraph - 1} and s.end <= speech.start]
    for sentence in reversed(sentences[-2:]):
        if _SAYING.search(reading.between(sentence.start, sentence.end)) and (found := _last_person(reading, sentence.start, sentence.end)):
            return found
    return None


def _window(reading: Reading, offset: int, direction: int) -> tuple[int, int]:
    """Return the stretch beside a speech up to the sentence's end or the next speech."""
    sentence = reading.document.sentence_at(max(0, offset - (direction < 0)))
    if direction > 0:
        stop = min((s.start for s in reading.document.speeches if s.start > offset and not s.is_title), default=len(reading.text))
        line = reading.text.find("\n", offset)
        full_stop = re.compile(r"[.!?](?=\s+[A-ZÄÖÜ„\"]|\s*$)").search(reading.text, offset, line if line > 0 else len(reading.text))
        end = full_stop.end() if full_stop else (line if line > 0 else len(reading.text))
        return offset, max(offset, min(stop, end))
    previous = max((s.end for s in reading.document.speeches if s.end < offset and not s.is_title), default=0)
    return max(sentence.start, previous), offset


def _people_between(reading: Reading, start: int, end: int) -> list[tuple[str, tuple[int, int]]]:
    """Return the people named in a stretch, also by a title that one person alone bears."""
    found: list[tuple[str, tuple[int, int]]] = []
    for mention in reading.mentions:
        if start <= mention.start < end and not reading.document.is_spoken(mention.start):
            if mention.kind == "person":
                found.append((mention.name, (mention.start, mention.end)))
            elif mention.kind == "role" and (name := _holder(reading, mention)):
                found.append((name, (mention.start, mention.end)))
    return found


def _holder(reading: Reading, role: Mention) -> str | None:
    """Return the one person who holds such an office, where a title stands without a name."""
    if any(role.start == bound.start for person in reading.people.values() for _, _, bound, _ in person.roles):
        return None
    holders = [person.name for person in reading.people.values() if any(code == role.key for code, *_ in person.roles)]
    return holders[0] if len(holders) == 1 else None


def _first_person(reading: Reading, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    return next(iter(_people_between(reading, start, end)), None)


def _last_person(reading: Reading, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    people = _people_between(reading, start, end)
    return people[0] if len(people) == 1 else (people[-1] if people else None)


_CLAIM = re.compile(r"\b(?:kein\w*|nie|nicht|nur|noch|bislang|bisher|erst\w*|seit|immer|alle|größte\w*|einzige\w*|\d+)\b")


def claims_in(reading: Reading, quote: Quote) -> Iterator[tuple[int, int]]:
    """Yield the sentences of direct speech that state something about an agreement, its age, or what never was."""
    for found in re.finditer(r"[^.!?]+[.!?]?", reading.between(quote.start, quote.end)):
        sentence = found.group()
        words = {word.lower().rstrip("en") for word in re.findall(r"\w+", sentence)}
        bound = any(word.rstrip("en") in words for word in (*noun_types("nouns"), "partnerstadt", "kommune", "zusammenarbeit", "vertrag"))
        if bound and _CLAIM.search(sentence) and len(sentence.split()) > 4:
            lead = len(sentence) - len(sentence.lstrip())
            yield quote.start + found.start() + lead, quote.start + found.end()
