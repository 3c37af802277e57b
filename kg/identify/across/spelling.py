"""Compare the names of people and bodies as they are spelt in many ways."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final, Literal, TypeAlias

from kg.names import fold

__all__ = ["Key", "Name", "Relation", "family_of", "initials", "key_for", "near_spelling", "plain", "relation", "sound"]

Key: TypeAlias = Callable[[str], str]
Relation: TypeAlias = Literal["same", "spelling", "initial", "former-surname", "surname"]

_TITLES: Final = frozenset(
    "dr prof professor professorin h c hc med phil jur rer nat ing dipl mag habil dres herr frau sir dame".split()
)
# Words that belong to the surname after them.
_PARTICLES: Final = frozenset(
    "von van vom zu zum zur de der den del della di da dos das du la le ter ten".split()
    + "el al ben bin ibn abu abd abdel abdul".split()
)
# Articles and words of kinship that Arabic names may bear or not.
_ARTICLES: Final = frozenset("al el ben bin ibn".split())
# Where the surname may stand first.
_SURNAME_FIRST: Final = frozenset({"CN", "TW", "HK", "KR", "KP", "JP", "VN", "HU", "MN", "KH"})
_UMLAUTS: Final = (("ae", "a"), ("oe", "o"), ("ue", "u"))
# How the letters of other scripts come out in German, English and French; what cannot be told apart is one letter.
_SOUNDS: Final = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"schtsch|shch|chtch|tsch|tch", "5"), (r"dsch|dj|dzh", "7"), (r"sch|sh|zh|tz|ts|z", "s"), (r"kh|ch|cz", "5"),
        (r"gh", "g"), (r"dh", "d"), (r"th", "t"), (r"ph", "f"), (r"ou|oo", "u"), (r"ow$|off$", "ov"),
        (r"(?:ew|eff|jew|yev|iev)$", "ev"), (r"w", "v"), (r"x", "ks"), (r"c|q", "k"), (r"[jy]", "i"), (r"^i(?=e)", ""),
        (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_VOWELS: Final = re.compile(r"[aeiou]+")
_CYRILLIC: Final = frozenset("UA RU BY BG RS MK KZ KG MD ME BA TJ UZ GE AM AZ MN".split())
_ARABIC: Final = frozenset("MA DZ TN LY EG SD PS JO LB SY IQ SA YE OM AE QA KW BH IR AF PK TR IL MR TD SN ML".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person's name in its parts, folded: given names and the parts of the surname."""

    whole: str
    given: tuple[str, ...]
    family: tuple[str, ...]

    @classmethod
    def of(cls, printed: str) -> "Name":
        """Return the parts of a printed name; titles are left out.

        Examples
        --------
        >>> Name.of("Dr. Anna-Maria von Beispiel-Muster")
        Name(whole='anna maria von beispiel muster', given=('anna', 'maria'), family=('beispiel', 'muster'))
        """
        return _parsed(printed)

    @property
    def full(self) -> bool:
        """Whether it has more than a surname."""
        return bool(self.given)


@lru_cache(maxsize=65_536)
def _parsed(printed: str) -> Name:
    bare = re.sub(r"\b(?:Dr|Prof|Dipl|Ing|med|phil|jur|rer|nat|h\.? ?c|habil)\.(?:-)?", " ", printed)
    words = [word for word in bare.split() if fold(word) not in _TITLES and fold(word)]
    if not words:
        return Name(whole=fold(printed), given=(), family=(fold(printed),))
    cut = len(words) - 1
    while cut > 1 and fold(words[cut - 1]) in _PARTICLES:
        cut -= 1
    given = tuple(part for word in words[:cut] for part in fold(word).split() if word[:1].isupper() or len(part) > 1)
    family = tuple(part for word in words[cut:] for part in fold(word).split())
    family = tuple(part for part in family if part not in _PARTICLES) or family
    return Name(whole=fold(" ".join(words)), given=given, family=family)


@lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """Return a folded name without the letters that stand for umlaut dots: "mueller" and "muller" meet.

    Examples
    --------
    >>> plain("Müller"), plain("Mueller"), plain("Muller")
    ('muller', 'muller', 'muller')
    """
    text = fold(name)
    for written, letter in _UMLAUTS:
        text = text.replace(written, letter)
    return text


@lru_cache(maxsize=65_536)
def sound(name: str, country: str = "") -> str:
    """Return how a name sounds, whatever alphabet and whoever's romanisation it comes from.

    Examples
    --------
    >>> sound("Wolodymyr") == sound("Volodymyr"), sound("Schewtschenko") == sound("Shevchenko")
    (True, True)
    >>> sound("Mohammed") == sound("Muhammad") == sound("Mohamed"), sound("Serhij", "UA") == sound("Sergej", "UA")
    (True, True)
    """
    text = plain(name)
    for pattern, letter in _SOUNDS:
        text = pattern.sub(letter, text)
    # Ukrainian writes h where Russian writes g; elsewhere an h is heard or not.
    text = text.replace("h", "g" if country in _CYRILLIC else "")
    return text[:1] + _VOWELS.sub("", text[1:])


def relation(one: Name, other: Name, country: str) -> Relation | None:
    """Return how two names may be one person's, or None where they are not.

    ``country`` is where the person acts: it says whether romanisations and the order of names may differ.

    Examples
    --------
    >>> def said(a, b, country="DE"):
    ...     return relation(Name.of(a), Name.of(b), country)
    >>> said("Jürgen Groß", "Jurgen Gross"), said("A. Beispiel", "Anna Beispiel"), said("Anna Kurz", "Anna Kurz-Lang")
    ('spelling', 'initial', 'former-surname')
    >>> said("Wang Wei", "Wei Wang", "CN"), said("Anna Meier", "Anna Meyer"), said("Beispiel", "Anna Beispiel")
    ('spelling', None, 'surname')
    """
    if one.whole == other.whole:
        return "same" if one.full else "surname"
    key = key_for(country)
    if country in _SURNAME_FIRST and one.full and other.full and _halves(one, key) & _halves(other, key):
        return "spelling"
    family, others = family_of(one, key), family_of(other, key)
    if not (one.full and other.full):
        return "surname" if set(family) == set(others) else None
    given = _given(one, other, key)
    if set(family) == set(others):
        return given
    if not set(family) & set(others) or min(len(family), len(others)) > 1:
        return None
    return "former-surname" if given == "spelling" else given


def key_for(country: str) -> Key:
    """Return what two spellings of a word have in common where they come from a country.

    Examples
    --------
    >>> key_for("UA")("Kowaltschuk") == key_for("UA")("Kovalchuk"), key_for("DE")("Kowalski")
    (True, 'kowalski')
    """
    return partial(sound, country=country) if country in _CYRILLIC | _ARABIC else plain


def family_of(name: Name, key: Key) -> tuple[str, ...]:
    """Return the parts of a surname by a key, without articles.

    Examples
    --------
    >>> family_of(Name.of("Omar al-Masri"), plain)
    ('masri',)
    """
    return tuple(key(part) for part in name.family if part not in _ARTICLES) or tuple(map(key, name.family))


def _given(one: Name, other: Name, key: Key) -> Literal["spelling", "initial"] | None:
    """Return how two first names agree: as spellings, as a name and its initial, or not."""
    short, long = one.given[0], other.given[0]
    if len(short) == 1 or len(long) == 1:
        return "initial" if short[0] == long[0] else None
    if key(short) != key(long):
        return None
    middle, others = [key(part) for part in one.given[1:]], [key(part) for part in other.given[1:]]
    agree = all(mine[0] == yours[0] for mine, yours in zip(middle, others, strict=False) if mine and yours)
    return "spelling" if agree else None


def _halves(name: Name, key: Key) -> set[frozenset[str]]:
    """Return the two ways in which a name may be a surname and a first name, in whatever order and spacing."""
    words = [key(part) for part in (*name.given, *name.family)]
    return {frozenset((words[0], "".join(words[1:]))), frozenset(("".join(words[:-1]), words[-1]))}


def near_spelling(one: str, other: str) -> bool:
    """Return whether two folded words are one letter apart (more, less, another, or two swapped).

    Examples
    --------
    >>> near_spelling("andrea", "andreas"), near_spelling("anna", "otto")
    (True, False)
    """
    if abs(len(one) - len(other)) > 1 or one == other:
        return one == other
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    return one[1:] == other[1:] or one[1:] == other or one == other[1:] or one == f"{other[1:2]}{other[:1]}{other[2:]}"


def initials(name: str) -> str:
    """Return the capitals of the words of a name.

    Examples
    --------
    >>> initials("Partnerschaftsverein Ulm-Metz e. V."), initials("Servicestelle Kommunen in der Einen Welt")
    ('PUM', 'SKEW')
    """
    bare = re.sub(r"\b(?:e\. ?V|gGmbH|GmbH|AG|eG)\b\.?", "", name)
    return "".join(word[0] for word in re.split(r"[\s/-]+", bare) if word[:1].isupper())
