"""See who comes from where, and where a journey without a named goal leads."""

import re

from kg.relate.actors import Actor, actors_in, home_of_actor, origins_in
from kg.relate.event import Event
from kg.relate.reading import Reading
from kg.text import Sentence, Token

__all__ = ["goal_of", "travelling_group", "unnamed_group"]


def travelling_group(reading: Reading, current: Event | None, sentence: Sentence) -> Token | None:
    """Return the word for a group that comes from one town and stays in another, where no verb of travel says so."""
    if reading.document.is_spoken(sentence.start) or sentence.zone in {"headline", "subhead"}:
        return None
    text = reading.between(sentence.start, sentence.end)
    home = reading.home_name
    for start, town, _ in origins_in(reading, sentence):
        token = next(t for t in sentence.tokens if t.start == start)
        told = bool(reading.of(sentence, "date")) or bool(home and re.search(rf"\bin {re.escape(home)}\b", text))
        if (
            town != home
            and told
            and re.search(
                r"(?:[Dd]elegation|[Aa]bordnung|[Gg]ruppe|[Gg]äste|fachleute|[Ff]achfrau|[Ff]achmann|[Ff]achkräfte|[Jj]ugendliche|[Ss]chüler)",
                text,
            )
        ):
            return token
        if town == home and not reading.of(sentence, "date") and "Delegation" not in text:
            continue
        if (
            town == home
            and re.search(r"(?:[Dd]elegation|[Aa]bordnung|[Rr]eisegruppe)", token.text)
            and re.search(r"\b(?:war|waren|kam|kamen|weilte\w*|machte\w*|fährt|fliegt|bricht)\b", text)
        ):
            return token
    return _arrival(reading, current, sentence, text)


def _arrival(reading: Reading, current: Event | None, sentence: Sentence, text: str) -> Token | None:
    """Return the name of someone from elsewhere who is said to be in the home town, in a release on a visit."""
    home = reading.home_name
    if (
        not home
        or current is not None
        or not re.search(rf"\bin {re.escape(home)}\b", text)
        or not re.search(r"[Bb]esuch\b|zu Gast|[Dd]elegation", reading.text)
    ):
        return None
    for actor in actors_in(reading, sentence):
        if actor.kind == "person" and home_of_actor(reading, actor.who) not in {None, home}:
            return next(t for t in sentence.tokens if t.start >= actor.start)
    return None


def goal_of(
    reading: Reading, current: Event | None, event: Event, travellers: list[Actor], *, moves: bool
) -> str | None:
    """Return where a journey without a named goal leads: home for those from elsewhere, to the partner for locals."""
    home = reading.home_name
    homes = [found for a in travellers if (found := home_of_actor(reading, a.who))]
    groups = [home_of_actor(reading, a.who) for a in travellers if a.is_group]
    if event.loose_place:
        return event.loose_place
    if groups and all(g == home for g in groups):
        return reading.partner or None
    if any(g != home for g in groups) or (homes and all(h != home for h in homes)):
        return home or None
    if current is not None and not (homes and all(h == current.place for h in homes)):
        return current.place
    return reading.partner or None if homes and moves else None


def unnamed_group(reading: Reading, event: Event) -> None:
    """Let a delegation without a town come from the partner, or from home where the goal is the partner."""
    text = " ".join(reading.between(s.start, s.end) for s in (reading.document.sentences[i] for i in event.sentences))
    if event.guests or not re.search(r"\b(?:[Dd]elegation|[Aa]bordnung|[Rr]eisegruppe)\b", text):
        return
    origin = reading.partner if event.place == reading.home_name else reading.home_name
    if origin and event.place in {reading.home_name, reading.partner}:
        event.guests.append(("municipality", origin))
