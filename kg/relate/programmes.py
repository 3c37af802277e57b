"""Find programmes, projects and funds: those of the reference data and those that the text calls so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.lexicon import load_yaml
from kg.lexicon.expressions import any_of
from kg.lexicon.programmes import kind_of_word, kind_words, naming_words, offering_words
from kg.lexicon.sieve import Sieve
from kg.model import Evidence
from kg.relate.reading import Reading
from kg.text import Mention, Sentence

__all__ = ["Programme", "programmes_of"]


@dataclass(slots=True)
class Programme:
    """A programme, project or fund as named in the release."""

    title: str
    kind: str
    aliases: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    part_of: str | None = None
    part_span: Evidence | None = None
    run_by: tuple[str, Evidence] | None = None
    key: str = ""

    def is_named(self, name: str, key: str) -> bool:
        """Return whether a printed name or the key of the reference data is this programme's."""
        return name in (self.title, *self.aliases) or (key != "" and self.key == key)


def programmes_of(reading: Reading) -> dict[str, Programme]:
    """Return the programmes of a release by title; short forms in brackets become aliases."""
    found: dict[str, Programme] = {}
    for sentence in reading.document.told():
        if sentence.zone == "caption":
            continue
        for mention in reading.of(sentence, "title"):
            if reading.document.is_spoken(mention.start):
                continue
            same = next((p for p in found.values() if p.is_named(mention.name, mention.of)), None)
            kind = same.kind if same else _kind(reading, sentence, mention)
            if not kind:
                continue
            if same is None:
                same = found[mention.name] = Programme(mention.name, kind, key=mention.of)
            elif mention.name != same.title and mention.name not in same.aliases:
                same.aliases.append(mention.name)
            same.mentions.append(mention)
            same.evidence.append(reading.says(mention, "de.programme.title"))
            for alias in _aliases(reading, mention):
                if alias != same.title and alias not in same.aliases:
                    same.aliases.append(alias)
    return found


def _kind(reading: Reading, sentence: Sentence, mention: Mention) -> str:
    """Return the kind of a title: by its form, or by its words where the sentence speaks of a programme or of money."""
    if not mention.of:
        return mention.key or _called(reading, sentence, mention)
    if mention.of in load_yaml("programmes")["never"]:
        return ""
    words = reading.between(sentence.start, mention.start) + " " + reading.between(mention.end, sentence.end)
    beside = any(kind_of_word(found.group()) for found in kind_words().finditer(words)) or _beside().search(words)
    return (_called(reading, sentence, mention) or mention.key) if beside or mention.rule == "de.title.compound" else ""


@cache
def _beside() -> Sieve:
    return any_of(load_yaml("programmes")["beside"])


def _called(reading: Reading, sentence: Sentence, mention: Mention) -> str:
    """Return what the text calls a quoted title: by a noun before, behind or in it; "" where it calls it nothing."""
    before = reading.between(sentence.start, mention.start)
    if kind := _called_before(before):
        return kind
    after = reading.between(mention.end, sentence.end)
    if found := _apposition().match(after):
        return kind_of_word(found["noun"]) or ""
    if _offered().match(after):
        return "programme"
    return _own_kind(mention.name)


def _called_before(before: str) -> str:
    """Return the kind of the noun that stands directly, or over a clause and a colon, before a title."""
    near = [found for found in kind_words().finditer(before) if kind_of_word(found.group())]
    if not near:
        return ""
    gap = before[near[-1].end() :]
    direct = re.match(r"^,?(?:\s(?!von\b|mit\b|und\b)[\wäöüß/.-]+){0,4}\s?[:„“\"»«(‚›‹–-]*\s?$", gap) or re.match(
        r"^(?:[^.;„\"]|\d\.){0,120}:\s?[„\"»«]$", gap
    )
    named = naming_words().search(gap) and len(gap) < 110 and not re.search(r"[“”«]", gap)
    return (kind_of_word(near[-1].group()) or "") if direct or named else ""


@cache
def _apposition() -> re.Pattern[str]:
    """Return a pattern for what stands behind a title: "heißt das Projekt", ", ein Programm", ", einem Vorhaben"."""
    noun = kind_words().pattern
    verb = naming_words().pattern
    return re.compile(
        rf"^[“”\"«»]?(?:\s(?:{verb}|ist|war)\s[^,.;]{{0,40}}?|[^.;,]{{0,30}},\s(?:ein\w*|das|dem|der|jene[sm]?)\s(?:[\wäöüß-]+\s){{0,3}}?)(?P<noun>{noun})"
    )


@cache
def _offered() -> re.Pattern[str]:
    """Return a pattern for a clause behind a title that says who offers it: ", den die Agentur anbietet"."""
    return re.compile(rf"^[“”\"«»]?,\s(?:den|das|die)\s[^.;]{{5,180}}?\b(?:{offering_words().pattern})")


def _own_kind(title: str) -> str:
    """Return the kind that a title's first words say themselves ("Förderfonds Städtepartnerschaften")."""
    return next(
        (kind for word in title.split()[:2] if (kind := kind_of_word(word.strip(",:"))) and word[:1].isupper()), ""
    )


def _aliases(reading: Reading, mention: Mention) -> Iterator[str]:
    after = reading.between(mention.end, mention.end + 60)
    if found := re.match(r"^[“\"”«»]?\s\((?:kurz:?\s)?[„\"]?([A-ZÄÖÜ][\w+-]{1,20})[“\"]?\)", after):
        yield found[1]
