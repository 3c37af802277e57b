"""Date an agreement: by its name, by "seit", by the act that concluded it, by its age, or by the day told before."""

import re

from kg.relate.agreements.acts import Act, is_signing
from kg.relate.agreements.ages import age_of
from kg.relate.agreements.agreement import Said
from kg.relate.agreements.context import is_lead, scene_of
from kg.relate.agreements.line import Line
from kg.relate.agreements.named import Named
from kg.relate.agreements.times import is_since, since_of, stated_of
from kg.relate.agreements.words import words
from kg.text import Mention

__all__ = ["date_it", "settle_fate"]

_HELD = re.compile(
    r"\b(?:statt|erfolg\w+|stattgefunden|vorgesehen|geplant|angesetzt|ist\sfür|war\sam|ist\sam|datiert|besiegelt)\b"
)
_ON = re.compile(r"^(?:[^,.;:]{0,90}\s)?(?:am|im|vom|von)\s(?:\S+,\s)?(?:dem\s)?$")
_OPENING = 30
# An entry of a chronicle: "2010 – Der Partnerschaftsvertrag tritt in Kraft."
_ENTRY = re.compile(r"^\W*(?:\d{1,2}\.\s\w+\s)?\d{4}\s?[–:-]")
_RELATIVE = re.compile(r"^[^,;:.]{0,60},\s(?:die|der|das|den|dem|welche[rs]?)\b[^,;:]*$")
_WEAK = frozenset({"folgen", "beginnen", "starten", "entstehen", "feststehen", "aufnehmen", "gründen", "treffen"})
# "Am 10. Mai wird es 30 Jahre her sein, dass …": the day is that of the feast.
_LONG_AGO = re.compile(r"\bJahre\s(?:her|her\ssein),\sdass\b")
_PERFECT = re.compile(
    r"\b(?:haben|hat)\b[^.;]*\b(?:unterzeichnet|unterschrieben|besiegelt|signiert|gesetzt)\b|\b(?:ist|sind)\s(?:unterzeichnet|unterschrieben|besiegelt)\b"
)


def date_it(line: Line, named: Named, act: Act | None, said: Said) -> None:
    """Set since when an agreement exists, where its sentence says so."""
    token = named.token
    found = stated_of(line, token) or since_of(line, token, strict=False, dates=named.dates)
    if found is None:
        for concluding in _concluding(line, named, act):
            if (mention := _nearest(line, named, concluding)) is not None:
                found = mention.key, line.reading.says(mention, "de.agreement.conclude")
                said.date = None if concluding.is_attributive else mention
                break
    if found is None:
        found = age_of(line, token)
    if found is not None:
        said.when, said.when_span = found


def _concluding(line: Line, named: Named, act: Act | None) -> list[Act]:
    """Return the acts that concluded it: a participle before the word, the main act, or one in its relative clause."""
    token = named.token
    concluding = [a for a in named.acts if a.kind == "conclude"]
    relative = [a for a in concluding if _RELATIVE.match(line.between(token.end, max(token.end, a.start)))]
    loose = act is not None and act.word in _WEAK and line.barriers(act.start, token.start) > 0
    main = [act] if act is not None and act.kind == "conclude" and not loose else []
    apposed = [a for a in concluding if line.between(a.end, a.end + 1) == "," and a.start > token.start]
    return [*(a for a in concluding if a.is_attributive), *main, *relative, *apposed]


def _nearest(line: Line, named: Named, act: Act) -> Mention | None:
    """Return the date of an act: in its clause, the day before the month before the year, or opening the sentence."""
    if act.is_noun and not _HELD.search(line.text):
        end = named.token.end
        behind = [m for m in named.dates if act.start <= m.start and 0 <= m.start - end < 110]
        return next((m for m in behind if _ON.match(gap := line.between(end, m.start)) or not gap.strip()), None)
    if _LONG_AGO.search(line.text):
        return None
    reach = 0 if line.opener(act.start) in words("relatives") else 1
    near = [
        m
        for m in named.dates
        if (away := line.barriers(m.start, act.start)) == 0
        or (away <= reach and line.opener(m.start) not in words("relatives"))
    ]
    if act.is_attributive:
        near = [m for m in near if m.start < act.start and act.start - m.start < 60]
    if act.is_attributive:
        return min(near, key=lambda m: act.start - m.start, default=None)
    same = [m for m in near if line.barriers(m.start, act.start) == 0] or near
    if not same and (entry := _ENTRY.match(line.text)) and named.dates:
        same = [m for m in named.dates if m.start < line.sentence.start + entry.end()]
    if not same and not act.is_attributive and is_signing(act):
        same = [
            m
            for m in named.dates
            if m.start - line.sentence.start < _OPENING and not line.is_parted(m.start, act.start)
        ]
    own = [m for m in same if "," not in line.between(min(m.end, act.end), max(m.start, act.start))]
    same = own if any(is_since(line, m) for m in same) and own else same
    found = min(same, key=lambda m: (-len(m.key), abs(m.start - act.start)), default=None)
    if found is None or found.start > act.start:
        return found
    twins = [m for m in same if len(m.key) == len(found.key) and m.start < found.start]
    joined = [m for m in twins if re.search(r"\S\sund\b", line.between(m.end, found.start))]
    return min([*joined, found], key=lambda m: m.key)


def settle_fate(line: Line, act: Act | None, planned: bool, said: Said) -> None:
    """Set what became of an agreement, and the day of a signing that its sentence leaves to the one before."""
    issued = (line.reading.issued or "")[:10]
    if act is None:
        said.fate = "plan" if planned else ""
        return
    said.fate = act.kind
    if act.kind == "end" and planned:
        said.fate = ""
    elif act.kind in {"conclude", "renew"} and (
        (planned and not _is_behind(said, issued)) or _is_ahead(said.when, issued)
    ):
        today = said.date is not None and said.date.key == issued
        said.fate = act.kind if today else "plan" if act.kind == "conclude" else ""
    if act.kind == "end" and line.between(act.start, act.end) in {"läuft", "laufen", "endet", "enden"}:
        said.fate = ""
    if said.fate == "renew" and not _is_fresh(line, issued, said.when):
        said.fate = ""
    if said.fate == "conclude" and said.when is None and is_signing(act) and not act.is_attributive:
        _take_scene(line, said)


def _is_ahead(when: str | None, issued: str) -> bool:
    return bool(when and issued and when > issued[: len(when)])


def _is_behind(said: Said, issued: str) -> bool:
    """Return whether the act itself has a date before the year of the release."""
    return bool(
        said.date is not None
        and said.when
        and said.when[:4] < issued[:4]
        and (said.when[:4] in said.date.name or " vor " in said.date.name)
    )


def _is_fresh(line: Line, issued: str, since: str | None) -> bool:
    """Return whether a renewal is the news: on a day near the release, or told without a date but the deed's own."""
    own = [m for m in line.dates if m.key != since]
    days = [m for m in own if len(m.key) >= len("2024-05")]
    return not own or any(_months(issued) - _months(m.key) in {0, 1} for m in days)


def _months(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7])


def _take_scene(line: Line, said: Said) -> None:
    """Date a signing by the day that the text spoke of last; news without any day stays news."""
    if re.search(r"\b(?:hatten?|damals|seinerzeit)\b", line.text):
        return
    if (scene := scene_of(line)) is not None:
        if scene.key > (line.reading.issued or "")[:10]:
            said.fate = "plan"
        else:
            said.when, said.when_span = scene.key, line.reading.says(scene, "de.agreement.scene")
    elif line.sentence.zone in {"headline", "subhead"} or is_lead(line) or _PERFECT.search(line.text):
        said.fate = "sign"
