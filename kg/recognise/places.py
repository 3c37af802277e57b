"""Find towns, districts and countries by the gazetteer, and towns that it lacks by the noun before them."""

from collections.abc import Iterator

from kg.gazetteer import countries, places
from kg.lexicon.places import place_words
from kg.recognise.introduced import Introduced, introduced_in
from kg.recognise.long_places import grown_end, is_capital, opened_end, reach, unknown_end
from kg.recognise.place_forms import base_forms, country_named
from kg.recognise.place_use import is_used, lies_in
from kg.recognise.scan import Scan
from kg.text import Mention, Sentence, Token

__all__ = ["countries_in", "places_in"]

_MAX_WORDS = 5
_COUNTRY_WORDS = 4
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
        end = _named(scan, sentence, i, found) if is_capital(tokens[i]) and not _is_opened(tokens, i) else None
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
    is_placed = is_placed or lies_in(sentence.tokens, i + 2)
    return (opened_end(scan, sentence, i) if is_placed else None) or unknown_end(scan, sentence, i)


def _is_opened(tokens: tuple[Token, ...], i: int) -> bool:
    """Return whether a word only begins names of places before a name: "Cortés" of "Puerto Cortés" is no place."""
    return i > 0 and tokens[i - 1].text in place_words().openers


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
            if is_used(scan, tokens, (i, end), name, is_introduced=found is not None):
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
            if iso := country_named(surface):
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
