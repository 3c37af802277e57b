"""Read since when an agreement exists by its age: "50 Jahre", "im 39. Jahr", "zum 25. Mal", "Silberhochzeit"."""

import re
from datetime import date
from typing import Final

from kg.lexicon import load_yaml
from kg.relate.agreements.line import Line
from kg.relate.agreements.times import When, is_since
from kg.relate.agreements.words import kind_of_noun, verb_acts
from kg.text import Mention, Token

__all__ = ["age_of", "number_of"]

_ONES: Final = {
    "ein": 1, "eins": 1, "eine": 1, "einem": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15,
    "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS: Final = {
    "zwanzig": 20,
    "dreißig": 30,
    "dreissig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}


# Feasts that tell an age, and words for long times.
FEASTS: Final[dict[str, int]] = load_yaml("agreements")["feasts"]


def number_of(word: str) -> int | None:
    """Return the number that digits, a German number word or an ordinal of one stand for, up to 199.

    Examples
    --------
    >>> number_of("fünfundzwanzig"), number_of("60"), number_of("vierzigste"), number_of("einige")
    (25, 60, 40, None)
    """
    if word.lower() in FEASTS:
        return FEASTS[word.lower()]
    lower = re.sub(r"(?<=[a-zß])s?te[nrms]?$", "", word.lower()) if not word.isdigit() else word
    if lower.isdigit():
        return int(lower)
    for form in (word.lower(), lower):
        if form in _ONES or form in _TENS:
            return _ONES.get(form) or _TENS[form]
        if form in {"hundert", "einhundert"}:
            return 100
        ones, _, tens = form.partition("und")
        if ones in _ONES and tens in _TENS:
            return _ONES[ones] + _TENS[tens]
    return None


_N = r"(?P<n>\d{1,3}|[a-zäöüß]+)"
_BOND = r"(?:\w*[Pp]artnerschaft\w*|\w*[Ff]reundschaft\w*|[Vv]erbundenheit|Jumelage|Verschwisterung)"
_FEAST = (
    r"(?:\w*[Bb]estehen\w*|\w*[Jj]ubil\w+|\w*[Jj]ahrestag\w*|\w*[Gg]eburtstag\w*|"
    r"Geschichte|Tradition|Bündnis\w*|Bund|Band)"
)
# A running age is counted from the release; a feast from the year that it is held in.
_RUNNING: Final = (
    re.compile(rf"\b[Ss]eit\s+(?:\w+\s+){{0,2}}?{_N}\s+(?P<unit>Jahren|Jahrzehnten|Jahr)\b", re.IGNORECASE),
    re.compile(rf"\bim\s+{_N}\.?\s+(?P<unit>Jahr)\b", re.IGNORECASE),
    re.compile(
        r"\b[Ss]eit\s+(?:genau\s+)?(?:einem\s+)?(?P<n>halben\s+Jahrhundert|Vierteljahrhundert|Jahrhundert|Jahrzehnt)\b"
    ),
    re.compile(rf"\b(?P<half>[Ee]in\s+halbes\s+Jahr)\s+{_BOND}"),
    re.compile(rf"\b{_N}\s+Monate\s+(?P<months>){_BOND}"),
)
_FEASTS: Final = (
    re.compile(rf"\b{_N}[-\s]?(?P<unit>jährige?[nsrm]?)\s+(?:\w+\s+){{0,2}}?(?:{_FEAST}|{_BOND})"),
    re.compile(rf"\b{_N}\.?\s+(?:\w+\s+)?{_FEAST}\b"),
    re.compile(rf"\b{_N}\s+Jahre\s+(?:alte|junge|währende|dauernde|bestehende)n?\s+{_BOND}"),
    re.compile(rf"\b{_N}-Jahr-?(?:e-)?{_FEAST}", re.IGNORECASE),
    re.compile(
        rf"\b(?:ihr|zum|sein|das|dem)\s(?:\w+\s)?{_N}-?(?P<unit>jährige)[nsrm]?\b(?!\s+(?-i:(?:(?!der|des|einer|ihrer|seiner)[a-zäöü]+e[nrms]?\s+)?[A-ZÄÖÜ]))",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_N}\s+Jahre\s+(?:ist|sind)\s+es\b"),
    re.compile(rf"\b(?P<n>{'|'.join(FEASTS)})\b", re.IGNORECASE),
    re.compile(rf"\b(?:ist|sind|war)\s(?:[^,.;:]{{0,40}}\s)?{_N}\s+Jahre\s+alt\b"),
    re.compile(rf"\b{_N}\s+(?P<unit>Jahre|Jahrzehnte)n?\s+(?:\w+\s+){{0,1}}?{_BOND}", re.IGNORECASE),
    re.compile(rf"\b(?:wird|werden|wurde)\s+(?:\S+\s+){{0,5}}?{_N}(?:\s+Jahre(?:\salt)?)?\s*$"),
    re.compile(rf"\b(?:wird|werden|wurde)\s+(?:\S+\s+){{0,9}}?{_N}\s+Jahre\salt"),
    re.compile(rf"\bzum\s+{_N}\.?\s+Ma(?:l|le)\b", re.IGNORECASE),
    re.compile(rf"\b{_N}\s+Jahre\s+(?:her|ist\ses\sher)\b"),
    re.compile(rf"\b[Vv]or\s+(?:\w+\s+)?{_N}\s+(?P<unit>Jahren|Jahrzehnten)\b", re.IGNORECASE),
    re.compile(
        rf"\b{_N}\s+Jahre?\s+nach(?:dem\b|\s(?:de[rmn]|ihrer|seiner)\s(?:[a-zäöü]+\s)?"
        r"(?:\w*[Uu]nterzeichnung|Gründung|Abschluss|Besiegelung|Beginn|Begründung|Unterschrift|\w*[Vv]ertrag\w*|Start|Aufnahme))",
        re.IGNORECASE,
    ),
    re.compile(rf"\bbesteh(?:t|en)\s+(?:\S+\s+){{0,6}}?{_N}\s+(?P<unit>Jahre|Jahrzehnte)\b"),
    re.compile(rf"\b{_N}\s+(?P<unit>Jahre|Jahrzehnte)\s+(?:überdauert|zusammen|gemeinsam)\b"),
    re.compile(
        rf"\b{_N}\s+Jahre\s+sind\s[A-ZÄÖÜ][^,.;:]{{1,40}}\sund\s[^,.;:]{{1,50}}?\b"
        r"(?:Partner(?:städte|gemeinden|kommunen)|verschwistert|verpartnert|verbunden)\b"
    ),
    re.compile(rf"\b{_N}\s+(?P<unit>Jahre|Jahrzehnte)\s+alt\s+(?:wird|werden|wurde|ist)\b"),
    re.compile(r"\b(?P<n>halbes\s+Jahrhundert|Vierteljahrhundert|Jahrhundert)\s+alt\s+(?:wird|werden|wurde|ist)\b"),
)
# Without one of these a sentence tells no age.
_HINT = re.compile(r"jahr|jährig|jubil|geburtstag|hochzeit|\bmal\b|monate|bestehen|wird|werden|wurde", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:rund|etwa|über|mehr\sals|fast|knapp|gut|beinahe|nahezu|circa|ca\.|ungefähr|bald|annähernd|weit\süber|weniger\sals)\s*$",
    re.IGNORECASE,
)
_VAGUE_INSIDE = re.compile(r"\b(?:rund|etwa|über|mehr|fast|knapp|gut|beinahe|nahezu|ungefähr|bald)\b")
_RETURNS = re.compile(r"\bjähr(?:t|te|en|ten)\b")
# "die Partnerschaft mit Lille, die im Juni 50 Jahre alt wird"
_RELATIVE = re.compile(
    r"^(?:\s(?:mit|zwischen|zu|nach)(?:\s(?:und|sowie|der|dem|den|in|im|am|an|bei|[A-ZÄÖÜ][\w-]*))+)?,\sdie\s(?:[^,;:.]|(?<=\d)\.)*$"
)
_EXACT = re.compile(r"\bauf\s+den\s+Tag\b")


def age_of(line: Line, token: Token) -> When | None:
    """Return when an agreement began by its stated age; a vague age gives nothing."""
    issued = line.reading.issued
    if not issued or len(issued) < len("2024-05-03") or not _HINT.search(line.text):
        return None
    for patterns, is_feast in ((_RUNNING, False), (_FEASTS, True)):
        for expression in patterns:
            for found in expression.finditer(line.text):
                start = line.sentence.start + found.start()
                if _speaks_of(line, start, line.sentence.start + found.end(), token) and (
                    key := _began(line, found, issued, is_feast)
                ):
                    return key, line.reading.evidence(start, line.sentence.start + found.end(), "de.agreement.age")
    return None


def _speaks_of(line: Line, start: int, end: int, token: Token) -> bool:
    """Return whether an age is said of the word: it lies within, or in the same clause without another owner."""
    if line.reading.document.is_spoken(start):
        return False
    is_relative = start > token.end and _RELATIVE.match(line.between(token.end, start)) is not None
    if start <= token.start < end or (is_relative and " alt " in line.between(start, end)):
        return True
    if re.match(
        r"^(?:\s(?:heuer|nun|jetzt|inzwischen|in\sdiesem\sJahr))?,\s(?:dass|seit|seitdem)\b",
        line.between(end, line.sentence.end),
    ):
        return line.barriers(end, token.start) <= 1
    if ":" in line.between(min(token.start, start), max(token.start, start)) and re.match(
        r"^[^:]*:\s(?:Sie|Diese|Er|Dieser|Seit)\b", line.between(token.end, line.sentence.end)
    ):
        return line.barriers(start, token.start) <= 2
    if _has_owner(line, end, token):
        return False
    return line.barriers(start, token.start) <= (
        1 if re.search(r"\b(?:her|nach|nachdem)\b", line.between(start, end + 12)) else 0
    )


def _has_owner(line: Line, end: int, token: Token) -> bool:
    """Return whether an age is that of something else: "40 Jahre des Chores"."""
    owner = re.match(
        r"^\s(?:der|des|ihrer|seiner|eines|einer|vom)\s(?:[a-zäöüß]\S*\s)*(?P<owner>[A-ZÄÖÜ][\w-]+)",
        line.between(end, line.sentence.end),
    )
    if owner is None:
        return False
    owned = end + owner.start("owner")
    at = next((t for t in line.tokens if t.start == owned), None)
    return (
        at is not None
        and at.start != token.start
        and kind_of_noun(at) is None
        and at.lemma not in verb_acts()
        and not any(m.start == owned for m in line.places)
    )


def _began(line: Line, found: re.Match[str], issued: str, is_feast: bool) -> str | None:
    groups = found.groupdict()
    base = date.fromisoformat(issued[:10])
    if groups.get("half"):
        return _months_before(base, 6)
    number = number_of(groups["n"])
    before = line.text[max(0, found.start("n") - 14) : found.start("n")]
    if (
        number is None
        or number < (2 if is_feast and groups["n"].startswith("ein") and not groups.get("unit") else 1)
        or _VAGUE.search(before)
        or _VAGUE_INSIDE.search(line.text[found.start() : found.start("n")])
    ):
        return None
    if re.search(r"\b(?:auf|für|um|alle|binnen|innerhalb\svon)\s(?:\w+\s)?$", before):
        return None
    if "months" in groups:
        return _months_before(base, number)
    if (groups.get("unit") or "").startswith("Jahrzehnt"):
        number *= 10
    day = _day_of(line, found) if is_feast else None
    if (
        day is not None
        and len(day.key) == len("2024-05-03")
        and (_EXACT.search(line.text) or _RETURNS.search(line.text))
    ):
        return f"{int(day.key[:4]) - number:04d}{day.key[4:]}"
    year = int(day.key[:4]) if day is not None else base.year + _years_ahead(line)
    return f"{year - number:04d}"


def _years_ahead(line: Line) -> int:
    """Return how many years ahead a feast is told of: "in fünf Jahren"."""
    ahead = re.search(r"\b[Ii]n\s(?P<n>\d{1,2}|[a-zäöüß]+)\sJahren\b", line.text)
    return (number_of(ahead["n"]) or 0) if ahead else 0


def _day_of(line: Line, found: re.Match[str]) -> Mention | None:
    """Return the date on which a feast is held: the one of its clause, unless it says since when something is."""
    start = line.sentence.start + found.start()
    near = [
        m for m in line.dates if not is_since(line, m) and not (start <= m.start < line.sentence.start + found.end())
    ]
    exact = bool(_EXACT.search(line.text))
    told = next((m for m in near if _is_feast_year(line, m, start)), None)
    if told is not None:
        return told
    near = [m for m in near if exact or line.barriers(m.start, start) == 0]
    return min(near, key=lambda m: (-len(m.key) if exact else 0, abs(m.start - start)), default=None)


def _is_feast_year(line: Line, mention: Mention, start: int) -> bool:
    """Return whether a year is that of a feast, in the clause behind it or before "damals"."""
    if len(mention.key) < len("2026"):
        return False
    if mention.start > start:
        before, behind = line.between(start, mention.start), line.between(mention.end, line.sentence.end)
        return bool(
            re.match(r"^[^,;:]{0,90},\s(?:der|das|die|den)\s(?:[a-zäöü]+\s){0,3}$", before)
            and not re.match(r"^[^,;:]*\b(?:auch|erneut|wieder|nochmals|noch\seinmal)\b", behind)
            and re.match(r"^[^,;:]*\b(?:gefeiert|begangen|ansteht|feiern|begehen|bevorsteht)\b", behind)
        )
    return bool(re.match(r"^[^;:]{0,40},\s(?:damals|seinerzeit)\s[^,;:]*$", line.between(mention.end, start)))


def _months_before(day: date, months: int) -> str:
    count = day.year * 12 + day.month - 1 - months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"
