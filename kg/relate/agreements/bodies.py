"""See between which organisations an agreement is, and which town joins them."""

import re
from collections.abc import Iterable
from itertools import pairwise

from kg.relate.agreements.agreement import Party
from kg.relate.agreements.institutions import institutions_in
from kg.relate.agreements.line import Line
from kg.relate.agreements.parties import parties_of
from kg.relate.agreements.words import verb_acts
from kg.text import Mention, Token

__all__ = ["bodies_of"]

_TOGETHER = re.compile(
    r"\b(?:[Gg]emeinsam|[Zz]usammen|[Zz]usammenarbeit|[Kk]ooperation|Gespräch\w*|Treffen|Austausch|Mitteln|[Hh]ilfe)\s+mit\s+(?:\S+\s+){0,3}$"
)


_REACH = 2


def bodies_of(line: Line, token: Token, kind: str) -> list[Party]:
    """Return the organisations that agree, with the town that joins them; nothing where towns alone agree."""
    if kind == "other":
        return _regions(line)
    named = [*institutions_in(line), *(p for p in line.places if line.is_region(p))]
    bodies = [m for m in sorted(named, key=lambda m: m.start) if line.barriers(m.start, token.start) <= _REACH]
    near = [p for p in line.places if line.barriers(p.start, token.start) <= _REACH]
    towns = [p for p in near if not line.is_only_where(p) and not line.is_region(p) and not _is_in_name(line, p)]
    governed = _governed(line, bodies, kind)
    if not governed:
        return (
            _beside_towns(line, bodies, towns)
            or _with_towns(line, token, bodies, towns)
            or (_pair(line, bodies) if not towns else [])
        )
    if "zwischen" in {line.preposition(m) for m in governed} or (len(bodies) > 1 and not towns):
        pair = [m for m in bodies if m in governed or not line.is_only_where(m) or _hosts(line, m, token)]
        return _as_parties(pair) if len(pair) > 1 else []
    if (head := _head_of_clause(line, token, bodies)) is not None:
        return _as_parties([head, *(m for m in governed if m is not head)])
    subject = next((p.name for p in towns if p.start not in {m.start for m in governed}), line.reading.home_name)
    return [*parties_of(subject), *_as_parties(governed)] if subject else []


def _is_in_name(line: Line, place: Mention) -> bool:
    """Return whether a place ends a foreign name: "Civici Musei di Udine"."""
    return bool(
        re.search(r"[A-ZÄÖÜ]\w+\s(?:di|de|del|della|da|do|of|du)\s$", line.between(place.start - 30, place.start))
    )


def _regions(line: Line) -> list[Party]:
    """Return the regions between which a partnership of regions is."""
    named = sorted([*line.bodies, *line.places], key=lambda m: m.start)
    regions = [m for m in named if line.is_region(m) or m.key == "other"]
    return _as_parties(regions) if len(regions) > 1 else []


def _governed(line: Line, bodies: list[Mention], kind: str) -> list[Mention]:
    """Return the bodies behind "mit" or "zwischen", and those joined to them."""
    found: list[Mention] = []
    for i, body in enumerate(bodies):
        joined = i > 0 and bodies[i - 1] in found and _is_joined(line, bodies[i - 1], body)
        joined = joined or (i > 0 and _is_of_one_with(line, bodies[i - 1], body))
        if joined or _is_party(line, body, kind):
            found.append(body)
    return found


def _is_of_one_with(line: Line, first: Mention, second: Mention) -> bool:
    """Return whether an agreement is of one with another: "die Kooperation des Krankenhauses A mit der Klinik B"."""
    return bool(re.match(r"^\smit\s(?:der|dem)\s(?:[a-zäöü]\S*\s)?$", line.between(first.end, second.start)))


def _pair(line: Line, bodies: list[Mention]) -> list[Party]:
    """Return bodies that act together: "die Hochschule A und die Universität B haben …"."""
    free = [m for m in bodies if not line.is_only_where(m)]
    pairs = pairwise(bodies)
    joined = {m.start for first, second in pairs if _is_joined(line, first, second) for m in (first, second)}
    found = [m for m in free if m.start in joined]
    return _as_parties(found) if len(found) > 1 else []


def _head_of_clause(line: Line, token: Token, bodies: list[Mention]) -> Mention | None:
    """Return the body whose relative clause holds the word: "der Schule A, die eine Patenschaft für B übernahm"."""
    for body in bodies:
        if body.end < token.start and re.match(r"^,\s(?:die|der|das)\s[^,;:]*$", line.between(body.end, token.start)):
            return body
    return None


def _beside_towns(line: Line, bodies: list[Mention], towns: list[Mention]) -> list[Party]:
    """Return the towns with the body that agrees beside them: "die Städte A und B sowie die Universität C"."""
    for body in bodies:
        before = [p for p in towns if p.end <= body.start]
        if before and re.match(r"^\s(?:und|sowie)\s(?:der|die|das)\s$", line.between(before[-1].end, body.start)):
            return [*parties_of(*(p.name for p in before)), *_as_parties([body])]
    chain = _chain(line, sorted([*bodies, *towns], key=lambda m: m.start))
    if any(m in bodies for m in chain) and any(m in towns for m in chain):
        return [party for m in chain for party in (_as_parties([m]) if m in bodies else parties_of(m.name))]
    return []


def _chain(line: Line, actors: list[Mention]) -> list[Mention]:
    """Return the first of actors with those that "," and "und" join to it: "die Stadt A, die Hochschule B und C"."""
    chain = actors[:1]
    for actor in actors[1:]:
        if not _LINK.match(line.between(chain[-1].end, actor.start)):
            break
        chain.append(actor)
    return chain if chain and not line.is_only_where(chain[0]) else []


_LINK = re.compile(r"^\s?(?:,|und|sowie)\s(?:(?:der|die|das)\s)?(?:[a-zäöü]\S*\s)?(?:Stadt\s|Gemeinde\s)?$")


def _with_towns(line: Line, token: Token, bodies: list[Mention], towns: list[Mention]) -> list[Party]:
    """Return the body that concludes with a town: "Die Hochschule A hat mit der Stadt B … geschlossen"."""
    heads = [m for m in bodies if not line.preposition(m) and line.barriers(m.start, token.start) == 0]
    partners = [p for p in towns if line.preposition(p) == "mit" and line.barriers(p.start, token.start) == 0]
    acts = verb_acts()
    concludes = any(
        acts.get(lemma) == "conclude" and line.barriers(line.tokens[i].start, token.start) == 0
        for i, lemma in line.verbs.items()
    )
    if len(heads) != 1 or not partners or not concludes or _is_possessed(line, heads[0]):
        return []
    return [*_as_parties(heads), *parties_of(*(p.name for p in partners))]


def _is_possessed(line: Line, body: Mention) -> bool:
    """Return whether a body only says whose somebody is: "der Leiter der Hochschule A"."""
    before = line.between(max(line.sentence.start, body.start - 30), body.start)
    return bool(re.search(r"[A-ZÄÖÜ]\w+\s(?:der|des|vom)\s(?:[a-zäöü]\S*\s)?$", before))


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
