"""See who acts in a sentence: people, towns by their delegations, organisations, each with the town it comes from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.lexicon.patterns import pattern
from kg.relate.groups import groups_told
from kg.relate.reading import Reading
from kg.text import Sentence

__all__ = ["Actor", "actors_in", "home_of_actor", "town_actors"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something that takes part, with the word that ties it to the clause."""

    kind: str
    key: str
    start: int
    end: int
    before: str = ""
    is_group: bool = False

    @property
    def who(self) -> tuple[str, str]:
        """Kind and key."""
        return (self.kind, self.key)


def actors_in(reading: Reading, sentence: Sentence) -> list[Actor]:
    """Return the actors of a sentence in order; what stands in direct speech acts not."""
    found = [
        *_people_and_bodies(reading, sentence),
        *_by_office(reading, sentence),
        *_groups(reading, sentence),
        *_inhabitants(reading, sentence),
    ]
    kept: dict[tuple[str, str], Actor] = {}
    for actor in sorted(found, key=lambda a: a.start):
        if not reading.document.is_spoken(actor.start):
            kept.setdefault(actor.who, actor)
    return list(kept.values())


def _people_and_bodies(reading: Reading, sentence: Sentence) -> Iterator[Actor]:
    bound = _role_bodies(reading, sentence)
    for mention in reading.of(sentence, "person", "organisation"):
        if mention.kind == "organisation" and mention.start in bound:
            continue
        yield Actor(
            kind=mention.kind,
            key=mention.name,
            start=mention.start,
            end=mention.end,
            before=_word_before(sentence, mention.start),
        )


_HEADS = frozenset({"mayor", "ambassador", "district-head", "consul", "head-of-state-or-government"})


def _by_office(reading: Reading, sentence: Sentence) -> Iterator[Actor]:
    """Yield whom a title without a name means: the one who holds such an office ("die Oberbürgermeisterin")."""
    bound = {role.start for person in reading.people.values() for _, _, role, _ in person.roles}
    for mention in reading.of(sentence, "role"):
        if mention.start in bound or mention.key not in _HEADS:
            continue
        holders = [p.name for p in reading.people.values() if any(code == mention.key for code, *_ in p.roles)]
        if len(holders) == 1 and re.search(
            r"\b(?:der|die|dem|den|des)\s(?:\w+\s)?$", reading.between(sentence.start, mention.start)
        ):
            yield Actor(
                kind="person",
                key=holders[0],
                start=mention.start,
                end=mention.end,
                before=_word_before(sentence, mention.start),
            )


def _role_bodies(reading: Reading, sentence: Sentence) -> set[int]:
    """Return where organisations stand that only say whose officer somebody is."""
    found = set()
    for person in reading.people.values():
        for _, body, role, evidence in person.roles:
            if body is not None and body.kind == "organisation" and role.sentence == sentence.index:
                found |= {
                    m.start
                    for m in reading.of(sentence, "organisation")
                    if evidence.start <= m.start < max(evidence.end, role.end + 80) and m.name == body.key
                }
            found |= {role.start} if role.kind == "organisation" and role.sentence == sentence.index else set()
    return found


def _word_before(sentence: Sentence, offset: int) -> str:
    """Return the preposition before a mention, over articles, adjectives, titles and roles; "" for none."""
    for token in reversed([t for t in sentence.tokens if t.end <= offset]):
        if token.text in {",", "(", ")", ":", ";", "–", "und", "sowie"}:
            return ""
        text = token.text.lower()
        if text in _PREPOSITIONS:
            return text
        if token.text.islower() and token.lemma.endswith("n") and token.lemma != text:
            return ""
        if token.text.islower() and not text.endswith(
            ("e", "en", "er", "em", "es", "der", "die", "das", "dem", "den", "des")
        ):
            return ""
    return ""


_PREPOSITIONS = frozenset("mit von vom bei beim durch an aus nach in im zu zur zum für neben gegenüber um ohne".split())


def _groups(reading: Reading, sentence: Sentence) -> Iterator[Actor]:
    """Yield the towns whose delegation, guests or young people act: "Gäste aus X", "Kieler Delegation"."""
    for token, town, end in groups_told(reading, sentence):
        yield Actor(
            kind="municipality",
            key=town,
            start=token.start,
            end=end,
            before=_word_before(sentence, token.start),
            is_group=True,
        )


def _inhabitants(reading: Reading, sentence: Sentence) -> Iterator[Actor]:
    """Yield the towns whose people act by their own name: "zwölf Delmenhorsterinnen und Delmenhorster"."""
    for mention in reading.of(sentence, "demonym"):
        following = next((t for t in sentence.tokens if t.start >= mention.end), None)
        if following is not None and following.is_capital:
            continue
        town = (
            reading.town_of_demonym(mention)
            if mention.name[0].isupper() and mention.name.endswith(("er", "innen", "ern"))
            else None
        )
        if town:
            yield Actor(
                kind="municipality",
                key=town,
                start=mention.start,
                end=mention.end,
                before=_word_before(sentence, mention.start),
                is_group=True,
            )


_AS_ACTOR = pattern("actors.as-actor")


def town_actors(reading: Reading, sentence: Sentence) -> list[Actor]:
    """Return the towns that a sentence names as such, not as a place: after "aus", in a list, or at its head."""
    found = []
    for mention in reading.of(sentence, "place"):
        before = reading.between(sentence.start, mention.start)
        after = reading.between(mention.end, mention.end + 1)
        if (
            not reading.document.is_spoken(mention.start)
            and _AS_ACTOR.search(before)
            and after != "-"
            and not re.search(r"\b(?:[Ii]n|[Nn]ach)\s(?:\w+\s)?$", before)
        ):
            found.append(Actor(kind="municipality", key=mention.name, start=mention.start, end=mention.end))
    return found


def home_of_actor(reading: Reading, actor: tuple[str, str]) -> str | None:
    """Return the town that somebody comes from: their own name for a town, the body of the role for a person."""
    kind, key = actor
    if kind == "municipality":
        return key
    if kind == "person":
        person = reading.people.get(key)
        if person is None or person.home is None:
            return None
        return person.home.key if person.home.kind == "municipality" else f"country {person.home.key}"
    for town in reading.towns:
        if town and town in key and not reading.is_home(town):
            return town
    return reading.home_name
