"""Say why something was taken for an event, a town for its place, somebody for its guest or for a giver of money."""

from kg.lexicon.trees import trees
from kg.lexicon.weights import weights
from kg.relate.agreements import agreements_of
from kg.relate.event import Event
from kg.relate.frames import frame
from kg.relate.funding import funding_of
from kg.relate.programmes import programmes_of
from kg.relate.release import events_in, read
from kg.relate.story.encores import JUDGED
from kg.text import Document, Mention

__all__ = ["reasons_of"]

_PROPERTIES = {"hosts": "host", "guests": "guest", "participants": "participant", "organisers": "organiser"}


def reasons_of(document: Document, mentions: list[Mention]) -> dict[tuple[str, str, str], list[str]]:
    """Return what spoke most for each fact that weights judged: by the id of its event, its property and its value.

    The value is the name of who takes part or pays, and empty for the type, which stands for the event as a whole, and
    for what is paid.
    """
    reading = read(document, mentions)
    found: dict[tuple[str, str, str], list[str]] = {}
    events, programmes = events_in(reading, agreements_of(reading)), programmes_of(reading)
    for number, event in enumerate(events, start=1):
        for key, reasons in _of(event).items():
            found[f"event:{number}", *key] = reasons
    frame(reading, events, programmes)
    for number, funding in enumerate(funding_of(reading, events, programmes), start=1):
        giver = weights("gives").reasons(funding.features["funder"], "giver")
        found[f"funding:{number}", "funder", funding.funder[1]] = giver
        found[f"funding:{number}", "funds", ""] = weights("aim").reasons(funding.features["funds"], "yes")
    return found


def _of(event: Event) -> dict[tuple[str, str], list[str]]:
    """Return what spoke for an event, its place and each part in it: by itself, and beside all else of the release."""
    found = {}
    for (part, name), seen in event.seen.items():
        if part == "place":
            found["place", name] = trees("where").reasons(seen, "yes")
            continue
        asked, answer = ("who", part) if part else ("worth", "yes")
        alone = weights(asked).reasons(event.features[part, name], answer)
        last = "encore" if JUDGED in seen else asked
        found[(_PROPERTIES[part], name) if part else ("type", "")] = alone + trees(last).reasons(seen, answer)
    return found
