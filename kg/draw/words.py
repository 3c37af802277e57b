"""What pictures say, in German and English."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

__all__ = ["Language", "counted", "day", "number", "say"]

Language: TypeAlias = Literal["de", "en"]

_TEXTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "title": ("Netz", "Network"),
        "size": ("Kreisgröße: Verbindungen", "Circle: ties"),
        "size.is": ("Kreisgröße: {}", "Circle: {}"),
        "line.is": ("Linie: {}", "Line: {}"),
        "home.DE": ("deutsche Kommunen", "German municipalities"),
        "home": ("Kommunen in {}", "municipalities in {}"),
        "abroad": ("in anderen Ländern", "in other countries"),
        "nowhere": ("{} ohne Koordinaten fehlen.", "{} without coordinates are missing."),
        "natural": (
            "Land und Grenzen: Natural Earth (gemeinfrei).",
            "Land and borders: Natural Earth (public domain).",
        ),
        "strongest": ("Am stärksten verbunden: {}.", "Most strongly tied: {}."),
        "width": ("Linie: Zahl je Paar", "Line: number for each pair"),
        "groups": ("Gruppen um", "Groups around"),
        "others": ("kleinere Gruppen", "smaller groups"),
        "colour": (
            "Farben zeigen Gruppen, die untereinander enger verbunden sind als mit anderen (Louvain-Verfahren).",
            "Colours show groups that are joined more closely to each other than to others (Louvain method).",
        ),
        "arrow": ("Ein Pfeil führt vom Gast zum Gastgeber.", "An arrow leads from the guest to the host."),
        "timeline": ("{} und {}: eine Partnerschaft in der Zeit", "{} and {}: a partnership over time"),
        "undated": ("ohne Datum", "undated"),
        "gap": ("+n: so viele Jahre ohne Meldung", "+n: so many years of which nothing is told"),
        "latest": ("Gezeigt sind die {} neuesten von {}.", "Shown are the latest {} of {}."),
        "agreement": ("Vereinbarung", "agreement"),
        "event": ("Ereignis", "event"),
        "flow": ("Der Weg des Geldes", "The way of the money"),
        "stage.funder": ("Geldgeber", "funder"),
        "stage.agency": ("über", "through"),
        "stage.programme": ("Programm oder Projekt", "programme or project"),
        "stage.target": ("wofür", "for what"),
        "band": (
            "Breite: Zahl der Förderungen, nicht der Beträge; wo ein Text eine Stufe nicht nennt, läuft es vorbei.",
            "Width: number of fundings, not amounts; where a text does not tell a stage, the band passes it by.",
        ),
        "cut": ("Gezeigt sind die {} stärksten von {}.", "Shown are the {} strongest of {}."),
        "unnamed": ("{} Namen fehlen aus Platzgründen.", "{} names are left out for want of room."),
        "empty": ("Keine Verbindungen gefunden", "No ties found"),
        "ties": ("Verbindungen", "ties"),
        "many.agreement": ("Vereinbarungen", "Agreements"),
        "many.country": ("Staaten", "States"),
        "many.event": ("Ereignisse", "Events"),
        "many.municipality": ("Kommunen", "Municipalities"),
        "many.official": ("Amtsträger", "Officials"),
        "many.organisation": ("Organisationen", "Organisations"),
        "many.person": ("Personen", "People"),
        "many.programme": ("Programme", "Programmes"),
        "many.topic": ("Themen", "Topics"),
        "official": ("Amtsträger", "official"),
        "person": ("andere Person", "other person"),
        "topic": ("Thema", "topic"),
        "programme": ("Programm", "programme"),
        "organisation": ("Organisation", "organisation"),
        "country": ("Staat", "state"),
        "municipality": ("Kommune", "municipality"),
    }
)
_COUNTED: Final[Mapping[str, tuple[str, str, str, str]]] = MappingProxyType(
    {
        "municipalities": ("Kommune", "Kommunen", "municipality", "municipalities"),
        "nodes": ("Knoten", "Knoten", "node", "nodes"),
        "ties": ("Verbindung", "Verbindungen", "tie", "ties"),
        "agreements": ("Vereinbarung", "Vereinbarungen", "agreement", "agreements"),
        "events": ("Ereignis", "Ereignisse", "event", "events"),
        "groups": ("Gruppe", "Gruppen", "group", "groups"),
        "fundings": ("Förderung", "Förderungen", "funding", "fundings"),
    }
)  # fmt: skip
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def say(key: str, language: Language, *parts: object) -> str:
    """Return a text in a language, with parts filled in.

    Examples
    --------
    >>> say("cut", "de", 150, 900), say("many.topic", "en")
    ('Gezeigt sind die 150 stärksten von 900.', 'Topics')
    """
    return _TEXTS[key][language == "en"].format(*parts)


def counted(key: str, count: float, language: Language) -> str:
    """Return a number with what is counted.

    Examples
    --------
    >>> counted("ties", 1, "de"), counted("ties", 1200, "en")
    ('1 Verbindung', '1,200 ties')
    """
    one, more = _COUNTED[key][:2] if language == "de" else _COUNTED[key][2:]
    return f"{number(count, language)} {one if count == 1 else more}"


def number(value: float, language: Language) -> str:
    """Return a number as the language writes it.

    Examples
    --------
    >>> number(1200, "de"), number(1.5, "de"), number(1.5, "en")
    ('1.200', '1,5', '1.5')
    """
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text


def day(date: str, language: Language) -> str:
    """Return an ISO 8601 day, month or year as the language writes it.

    Examples
    --------
    >>> day("2024-11-03", "de"), day("2024-11", "de"), day("2024-11-03", "en"), day("1958", "en")
    ('3.11.2024', '11/2024', '3 Nov 2024', '1958')
    """
    year, *rest = date.split("-")
    if not rest:
        return year
    if language == "en":
        return " ".join([*(str(int(part)) for part in rest[1:]), _MONTHS[int(rest[0]) - 1], year])
    return f"{int(rest[1])}.{int(rest[0])}.{year}" if rest[1:] else f"{int(rest[0])}/{year}"
