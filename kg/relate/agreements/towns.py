"""Read partner towns: "Partnerstadt X", "X, die Partnerstadt", "Die übrigen sind A (Frankreich) und B"."""

import re
from collections.abc import Iterator

from kg.relate.agreements.agreement import Party, Said
from kg.relate.agreements.ledger import Ledger, parties_of
from kg.relate.agreements.line import Line
from kg.relate.agreements.lists import list_from, list_until
from kg.relate.agreements.times import age_of, since_of
from kg.relate.agreements.words import alternatives, is_plural, kind_of_town, pattern
from kg.text import Mention, Token

__all__ = ["by_one_of", "by_rest", "by_town"]

_SMALL = r"(?:[a-zäöüß]\S*|\d{1,3}\.?|„)"
_AFTER = re.compile(
    rf"^(?:\s*[,:(„–-]?\s*(?:(?!(?:mit|nach|nicht|aber|für|und|oder|wie|bei|zum|zur)\b){_SMALL})?(?:\s+[A-Z]?[a-zäöü]*stadt|\s+Region)?){{0,5}}\s*$"
)
_COMMA_PREPOSITION = re.compile(r"[,;]\s*(?:\S+\s+){0,2}(?:in|aus|von|am|an|im)\s")
_APPOSITION = re.compile(
    rf"^\s*(?:,\s*(?:(?:der|die|das)\s[^,.;:]{{1,90}},\s*)?(?:zugleich|nämlich|also|seit|einst)?)?\s*(?:als\s|\(|–\s)?"
    rf"(?:(?!(?:mit|nach|aus|in|für|oder|bei|zum|zur|an)\b){_SMALL}\s+|[A-ZÄÖÜ]\S+s\s+|[A-ZÄÖÜ]\S+er\s+){{0,6}}\(?$"
)
_COPULA = re.compile(
    r"\b(?:ist|sind|war|waren|wurde|wurden|wird|werden|bleibt|bleiben|heißt|heißen|zählt|zählen|gilt)\b"
)


def by_town(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield what a word for a partner town says: one for each town named with it."""
    for i, token in enumerate(line.tokens):
        kind, end = _kind(line, i)
        if kind is None or not line.is_told(token) or _is_void(line, token):
            continue
        plural = (
            is_plural(token)
            or kind_of_town(token) is None
            and line.between(token.end, end).endswith(("städte", "städten", "gemeinden", "kommunen"))
        )
        owner, towns = _towns(line, ledger, token, end, plural)
        near = bool(towns)
        if not towns:
            towns = _unnamed(line, ledger, token, plural)
        for said in _said(line, token, kind, owner, towns):
            said.is_sure = near
            yield said


def _kind(line: Line, i: int) -> tuple[str | None, int]:
    """Return the type that a word for a town asserts, and where the expression ends ("befreundete Stadt")."""
    token = line.tokens[i]
    if (kind := kind_of_town(token)) is not None:
        return kind, token.end
    for found in re.finditer(alternatives("befriended"), line.between(token.start, token.end)):
        if found.start() == 0 and (
            noun := re.match(
                r"\s(?:Stadt|Städten?|Gemeinden?|Kommunen?|Nachbarstadt|Kreisstadt)\b",
                line.between(token.end, token.end + 14),
            )
        ):
            return "friendship", token.end + noun.end()
    return None, token.end


def _is_void(line: Line, token: Token) -> bool:
    """Return whether the town is none yet or denied: "sucht eine Partnerstadt", "mögliche Partnerstadt"."""
    before = line.between(max(line.sentence.start, token.start - 45), token.start)
    if re.search(r"\b(?:[Kk]eine?[rn]?)\s(?:\w+\s)?$", before) or re.search(
        rf"{alternatives('void')}\s+(?:\S+\s+)?$", before
    ):
        return True
    return bool(re.search(r"\bein(?:e[rn]?)?\s(?:\w+\s)?$", before)) and bool(pattern("wished").search(line.text))


def _towns(line: Line, ledger: Ledger, token: Token, end: int, plural: bool) -> tuple[str, list[str]]:
    """Return whose partner towns they are ("" for the town that speaks) and their names."""
    owner = ""
    if owned := [
        p
        for p in line.places
        if p.end <= token.start
        and re.match(r"^\s(?:[a-zäöü]\S*\s|\d+\.?\s)*$", line.between(p.end, token.start))
        and line.between(p.start, p.end) != p.name
    ]:
        owner = owned[-1].name
    after = [p for p in line.places if p.start >= end]
    start = end
    if after and (found := _owner_behind(line, end, after[0])):
        owner, start, after = found, after[0].end, after[1:]
    if after and _is_named(line, start, after[0]):
        listed = list_from(line, after[0]) if plural else after[:1]
        return owner, _others(line, listed, owner)
    before = [p for p in line.places if p.end <= token.start and not (owned and p.start >= owned[-1].start)]
    if before and _is_apposed(line, before[-1], token):
        listed = list_until(line, before[-1]) if plural or _COPULA.search(line.text) else before[-1:]
        if names := _others(line, listed, owner):
            return owner, names
        if plural and len(listed) > 1:
            return owner, []
    return owner, []


def _owner_behind(line: Line, end: int, place: Mention) -> str:
    """Return the town in the genitive behind the word: "Partnerstadt Delmenhorsts", "Partnerstadt von Erfurt"."""
    gap = line.between(end, place.start)
    is_bare = re.match(r"^\s*$", gap) and line.between(place.start, place.end) != place.name
    return place.name if is_bare or re.match(r"^\s(?:von|der\s(?:\w*[Ss]tadt|\w*[Gg]emeinde)|des\s\w+)\s$", gap) else ""


def _is_named(line: Line, start: int, place: Mention) -> bool:
    gap = line.bare(start, place.start)
    for date in line.dates:
        if start <= date.start and date.end <= place.start:
            gap = gap.replace(date.name, " ")
    return bool(_AFTER.match(gap)) and not _COMMA_PREPOSITION.search(gap)


def _is_apposed(line: Line, place: Mention, token: Token) -> bool:
    gap = line.bare(place.end, token.start)
    for date in line.dates:
        if place.end <= date.start and date.end <= token.start:
            gap = gap.replace(date.name, " ")
    gap = re.sub(r"\s{2,}", " ", gap)
    if re.search(r"\b(?:und|sowie)\b", gap) and not _COPULA.search(gap):
        return False
    is_subject = not line.is_only_where(place) or "," in gap
    return bool(_APPOSITION.match(gap)) and is_subject


def _others(line: Line, places: list[Mention], owner: str) -> list[str]:
    return list(dict.fromkeys(p.name for p in places if p.name != owner and not (line.is_home(p.name) and not owner)))


def _unnamed(line: Line, ledger: Ledger, token: Token, plural: bool) -> list[str]:
    """Return the one town that "die ukrainische Partnerstadt" or "unsere Partnerstadt" speaks of."""
    near = [
        d
        for d in line.demonyms
        if d.end <= token.start and re.match(r"^\s(?:[a-zäöü]\S*\s)?$", line.between(d.end, token.start))
    ]
    is_predicate = _has_copula(line, token)
    if near and not plural and len(near[-1].key) == 2:
        towns = line.reading.towns_in(near[-1].key)
        focus = ledger.focus(line, token.start)
        return [focus] if focus in towns else [town for town in [line.town_of(near[-1])] if town]
    if is_predicate and plural:
        subjects = [line.town_of(d) for d in line.demonyms if line.barriers(d.start, token.start) == 0]
        return [town for town in subjects if town][:1] or (
            [ledger.focus(line, token.start)] if _speaks_of_both(line) else []
        )
    before = line.between(max(line.sentence.start, token.start - 30), token.start)
    definite = re.search(
        rf"\b(?:der|die|dortigen?|deren|dessen|unsere[rn]?|ihre[rn]?|seine[rn]?|eine)\s(?:neuen?\s|{_SMALL}\s)?$",
        before,
        re.IGNORECASE,
    )
    indefinite = re.search(r"\beine[rn]?\s(?:\S+\s)?$", before)
    if plural or (not definite and not is_predicate) or (indefinite and not is_predicate):
        return []
    focus = ledger.focus(line, token.start)
    return [focus] if focus else []


def _has_copula(line: Line, token: Token) -> bool:
    """Return whether a form of "sein", "werden" or the like stands in the clause of a word."""
    return any(
        line.barriers(line.sentence.start + found.start(), token.start) == 0 for found in _COPULA.finditer(line.text)
    )


def _speaks_of_both(line: Line) -> bool:
    return bool(pattern("both").search(line.text)) or any(line.is_home(p.name) for p in line.places)


def _said(line: Line, token: Token, kind: str, owner: str, towns: list[str]) -> Iterator[Said]:
    home = owner or line.reading.home_name
    fate = _fate(line, token)
    when = since_of(line, token, strict=True) or (
        age_of(line, token) if _has_copula(line, token) or line.sentence.zone == "headline" else None
    )
    for town in towns:
        if not town or town == home:
            continue
        parties: list[Party] = [("municipality", name) for name in (home, town) if name]
        place = next((p for p in line.places if p.name == town), None)
        start = min(token.start, place.start) if place else token.start
        end = max(token.end, place.end) if place else token.end
        said = Said(
            kind=kind,
            parties=parties,
            evidence=line.reading.evidence(start, end, "de.agreement.town"),
            sentence=line.sentence.index,
            fate=fate,
            is_explicit=True,
        )
        if when and len(towns) == 1:
            said.when, said.when_span = when
        yield said


def _fate(line: Line, token: Token) -> str:
    """Return "end" for a former partner town, "plan" for one that is to be."""
    before = line.between(max(line.sentence.start, token.start - 30), token.start)
    if re.search(rf"{alternatives('former')}\s+(?:\S+\s+)?$", before):
        return "end"
    return "plan" if re.search(rf"{alternatives('future')}\s+(?:\S+\s+)?$", before) else ""


_REST = re.compile(
    r"^\W*(?:Die|Seine|Ihre|Unsere|Deren)\s+(?:(?:übrigen?|anderen?|weiteren?|restlichen|beiden|drei|vier|fünf|sechs)\s+){1,2}(?:\w+\s+)?(?:sind|heißen|liegen|waren)\b"
)


_ONE_OF = re.compile(r"\b[Ee]ine[r]?\s(?:davon|dieser|von\sihnen|der\s\S+)\b[^.;]*?\b(?:die|jene)\s(?:zwischen|mit)\b")


def by_one_of(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield "eine davon ist die zwischen A und B" behind a sentence about several partnerships of a kind."""
    kind = next(
        (ledger.several[i] for i in range(line.sentence.index, line.sentence.index - 3, -1) if i in ledger.several), ""
    )
    found = _ONE_OF.search(line.text)
    if not kind or not found:
        return
    names = [p.name for p in line.places if p.start > line.sentence.start + found.start() and not line.is_home(p.name)]
    if names:
        yield Said(
            kind=kind,
            parties=parties_of(line.reading.home_name, names[0]),
            evidence=line.reading.whole(line.sentence, "de.agreement.one-of"),
            sentence=line.sentence.index,
            is_explicit=True,
        )


def by_rest(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield the towns of "Die übrigen sind A, B und C" behind a sentence about partner towns, and of a list below it."""
    kind = ledger.counted.get(line.sentence.index - 1) or ledger.counted.get(line.sentence.index)
    bullet = ledger.listing and re.match(r"^\s*[-•*–]\s*", line.text)
    if not line.places or not (bullet or (kind and _REST.match(line.text))):
        return
    places = line.places[:1] if bullet else [p for p in list_from(line, line.places[0])]
    for said in _said(line, line.tokens[0], ledger.listing if bullet else str(kind), "", _others(line, places, "")):
        yield said
