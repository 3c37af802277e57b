"""Read who pays for what: funder, the body that passes the money on, the programme, the amount, and what is paid."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.lexicon.funding import about_money, back_words, generic_nouns, none_words
from kg.model import Evidence
from kg.relate.amounts import amount_in
from kg.relate.events import Event
from kg.relate.masked import Masked, masked
from kg.relate.payments import Payment, payments_in
from kg.relate.programmes import Programme
from kg.relate.reading import Reading
from kg.relate.targets import event_meant, event_told_before
from kg.relate.units import Unit
from kg.text import Sentence

__all__ = ["Funding", "funding_of"]


@dataclass(slots=True)
class Funding:
    """One payment as told: who gives, who passes on, in which programme, for what, and how much."""

    funder: tuple[str, str]
    via: tuple[str, str] | None = None
    programme: str | None = None
    funds: tuple[str, object] | None = None
    evidence: list[Evidence] = field(default_factory=list)
    amount: tuple[str, str, Evidence] | None = None
    sentence: int = -1

    def is_same(self, other: "Funding") -> bool:
        """Return whether two tell of one payment."""
        return self.funder == other.funder and (
            self.funds == other.funds or (other.funds is None and self.programme == other.programme)
        )


_CUE = re.compile(
    r"förder|inanz|Mittel|mittel|usch(?:uss|üss)|Geld|geld|ezahl|zahl(?:t|en)|Kosten|kosten|trägt|trug|getragen|tragen|überni?[mn]|steuer|spons|Etat|Haushalt|öglich|nterst|bereit|Euro|Prozent|Zuwendung|Spend|spend|subvention|daraus|Dank|dank|[Bb]egl[ei]+ch|\bka?o?mm?(?:t|en)?\b"
)


def funding_of(reading: Reading, events: list[Event], programmes: dict[str, Programme]) -> list[Funding]:
    """Return what is told of money that was given; money hoped or applied for is none.

    An event that is paid within a programme or from a fund is tied to it.
    """
    found: list[Funding] = []
    previous: Sentence | None = None
    for sentence in reading.document.told():
        if sentence.zone not in {"caption", "headline", "subhead"} and _CUE.search(
            reading.between(sentence.start, sentence.end)
        ):
            for funding in _in_sentence(reading, sentence, previous, events, programmes, found):
                same = next((f for f in found if f.is_same(funding)), None)
                if same is None:
                    found.append(funding)
                else:
                    same.via, same.programme, same.amount = (
                        same.via or funding.via,
                        same.programme or funding.programme,
                        same.amount or funding.amount,
                    )
        previous = sentence
    for funding in found:
        if funding.programme is None:
            funding.programme = _named_next(reading, funding, programmes)
        _tie(reading, funding, programmes)
    return found


def _in_sentence(
    reading: Reading,
    sentence: Sentence,
    previous: Sentence | None,
    events: list[Event],
    programmes: dict[str, Programme],
    before: Sequence[Funding],
) -> Iterator[Funding]:
    seen = masked(reading, sentence, programmes)
    target: tuple[str, object] | None = None
    any_payment = False
    for payment in payments_in(seen):
        any_payment = True
        target, programme = _what(reading, seen, payment, sentence, previous, events, programmes, target)
        givers, via = payment.chain()
        if target is None and programme is None and via is None:
            continue
        span = Evidence(start=seen.at(payment.start), end=_end(reading, seen, payment), rule=payment.rule)
        amount = amount_in(reading, span.start, span.end) if len(givers) == 1 or "jeweils" in seen.text else None
        for giver in givers:
            yield Funding(
                giver,
                via if via != giver else None,
                None if giver == ("programme", programme) else programme,
                target,
                [span],
                amount,
                sentence.index,
            )
    if (
        not any_payment
        and before
        and back_words()[1].search(seen.text)
        and re.search(r"bezahlt|finanziert|gefördert|gedeckt|getragen", seen.text)
        and not none_words().search(seen.text)
    ):
        if (event := event_meant(reading, seen.text, sentence, events)) is not None:
            last = before[-1]
            yield Funding(
                last.funder,
                last.via,
                last.programme,
                ("event", event),
                [reading.whole(sentence, "de.funding.again")],
                None,
                sentence.index,
            )


def _end(reading: Reading, seen: Masked, payment: Payment) -> int:
    """Return where the payment's clauses end in the kept text, without white space."""
    start, end = seen.at(payment.start), seen.at(payment.end)
    return start + len(reading.between(start, end).rstrip())


_FRAME = re.compile(
    r"(?:\b[Ii]m Rahmen|\b[Aa]us|\b[Ii]nnerhalb|\b[Dd]urch|\b[Üü]ber|\b[Mm]it|\b[Vv]o[nm]|\b[Ii]m|\b[Ii]n|\bTeil|\b[Aa]ls|\b[Dd]ank|\b[Pp]er|\bzum?r?)\s(?:[^\s;,]+\s){0,4}$"
)
_PAID_FROM = re.compile(
    r"\b(?:stamm|komm|kam|bezahl|finanz|geförd|bezuschuss)\w*(?:[^;,]{0,40})\baus\s(?:[^\s;,]+\s){0,3}$"
)
_PAYS_ITSELF = re.compile(
    r"[“\"]?(?:\s(?:der|des|von|vom)\s(?:\w+\s){0,2}[\ue000-\ue7ff])?\s(?:finanziert|fördert|ermöglicht|bezuschusst|bezahlt|trägt|macht|unterstützt)e?\b(?!\s(?:wird|wurde))(?![.,])"
)
_RELATIVE = re.compile(r"^(?:\s[\wäöüß]+)?,\s(?:(?:für|an|in|mit)\s)?(?:das|der|die|den|dem|welche\w)\s")


def _what(
    reading: Reading,
    seen: Masked,
    payment: Payment,
    sentence: Sentence,
    previous: Sentence | None,
    events: list[Event],
    programmes: dict[str, Programme],
    carried: tuple[str, object] | None,
) -> tuple[tuple[str, object] | None, str | None]:
    """Return what is paid and the programme it sits in: a project as such, an event by its noun, or what was told before."""
    words = seen.text[payment.start : payment.end]
    frames: list[Unit] = []
    project: Unit | None = None
    for i, unit in seen.of("programme"):
        if payment.start <= i < payment.end or (project is None and payment.start and i < payment.start):
            if project is None and _is_paid(seen.text, i):
                project = unit
            elif unit not in frames and i >= payment.start:
                frames.append(unit)
    if project is not None:
        programme = next((u.key for u in frames if u.key != project.key), None)
        return ("programme", project.key), programme
    event = event_meant(reading, words, sentence, events)
    if event is None and carried is None:
        event = event_meant(reading, seen.text, sentence, events) or event_told_before(words, previous, events)
    programme = frames[0].key if frames else None
    if event is not None:
        return ("event", event), programme
    if (
        carried is None
        and back_words()[0].search(words)
        and not generic_nouns().search(words)
        and (last := _last_project(seen, sentence, programmes))
    ):
        return ("programme", last), programme if programme != last else None
    return carried, programme


def _is_paid(text: str, i: int) -> bool:
    """Return whether a title names what is paid: a subject or object, or a project that a clause about money describes."""
    before = re.sub(r"[\ue000-\ue7ff][-‐]$", "", text[max(0, i - 80) : i])
    if _PAYS_ITSELF.match(text[i + 1 :]):
        return False
    if re.search(r"(?:geförder|finanzier|bezuschuss|unterstütz)te[nms]?\s(?:[\w-]+\s){0,2}$", before):
        return True
    if _RELATIVE.match(text[i + 1 : i + 24]) and _describes_money(text[i + 1 :]):
        if _FRAME.search(before) and re.match(r"\s(?:bezahlt|finanziert|gefördert|bezuschusst|ermöglicht)", text[i + 1 :]):
            return False
        return not _PAID_FROM.search(before) and not re.search(r"\b[Dd]urch\s(?:[^\s;,]+\s){0,3}$", before)
    return not _FRAME.search(before)


def _describes_money(text: str) -> bool:
    return bool(about_money().search(text) or re.search(r"geförd|finanz|unterstützt|bezahl|bezuschuss", text))


def _last_project(seen: Masked, sentence: Sentence, programmes: dict[str, Programme]) -> str | None:
    """Return the project named shortly before, to which a pronoun points."""
    titles = [
        (m.start, p.title)
        for p in programmes.values()
        for m in p.mentions
        if p.kind == "project" and m.end <= sentence.start and m.sentence >= sentence.index - 3
    ]
    return max(titles)[1] if titles and not seen.of("programme") else None


_NAMED = re.compile(
    r"^(?:Das|Dieses|Dessen|Sein|Ihr|Der)\b[^;]{0,110}?\b(?:Programm|Projekt|Vorhaben|Förderprogramm)\b[^;]{0,60}?\b(?:Namen|Titel|heißt|nennt sich)\b[^;]{0,12}(?P<title>[\ue800-\uebff])"
)


def _named_next(reading: Reading, funding: Funding, programmes: dict[str, Programme]) -> str | None:
    """Return the programme whose name the next sentence tells: "Das Programm trägt den Namen …"."""
    if funding.sentence + 1 >= len(reading.document.sentences):
        return None
    seen = masked(reading, reading.document.sentences[funding.sentence + 1], programmes)
    found = _NAMED.match(seen.text)
    return seen.units[found["title"]].key if found else None


def _tie(reading: Reading, funding: Funding, programmes: dict[str, Programme]) -> None:
    """Tie the event to the programme that it is paid in, and the project to its programme; take the one said nearby."""
    frame = funding.programme or (funding.funder[1] if funding.funder[0] == "programme" else None)
    if funding.funds is None:
        return
    kind, what = funding.funds
    if kind == "event" and isinstance(what, Event):
        if frame is not None:
            what.within = what.within or frame
            what.spans.setdefault(("within", frame), funding.evidence[0])
        elif (
            what.within in programmes
            and programmes[what.within].kind != "fund"
            and (span := what.spans.get(("within", what.within))) is not None
        ):
            if abs(reading.document.sentence_at(span.start).index - funding.sentence) <= 1:
                funding.programme = what.within
    elif frame is not None and (project := programmes.get(str(what))) is not None and frame != project.title:
        project.part_of = project.part_of or frame
