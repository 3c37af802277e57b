"""The reference tables are whole, sorted, unique, in step with each other, and name their sources."""

import csv
import gzip
import importlib.util
import re
from pathlib import Path

import pytest

from kg.codes import codes
from kg.errors import ReferenceDataError
from kg.gazetteer import countries, organisations, places
from kg.gazetteer.table import COLUMNS, read_csv
from kg.names import fold

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "data/reference"


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in gzip.decompress((REFERENCE / name).read_bytes()).decode().split("\n")[:-1]]


@pytest.fixture(scope="module")
def towns() -> list[dict[str, str]]:
    header, *lines = rows("places.tsv.gz")
    assert tuple(header) == COLUMNS
    return [dict(zip(header, line, strict=True)) for line in lines]


def test_towns_are_sorted_by_id_and_unique(towns: list[dict[str, str]]) -> None:
    ids = [int(town["id"]) for town in towns]
    assert ids == sorted(set(ids))


def test_far_away_small_towns_are_seats_of_districts_or_chosen(towns: list[dict[str, str]]) -> None:
    chosen = {row["id"].removeprefix("gn-") for name in ("places-extra.csv", "districts.csv") for row in read_csv(name)}
    far = {"BR", "CN", "ID", "IN", "MX", "PH"}
    small = [town for town in towns if int(town["population"]) < 5000 and town["country"] in far]
    assert {town["id"] for town in small if town["code"] not in {"PPLC", "PPLA", "PPLA2"}} <= chosen
    assert len(towns) > 130_000


def test_a_municipality_without_a_place_of_its_name_stands_by_its_official_name(towns: list[dict[str, str]]) -> None:
    listed = read_csv("municipalities.csv")
    keys = [row["key"] for row in listed]
    assert "Kloster Lehnin" in {row["name"] for row in listed}
    assert len(keys) == len(set(keys)) > 1_000
    assert not {town["ags"] for town in towns if town["ags"]} & set(keys)


def test_every_town_has_country_and_coordinates(towns: list[dict[str, str]]) -> None:
    for town in towns:
        assert town["country"] in countries()
        assert -90 <= float(town["lat"]) <= 90
        assert -180 <= float(town["long"]) <= 180
        assert town["class"] == "P"
        assert town["name"]


def test_municipality_keys_are_german_and_borne_once(towns: list[dict[str, str]]) -> None:
    keys = [town["ags"] for town in towns if town["ags"]]
    assert len(keys) == len(set(keys)) > 9_500
    assert all(re.fullmatch(r"(0[1-9]|1[0-6])\d{6}", key) for key in keys)
    assert {town["country"] for town in towns if town["ags"]} == {"DE"}


def test_independent_cities_have_the_keys_that_statistics_give_them(towns: list[dict[str, str]]) -> None:
    keys = {town["de"] or town["name"]: town["ags"] for town in towns if town["ags"].endswith("000")}
    expected = {
        "Köln": "05315000",
        "München": "09162000",
        "Hamburg": "02000000",
        "Leipzig": "14713000",
        "Kiel": "01002000",
    }
    assert {name: keys[name] for name in expected} == expected


def test_packed_tables_carry_no_time_and_stay_small() -> None:
    for name in ("places.tsv.gz", "names.tsv.gz"):
        assert (REFERENCE / name).read_bytes()[4:8] == bytes(4)
    assert sum((REFERENCE / name).stat().st_size for name in ("places.tsv.gz", "names.tsv.gz")) < 5_000_000


def test_the_index_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("build_index", REFERENCE / "build_index.py")
    assert spec is not None
    assert spec.loader is not None
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    shipped = gzip.decompress((REFERENCE / "names.tsv.gz").read_bytes())
    assert gzip.decompress(build.index_bytes()) == shipped, "run python data/reference/build_index.py"


def test_curated_rows_have_unique_ids_that_the_tables_know(towns: list[dict[str, str]]) -> None:
    known = {"gn-" + town["id"] for town in towns}
    for name in ("places-extra.csv", "districts.csv"):
        ids = [row["id"] for row in read_csv(name)]
        assert len(ids) == len(set(ids))
        assert {identifier for identifier in ids if identifier.startswith("gn-")} <= known


def test_a_slug_ends_with_its_country() -> None:
    for name in ("places-extra.csv", "districts.csv"):
        for row in read_csv(name):
            assert row["country"] in countries()
            assert row["id"].startswith("gn-") or re.fullmatch(rf"[\w-]+-{row['country'].lower()}", row["id"]), row[
                "id"
            ]


def test_germany_has_294_districts_with_their_keys_and_16_laender() -> None:
    german = [row for row in read_csv("districts.csv") if row["country"] == "DE"]
    assert len({row["key"] for row in german if len(row["key"]) == 5}) == 294
    assert len([row for row in german if row["kind"] == "state"]) == 16


@pytest.mark.parametrize("prefix", ["Bezirk ", ""])
def test_berlin_has_twelve_and_hamburg_seven_bezirke(prefix: str) -> None:
    berlin = "Charlottenburg-Wilmersdorf Friedrichshain-Kreuzberg Lichtenberg Marzahn-Hellersdorf Neukölln Pankow "
    berlin += "Reinickendorf Spandau Steglitz-Zehlendorf Tempelhof-Schöneberg Treptow-Köpenick"
    hamburg = "Hamburg-Mitte Altona Eimsbüttel Hamburg-Nord Wandsbek Bergedorf Harburg"
    for name in (*berlin.split(), *hamburg.split()):
        assert any(
            place.kind == "district" and place.country == "DE" for place in places().candidates(prefix + name)
        ), name
    assert places().candidates("Berlin-Mitte")[0].kind == "district"


def test_demonyms_lead_to_known_places() -> None:
    table = read_csv("demonyms.csv")
    assert len(table) >= 150
    assert [row for row in table if row["place"] not in places()] == []


def test_lists_of_words_are_sorted_and_unique() -> None:
    for name in ("ordinary-words.txt", "sure-names.txt", "risky-names.txt", "no-adjectives.txt"):
        words = (REFERENCE / name).read_text(encoding="utf-8").split("\n")[:-1]
        assert words == sorted(set(words), key=lambda word: (fold(word), word)), name


def test_all_countries_have_three_names_and_both_codes() -> None:
    assert len(countries()) == 250
    for country in countries():
        assert re.fullmatch(r"[A-Z]{2}", country.iso)
        assert re.fullmatch(r"[A-Z]{3}", country.alpha3)
        assert country.de
        assert country.en
        assert country.fr
    assert sum(len(country.adjectives) for country in countries()) >= 200
    assert sum(bool(country.variants) for country in countries()) >= 40


def test_no_adjective_or_name_means_two_countries() -> None:
    for words in (
        [name for name, _ in countries().names()],
        [word for country in countries() for word in country.adjectives],
    ):
        assert len({fold(word) for word in words}) == len(words) - _spellings(words)


def _spellings(words: list[str]) -> int:
    """Return how many words differ from another only in spelling; those belong to one country."""
    seen: dict[str, str | None] = {}
    again = 0
    for word in words:
        iso = countries().by_name(word) or countries().by_adjective(word)
        again += fold(word) in seen
        assert seen.setdefault(fold(word), iso) == iso
    return again


def test_organisations_use_the_codes_and_point_to_each_other() -> None:
    assert len(organisations()) >= 150
    for entry in organisations():
        assert entry.kind in codes("programme-kind" if entry.type == "programme" else "organisation-kind"), entry.id
        assert entry.country in {"", *(country.iso for country in countries())}
        assert entry.hint in {"", "funder", "agency", "network"}
        assert re.fullmatch(r"https://[\w.-]+/[\w./-]*", entry.web), entry.web
        if entry.parent:
            assert organisations().get(entry.parent).type == entry.type
        if entry.run_by:
            assert organisations().get(entry.run_by).type == "organisation"


def test_no_two_bodies_share_a_homepage() -> None:
    """A homepage belongs to one thing (foaf:homepage); programmes may stand on the page of who runs them."""
    pages = [entry.web for entry in organisations() if entry.type == "organisation"]
    assert sorted(pages) == sorted(set(pages))


def test_no_name_means_two_organisations() -> None:
    owner: dict[str, str] = {}
    for name, entry in organisations().surfaces():
        key = name if name.isupper() else fold(name)
        assert owner.setdefault(key, entry.id) == entry.id, name


@pytest.mark.parametrize(
    "name",
    "BMZ SKEW GIZ Eurocities ICLEI C40 UCLG VGGE RGRE CEMR DFJW DPJW Tandem ConAct Bürgerfonds Nakopa ASA weltwärts "
    "Erasmus+ CERV Interreg EFRE ESF+ URBACT LIFE BMI Bundesinnenministerium ifa DAAD KfW UNESCO UN-Habitat BMEIA ADA "
    "DEZA Klima-Bündnis".split(),
)
def test_the_bodies_and_programmes_of_the_field_are_known(name: str) -> None:
    assert organisations().find(name) is not None


def test_a_row_with_a_missing_cell_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.csv").write_text("a,b\n1,2\n3\n", encoding="utf-8")
    monkeypatch.setattr("kg.gazetteer.table.asset", lambda _name: tmp_path)
    with pytest.raises(ReferenceDataError, match=r"broken\.csv:3"):
        read_csv("broken.csv")


def test_wikidata_ids_are_unique_and_most_keys_are_known() -> None:
    with (REFERENCE / "wikidata-nrw.tsv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t"))
    known = {place.ags for place in places() if place.country == "DE"}
    assert len({row["wikidata"] for row in table}) == len(table) == 427
    assert sum(row["ags"] in known for row in table) > 380


def test_the_sources_are_named_where_the_licence_asks_for_it() -> None:
    for path in (ROOT / "NOTICE", REFERENCE / "README.md"):
        text = path.read_text(encoding="utf-8")
        assert "GeoNames" in text
        assert "https://creativecommons.org/licenses/by/4.0/" in text
