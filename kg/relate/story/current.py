"""Read what goes on while a release is issued: "sieben Tage bleiben die Gäste" names no day, yet it is this month."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kg.relate.story.scene import Scene
from kg.relate.story.tellings import Telling
from kg.relate.story.weave import Woven
from kg.text import Mention, Sentence

__all__ = ["RULE", "features_of_month", "month_of_issue"]

RULE = "de.date.issued"
_MONTH, _DAY = 7, 10
_LEAD, _NEAR, _SHORT, _ENDING = 5, 10, 4, 6
_NAMES = frozenset({"person", "place", "organisation", "date"})


def month_of_issue(scene: Scene) -> Mention | None:
    """Return the month in which a release was issued, as its date line says; None where no such line is printed."""
    issued = scene.reading.issued or ""
    lead = next(scene.reading.document.told(), None)
    line = next((m for m in scene.reading.mentions if m.kind == "date" and m.key == issued), None)
    if lead is None or line is None or len(issued) < _DAY:
        return None
    return replace(line, sentence=lead.index, key=issued[:_MONTH], end_key="", rule=RULE)


def features_of_month(scene: Scene, woven: Woven, told: list[Telling]) -> list[str]:
    """Return what speaks for events of the types that go on in the month of a release without a day of their own."""
    lead = [s for s, _ in zip(scene.reading.document.told(), range(_LEAD), strict=False)]
    features = ["now"]
    for sentence in lead:
        zone = "head" if sentence.zone in {"headline", "subhead"} else "body"
        for telling in (t for t in told if t.sentence == sentence.index):
            features += [f"now {zone} {telling.type}", f"now {zone} {telling.head}"]
        features += [f"now {zone} {word}" for word in _words(scene, sentence)]
        for presence in scene.present[sentence.index]:
            away = scene.homes.get(presence.who) not in {None, scene.reading.home_name}
            features += [f"now {zone} {presence.who[0]} {presence.guise} {away}"]
    features += [f"now {sign}" for sign in _around(scene, woven)]
    return list(dict.fromkeys(features))


def _words(scene: Scene, sentence: Sentence) -> Iterator[str]:
    for clause in scene.clauses[sentence.index]:
        yield from (f"v:{verb}" for verb in clause.verbs)
    names = [m for m in scene.reading.by_sentence.get(sentence.index, ()) if m.kind in _NAMES]
    for token in sentence.tokens:
        if (
            len(token.text) >= _SHORT
            and token.text.isalpha()
            and not any(m.start <= token.start < m.end for m in names)
        ):
            yield f"w:{token.lemma.lower()[-_ENDING:]}"


def _around(scene: Scene, woven: Woven) -> Iterator[str]:
    """Yield which events are told without a day, and which lie around the day of issue."""
    issued = date.fromisoformat(scene.reading.issued or "")
    stays = set()
    for event in woven.events:
        if event.start is None:
            yield f"open {event.type} {min(event.sentences) <= _LEAD}"
        elif len(event.start) == _DAY and abs((date.fromisoformat(event.start) - issued).days) <= _NEAR:
            stay = "stay" if event.end else "day"
            stays.add(f"{event.type} {stay}")
            yield f"near {event.type} {stay}"
        elif event.start == (scene.reading.issued or "")[:_MONTH]:
            yield f"month {event.type}"
    yield "stays" if stays & {"visit stay", "exchange stay"} else "no stay"
