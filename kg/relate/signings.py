"""Let signings and agreements tell each other: the day of the one is the day of the other."""

from kg.relate.actors import home_of_actor
from kg.relate.agreements import Agreement
from kg.relate.event import Event, Who
from kg.relate.event_merge import fits_in
from kg.relate.reading import Reading

__all__ = ["date_signings"]

_FULL = 10


def date_signings(reading: Reading, events: list[Event], agreements: list[Agreement]) -> list[Event]:
    """Return the events with signings dated by their agreement, and the signing of each agreement that people signed.

    An agreement with a full day and signatories was signed in an event, also where only the agreement is told.
    """
    signings = [event for event in events if event.type == "signing"]
    for agreement in agreements:
        if not agreement.signed or len(agreement.signed) != _FULL or agreement.status == "planned":
            continue
        known = next((e for e in signings if e.start == agreement.signed), None)
        vague = next((e for e in signings if e.start is None and _is_told_with(reading, e, agreement)), None)
        if known is None and vague is not None:
            vague.start = agreement.signed
            vague.spans["start", agreement.signed] = agreement.spans.get("signed", agreement.evidence[0])
        elif known is None and agreement.signatories:
            events.append(_signing(reading, agreement, events))
    return events


def _is_told_with(reading: Reading, event: Event, agreement: Agreement) -> bool:
    """Return whether an event and an agreement share a sentence, a neighbour of it, or a signatory."""
    near = {reading.document.sentence_at(span.start).index for span in agreement.evidence}
    people = {key for kind, key in event.people() if kind == "person"}
    return any(abs(i - j) <= 1 for i in near for j in event.sentences) or bool(people & set(agreement.signatories))


def _signing(reading: Reading, agreement: Agreement, events: list[Event]) -> Event:
    evidence = agreement.spans.get("signed", agreement.evidence[0])
    sentence = reading.document.sentence_at(evidence.start).index
    event = Event("signing", "de.event.signing-of-agreement", start=agreement.signed, sentences=[sentence])
    event.evidence.append(agreement.evidence[0])
    event.spans["start", agreement.signed or ""] = evidence
    visit = next(
        (e for e in events if e.type == "visit" and fits_in(event, e, reading.issued) and e.start is not None), None
    )
    event.part_of, event.place = visit, visit.place if visit else None
    for name in agreement.signatories:
        who: Who = ("person", name)
        home = home_of_actor(reading, who)
        is_guest = event.place is not None and home is not None and home != event.place
        (event.guests if is_guest else event.participants).append(who)
    return event
