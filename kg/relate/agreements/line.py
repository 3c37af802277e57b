"""A sentence with what stands in it, and how far apart two stretches of it are."""

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cached_property

from kg.lexicon.lemmas import is_known
from kg.relate.agreements.clauses import Clauses, clauses_of, is_hard
from kg.relate.agreements.described import described_towns
from kg.relate.agreements.words import kind_of_town
from kg.relate.reading import Reading
from kg.syntax.verbs import verb_lemmas
from kg.text import Mention, Sentence, Token

__all__ = ["Line", "districts_of"]

_PREPOSITION = re.compile(
    r"\b(in|im|ins|aus|nach|von|vom|bei|beim|an|am|auf|mit|zwischen|für|durch|über|um|zu|zur|zum|bis|vor|gegen)\s+"
    r"(?:(?:der|dem|den|die|das|des|einer|einem|seiner|ihrer|unserer|\w+e[nmrs]?|\w*[Ss]tadt|\w*[Gg]emeinde|\w*[Mm]etropole|\w*[Bb]ezirk|Region|Provinz|Land|Landkreis|Kreis|Distrikt|Kanton|Republik|Grafschaft)\s+){0,4}$",
    re.IGNORECASE,
)
_LOCATIVE = frozenset("in im ins aus nach von vom bei beim an am auf durch über bis um".split())


_REGION = re.compile(
    r"^(?:Provinz|Woiwodschaft|Land|Freistaat|Kanton|Präfektur|Bundesstaat|Region|Département|Oblast|Republik|Gouvernement)\s"
)
# "in X" names the town of a district's name; it does not make the town act.
_DISTRICT_WORD = re.compile(r"\b(?:\w*[Kk]reis(?:e?s|en?)?|[Ii]n|nach|bei)\s$")
_REGION_WORD = re.compile(
    r"\b(?:Provinz|Woiwodschaft|Freistaate?s?|Präfektur|Region|Bundesstaate?s?|Oblast|Département)\s$"
)


def districts_of(reading: Reading) -> dict[str, str]:
    """Return the full name of each district by its bare name, where that only follows "Kreises"."""
    found: dict[str, str] = {}
    for name in reading.towns:
        bare = name.removeprefix("Landkreis ").removeprefix("Kreis ")
        alone = [m for m in reading.mentions if m.kind == "place" and m.name == bare]
        if bare != name and all(_DISTRICT_WORD.search(reading.between(max(0, m.start - 16), m.start)) for m in alone):
            found[bare] = name
    return found


# Names of papers that stand in quotes and are still what is signed: "ein «Memorandum of Understanding»".
_PAPERS = frozenset({"Memorandum of Understanding", "Letter of Intent", "Memorandum", "Absichtserklärung"})
_BEING = frozenset({"ist", "sind", "heißt", "heißen", "waren", "war", ":", "„"})


class Line:
    """A sentence outside direct speech, with its mentions."""

    def __init__(self, reading: Reading, sentence: Sentence, districts: dict[str, str]) -> None:
        self._districts = districts
        self.reading = reading
        self.sentence = sentence
        self.tokens = sentence.tokens
        self._ends = [token.end for token in sentence.tokens]
        told = [m for m in reading.of(sentence) if not reading.document.is_spoken(m.start)]
        self.places = [
            replace(m, name=self.full(m.name)) if self.full(m.name) != m.name else m for m in told if m.kind == "place"
        ]
        self.bodies = [m for m in told if m.kind == "organisation"]
        self.people = [m for m in told if m.kind == "person"]
        self.dates = [m for m in told if m.kind == "date" and self.between(m.end, m.end + 2) != "er"]
        self.demonyms = [m for m in told if m.kind == "demonym"]
        self.countries = [m for m in told if m.kind == "country"]
        spans = {m.start for m in self.countries}
        named = [m for m in self.places if m.start not in spans]
        described = described_towns(reading, sentence, told)
        self.places = sorted([*named, *self._unknown_towns(told), *described], key=lambda m: m.start)
        self._names = [m for m in told if m.kind in {"organisation", "title"}]

    def _unknown_towns(self, told: list[Mention]) -> list[Mention]:
        """Return names that no gazetteer has but that a word for a partner town introduces: "Partnerstadt Musterow"."""
        found = []
        for i, token in enumerate(self.tokens[:-1]):
            if kind_of_town(token) is None:
                continue
            j = i + 1
            while j < len(self.tokens) and (
                self.tokens[j].text in _BEING
                or any(m.start == self.tokens[j].start and self.is_genitive(m) for m in self.places)
            ):
                j += 1
            rest = re.compile(r"^\s?\([A-ZÄÖÜ][^()]*\)")
            for k, name in enumerate(self.tokens[j:], start=j):
                taken = any(m.start <= name.start < m.end for m in told)
                named = k == j or rest.match(self.between(name.end, self.sentence.end))
                taken = taken or name.text in self._own_genitives
                if named and name.is_capital and len(name.text) > 3 and not taken and not is_known(name.text):
                    found.append(
                        Mention(
                            kind="place",
                            start=name.start,
                            end=name.end,
                            sentence=self.sentence.index,
                            name=name.text,
                            rule="de.agreement.unknown-town",
                        )
                    )
        return found

    @property
    def _own_genitives(self) -> tuple[str, ...]:
        """The genitives of the town that speaks, without what tells it from its namesakes: "Bingens" (am Rhein)."""
        bare = re.split(r"\s*[(/]|\s(?:am|an|im|in|ob|bei|vor|unter|auf)\s", self.reading.home_name)[0]
        return f"{bare}s", f"{bare}’", f"{bare}'"

    def is_own_genitive(self, text: str) -> bool:
        """Return whether a word is the genitive of the town that speaks."""
        return text in self._own_genitives

    def full(self, name: str) -> str:
        """Return the name of a district where a bare name only stands for it ("des Kreises X").

        The partner of a district is a district, where the text names one of that town.
        """
        if name not in self._districts and "reis " in self.reading.home_name:
            return next((full for full in (f"Kreis {name}", f"Landkreis {name}") if full in self.reading.towns), name)
        return self._districts.get(name, name)

    @cached_property
    def text(self) -> str:
        """The sentence."""
        return self.between(self.sentence.start, self.sentence.end)

    @cached_property
    def verbs(self) -> dict[int, str]:
        """The infinitives of the sentence's verbs by the index of their token."""
        return verb_lemmas(self.tokens)

    def between(self, start: int, end: int) -> str:
        """Return the text between two offsets; a new line or fixed space counts as a space."""
        return self.reading.flat[start:end]

    def is_genitive(self, place: Mention) -> bool:
        """Return whether a town stands in the genitive: "Erfurts", "Mainz’"."""
        printed = self.between(place.start, place.end)
        return printed[-1:] in {"s", "'", "’"} and printed != place.name and printed[:-1].rstrip("'’") in place.name

    def is_told(self, token: Token) -> bool:
        """Return whether a word is the author's own and no part of a name."""
        return not self.reading.document.is_spoken(token.start) and not any(
            m.start <= token.start < m.end and not self._is_loose(m) for m in self._names
        )

    def _is_loose(self, mention: Mention) -> bool:
        """Return whether a word that also names a programme means one partnership: singular, without quotes."""
        quoted = self.between(mention.start - 1, mention.start) in {"„", "“", "«", '"', "»", "‚"}
        text = self.between(mention.start, mention.end)
        feast = re.match(r"^\W?\d+ Jahre\b", text)
        if mention.kind == "title" and quoted and text in _PAPERS:
            return True
        return mention.kind == "title" and ((not quoted and text.endswith("schaft")) or feast is not None)

    def is_home(self, name: str) -> bool:
        """Return whether a town is the one that speaks."""
        return name == self.reading.home_name

    def bare(self, start: int, end: int) -> str:
        """Return the text between two offsets without brackets, countries and adjectives of places."""
        text = self.between(start, end)
        for mention in reversed([*self.countries, *self.demonyms]):
            if start <= mention.start and mention.end <= end:
                text = text[: mention.start - start] + " " * (mention.end - mention.start) + text[mention.end - start :]
        return re.sub(r"\([^()]*\)", " ", text)

    @cached_property
    def clauses(self) -> Clauses:
        """The clauses of the sentence."""
        return clauses_of(self.tokens, self.verbs)

    def index_at(self, offset: int) -> int:
        """Return the index of the token that stands at an offset or behind it."""
        return min(bisect_left(self._ends, offset + 1), len(self.tokens) - 1)

    def opener(self, offset: int) -> str:
        """Return the word that opens the clause of an offset, "" for a main clause."""
        return self.clauses.openers[self.clauses.of[self.index_at(offset)]]

    def barriers(self, first: int, second: int) -> int:
        """Return how many signs that part clauses stand between two offsets; none where one clause holds both."""
        start, end = self.index_at(min(first, second)), self.index_at(max(first, second))
        clauses = self.clauses
        if clauses.of[start] == clauses.of[end]:
            return 0
        count = 0
        for i in range(start, end):
            count += 2 if is_hard(self.tokens, i) else i in clauses.parting
        return count

    def is_parted(self, first: int, second: int) -> bool:
        """Return whether a semicolon stands between two offsets."""
        return ";" in self.between(min(first, second), max(first, second))

    def preposition(self, mention: Mention) -> str:
        """Return the preposition that governs a mention, over articles and adjectives; "" for none."""
        found = _PREPOSITION.search(self.between(max(self.sentence.start, mention.start - 60), mention.start))
        return found[1].lower() if found else ""

    def is_only_where(self, mention: Mention) -> bool:
        """Return whether a place only says where something is or comes from."""
        return self.preposition(mention) in _LOCATIVE

    def is_region(self, mention: Mention) -> bool:
        """Return whether a place is a province or the like, by the word before it."""
        before = self.between(max(0, mention.start - 14), mention.start)
        return bool(_REGION.match(mention.name) or _REGION_WORD.search(before))

    def town_of(self, demonym: Mention) -> str | None:
        """Return the other town that an adjective speaks of: of the country or of the town."""
        if len(demonym.key) != 2:
            name = self.reading.town_of_demonym(demonym)
            return name if name and not self.is_home(name) else None
        towns = self.reading.towns_in(demonym.key)
        if self.reading.partner in towns:
            return self.reading.partner
        return towns[0] if towns else None
