"""Maps, timelines and flows: the same each time, readable, told in words, in German and English."""

import re
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest

from kg import api
from kg.draw import Passage, flow, land_map, timeline
from kg.draw.words import Language
from kg.draw.world import borders, land, projection_for
from kg.errors import InputError
from kg.network import Network, Spell
from tests.conftest import Kg

SVG = "{http://www.w3.org/2000/svg}"
TOLD = (
    Spell(kind="agreement", type="twinning", label="Städtepartnerschaft", start="1958", evidence="Seit 1958."),
    Spell(kind="event", type="visit", label="Besuch", start="2024-05-03", end="2024-05-06", evidence="Gäste kamen."),
    Spell(kind="event", type="meeting", label="Treffen"),
)  # fmt: skip
PAID = (
    Passage(funder="Ministerium", agency="Agentur", programme="Fonds", target="Besuch"),
    Passage(funder="Ministerium", target="Konferenz"),
    Passage(programme="Allein"),
)


def said(path: Path) -> tuple[str, str]:
    """Return title and description of an SVG, as a screen reader finds them."""
    root = ET.parse(path).getroot()
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "title desc")
    texts = {child.get("id"): child.text or "" for child in root if child.tag in {f"{SVG}title", f"{SVG}desc"}}
    return texts["title"], texts["desc"]


@pytest.fixture(scope="module")
def cooperation(built: Path) -> Network:
    return api.network("cooperation", store=built)


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_the_same_data_give_the_same_picture(cooperation: Network, tmp_path: Path, ending: str) -> None:
    for name in ("one", "other"):
        land_map(cooperation, tmp_path / f"{name}-map{ending}")
        timeline(TOLD, ("Köln", "Lille"), tmp_path / f"{name}-time{ending}")
        flow(PAID, tmp_path / f"{name}-flow{ending}")
    for what in ("map", "time", "flow"):
        first = (tmp_path / f"one-{what}{ending}").read_bytes()
        assert first == (tmp_path / f"other-{what}{ending}").read_bytes()
        assert len(first) > 5_000


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_map_says_what_it_shows_and_where_its_land_is_from(built: Path, tmp_path: Path, language: Language) -> None:
    network = api.network("cooperation", store=built, language=language)
    path = land_map(network, tmp_path / "map.svg", language=language)
    title, told = said(path)
    german = language == "de"
    assert title == ("Kommunale Zusammenarbeit" if german else "Cooperation of municipalities")
    assert ("Am stärksten verbunden: " if german else "Most strongly tied: ") in told


def test_a_map_of_the_whole_world_has_no_lines_across_it() -> None:
    places = np.array([[10.0, 50.0], [-78.0, -3.0], [108.0, 16.0]])
    project, world = projection_for(places)
    assert world
    for line in (*land(), *borders()):
        assert np.abs(np.diff(project(line)[:, 0])).max() < 0.5


def test_a_region_is_shown_as_one_and_areas_are_true() -> None:
    project, world = projection_for(np.array([[3.0, 50.6], [14.0, 48.0]]))
    assert not world
    areas = []
    for east, north in ((4.0, 47.0), (12.0, 51.0)):
        # The sides of a degree's field, long along the parallel as its cosine says.
        corners = project(np.array([[east, north], [east + 1, north], [east + 1, north + 1], [east, north + 1]]))
        x, y = corners[:, 0], corners[:, 1]
        field = 0.5 * abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1)))
        areas.append(field / np.cos(np.radians(north + 0.5)))
    assert areas[0] == pytest.approx(areas[1], rel=1e-3)


def test_a_network_without_places_has_no_map(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no node has coordinates; choose a network of municipalities"):
        land_map(Network.of_weights({("a", "b"): 1.0}), tmp_path / "map.svg")


def test_a_timeline_has_every_date_and_tells_a_long_gap(tmp_path: Path) -> None:
    path = timeline(TOLD, ("Köln", "Lille"), tmp_path / "time.svg")
    title, told = said(path)
    assert title == "Köln und Lille: eine Partnerschaft in der Zeit"
    assert told == "1958: Städtepartnerschaft; 3.5.2024 – 6.5.2024: Besuch; ohne Datum: Treffen"
    assert "+66" in re.sub(r"\s", "", path.read_text(encoding="utf-8"))


def test_a_long_story_shows_the_latest_and_fits_its_page(tmp_path: Path) -> None:
    long = [Spell(kind="event", type="visit", label="Besuch", start=str(year), evidence="Wort " * 90)
            for year in range(1900, 2024)]  # fmt: skip
    data = timeline(long, ("A", "B"), tmp_path / "time.png", language="en").read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    assert height < 4 * width


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_nothing_to_draw_is_said(tmp_path: Path, ending: str) -> None:
    assert timeline((), ("A", "B"), tmp_path / f"time{ending}").exists()
    assert flow((), tmp_path / f"flow{ending}").exists()


def test_a_flow_counts_fundings_and_passes_by_what_is_not_told(tmp_path: Path) -> None:
    title, told = said(flow(PAID, tmp_path / "flow.svg", language="en"))
    assert title == "The way of the money"
    assert told == "Ministerium → Agentur → Fonds → Besuch (1); Ministerium → Konferenz (1)"


@pytest.mark.parametrize(
    "arguments",
    [
        ("network", "people-events", "net.svg"), ("map", "visits", "map.png"), ("timeline", "Ulm", "Nis", "time.svg"),
        ("funding", "money.svg"), ("map", "topics-cities", "topics.svg", "--country", "FR"),
    ],
)  # fmt: skip
def test_the_command_draws(kg: Kg, built: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ran = kg("draw", *arguments, "-s", built, "--lang", "de")
    assert (ran.returncode, ran.stdout) == (0, "")
    path = next(tmp_path.glob("*.[sp][vn]g"))
    assert ran.stderr == f"Geschrieben: {path.name}\n"
    if path.suffix == ".svg":
        assert all(said(path))


def test_two_towns_without_a_story_have_no_timeline(kg: Kg, built: Path) -> None:
    ran = kg("draw", "timeline", "Ulm", "Pirna", "time.svg", "-s", built)
    assert ran.returncode == 2
    assert "nothing is told that Ulm and Pirna have done together" in ran.stderr
