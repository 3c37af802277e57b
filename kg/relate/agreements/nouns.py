"""Read the names of agreements: "die 1988 geschlossene Städtepartnerschaft mit X", "unterzeichneten den Vertrag"."""

import re
from collections.abc import Iterator

from kg.relate.agreements.acts import Act, is_planned, is_signing, is_void, is_wished
from kg.relate.agreements.ages import age_of, number_of
from kg.relate.agreements.agreed import is_set_aside, is_standing
from kg.relate.agreements.agreement import Said
from kg.relate.agreements.dating import date_it, settle_fate
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.named import Named, named_in
from kg.relate.agreements.sides import sides_of
from kg.relate.agreements.signers import tell_signers
from kg.relate.agreements.succession import became, is_replaced, is_still_to_become
from kg.relate.agreements.times import in_turn, own_of, since_of, stated_of
from kg.relate.agreements.words import alternatives, is_plural, pattern, words
from kg.text import Token

__all__ = ["by_noun"]


def by_noun(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield what a sentence says of the agreements that it names."""
    found = named_in(line)
    change = became(line, [named.token for named in found])
    for named in found:
        act = _main_act(line, named)
        planned = is_planned(line, act, named.token) or _is_future(line, named.token)
        if _is_none(line, named, act, planned):
            continue
        plural = is_plural(named.token)
        sides = sides_of(line, named.token, named.kind, plural, ledger)
        if change is None and not _counts(line, named, sides.is_told, sides.is_named, told=bool(act) or planned):
            continue
        for parties in sides.groups:
            said = _said(line, named, act, sides.is_told)
            said.parties, said.is_strong = parties, sides.is_named
            said.is_sure = said.is_sure or planned
            _tell(line, named, act, planned, said)
            if said.when is None and (before := _LATER_FIRST.match(line.text)):
                _date_after(line, said, before, ledger)
            if said.when is None and (later := _LATER.match(line.between(named.token.end, line.sentence.end))):
                _date_later(line, said, later, ledger)
            if len(sides.groups) > 1 or (said.when is None and _YEAR_BEHIND.search(line.text)):
                _date_own(line, said)
                _date_in_turn(line, named, said, sides.groups.index(parties), len(sides.groups))
            if change is not None:
                _change(line, named, said, change[0] is named.token)
            yield said


def _main_act(line: Line, named: Named) -> Act | None:
    """Return the act that counts: of those in the nearest clause an end before a renewal before a conclusion."""
    order = ("end", "suspend", "renew", "conclude")
    main = [act for act in named.acts if not act.is_attributive]
    return min(main, key=lambda a: (line.barriers(a.start, named.token.start), order.index(a.kind)), default=None)


def _is_future(line: Line, token: Token) -> bool:
    before = line.between(max(line.sentence.start, token.start - 40), token.start)
    return bool(re.search(rf"\b{alternatives('future')}\s(?:\S+\s)?$", before))


def _is_none(line: Line, named: Named, act: Act | None, planned: bool) -> bool:
    """Return whether the agreement is denied, or only hoped for, sought or thought of."""
    before = line.between(max(line.sentence.start, named.token.start - 30), named.token.start)
    if re.search(r"\b(?:[Kk]eine?[rnms]?|[Oo]hne)\s(?:[a-zäöü]\S*\s){0,2}$", before):
        return True
    if (
        _IN_NAME.search(before)
        or is_void(line, named.token)
        or _is_of_states(named, before)
        or _is_other_matter(line, named)
    ):
        return True
    if is_set_aside(line, named.token):
        return True
    told = any(a.kind != "conclude" or a.is_attributive for a in named.acts) or (planned and act is not None)
    return is_wished(line, named.token) and not told and not is_standing(line, named.token)


# "Verein zur Förderung der Städtepartnerschaft" names a body.
_IN_NAME = re.compile(
    r"(?:[Vv]erein|[Kk]reis|[Kk]omitee|[Gg]esellschaft|[Aa]usschuss|[Ss]tammtisch|[Bb]eirat|[Ss]tiftung|[Bb]eauftragte[rn]?|[Kk]oordinator(?:in)?)"
    r"\s(?:zur\s[A-ZÄÖÜ]\w+\s)?(?:(?:der|für|von|die|des)\s)?(?:[a-zäöü]\S*\s)?$"
)
_FOR = re.compile(r"^\s(?:für|über)\s(?:eine?n?|den|die|das)\s(?:[a-zäöü]\S*\s)?(?P<noun>[A-ZÄÖÜ]\w+)")
_TOWN_NOUN = re.compile(r"(?:stadt|gemeinde|kommune|kreis|ort|dorf|bezirk|region|markt|distrikt)$", re.IGNORECASE)


def _is_other_matter(line: Line, named: Named) -> bool:
    """Return whether a paper is not signed, or a sponsorship is one of people or things: "für die Vertriebenen"."""
    token = named.token
    if token.lemma in words("papers") or token.text in words("papers"):
        return not any(is_signing(act) for act in named.acts)
    found = _FOR.match(line.between(token.end, token.end + 70)) if named.kind == "sponsorship" else None
    if found is None:
        return False
    start, end = token.end + found.start("noun"), token.end + found.end("noun")
    if any(m.start <= start < m.end for m in [*line.places, *line.bodies]):
        return False
    is_town = _TOWN_NOUN.search(found["noun"]) and any(0 < p.start - end < 4 for p in line.places)
    return not is_town and not re.search(alternatives("institutions") + "$", found["noun"], re.IGNORECASE)


# "der deutsch-französische Freundschaftsvertrag" is one of states.
_STATES = re.compile(r"\b(?:deutsch|österreichisch|schweizerisch)-[a-zäöüß]+e[nrms]?\s$")


def _is_of_states(named: Named, before: str) -> bool:
    return named.kind in {"", "friendship"} and _STATES.search(before) is not None


def _is_definite(line: Line, token: Token) -> bool:
    before = line.between(max(line.sentence.start, token.start - 60), token.start)
    if token.text == "Erklärung" and before.rstrip().endswith(("gemeinsame", "gemeinsamen")):
        return False
    return not re.search(r"\b[Ee]ine?[rnms]?\s(?:[a-zäöüß\d]\S*\s){0,3}$", before)


def _counts(line: Line, named: Named, explicit: bool, strong: bool, *, told: bool) -> bool:
    """Return whether enough is said: of several only with their towns, of a general word with an act, date or town."""
    token = named.token
    if is_plural(token) and not explicit:
        return False
    if not named.kind:
        bond = strong and token.text.startswith("Partnerschaft")
        named_age = _AGED.search(line.between(max(line.sentence.start, token.start - 40), token.start))
        aged = bool(since_of(line, token, strict=True)) or ((explicit or bool(named_age)) and bool(age_of(line, token)))
        return bool(named.acts) or told or bond or aged or bool(stated_of(line, token))
    definite = _is_definite(line, token) or line.sentence.zone in {"headline", "subhead"}
    return told or explicit or definite or bool(stated_of(line, token) or pattern("exist").search(line.text))


_AGED = re.compile(
    r"\b(?:Jahre\s(?:alte|junge|währende|dauernde|bestehende)n?|jährigen?|(?:Bestehens?|Jubiläums?|Jahrestags?|Geburtstags?)\s(?:der|ihrer|dieser|unserer))\s(?:[a-zäöü]\S*\s)?$"
)


def _said(line: Line, named: Named, act: Act | None, explicit: bool) -> Said:
    token = named.token
    definite = _is_definite(line, token)
    before = line.between(max(line.sentence.start, token.start - 45), token.start)
    is_new = re.search(rf"\b{alternatives('new')}\s(?:\S+\s)?$", before)
    return Said(
        kind=named.kind,
        parties=[],
        evidence=line.reading.whole(line.sentence, f"de.agreement.{act.kind if act else 'noun'}"),
        sentence=line.sentence.index,
        noun=token.text.lower(),
        is_definite=definite,
        is_explicit=explicit,
        is_new=bool(is_new) and not re.search(r"\b(?:unsere|ihre)\s\S+\s$", before),
        is_former=bool(re.search(rf"\b{alternatives('former')}\s(?:\S+\s)?$", before)) or is_replaced(line, token),
        is_sure=explicit or definite or act is not None,
    )


def _tell(line: Line, named: Named, act: Act | None, planned: bool, said: Said) -> None:
    """Add date, fate and signatories to what is said."""
    date_it(line, named, act, said)
    if act is not None and planned and _is_in_force(line, named, act):
        act, planned = None, False
    made = any(a.is_attributive and a.kind == "conclude" for a in named.acts)
    settle_fate(line, act, planned and not (act is None and made), said)
    if said.fate in {"conclude", "sign"} and any(a.is_attributive and a.kind == "renew" for a in named.acts):
        said.fate, said.when = "renew", None
    if is_replaced(line, named.token) and said.fate != "suspend":
        said.fate = "end"
    tell_signers(line, named, act, said)


def _is_in_force(line: Line, named: Named, act: Act) -> bool:
    """Return whether plans are for what comes on top: "sind seit 2013 durch X verbunden, die ergänzt werden soll"."""
    apart = line.barriers(act.start, named.token.start) > 0
    return apart and act.kind == "conclude" and since_of(line, named.token, strict=True, dates=named.dates) is not None


_LATER = re.compile(r"^\s(?:\S+\s)?(?P<n>\d{1,2}|[a-zäöüß]+)\sJahre?\s(?:später|danach)\b")


_LATER_FIRST = re.compile(
    r"^\W*(?P<n>\d{1,2}|\w+)\sJahre?\s(?:später|danach)\s(?:kam|folgte|wurde|schloss|entstand|unterzeichnete)"
)


def _date_after(line: Line, said: Said, later: re.Match[str], ledger: Ledger) -> None:
    """Date "Zehn Jahre später kam eine Vereinbarung hinzu" by the agreement that the text spoke of before."""
    number, last = number_of(later["n"].lower()), ledger.last
    if number is not None and last is not None and last.signed and line.sentence.index - ledger.last_sentence <= 1:
        said.when = f"{int(last.signed[:4]) + number:04d}"
        said.when_span = line.reading.whole(line.sentence, "de.agreement.later")


def _date_later(line: Line, said: Said, later: re.Match[str], ledger: Ledger) -> None:
    """Date "die Klimapartnerschaft ein Jahr später" by the agreement named before it."""
    number, last = number_of(later["n"]), ledger.last
    if number is not None and last is not None and last.signed and ledger.last_sentence == line.sentence.index:
        said.when = f"{int(last.signed[:4]) + number:04d}"
        said.when_span = line.reading.whole(line.sentence, "de.agreement.later")


_YEAR_BEHIND = re.compile(r"\bmit\s[^,;:()]{2,40}\s\((?:seit\s)?\d{4}\)")


def _date_own(line: Line, said: Said) -> None:
    """Give each town of a list the date in its own brackets: "mit Lille (seit 1988) und Györ (seit 1971)"."""
    own = [when for p in line.places if ("municipality", p.name) in said.parties and (when := own_of(line, p))]
    if own:
        said.when, said.when_span = own[0]


def _date_in_turn(line: Line, named: Named, said: Said, i: int, count: int) -> None:
    """Give each agreement its date where they stand in turn: "mit A und B … seit 1956 beziehungsweise 1969"."""
    if turn := in_turn(line, named.dates, named.token.end, count):
        said.when, said.when_span = turn[i]


def _change(line: Line, named: Named, said: Said, is_old: bool) -> None:
    """Let the first of "aus X wurde Y" end and the second replace it, each with its own date."""
    said.is_sure = True
    near = [m for m in named.dates if line.barriers(m.start, named.token.start) == 0]
    if said.when is None and near and not (is_old and near[-1].start > named.token.end and len(line.dates) == 1):
        said.when, said.when_span = near[-1].key, line.reading.says(near[-1], "de.agreement.became")
    if is_still_to_become(line):
        said.fate, said.when = ("", said.when) if is_old else ("plan", None)
        return
    said.fate = "end" if is_old else ""
    said.replaces = not is_old
