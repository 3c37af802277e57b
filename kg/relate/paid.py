"""Tell what a payment is for: a project as such, or an event within a programme (decision 13)."""

import re
from typing import TypeAlias

from kg.lexicon.funding import about_money, back_words, generic_nouns
from kg.relate.masked import Masked
from kg.relate.payments import Payment
from kg.relate.targets import Scene, event_meant, event_told_before
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
_RELATIVE = re.compile(r"^(?:\s[\wäöüß]+)?,\s(?:(?:für|an|in|mit)\s)?(?:das|der|die|den|dem|welche\w)\s")
_DESCRIBED = re.compile(r"(?:geförder|finanzier|bezuschuss|unterstütz)te[nms]?\s(?:[\w-]+\s){0,2}$")
_PAID_NEXT = re.compile(r"\s(?:bezahlt|finanziert|gefördert|bezuschusst|ermöglicht)")
_MONEY_TOLD = re.compile(r"geförd|finanz|unterstützt|bezahl|bezuschuss")
_THROUGH = re.compile(r"\b[Dd]urch\s(?:[^\s;,]+\s){0,3}$")


def what_is_paid(scene: Scene, seen: Masked, payment: Payment, carried: What | None) -> tuple[What | None, str | None]:
    """Return what is paid and the programme it sits in; ``carried`` is what the payment before in the sentence was for.

    A project as such comes first, then an event by its noun, then what was told just before.
    """
    words = seen.text[payment.start : payment.end]
    project, frames = _titles(seen, payment)
    if project is not None:
        return ("programme", project.key), next((u.key for u in frames if u.key != project.key), None)
    event = event_meant(scene, words)
    if event is None and carried is None:
        event = event_meant(scene, seen.text) or event_told_before(scene, words)
    programme = frames[0].key if frames else None
    if event is not None:
        return ("event", event), programme
    if carried is None and back_words()[0].search(words) and not generic_nouns().search(words):
        last = _last_project(scene, seen)
        if last is not None:
            return ("programme", last), programme if programme != last else None
    return carried, programme


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


def _last_project(scene: Scene, seen: Masked) -> str | None:
    """Return the project named shortly before, to which a pronoun points."""
    here = scene.sentence
    named = [(m, p) for p in scene.programmes.values() for m in p.mentions if p.kind == "project"]
    before = [(m.start, p.title) for m, p in named if m.end <= here.start and m.sentence >= here.index - _NEAR]
    return max(before)[1] if before and not seen.of("programme") else None
