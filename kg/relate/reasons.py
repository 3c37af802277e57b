"""Say why learned weights took something for an event, and somebody for its host, guest, participant or organiser."""

from kg.relate.agreements import agreements_of
from kg.relate.event import Event
from kg.relate.release import events_in, read
from kg.relate.weights import weights
from kg.text import Document, Mention

__all__ = ["reasons_of"]

_PROPERTIES = {"hosts": "host", "guests": "guest", "participants": "participant", "organisers": "organiser"}


def reasons_of(document: Document, mentions: list[Mention]) -> dict[tuple[str, str, str], list[str]]:
    """Return what spoke most for each fact that weights judged: by the id of its event, its property and its value.

    The value is the name of who takes part, and empty for the type, which stands for the event as a whole.
    """
    reading = read(document, mentions)
    found: dict[tuple[str, str, str], list[str]] = {}
    for number, event in enumerate(events_in(reading, agreements_of(reading)), start=1):
        for key, reasons in _of(event).items():
            found[f"event:{number}", *key] = reasons
    return found


def _of(event: Event) -> dict[tuple[str, str], list[str]]:
    found = {}
    for (part, name), features in event.features.items():
        if part:
            found[_PROPERTIES[part], name] = weights("who").reasons(features, part)
        else:
            found["type", ""] = weights("worth").reasons(features, "yes")
    return found
