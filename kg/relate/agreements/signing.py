"""See who signs: the people of a clause of signing but for witnesses; "er und sein Amtskollege", "beide"."""

import re

from kg.relate.agreements.line import Line
from kg.relate.agreements.words import pattern
from kg.text import Mention, Token

__all__ = ["named_signers", "names_signers", "signatories_of"]

_HEADS = frozenset({"mayor", "district-head", "deputy-mayor", "department-head"})
_HE = re.compile(r"\b(?:er|sie)\s+und\s+(?:sein|ihr)e?\w*\b")
_BOTH = re.compile(
    r"\b(?:beide(?!\s[A-ZÄÖÜ])|(?:die\s)?(?:beiden?|zwei)\s\w*(?:[Mm]eister\w*|[Oo]berhäupter\w*|[Ll]andräte\w*|[Pp]räsident\w*)|[Dd]ie\s(?:beiden|zwei)(?=\s[a-z])|sie)\b"
)
_ALONE = re.compile(
    r"\b(?:unterschrieb|unterzeichnete|signierte|setzte)\s(?:er|sie)\b|^\W*(?:Er|Sie)\s(?:unterschrieb|unterzeichnete|signierte|setzte)\b"
)
_SIGNERS = re.compile(
    r"\b(?:Erst|Haupt)unterzeichner\w*\b|\bUnterzeichner\w*\b|\bUnterzeichnende\w*\b|\bMitunterzeichner\w*\b|\bUnterschriften\s+von\b"
)
_SUBORDINATE = re.compile(r",\s(?:als|wie|während|nachdem|bevor|wobei|dass|so|wozu|worüber|ehe|bei\sde[rm])\b")
_OPENING = re.compile(r"^(?:Als|Nachdem|Bevor|Während|Wenn|Bevor)\b")
# "…: für Herford A, für Fredericia B" names who signs.
_FOR = re.compile(r"^:\s(?:für|von)\s")
_COLON = re.compile(r"[;:]")


def names_signers(line: Line) -> bool:
    """Return whether a sentence names somebody among the signers: "gehörte 1976 zu den Unterzeichnern"."""
    return bool(_SIGNERS.search(line.text)) and bool(line.people)


_NEXT = re.compile(r"^\s?(?:,|und|sowie)\s(?:[^\s,;]+\s){0,4}$")


def named_signers(line: Line) -> list[str]:
    """Return who is called a signer: behind the word, in the apposition before it, else the people of the clause."""
    found = _SIGNERS.search(line.text)
    if found is None:
        return []
    start, end = line.sentence.start + found.start(), line.sentence.start + found.end()
    behind = [m for m in line.people if m.start >= end]
    if behind and re.match(r"^\s(?:[^\s,;]+\s){0,4}$", line.between(end, behind[0].start)):
        listed = behind[:1]
        for mention in behind[1:]:
            if not _NEXT.match(line.between(listed[-1].end, mention.start)):
                break
            listed.append(mention)
        return [m.name for m in listed]
    before = [m for m in line.people if m.end <= start]
    if before and re.match(r"^,\s[^,;]{0,60}$", line.between(before[-1].end, start)):
        return [before[-1].name]
    return signatories_of(line, line.sentence.start)


def _relative_head(line: Line, start: int) -> list[str]:
    """Return who signs in the relative clause behind a name: "Klaus Muster, der 1987 mitunterschrieben hatte"."""
    heads = [m for m in line.people if m.end < start]
    if heads and re.match(r"^,\s(?:der|die)\s[^,;]*$", line.between(heads[-1].end, start)):
        return [heads[-1].name]
    return []


def signatories_of(line: Line, start: int) -> list[str]:
    """Return the people who sign in the clause of a verb or idiom of signing that begins at an offset."""
    begin, end = _clause(line, start)
    witnesses = _witnessed(line, begin, end)
    names: list[str] = []
    for mention in line.people:
        if (
            begin <= mention.start < end
            and not any(a <= mention.start < b for a, b in witnesses)
            and not _is_aside(line, mention, start)
            and (line.barriers(mention.start, start) == 0 or not line.opener(mention.start))
        ):
            names.append(mention.name)
    text = line.between(begin, end)
    if (_HE.search(text) or _ALONE.search(text)) and (name := _last_head(line, begin, home=True)):
        names.insert(0, name)
    elif not names and _BOTH.search(text):
        names = _last_two(line, begin) or _two_before(line, begin)
    return list(dict.fromkeys(names)) or _relative_head(line, start)


def _clause(line: Line, start: int) -> tuple[int, int]:
    """Return the stretch between semicolons and colons that holds an offset."""
    marks = [
        m.start() + line.sentence.start
        for m in _COLON.finditer(line.text)
        if not re.match(r"[;:]\w", line.text[m.start() :])
    ]
    begin = max((m + 1 for m in marks if m < start), default=line.sentence.start)
    end = min(
        (m for m in marks if m > start and not _FOR.match(line.between(m, line.sentence.end))),
        default=line.sentence.end,
    )
    for found in _SUBORDINATE.finditer(line.text):
        mark = line.sentence.start + found.start()
        if mark < start:
            begin = max(begin, mark)
        else:
            end = min(end, mark)
    if (
        _OPENING.match(line.text)
        and (comma := line.between(start, end).find(",")) >= 0
        and begin == line.sentence.start
    ):
        end = min(end, start + comma)
    return begin, end


def _witnessed(line: Line, begin: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches that name witnesses, from "im Beisein" to the end of their list."""
    found = []
    for witness in pattern("witness").finditer(line.text):
        start = line.sentence.start + witness.start()
        if begin <= start < end:
            stop = _end_of_witnesses(line, start, end)
            found.append((start, stop))
    return found


def _end_of_witnesses(line: Line, start: int, end: int) -> int:
    """Return where a list of witnesses ends: at a verb, or at the clause's end."""
    for token in line.tokens:
        if start < token.start < end and pattern("sign_forms").match(token.text):
            return token.start
    return end


_INSTEAD = re.compile(
    r"\b(?:[Ss]tellvertretend\sfür|[Ii]n\sVertretung\s(?:von|für|des|der)|[Aa]n(?:stelle|\sStelle)\s(?:von|des|der)|[Ii]m\s(?:Auftrag|Namen)\s(?:von|des|der))"
    r"\s(?:\S+\s){0,3}$"
)
_VENUE = re.compile(
    r"\b(?:im|am|vorm?|beim)\s(?:[a-zäöü]\S*\s)?$|\b(?:Rathaus|Haus|Schloss|Villa|Saal|Bau|Gebäude)e?s?\svon\s$"
)


def _is_aside(line: Line, mention: Mention, start: int) -> bool:
    """Return whether a person only serves to name another ("Nachfolger von X") or acts in another clause."""
    before = line.between(max(line.sentence.start, mention.start - 50), mention.start)
    if re.search(
        r"\b(?:Nachfolger(?:in)?|Vorgänger(?:in)?|Witwe[r]?|Tochter|Sohn|Namens)\s+(?:von|des|der)\s(?:\S+\s){0,2}$",
        before,
    ):
        return True
    if _INSTEAD.search(before) or _VENUE.search(before):
        return True
    role = [
        m
        for m in line.reading.of(line.sentence, "role")
        if m.key in {"expert", "other"} and m.end <= mention.start and not line.between(m.end, mention.start).strip()
    ]
    return bool(role) and line.barriers(mention.start, start) > 1


def _people_before(line: Line, offset: int) -> list[Mention]:
    found = [
        m
        for m in line.reading.mentions
        if m.kind == "person" and m.start < offset and line.sentence.index - m.sentence <= 4
    ]
    return [m for m in found if not line.reading.document.is_spoken(m.start)]


def _is_head(line: Line, name: str) -> bool:
    person = line.reading.people.get(name)
    return person is not None and any(code in _HEADS for code, *_ in person.roles)


def _last_head(line: Line, offset: int, home: bool) -> str:
    """Return the head of an administration who was named last before an offset."""
    for mention in reversed(_people_before(line, offset)):
        person = line.reading.people.get(mention.name)
        if (
            _is_head(line, mention.name)
            and person is not None
            and (not home or person.home is None or person.home.key == line.reading.home_name)
        ):
            return mention.name
    return ""


def _two_before(line: Line, offset: int) -> list[str]:
    """Return the two people of the sentence before, where there are just two."""
    near = [m for m in _people_before(line, offset) if line.sentence.index - m.sentence == 1]
    names = list(dict.fromkeys(m.name for m in near))
    return names if len(names) == len("AB") else []


def _last_two(line: Line, offset: int) -> list[str]:
    """Return the two heads from different towns that were named last, in the order of the text."""
    names = list(dict.fromkeys(m.name for m in reversed(_people_before(line, offset)) if _is_head(line, m.name)))[:2]
    return list(reversed(names)) if len(names) == 2 else []


_ = Token
