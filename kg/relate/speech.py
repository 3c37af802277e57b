"""Find who speaks: the speakers of direct speech."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexicon import load_yaml
from kg.lexicon.expressions import any_of
from kg.lexicon.sieve import Sieve
from kg.relate.reading import Person, Reading
from kg.text import Mention, Speech

__all__ = ["Quote", "quotes_of"]

_MIN_WORDS = 3
_Named = tuple[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Quote:
    """What one person said, and where the text names the speaker."""

    speaker: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]


def quotes_of(reading: Reading) -> Iterator[Quote]:
    """Yield direct speech with its speaker; speech whose speaker the text does not name yields nothing.

    Two speakers of one speech ("erklärten A und B") are two quotes.
    """
    last: list[Quote] = []
    for speech in reading.document.speeches:
        zone = reading.document.sentence_at(speech.start).zone
        words = len(reading.between(speech.start, speech.end).split())
        if speech.is_title or zone in {"letterhead", "contact", "notice"} or words < _MIN_WORDS:
            continue
        speakers = _speakers(reading, speech)
        if not speakers and last and _goes_on(reading, last[-1].end, speech.start):
            speakers = [(quote.speaker, quote.spans[-1]) for quote in last]
        if speakers:
            last = [Quote(name, speech.start, speech.end, (span,)) for name, span in speakers]
            yield from last


def _goes_on(reading: Reading, end: int, start: int) -> bool:
    """Return whether a speech is the second half of one before it: in one paragraph, or right behind a page's foot."""
    first, second = reading.document.sentence_at(end), reading.document.sentence_at(start)
    return first.paragraph == second.paragraph


def _speakers(reading: Reading, speech: Speech) -> list[_Named]:
    """Return who is named behind the speech with a verb of saying, before its colon, or in the sentence before."""
    after, before = _window(reading, speech.end + 1, 1), _window(reading, speech.start - 1, -1)
    behind, lead = reading.between(*after), reading.between(*before)
    if _SAID_SHE.match(behind):
        meant = _meant(reading, speech, after)
        return [meant] if meant else _told_before(reading, speech)
    is_said = _says(reading, *after)
    if (is_said or behind.lstrip(" ").startswith(",")) and (found := _named(reading, *after, is_after=True)):
        return found
    leads = lead.rstrip().endswith(":") or _says(reading, *before)
    if leads and (found := _named(reading, *before, is_after=False)):
        return found
    if _PRONOUN.search(behind) and (meant := _meant(reading, speech, after)):
        return [meant]
    return _told_before(reading, speech)


def _told_before(reading: Reading, speech: Speech) -> list[_Named]:
    """Return the one who is said to speak in one of the two sentences before."""
    paragraph = reading.document.sentence_at(speech.start).paragraph
    told = [
        s for s in reading.document.sentences if s.paragraph in {paragraph, paragraph - 1} and s.end <= speech.start
    ]
    for sentence in reversed(told[-2:]):
        if _says(reading, sentence.start, sentence.end):
            people = _people_between(reading, sentence.start, sentence.end)
            if people:
                return people[-1:]
    return []


@cache
def _saying() -> tuple[frozenset[str], Sieve]:
    """Return the verbs of saying, and a pattern for their stems and for words that name a speaker without a verb."""
    words = load_yaml("speech")
    return frozenset(words["saying"]), any_of([*(f"{stem}~" for stem in words["stems"]), *words["short"]])


def _says(reading: Reading, start: int, end: int) -> bool:
    """Return whether a stretch holds a verb of saying or a word that names a speaker."""
    if end <= start:
        return False
    saying, stems = _saying()
    if stems.search(reading.between(start, end)):
        return True
    sentences = {reading.document.sentence_at(start).index, reading.document.sentence_at(end - 1).index}
    tokens = (t for i in range(min(sentences), max(sentences) + 1) for t in reading.document.sentences[i].tokens)
    return any(token.lemma in saying for token in tokens if start <= token.start < end and not token.is_capital)


def _window(reading: Reading, offset: int, direction: int) -> tuple[int, int]:
    """Return the stretch beside a speech up to the sentence's end or the next speech."""
    sentence = reading.document.sentence_at(max(0, offset - (direction < 0)))
    if direction > 0:
        speeches = [s.start for s in reading.document.speeches if s.start > offset and not s.is_title]
        stop = min(speeches, default=len(reading.text))
        line = reading.text.find("\n\n", offset)
        limit = line if line > 0 else len(reading.text)
        full_stop = re.compile(r"(?<!\bDr)(?<!\bProf)(?<!\b[A-Z])[.!?](?=\s+[A-ZÄÖÜ„\"]|\s*$)").search(
            reading.text, offset, limit
        )
        end = full_stop.end() if full_stop else limit
        return offset, max(offset, min(stop, end))
    previous = max((s.end for s in reading.document.speeches if s.end < offset and not s.is_title), default=0)
    return max(sentence.start, previous), offset


def _people_between(reading: Reading, start: int, end: int) -> list[_Named]:
    """Return the people named in a stretch, also by a title that one person alone bears."""
    found: list[_Named] = []
    for mention in reading.mentions:
        if start <= mention.start < end and not reading.document.is_spoken(mention.start):
            if mention.kind == "person":
                found.append((mention.name, (mention.start, mention.end)))
            elif mention.kind == "role" and (name := _holder(reading, mention)):
                found.append((name, (mention.start, mention.end)))
    return found


_ADDRESSEE = re.compile(
    r"\b(?:an|gegenüber|zu|von|mit|über|für|bei|neben|Neben|Gemeinsam mit|nach)\s(?:[\w.-]+\s){0,3}$"
)


def _named(reading: Reading, start: int, end: int, *, is_after: bool) -> list[_Named]:
    """Return the speaker named in a stretch, both of "A und B"; who is only spoken to or of speaks not."""
    people = [
        p
        for p in _people_between(reading, start, end)
        if not _ADDRESSEE.search(reading.between(max(start, p[1][0] - 40), p[1][0]))
    ]
    people = people or _people_between(reading, start, end)
    if not people:
        return []
    first = people[0] if is_after else people[-1]
    rest = people[people.index(first) + 1 :]
    if rest and rest[0][0] != first[0] and _AND.match(reading.between(first[1][1], rest[0][1][0])):
        return [first, rest[0]]
    return [first]


_AND = re.compile(r"^(?:,[^,;.]{0,60},)?\s(?:und|sowie)\s(?:(?:der|die|sein\w*|ihr\w*)\s)?(?:[\w.*:-]+\s){0,4}$")


# "…“, sagte sie und meinte damit das Lied von Ute Beispiel": who is named later does not speak, but right behind the
# pronoun, as in "…“, begrüßte sie Ute Beispiel".
_SAID_SHE = re.compile(r"^[“”\"«»]?\s?,\s[a-zäöü]\w+\s(?:er|sie)\b(?!\s(?:(?:der|die|dann|auch)\s)?[A-ZÄÖÜ])")
_PRONOUN = re.compile(r"^[“”\"«»]?\s?,?\s?(?:\w+\s){0,3}?(?:sie|er)\b")


def _meant(reading: Reading, speech: Speech, after: tuple[int, int]) -> _Named | None:
    """Return whom "sagte sie" means: the last one named before whom the pronoun fits, where no other is as near."""
    is_she = re.search(r"\bsie\b", reading.between(*after)) is not None
    sentence = reading.document.sentence_at(speech.start)
    for index in (sentence.index, sentence.index - 1, sentence.index - 2):
        if index < 0 or reading.document.sentences[index].paragraph < sentence.paragraph - 1:
            continue
        here = reading.document.sentences[index]
        people = _people_between(reading, here.start, min(here.end, speech.start))
        fits = [p for p in people if _is_woman(reading, p[0]) in {None, is_she}]
        if len({name for name, _ in fits}) == 1:
            return fits[-1]
        if people:
            sure = [p for p in people if _is_woman(reading, p[0]) == is_she]
            return sure[-1] if len({name for name, _ in sure}) == 1 else None
    return None


def _is_woman(reading: Reading, name: str) -> bool | None:
    """Return whether titles and offices of a person are a woman's; None where they do not tell."""
    person = reading.people.get(name)
    if person is None:
        return None
    if "Frau" in person.prefix or "Herr" in person.prefix:
        return "Frau" in person.prefix
    labels = [mention.name for _, _, mention, _ in person.roles]
    if not labels:
        return None
    return any(re.search(r"(?:in|rätin|frau|OBin)$", label.split(" ")[0]) is not None for label in labels)


def _holder(reading: Reading, role: Mention) -> str | None:
    """Return the one person who holds such an office, where a title stands without a name.

    Of two holders the title's gender, or the town beside it, tells which; else nobody is meant for sure.
    """
    if any(role.start == bound.start for person in reading.people.values() for _, _, bound, _ in person.roles):
        return None
    holders = [person for person in reading.people.values() if any(code == role.key for code, *_ in person.roles)]
    if len(holders) > 1:
        fits = [p for p in holders if _is_woman(reading, p.name) == role.name.split(" ")[0].endswith("in")]
        holders = fits if len(fits) == 1 else [p for p in holders if _is_home(reading, p)]
    return holders[0].name if len(holders) == 1 else None


def _is_home(reading: Reading, person: Person) -> bool:
    return person.home is not None and person.home.kind == "municipality" and reading.is_home(person.home.key)
