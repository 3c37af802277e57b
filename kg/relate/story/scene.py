"""See who stands where in a release: each presence of an actor in a sentence, with its clause and preposition."""

import re
from dataclasses import dataclass, field
from functools import cache

from kg.lexicon import load_yaml
from kg.lexicon.patterns import sifted
from kg.lexicon.sieve import Sieve
from kg.relate.actors import Actor, actors_in, home_of_actor, town_actors
from kg.relate.event import Who
from kg.relate.reading import Reading
from kg.syntax.clauses import Clause, clauses_of
from kg.text import Sentence

__all__ = ["Presence", "Scene", "is_organised"]

_GROUP = sifted("narrative.group")
_NAMED = re.compile(r"[A-ZÄÖÜ]")
_BEFORE, _AFTER, _LETTERS, _SHORT, _LEAD, _OPENING = 6, 4, 7, 4, 3, 2
_HEADS = frozenset({"headline", "subhead"})
_LINKS = frozenset({",", "und", "sowie", "(", ")"})


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load_yaml("clauses")[key])


@cache
def _organising() -> frozenset[str]:
    return frozenset(load_yaml("events")["organise"])


def is_organised(sentence: Sentence, clauses: list[Clause]) -> bool:
    """Return whether a sentence says who calls or arranges something."""
    return any(token.text in _organising() for token in sentence.tokens) or any(
        verb in _organising() for clause in clauses for verb in clause.verbs
    )


@dataclass(frozen=True, slots=True)
class Presence:
    """An actor in a sentence: where, in which clause (-1 for none), behind which preposition, and in what guise."""

    who: Who
    sentence: int
    start: int
    end: int
    clause: int
    preposition: str
    guise: str  # "name", "group" (its delegation), "town" (as a body), "place" (only where), "pronoun"


@dataclass(slots=True)
class Scene:
    """A reading with its clauses and presences, computed once."""

    reading: Reading
    clauses: dict[int, list[Clause]] = field(default_factory=dict)
    present: dict[int, list[Presence]] = field(default_factory=dict)
    of: dict[Who, list[Presence]] = field(default_factory=dict)
    homes: dict[Who, str | None] = field(default_factory=dict)
    anaphora: dict[int, bool] = field(default_factory=dict)
    told: dict[int, set[str]] = field(default_factory=dict)  # The kinds of event that each sentence tells of.
    days: dict[tuple[str, str], float] = field(default_factory=dict)  # How likely an event of a type begins on a day.
    ways: dict[tuple[int, str], frozenset[str]] = field(default_factory=dict)
    pointed: dict[int, frozenset[str]] = field(default_factory=dict)  # The towns that each sentence points to.
    _holds: dict[tuple[str, int], bool] = field(default_factory=dict)
    # Whether it is read as the reference releases are annotated; only learning also hears of others.
    as_reference: bool = True
    _stems: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _lead: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()  # The sentences of the headlines, and the first of the text below.
    opening: tuple[int, ...] = ()
    _organised: dict[int, bool] = field(default_factory=dict)
    _around: dict[Presence, tuple[list[str], list[str]]] = field(default_factory=dict)
    # What speaks for an actor in all events of a type alike, and what the words beside its name speak for.
    heard: dict[tuple[Who, str], list[str]] = field(default_factory=dict)
    heard_beside: dict[tuple[Presence, str, str], list[str]] = field(default_factory=dict)
    # How likely a sentence tells of an event of a type without a day.
    undated: dict[tuple[str, int], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for sentence in self.reading.document.told():
            self.clauses[sentence.index] = clauses_of(sentence)
            self.present[sentence.index] = self._presences(sentence)
            text = self.reading.between(sentence.start, sentence.end)
            self.anaphora[sentence.index] = bool(_GROUP.search(text))
            for presence in self.present[sentence.index]:
                self.of.setdefault(presence.who, []).append(presence)
                self.homes.setdefault(presence.who, home_of_actor(self.reading, presence.who))
        zones = {i: self.sentence(i).zone in _HEADS for i in self.present}
        self.heads = tuple(i for i, is_head in zones.items() if is_head)
        self.opening = tuple(i for i, is_head in zones.items() if not is_head)[:_OPENING]

    def sentence(self, index: int) -> Sentence:
        """Return a sentence by its index."""
        return self.reading.document.sentences[index]

    def text(self, index: int) -> str:
        """Return the text of a sentence."""
        sentence = self.sentence(index)
        return self.reading.between(sentence.start, sentence.end)

    def holds(self, index: int, sign: re.Pattern[str] | Sieve) -> bool:
        """Return whether a sentence holds what a pattern looks for."""
        key = (sign.pattern, index)
        if key not in self._holds:
            self._holds[key] = sign.search(self.text(index)) is not None
        return self._holds[key]

    def is_organised(self, index: int) -> bool:
        """Return whether a sentence says who calls or arranges something."""
        if index not in self._organised:
            self._organised[index] = is_organised(self.sentence(index), self.clauses[index])
        return self._organised[index]

    def last_person(self, index: int) -> Who | None:
        """Return the person named last before a sentence, in the two sentences before it."""
        for earlier in (index - 1, index - 2):
            people = [p for p in self.present.get(earlier, ()) if p.who[0] == "person"]
            if people:
                return people[0].who
        return None

    def clause_at(self, sentence: Sentence, offset: int) -> int:
        """Return which clause of a sentence holds an offset; -1 for none."""
        token = next((i for i, t in enumerate(sentence.tokens) if t.start <= offset < t.end), None)
        for number, clause in enumerate(self.clauses[sentence.index]):
            if token is not None and token in clause.tokens:
                return number
        return -1

    def words_around(self, presence: Presence) -> tuple[list[str], list[str]]:
        """Return the words before and behind a name in its sentence, their first letters, in small."""
        if presence not in self._around:
            tokens = self.sentence(presence.sentence).tokens
            before = [t.text[:_LETTERS].lower() for t in tokens if t.end <= presence.start][-_BEFORE:]
            after = [t.text[:_LETTERS].lower() for t in tokens if t.start >= presence.end][:_AFTER]
            self._around[presence] = before, after
        return self._around[presence]

    def stems(self, index: int) -> tuple[str, ...]:
        """Return the words of a sentence, each once: the first letters of those that are not short, in small."""
        if index not in self._stems:
            words = (t.text for t in self.sentence(index).tokens)
            self._stems[index] = tuple(dict.fromkeys(w[:_LETTERS].lower() for w in words if len(w) >= _SHORT))
        return self._stems[index]

    @property
    def lead(self) -> tuple[str, ...]:
        """The words of the headline and what follows it, as `stems` gives them."""
        if not self._lead:
            sentences = self.reading.document.sentences[:_LEAD]
            self._lead = tuple(dict.fromkeys(word for s in sentences for word in self.stems(s.index)))
        return self._lead

    def _presences(self, sentence: Sentence) -> list[Presence]:
        actors = actors_in(self.reading, sentence)
        known = {actor.who for actor in actors}
        guises = {id(actor): "group" if actor.is_group else "name" for actor in actors}
        for actor in town_actors(self.reading, sentence):
            if actor.who not in known:
                known.add(actor.who)
                actors.append(actor)
                guises[id(actor)] = "town"
        for mention in self.reading.of(sentence, "place"):
            who = ("municipality", mention.name)
            if who not in known and not self.reading.document.is_spoken(mention.start):
                known.add(who)
                actor = Actor(kind="municipality", key=mention.name, start=mention.start, end=mention.end)
                actors.append(actor)
                guises[id(actor)] = "place"
        return [self._presence(sentence, actor, guises[id(actor)]) for actor in actors]

    def _presence(self, sentence: Sentence, actor: Actor, guise: str) -> Presence:
        clause = self.clause_at(sentence, actor.start)
        preposition = self._preposition(sentence, actor.start)
        return Presence(actor.who, sentence.index, actor.start, actor.end, clause, preposition, guise)

    def _preposition(self, sentence: Sentence, offset: int) -> str:
        """Return the preposition that governs a name, over titles, adjectives and the items of a list; "" for none."""
        before = [t for t in sentence.tokens if t.end <= offset][-28:]
        begin = before[0].start if before else offset
        named = self.reading.of(sentence, "person", "organisation", "role", "place")
        spans = [(m.start, m.end) for m in named if begin < m.end and m.start < offset]
        inside = [any(start <= t.start < end for start, end in spans) for t in before]
        own = next((t.text.lower() for t in sentence.tokens if t.start == offset), "")
        for i in range(len(before) - 1, -1, -1):
            token, word = before[i], before[i].text.lower()
            if word in _words("prepositions"):
                return word
            if _NAMED.match(token.text) and own in _words("opening articles"):
                return ""  # "im Rathaus eine Delegation": a new phrase begins, which nothing before it governs.
            own = word
            if inside[i] or _NAMED.match(token.text) or word in _words("articles") or word in _LINKS:
                continue
            if not word.endswith(("e", "en", "er", "em", "es", "-")) or word in _words("no adjectives"):
                return ""
        return ""
