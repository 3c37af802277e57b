"""See who acts in a sentence: people, towns by their delegations, organisations, each with the town it comes from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexicon import load_yaml
from kg.lexicon.patterns import pattern
from kg.relate.reading import Reading
from kg.text import Sentence, Token

__all__ = ["Actor", "actors_in", "home_of_actor", "origins_in", "town_actors"]


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


@cache
def groups() -> frozenset[str]:
    """Return the words for those who come ("Delegation", "Gäste")."""
    return frozenset(load_yaml("events")["groups"])


_PEOPLE = pattern("actors.people")


def _is_group(token: Token) -> bool:
    """Return whether a noun names people who may come together: a word of the list, or one for people by its form."""
    return token.text in groups() or token.lemma in groups() or (token.is_capital and bool(_PEOPLE.search(token.text)))


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


def origins_in(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, str, int]]:
    """Yield the groups of a sentence whose town is said: where the phrase begins, the town, where it ends."""
    for token, town, end in _groups_told(reading, sentence):
        yield token.start, town, end


def _groups_told(reading: Reading, sentence: Sentence) -> list[tuple[Token, str, int]]:
    """Return the words for groups whose town is said, with the town and where the phrase ends; found once."""
    if sentence.index not in reading.groups:
        found = []
        for i, token in enumerate(sentence.tokens):
            if _is_group(token) and (town := _origin(reading, sentence, i)):
                found.append((token, town[0], max(token.end, town[1])))
        reading.groups[sentence.index] = found
    return reading.groups[sentence.index]


def _groups(reading: Reading, sentence: Sentence) -> Iterator[Actor]:
    """Yield the towns whose delegation, guests or young people act: "Gäste aus X", "Kieler Delegation"."""
    for token, town, end in _groups_told(reading, sentence):
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


_FROM = re.compile(r"(?:Bereits |Auch )?[Aa]us\s")
_FROM_TOWN = re.compile(r"(?:Bereits |Auch )?[Aa]us\s(?:\w+\s){0,3}$")
_OF = re.compile(r"\s(?:der|des|aus\sder)\s$")
_BEFORE = re.compile(r"\s(?:[a-zäöü-]+\w+\s){0,2}$")


def _origin(reading: Reading, sentence: Sentence, i: int) -> tuple[str, int] | None:
    """Return the town that a group comes from, and where the phrase ends."""
    token = sentence.tokens[i]
    if _FROM.match(reading.text, sentence.start, sentence.end):
        for mention in reading.of(sentence, "place"):
            if mention.end < token.start and _FROM_TOWN.match(reading.text, sentence.start, mention.start):
                return (mention.name, token.end)
    for mention in reading.of(sentence, "place", "country"):
        if mention.start >= token.end:
            gap = reading.between(token.end, mention.start)
            if any(r.start - mention.end in {1, 2} for r in reading.of(sentence, "role")) and reading.between(
                mention.start, mention.end
            ).endswith("s"):
                break
            if re.match(r"^[^,.;:]{0,45}\b(?:aus|von|der Stadt|des|vom)\s(?:[^,.;:]{0,40}\s)?$", gap) or re.match(
                r"^\s(?:\w+\s)?(?:aus|von)\s$", gap
            ):
                town = mention.name if mention.kind == "place" else next(iter(reading.towns_in(mention.key)), None)
                return (town, mention.end) if town else None
            if mention.kind == "place" and re.match(r"^,\s(?:die|der|das)\s[^,.;:]{0,60}\baus\s(?:\w+\s){0,4}$", gap):
                return (mention.name, token.end)
            break
    for mention in reading.of(sentence, "demonym"):
        if mention.start >= token.end and _OF.match(reading.text, token.end, mention.start) and len(mention.key) > 2:
            town = reading.town_of_demonym(mention)
            return (town, mention.end) if town else None
    for mention in reversed(reading.of(sentence, "demonym")):
        if mention.end <= token.start and _BEFORE.match(reading.text, mention.end, token.start):
            town = reading.town_of_demonym(mention)
            return (town, token.end) if town else None
    return None


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
