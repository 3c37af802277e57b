"""Find people: by title, by given name, by the shape of a name where its surroundings call for one."""

import re
from collections.abc import Iterator

from kg.gazetteer import countries, places
from kg.lexicon import roles
from kg.lexicon.organisations import head_of
from kg.recognise.scan import Scan
from kg.recognise.words import PARTICLES, TITLES, is_common, is_given, is_name_like
from kg.text import Mention, Sentence, Token

__all__ = ["people_in", "short_names"]

_CALENDAR = frozenset(
    "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
)
_ARTICLES = frozenset(
    "der die das dem den des ein eine einen einem einer im am zum zur vom beim diese dieser dieses ihre seine unsere".split()
)
_MAX_NAME = 5
_NOT_NAMES = frozenset(
    "Foto Fotos Bild Bilder Stadt Gemeinde Landkreis Kreis Hotel Café Haus Platz Straße Uhr Euro Prozent Telefon Tel E-Mail Quelle Text Info Infos Seite Nr Agenda Global Europe Union".split()
)


def people_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield the people whose name stands in full (given and family name, or a title and one name).

    ``key`` is "full" for a name of two parts or more, "short" for a family name behind a title.
    """
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        if _may_begin(scan, sentence, i) and (end := _name_end(scan, sentence, i)) > i:
            parts = [token.text for token in tokens[i:end]]
            titled = _titled(scan, sentence, i)
            if _is_person(scan, sentence, i, end, titled):
                yield _mention(scan, sentence, i, end, parts)
                i = end
                continue
        i += 1


def _mention(scan: Scan, sentence: Sentence, i: int, end: int, parts: list[str]) -> Mention:
    first, last = sentence.tokens[i], sentence.tokens[end - 1]
    name = scan.document.text[first.start : last.end]
    base = _base(parts[-1])
    if base != parts[-1]:
        name = name[: -len(parts[-1])] + base
    key = "full" if len(parts) > 1 else "short"
    return Mention(
        kind="person",
        start=first.start,
        end=last.end,
        sentence=sentence.index,
        name=" ".join(name.split()),
        key=key,
        of=_prefix(sentence, i),
        rule="de.person.name",
    )


def _prefix(sentence: Sentence, i: int) -> str:
    begin = i
    while begin and sentence.tokens[begin - 1].text in TITLES - {"Frau", "Herr", "Herrn", "Familie"}:
        begin -= 1
    return " ".join(token.text for token in sentence.tokens[begin:i])


def _base(word: str) -> str:
    """Return a family name without a genitive's apostrophe; a bare "s" stays, since many names end with it."""
    return word.rstrip("’'") if word.endswith(("’", "'")) else word


def _may_begin(scan: Scan, sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    if not is_name_like(token) or token.text.lower() in PARTICLES | _ARTICLES or token.text in TITLES or token.text in _CALENDAR or token.text in _NOT_NAMES:
        return False
    return scan.is_free(sentence, token.start, token.end) and not roles().find((token.text,))


def _name_end(scan: Scan, sentence: Sentence, i: int) -> int:
    """Return where a run of name words that begins at ``i`` ends."""
    tokens = sentence.tokens
    end = i + 1
    solid = 1
    while end < len(tokens) and solid < _MAX_NAME:
        token = tokens[end]
        if (
            not scan.is_free(sentence, token.start, token.end)
            or token.text in _CALENDAR
            or token.text in _NOT_NAMES
            or token.text in TITLES
        ):
            break
        if (
            token.text.lower() in PARTICLES
            and end + 1 < len(tokens)
            and is_name_like(tokens[end + 1])
            and not is_common_noun(tokens[end + 1], solid)
            and token.text.islower()
            and (
                token.text not in {"der", "den", "y", "i", "zu", "la", "el", "le"}
                or tokens[end - 1].text.lower() in PARTICLES
                or token.text in {"la", "el"}
            )
        ):
            end += 1
            continue
        if is_initial(token):
            end += 1
            continue
        if not is_name_like(token) or roles().find((token.text,)):
            break
        if is_common_noun(token, solid) and not (is_given(tokens[end - 1].text) and solid == 2 and not head_of(token.text)):
            break
        solid += 1
        end += 1
    while end > i + 1 and tokens[end - 1].text.lower() in PARTICLES:
        end -= 1
    return end


def is_initial(token: Token) -> bool:
    """Return whether a token is an initial ("J.")."""
    return len(token.text) == 2 and token.text[0].isupper() and token.text[1] == "."


def is_common_noun(token: Token, position: int) -> bool:
    """Return whether a word ends a name: an ordinary noun, but not directly behind a given name ("Thomas Schmidt")."""
    return position >= 2 and not is_given(token.text) and is_common(token.text)


def _titled(scan: Scan, sentence: Sentence, i: int) -> bool:
    """Return whether a title of office, degree or address stands directly before."""
    k = i - 1
    while k >= 0 and sentence.tokens[k].text in TITLES:
        return True
    if k < 0:
        return False
    before = scan.at(sentence, sentence.tokens[k].start)
    return before is not None and before.kind == "role"


def _is_person(scan: Scan, sentence: Sentence, i: int, end: int, titled: bool) -> bool:
    tokens = sentence.tokens[i:end]
    solid = [token for token in tokens if is_name_like(token) and token.text.lower() not in PARTICLES]
    before = sentence.tokens[i - 1].text if i else ""
    if not solid or _is_credit(scan, sentence, i, end):
        return False
    if not titled and i and _names_a_thing(sentence.tokens[i - 1]):
        return False
    first, last = solid[0].text, solid[-1].text
    if any(head_of(token.text) and is_common(token.text) for token in solid[1:]) and not titled:
        return False
    if places().candidates(scan.document.text[tokens[0].start : tokens[-1].end]) and not titled and not is_given(first):
        return False
    if len(solid) == 1 and _is_genitive_place(first):
        return False
    if titled:
        return len(solid) > 1 or not is_common(first) or first == last and not _is_thing(first)
    if len(solid) < 2:
        return False
    if is_given(first):
        return before.lower() not in _ARTICLES or not is_common(last)
    if before.lower() in _ARTICLES or is_common(first) or countries().by_name(first):
        return False
    return not is_common(last) and not places().candidates(first) and not first.isupper()


_CREDIT = re.compile(r"(?:Fotos?|Bild(?:er|nachweis|quelle)?|©|Copyright|Quelle|Aufnahmen?|Grafik)\s?[:/]?\s?(?:©?\s?Foto:\s?)?(?:[A-ZÄÖÜ][\w.-]*[\s,/]*(?:und\s|am\s|der\s)?)*$")
_PERSON_NOUN = ("er", "in", "ent", "ist", "ant", "or", "eur", "mann", "frau", "rat", "herr", "oge", "ekt", "ologe", "kraft", "kollege", "chef", "ling", "ärin", "är", "rat", "e")


def _is_credit(scan: Scan, sentence: Sentence, i: int, end: int) -> bool:
    """Return whether a name at the end of a line only says who took a photograph."""
    text = scan.document.text
    first, last = sentence.tokens[i], sentence.tokens[end - 1]
    line = text.find("\n", last.end, sentence.end)
    rest = text[last.end : line if line > 0 else sentence.end]
    return not re.search(r"\w", rest) and bool(_CREDIT.search(text[max(0, first.start - 70) : first.start]))


def _names_a_thing(before: Token) -> bool:
    """Return whether the noun before a name makes it the name of a house, school or street."""
    return before.is_capital and is_common(before.text) and not is_given(before.text) and not before.text.endswith(_PERSON_NOUN)


def _is_genitive_place(word: str) -> bool:
    """Return whether a single word behind a title names where the office is held ("Botschafter Malawis")."""
    base = word.removesuffix("s")
    return base != word and bool(places().candidates(base) or countries().by_name(base))


def _is_thing(word: str) -> bool:
    return (
        word[:1].isupper()
        and is_common(word)
        and not is_given(word)
        and word.endswith(("ung", "heit", "keit", "schaft", "tion", "e", "en"))
    )


def short_names(scan: Scan, sentence: Sentence, known: dict[str, str]) -> Iterator[Mention]:
    """Yield later mentions of known people by a part of their name; ``known`` maps that part to the full name."""
    for i, token in enumerate(sentence.tokens):
        word = token.text if token.text in known else token.text.removesuffix("s").rstrip("’'")
        if word not in known or not token.is_capital or not scan.is_free(sentence, token.start, token.end):
            continue
        if is_common(word) and i == 0 and not (i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].text.islower()):
            continue
        yield Mention(
            kind="person",
            start=token.start,
            end=token.end,
            sentence=sentence.index,
            name=known[word],
            key="short",
            rule="de.person.short",
        )
