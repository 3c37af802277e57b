"""Find programmes, projects and funds: those of the reference data and those that the text calls so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import Evidence
from kg.relate.reading import Reading
from kg.text import Mention, Sentence

__all__ = ["Programme", "programmes_of"]

_KIND = re.compile(
    r"(?P<project>\w*[Pp]rojekt(?:s|es|e|en|titel)?|[Vv]orhabens?|Aktion|Modellvorhaben|Initiative|Spendenaktion|Kampagne)|(?P<programme>\w*[Pp]rogramms?|Förderlinie|Förderprogramms?|Programmlinie|Austauschprogramm|Aktionsprogramm)|(?P<fund>\w*[Ff]onds|Fördertopf|Kleinprojektefonds)"
)
_TYPES = {"project": "project", "programme": "programme", "fund": "fund"}


@dataclass(slots=True)
class Programme:
    """A programme, project or fund as named in the release."""

    title: str
    kind: str
    aliases: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    part_of: str | None = None
    key: str = ""


def programmes_of(reading: Reading) -> dict[str, Programme]:
    """Return the programmes of a release by title; short forms in brackets become aliases."""
    found: dict[str, Programme] = {}
    for sentence in reading.document.told():
        if sentence.zone == "caption":
            continue
        for mention in reading.of(sentence, "title"):
            if reading.document.is_spoken(mention.start):
                continue
            kind = mention.key if mention.of else _called(reading, sentence, mention)
            if not kind:
                continue
            same = next((p for p in found.values() if p.title == mention.name or mention.name in p.aliases or (mention.of and p.key == mention.of)), None)
            if same is None:
                same = found[mention.name] = Programme(mention.name, kind, key=mention.of)
            elif mention.name != same.title and mention.name not in same.aliases:
                same.aliases.append(mention.name)
            same.mentions.append(mention)
            same.evidence.append(reading.says(mention, "de.programme.title"))
            same.aliases.extend(a for a in _aliases(reading, mention) if a not in same.aliases and a != same.title)
    return found


def _called(reading: Reading, sentence: Sentence, mention: Mention) -> str:
    """Return what the text calls a quoted title: the noun before it, or behind it with "heißt", "trägt den Titel"."""
    before = reading.between(sentence.start, mention.start)[-70:]
    near = list(_KIND.finditer(before))
    if near and re.match(r"^(?:s|es)?\s?,?(?:\s\w+){0,4}\s?[:„\"»(]*\s?$", before[near[-1].end() :]):
        return _TYPES[near[-1].lastgroup or "project"]
    after = reading.between(mention.end, sentence.end)[:60]
    if found := re.match(r"^[“\"”«]?\s?,?\s(?:heißt|nennt\ssich|ist|lautet|eines?|ein|einem)\s(?:[^,.]{0,30}?)", after):
        if kind := _KIND.search(after[found.start() :]):
            return _TYPES[kind.lastgroup or "project"]
    whole = reading.between(sentence.start, sentence.end)
    if re.search(r"\b(?:Namen|Titel|Motto|überschrieben|heißt|nennt sich|verrät der Titel)\b", whole) and (kind := _KIND.search(whole)):
        return _TYPES[kind.lastgroup or "project"]
    return ""


def _aliases(reading: Reading, mention: Mention) -> Iterator[str]:
    after = reading.between(mention.end, mention.end + 40)
    if found := re.match(r"^[“\"”«]?\s\(([A-Z][\w+-]{1,14})\)", after):
        yield found[1]
