"""Tell what a payment is for: a project as such, or an event within a programme (decision 13)."""

import re
from typing import TypeAlias

from kg.lexicon.funding import about_money
from kg.lexicon.paid import back_words, cost_words, generic_nouns, preterite_words, pronouns
from kg.relate.event import Event
from kg.relate.masked import Masked
from kg.relate.payments import Payment
from kg.relate.targets import (
    Scene,
    event_meant,
    event_told_before,
    main_event,
    says_nothing_of_what,
    to_come,
)
from kg.relate.units import Unit

__all__ = ["What", "what_is_paid"]

What: TypeAlias = tuple[str, object]
_NEAR = 3  # sentences back in which a project may stand that "dafür" means

_FRAME = re.compile(
    r"(?:\b[Ii]m Rahmen|\b[Aa]us|\b[Ii]nnerhalb|\b[Dd]urch|\b[Üü]ber|\b[Mm]it|\b[Vv]o[nm]|\b[Ii]m|\b[Ii]n|\bTeil"
    r"|\b[Aa]ls|\b[Dd]ank|\b[Pp]er|\bzum?r?)\s(?:[^\s;,]+\s){0,4}$"
)
_PAID_FROM = re.compile(
    r"\b(?:stamm|komm|kam|bezahl|finanz|geförd|bezuschuss)\w*(?:[^;,]{0,40})\baus\s(?:[^\s;,]+\s){0,3}$"
)
_PAYS_ITSELF = re.compile(
    r"[“\"]?(?:\s(?:der|des|von|vom)\s(?:\w+\s){0,2}[\ue000-\ue7ff])?"
    r"\s(?:finanziert|fördert|ermöglicht|bezuschusst|bezahlt|trägt|macht|unterstützt)e?\b(?!\s(?:wird|wurde))(?![.,])"
)
_RELATIVE = re.compile(
    r"^(?:\s[\wäöüß]+)?,\s(?:(?:für|an|in|mit)\s)?(?:das|der|die|den|dem|welche\w)\s"
    r"(?!(?:[a-zäöüß]+en?\s)?[A-ZÄÖÜ][\w-]*(?:[Pp]rogramm|[Ff]onds|[Pp]rojekt|[Ii]nitiative|[Tt]opf)\s)"
)
_DESCRIBED = re.compile(r"(?:geförder|finanzier|bezuschuss|unterstütz)te[nms]?\s(?:[\w-]+\s){0,2}$")
_PAID_NEXT = re.compile(
    r"\s(?:bezahlt|\w*finanziert|\w*gefördert|bezuschusst|ermöglicht|unterstützt|bestritten|getragen|gedeckt|subventioniert)"
)
_MONEY_TOLD = re.compile(r"geförd|finanz|unterstützt|bezahl|bezuschuss")
_THROUGH = re.compile(r"\b[Dd]urch\s(?:[^\s;,]+\s){0,3}$")


def what_is_paid(
    scene: Scene, seen: Masked, payment: Payment, carried: What | None, last: What | None = None
) -> tuple[What | None, str | None]:
    """Return what is paid and the programme it sits in.

    ``carried`` is what the payment before in the sentence was for, ``last`` that of a sentence shortly before. First
    comes a project as such, then an event by its noun, then what was told just before, then what all is about.
    """
    words = seen.text[payment.start : payment.end]
    project, frames = _titles(seen, payment)
    programme = frames[0].key if frames else None
    title = project.key if project is not None else _project_meant(scene, seen, words, frames)
    if title is not None:
        return ("programme", title), next((u.key for u in frames if u.key != title), None)
    event = event_meant(scene, words)
    if event is None and carried is None:
        event = event_meant(scene, seen.text)
        costs = _costs_of(scene, payment, words) if event is None else None
        if costs is not None:
            return ("programme", costs), programme if programme != costs else None
        event = event or event_told_before(scene, words)
    if event is not None:
        return ("event", event), programme
    if carried is None and _points_back(words):
        told = _last_project(scene, seen, frames)
        if told is not None:
            return ("programme", told), programme if programme != told else None
    return carried or _understood(scene, payment, words, last), programme


def _points_back(words: str) -> bool:
    return back_words().search(words) is not None and generic_nouns().search(words) is None


def _costs_of(scene: Scene, payment: Payment, words: str) -> str | None:
    """Return the project that the sentence before speaks of last, where bare costs are paid."""
    if scene.previous is None or not payment.is_sure or not cost_words().search(words) or pronouns()[0].search(words):
        return None
    before = scene.previous.index
    projects = [programme for programme in scene.programmes.values() if programme.kind == "project"]
    named = [(m.start, p.title) for p in projects for m in p.mentions if m.sentence == before]
    return max(named)[1] if named else None


_IT = re.compile(r"(?:^\W*|\s)(?:Es|es|Dieses|dieses)\s")


def _project_meant(scene: Scene, seen: Masked, words: str, frames: list[Unit]) -> str | None:
    """Return the project of the sentence before that "es" points to: "… des Projekts „X“. Es wird … gefördert"."""
    if not _IT.search(words) or scene.previous is None or event_meant(scene, words) is not None:
        return None
    before = scene.previous.index
    named = [p for p in scene.programmes.values() if any(m.sentence == before for m in p.mentions)]
    return _last_project(scene, seen, frames) if any(p.kind == "project" for p in named) else None


_GOES_TO = re.compile(r"\b(?:geht|gehen|ging|gingen|fließt|fließen|floss|flossen)\s(?:[^\s;,]+\s){0,3}(?:an|nach|in)\b")
_FOR = re.compile(r"\b(?:für|zugunsten|an)\s(?:\w+\s){0,3}[A-ZÄÖÜ]")


def _understood(scene: Scene, payment: Payment, words: str, last: What | None) -> What | None:
    """Return what a payment is for that does not say so: what the last was for, else the project or event told of.

    Money that goes to somebody is aid; what is bought or given is for the event told just before.
    """
    if not payment.is_sure or generic_nouns().search(words):
        return None
    near = [e for e in scene.events if {scene.sentence.index, scene.sentence.index - 1} & set(e.sentences)]
    gifts = [event for event in near if event.type == "aid"]
    says_what = not says_nothing_of_what(words)
    if _GOES_TO.search(words):
        return _as_what(main_event(gifts or [event for event in scene.events if event.type == "aid"]))
    if says_what and gifts:
        return _as_what(gifts[0])
    if says_what:
        is_spent = payment.rule == "de.funding.active" and _FOR.search(words) is None
        return (last or _as_what(main_event(near))) if is_spent else None
    return last or _told_of(scene, words)


def _as_what(event: Event | None) -> What | None:
    return None if event is None else ("event", event)


def _told_of(scene: Scene, words: str) -> What | None:
    """Return the project or event of the sentences before, the nearest first, else the main event."""
    here = scene.sentence
    past = preterite_words().search(words) is not None
    for index in range(here.index - 1, max(-1, here.index - 4), -1):
        if scene.reading.document.sentences[index].paragraph != here.paragraph:
            break
        named = [(m.start, p.title) for p in scene.programmes.values() for m in p.mentions if m.sentence == index]
        titles = [title for _, title in sorted(named) if scene.programmes[title].kind == "project"]
        if titles:
            return ("programme", titles[-1])
        if event := main_event([e for e in scene.events if index in e.sentences and not (past and to_come(scene, e))]):
            return ("event", event)
    return _as_what(main_event(scene.events))


def _titles(seen: Masked, payment: Payment) -> tuple[Unit | None, list[Unit]]:
    """Return the project that a payment is for, and the programmes that it sits in."""
    frames: list[Unit] = []
    project: Unit | None = None
    for i, unit in seen.of("programme"):
        is_inside = payment.start <= i < payment.end
        if project is None and (is_inside or i < payment.start) and _is_paid(seen.text, i):
            project = unit
        elif is_inside and unit not in frames:
            frames.append(unit)
    return project, frames


def _is_paid(text: str, i: int) -> bool:
    """Return whether a title names what is paid: a subject, an object, or what a clause about money describes."""
    before = re.sub(r"[\ue000-\ue7ff][-‐]$", "", text[max(0, i - 80) : i])
    after = text[i + 1 :]
    if _PAYS_ITSELF.match(after):
        return False
    if _DESCRIBED.search(before):
        return True
    if _RELATIVE.match(after) and (about_money().search(after) or _MONEY_TOLD.search(after)):
        if _FRAME.search(before) and _PAID_NEXT.match(after):
            return False
        return not _PAID_FROM.search(before) and not _THROUGH.search(before)
    return not _FRAME.search(before)


def _last_project(scene: Scene, seen: Masked, frames: list[Unit]) -> str | None:
    """Return the project named shortly before, to which a pronoun points."""
    here = scene.sentence
    named = [(m, p) for p in scene.programmes.values() for m in p.mentions if p.kind == "project"]
    before = [(m.start, p.title) for m, p in named if m.end <= here.start and m.sentence >= here.index - _NEAR]
    return max(before)[1] if before and all(unit in frames for _, unit in seen.of("programme")) else None
