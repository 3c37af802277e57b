"""Pictures: the same each time, readable at every size, in German and English."""

import random
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from matplotlib.font_manager import FontProperties, findfont, get_font

from kg.analyse import grouped, make, plan_of
from kg.draw import picture
from kg.draw.columns import MOST_ROWS
from kg.draw.groups import palette_of
from kg.draw.labels import Named, labelled
from kg.draw.layout import placed
from kg.draw.letters import text_width, wrapped
from kg.errors import InputError
from kg.network import Network
from kg.ties import Tie


def made(name: str, ties: Iterable[Tie], language: str = "de") -> Network:
    return grouped(make(plan_of(name), ties, language=language))


def told(towns: int, count: int, *, directed: bool = False) -> list[Tie]:
    dice = random.Random(7)
    ends = [dice.sample(range(towns), 2) for _ in range(count)] + [[0, number] for number in range(1, towns, 3)]
    return [
        Tie(
            source=f"m{a:03}", target=f"m{b:03}", source_label=f"Stadt Nummer {a}", target_label=f"Stadt Nummer {b}",
            source_kind="municipality", target_kind="municipality", kind="event", type="visit", item=f"e{number}",
            directed=directed,
        )
        for number, (a, b) in enumerate(ends)
    ]  # fmt: skip


def paid(funders: int, events: int) -> list[Tie]:
    dice = random.Random(7)
    return [
        Tie(
            source=f"p{(payer := dice.randrange(funders))}", target=f"e{event}", source_label=f"Programm {payer}",
            target_label=f"Delegationsreise {event} zu Fragen der Wasserversorgung und der Abfallwirtschaft",
            source_kind="programme", target_kind="event", kind="funding", type="visit", date="2024-05-03",
        )
        for event in range(events)
    ]  # fmt: skip


def size_of(path: Path) -> tuple[int, int]:
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", content[16:24])
    return width, height


@pytest.mark.parametrize("towns", [3, 12, 40])
def test_a_picture_is_drawn_at_every_size(towns: int, tmp_path: Path) -> None:
    width, height = size_of(picture(made("cooperation", told(towns, towns)), tmp_path / "net.png"))
    assert width > height > 800


@pytest.mark.parametrize("ending", [".png", ".svg"])
def test_the_same_network_gives_the_same_file(ending: str, tmp_path: Path) -> None:
    ties = told(12, 15)
    one = picture(made("cooperation", ties), tmp_path / f"one{ending}")
    other = picture(made("cooperation", ties[::-1]), tmp_path / f"other{ending}")
    assert one.read_bytes() == other.read_bytes()
    assert b"Matplotlib" not in one.read_bytes()


def test_a_picture_does_not_depend_on_the_run(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from kg.draw import picture; from kg.network import Network;"
        "picture(Network.of_weights({('Köln', 'Lille'): 3, ('Köln', 'Turin'): 1}), Path(sys.argv[1]))"
    )
    for name in ("one.svg", "other.svg"):
        subprocess.run([sys.executable, "-c", script, str(tmp_path / name)], check=True)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "other.svg").read_bytes()


def test_the_svg_has_a_title_and_no_date(tmp_path: Path) -> None:
    path = picture(made("cooperation", told(5, 5)), tmp_path / "net.svg", title="Netz $von$ <Köln> & Lille")
    ET.parse(path)
    text = path.read_text(encoding="utf-8")
    assert "Netz $von$ &lt;Köln&gt; &amp; Lille</dc:title>" in text
    assert "dc:date" not in text


@pytest.mark.parametrize(("language", "title"), [("de", "Wer was fördert"), ("en", "Who funds what")])
def test_two_sides_are_drawn_in_both_languages(language: str, title: str, tmp_path: Path) -> None:
    path = picture(
        made("funding", paid(4, 9), language), tmp_path / "net.svg", language="de" if language == "de" else "en"
    )
    assert title in path.read_text(encoding="utf-8")


def test_a_long_list_of_visits_is_cut_and_the_page_stays_a_page(tmp_path: Path) -> None:
    width, height = size_of(picture(made("funding", paid(9, MOST_ROWS + 30)), tmp_path / "net.png"))
    assert height < 2.2 * width


def test_visits_are_drawn_with_arrows(tmp_path: Path) -> None:
    assert picture(made("visits", told(6, 9, directed=True)), tmp_path / "net.png").stat().st_size > 20_000


@pytest.mark.parametrize("name", ["cooperation", "funding", "visits"])
def test_an_empty_network_says_that_there_is_nothing(name: str, tmp_path: Path) -> None:
    assert picture(made(name, []), tmp_path / "net.png").exists()


def test_a_node_alone_is_drawn(tmp_path: Path) -> None:
    assert picture(made("cooperation", told(3, 2)).only(["m000"]), tmp_path / "net.png").exists()


def test_names_in_other_scripts_and_with_dollars_are_drawn(tmp_path: Path) -> None:
    names = {("西安 Xi’an", "US$ 5 $x^$"): 1.0, ("Łódź", "اِسطنبول"): 2.0, ("አዲስ አበባ", "Łódź"): 1.0}
    assert picture(Network.of_weights(names), tmp_path / "net.png").exists()


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ("אבג", "גבא"),
        ("בית (Haus)", "(Haus) תיב"),
        ("Köln – אבג", "Köln – גבא"),
        ("بلد", "\N{ARABIC LETTER DAL FINAL FORM}\N{ARABIC LETTER LAM MEDIAL FORM}\N{ARABIC LETTER BEH INITIAL FORM}"),
    ],
)
def test_hebrew_and_arabic_are_read_from_the_right_and_arabic_is_joined(title: str, seen: str, tmp_path: Path) -> None:
    network = Network.of_weights({("Köln", "Haifa"): 1.0})
    drawn = picture(network, tmp_path / "net.svg", title=title).read_text(encoding="utf-8")
    lines = [re.findall(r'<use xlink:href="#DejaVuSans-Bold-([0-9a-f]+)"', group) for group in drawn.split("<g ")]
    font = get_font(findfont(FontProperties(family="DejaVu Sans", weight="bold")))
    assert [f"{font.get_char_index(ord(sign)):x}" for sign in seen] in lines


def test_only_pictures_that_can_be_drawn_are_promised(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"net.gif: is no picture that can be drawn; end it in .png or .svg"):
        picture(made("cooperation", []), tmp_path / "net.gif")
    (tmp_path / "net.png").mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        picture(made("cooperation", []), tmp_path / "net.png")


def test_circles_stay_on_the_page_and_apart() -> None:
    dice = random.Random(5)
    links = [(a, b) for a, b in combinations(range(60), 2) if dice.random() < 0.04]
    radii = [dice.uniform(5, 24) for _ in range(60)]
    spots = placed(radii, links, 950, 600)
    for (one, r1), (other, r2) in combinations(zip(spots, radii, strict=True), 2):
        assert np.linalg.norm(one - other) > r1 + r2
    edges = np.array(radii)[:, None]
    assert (spots - edges >= 0).all()
    assert (spots + edges <= [950, 600]).all()


def test_names_that_are_drawn_do_not_cover_each_other() -> None:
    dice = random.Random(6)
    links = [(0, number) for number in range(1, 40)]
    radii = [20.0] + [6.0] * 39
    spots = placed(radii, links, 950, 600)
    names = [Named(text=f"Stadt {dice.choice(['Ulm', 'Nürnberg', 'Bad Homburg'])} {n}", size=8.5) for n in range(40)]
    found = labelled(names, spots, radii, links, (950, 600))
    boxes = [
        (label.x, label.y, text_width(name.text, name.size) / 2, name.size * 1.15 / 2)
        for name, label in zip(names, found, strict=True)
        if label
    ]
    assert len(boxes) > 35
    covered = [
        1
        for (x1, y1, w1, h1), (x2, y2, w2, h2) in combinations(boxes, 2)
        if min(w1 + w2 - abs(x1 - x2), 2 * w1, 2 * w2) > 2 and h1 + h2 - abs(y1 - y2) > 2
    ]
    assert len(covered) <= 1


def test_names_of_two_pairs_in_one_line_do_not_read_as_one() -> None:
    spots = np.array([[100.0, 100.0], [180.0, 100.0], [308.0, 100.0], [388.0, 100.0]])
    names = [Named(text=text, size=8.5) for text in ("Le Croisic", "Laufenburg", "Timișoara", "Gera")]
    found = labelled(names, spots, [12.0] * 4, [(0, 1), (2, 3)], (500, 200))
    _, one, other, _ = [label for label in found if label]
    apart = other.x - one.x - (text_width("Laufenburg", 8.5) + text_width("Timișoara", 8.5)) / 2
    assert apart >= 8 or abs(one.y - other.y) > 8


def test_a_long_name_is_broken_and_cut() -> None:
    lines = wrapped("Besuch einer Fachdelegation aus Cochabamba zu Fragen der Wasserversorgung", 9, 90, lines=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(text_width(line, 9) <= 90 for line in lines)


def test_no_pair_is_picked_out_from_many() -> None:
    ties = [
        Tie(
            source=f"a{n}", target=f"b{n}", source_label=f"A {n}", target_label=f"B {n}", source_kind="municipality",
            target_kind="municipality", kind="event", type="visit", item=f"e{n}",
        )
        for n in range(12)
    ]  # fmt: skip
    pairs = made("cooperation", ties)
    assert palette_of(pairs.nodes) == {}
    assert len(palette_of(pairs.only(["a0", "b0", "a1", "b1"]).nodes)) == 2
