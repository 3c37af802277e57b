"""See between which organisations an agreement is, and which town joins them."""

import re
from collections.abc import Iterable

from kg.relate.agreements.agreement import Party
from kg.relate.agreements.line import Line
from kg.relate.agreements.parties import parties_of
from kg.relate.agreements.words import words
from kg.text import Mention, Token

__all__ = ["bodies_of"]

_TOGETHER = re.compile(
    r"\b(?:[Gg]emeinsam|[Zz]usammen|[Zz]usammenarbeit|[Kk]ooperation|Gespräch\w*|Treffen|Austausch|Mitteln|[Hh]ilfe)\s+mit\s+(?:\S+\s+){0,3}$"
)


def bodies_of(line: Line, token: Token, kind: str) -> list[Party]:
    """Return the organisations that agree, with the town that joins them; nothing where towns alone agree."""
    named = [*(m for m in line.bodies if m.key in words("bodies")), *(p for p in line.places if line.is_region(p))]
    if kind == "other":
        regions = [
            m
            for m in sorted([*line.bodies, *line.places], key=lambda m: m.start)
            if line.is_region(m) or m.key == "other"
        ]
        return _as_parties(regions) if len(regions) > 1 else []
    bodies = [m for m in sorted(named, key=lambda m: m.start) if line.barriers(m.start, token.start) <= 2]
    towns = [
        p
        for p in line.places
        if not line.is_only_where(p) and not line.is_region(p) and line.barriers(p.start, token.start) <= 2
    ]
    governed = [
        m
        for i, m in enumerate(bodies)
        if _is_party(line, m, kind)
        or (i and _is_party(line, bodies[i - 1], kind) and _is_joined(line, bodies[i - 1], m))
    ]
    if not governed and not towns:
        governed = [
            m
            for i, m in enumerate(bodies)
            if (i and _is_joined(line, bodies[i - 1], m))
            or (i + 1 < len(bodies) and _is_joined(line, m, bodies[i + 1]))
        ]
        governed = [m for m in governed if not line.is_only_where(m)]
    if not governed:
        return []
    if "zwischen" in {line.preposition(m) for m in governed} or (len(bodies) > 1 and not towns):
        pair = [m for m in bodies if m in governed or not line.is_only_where(m) or _hosts(line, m, token)]
        if len(pair) > 1:
            return _as_parties(pair)
        return []
    subject = next((p.name for p in towns if p.start not in {m.start for m in governed}), line.reading.home_name)
    return [*parties_of(subject), *_as_parties(governed)] if subject else []


def _as_parties(mentions: Iterable[Mention]) -> list[Party]:
    return list(dict.fromkeys(("organisation", m.name) for m in mentions))


def _is_party(line: Line, body: Mention, kind: str) -> bool:
    before = line.between(max(line.sentence.start, body.start - 60), body.start)
    if _TOGETHER.search(before):
        return False
    preposition = line.preposition(body)
    if re.search(r"\bzwischen\s[^,.;]{1,50}\sund\s(?:der|dem|den)\s(?:[a-zäöü]\S*\s)?$", before):
        return True
    return preposition in {"mit", "zwischen"} or (kind == "sponsorship" and preposition in {"für", "über"})


def _is_joined(line: Line, first: Mention, second: Mention) -> bool:
    return bool(
        re.match(r"^\s*(?:\([^)]*\))?\s*(?:,|und|sowie)\s+(?:\S+\s+){0,2}$", line.between(first.end, second.start))
    )


def _hosts(line: Line, body: Mention, token: Token) -> bool:
    """Return whether "ihr" means a body named before: "In der Universität X wurde der Vertrag zwischen ihr und Y …"."""
    return body.end <= token.start and bool(re.search(r"\bzwischen\s(?:ihr|ihm|dieser|diesem|ihnen)\b", line.text))
