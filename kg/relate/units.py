"""Find the bodies, municipalities, funds and programmes of a sentence, also where "die Stiftung" points back to one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.gazetteer import organisations
from kg.lexicon import load_yaml
from kg.lexicon.expressions import any_of
from kg.lexicon.sieve import Sieve
from kg.relate.programmes import Programme
from kg.relate.reading import Reading
from kg.text import Mention, Sentence

__all__ = ["Unit", "units_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A body, municipality, fund, programme or project as a sentence names it.

    ``owner`` is the body that it belongs to ("SKEW von Engagement Global"); ``others`` are named by the same words
    ("beide Städte"); ``code`` is the kind of organisation or programme.
    """

    kind: str
    key: str
    code: str
    start: int
    end: int
    owner: "Unit | None" = None
    others: tuple[str, ...] = ()

    @property
    def who(self) -> tuple[str, str]:
        """Kind and key, as the writer takes them."""
        return (self.kind, self.key)

    @property
    def is_public(self) -> bool:
        """Whether such a body usually gives money."""
        words = load_yaml("funding")
        return self.code in words["public"] or self.code == "fund" or self.key.split(" ")[0] in words["public_names"]

    @property
    def is_known(self) -> bool:
        """Whether the reference data knows the body as one that gives money or passes it on."""
        known = organisations().find(self.key) if self.kind == "organisation" else None
        return known is not None and known.hint in {"funder", "agency"}


def units_in(reading: Reading, sentence: Sentence, programmes: dict[str, Programme]) -> Iterator[Unit]:
    """Yield what a sentence names outside direct speech; stretches may overlap."""
    for mention in reading.of(sentence, "organisation"):
        if not reading.document.is_spoken(mention.start):
            yield Unit(
                kind="organisation",
                key=mention.name,
                code=mention.key,
                start=mention.start,
                end=_past_bracket(reading, mention),
            )
    for programme in programmes.values():
        for mention in programme.mentions:
            if mention.sentence == sentence.index:
                start, end = _with_marks(reading, mention)
                yield Unit(kind="programme", key=programme.title, code=programme.kind, start=start, end=end)
    yield from _towns(reading, sentence)
    yield from _prefixes(reading, sentence)
    yield from _said_again(reading, sentence, programmes)


def _past_bracket(reading: Reading, mention: Mention) -> int:
    """Return the end of a name with its short form in brackets."""
    found = re.match(r"[“\"]?\s\([^()]{2,24}\)", reading.between(mention.end, mention.end + 28))
    return mention.end + (found.end() if found else 0)


_NOUN_BEFORE = re.compile(
    r"(?:(?<![\w-])[A-ZÄÖÜ][\w-]*(?:projekt|programm|fonds|topf|vorhaben)"
    r"|Projekt|Programm|Fonds|Vorhaben|Topf|Initiative|Aktion)(?:s|es)?\s[„“\"»«‚]?$|[„“\"»«‚]$"
)
_TOWN = re.compile(
    r"(?:Landeshaupt|Bundes|Hanse|Kreis|Gro(?:ß|ss)e Kreis)?[Ss]tadt(?:verwaltung|kasse)?|Gemeinde(?:verwaltung)?"
    r"|Landkreis|Bezirk(?:samt)?|Landeshauptstadt|Markt(?:gemeinde)?|Kreis(?:verwaltung)?|Magistrat"
    r"|Partner(?:stadt|gemeinde|kommune|kreis)|Gemeinderat|Kreistag|Stadtverordnetenversammlung"
)


def _with_marks(reading: Reading, mention: Mention) -> tuple[int, int]:
    """Return a title's stretch with its quotation marks, its noun ("Projekt") and a short form in brackets."""
    noun = _NOUN_BEFORE.search(reading.between(max(0, mention.start - 40), mention.start))
    start = mention.start - (len(noun.group()) if noun else 0)
    found = re.match(r"[“”\"«»‘]?(?:\s\([^()]{2,80}\))?", reading.between(mention.end, mention.end + 90))
    return start, mention.end + (found.end() if found else 0)


@cache
def _purse() -> tuple[Sieve, Sieve]:
    words = load_yaml("funding")
    return any_of(words["purse"]), any_of(words["both"])


def _towns(reading: Reading, sentence: Sentence) -> Iterator[Unit]:
    """Yield municipalities that are spoken of as bodies: "die Stadt X", "die Stadt", "Stadtkasse", "beide Städte"."""
    text = reading.between(sentence.start, sentence.end)
    places = reading.of(sentence, "place")
    for found in _TOWN.finditer(text):
        start, end = sentence.start + found.start(), sentence.start + found.end()
        if (
            (found.start() and text[found.start() - 1].isalpha())
            or text[found.end() : found.end() + 1].isalpha()
            or reading.document.is_spoken(start)
        ):
            continue
        named = next((m for m in places if m.start - end in {1, 0} or m.start <= start < m.end), None)
        if named is not None:
            yield Unit(
                kind="municipality", key=named.name, code="municipality", start=min(start, named.start), end=named.end
            )
        elif reading.home_name and re.search(
            r"\b(?:[Dd]ie|[Dd]er|[Vv]on der|[Dd]ass? die)\s$", text[: found.start()][-10:]
        ):
            yield Unit(kind="municipality", key=reading.home_name, code="municipality", start=start, end=end)
    for mention in places:
        before = text[: mention.start - sentence.start].rstrip().rsplit(" ", 1)[-1].lower()
        printed = reading.between(mention.start, mention.end)
        is_genitive = printed == mention.name + "s"
        if before not in _PREPOSITIONS and reading.is_home(mention.name) and not is_genitive:
            yield Unit(kind="municipality", key=mention.name, code="municipality", start=mention.start, end=mention.end)
    purse, both = _purse()
    for found in purse.finditer(text) if reading.home_name else ():
        yield Unit(
            kind="municipality",
            key=reading.home_name,
            code="purse",
            start=sentence.start + found.start(),
            end=sentence.start + found.end(),
        )
    for found in both.finditer(text) if reading.home_name and reading.partner else ():
        yield Unit(
            kind="municipality",
            key=reading.home_name,
            code="municipality",
            start=sentence.start + found.start(),
            end=sentence.start + found.end(),
            others=(reading.partner,),
        )


_PREPOSITIONS = frozenset("in aus nach von bei mit für um an zu auf über durch zwischen und stadt".split())
_PREFIX = re.compile(
    r"\b([A-ZÄÖÜ][\w+]*)[-‐](?=(?:Mittel|Geld|Förder|Zusch|finanz|geförd|Programm|Projekt)\w*)|\b(Bundes)(?=mittel|förder|zusch)"
)


def _prefixes(reading: Reading, sentence: Sentence) -> Iterator[Unit]:
    """Yield bodies that are the first part of a compound: "BMZ-Mittel", "Bundesmittel"."""
    for found in _PREFIX.finditer(reading.between(sentence.start, sentence.end)):
        short = found[1] or "Bund"
        known = next(
            (
                (name, m.key)
                for name, m in reading.organisations.items()
                if short == name or short in reading.aliases.get(name, ())
            ),
            None,
        )
        body = known or next(
            ((short, o.kind) for o in organisations() if o.type == "organisation" and short in (o.name, *o.aliases)),
            None,
        )
        if body is not None:
            begin = sentence.start + found.start()
            yield Unit(
                kind="organisation", key=body[0], code=body[1], start=begin, end=begin + len(found[1] or found[2])
            )


def _said_again(reading: Reading, sentence: Sentence, programmes: dict[str, Programme]) -> Iterator[Unit]:
    """Yield what a definite noun points back to: "die Stiftung", "dieses Projekt"."""
    text = reading.between(sentence.start, sentence.end)
    for found in _back().finditer(text):
        start = sentence.start + found.start("noun")
        word = (
            found["noun"].lower().removesuffix("s").removesuffix("e")
            if len(found["noun"]) > 5
            else found["noun"].lower()
        )
        named = [
            m
            for m in reading.mentions
            if m.kind == "organisation" and m.start < start and m.start > start - 900 and _is_called(m.name, word)
        ]
        if named:
            yield Unit(
                kind="organisation",
                key=named[-1].name,
                code=named[-1].key,
                start=start,
                end=sentence.start + found.end(),
            )
    for found in _PROJECT.finditer(text):
        start = sentence.start + found.start("noun")
        wanted = (
            {"projekt", "vorhaben"}
            if re.match(r"(?:Projekt|Vorhaben)", found["noun"])
            else {"programm", "förderprogramm"}
        )
        before = [
            (m.start, p)
            for p in programmes.values()
            for m in p.mentions
            if m.start < start and ((p.kind == "project") == ("projekt" in wanted))
        ]
        if before:
            programme = max(before, key=lambda pair: pair[0])[1]
            yield Unit(
                kind="programme",
                key=programme.title,
                code=programme.kind,
                start=start,
                end=sentence.start + found.end(),
            )


_SHORT = frozenset({"land", "bund", "kreis", "bank", "club", "klub", "amt"})


def _is_called(name: str, word: str) -> bool:
    """Return whether a body may be called by a noun: one of its words ends with it, a short one is that word whole."""
    words = re.findall(r"\w+", name.lower())
    return any(part == word or (word not in _SHORT and part.endswith((word, word + "s"))) for part in words)


_PROJECT = re.compile(
    r"\b(?:[Dd]as|[Dd]es|[Dd]em|[Dd]iese[sm]|[Ii]m|[Vv]om|[Zz]um|[Gg]emeinsame)\s(?:[a-zäöüß]+e[nsm]?\s){0,2}(?P<noun>Projekt(?:s|es)?|Vorhabens?|(?:Förder)?[Pp]rogramms?)\b(?!\s?[„\"»])"
)


@cache
def _back() -> re.Pattern[str]:
    nouns = "|".join(load_yaml("funding")["bodies"])
    return re.compile(
        rf"\b(?:[Dd]ie|[Dd]er|[Dd]es|[Dd]as|[Dd]em|[Vv]om|[Dd]iese[rs]?)\s(?P<noun>(?:{nouns})s?)\b(?!\s(?:[A-ZÄÖÜ„]|für|zur))"
    )
