"""What the questions, properties and answers are called, in English and German."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from kg.codes import codes, label
from kg.identify.across import REASONS
from kg.judge.values import shown
from kg.model import SCHEMA
from kg.review.item import Answer, Item, Question, Side

__all__ = [
    "ANSWER_WORDS",
    "KIND_WORDS",
    "PROPERTY_WORDS",
    "QUESTION_WORDS",
    "Language",
    "asked",
    "said",
    "subject_in",
    "value_in",
]

Language: TypeAlias = Literal["de", "en"]
_Words: TypeAlias = tuple[str, str]

QUESTION_WORDS: Final[Mapping[Question, _Words]] = MappingProxyType(
    {
        "merge": ("Are these two one?", "Sind diese beiden dasselbe?"),
        "event": ("Do both tell of the same?", "Ist beide Male dasselbe gemeint?"),
        "place": ("Which place is meant?", "Welcher Ort ist gemeint?"),
        "contradiction": (
            "Two releases do not agree: which is right?",
            "Zwei Mitteilungen widersprechen sich: Was stimmt?",
        ),
        "claim": (
            "Somebody claims this; the release states that.",
            "Jemand behauptet dies; die Mitteilung sagt jenes.",
        ),
        "changed": ("The text has changed since this was judged.", "Der Text hat sich seit diesem Urteil geändert."),
        "confidence": ("Was this read rightly?", "Ist das richtig gelesen?"),
    }
)
ANSWER_WORDS: Final[Mapping[Answer, _Words]] = MappingProxyType(
    {
        "same": ("same", "gleich"),
        "different": ("different", "verschieden"),
        "confirm": ("confirm", "bestätigen"),
        "reject": ("reject", "verwerfen"),
        "correct": ("correct", "berichtigen"),
        "first": ("first", "erste"),
        "second": ("second", "zweite"),
        "both": ("both", "beide"),
        "undo": ("undo", "zurücknehmen"),
    }
)
KIND_WORDS: Final[Mapping[str, _Words]] = MappingProxyType(
    {
        "release": ("release", "Mitteilung"), "municipality": ("municipality", "Kommune"),
        "country": ("country", "Staat"), "person": ("person", "Person"),
        "organisation": ("organisation", "Organisation"), "role": ("role", "Amt"),
        "agreement": ("agreement", "Vereinbarung"), "signature": ("signature", "Unterschrift"),
        "event": ("event", "Ereignis"), "programme": ("programme", "Programm"), "funding": ("funding", "Förderung"),
        "quote": ("quote", "Zitat"), "claim": ("claim", "Behauptung"), "figure": ("figure", "Zahl"),
    }
)  # fmt: skip
PROPERTY_WORDS: Final[Mapping[str, _Words]] = MappingProxyType(
    {
        "title": ("title", "Titel"), "issued": ("issued", "Datum"), "publisher": ("publisher", "Herausgeber"),
        "language": ("language", "Sprache"), "source": ("source", "Quelle"), "topic": ("topic", "Thema"),
        "name": ("name", "Name"), "country": ("country", "Staat"), "geonames": ("place", "Ort"),
        "iso": ("code", "Kürzel"), "honorific": ("title", "Titel"), "alias": ("other name", "anderer Name"),
        "kind": ("kind", "Art"), "part_of": ("part of", "Teil von"), "person": ("person", "Person"),
        "role": ("role", "Amt"), "of": ("of", "von"), "label": ("printed as", "gedruckt als"),
        "portfolio": ("portfolio", "Geschäftsbereich"), "attested": ("attested on", "belegt am"),
        "type": ("type", "Art"), "party": ("party", "Partner"), "signed": ("signed on", "unterzeichnet am"),
        "status": ("status", "Stand"), "signatory": ("signatory", "unterzeichnet von"),
        "follows": ("follows", "folgt auf"), "signature": ("signature", "Unterschrift"),
        "signed_by": ("signed by", "unterzeichnet von"), "on_behalf_of": ("on behalf of", "im Namen von"),
        "in_role": ("in the role of", "im Amt"), "start": ("start", "Beginn"), "end": ("end", "Ende"),
        "place": ("place", "Ort"), "venue": ("venue", "Stätte"), "host": ("host", "Gastgeber"),
        "guest": ("guest", "Gast"), "participant": ("participant", "Teilnehmer"),
        "organiser": ("organiser", "Veranstalter"), "within": ("within", "im Rahmen von"),
        "delegation_size": ("size of the delegation", "Größe der Delegation"),
        "delegation_head": ("head of the delegation", "Leitung der Delegation"), "run_by": ("run by", "getragen von"),
        "funder": ("funder", "Geldgeber"), "via": ("via", "über"), "programme": ("programme", "Programm"),
        "funds": ("funds", "fördert"), "amount": ("amount", "Betrag"), "currency": ("currency", "Währung"),
        "speaker": ("speaker", "gesagt von"), "text": ("words", "Wortlaut"), "claimant": ("claimed by", "behauptet von"),
        "about": ("about", "über"), "value": ("value", "Wert"), "unit": ("unit", "Einheit"), "as_of": ("as of", "Stand vom"),
    }
)  # fmt: skip
# Whose codes stand in what a thing is called.
_SCHEMES: Final = {"event": "event-type", "agreement": "agreement-type", "role": "role"}


def said(words: _Words, language: Language) -> str:
    """Return the word of a language.

    Examples
    --------
    >>> said(PROPERTY_WORDS["guest"], "de")
    'Gast'
    """
    return words[language == "de"]


def asked(one: Item, language: Language) -> str:
    """Return the question that an item asks and, where two things may be one, what speaks for it.

    Examples
    --------
    >>> asked(Item(id="", question="merge", sides=(), answers=(), why="name-alone"), "en")
    'Are these two one? (only the name is the same)'
    """
    question = said(QUESTION_WORDS[one.question], language)
    return f"{question} ({said(REASONS[one.why], language)})" if one.why else question


def subject_in(side: Side, language: Language) -> str:
    """Return what the thing of a side is called, with codes in the words of a language.

    Examples
    --------
    >>> subject_in(Side(kind="event", subject="visit 2024-05-03"), "de")
    'Besuch 2024-05-03'
    """
    return _called(side.kind, side.subject, language)


def _called(kind: str, name: str, language: Language) -> str:
    """Return what a thing is called ("visit 2024"), with codes in the words of a language."""
    scheme = _SCHEMES.get(kind)
    known = codes(scheme) if scheme else ()
    return " ".join(label(str(scheme), word, language) if word in known else word for word in name.split(" "))


def value_in(side: Side, language: Language) -> str:
    """Return the value of a side, a code in the words of a language; a question mark where the machine left it open.

    Examples
    --------
    >>> value_in(Side(kind="event", property="type", value="visit"), "de")
    'Besuch'
    >>> value_in(Side(kind="event", property="part_of", value="visit 2024-05-03"), "de")
    'Besuch 2024-05-03'
    """
    form = SCHEMA.get(side.kind, {}).get(side.property, "")
    if form in _SCHEMES and side.value:
        return _called(form, side.value, language)
    scheme = form.removeprefix("code:")
    if form.startswith("code:") and side.value in codes(scheme):
        return label(scheme, side.value, language)
    return shown(side.value) if side.value or not side.property else "?"
