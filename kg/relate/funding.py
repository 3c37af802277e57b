"""Read who pays for what: funder, the body that passes the money on, the programme, and what is paid."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import Evidence
from kg.relate.events import Event
from kg.relate.programmes import Programme
from kg.relate.reading import Reading
from kg.text import Mention, Sentence

__all__ = ["Funding", "funding_of"]

_CUE = re.compile(
    r"\b(?:ge|unter|be|co|ko|mit)?(?:fördert?|förder(?:t|te|ten|n)|finanzier\w*|unterstützt?\w*|bezuschuss\w*|bezahl\w*|zahl(?:t|te|en)|zuschuss\w*|Zuschüsse?\w*|Fördermittel\w*|Fördergeld\w*|Mittel[ns]?|Förderung|"
    r"Geld|Gelder|Geldgeber\w*|Kosten|Finanzierung|übern[ai]\w*mm?\w*|beisteuer\w*|steuer(?:t|te|n)|Etat|Spenden|sponser\w*|ermöglicht?\w*|Möglich|möglich|bereit|trägt|tragen|getragen|Förderer|Fördertopf|subventionier\w*|kofinanzier\w*|Hilfe)\b"
)
_NO = re.compile(r"\b(?:beantrag\w*|Antrag auf|könnte\w*|hofft\w*|Hoffnung|bewirb\w*|bewarb\w*|abgelehnt|keine\s(?:\w+\s)?(?:Förder|Mittel|Zusch))\b")
_SOURCE = re.compile(
    r"(?:[Mm]itteln?\s(?:des|der|aus|vom|von)|[Gg]eld(?:ern?)?\s(?:des|der|aus|vom|von|kommt|stammt)|Förderung\s(?:des|der|durch|vom|von)|im\sAuftrag|Unterstützung\s(?:des|der|durch|vom|von)|[Ff]inanziert\s(?:vom|von|durch|aus)|"
    r"[Gg]eldgeber\w*\sist|Zusch(?:uss|üssen?)\s(?:des|der|vom|von|aus)|Fördermitteln?\s(?:des|der|vom|von)|Etat\sdes|-Mitteln|gefördert\s(?:vom|von|durch|aus)|(?:bezahlt|getragen|bezuschusst|unterstützt|ermöglicht)\s(?:\w+\s){0,3}(?:vom|von|durch|aus)|Fördergeldern?\s(?:des|der|vom|von))"
)
_RUNNERS = frozenset({"agency"})


@dataclass(slots=True)
class Funding:
    """One payment as told: who gives, who passes on, in which programme, for what."""

    funder: tuple[str, str]
    via: tuple[str, str] | None = None
    programme: str | None = None
    funds: tuple[str, object] | None = None
    evidence: list[Evidence] = field(default_factory=list)
    amount: tuple[str, str, Evidence] | None = None


def funding_of(reading: Reading, events: list[Event], programmes: dict[str, Programme]) -> list[Funding]:
    """Return what is told of money that was given; money hoped or applied for is none."""
    found: list[Funding] = []
    previous: Sentence | None = None
    for sentence in reading.document.told():
        text = reading.between(sentence.start, sentence.end)
        if sentence.zone == "caption" or reading.document.is_spoken(sentence.start + 2) or not _CUE.search(text) or (_NO.search(text) and not _SOURCE.search(text)):
            previous = sentence
            continue
        for funding in _in_sentence(reading, sentence, previous, events, programmes):
            if not any(f.funder == funding.funder and f.funds == funding.funds for f in found):
                found.append(funding)
        previous = sentence
    return found


def _in_sentence(reading: Reading, sentence: Sentence, previous: Sentence | None, events: list[Event], programmes: dict[str, Programme]) -> Iterator[Funding]:
    bodies = [m for m in reading.of(sentence, "organisation") if not reading.document.is_spoken(m.start)]
    titles = [p for p in programmes.values() if any(m.sentence == sentence.index for m in p.mentions)]
    givers, via = _givers(reading, sentence, bodies)
    funds = [p for p in titles if p.kind == "fund"]
    span = reading.whole(sentence, "de.funding.sentence")
    programme = next((p for p in titles if p.kind != "fund" and _is_frame(reading, sentence, p)), None)
    target = _target(reading, sentence, previous, events, titles, programme)
    if not givers and funds and re.search(r"\b(?:aus|vom|durch|dem)\b", reading.between(sentence.start, sentence.end)):
        givers, via = [("programme", funds[0].title)], via or (("organisation", givers[0][1]) if givers else None)
        programme = None
    if programme is not None and target is None and not _names_a_target(reading, sentence):
        target = None if programme.kind == "programme" else ("programme", programme.title)
        if programme.kind != "programme":
            programme = None
    if target is not None and target[0] == "programme" and programme is not None and target[1] == programme.title:
        programme = next((p for p in titles if p.kind == "programme" and p.title != target[1]), None)
    for giver in givers:
        if target is None and programme is None:
            continue
        yield Funding(giver, via, programme.title if programme else None, target, [span])


def _givers(reading: Reading, sentence: Sentence, bodies: list[Mention]) -> tuple[list[tuple[str, str]], tuple[str, str] | None]:
    """Return who gives the money and who passes it on.

    A body that a word of source introduces ("mit Mitteln des …") gives; an agency beside it runs. An agency alone gives.
    """
    sources = [m for m in bodies if _SOURCE.search(reading.between(max(sentence.start, m.start - 60), m.start)) and _near_source(reading, sentence, m)]
    agencies = [m for m in bodies if m.key in _RUNNERS and m not in sources]
    ministries = [m for m in bodies if m.key in {"ministry", "supranational", "foundation"} or m.name in {"Bund"} or m.name.startswith("Land ")]
    givers = sources or [m for m in ministries if m not in agencies]
    givers = [m for m in givers if not (m.key in _RUNNERS and any(o.key == "ministry" for o in givers))]
    extra = [m for m in sources if m.key in _RUNNERS]
    runner = next((m for m in agencies if m not in givers), None) or next(iter(extra), None)
    if not givers and agencies:
        last = agencies[-1] if len(agencies) > 1 and re.match(r"^[^,.;]{0,12}\s(?:der|von|des|bei)\s", reading.between(agencies[0].end, agencies[-1].start) + " ") else agencies[0]
        if len(agencies) > 1 and last is not agencies[0]:
            return [("organisation", last.name)], ("organisation", agencies[0].name)
        return [("organisation", last.name)], None
    if not givers:
        others = [m for m in bodies if m.key in {"foundation", "association", "company", "agency", "municipal-office"} and re.search(r"\b(?:förder|finanzier|unterstütz|bezahl|spende|Zuschuss|sponser)", reading.between(sentence.start, sentence.end))]
        givers = others[:1]
    return [("organisation", m.name) for m in dict.fromkeys(givers)], ("organisation", runner.name) if runner and givers and runner.name != givers[0].name else None


def _near_source(reading: Reading, sentence: Sentence, body: Mention) -> bool:
    """Return whether no other body stands between the word of source and this one, but for a list."""
    before = reading.between(max(sentence.start, body.start - 60), body.start)
    found = list(_SOURCE.finditer(before))
    gap = before[found[-1].end() :]
    return len(gap) < 45 and not re.search(r"[.;]", gap)


def _is_frame(reading: Reading, sentence: Sentence, programme: Programme) -> bool:
    """Return whether a title is named as the frame of the payment, not only as a word beside it."""
    return any(m.sentence == sentence.index for m in programme.mentions)


_TARGETS = (
    (re.compile(r"\b(?:\w*[Bb]esuchs?|\w*[Rr]eise|[Aa]ufenthalts?|Delegation\w*)\b"), ("visit",)),
    (re.compile(r"\b(?:\w*[Kk]onferenz|\w*[Tt]agung|\w*[Ff]orum|\w*[Ww]orkshop|\w*[Ss]eminar|\w*[Tt]reffen|Kongress)\b"), ("conference", "meeting", "exchange")),
    (re.compile(r"\b(?:\w*[Bb]egegnung|\w*[Aa]ustauschs?|\w*[Pp]raktik\w+|\w*[Cc]amp|\w*freizeit)\b"), ("exchange",)),
    (re.compile(r"\b(?:\w*[Ff]ahrzeug\w*|\w*[Tt]ransport\w*|\w*[Ll]ieferung\w*|Hilfsgüter\w*|Anschaffung|Technik|Spende\w*|Lastwagen|Generator\w*)\b"), ("aid",)),
    (re.compile(r"\b(?:\w*[Ff]estival|\w*[Kk]onzert|\w*[Aa]usstellung|Gastspiel)\b"), ("cultural",)),
    (re.compile(r"\b(?:\w*[Tt]urnier|\w*[Ll]auf)\b"), ("sport",)),
    (re.compile(r"\b(?:\w*[Ff]eier\w*|\w*[Jj]ubiläum\w*|[Ff]estakt\w*)\b"), ("anniversary",)),
)


def _names_a_target(reading: Reading, sentence: Sentence) -> bool:
    text = reading.between(sentence.start, sentence.end)
    return any(pattern.search(text) for pattern, _ in _TARGETS)


def _target(reading: Reading, sentence: Sentence, previous: Sentence | None, events: list[Event], titles: list[Programme], programme: Programme | None) -> tuple[str, object] | None:
    """Return what is paid: an event that the sentence names, the project it names, or the event told just before."""
    text = reading.between(sentence.start, sentence.end)
    projects = [p for p in titles if p.kind == "project"]
    named = sorted((found.start(), types) for pattern, types in _TARGETS for found in pattern.finditer(text) if not _in_title(reading, sentence.start + found.start()))
    for _, types in named:
        here = [e for e in events if e.type in types and sentence.index in e.sentences]
        near = here or [e for e in events if e.type in types and previous is not None and previous.index in e.sentences] or [e for e in events if e.type in types]
        if near:
            return ("event", near[0])
    if projects:
        return ("programme", projects[0].title)
    here = [e for e in events if sentence.index in e.sentences]
    if here:
        return ("event", here[0])
    if previous is not None and re.match(r"^(?:Sie|Es|Er|Dies\w*|Das|Auch|Gefördert|Finanziert|Möglich|Bezahlt|Unterstützt|Dafür)\b", text):
        before = [e for e in events if previous.index in e.sentences]
        if before:
            return ("event", before[0])
    return None


def _in_title(reading: Reading, offset: int) -> bool:
    return any(m.start <= offset < m.end for m in reading.mentions if m.kind in {"title", "organisation"})
