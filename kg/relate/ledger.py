"""Read by rules the payments that a release tells, one sentence after the other; money hoped or applied for is none."""

import re
from collections.abc import Iterator, Sequence
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
from kg.text import Sentence

__all__ = ["Funding", "Page", "enter", "read_by_rules"]


@dataclass(slots=True, kw_only=True)
class Funding:
    """One payment as told: who gives, who passes on, in which programme, for what, and how much.

    ``is_ruled`` is false where no rule reads it and weights alone do.
    """

    funder: tuple[str, str]
    sentence: int
    via: tuple[str, str] | None = None
    programme: str | None = None
    funds: What | None = None
    evidence: list[Evidence] = field(default_factory=list)
    amount: tuple[str, str, Evidence] | None = None
    is_ruled: bool = True
    # What spoke for its giver ("funder") and for what it is for ("funds") when weights judged them.
    features: dict[str, list[str]] = field(default_factory=dict)

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A sentence about money as it is masked, with the payments that the rules read in it."""

    seen: Masked
    payments: tuple[Payment, ...]
    sentence: Sentence


# What a sentence about money holds at least; the rules are tried only there.
_CUE = re.compile(
    r"förder|inanz|Mittel|mittel|usch(?:uss|üss)|Geld|geld|ezahl|zahl(?:t|en)|Kosten|kosten|trägt|trug|getragen|tragen"
    r"|überni?[mn]|steuer|spons|Etat|Haushalt|öglich|nterst|bereit|Euro|Prozent|Zuwendung|Spend|spend|subvention|daraus"
    r"|Dank|dank|[Bb]egl[ei]+ch|\bka?o?mm?(?:t|en)?\b"
    r"|Förder|Finanz|Beitrag|[Ss]tift|[Rr]echnung|[Ll]asten|str[ei]+t|[Ff]onds|räger|mgesetzt|bgewickelt|erwaltet|ewilligt"
    r"|[Aa]usgezahlt|[Ww]eitergeleitet|[Vv]ergeben|springt?\b|sprang|überwie|half\b|hilft|Franken|Rest\b|Topf|Vergabe"
)
_UNTOLD = frozenset({"caption", "headline", "subhead"})


def read_by_rules(
    reading: Reading, events: Sequence[Event], programmes: dict[str, Programme]
) -> tuple[list[Funding], list[Page]]:
    """Return the payments that rules read in a release, and the sentences in which money may be told of."""
    found: list[Funding] = []
    pages: list[Page] = []
    previous = None
    for sentence in reading.document.told():
        if sentence.zone not in _UNTOLD and _CUE.search(reading.between(sentence.start, sentence.end)):
            scene = Scene(reading=reading, sentence=sentence, previous=previous, events=events, programmes=programmes)
            seen = masked(reading, sentence, programmes)
            page = Page(seen=seen, payments=tuple(payments_in(seen)), sentence=sentence)
            pages.append(page)
            for funding in _in_sentence(scene, page, found):
                enter(found, funding)
        previous = sentence
    return found, pages


def enter(found: list[Funding], funding: Funding) -> None:
    """Put a payment to those found; what tells of one among them once more only adds to it."""
    same = next((other for other in found if other.is_same(funding)), None)
    if same is None:
        found.append(funding)
    else:
        same.learn(funding)


_NEAR = 2  # sentences back in which a payment may stand that "weitere 500 Euro" goes on from


def _in_sentence(scene: Scene, page: Page, before: Sequence[Funding]) -> Iterator[Funding]:
    seen = page.seen
    target: What | None = None
    here = scene.sentence.index
    last = before[-1].funds if before and here - before[-1].sentence <= _NEAR else None
    for payment in page.payments:
        target, programme = what_is_paid(scene, seen, payment, target, last)
        yield from _fundings(scene, seen, payment, target, programme)
    if not page.payments and before:
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
