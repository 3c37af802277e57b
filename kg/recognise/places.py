"""Find towns, districts and countries by the gazetteer, and towns that it lacks by the noun before them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.gazetteer import Place, countries, places
from kg.lexicon.people import people_words
from kg.lexicon.places import links, place_words
from kg.recognise.introduced import Introduced, introduced_in
from kg.recognise.long_places import grown_end, is_capital, opened_end, reach, unknown_end
from kg.recognise.scan import Scan
from kg.recognise.words import is_common, is_given
from kg.text import Mention, Sentence, Token

__all__ = ["base_forms", "countries_in", "lies_in", "places_in"]

_MAX_WORDS = 5
_PARTNER = re.compile(
    r"[Pp]artner(?:st|gem|schaft|kom|kreis|ort)|[Ss]tädtepartner|verschwister|verpartner|partnerschaftlich|^Partnern?$"
)
# The ending of an adjective that begins the name of a district: "im Oberbergischen Kreis".
_WEAK = re.compile(r"(?<=isch)e[nm]?(?= Kreis(?:es)?$)")
_COUNTRY_WORDS = 4
_ACRONYM = 4
_SHORT = 4
# In these countries a district's name keeps its kind ("Bezirk Mitte").
_GERMAN = frozenset({"DE", "AT", "CH"})


def places_in(scan: Scan, sentence: Sentence, surnames: frozenset[str] = frozenset()) -> Iterator[Mention]:
    """Yield the towns and districts that a sentence names, longest first; not those who bear such a name.

    ``key`` is the gazetteer's id where one place alone bears the name, else empty.
    """
    tokens = sentence.tokens
    introduced = introduced_in(scan, sentence)
    i = 0
    while i < len(tokens):
        found = introduced.get(i)
        if found is not None and found.name:
            yield _mention(sentence, (found.begin, found.end), found.name, "de.place.introduced")
            i = found.end
            continue
        end = _named(scan, sentence, i, found) if is_capital(tokens[i]) else None
        if end is not None and end == i + 1 and found is None and _is_somebody(tokens, i, surnames):
            end = None
        longer = _longer(scan, sentence, i, end, is_introduced=found is not None) if tokens[i].is_capital else None
        if longer is not None:
            yield _mention(sentence, (i, longer), _surface(scan, tokens[i:longer]), "de.place.long")
            i = longer
        elif end is None:
            i += 1
        else:
            name = next(name for name in base_forms(_surface(scan, tokens[i:end])) if places().candidates(name))
            yield _mention(sentence, (i, end), _bare(name), "de.place.name")
            i = end


def _longer(scan: Scan, sentence: Sentence, i: int, end: int | None, *, is_introduced: bool) -> int | None:
    """Return the end of a name that the gazetteer has in part only, None if none begins at ``i``."""
    before = sentence.tokens[i - 1].text.lower() if i else ""
    if end is not None:
        longer = grown_end(scan, sentence, i, end)
        return longer if longer > end else None
    is_placed = is_introduced or before in place_words().before_town or before in place_words().list_signs
    return (opened_end(scan, sentence, i) if is_placed else None) or unknown_end(scan, sentence, i)


def _is_somebody(tokens: tuple[Token, ...], i: int, surnames: frozenset[str]) -> bool:
    """Return whether a name is the family name of a person of the release, with no preposition of place before it."""
    before = tokens[i - 1].text.lower() if i else ""
    return tokens[i].text in surnames and before not in place_words().before_town - {"von", "bei", "um", "zwischen"}


def _mention(sentence: Sentence, span: tuple[int, int], name: str, rule: str) -> Mention:
    options = places().candidates(name)
    tokens = sentence.tokens[span[0] : span[1]]
    return Mention(
        kind="place",
        start=tokens[0].start,
        end=tokens[-1].end,
        sentence=sentence.index,
        name=name,
        key=options[0].id if len(options) == 1 else "",
        rule=rule,
    )


def _surface(scan: Scan, tokens: tuple[Token, ...]) -> str:
    return scan.document.text[tokens[0].start : tokens[-1].end]


def _named(scan: Scan, sentence: Sentence, i: int, found: Introduced | None) -> int | None:
    """Return where the longest name of the gazetteer ends that begins at ``i`` and is used as a place there."""
    tokens = sentence.tokens
    for end in range(reach(tokens, i, i + _MAX_WORDS, place_words().inner), i, -1):
        last = tokens[end - 1]
        if end > i + 1 and not (is_capital(last) or last.text == ")"):
            continue
        if last.text == ")" and all(token.text != "(" for token in tokens[i:end]):
            continue
        for name in base_forms(_surface(scan, tokens[i:end])):
            options = places().candidates(name)
            if not options or options[0].kind == "state" or (found is None and _is_land(name)):
                continue
            if _is_used(tokens, (i, end), name, found is not None):
                return end
    return None


def _is_land(name: str) -> bool:
    """Return whether a name is a country's rather than that of a town elsewhere ("China", but "Luxemburg")."""
    iso = countries().by_name(name)
    return iso is not None and all(place.country != iso for place in places().candidates(name))


def _bare(name: str) -> str:
    """Return the name of a district abroad without its kind, but for "Kreis" and "Landkreis"."""
    options = places().candidates(name)
    kind, _, bare = name.partition(" ")
    if kind not in place_words().kinds or options[0].country in _GERMAN:
        return name
    return bare if {place.id for place in places().candidates(bare)} & {place.id for place in options} else name


def base_forms(surface: str) -> Iterator[str]:
    """Yield a printed name, and without the ending of a genitive.

    Examples
    --------
    >>> list(base_forms("Kölns")), list(base_forms("Vilnius’"))
    (['Kölns', 'Köln'], ['Vilnius’', 'Vilnius'])
    >>> list(base_forms("Lahn-Dill-Kreises")), next(base_forms("Rheinisch-Bergischen Kreis"))
    (['Lahn-Dill-Kreises', 'Lahn-Dill-Kreis'], 'Rheinisch-Bergischer Kreis')
    """
    if (strong := _WEAK.sub("er", surface)) != surface:
        yield strong.removesuffix("es")
    yield surface
    if surface.endswith(("kreises", "Kreises")):
        yield surface.removesuffix("es")
    elif surface.endswith(("'s", "’s")):
        yield surface[:-2]
    elif (surface.endswith("s") and len(surface) > _SHORT) or surface.endswith(("'", "’")):
        yield surface[:-1]


def _is_used(tokens: tuple[Token, ...], span: tuple[int, int], name: str, is_introduced: bool) -> bool:
    """Return whether a name that may be an ordinary word or a person's name is used as a place here."""
    i, end = span
    before = tokens[i - 1].text.lower() if i else ""
    is_one = end == i + 1
    if is_one and ((tokens[i].text.isupper() and len(name) <= _ACRONYM) or name.lower() in place_words().articles):
        return False
    if is_introduced or before in place_words().before_town:
        return is_introduced or name not in place_words().directions
    if not is_one or _is_partner(tokens, i, end):
        return True
    if is_given(name) and end < len(tokens) and tokens[end].is_capital:
        return False
    if before in place_words().articles and not _is_relative(tokens, i - 1):
        return name.lower().endswith("kreis")  # Only these go with an article: "der Lahn-Dill-Kreis".
    options = places().candidates(name)
    is_joined = end < len(tokens) and options[0].country in links().get(tokens[end].text, ())
    return is_joined or lies_in(tokens, end, options) or not places().is_risky(name)


def lies_in(tokens: tuple[Token, ...], end: int, options: Sequence[Place] | None = None) -> bool:
    """Return whether a country is told behind a name that ends there ("in den Niederlanden", "(Polen)").

    It must be that of one of the options, where some are given.
    """
    if end >= len(tokens) or tokens[end].text not in {"in", "im", "("}:
        return False
    j = end + 1 + (end + 1 < len(tokens) and tokens[end + 1].text in people_words().articles)
    iso = _country(tokens[j].text) if j < len(tokens) else None
    return iso is not None and (options is None or any(place.country == iso for place in options))


_PRONOUNS = frozenset({"dem", "der", "die", "das", "den"})


def _is_relative(tokens: tuple[Token, ...], i: int) -> bool:
    """Return whether an article is a pronoun that opens a clause: "das Netz, dem Graz angehört", ", mit dem Graz"."""
    if tokens[i].text not in _PRONOUNS or i == 0:
        return False
    back = 2 if i > 1 and tokens[i - 1].text in _BEFORE_PRONOUN else 1
    return tokens[i - back].text == ","


_BEFORE_PRONOUN = frozenset({"mit", "zu", "in", "an", "für", "aus", "von", "bei"})


def _is_partner(tokens: tuple[Token, ...], i: int, end: int) -> bool:
    """Return whether a name stands among partner towns: behind "mit", in a list, or behind the adjective of a country.

    The name ends there: a sign, a small word or the end of the sentence follows.
    """
    if i == 0 or (end < len(tokens) and tokens[end].is_capital):
        return False
    before = tokens[i - 1].text
    if before == "mit":
        is_so = not is_common(tokens[i].text)
    elif before in place_words().list_signs:
        other = tokens[i - 2].text if i > 1 else ""
        is_name = not is_common(other) or bool(places().candidates(other)) or _country(other) is not None
        is_so = other == ")" or (other[:1].isupper() and is_name)
    else:
        is_so = countries().by_adjective(before) is not None
    if not is_so:
        return False
    return any(_PARTNER.search(token.text) for token in tokens)


def countries_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield the countries that a sentence names; ``key`` is the ISO code."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if not token.is_capital:
            continue
        for end in range(min(i + _COUNTRY_WORDS, len(tokens)), i, -1):
            if not tokens[end - 1].is_capital:
                continue
            surface = _surface(scan, tokens[i:end])
            if iso := _country(surface):
                yield Mention(
                    kind="country",
                    start=token.start,
                    end=tokens[end - 1].end,
                    sentence=sentence.index,
                    name=surface,
                    key=iso,
                    rule="de.country.name",
                )
                break


@lru_cache(maxsize=65_536)
def _country(surface: str) -> str | None:
    """Return the ISO code of a country's printed name; a dative may end it ("aus den Niederlanden")."""
    forms = (*base_forms(surface), surface.removesuffix("n"))
    return next(filter(None, (countries().by_name(name) for name in forms)), None)
