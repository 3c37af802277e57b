"""A release as it is understood so far: its mentions in order, its home town, its partner, its people."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.gazetteer import Place
from kg.model import Evidence
from kg.text import NAMED, Document, Mention, MentionKind, Sentence, Token

__all__ = ["Body", "Held", "Person", "Reading"]


@dataclass(frozen=True, slots=True)
class Body:
    """What a role is held in or who takes part: a municipality, an organisation, a country or a person, by its key."""

    kind: str
    key: str


# An office that somebody holds: its code, the body it is held in, the title as printed, and what says so.
Held: TypeAlias = tuple[str, Body | None, Mention, Evidence]


@dataclass(slots=True)
class Person:
    """A person of the release with all mentions and the roles bound so far."""

    name: str
    prefix: str = ""
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Held] = field(default_factory=list)
    home: Body | None = None


class Reading:
    """The document with its mentions sorted and its names resolved."""

    def __init__(
        self, document: Document, mentions: list[Mention], issued: str | None, home: Place | None, home_name: str
    ) -> None:
        self.document = document
        self.text = document.text
        """The kept text."""
        self.flat = document.text.replace("\n", " ").replace("\u00a0", " ")
        """The kept text with a space for each new line and fixed space."""
        self.issued = issued
        self.home = home
        self.home_name = home_name
        self.mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
        self.by_sentence: dict[int, list[Mention]] = {}
        self._by_kind: dict[tuple[int, MentionKind], list[Mention]] = {}
        for mention in self.mentions:
            self.by_sentence.setdefault(mention.sentence, []).append(mention)
            self._by_kind.setdefault((mention.sentence, mention.kind), []).append(mention)
        self.people: dict[str, Person] = {}
        self.towns: dict[str, tuple[Place, ...]] = {}
        self.partner: str = ""
        self.organisations: dict[str, Mention] = {}
        self.aliases: dict[str, list[str]] = {}
        self.groups: dict[int, list[tuple[Token, str, int]]] = {}

    def of(self, sentence: Sentence, *kinds: MentionKind) -> list[Mention]:
        """Return a sentence's mentions of some kinds, in order."""
        if len(kinds) == 1:
            return list(self._by_kind.get((sentence.index, kinds[0]), ()))
        return [mention for mention in self.by_sentence.get(sentence.index, ()) if not kinds or mention.kind in kinds]

    def evidence(self, start: int, end: int, rule: str, confidence: float = 1.0) -> Evidence:
        """Return a span of the text as evidence."""
        return Evidence(start=start, end=end, rule=rule, confidence=confidence)

    def says(self, mention: Mention, rule: str = "", confidence: float = 1.0) -> Evidence:
        """Return a mention as evidence."""
        return Evidence(start=mention.start, end=mention.end, rule=rule or mention.rule, confidence=confidence)

    def whole(self, sentence: Sentence, rule: str, confidence: float = 1.0) -> Evidence:
        """Return a sentence as evidence."""
        return Evidence(start=sentence.start, end=sentence.end, rule=rule, confidence=confidence)

    def country_of(self, town: str) -> str | None:
        """Return the ISO country of a town of the release where all that it may be lie in one."""
        isos = {place.country for place in self.towns.get(town, ())}
        return isos.pop() if len(isos) == 1 else None

    def towns_in(self, iso: str) -> list[str]:
        """Return the towns of the release that lie in a country, the most spoken of first."""
        counts = Counter(m.name for m in self.mentions if m.kind == "place")
        return [name for name, _ in counts.most_common() if self.country_of(name) == iso and name != self.home_name]

    def town_of_demonym(self, mention: Mention) -> str | None:
        """Return the release's town that an adjective speaks of ("Kieler", "namibische" where one town is Namibian)."""
        if len(mention.key) == 2:
            towns = self.towns_in(mention.key)
            return towns[0] if towns else None
        if mention.key.startswith(NAMED):
            return mention.key.removeprefix(NAMED)
        for name, options in self.towns.items():
            if any(place.id == mention.key for place in options):
                return name
        if self.home and self.home.id and self.home.id == mention.key:
            return self.home_name
        return None

    def list_body(self, name: str, kind: str, role: Mention, rule: str = "de.organisation.head") -> "Body":
        """Return an organisation that a title alone names, and list it among those of the release."""
        found = Mention(
            kind="organisation",
            start=role.start,
            end=role.end,
            sentence=role.sentence,
            name=name,
            key=kind,
            rule=rule,
        )
        self.organisations.setdefault(name, found)
        return Body("organisation", name)

    def is_home(self, town: str) -> bool:
        """Return whether a town is the one that speaks."""
        return town == self.home_name

    def between(self, start: int, end: int) -> str:
        """Return the text between two offsets."""
        return self.text[start:end]


def partner_of(reading: Reading) -> str:
    """Return the town other than home that the release speaks of most; the headline counts threefold."""
    weights: Counter[str] = Counter()
    for mention in reading.mentions:
        if mention.kind == "place" and not reading.is_home(mention.name):
            zone = reading.document.sentences[mention.sentence].zone
            abroad = reading.country_of(mention.name) not in {None, reading.home.country if reading.home else "DE"}
            weights[mention.name] += (3 if zone == "headline" else 1) + 2 * abroad
    return weights.most_common(1)[0][0] if weights else ""


__all__ += ["partner_of"]
