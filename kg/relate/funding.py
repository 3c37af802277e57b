"""Read who pays for what: funder, the body that passes the money on, the programme, the amount, and what is paid."""

import re
from collections.abc import Mapping, Sequence

from kg.relate.aims import aim_of, purse_of
from kg.relate.event import Event
from kg.relate.givers import weighed
from kg.relate.ledger import Funding, enter, read_by_rules
from kg.relate.masked import masked
from kg.relate.programmes import Programme
from kg.relate.reading import Reading

__all__ = ["Funding", "funding_of"]


def funding_of(reading: Reading, events: Sequence[Event], programmes: dict[str, Programme]) -> list[Funding]:
    """Return what is told of money that was given; money hoped or applied for is none.

    Rules read who pays, weights judge it and whoever else is named beside money, and choose what each payment is for.
    An event that is paid within a programme or from a fund is tied to it, a project to its programme.
    """
    found: list[Funding] = []
    for funding in weighed(reading, *read_by_rules(reading, events, programmes)):
        aim = aim_of(reading, purse_of(reading, funding, programmes), events, programmes)
        funding.funds, funding.features["funds"] = aim.what, aim.features
        if funding.funds == ("programme", funding.programme):
            funding.programme = None
        enter(found, funding)
    for funding in found:
        funding.programme = funding.programme or _named_next(reading, funding, programmes)
        paid_in = any(other.programme and other.funds == funding.funds for other in found if other is not funding)
        _tie(reading, funding, programmes, alone=not paid_in)
    return found


_NAMED = re.compile(
    r"^(?:Das|Dieses|Dessen|Sein|Ihr|Der)\b[^;]{0,110}?\b(?:Programm|Projekt|Vorhaben|Förderprogramm)\b"
    r"[^;]{0,60}?\b(?:Namen|Titel|heißt|nennt sich)\b[^;]{0,12}(?P<title>[\ue800-\uebff])"
)


def _named_next(reading: Reading, funding: Funding, programmes: dict[str, Programme]) -> str | None:
    """Return the programme whose name the next sentence tells: "Das Programm trägt den Namen …"."""
    if funding.sentence + 1 >= len(reading.document.sentences):
        return None
    seen = masked(reading, reading.document.sentences[funding.sentence + 1], programmes)
    found = _NAMED.match(seen.text)
    return seen.units[found["title"]].key if found else None


def _tie(reading: Reading, funding: Funding, programmes: Mapping[str, Programme], *, alone: bool) -> None:
    """Tie the event to the programme that it is paid in, and the project to its programme.

    A payment that names none sits in the programme said nearby, where it is ``alone``: no other one is said to.
    """
    frame = funding.programme or (funding.funder[1] if funding.funder[0] == "programme" else None)
    if funding.funds is None:
        return
    kind, what = funding.funds
    if kind == "event" and isinstance(what, Event):
        if frame is not None:
            what.within = what.within or frame
            what.spans.setdefault(("within", frame), funding.evidence[0])
        elif alone and (within := programmes.get(what.within or "")) is not None and within.kind != "fund":
            funding.programme = within.title if _is_near(reading, what, funding) else None
    elif (project := programmes.get(str(what))) is None:
        return
    elif frame is None and alone and project.part_of is not None and project.part_span is not None:
        whole = programmes.get(project.part_of)
        near = (
            whole is not None
            and whole.kind != "fund"
            and abs(reading.document.sentence_at(project.part_span.start).index - funding.sentence) <= 1
        )
        funding.programme = project.part_of if near else None
    elif frame is not None and frame != project.title:
        project.part_of = project.part_of or frame
        project.part_span = project.part_span or funding.evidence[0]


def _is_near(reading: Reading, event: Event, funding: Funding) -> bool:
    """Return whether the event's link to its programme stands beside the sentence about the money."""
    span = event.spans.get(("within", event.within or ""))
    return span is not None and abs(reading.document.sentence_at(span.start).index - funding.sentence) <= 1
