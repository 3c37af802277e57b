"""Build the index of names, ``names.tsv.gz``, from the tables beside it; needs no network.

Run ``python data/reference/build_index.py`` in the project's environment after a change of ``places-extra.csv``,
``districts.csv``, ``demonyms.csv``, ``sure-names.txt``, ``risky-names.txt``, ``no-adjectives.txt`` or
``municipalities.csv`` or ``places.tsv.gz``. A test fails while the index is not up to date.

A line of the index holds a folded name, the rows of the places that it may name (best first, separated by spaces),
a mark, and the written forms (separated by ``|``; empty where the one form is the folded name with capitals). The
mark is ``r`` for a risky name (also a word or a person's name), ``v`` for one that only villages abroad bear (risky,
too), ``a`` for an adjective of a town ("koelner"), which is no name, or nothing. Lines are sorted, so that a name is
found by bisection.
"""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from data.reference.transcribed import transcribed
from kg.gazetteer.place import Place
from kg.gazetteer.table import PlaceTable, read_csv
from kg.names import fold

HERE: Final = Path(__file__).resolve().parent
HEADER: Final = "key\trows\tmark\tforms"
HOME: Final = frozenset({"AT", "CH", "DE"})

# How much less a place counts under a name: 1 for its names, less for other spellings, least without umlaut dots.
ALTERNATE: Final = 1 / 30
PLAIN: Final = 1 / 300
# A curated place counts as a larger one (Bethlehem in Palestine before Bethlehem, Pennsylvania); districts and states
# have no population in the tables and count as much as a large town, so that a village of the same name comes after.
CURATED: Final = 20
# South Tyrol lies north of this degree in its region; its villages have German names.
SOUTH_TYROL: Final = 46.25
# A town abroad below this is a village.
LEAST: Final = 5_000
STANDING: Final = {"district": 100_000, "state": 1_000_000}

# "Frankfurt am Main", "Frankfurt (Oder)", "Mühlhausen/Thüringen" and "Wil SG" are also called by their first word.
_TAIL: Final = re.compile(r"(?: (?:an?|am|auf|bei|im|in|ob|unter|vor)(?: de[rmn])? | \(|/|, | [A-Z]{2}$).*$")
_HEAD: Final = re.compile(
    r"^(?:Lutherstadt|Hansestadt|Ostseebad|Nordseebad|Seebad|Seeheilbad|Universitätsstadt|Stadt|Markt) (?=[A-ZÄÖÜ])"
)
_DOTS: Final = str.maketrans("äöüÄÖÜ", "aouAOU")
_NAME: Final = re.compile(r"['’]?[^\W\d_][^\t|\d]*")

Scores = dict[int, float]


def short_forms(name: str) -> Iterator[str]:
    """Yield what a German, Austrian or Swiss town is also called, from its full name."""
    bare = _HEAD.sub("", name)
    short = _TAIL.sub("", bare)
    for form in (bare, short):
        if form != name and len(form) > 3 and form not in {"Bad", "Neu", "Alt", "Groß"}:
            yield form
    if (found := re.fullmatch(r"(.+) \((.+)\)", bare)) or (found := re.fullmatch(r"(.+)/(.+)", bare)):
        yield f"{found[1]}/{found[2]}"
        yield f"{found[1]} ({found[2]})"


def names_of(table: PlaceTable, row: int, place: Place) -> Iterator[tuple[str, float]]:
    """Yield the names of a place and how much it counts under each."""
    cells = table.cells(row)
    more = set(cells[13].split("|")) if cells else set()
    firm = [name for name in place.names if name not in more] if more else list(place.names)
    if place.country in HOME and place.kind in ("town", "quarter"):
        firm += [form for name in firm for form in short_forms(name)]
    elif place.country == "UA" and cells and not cells[10]:
        firm += transcribed(place.names[0])
    for name in dict.fromkeys(firm):
        yield name, 1
        if (plain := name.translate(_DOTS)) != name:
            yield plain, PLAIN
    for name in place.names:
        if name in more:
            yield name, ALTERNATE


def weight(table: PlaceTable, row: int, place: Place) -> float:
    """Return how much a place counts before others of its name: by inhabitants, curated ones more, quarters less."""
    if place.kind in STANDING:
        return STANDING[place.kind]
    if table.is_curated(row):
        return max(place.population, 5_000) * CURATED
    return max(place.population, 1) * (0.1 if place.kind == "quarter" else 1)


def is_village(table: PlaceTable, row: int) -> bool:
    """Return whether a place abroad is so small that its name is risky, and nothing where another place bears it."""
    place = table.place(row)
    cells = table.cells(row)
    is_german = (
        bool(cells) and (cells[2], cells[9]) == ("IT", "17") and place.lat is not None and place.lat > SOUTH_TYROL
    )
    is_small = place.country not in HOME and place.population < LEAST and place.kind == "town"
    return is_small and not is_german and not table.is_curated(row)


def is_name(name: str) -> bool:
    """Return whether a form can stand in a text as a name: letters, not a code of an airport such as "GIZ"."""
    return len(name) > 1 and bool(_NAME.fullmatch(name)) and not (name.isupper() and len(name) < 5)


def town_adjectives(name: str) -> Iterator[str]:
    """Yield the adjective in -er that German makes of a town's name.

    The rules: -en and -e fall ("Solingen", "Karlsruhe"), -stadt takes an umlaut ("Darmstadt"), others add -er
    ("Köln"); names in -hagen, -hafen, -haven and short ones keep the -en ("Hagen", "Essen"). "demonyms.csv" has the
    towns that go other ways, and the rules are not asked for those.
    """
    if name.endswith("stadt"):
        yield name[:-5] + "städter"
    elif name.endswith(("hagen", "hafen", "haven")) or (name.endswith("en") and len(name) < 6):
        yield name + "er"
    elif name.endswith(("ingen", "ungen")):
        yield name[:-2] + "er"
    elif name.endswith("en"):
        yield name + "er"
        yield name[:-2] + "er"
    elif name.endswith("e"):
        yield name + "r"
    elif not name.endswith("er") or len(name) > 7:
        yield name + "er"


def adjectives(table: PlaceTable, words: frozenset[str]) -> Iterator[tuple[str, int, float]]:
    """Yield the adjectives of towns with row and weight: the curated ones, then those that the rules make.

    Rules are asked for towns at home and for others of 50,000 inhabitants or more. A form that is itself a German
    word or a family name ("Lehrer" of Lehre, "Berger" of Bergen) is left out, except for towns of 50,000 at home;
    so are those of ``no-adjectives.txt`` ("Trainer", "minder"), wherever they come from.
    """
    never = _list("no-adjectives.txt")
    curated: dict[int, set[str]] = defaultdict(set)
    for entry in read_csv("demonyms.csv"):
        row = table.rows[entry["place"]]
        curated[row].add(entry["form"])
        yield entry["form"], row, weight(table, row, table.place(row)) * CURATED
    for row in table.rows.values():
        place = table.place(row)
        home = place.country in HOME
        if row in curated or place.kind not in ("town", "district") or (not home and place.population < 50_000):
            continue
        bases = {place.name, *(short_forms(place.name) if home else ())}
        for base in sorted(bases):
            known = fold(base) in words
            if not base[-1:].isalpha() or (known and place.population < 50_000):
                continue
            for form in town_adjectives(base):
                common = fold(form) in words and not (home and place.population >= 50_000)
                if not common and fold(form) not in never:
                    yield form, row, weight(table, row, place)


def index_lines() -> Iterator[str]:
    """Yield the lines of the index, sorted."""
    table = PlaceTable()
    words = (_list("ordinary-words.txt") | _list("risky-names.txt")) - _list("sure-names.txt")
    names: dict[str, Scores] = defaultdict(dict)
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    for row in table.rows.values():
        place = table.place(row)
        base = weight(table, row, place)
        for name, factor in names_of(table, row, place):
            key = fold(name)
            if key and (is_name(name) or place.kind in ("district", "state")):
                names[key][row] = max(names[key].get(row, 0), base * factor)
                forms[key].setdefault(name)
    villages = {row for row in table.rows.values() if is_village(table, row)}
    small = {key for key, rows in names.items() if villages.issuperset(rows)}
    for key in list(names):
        if key in small and _is_risky(key, words):
            del names[key]
        elif key not in small:
            names[key] = {row: score for row, score in names[key].items() if row not in villages}
    made: dict[str, Scores] = defaultdict(dict)
    for form, row, score in adjectives(table, words):
        key = fold(form)
        made[key][row] = max(made[key].get(row, 0), score)
    lines = [_line(key, scores, _mark(key, words, small), forms[key]) for key, scores in names.items()]
    lines += [_line(key, scores, "a", {}) for key, scores in made.items()]
    return iter(sorted(lines))


def _list(name: str) -> frozenset[str]:
    """Return the folded words of a file with one a line."""
    return frozenset(fold(word) for word in (HERE / name).read_text(encoding="utf-8").split("\n") if word)


def _is_risky(key: str, words: frozenset[str]) -> bool:
    return len(key) < 3 or key in words


def _mark(key: str, words: frozenset[str], small: set[str]) -> str:
    if key in small and " " not in key:
        return "v"
    return "r" if _is_risky(key, words) else ""


def _line(key: str, scores: Scores, mark: str, forms: dict[str, None]) -> str:
    rows = " ".join(str(row) for row in sorted(scores, key=lambda row: (-scores[row], row)))
    written = "" if mark == "a" or list(forms) == [key.title()] else "|".join(sorted(forms))
    return f"{key}\t{rows}\t{mark}\t{written}"


def index_bytes() -> bytes:
    """Return the index as it is shipped."""
    text = "\n".join([HEADER, *index_lines()]) + "\n"
    return gzip.compress(text.encode("utf-8"), 9, mtime=0)


if __name__ == "__main__":
    (HERE / "names.tsv.gz").write_bytes(index_bytes())
