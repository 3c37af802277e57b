"""A release as it is understood so far: its mentions in order, its home town, its partner, its people."""

import re
from collections import Counter
from dataclasses import dataclass, field

from kg.gazetteer import Place, countries, places
from kg.lexicon.patterns import pattern
from kg.model import Evidence
from kg.text import NAMED, Document, Mention, MentionKind, Sentence, Token

__all__ = ["Body", "Person", "Reading"]


@dataclass(frozen=True, slots=True)
class Body:
    """What a role is held in or who takes part: a municipality, an organisation, a country or a person, by its key."""

    kind: str
    key: str


@dataclass(slots=True)
class Person:
    """A person of the release with all mentions and the roles bound so far."""

    name: str
    prefix: str = ""
    mentions: list[Mention] = field(default_factory=list)
    roles: list[tuple[str, Body | None, Mention, Evidence]] = field(default_factory=list)
    home: Body | None = None


class Reading:
    """The document with its mentions sorted and its names resolved."""

    def __init__(
        self, document: Document, mentions: list[Mention], issued: str | None, home: Place | None, home_name: str
    ) -> None:
        self.document = document
        self.issued = issued
        self.home = home
        self.home_name = home_name
        self.mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
        self.by_sentence: dict[int, list[Mention]] = {}
        self._by_kind: dict[tuple[int, MentionKind], list[Mention]] = {}
        for mention in self.mentions:
            self.by_sentence.setdefault(mention.sentence, []).append(mention)
            self._by_kind.setdefault((mention.sentence, mention.kind), []).append(mention)
        self.people: dict[str, Person] = {}
        self.towns: dict[str, tuple[Place, ...]] = {}
        self.partner: str = ""
        self.organisations: dict[str, Mention] = {}
        self.aliases: dict[str, list[str]] = {}
        self.groups: dict[int, list[tuple[Token, str, int]]] = {}

    @property
    def text(self) -> str:
        """The kept text."""
        return self.document.text

    def of(self, sentence: Sentence, *kinds: MentionKind) -> list[Mention]:
        """Return a sentence's mentions of some kinds, in order."""
        if len(kinds) == 1:
            return list(self._by_kind.get((sentence.index, kinds[0]), ()))
        return [mention for mention in self.by_sentence.get(sentence.index, ()) if not kinds or mention.kind in kinds]

    def evidence(self, start: int, end: int, rule: str, confidence: float = 1.0) -> Evidence:
        """Return a span of the text as evidence."""
        return Evidence(start=start, end=end, rule=rule, confidence=confidence)

    def says(self, mention: Mention, rule: str = "", confidence: float = 1.0) -> Evidence:
        """Return a mention as evidence."""
        return Evidence(start=mention.start, end=mention.end, rule=rule or mention.rule, confidence=confidence)

    def whole(self, sentence: Sentence, rule: str, confidence: float = 1.0) -> Evidence:
        """Return a sentence as evidence."""
        return Evidence(start=sentence.start, end=sentence.end, rule=rule, confidence=confidence)

    def country_of(self, town: str) -> str | None:
        """Return the ISO country of a town of the release where all that it may be lie in one."""
        isos = {place.country for place in self.towns.get(town, ())}
        return isos.pop() if len(isos) == 1 else None

    def towns_in(self, iso: str) -> list[str]:
        """Return the towns of the release that lie in a country, the most spoken of first."""
        counts = Counter(m.name for m in self.mentions if m.kind == "place")
        return [name for name, _ in counts.most_common() if self.country_of(name) == iso and name != self.home_name]

    def town_of_demonym(self, mention: Mention) -> str | None:
        """Return the release's town that an adjective speaks of ("Kieler", "namibische" where one town is Namibian)."""
        if len(mention.key) == 2:
            towns = self.towns_in(mention.key)
            return towns[0] if towns else None
        if mention.key.startswith(NAMED):
            return mention.key.removeprefix(NAMED)
        for name, options in self.towns.items():
            if any(place.id == mention.key for place in options):
                return name
        if self.home and self.home.id and self.home.id == mention.key:
            return self.home_name
        return None

    def is_home(self, town: str) -> bool:
        """Return whether a town is the one that speaks."""
        return town == self.home_name

    def between(self, start: int, end: int) -> str:
        """Return the text between two offsets."""
        return self.text[start:end]


# The bounds of South Tyrol in degrees: south and north, west and east.
_SOUTH_TYROL = ((46.2, 47.1), (10.3, 12.5))
_AUSTRIAN = ("Stadtgemeinde", "Marktgemeinde")
_SWISS = ("Einwohnergemeinde", "Politische Gemeinde")
_NAME_WORDS = 4


def home_of(publisher: str | None, document: Document, mentions: list[Mention]) -> tuple[Place | None, str]:
    """Return the municipality that publishes a release, and its name; nothing where none can be told.

    The publisher's printed name counts first, then the letterhead, then the town named most in headline and opening.
    """
    for text in (
        publisher or "",
        *(document.text[zone.start : zone.end] for zone in document.release.zone("letterhead")),
    ):
        if found := _named(text):
            return found[0], _as_printed(document, found[1])
    if publisher and (found := _unlisted(publisher)):
        return found
    return _most_named(document, mentions)


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


def partner_of(reading: Reading) -> str:
    """Return the town other than home that the release speaks of most; the headline counts threefold."""
    weights: Counter[str] = Counter()
    for mention in reading.mentions:
        if mention.kind == "place" and not reading.is_home(mention.name):
            zone = reading.document.sentences[mention.sentence].zone
            abroad = reading.country_of(mention.name) not in {None, reading.home.country if reading.home else "DE"}
            weights[mention.name] += (3 if zone == "headline" else 1) + 2 * abroad
    return weights.most_common(1)[0][0] if weights else ""


__all__ += ["home_of", "partner_of"]
_ = countries
