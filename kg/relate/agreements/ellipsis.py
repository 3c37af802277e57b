"""Read clauses that leave the word for the agreement out: "…; mit Lille besteht sie seit 1988, mit Györ seit 1971"."""

import re
from collections.abc import Iterator

from kg.lexicon import load_yaml
from kg.relate.agreements.agreed import is_set_aside
from kg.relate.agreements.agreement import Said
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.parties import parties_of
from kg.relate.agreements.times import When, own_of
from kg.relate.agreements.words import kind_of_noun, kind_of_town, pattern
from kg.text import Mention

__all__ = ["by_ellipsis", "series"]

_WITH = re.compile(r"\b[Mm]it\s(?:(?:der|dem)\s)?(?:[a-zäöü]\S*\s)?(?:Stadt\s)?$")
# "Die Verbindung nach Lille besteht seit 1988, nach Györ seit 1971"
_TO = re.compile(r"\b(?:nach|zu)\s$")
_TOWARDS = re.compile(r"\b(?:Verbindung|Beziehung|Partnerschaft|Freundschaft)(?:en)?\s(?:nach|zu)\s")
_SINCE = re.compile(
    r"^(?:\s\([^)]*\))?(?:,(?=\ssie\s))?\s(?:(?:besteht|bestehen|gibt|existiert|verbindet|ist|sie|es|diese|uns|man|eine\ssolche|bereits|schon)\s){0,4}"
    r"seit\s(?:dem\s)?(?:Jahre?\s)?$"
)


def by_ellipsis(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield the agreement of each "mit X … seit Y" that speaks of the kind named in its sentence or right before it."""
    pairs: list[tuple[Mention, When | None]] = [*_pairs(line), *series(line)]
    pairs += [(place, None) for place in _those(line) if all(place is not other for other, _ in pairs)]
    kind = _kind(line, ledger) if pairs else ""
    for place, when in pairs if kind else ():
        said = Said(
            kind=kind,
            parties=parties_of(line.reading.home_name, line.full(place.name)),
            evidence=line.reading.whole(line.sentence, "de.agreement.ellipsis"),
            sentence=line.sentence.index,
            is_explicit=True,
        )
        if when is not None:
            said.when, said.when_span = when
        yield said


def _pairs(line: Line) -> Iterator[tuple[Mention, When]]:
    for place in line.places:
        behind = next((d for d in line.dates if d.start >= place.end), None)
        if (
            behind is not None
            and not behind.end_key
            and not line.is_home(place.name)
            and _is_with(line, place)
            and not _is_of_another(line, place)
            and not _names_its_own(line, behind)
            and (
                _SINCE.match(line.between(place.end, behind.start))
                or _is_concluded(line, place, behind)
                or _is_one_of_several(line, place, behind)
            )
        ):
            yield place, _when(line, behind)


def _is_with(line: Line, place: Mention) -> bool:
    """Return whether a bond is with a town, or leads to it where the sentence tells of bonds that lead to towns."""
    before = line.between(max(line.sentence.start, place.start - 40), place.start)
    return bool(_WITH.search(before) or (_TO.search(before) and _TOWARDS.search(line.text)))


def _names_its_own(line: Line, date: Mention) -> bool:
    """Return whether the clause of a date names its agreement: "mit Lwiw besteht seit 2023 eine Patenschaft"."""
    return any(
        token.start >= date.end and kind_of_noun(token) and line.barriers(date.start, token.start) == 0
        for token in line.tokens
    )


_WAS = re.compile(r"^\s(?:in\s\S+\s)?(?:wurde|ist)\s(?:bereits\s|schon\s|erst\s)?(?:im\s|am\s)?(?:Jahre?\s)?$")
# "die mit Lille von 1990 her", "jene mit Györ stammt aus dem Jahr 1971"
_DATING = re.compile(
    r"^\s(?:(?:rührt|stammt|datiert|geht)\s)?(?:von|vom|aus\sdem\sJahre?|auf(?:\sdas\sJahr)?)\s(?:Jahr\s)?$"
)
_CONCLUDED = re.compile(
    r"^\s(?:in\s\S+\s)?(?:(?:von|durch)\s[^,;]{2,60}\s)?(?:geschlossen|besiegelt|begründet|unterzeichnet|eingegangen|gegründet)\b"
)


def _is_concluded(line: Line, place: Mention, date: Mention) -> bool:
    """Return whether "die mit X wurde 2017 besiegelt" leaves out the word for what was concluded."""
    before = line.between(max(line.sentence.start, place.start - 50), place.start)
    is_bare = not line.between(place.end, date.start).strip() and re.match(
        r"^\s*(?:[.,;]|und\b|sowie\b|$)", line.between(date.end, line.sentence.end)
    )
    since = _DATING.match(line.between(place.end, date.start))
    if (is_bare or since) and _THOSE.search(before):
        return True
    return bool(
        _THOSE.search(before)
        and _WAS.match(line.between(place.end, date.start))
        and _CONCLUDED.match(line.between(date.end, line.sentence.end))
    )


_ALONE = re.compile(
    r"^(?:\swurde\s(?:der|die|das)\s\w+)?\s(?:(?:ebenfalls|erst|schon|bereits|dann|schließlich)\s)?(?:im\sJahre?\s)?$"
)
_MADE = re.compile(r"\b(?:geschlossen|besiegelt|begründet|unterzeichnet|unterschrieben|eingegangen)\b")


def _is_one_of_several(line: Line, place: Mention, date: Mention) -> bool:
    """Return whether a year stands alone in "Mit A wurde der Vertrag 1971, mit B 1987 und mit C 1990 geschlossen"."""
    return bool(
        len(re.findall(r"\b[Mm]it\s", line.text)) > 1
        and _ALONE.match(line.between(place.end, date.start))
        and re.match(r"^\s?(?:,|und\b|sowie\b|geschlossen|besiegelt)", line.between(date.end, line.sentence.end))
        and _MADE.search(line.between(date.end, line.sentence.end))
    )


def _is_of_another(line: Line, place: Mention) -> bool:
    """Return whether another town than the one that speaks is bound: "Brixen ist mit Regensburg seit 1969 …"."""
    before = line.between(line.sentence.start, place.start)
    return any(
        not line.is_home(p.name)
        and not line.preposition(p)
        and re.match(r"^\s(?:ist|war)\s(?:\S+\s){0,2}mit\s(?:\S+\s){0,2}$", before[p.end - line.sentence.start :])
        for p in line.places
        if p.end <= place.start
    )


_THOSE = re.compile(
    r"(?:,|;|\bund|\bsowie|^)\s?(?:[Dd]ie|[Jj]ene|diejenige)\smit\s(?:(?:der|dem)\s)?(?:[a-zäöü]\S*\s)?$"
)


def _those(line: Line) -> Iterator[Mention]:
    """Yield the towns of "die mit Györ besteht 15 Jahre, jene mit Lille ebenso" whose date does not stand beside."""
    for place in line.places:
        before = line.between(max(line.sentence.start, place.start - 50), place.start)
        if not line.is_home(place.name) and _THOSE.search(before):
            yield place


def _when(line: Line, date: Mention) -> When:
    return date.key, line.reading.says(date, "de.agreement.ellipsis")


_FOLLOWING = re.compile(r"\b(?:folgten?|kam(?:en)?\s(?:[^,;.]*\s)?(?:hinzu|dazu)|schlossen\ssich|danach|später)\b")


def series(line: Line) -> Iterator[tuple[Mention, When]]:
    """Yield the towns of "es folgten 1972 Ascoli Piceno, 1981 Gloucester und 1992 Pula" with their years."""
    following = _FOLLOWING.search(line.text)
    for date in line.dates if following else ():
        behind = next((p for p in line.places if p.start >= date.end), None)
        before = line.between(max(line.sentence.start, date.start - 24), date.start)
        if (
            following is not None
            and behind is not None
            and date.start >= line.sentence.start + following.start()
            and not date.end_key
            and not line.is_home(behind.name)
            and re.search(r"(?:,|\bund|\bsowie|\bfolgten?|\bkam(?:en)?)\s(?:im\sJahre?\s|dann\s|noch\s)*$", before)
            and re.match(
                r"^\s(?:(?:die|der|das|mit|auch|noch|schließlich)\s){0,2}(?:[a-zäöü]\S*\s)?$",
                line.between(date.end, behind.start),
            )
        ):
            yield behind, _when(line, date)
    yield from _with_years(line, following)
    for place in line.places if following else ():
        is_named = following is not None and place.start > line.sentence.start + following.start()
        if is_named and line.between(place.end, place.end + 2) == " (" and (own := own_of(line, place)):
            yield place, own


def _with_years(line: Line, following: re.Match[str] | None) -> Iterator[tuple[Mention, When]]:
    """Yield the towns of "kam Broxtowe hinzu, Grudziądz 1989, Falun 1994", each right before its year."""
    for place in line.places if following else ():
        date = next((d for d in line.dates if d.start >= place.end), None)
        if (
            date is not None
            and not date.end_key
            and not line.is_home(place.name)
            and re.match(r"^\s(?:(?:im\sJahre?|folgte|kam|dann|schließlich)\s)?$", line.between(place.end, date.start))
            and re.search(
                r"(?:^|,|\bund|\bsowie|\bfolgten?|\bkam(?:en)?)\s?(?:dann\s|noch\s|schließlich\s)*$",
                line.between(max(line.sentence.start, place.start - 24), place.start),
            )
        ):
            yield place, _when(line, date)


def _kind(line: Line, ledger: Ledger) -> str:
    """Return the kind that a sentence names; without a word for one, that of the agreement told right before."""
    for token in line.tokens:
        kind = kind_of_noun(token) or kind_of_town(token)
        if kind and line.is_told(token) and not is_set_aside(line, token):
            return kind
    if bond := next(
        (kind for kind in load_yaml("agreements")["bonds"] if pattern("bonds", kind).search(line.text)), ""
    ):
        return str(bond)
    if any(kind_of_noun(token) == "" for token in line.tokens):
        if re.search(r"\bPartnerschaft(?:en)?\b", line.text):
            return "twinning"
        last = ledger.last if line.sentence.index - ledger.last_sentence <= 1 else None
        return "twinning" if last is not None and last.type == "twinning" and "Vertrag" in line.text else ""
    near = ledger.last is not None and line.sentence.index - ledger.last_sentence <= 1
    goes_on = re.search(r"\bsie\b", line.text) or _FOLLOWING.search(line.text)
    return ledger.last.type if near and ledger.last is not None and goes_on else ""
