"""Give events the titles in quotation marks that their sentences print and no word for them stands beside."""

from collections.abc import Sequence

from kg.lexicon.patterns import pattern
from kg.relate.event import Event
from kg.relate.story.nouns import event_noun
from kg.relate.story.scene import Scene
from kg.text import Mention, Sentence

__all__ = ["name_events"]

_RULE = "de.event.title"
_TITLED = ("conference", "cultural", "exchange", "sport", "anniversary", "other")
_ENTITLED = pattern("titles.entitled")
_CALLED = pattern("titles.called")
_ITSELF = pattern("titles.itself")
_OPENED = pattern("titles.opened")
_NEAR, _FAR = 60, 80


def name_events(scene: Scene, events: Sequence[Event]) -> None:
    """Set the titles of events: "unter dem Titel „…“", "„…“ hieß die Tagung", "zum „Forum Wattenküste“"."""
    known = {event.title for event in events}
    for event in sorted(events, key=lambda e: _TITLED.index(e.type) if e.type in _TITLED else len(_TITLED)):
        if event.title is not None or event.type not in _TITLED:
            continue
        for index in _where_named(scene, event):
            free = (m for m in _titles(scene, scene.sentence(index)) if m.name not in known)
            mention = next((m for m in free if _fits(scene, event, m)), None)
            if mention is not None:
                known.add(mention.name)
                event.title = mention.name
                event.spans["title", mention.name] = scene.reading.says(mention, _RULE)
                break


def _where_named(scene: Scene, event: Event) -> list[int]:
    """Return the sentences of an event, and those behind them that begin with what it is called ("„…“ hieß sie")."""
    behind = [i + 1 for i in event.sentences if i + 1 in scene.present and i + 1 not in event.sentences]
    return [*event.sentences, *(i for i in behind if _OPENED.match(scene.text(i)))]


def _titles(scene: Scene, sentence: Sentence) -> list[Mention]:
    """Return the names in quotation marks of a sentence that are no programme's by their form."""
    reading = scene.reading
    return [
        m
        for m in reading.of(sentence, "title")
        if m.rule == "de.title.quoted" and not (m.of or m.key) and not reading.document.is_spoken(m.start)
    ]


def _fits(scene: Scene, event: Event, mention: Mention) -> bool:
    """Return whether the words around a name in quotation marks make it the title of an event."""
    sentence, reading = scene.sentence(mention.sentence), scene.reading
    before = reading.between(max(sentence.start, mention.start - _NEAR), mention.start)
    after = reading.between(mention.end, min(sentence.end, mention.end + _FAR))
    tokens = [t for t in sentence.tokens if t.end <= mention.start and t.text[0].isalnum()]
    noun = event_noun(tokens[-1].text, tokens[-1].lemma) if tokens and tokens[-1].is_capital else None
    if noun is not None:
        return noun[0] == event.type or event.type not in scene.told.get(mention.sentence, ())
    return bool(_ENTITLED.search(before) or _CALLED.search(after) or _ITSELF.search(before))
