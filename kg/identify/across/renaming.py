"""Find where a text says that an organisation was called otherwise before, or a person was born under another name."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

__all__ = ["born", "other_names", "renamed"]

# How a text tells of a new name; ① is the organisation that it names first, ② the one it names second. Between the two
# stands nothing that could make them two who act together ("wurde von", "führt mit"). ⋅ is the full stop of a name
# that ends with one ("e. V."), with which its sentence may end.
_SINCE: Final = r"(?:seit|jetzt|nun|nunmehr|künftig|heute|inzwischen|mittlerweile)\b"
_UNTIL: Final = r"(?:bis|früher|zuvor|vorher|ehemals|vormals|einst)\b"
_FEW: Final = r"(?: (?!mit\b|von\b|für\b|bei\b|zur?\b|zum\b|im?n?\b|auch\b)[\w.]+){0,4}"
_ARTICLE: Final = r"(?:der |die |das |den )?"
_CALLED: Final = r"(?:heißt|nennt sich|firmiert)"
_WAS_CALLED: Final = r"(?:hieß|nannte sich|firmierte)"
_END: Final = r"(?=[.,;)⋅]|$)"
_OLD_FIRST: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"① (?:wurde|wird|ist|war|hat sich) (?:[^.;]{0,60} )?(?:in|zum|zur|zu) ②⋅? um(?:benannt|getauft|gewandelt)",
        rf"① (?:wurde|wird)(?: im Jahr| später| dann| nun)?(?: \d{{4}})? (?:zum|zur|zu) ②{_END}",
        rf"① {_CALLED} {_SINCE}{_FEW} (?:als |unter dem Namen )?②",
        rf"① (?:trägt|führt)(?: {_SINCE})?{_FEW} den Namen {_ARTICLE}②",
        rf"[Uu]mbenennung (?:[^.;]{{0,30}} )?① in {_ARTICLE}②",
        rf"[Aa]us (?:dem |der )?① (?:wurde|wird){_FEW} {_ARTICLE}②{_END}",
        rf"[Aa]us (?:dem |der )?① (?:ging|ist){_FEW} {_ARTICLE}②⋅? hervor",
        rf"① ?[,(–] ?{_SINCE} (?:als |unter dem Namen )?{_ARTICLE}②{_END}",
    )
)
_NEW_FIRST: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"① ?[,(–-] ?(?:früher|ehemals|vormals|bis(?: zum| Ende| Mitte| Anfang)?(?: \w+)? \d{4})"
        rf"(?: noch)?(?: als| unter dem Namen| bekannt als)?:? ?{_ARTICLE}②",
        r"① ?\( ?(?:das|der|die|dem|den) (?:frühere|ehemalige|vormalige)[nrs]? ②⋅? ?\)",
        rf"① {_WAS_CALLED} {_UNTIL}{_FEW} {_ARTICLE}②",
        rf"① trug {_UNTIL}{_FEW} den Namen {_ARTICLE}②",
        r"① (?:ist|war|wurde) (?:[^.;]{0,30} )?aus (?:dem |der )?②⋅? (?:hervorgegangen|entstanden)",
    )
)
_BETWEEN: Final = 170
_QUOTES: Final = re.compile(r"[„“”\"»«‚‘’]")
_QUOTED: Final = r"[„“\"»](?P<name>[^„“”\"»«\n]{4,90})[“”\"«]"
# What stands right after the name of a body that the text calls by another one too.
_OTHER_NAME: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s?[(,–-]\s?(?:früher|ehemals|vormals|bis(?: zum| Ende| Mitte| Anfang)?(?: \w+)? \d{4})(?: noch)?"
        r"(?: als| unter dem Namen)?:? ?[„“\"»]?(?P<name>[A-ZÄÖÜ][^„“”\"»«(),;:–]{3,70}?)[“”\"«]?\s?[),;–]",
        rf"[“”\"«]?(?: wurde| wird| ist| hat sich)[^.;„“\"»]{{0,60}} in {_QUOTED} um(?:benannt|getauft)",
        rf"[“”\"«]? {_CALLED} {_SINCE}{_FEW} (?:als |unter dem Namen )?{_QUOTED}",
        rf"[“”\"«]? (?:trägt|führt)(?: {_SINCE})?{_FEW} den Namen {_QUOTED}",
        rf"[“”\"«]? {_WAS_CALLED} {_UNTIL}{_FEW} {_QUOTED}",
    )
)
_BORN: Final = re.compile(
    r"\s?[(,]?\s?(?:geb\.|geborene[rn]?|vormals|früher)\s(?P<name>[A-ZÄÖÜ][\w’'-]+(?:-[A-ZÄÖÜ][\w’'-]+)?)"
)
_Span = tuple[int, int]


def renamed(text: str, spans: Iterable[tuple[str, _Span]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of organisations of which the text says that the first is now what the second was.

    Parameters
    ----------
    text
        The kept text.
    spans
        Each place where an organisation is named.

    Examples
    --------
    >>> text = "Das Bildungswerk Nord wurde 2019 in „Akademie Nord“ umbenannt."
    >>> set(renamed(text, [("old", (4, 21)), ("new", (37, 50))]))
    {('new', 'old')}
    """
    placed = sorted(spans, key=lambda one: one[1])
    for index, (first, one) in enumerate(placed):
        for second, other in placed[index + 1 :]:
            if other[0] - one[1] > _BETWEEN:
                break
            if first == second or other[0] < one[1]:
                continue
            said = _said(text, one, other)
            if any(pattern.search(said) for pattern in _OLD_FIRST):
                yield second, first
            elif any(pattern.search(said) for pattern in _NEW_FIRST):
                yield first, second


def other_names(text: str, end: int) -> Iterator[str]:
    """Yield the former or new names that a text tells right after a name that ends here.

    Examples
    --------
    >>> list(other_names("Das Weltzentrum Nord (früher Dritte-Welt-Haus Nord) lädt ein.", 20))
    ['Dritte-Welt-Haus Nord']
    >>> list(other_names("Das Bildungswerk Nord heißt seit Mai „Akademie Nord“.", 21))
    ['Akademie Nord']
    """
    found = (pattern.match(text, end) for pattern in _OTHER_NAME)
    return (match["name"].strip() for match in found if match)


def born(text: str, end: int) -> str:
    """Return the surname at birth that stands right after a person's name, or nothing.

    Examples
    --------
    >>> born("Anna Kurz, geb. Lang, sprach.", 9), born("Anna Kurz sprach.", 9)
    ('Lang', '')
    """
    found = _BORN.match(text, end)
    return found["name"] if found else ""


def _said(text: str, one: _Span, other: _Span) -> str:
    """Return the words around two names, with signs for the names, one space between words and no quotation marks."""
    before = text[max(0, one[0] - 60) : one[0]]
    stop = "⋅" if text[other[1] - 1] == "." else ""
    words = f"{before} ① {text[one[1] : other[0]]} ②{stop} {text[other[1] : other[1] + 40]}"
    return re.sub(r" (?=[,.;)])", "", re.sub(r"\s+", " ", _QUOTES.sub(" ", words)))
