"""Where the name of a person begins and ends beside titles, days, schools and verbs."""

import pytest

from kg.extract import extract
from kg.read.release import read_text


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Dabei waren Ute Schlegel von der Ohmtalschule und Jens Cordes.", {"Ute Schlegel", "Jens Cordes"}),
        ("Die Fragen beantwortete Frauenbeauftragte Saskia Veit-Pranger.", {"Saskia Veit-Pranger"}),
        ("Empfangen wurden sie von Bürgermeisterin Sonja Muster-König.", {"Sonja Muster-König"}),
        ("Bürgermeister Ralf Hauptmann empfing sie.", {"Ralf Hauptmann"}),
        ("Ratsherr Holger Freitag und Sabine Wolf kamen.", {"Holger Freitag", "Sabine Wolf"}),
        ("Vorbereitet hat den Antrag Annika Wessels vom städtischen Amt.", {"Annika Wessels"}),
        ("Bürgermeister Hans von der Tann kam mit Moritz von Bonin.", {"Hans von der Tann", "Moritz von Bonin"}),
        ("Per Video zugeschaltet war Irina Probe.", {"Irina Probe"}),
        ("Oberbürgermeister Dr. Stefan Kellermeister empfing sie.", {"Stefan Kellermeister"}),
        ("Es kam der Maire von Lille, Hugo Walterspieler.", {"Hugo Walterspieler"}),
        ("Mit dabei war Bürgermeister Róger Gurdián Vigil.", {"Róger Gurdián Vigil"}),
        ("Am Abend spielte Tereza Novotná Klavier.", {"Tereza Novotná"}),
        ("Seit 2015 ist Ute Martin Umweltdezernentin.", {"Ute Martin"}),
        ("Es sprach Ute Meister.", {"Ute Meister"}),
        ("Als Tereza Novotná Anfang Juli kam, war Ferienzeit.", {"Tereza Novotná"}),
        ("Generalkonsul Albrecht Freiherr von der Heyden kam.", {"Albrecht Freiherr von der Heyden"}),
        ("Alcalde Pere Musterell i Puig unterschrieb.", {"Pere Musterell i Puig"}),
        ("Eingeladen hatte das Comité de Jumelage.", set()),
    ],
)
def test_a_name_ends_where_the_person_ends(sentence: str, names: set[str]) -> None:
    facts = extract(read_text(f"Stadt Erfurt\n\n3. Mai 2024\n\n# Gäste im Rathaus\n\n{sentence}")).facts
    assert {f.value for f in facts if f.property == "name" and "person" in f.subject} == names
