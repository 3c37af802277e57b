"""Tell whether two tellings are of one event, and join them."""

from kg.relate.event import Event, Who

__all__ = ["absorb", "agree", "fits_in", "same"]

_DAY = 10


def agree(first: str | None, second: str | None) -> bool:
    return first is None or second is None or first.startswith(second) or second.startswith(first)


def fits_in(event: Event, visit: Event, issued: str | None) -> bool:
    """Return whether an event may lie within a visit by its day."""
    if event.start is None:
        return True
    if visit.start is None:
        return issued is None or event.start[:4] >= issued[:4]
    if visit.end and len(event.start) == _DAY:
        return visit.start <= event.start <= visit.end
    return agree(event.start, visit.start) or (
        len(visit.start) == _DAY
        and len(event.start) == _DAY
        and visit.end is None
        and event.start[:7] == visit.start[:7]
        and event.start >= visit.start
    )


def same(first: Event, second: Event) -> bool:
    """Return whether two tellings may be of one event: its kind, place, title and days agree."""
    if first.type != second.type or not _agree_place(first, second):
        return False
    if first.title and second.title and first.title != second.title:
        return False
    if (
        first.type in {"meeting"}
        and first.start is None
        and second.start is None
        and first.participants
        and second.participants
        and not set(first.participants) & set(second.participants)
    ):
        return False
    if agree(first.start, second.start) and not (first.end and second.end and first.end != second.end):
        return True
    for day, stretch in ((first, second), (second, first)):
        if (
            stretch.start
            and stretch.end
            and day.start
            and not day.end
            and stretch.start <= day.start <= stretch.end
            and first.type in {"visit", "exchange", "conference"}
        ):
            return True
    return False


def _agree_place(first: Event, second: Event) -> bool:
    return first.place is None or second.place is None or first.place == second.place


def absorb(event: Event, other: Event) -> None:
    """Take over what another telling of the same event adds."""
    if event.start is None or (other.start is not None and len(other.start) > len(event.start)):
        event.start = other.start
    event.end = event.end or other.end
    event.place = event.place or other.place
    event.title = event.title or other.title
    event.size = event.size or other.size
    event.part_of = event.part_of or (other.part_of if other.part_of is not event else None)
    event.sentences = sorted({*event.sentences, *other.sentences})
    for part in ("hosts", "guests", "organisers", "participants"):
        listed: list[Who] = getattr(event, part)
        listed.extend(who for who in getattr(other, part) if who not in event.people())
    event.evidence.extend(span for span in other.evidence if span not in event.evidence)
    for key, span in other.spans.items():
        event.spans.setdefault(key, span)
