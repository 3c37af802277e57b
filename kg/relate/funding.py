"""Read who pays for what: funder, the body that passes the money on, the programme, the amount, and what is paid."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.lexicon.funding import again_words, none_words
from kg.model import Evidence
from kg.relate.amounts import amount_in
from kg.relate.event import Event
from kg.relate.masked import Masked, masked
from kg.relate.paid import What, what_is_paid
from kg.relate.payments import Payment, payments_in, runner_in
from kg.relate.programmes import Programme
from kg.relate.reading import Reading
from kg.relate.targets import Scene, event_meant

__all__ = ["Funding", "funding_of"]


@dataclass(slots=True, kw_only=True)
class Funding:
    """One payment as told: who gives, who passes on, in which programme, for what, and how much."""

    funder: tuple[str, str]
    sentence: int
    via: tuple[str, str] | None = None
    programme: str | None = None
    funds: What | None = None
    evidence: list[Evidence] = field(default_factory=list)
    amount: tuple[str, str, Evidence] | None = None

    def is_same(self, other: "Funding") -> bool:
        """Return whether two tell of one payment."""
        if self.funder != other.funder or (self.via and other.via and self.via != other.via):
            return False
        return self.funds == other.funds or (other.funds is None and self.programme == other.programme)

    def learn(self, other: "Funding") -> None:
        """Take from another telling of the payment what this one lacks."""
        self.via = self.via or other.via
        self.programme = self.programme or other.programme
        self.amount = self.amount or other.amount


# What a sentence about money holds at least; the rules are tried only there.
_CUE = re.compile(
    r"förder|inanz|Mittel|mittel|usch(?:uss|üss)|Geld|geld|ezahl|zahl(?:t|en)|Kosten|kosten|trägt|trug|getragen|tragen"
    r"|überni?[mn]|steuer|spons|Etat|Haushalt|öglich|nterst|bereit|Euro|Prozent|Zuwendung|Spend|spend|subvention|daraus"
    r"|Dank|dank|[Bb]egl[ei]+ch|\bka?o?mm?(?:t|en)?\b"
    r"|Förder|Finanz|Beitrag|[Ss]tift|[Rr]echnung|[Ll]asten|str[ei]+t|[Ff]onds|räger|mgesetzt|bgewickelt|erwaltet|ewilligt"
    r"|[Aa]usgezahlt|[Ww]eitergeleitet|[Vv]ergeben|springt?\b|sprang|überwie|half\b|hilft|Franken|Rest\b|Topf|Vergabe"
)
_UNTOLD = frozenset({"caption", "headline", "subhead"})


def funding_of(reading: Reading, events: Sequence[Event], programmes: dict[str, Programme]) -> list[Funding]:
    """Return what is told of money that was given; money hoped or applied for is none.

    An event that is paid within a programme or from a fund is tied to it, a project to its programme.
    """
    found: list[Funding] = []
    previous = None
    for sentence in reading.document.told():
        if sentence.zone not in _UNTOLD and _CUE.search(reading.between(sentence.start, sentence.end)):
            scene = Scene(reading=reading, sentence=sentence, previous=previous, events=events, programmes=programmes)
            for funding in _in_sentence(scene, programmes, found):
                same = next((other for other in found if other.is_same(funding)), None)
                if same is None:
                    found.append(funding)
                else:
                    same.learn(funding)
        previous = sentence
    for funding in found:
        funding.programme = funding.programme or _named_next(reading, funding, programmes)
        paid_in = any(other.programme and other.funds == funding.funds for other in found if other is not funding)
        _tie(reading, funding, programmes, alone=not paid_in)
    return found


_NEAR = 2  # sentences back in which a payment may stand that "weitere 500 Euro" goes on from


def _in_sentence(scene: Scene, programmes: dict[str, Programme], before: Sequence[Funding]) -> Iterator[Funding]:
    seen = masked(scene.reading, scene.sentence, programmes)
    target: What | None = None
    here = scene.sentence.index
    last = before[-1].funds if before and here - before[-1].sentence <= _NEAR else None
    payments = list(payments_in(seen))
    for payment in payments:
        target, programme = what_is_paid(scene, seen, payment, target, last)
        yield from _fundings(scene, seen, payment, target, programme)
    if not payments and before:
        yield from _paid_again(scene, seen, before[-1])
        _pass_on(seen, [funding for funding in before if 0 < here - funding.sentence <= _NEAR])


_LAST_ONE = re.compile(r"\b[Ll]etztere[rs]?\b")


def _fundings(
    scene: Scene, seen: Masked, payment: Payment, target: What | None, programme: str | None
) -> Iterator[Funding]:
    """Yield one funding for each giver; what is for nothing known, in nothing and through nobody is none."""
    givers, via = payment.chain()
    if target is None and programme is None and via is None:
        return
    start, end = seen.at(payment.start), seen.at(payment.end)
    said = scene.reading.between(start, end)
    start, end = end - len(said.lstrip(" ,;–")), start + len(said.rstrip())
    span = Evidence(start=start, end=end, rule=payment.rule)
    amount = amount_in(scene.reading, start, end) if len(givers) == 1 or "jeweils" in seen.text else None
    for i, giver in enumerate(givers):
        if _LAST_ONE.search(seen.text) and i < len(givers) - 1:
            yield Funding(funder=giver, sentence=scene.sentence.index, funds=target, evidence=[span])
            continue
        yield Funding(
            funder=giver,
            sentence=scene.sentence.index,
            via=via if via != giver else None,
            programme=None if giver == ("programme", programme) else programme,
            funds=target,
            evidence=[span],
            amount=amount,
        )


_PAID = re.compile(r"bezahlt|finanziert|gefördert|gedeckt|getragen")


def _paid_again(scene: Scene, seen: Masked, last: Funding) -> Iterator[Funding]:
    """Yield the payer before once more, where the words say so: "Daraus wurde auch die Reise bezahlt"."""
    if not again_words().search(seen.text) or not _PAID.search(seen.text) or none_words().search(seen.text):
        return
    event = event_meant(scene, seen.text)
    if event is not None:
        yield Funding(
            funder=last.funder,
            sentence=scene.sentence.index,
            via=last.via,
            programme=last.programme,
            funds=("event", event),
            evidence=[scene.reading.whole(scene.sentence, "de.funding.again")],
        )


def _pass_on(seen: Masked, before: Sequence[Funding]) -> None:
    """Give payments told just before the body that a sentence says to run or hand out the money or the project."""
    if before and not none_words().search(seen.text):
        runner = runner_in(seen)
        for funding in before:
            if runner is not None and funding.via is None and funding.sentence == before[-1].sentence:
                funding.via = runner if runner != funding.funder and funding.funder[0] != "municipality" else None


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
