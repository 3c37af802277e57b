"""Find the municipality that publishes a release: by its publisher, its letterhead, or the town named most."""

import re
from collections import Counter

from kg.gazetteer import Place, places
from kg.lexicon.patterns import pattern
from kg.text import Document, Mention

__all__ = ["home_of"]

# The bounds of South Tyrol in degrees: south and north, west and east.
_SOUTH_TYROL = ((46.2, 47.1), (10.3, 12.5))
_AUSTRIAN = ("Stadtgemeinde", "Marktgemeinde")
_SWISS = ("Einwohnergemeinde", "Politische Gemeinde")
_NAME_WORDS = 4


def home_of(publisher: str | None, document: Document, mentions: list[Mention]) -> tuple[Place | None, str]:
    """Return the municipality that publishes a release, and its name; nothing where none can be told.

    The publisher's printed name counts first, then the letterhead, then the town named most in headline and opening.
    """
    heads = [document.text[zone.start : zone.end] for zone in document.release.zone("letterhead")]
    said = _plain(publisher or "")
    if said and not _DISTRICT.search(said) and (district := next(filter(_DISTRICT.search, heads), None)):
        said = district
    for text in (said, *map(_plain, heads)):
        if found := _named(text) or _unlisted_south(text):
            return found[0], _as_printed(document, _whole(document, text, found[1]))
    for text in (said, *(_plain(head).split("\n")[0] for head in heads)):
        if text and (found := _unlisted(text)):
            return found[0], _whole(document, text, found[1])
    return _most_named(document, mentions)


_SUPERSCRIPTS = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹™®*")
_CAPITALS = re.compile(r"^(?:STADTGEMEINDE|MARKTGEMEINDE|GEMEINDE|EINWOHNERGEMEINDE)\s")
_GOES_ON = re.compile(
    r"^(?:/[A-ZÄÖÜ]\w+|\s(?:am|an\sder|an\sdem|im|in|in\sder|bei|ob\sder|vor\sder|auf\sder|unter|a\.\s?d\.|i\.\s?d\.|a\.|i\.)\s?[A-ZÄÖÜ]\w+(?![\w-]))"
)
_SHORT = re.compile(r"^\s(?:a\.\s?d\.|a\.|i\.\s?d\.|b\.|i\.)\s?")
_BRACKET = re.compile(r"/[A-ZÄÖÜ]\w+$")
_UNION = re.compile(r"\bSamtgemeinde\s$")


def _plain(text: str) -> str:
    """Return a line without marks that a logo prints ("MANNHEIM²"), its kind of municipality in small letters."""
    text = text.translate(_SUPERSCRIPTS)
    return text.title() if _CAPITALS.match(text) and text.isupper() else text


def _unlisted_south(text: str) -> tuple[Place, str] | None:
    """Return the town of South Tyrol that a line of a letterhead names with its kind."""
    found = _unlisted(text)
    return found if found and found[0].id and _is_south_tyrolean(found[0]) else None


def _whole(document: Document, text: str, name: str) -> str:
    """Return a town's name as far as a letterhead prints it: "Rottenburg am Neckar", "Kloster Lehnin"."""
    start = text.find(name)
    if bracket := _BRACKET.search(name):
        bare, told = name[: bracket.start()], document.text.replace(text, "")
        return bare if name not in told and re.search(rf"\b{re.escape(bare)}", told) else name
    if start < 0 or " " in name:
        return name
    if _UNION.search(text[:start]):
        return f"Samtgemeinde {name}"
    behind = text[start + len(name) :]
    if more := _GOES_ON.match(behind):
        is_short = "." in more.group()
        return name if is_short and name + more.group() not in document.text.replace(text, "") else name + more.group()
    following = re.match(r"^\s[A-ZÄÖÜ][a-zäöüß]+(?=\s*(?:[,|–\n]|$))", behind)
    if following and _STYLE.search(text) and f"{name}{following.group()}" in document.text[len(text) :]:
        return name + following.group()
    return name


def _unlisted(publisher: str) -> tuple[Place, str] | None:
    """Return the town that a publisher names with its kind and that no gazetteer has, or that lies in South Tyrol.

    Its country is the one whose towns are called so ("Stadtgemeinde", "Einwohnergemeinde"), else Germany.
    """
    style = _STYLE.match(publisher)
    name = publisher[style.end() :].strip() if style else ""
    if not name or not name[:1].isupper() or len(name.split()) > _NAME_WORDS:
        return None
    name = name.title() if name.isupper() else name
    if south := [place for place in places().candidates(name) if _is_south_tyrolean(place)]:
        return south[0], name
    country = "AT" if publisher.startswith(_AUSTRIAN) else "CH" if publisher.startswith(_SWISS) else "DE"
    return Place(id="", name=name, country=country, kind="town"), name


def _is_south_tyrolean(place: Place) -> bool:
    """Return whether a place lies in the south of Tyrol, whose communes write German."""
    (south, north), (west, east) = _SOUTH_TYROL
    is_near = place.lat is not None and place.lon is not None and south < place.lat < north and west < place.lon < east
    return place.country == "IT" and is_near


def _as_printed(document: Document, name: str) -> str:
    """Return the name of a district with the kind that the text prints: "Landkreis X" for the "Kreisverwaltung X"."""
    kind, _, bare = name.partition(" ")
    if bare.endswith("kreis") and kind in {"Kreis", "Landkreis"}:
        return bare
    if kind in {"Kreis", "Landkreis"} and (
        full := re.search(
            rf"\b(?:Land)?[Kk]reis(?:es)?\s({re.escape(bare)}(?:\s(?:am|an\sder|im|in\sder)\s[A-ZÄÖÜ]\w+|\si\.\s?(?:d\.\s?)?\w+\.?|\sa\.\s?(?:d\.\s?)?[A-ZÄÖÜ]\w+))",
            document.text,
        )
    ):
        name, bare = f"{kind} {full[1]}", full[1]
    printed = re.search(rf"\bLandkreise?s?\s{re.escape(bare)}(?![\w-])", document.text) if kind == "Kreis" else None
    return f"Landkreis {bare}" if printed else name


def _most_named(document: Document, mentions: list[Mention]) -> tuple[Place | None, str]:
    """Return the German-speaking town that headline and text name most; the headline counts threefold."""
    counts: Counter[str] = Counter()
    near = {"DE", "AT", "CH", "LI", "LU"}
    for mention in mentions:
        options = [p for p in places().candidates(mention.name) if p.country in near] if mention.kind == "place" else []
        if options:
            counts[mention.name] += 3 if document.sentences[mention.sentence].zone == "headline" else 1
    for name, _ in counts.most_common(1):
        return next(p for p in places().candidates(name) if p.country in near), name
    return None, ""


_DISTRICT = pattern("reading.district")
_DISTRICT_KINDS = {
    "kreis": "Kreis",
    "landkreis": "Landkreis",
    "kreisverwaltung": "Kreis",
    "landratsamt": "Landkreis",
}
_BEZIRK = re.compile(r"\bBezirks?(?:amt)?s?\s+([A-ZÄÖÜ][\w-]+(?:-[A-ZÄÖÜ]\w+)*)")


_STYLE = re.compile(
    r"\b(?:(?:Die|Der|Das|Freie|Große|Kreisfreie|Einheitsgemeinde|Magistrat|Verwaltung|Rathaus|Medieninformation)\s+)*(?:und\s+)?(?:der\s+|von\s+)?"
    r"(?:\w*[Ss]tadt|STADT|\w*STADT|\w*[Gg]emeinde|Markt|Kreisstadt)\s+(?:der\s+)?(?=[A-ZÄÖÜ])"
)


def _named(text: str) -> tuple[Place, str] | None:
    if found := _DISTRICT.search(text):
        town = found[2].title() if found[2].isupper() else found[2]
        kind = _DISTRICT_KINDS.get(found[1].lower(), found[1])
        for name in (f"{kind} {town}", f"Landkreis {town}", town):
            if options := places().candidates(name):
                is_office = found[1].lower() in {"kreisverwaltung", "landratsamt"}
                is_named = is_office and options[0].name.endswith(f"kreis {town}")
                return options[0], options[0].name if is_named else f"{kind} {town}"
    if (found := _BEZIRK.search(text)) and (options := places().candidates(found[1])):
        return options[0], found[1]
    while (style := _STYLE.search(text)) and style.end() < len(text):
        text = text[style.end() :]
    words = re.findall(r"[\w’'./-]+(?:\s?\([^)]*\))?", text)
    for n in (5, 4, 3, 2, 1):
        for i in range(len(words) - n + 1):
            name = " ".join(words[i : i + n]).strip(".")
            if name[:1].isupper() and words[i + n - 1][:1].isupper():
                for form in _spellings(name):
                    near = [
                        place for place in places().candidates(form) if place.country in {"DE", "AT", "CH", "LI", "LU"}
                    ]
                    if near and not (n == 1 and form in {"Stadt", "Amt", "Pressestelle", "Bürger", "Rathaus", "Platz"}):
                        return near[0], form
    return None


def _spellings(name: str) -> tuple[str, ...]:
    """Return a printed name, and with small letters where a letterhead prints capitals."""
    return (
        (name.title(),)
        if name.isupper()
        else (" ".join(w.capitalize() if w.isupper() and len(w) > 3 else w for w in name.split()),)
    )
