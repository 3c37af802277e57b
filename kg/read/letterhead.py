"""Tell the lines of a letterhead: publisher, office, service, address, date."""

import re

from kg.dates import find_dates
from kg.model import ZoneKind
from kg.read.cues import cues

__all__ = ["has_address", "is_district", "is_label", "is_only_address", "label_kind", "publisher_in"]

_KREIS = re.compile(r"(?:[A-ZÄÖÜ]\w+er\s)?(?:[A-ZÄÖÜ]\w+-)*(?:[A-ZÄÖÜ]\w*)?(?:[Kk]reis|KREIS)")
_SEGMENTS = re.compile(r"\s+[–—|·•/›>»-]\s+|\s*\|\s*|\s{3,}|[,;]\s+|:\s+")
_NAME_FIRST = re.compile(r"([A-ZÄÖÜ][\w-]+(?:\s(?:\([^()]+\)|[A-ZÄÖÜ][\w-]+)){0,2})\s[–—|·-]\s")
_DATED_PLACE = re.compile(
    r"(?:^|[,|]\s)([A-ZÄÖÜ][^\d,|·:]{2,40}?)(?:\s\([a-zäöü/]{2,9}\))?[.,]?\s*(?:[·|–-]\s|\b(?:den|am|vom)\s)?(?:\w+tag,?\s)?$"
)
_NUMBERS = re.compile(r"\b\d{1,5}(?:[/-]\d{1,4})*\b|\d\d?[:.]\d\d")
# The sign of an author or service: "– ab", "/ab", "(spk)", "(pld/ab)", "(PSV)".
_SHORT_CODE = re.compile(
    r"(?:\s[–-]\s|/)[a-zäöü]{2,4}(?=\s|$)|\s\((?:[a-zäöü]{2,6}(?:/[a-zäöü]{2,4})?|[A-ZÄÖÜ]{2,5})\)(?=[.,:]?(?:\s|$))"
)
_DOTTED = re.compile(r"(?:[a-zäöü]\.)+\w*")
_APART = re.compile(r"(?:[,|·/(–—-]|\)\.|\bden|\s{3,})\s*(?:\w+,\s)?(?:(?:den|am|vom)\s)?$")
_PARTED, _DASHED, _PARTING = re.compile(r"\s[|·/]\s$"), re.compile(r"\s[|·/–—]\s$"), re.compile(r"\s[|·/]\s")
_OF_SERVICE = re.compile(r"\b(?:Redaktion\w*|Freitext|[Aa]ktuell)\b")
_SHORT_LINE = 90
_NUMBERED = re.compile(r"(?:Nr|Nummer|PM|PI|MD|Ausgabe)\.?\s?\d[\d/ -]*$", re.IGNORECASE)
_BREADCRUMB = re.compile(r"^[^„“\"]{2,60}(?:\s[›>»]\s[^„“\"]{2,60}){1,6}$")
_STREET = re.compile(
    r"(?:straße|strasse|str\.|platz|allee|weg|ring|markt|ufer|damm|gasse|wall|hof)\s+\d{1,3}(?:\s?[a-z])?(?:[/-]\d+)?\b",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b(?:D-)?\d{5}\s+[A-ZÄÖÜ]")
_PHONE = re.compile(
    r"\b(?:tel(?:efon)?|fon|fax|telefax|mobil|durchwahl|ruf|handy)\b[\s.:/]*(?:nr\.?\s*)?[+(\d]|\+49[\s.(\d]",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]{1,64}(?:@|\s?\(at\)\s?|\[at\])[\w-]+\.[\w.-]+", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def publisher_in(line: str) -> str | None:
    """Return the municipality that a letterhead line names, as it is printed.

    Examples
    --------
    >>> publisher_in("Stadt Musterau – Die Oberbürgermeisterin"), publisher_in("Presseamt der Stadt Musterau")
    ('Stadt Musterau', 'Stadt Musterau')
    >>> publisher_in("MUSTERAU – Pressedienst"), publisher_in("Musterau, den 3. Mai 2024")
    ('MUSTERAU', 'Musterau')
    >>> publisher_in("Presseamt Musterau"), publisher_in("Musterau (ab), Freitag, 3. Mai 2024")
    ('Musterau', 'Musterau')
    >>> publisher_in("Stadt Musterau empfängt Gäste") is None, publisher_in("Musterau am See, 3. Mai 2024")
    (True, 'Musterau am See')
    """
    line = line.strip()
    for segment in _SEGMENTS.split(line):
        if _is_body(segment):
            return segment
        if (found := cues().of_publisher.search(segment)) and not _has_small_words(segment):
            return found.group(1)
        if (of_office := _town_behind_office(segment)) is not None:
            return of_office
    dates = find_dates(line)
    named = _DATED_PLACE.search(line[: dates[0][0]]) if dates else _NAME_FIRST.match(line)
    if named is None or _names_office(named.group(1)):
        return None
    # The small words of a name are none of a date: "Musterau am See, 3. Mai 2024".
    capitals = " ".join(word for word in named.group(1).split() if word[:1].isupper())
    if cues().date_words.search(capitals) or not named.group(1).split()[-1][:1].isupper():
        return None
    return named.group(1) if dates or _names_office(line) else None


def _town_behind_office(segment: str) -> str | None:
    """Return the name behind an office: "Musterau" of "Presseamt Musterau"."""
    office = cues().office.match(segment)
    name = segment[office.end() :].strip() if office else ""
    return name if cues().name.fullmatch(name) and not _names_office(name) else None


def _is_body(text: str) -> bool:
    """Say whether a text is nothing but the name of a municipality with its kind."""
    return cues().publisher.fullmatch(text) is not None or (_KREIS.fullmatch(text) is not None and len(text) > 5)


def is_district(name: str) -> bool:
    """Say whether a name alone is that of a district: it ends with its kind.

    Examples
    --------
    >>> is_district("Mustertalkreis"), is_district("Musterau")
    (True, False)
    """
    return _KREIS.fullmatch(name) is not None


def is_label(line: str) -> bool:
    """Say whether a line is one of a letterhead: publisher, office, service, street, date, trail of a website.

    Examples
    --------
    >>> is_label("Presse- und Kommunikationsamt"), is_label("PRESSEMITTEILUNG Nr. 27/24 – abc   10. Juni 2024")
    (True, True)
    >>> is_label("Mitteilung aus dem Rathaus, 04.06.2013"), is_label("Musterau bei Lille · 3.5.2024 · Stadtverwaltung")
    (True, True)
    >>> is_label("Musterau (ab), Freitag, 3. Mai 2024"), is_label("Amtsblatt der Stadt Au a.d.Au – Nr. 2, 3. Mai 2024")
    (True, True)
    >>> is_label("Neues für die Redaktionen – 03.05.2024"), is_label("Au · 3. Mai 2024 · Aus dem Rat und den Vereinen")
    (True, True)
    >>> is_label("Festakt mit Lille – 9. Mai 2024"), is_label("Der Vertrag mit Au – 3. Mai 1974 – wird erneuert")
    (False, False)
    >>> is_label("Stadt Musterau empfängt Gäste"), is_label("Tag der Partnerschaft am 3. Mai 2024")
    (False, False)
    """
    return label_kind(line) is not None


def label_kind(line: str) -> ZoneKind | None:
    """Return what a line above the headline is: letterhead, dateline or contact; None where it is none of them."""
    line = line.strip(" *+·|–-")
    if not line or len(line) > 160:
        return None
    if find_dates(line):
        return _dated_kind(line)
    if _MAIL.search(line) or _PHONE.search(line):
        return "contact" if len(line) < 120 else None
    if _is_named(line) or _BREADCRUMB.match(line) or _NUMBERED.match(line) or is_only_address(line):
        return "letterhead"
    if (_STREET.search(line) or _POSTCODE.search(line)) and not line.endswith((".", "!", "?")):
        return "letterhead"
    return None


def _is_named(line: str) -> bool:
    """Say whether a line is made of names of offices, services and publishers."""
    bare = _SHORT_CODE.sub("", line)
    if bare.endswith(("!", "?")) or len(bare.split()) > 14:
        return False
    segments = [segment for segment in _SEGMENTS.split(bare) if segment.strip()]
    others = [segment for segment in segments if not _is_body(segment)]
    if any(_has_small_words(segment) for segment in others):
        return False
    named = len(segments) - len(others) + sum(_names_office(segment) for segment in others)
    return named > 0 and named * 2 >= len(segments)


def _names_office(text: str) -> bool:
    known = cues()
    patterns = (known.service, known.office, known.of_publisher)
    return any(pattern.search(text) for pattern in patterns) or known.head.match(text) is not None


def _has_small_words(line: str) -> bool:
    """Say whether a line holds words in small letters that no label has."""
    words = (word for word in cues().house.sub(" ", line).split() if not _DOTTED.fullmatch(word))
    bare = (word.strip(".,;:()[]-") for word in words)
    return any(word[:1].islower() and word not in cues().small_words for word in bare)


def _dated_kind(line: str) -> ZoneKind | None:
    """Return "dateline" for a line that is little more than a date, "letterhead" if it names the publisher too."""
    start, end, _ = find_dates(line)[0]
    before, after = line[:start], line[end:]
    rest = _SHORT_CODE.sub(" ", _NUMBERS.sub(" ", cues().date_words.sub(" ", f"{before} | {after}")))
    parts = [bare for part in _SEGMENTS.split(rest) if (bare := part.strip(" .,:;()[]|·•/–-"))]
    if not parts:
        return "dateline"
    has_body = any(_is_body(part) for part in parts)
    has_office = any(_names_office(part) for part in parts)
    others = (part for part in parts if not _is_body(part) and not (has_office and cues().name.fullmatch(part)))
    if len(line) <= _SHORT_LINE and _stands_apart(before, after):
        return "letterhead" if has_body else "dateline"
    if _has_small_words(" ".join(others)) or len(rest) > 100:
        return None
    if has_body:
        return "letterhead"
    if has_office:
        return "dateline"
    is_apart = not before.strip() or _APART.search(before) is not None
    words = [sum(not _DOTTED.fullmatch(word) for word in part.split()) for part in parts]
    return "dateline" if is_apart and len(parts) <= 2 and max(words) <= 3 else None


def _stands_apart(before: str, after: str) -> bool:
    """Say whether signs part a date from all else in its line, as hardly a headline does: "Au aktuell / 3. Mai 2024".

    Dashes part headlines too: the line must then be one of a service ("Neues für die Redaktionen – 3. Mai 2024").
    """
    if before.startswith("im ") and before.endswith("vom ") and not after.strip():
        return True
    signs = _DASHED if _OF_SERVICE.search(before) else _PARTED
    return signs.search(before) is not None and (not after.strip() or _PARTING.match(after) is not None)


def has_address(text: str) -> bool:
    """Say whether a short paragraph is mostly an address, a telephone number or a mail address.

    Examples
    --------
    >>> has_address("Stadt Musterau, Marktplatz 1, 99999 Musterau"), has_address("Telefon 01234 56-0")
    (True, True)
    >>> has_address("Das Fest beginnt um 18 Uhr im Rathaus, Marktplatz 1.")
    False
    """
    if len(text) > 320:
        return False
    if _PHONE.search(text) or _MAIL.search(text):
        return len(_WEB.sub("", _MAIL.sub("", text))) < 200
    return _POSTCODE.search(text) is not None and not re.search(r"[a-zäöüß]{3}[.!?]$", text)


def is_only_address(text: str) -> bool:
    """Say whether a text is a web address and nothing else.

    Examples
    --------
    >>> is_only_address("www.musterau.de/presse"), is_only_address("Mehr: www.musterau.de")
    (True, False)
    """
    return _WEB.fullmatch(text.strip()) is not None
