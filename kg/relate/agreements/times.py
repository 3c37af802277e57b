"""Read since when an agreement exists: "seit 1991", "vom November 2017", "50 Jahre", "im 39. Jahr", "zum 25. Mal"."""

import re
from datetime import date
from typing import Final

from kg.lexicon import load_yaml
from kg.model import Evidence
from kg.relate.agreements.line import Line
from kg.relate.agreements.words import kind_of_noun, pattern, verb_acts
from kg.text import Mention, Token

__all__ = ["age_of", "number_of", "own_of", "since_of", "stated_of"]

When = tuple[str, Evidence]

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


# Feasts that tell an age, and words for long times.
FEASTS: Final[dict[str, int]] = load_yaml("agreements")["feasts"]
_N = r"(?P<n>\d{1,3}|[a-zäöüß]+)"
_BOND = r"(?:\w*[Pp]artnerschaft\w*|\w*[Ff]reundschaft\w*|[Vv]erbundenheit|Jumelage|Verschwisterung)"
_FEAST = r"(?:\w*[Bb]estehen\w*|\w*[Jj]ubil\w+|\w*[Jj]ahrestag\w*|\w*[Gg]eburtstag\w*|Bündnis\w*|Bund|Band)"
# A running age is counted from the release; a feast from the year that it is held in.
_RUNNING: Final = (
    re.compile(rf"\b[Ss]eit\s+(?:\w+\s+){{0,2}}?{_N}\s+(?P<unit>Jahren|Jahrzehnten)\b", re.IGNORECASE),
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
    re.compile(rf"\b{_N}\s+Jahre?\s+nach(?:dem)?\b", re.IGNORECASE),
    re.compile(rf"\bbesteh(?:t|en)\s+(?:\S+\s+){{0,6}}?{_N}\s+(?P<unit>Jahre|Jahrzehnte)\b"),
    re.compile(rf"\b{_N}\s+(?P<unit>Jahre|Jahrzehnte)\s+(?:überdauert|zusammen|gemeinsam)\b"),
)
_VAGUE = re.compile(
    r"\b(?:rund|etwa|über|mehr\sals|fast|knapp|gut|beinahe|nahezu|circa|ca\.|ungefähr|bald|annähernd|weit\süber|weniger\sals)\s*$",
    re.IGNORECASE,
)
_VAGUE_INSIDE = re.compile(r"\b(?:rund|etwa|über|mehr|fast|knapp|gut|beinahe|nahezu|ungefähr|bald)\b")
_RETURNS = re.compile(r"\bjähr(?:t|te|en|ten)\b")
_EXACT = re.compile(r"\bauf\s+den\s+Tag\b")
_LASTING = re.compile(
    r"^\s(?:\S+\s)?(?:be|fort)stehende[nrms]?\s|^\s(?:gepflegte|existierende|währende|gelebte|laufende)[nrms]?\s"
)
_SINCE = re.compile(r"\b[Ss]eit(?:\s+(?:dem|Ende|Anfang|Mitte|Jahr|Jahre|inzwischen|bereits|schon|genau|gestern))*\s*$")
_FROM_TOWN = re.compile(r"^\s(?:mit|zwischen)\s[^,.;:]{1,60}\s(?:vom|von|aus\sdem\sJahre?)\s$")
_FROM = re.compile(r"^\s*(?:vom|von|aus\sdem\sJahre?|aus|\(|im\sJahre?|ab)\s*$")


def since_of(line: Line, token: Token, strict: bool, dates: list[Mention] | None = None) -> When | None:
    """Return the date behind "seit" where it speaks of the word; ``strict`` asks for a verb of being with it.

    ``dates`` are those that may speak of it, where others speak of another agreement.
    """
    for mention in line.dates if dates is None else dates:
        if token.start > mention.end and line.between(mention.end, mention.end + 1) == ")":
            continue
        if mention.end_key or not _SINCE.search(line.between(line.sentence.start, mention.start)):
            continue
        relative = re.match(
            r"^,\s(?:\S+\s)?seit\s(?:dem\s)?(?:Jahr\s)?$|^,\s(?:(?:mit|in)\s)?(?:die|der|das|den|dem|welche[rs]?)\b[^,;:.]*$",
            line.between(token.end, max(token.end, mention.start)),
        )
        near = relative or line.barriers(mention.start, token.start) == 0 or _in_bracket(line, mention, token)
        if near and (_exists(line, mention, token, strict) or (not strict and abs(mention.start - token.start) < 15)):
            return mention.key, line.reading.says(mention, "de.agreement.since")
    return None


def own_of(line: Line, place: Mention) -> When | None:
    """Return the date that stands with one town of a list: "Lille (Frankreich, seit 1988)", "Lille seit 1988"."""
    others = [p for p in line.places if p.start > place.start]
    following = min((p.start for p in others if not line.is_home(p.name)), default=line.sentence.end)
    home = next((line.between(p.start, p.end) for p in others if line.is_home(p.name) and p.start < following), None)
    for mention in line.dates:
        if place.end <= mention.start < following and not mention.end_key:
            gap = line.between(place.end, mention.start)
            gap = gap.replace(f"{home} ", "", 1) if home else gap
            if line.preposition(place) not in {"", "mit"} and not gap.lstrip().startswith(("(", "seit", ",")):
                continue
            if re.match(
                r"^(?:\s\((?:[^()]{0,30}[\s,])?(?:seit|Partnerstadt\sseit|ab)?\s?|,?\s(?:\([^()]*\)\s)?(?:in\s(?:der\s|den\s)?\S+\s)?(?:(?:ist|sind|besteht|bestehen|sie|diese|es|bereits|schon)\s){0,3}\(?seit\s(?:dem\sJahre?\s)?)$",
                gap,
            ):
                return mention.key, line.reading.says(mention, "de.agreement.since")
    return _before(line, place)


def _before(line: Line, place: Mention) -> When | None:
    """Return the date before one of several towns: "seit 1993 mit Pilsen und seit 1969 mit Brixen"."""
    found = []
    for mention in line.dates:
        after = [p for p in line.places if p.start >= mention.end]
        if (
            after
            and _SINCE.search(line.between(line.sentence.start, mention.start))
            and re.match(
                r"^\smit\s(?:(?:der|dem)\s)?(?:[a-zäöü]\S*\s)?(?:Stadt\s)?$", line.between(mention.end, after[0].start)
            )
        ):
            found.append((mention, after[0]))
    own = [m for m, p in found if p is place]
    if len(found) < 2 or not own:
        return None
    return own[0].key, line.reading.says(own[0], "de.agreement.since")


def _in_bracket(line: Line, mention: Mention, token: Token) -> bool:
    return bool(re.match(r"^\s*(?:\S+\s+)?\((?:seit\s+)?$", line.between(min(token.end, mention.start), mention.start)))


def _exists(line: Line, mention: Mention, token: Token, strict: bool) -> bool:
    """Return whether a verb of being, having or binding stands with a date or age, or none stands there at all."""
    exist = pattern("exist")
    if 0 <= token.start - mention.end < 60 and _LASTING.match(line.between(mention.end, token.start)):
        return True
    start, end = min(mention.start, token.start), max(mention.end, token.end)
    verbs = {i: lemma for i, lemma in line.verbs.items() if line.tokens[i].text.lower() != "seit"}
    near = [
        line.tokens[i].text
        for i in verbs
        if line.barriers(line.tokens[i].start, mention.start) == 0 or start <= line.tokens[i].start <= end
    ]
    lemmas = [
        verbs[i]
        for i in verbs
        if line.barriers(line.tokens[i].start, mention.start) == 0 or start <= line.tokens[i].start <= end
    ]
    if not strict and any(pattern("cooperate").fullmatch(word) for word in (*near, *lemmas)):
        return True
    if any(exist.fullmatch(word) for word in (*near, *lemmas)):
        return True
    return not lemmas or 0 <= mention.start - token.end < 10


def age_of(line: Line, token: Token) -> When | None:
    """Return when an agreement began by its stated age; a vague age gives nothing."""
    issued = line.reading.issued
    if not issued or len(issued) < 10:
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
    if start <= token.start < end:
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
    if owner := re.match(
        r"^\s(?:der|des|ihrer|seiner|eines|einer|vom)\s(?:[a-zäöüß]\S*\s)*(?P<owner>[A-ZÄÖÜ][\w-]+)",
        line.between(end, line.sentence.end),
    ):
        owned = end + owner.start("owner")
        at = next((t for t in line.tokens if t.start == owned), None)
        if (
            at is not None
            and at.start != token.start
            and kind_of_noun(at) is None
            and at.lemma not in verb_acts()
            and not any(m.start == owned for m in line.places)
        ):
            return False
    return line.barriers(start, token.start) <= (
        1 if re.search(r"\b(?:her|nach|nachdem)\b", line.between(start, end + 12)) else 0
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
    year = int(day.key[:4]) if day is not None else base.year
    return f"{year - number:04d}"


def _day_of(line: Line, found: re.Match[str]) -> Mention | None:
    """Return the date on which a feast is held: the one of its clause, unless it says since when something is."""
    start = line.sentence.start + found.start()
    near = [
        m
        for m in line.dates
        if not _SINCE.search(line.between(line.sentence.start, m.start))
        and not (start <= m.start < line.sentence.start + found.end())
    ]
    exact = bool(_EXACT.search(line.text))
    near = [m for m in near if exact or line.barriers(m.start, start) == 0]
    return min(near, key=lambda m: (-len(m.key) if exact else 0, abs(m.start - start)), default=None)


def _months_before(day: date, months: int) -> str:
    count = day.year * 12 + day.month - 1 - months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def stated_of(line: Line, token: Token) -> When | None:
    """Return the date that stands right with a word: "vom November 2017", "aus dem Jahr 2019", "trägt das Datum …"."""
    for mention in line.dates:
        if mention.end_key:
            continue
        if mention.start >= token.end and (
            _FROM.match(gap := line.between(token.end, mention.start)) or _FROM_TOWN.match(gap)
        ):
            return mention.key, line.reading.says(mention, "de.agreement.dated")
        if re.search(
            r"\b(?:Datum|datiert|datieren|Unterschriftsdatum|zurück\s+auf|ge(?:ht|hen)\b[^.;]{0,60}\bauf|(?:reich|geh)(?:t|en|te)\b[^.;]{0,40}\b(?:in|bis|auf))\b[^.;]{0,25}$",
            line.between(line.sentence.start, mention.start),
        ):
            return mention.key, line.reading.says(mention, "de.agreement.dated")
    return None
