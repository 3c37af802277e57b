"""Find the municipality that publishes a release, and its name as it is printed."""

import re
from collections import Counter
from dataclasses import replace

from kg.gazetteer import Place, places
from kg.lexicon.patterns import pattern
from kg.text import Document, Mention

__all__ = ["home_of"]

# The bounds of South Tyrol in degrees: south and north, west and east.
_SOUTH_TYROL = ((46.2, 47.1), (10.3, 12.5))
# Those of the German-speaking east of Belgium.
_EAST_BELGIUM = ((50.1, 50.8), (5.9, 6.5))
_GERMAN = frozenset({"DE", "AT", "CH", "LI", "LU"})
_AUSTRIAN_STYLE = re.compile(r"\b(?:stadt|markt)gemeinde\b")
_SWISS_STYLE = re.compile(r"\b(?:einwohnergemeinde|politische gemeinde|stadtkanzlei|gemeindekanzlei)\b")
# Unions of municipalities that keep their kind in their name.
_UNION = re.compile(r"\b(Samtgemeinde|Verbandsgemeinde|Verwaltungsgemeinschaft)\s(?=[A-ZÄÖÜ])")
# Signs that some towns hang on their name ("Mannheim²").
_HUNG_ON = re.compile(r"[²³®©™*]")
# The site of a town at the begin of a letterhead ("dortmund.de › Newsroom").
_SITE = re.compile(r"^(?:www\.)?(?:stadt-)?([a-zäöü]+(?:-[a-zäöü]+)*)\.(?:de|at|ch|li)\b", re.IGNORECASE)
# The district that a town lies in: "Musterau (Landkreis Musterland)".
_OF_DISTRICT = re.compile(r"\s?\((?:(?:Land)?[Kk]reis\s[^()]*|[\w-]+[Kk]reis)\)")
_MORE = re.compile(r"\s(?:am|an|im|in|bei|ob|vor|auf|unter)\s|\s?\(|/")
_NAME_WORDS = 4
_TWICE = 2


def home_of(publisher: str | None, document: Document, mentions: list[Mention]) -> tuple[Place | None, str]:
    """Return the municipality that publishes a release, and its name; nothing where none can be told.

    The publisher's printed name counts first, then the letterhead, then the town named most in headline and opening.
    """
    lines = [
        line
        for zone in document.release.zone("letterhead")
        for line in document.text[zone.start : zone.end].split("\n")
    ]
    for text in (publisher or "", *lines):
        bare = _OF_DISTRICT.sub("", _HUNG_ON.sub("", text))
        if found := _district_in(document, bare) or _union_in(document, bare) or _named(bare) or _of_site(bare):
            return _fuller(*found, mentions)
    if publisher and (found := _unlisted(_HUNG_ON.sub("", publisher))):
        return found
    return next(filter(None, map(_named, _above(document))), None) or _most_named(document, mentions)


def _above(document: Document) -> list[str]:
    """Return the lines above the headline that are no letterhead ("Musterau | Öffentlichkeitsarbeit | 3. Mai 2024")."""
    zones = document.release.zones
    head = next((i for i, zone in enumerate(zones) if zone.kind == "headline"), 0)
    return [line for zone in zones[:head] for line in document.text[zone.start : zone.end].split("\n")]


def _fuller(home: Place, name: str, mentions: list[Mention]) -> tuple[Place, str]:
    """Return the town by the fullest form of its name in the text: "Neustadt in Holstein" where "Neustadt" writes."""
    longer = {
        m.name for m in mentions if m.kind == "place" and m.name.startswith(name) and _MORE.match(m.name[len(name) :])
    }
    if len(longer) == 1 and (options := places().candidates(full := longer.pop())):
        known = {place.id for place in places().candidates(name)}
        if home.id in {place.id for place in options} or known & {place.id for place in options}:
            return options[0], full
    return home, name


def _unlisted(publisher: str) -> tuple[Place, str] | None:
    """Return the town that a publisher names with its kind and that no gazetteer has.

    Its country is the one whose towns are called so ("Stadtgemeinde", "Einwohnergemeinde"), else Germany.
    """
    style = _STYLE.match(publisher)
    name = publisher[style.end() :].strip() if style else ""
    if not name or not name[:1].isupper() or len(name.split()) > _NAME_WORDS:
        return None
    name = name.title() if name.isupper() else name
    lower = publisher.lower()
    country = "AT" if _AUSTRIAN_STYLE.search(lower) else "CH" if _SWISS_STYLE.search(lower) else "DE"
    return Place(id="", name=name, country=country, kind="town"), name


def _is_german_abroad(place: Place) -> bool:
    """Return whether a place lies in South Tyrol or the east of Belgium, whose communes write German."""
    bounds = {"IT": _SOUTH_TYROL, "BE": _EAST_BELGIUM}.get(place.country)
    if bounds is None or place.lat is None or place.lon is None:
        return False
    (south, north), (west, east) = bounds
    return south < place.lat < north and west < place.lon < east


def _most_named(document: Document, mentions: list[Mention]) -> tuple[Place | None, str]:
    """Return the German-speaking town that headline and text name most; the headline counts threefold."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        options = (
            [p for p in places().candidates(mention.name) if p.country in _GERMAN] if mention.kind == "place" else []
        )
        if options:
            counts[mention.name] += 3 if document.sentences[mention.sentence].zone == "headline" else 1
    for name, _ in counts.most_common(1):
        return _own_names(name)[0], name
    return None, ""


def _own_names(name: str) -> list[Place]:
    """Return the German-speaking towns that a name is German for: Wien for "Wien", not for "Vienne"."""
    near = (place for place in places().candidates(name) if place.country in _GERMAN)
    return [place for place in near if name == place.name or name not in {place.french, place.english}]


_DISTRICT = pattern("reading.district")
_KINDS = {
    "kreis": "Kreis",
    "landkreis": "Landkreis",
    "kreisverwaltung": "Kreis",
    "kreisausschuss": "Kreis",
    "landratsamt": "Landkreis",
}
_OFFICES = frozenset({"kreisverwaltung", "kreisausschuss", "landratsamt"})
# Short words in names of districts, and what they stand for ("Mühldorf a. Inn").
_SHORT = ((re.compile(r"\ba\. ?d\. ?"), "an der "), (re.compile(r"\bi\. ?d\. ?"), "in der "),
          (re.compile(r"\ba\. ?(?=[A-ZÄÖÜ])"), "am "), (re.compile(r"\bi\. ?(?=[A-ZÄÖÜ])"), "im "))  # fmt: skip
_DISTRICT_WORDS = 5
_DISTRICT_WORD = re.compile(r"[^\s,;|/()–—·•]+")


def _district_in(document: Document, text: str) -> tuple[Place, str] | None:
    """Return the district that a line names with its kind or office, by the longest name that is known."""
    found = _DISTRICT.search(text)
    if found is None:
        return None
    kind = _KINDS.get(found[1].lower(), found[1])
    words: list[tuple[str, int]] = []
    for match in _DISTRICT_WORD.finditer(text, found.end()):
        if text[found.end() if not words else words[-1][1] : match.start()].strip():
            break
        words.append((match.group(), match.end()))
    for n in range(min(_DISTRICT_WORDS, len(words)), 0, -1):
        printed = " ".join(word for word, _ in words[:n])
        town = printed.title() if printed.isupper() else printed
        for form in dict.fromkeys((town, _spelt(town))):
            for name in (f"{kind} {form}", f"Landkreis {form}", form):
                if options := places().candidates(name):
                    return options[0], _district_name(document, kind, town, options[0], found[1].lower() in _OFFICES)
    return None


def _spelt(town: str) -> str:
    """Return the name of a district with whole words."""
    for short, whole in _SHORT:
        town = short.sub(whole, town)
    return town


def _district_name(document: Document, kind: str, town: str, place: Place, is_office: bool) -> str:
    """Return the name of a district as the text prints it, with its kind: "Landkreis X" for the "Kreisverwaltung X"."""
    if town.lower().endswith("kreis"):
        return town
    for form in dict.fromkeys((_spelt(town), town)):
        if re.search(rf"\bLandkreise?s?\s{re.escape(form)}(?![\w-])", document.text):
            return f"Landkreis {form}"
    if is_office and place.name.endswith(f"kreis {town}"):
        return place.name
    return f"{kind} {town}"


_BEZIRK = re.compile(r"\bBezirks?(?:amt)?s?\s+([A-ZÄÖÜ][\w-]+(?:-[A-ZÄÖÜ]\w+)*)")


_REGION = re.compile(r"\s?\([^()]*\)|(?<=\w)/[A-ZÄÖÜ][\w-]+")
_STYLE = re.compile(
    r"\b(?:(?:Die|Der|Das|Freie|Große|Kreisfreie|Einheitsgemeinde|Magistrat|Verwaltung|Rathaus|Medieninformation)\s+)*(?:und\s+)?(?:der\s+|von\s+)?"
    r"(?:(?!Lutherstadt)\w*[Ss]tadt|STADT|\w*STADT|\w*[Gg]emeinde|\w*GEMEINDE|Markt|MARKT|Kreisstadt)\s+(?:der\s+)?(?=[A-ZÄÖÜ])"
)


def _union_in(document: Document, text: str) -> tuple[Place, str] | None:
    """Return the union of municipalities that a line names, where the release tells of it by this name, too."""
    union = _UNION.search(text)
    name = text[union.end() :].strip() if union is not None else ""
    if union is None or document.text.count(f"{union[1]} {name}") < _TWICE:
        return None
    town = next(iter(places().candidates(name)), Place(id="", name=name, country="DE", kind="town"))
    return replace(town, id="", name=f"{union[1]} {name}"), f"{union[1]} {name}"


def _named(text: str) -> tuple[Place, str] | None:
    if (found := _BEZIRK.search(text)) and (options := places().candidates(found[1])):
        return options[0], found[1]
    styled = text.lower()
    while (style := _STYLE.search(text)) and style.end() < len(text):
        text = text[style.end() :]
    words = re.findall(r"[\w’'./-]+(?:\s?\([^)]*\))?", text)
    for n in (5, 4, 3, 2, 1):
        for i in range(len(words) - n + 1):
            name = " ".join(words[i : i + n]).strip(".")
            if name[:1].isupper() and any(letter.isupper() for letter in words[i + n - 1]):
                for form in _spellings(name):
                    near = _near(form, styled)
                    if near and not (n == 1 and form in {"Stadt", "Amt", "Pressestelle", "Bürger", "Rathaus", "Platz"}):
                        return near[0], form
    # Some towns add their region in brackets or behind a stroke ("Musterau (Westf.)"), though no gazetteer does.
    bare = _REGION.sub("", text)
    return _named(bare) if bare != text else None


def _near(name: str, style: str) -> list[Place]:
    """Return the towns of a name in the countries that write German; the style of the town may tell the country."""
    near = [p for p in places().candidates(name) if p.country in _GERMAN or _is_german_abroad(p)]
    told = {"AT", "IT"} if _AUSTRIAN_STYLE.search(style) else {"CH"} if _SWISS_STYLE.search(style) else set()
    return sorted(near, key=lambda place: place.country not in told) if told else near


def _of_site(text: str) -> tuple[Place, str] | None:
    """Return the town whose site a letterhead prints ("musterau.de › Newsroom")."""
    found = _SITE.match(text.strip())
    name = "-".join(part.capitalize() for part in found[1].split("-")) if found else ""
    options = [place for place in places().towns(name) if place.country in _GERMAN] if name else []
    return (options[0], options[0].name) if options else None


def _spellings(name: str) -> tuple[str, ...]:
    """Return a printed name, and with small letters where a letterhead prints capitals."""
    return (
        (name.title(),)
        if name.isupper()
        else (" ".join(w.capitalize() if w.isupper() and len(w) > 3 else w for w in name.split()),)
    )
