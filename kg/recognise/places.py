"""Find towns, districts and countries, their adjectives and inhabitants, and decide between places of one name."""

import re
from collections.abc import Iterator

from kg.gazetteer import countries, places
from kg.recognise.scan import Scan
from kg.recognise.words import is_common, is_given
from kg.text import Mention, Sentence, Token

__all__ = ["countries_in", "demonyms_in", "places_in"]

_LOCAL = frozenset(
    "in aus nach von bei stadt gemeinde partnerstadt um zwischen landeshauptstadt bundesstadt hansestadt kreisstadt".split()
)
_DISTRICT = frozenset(
    [
        "Landkreis",
        "Kreis",
        "Distrikt",
        "Bezirk",
        "Rayon",
        "Region",
        "Städteregion",
        "Powiat",
        "Bezirksamt",
        "Landkreises",
        "Kreises",
        "Distrikts",
        "Bezirks",
        "Landkreisen",
        "Distrikten",
    ]
)
_MAX_WORDS = 5
_INNER = frozenset(
    "am an der im bei ob in auf de la le les del do dos da sur upon of es el al und ( ) / - vor dem von den du".split()
)


def places_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield the towns and districts that a sentence names, longest first; ``key`` stays open where several bear the name."""
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        if tokens[i].is_capital and (found := _longest(scan, sentence, i)):
            mention, width = found
            yield mention
            i += width
        else:
            i += 1


def _longest(scan: Scan, sentence: Sentence, i: int) -> tuple[Mention, int] | None:
    tokens = sentence.tokens
    text = scan.document.text
    for n in range(min(_MAX_WORDS, len(tokens) - i), 0, -1):
        last = tokens[i + n - 1]
        if (
            n > 1
            and not (last.is_capital or last.text == ")")
            or any(not t.is_capital and t.text not in _INNER for t in tokens[i : i + n])
        ):
            continue
        surface = text[tokens[i].start : last.end]
        for name in _base_forms(surface):
            options = places().candidates(name)
            if options and options[0].kind != "state" and _is_place(tokens, i, n, name):
                name = _bare(name, options[0].country, {option.id for option in options})
                key = options[0].id if len(options) == 1 else ""
                return Mention(
                    kind="place",
                    start=tokens[i].start,
                    end=last.end,
                    sentence=sentence.index,
                    name=name,
                    key=key,
                    rule="de.place.name",
                ), n
    return None


def _bare(name: str, country: str, ids: set[str]) -> str:
    """Return the name of a district abroad without its kind, but for "Kreis" and "Landkreis"."""
    bare = re.sub(r"^(?:Distrikt|Bezirk|Rayon|Region|Provinz|Municipality|Stadt|Gemeinde|Kommune)\s", "", name)
    same = {option.id for option in places().candidates(bare)} & ids
    return bare if bare != name and country not in {"DE", "AT", "CH"} and same else name


def _base_forms(surface: str) -> Iterator[str]:
    yield surface
    if surface.endswith(("'s", "’s")):
        yield surface[:-2]
    elif surface.endswith("s") and len(surface) > 4:
        yield surface[:-1]
    elif surface.endswith(("'", "’")):
        yield surface[:-1]


def _is_place(tokens: tuple[Token, ...], i: int, n: int, name: str) -> bool:
    """Return whether a name that may be an ordinary word or a person's name is used as a place here."""
    before = tokens[i - 1].text.lower() if i else ""
    if tokens[i].text.isupper() and n == 1 and len(tokens[i].text) <= 4:
        return False
    if n == 1 and is_given(name) and i + 1 < len(tokens) and tokens[i + 1].is_capital and before not in _LOCAL:
        return False
    if n > 1 or before in _LOCAL or (i and tokens[i - 1].text in _DISTRICT):
        return True
    if before in {"der", "die", "das", "dem", "den", "ein", "eine", "einen", "im", "am", "zum", "zur", "beim", "vom"}:
        return False
    if places().is_risky(name):
        return (
            before in {"stadt", "städte", "partnerstädte", "und", "mit"}
            and not (i + 1 < len(tokens) and tokens[i + 1].is_capital)
            and (before != "und" and before != "mit")
        )
    return True


def countries_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield the countries that a sentence names; ``key`` is the ISO code."""
    tokens = sentence.tokens
    text = scan.document.text
    for i, token in enumerate(tokens):
        if not token.is_capital:
            continue
        for n in range(min(4, len(tokens) - i), 0, -1):
            if not tokens[i + n - 1].is_capital:
                continue
            surface = text[token.start : tokens[i + n - 1].end]
            iso = next((code for name in _base_forms(surface) if (code := countries().by_name(name))), None)
            if iso:
                yield Mention(
                    kind="country",
                    start=token.start,
                    end=tokens[i + n - 1].end,
                    sentence=sentence.index,
                    name=surface,
                    key=iso,
                    rule="de.country.name",
                )
                break


def demonyms_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield adjectives and inhabitants of countries and towns; ``key`` is an ISO code or the id of a place."""
    for token in sentence.tokens:
        if not token.is_word or len(token.text) < 5:
            continue
        if iso := countries().by_adjective(token.text) or (countries().by_demonym(token.text) if token.is_capital else None):
            yield Mention(
                kind="demonym",
                start=token.start,
                end=token.end,
                sentence=sentence.index,
                name=token.text,
                key=iso,
                rule="de.demonym.country",
            )
        elif token.is_capital and (towns := places().by_adjective(_inhabitant(token.text))):
            if (
                not is_common(token.text)
                or token.text.endswith("er")
                and not is_given(token.text)
                and not places().is_risky(token.text)
            ):
                yield Mention(
                    kind="demonym",
                    start=token.start,
                    end=token.end,
                    sentence=sentence.index,
                    name=token.text,
                    key=towns[0].id,
                    rule="de.demonym.town",
                )




def _inhabitant(word: str) -> str:
    """Return the form of an inhabitant that is also the adjective: "Kielerinnen", "Kielern" give "Kieler"."""
    for ending in ("*innen", ":innen", "innen", "in", "n"):
        if word.endswith("er" + ending):
            return word.removesuffix(ending)
    return word
