"""Find the words of a release that tell of an event: its nouns and verbs, each in its clause."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexicon import load_yaml
from kg.lexicon.patterns import pattern
from kg.relate.agreements import noun_types
from kg.relate.story.nouns import event_noun, sights
from kg.relate.story.scene import Scene
from kg.syntax.clauses import Clause
from kg.text import Sentence, Token

__all__ = ["Telling", "tellings_of"]

_ECHO = pattern("events.echo")
_GIFT = pattern("story.gift")
_TRAVELLERS = pattern("story.travellers")
_GOAL = pattern("story.goal")
_DECISION = pattern("story.decision")
_SHORT = 5
_PHRASE_VERBS = {"zu Gast": "zu Gast sein", "zu Besuch": "zu Besuch sein", "in Empfang": "in Empfang nehmen"}


@dataclass(frozen=True, slots=True)
class Telling:
    """A word that tells of an event: its kind and rule, the token, its clause, and how it stands.

    ``verb`` is "" for a noun; ``article`` is "a", "the", "own", "more" or ""; ``head`` the noun that was known.
    """

    type: str
    rule: str
    token: Token
    sentence: int
    clause: int
    verb: str
    article: str
    is_plural: bool
    preposition: str
    head: str
    is_echo: bool = False


@cache
def _rules() -> tuple[tuple[str, str, frozenset[str]], ...]:
    return tuple((r["type"], r["id"], frozenset(r["verbs"])) for r in load_yaml("events")["rules"])


@cache
def _rule_of(kind: str) -> str:
    return next(rule for type_, rule, _ in _rules() if type_ == kind)


def tellings_of(scene: Scene) -> list[Telling]:
    """Return what tells of events in a release, in the order of the text; direct speech tells nothing."""
    found: list[Telling] = []
    for sentence in scene.reading.document.told():
        for number, clause in enumerate(scene.clauses[sentence.index]):
            kinds: dict[str, Telling] = {}
            for telling in (*_by_noun(scene, sentence, number, clause), *_by_verb(scene, sentence, number, clause)):
                kinds.setdefault(telling.type, telling)
            found.extend(kinds.values())
        found.extend(_by_guests(scene, sentence, [t for t in found if t.sentence == sentence.index]))
        scene.told[sentence.index] = {t.type for t in found if t.sentence == sentence.index}
    return found


def _by_noun(scene: Scene, sentence: Sentence, number: int, clause: Clause) -> Iterator[Telling]:
    reading = scene.reading
    for i in clause.tokens:
        token = sentence.tokens[i]
        if not token.is_capital or len(token.text) < _SHORT or reading.document.is_spoken(token.start):
            continue
        named = event_noun(token.text, token.lemma)
        if named is None or _in_name(scene, sentence, token) or _is_of_things(sentence, i, named[0]):
            continue
        kind, head = named
        if kind == "signing" and not _signs(scene, sentence):
            continue
        before = reading.between(max(sentence.start, token.start - 60), token.start)
        article, preposition = _determiner(sentence, i)
        if preposition == "über":
            continue
        plural = token.text != token.lemma and not token.text.endswith(("s", "es"))
        yield Telling(
            kind, _rule_of(kind), token, sentence.index, number, "", article, plural, preposition, head,
            bool(_ECHO.search(before)),
        )  # fmt: skip


def _by_verb(scene: Scene, sentence: Sentence, number: int, clause: Clause) -> Iterator[Telling]:
    reading = scene.reading
    words = " ".join(sentence.tokens[i].text for i in clause.tokens)
    tokens = [sentence.tokens[i] for i in clause.tokens]
    if not tokens or reading.document.is_spoken(tokens[0].start):
        return
    phrases = {verb for phrase, verb in _PHRASE_VERBS.items() if phrase in words and _says(phrase, words)}
    if "heißen" in clause.verbs and "willkommen" in words:
        phrases.add("willkommen heißen")
    if _WRITING.intersection(clause.verbs) and _WRITTEN.search(words):
        phrases.add("Unterschrift setzen")
    if "aufhalten" in clause.verbs and "sich" in words:
        phrases.add("sich aufhalten")
    for kind, rule, verbs in _rules():
        for verb in (*clause.verbs, *sorted(phrases)):
            if verb in verbs and _fits(scene, sentence, kind, verb, words):
                token = _token_of(tokens, verb)
                yield Telling(kind, rule, token, sentence.index, number, verb, "", False, "", verb)
                break


def _says(phrase: str, words: str) -> bool:
    return re.search(rf"\b{phrase}\b", words) is not None


# "Beide setzten ihre Unterschrift unter den Vertrag", "griffen zum Stift"
_WRITING = frozenset({"setzen", "leisten", "greifen"})
_WRITTEN = re.compile(r"\b(?:Unterschrift(?:en)?|Namen|Stift)\b")


def _by_guests(scene: Scene, sentence: Sentence, told: list[Telling]) -> Iterator[Telling]:
    """Yield the visit that people from another town imply who are met, received or named as a delegation here."""
    if any(t.type in {"visit", "exchange"} for t in told):
        return
    home = scene.reading.home_name
    text = scene.reading.between(sentence.start, sentence.end)
    for presence in scene.present[sentence.index]:
        foreign = scene.homes[presence.who] not in {None, home}
        group = presence.guise == "group" and bool(_TRAVELLERS.search(text))
        person = presence.who[0] == "person" and any(t.type in {"reception", "meeting", "signing"} for t in told)
        if foreign and presence.clause >= 0 and (group or person):
            token = next(t for t in sentence.tokens if t.end > presence.start)
            head = "group" if group else "person"
            yield Telling(
                "visit", "de.event.guests", token, sentence.index, presence.clause, "", "", False, "", head, False
            )
            return


def _token_of(tokens: list[Token], verb: str) -> Token:
    """Return the token that carries a verb: the one of its lemma, else the clause's first word."""
    stem = verb.rsplit(maxsplit=1)[-1][-4:]
    return next((t for t in tokens if t.lemma.endswith(stem) and t.text.islower()), tokens[0])


def _fits(scene: Scene, sentence: Sentence, kind: str, verb: str, words: str) -> bool:
    """Return whether a verb tells an event here: ideas come and vehicles arrive, and decisions are met, too."""
    present = scene.present[sentence.index]
    people = any(p.who[0] == "person" for p in present)
    if kind == "visit" and verb in _vague():
        someone = people or any(p.guise in {"group", "town"} for p in present) or bool(_TRAVELLERS.search(words))
        return someone and (verb != "kommen" or bool(_GOAL.search(words)))
    if kind == "meeting":
        bodies = people or any(p.who[0] == "organisation" for p in present)
        return bodies and not _DECISION.search(words) and (verb != "sprechen" or " mit " in words)
    if kind == "reception":
        return people or any(p.guise == "group" for p in present) or scene.anaphora[sentence.index]
    return (kind != "signing" or _signs(scene, sentence)) and (kind != "aid" or bool(_GIFT.search(words)))


@cache
def _vague() -> frozenset[str]:
    """Return the verbs of coming that take somebody who comes."""
    return frozenset(load_yaml("events")["vague"])


def _signs(scene: Scene, sentence: Sentence) -> bool:
    """Return whether an agreement is signed here: it is named, or was in the sentence before and people sign."""
    before = scene.sentence(sentence.index - 1) if sentence.index else sentence
    people = any(p.who[0] == "person" for p in scene.present[sentence.index])
    return _has_agreement(sentence) or (_has_agreement(before) and people)


def _has_agreement(sentence: Sentence) -> bool:
    nouns = {*noun_types("nouns"), "vereinbarung", "vertrag", "urkunde", "abkommen", "erklärung", "partnerschaft"}
    return any(
        token.lemma.lower() in nouns or any(token.text.lower().removesuffix(e) in nouns for e in ("", "s", "n", "en"))
        for token in sentence.tokens
        if token.is_capital
    )


def _in_name(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Return whether a word is part of a name that is no event's title ("Forum Ziviler Friedensdienst e. V.")."""
    return any(
        m.start <= token.start < m.end for m in scene.reading.of(sentence, "organisation", "person", "place", "role")
    )


def _is_of_things(sentence: Sentence, i: int, kind: str) -> bool:
    """Return whether a noun is used of things: "Besuch der Ausstellung", "Austausch der Fenster"."""
    following = [t.text for t in sentence.tokens[i + 1 : i + 2]]
    if kind not in {"visit", "exchange"} or following not in (["der"], ["des"]):
        return False
    return any(t.lemma.lower() in sights() for t in sentence.tokens[i + 2 : i + 4])


def _determiner(sentence: Sentence, i: int) -> tuple[str, str]:
    """Return how a noun is determined, and the preposition before it: "bei einem kleinen Empfang" → ("a", "bei")."""
    article = ""
    for token in reversed(sentence.tokens[max(0, i - 5) : i]):
        word = token.text.lower()
        if word in _DETERMINERS:
            article = article or _DETERMINERS[word]
            if word in _CONTRACTED:
                return "the", word
        elif word in _PREPOSITIONS:
            return article, word
        elif article or not (
            word.endswith(("e", "en", "er", "em", "es", "-")) or token.text[0].isdigit() or word == "."
        ):
            return article, ""
    return article, ""


_CONTRACTED = frozenset("beim zum zur im am vom ins ans".split())
_PREPOSITIONS = frozenset(
    "bei mit zu in an auf für nach vor während anlässlich über von durch neben gegen trotz seit aus um".split()
)
_DETERMINERS = (
    dict.fromkeys("ein eine einen einem einer eines".split(), "a")
    | dict.fromkeys(
        "der die das den dem des dieser diese dieses diesem diesen beim zum zur im am vom ins ans".split(), "the"
    )
    | dict.fromkeys(
        "ihr ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner seines unser unsere unserem".split(), "own"
    )
    | dict.fromkeys(
        "weitere weiterer weiteres weiteren nächste nächster nächsten nächstes zweite zweiten erneuter erneute".split(),
        "more",
    )
)
