"""A town that only says where another lies is none of the release; a short name means the one named in full."""

import pytest

from data.lexicon.de.lessons import short


def _towns(text: str) -> set[str]:
    return set(short(text, "Stadt Jena", {"events": []}).scene.reading.towns) - {"Jena"}


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Fastiw, ein Eisenbahnknoten südwestlich von Kyjiw, ist ein neuer Partner.", {"Fastiw"}),
        ("Limbaži liegt 90 Kilometer nördlich von Riga.", {"Limbaži"}),
        ("Elf Jugendliche aus Maisons-Alfort bei Paris waren da.", {"Maisons-Alfort"}),
        ("Drohobytsch im Gebiet Lwiw bekommt einen Bus.", {"Drohobytsch"}),
        ("Gäste kamen aus Fontaine bei Grenoble. Auch Grenoble schickte einen Chor.", {"Fontaine", "Grenoble"}),
        ("Sie radelten die 900 Kilometer von Erfurt nach Lille.", {"Erfurt", "Lille"}),
        ("Die Wehren übten bei Saalfeld.", {"Saalfeld"}),
    ],
)
def test_a_landmark_is_no_town_of_the_release(text: str, towns: set[str]) -> None:
    assert _towns(text) == towns


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Gäste aus Hrádek nad Nisou kamen. In Hrádek regnete es.", {"Hrádek nad Nisou"}),
        ("Partner ist Argentré-du-Plessis. Aus Argentré kam ein Chor.", {"Argentré-du-Plessis"}),
        ("Gäste aus Bradford on Avon fuhren nach Bradford.", {"Bradford on Avon", "Bradford"}),
        ("Gäste aus Offenbach am Main kamen. In Offenbach regnete es.", {"Offenbach am Main"}),
        ("Gäste aus Kostelec nad Orlicí und Kostelec nad Labem kamen. In Kostelec regnete es.",
         {"Kostelec nad Orlicí", "Kostelec nad Labem", "Kostelec"}),
    ],
)  # fmt: skip
def test_a_short_name_means_the_town_named_in_full_where_one_alone_is(text: str, towns: set[str]) -> None:
    assert _towns(text) == towns


@pytest.mark.parametrize(
    ("home", "text", "towns"),
    [
        ("Villingen-Schwenningen", "In Schwenningen wurde gefeiert.", {"Villingen-Schwenningen"}),
        ("Bad Pyrmont", "Der Chor sang in Pyrmont und in Anzio.", {"Bad Pyrmont", "Anzio"}),
        ("Mörfelden-Walldorf", "Gäste aus Walldorf kamen.", {"Mörfelden-Walldorf", "Walldorf"}),
        ("Bad Homburg", "Gäste aus Homburg kamen.", {"Bad Homburg", "Homburg"}),
    ],
)
def test_a_part_of_its_name_means_the_town_that_speaks(home: str, text: str, towns: set[str]) -> None:
    found = short(text, f"Stadt {home}", {"events": []}).scene.reading
    assert {found.home_name, *found.towns} == towns
