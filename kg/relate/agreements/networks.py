"""Read memberships: a municipality belongs to, joins or will join a network of cities."""

import re
from collections.abc import Iterator

from kg.relate.agreements.agreement import Said
from kg.relate.agreements.context import is_lead
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.times import own_of
from kg.relate.agreements.words import alternatives, pattern
from kg.text import Mention

__all__ = ["by_network"]

_MEMBER_OF_PERSON = re.compile(r",\s(?:\S+\s){0,2}(?:Mitglied|Vorsitzende[r]?|Sprecher(?:in)?)\b")


# "als Mitglied der Delegation" is no membership of a town.
_OF_GROUP = re.compile(
    r"\bMitglied(?:er)?\s(?:der|einer|des|eines|im|in\sder)\s(?:[a-zäöü]\S*\s)?(?:\w*[Dd]elegation|Jury|Vorstand\w*|\w*[Bb]eirat\w*|\w*[Gg]ruppe|\w*[Aa]usschuss\w*|Präsidium\w*)\b"
)
_NEAR = 3


def by_network(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield the memberships that a sentence tells; those of both towns where it says so."""
    networks = [*(m for m in line.bodies if m.key == "network"), *_quoted(line)]
    if not networks:
        yield from _joined_it(line)
        return
    joins = _is_joining(line)
    if (not joins and not _belongs(line, networks)) or _OF_GROUP.search(line.text):
        return
    apposed = [network for network in networks if _inside(line, network)]
    for network in apposed or networks:
        if _MEMBER_OF_PERSON.search(line.between(line.sentence.start, network.start)) and line.people:
            continue
        for member in _members(line, network, ledger):
            said = _membership(line, member, network, joins)
            if (own := next((w for p in line.places if p.name == member and (w := own_of(line, p))), None)) is not None:
                said.when, said.when_span = own
            yield said


_WORKS_IN = re.compile(
    r"\b(?:arbeite[nt]|wirk(?:t|en)|mach(?:t|en))\b[^.;]*\b(?:im|in)\b[^.;]*\bmit\s*(?:[.,;–]|und\b|$)"
)


def _belongs(line: Line, networks: list[Mention]) -> bool:
    """Return whether a sentence says that somebody belongs; "Teil des" must speak of the network itself."""
    if _WORKS_IN.search(line.text):
        return True
    for found in pattern("belongs").finditer(line.text):
        end = line.sentence.start + found.end()
        part = found.group().lower().startswith("teil")
        if not part or any(_DIRECTLY.match(line.between(end, m.start)) for m in networks if m.start >= end):
            return True
    return False


_DIRECTLY = re.compile(
    r"^\s(?:(?:der|des|dem|den)\s)?(?:[a-zäöü]\S*\s)*(?:\w*(?:[Nn]etzwerke?s?|[Bb]ündnis(?:ses)?|[Vv]erbunde?s|[Bb]unde?s)\s)?[„“»\"]?$"
)


_JOINED_IT = re.compile(
    r"\b(?:ist|war)\s(?:[^,.;:]{0,40}\s)?beigetreten\b|\btrat\s[^,.;:]{0,40}\b(?:ihm|bei)\b(?!\s[A-ZÄÖÜ])|\bseit\s\d{4}\sMitglied\b(?!\s(?:der|des|im|in|von|bei)\b)"
)


def _joined_it(line: Line) -> Iterator[Said]:
    """Yield the membership of "Osnabrück ist 1984 beigetreten" in the network that the sentences before speak of."""
    found = _JOINED_IT.search(line.text)
    years = [m for m in line.dates if not m.end_key]
    members = [p for p in line.places if not line.preposition(p) and not line.is_genitive(p)]
    before = [
        m
        for m in line.reading.mentions
        if m.kind == "organisation" and m.key == "network" and 0 < line.sentence.index - m.sentence <= _NEAR
    ]
    if found is None or not years or not before or line.people or line.bodies or len(members) != 1:
        return
    yield _membership(line, members[0].name, before[-1], joins=True)


def _quoted(line: Line) -> list[Mention]:
    """Return networks whose name is quoted: "das Bündnis „Name“"."""
    titles = [m for m in line.reading.of(line.sentence, "title") if not line.reading.document.is_spoken(m.start)]
    word = re.compile(rf"\b{alternatives('networks')}\s[„\"»“]?$")
    named = re.compile(r"(?:[Bb]und|[Nn]etz|[Nn]etzwerk|[Vv]erbund|[Bb]ündnis|[Kk]omitee|Cities|Städte)\b")
    apposed = [m for m in titles if named.search(m.name) and _inside(line, m)]
    return apposed or [m for m in titles if word.search(line.between(max(line.sentence.start, m.start - 24), m.start))]


def _is_joining(line: Line) -> bool:
    verbs = set(line.verbs.values())
    return "beitreten" in verbs or bool(pattern("joins").search(line.text))


def _members(line: Line, network: Mention, ledger: Ledger) -> list[str]:
    """Return who belongs: the towns named as subjects, both where "beide Städte" do, else the town that speaks."""
    if pattern("both").search(line.text):
        partner = ledger.focus(line, line.sentence.start)
        return [name for name in (line.reading.home_name, partner) if name]
    inside = _inside(line, network)
    places = [p for p in line.places if not line.is_only_where(p)]
    if inside:
        start = network.end + inside.start("clause")
        end = network.end + inside.end()
        # "in dem Hamburg mitarbeitet": the preposition is that of the relative pronoun.
        within = [p for p in line.places if start == p.start or (start < p.start < end and p in places)]
        if within:
            return list(dict.fromkeys(p.name for p in within if p is within[0] or own_of(line, p)))
    near = [p for p in places if line.barriers(p.start, network.start) <= 1]
    names = list(dict.fromkeys(p.name for p in near))
    return names or ([line.reading.home_name] if line.reading.home_name else [])


def _inside(line: Line, network: Mention) -> re.Match[str] | None:
    """Return the relative clause behind a network that tells who belongs: "…, einem Netzwerk, dem Erfurt angehört"."""
    return re.match(
        r"^\W?(?:[^,;]{0,24})?(?:,\s(?:ein|dem|das|der|die)\w*\s(?:[a-zäöü]\S*\s)?\w*(?:[Nn]etzwerk|[Vv]erbund|[Bb]ündnis|[Bb]und)\w*)?"
        r",\s(?:dem|der|in\sdem|in\sder|denen)\s(?P<clause>[^,]*)",
        line.between(network.end, line.sentence.end),
    )


def _membership(line: Line, member: str, network: Mention, joins: bool) -> Said:
    said = Said(
        kind="network-membership",
        parties=[("municipality", member), ("organisation", network.name)],
        sentence=line.sentence.index,
        evidence=line.reading.whole(line.sentence, "de.agreement.membership"),
        is_explicit=True,
    )
    issued = (line.reading.issued or "")[:10]
    dates = [m for m in line.dates if not m.end_key]
    since = [m for m in dates if re.search(r"\b[Ss]eit(?:\s\S+){0,2}\s*$", line.between(line.sentence.start, m.start))]
    present = re.search(
        r"\b(?:wird\sMitglied|werden\sMitglied|tritt|treten|beitritt|beitreten|Beitritt\s+zu[mr]?)\b", line.text
    ) and not re.search(r"\b(?:trat|traten|beigetreten)\b", line.text)
    past = [m for m in dates if m.key < issued[: len(m.key)]]
    becoming = re.search(r"\b(?:will|wollen|soll|sollen|möchte|wird)\b[^.;]*\bMitglied\b[^.;]*\bwerden\b", line.text)
    joined = re.search(r"\b(?:ist|sind)\b[^.;]*\b(?:beigetreten|Mitglied\sgeworden)\b", line.text)
    if joins and joined and not dates and (is_lead(line) or line.sentence.zone in {"headline", "subhead"}):
        said.fate = "sign"
    elif becoming or (joins and ((present and not past) or pattern("planned").search(line.text)) and not since):
        said.fate = "plan"
    elif since or (joins and dates):
        mention = (since or sorted(dates, key=lambda m: abs(m.start - network.start)))[0]
        said.when, said.when_span = mention.key, line.reading.says(mention, "de.agreement.membership")
        said.fate = "conclude" if joins and len(mention.key) == 10 and mention.key <= issued else ""
    return said
