"""The words of a language: titles of office in all forms, heads of organisations, and files that are whole."""

from dataclasses import dataclass
from datetime import date

import pytest

from kg.codes import codes
from kg.errors import LexiconError
from kg.lexicon import load_yaml, roles, word_list
from kg.lexicon.adjectives import nominative, stem
from kg.lexicon.dates import date_rules, date_words
from kg.lexicon.load import fill
from kg.lexicon.organisations import head_of, organisation_heads, organisation_words
from kg.lexicon.people import people_words
from kg.lexicon.places import inhabitant, introduction, place_words
from kg.lexicon.sentences import sentence_words
from kg.recognise.clock import Clock
from kg.recognise.date_forms import READERS


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Oberbürgermeisterin", "mayor"),
        ("Stadtpräsidenten", "mayor"),
        ("Gemeindeammanns", "mayor"),
        ("Altbürgermeister", "mayor"),
        ("Ex-Oberbürgermeisterin", "mayor"),
        ("Vizebürgermeisterin", "deputy-mayor"),
        ("Vize-Bürgermeister", "deputy-mayor"),
        ("Bürgermeister-Stellvertreterin", "deputy-mayor"),
        ("Beigeordneten", "department-head"),
        ("Sportdezernentin", "department-head"),
        ("Stadträte", "councillor"),
        ("Gemeinderätinnen", "councillor"),
        ("Landrätin", "district-head"),
        ("Bezirkshauptfrau", "district-head"),
        ("Gleichstellungsbeauftragter", "municipal-officer"),
        ("Kulturministerin", "minister"),
        ("Landtagsabgeordnete", "member-of-parliament"),
        ("Generalkonsuls", "consul"),
        ("Vereinsvorsitzenden", "association-chair"),
        ("Verbandspräsident", "association-chair"),
        ("Museumsdirektorin", "director"),
        ("Architektinnen", "expert"),
        ("Projektkoordinator", "other"),
    ],
)
def test_a_title_is_known_in_every_form(printed: str, code: str) -> None:
    found = roles().find((printed,))
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("printed", ["Bürgermeister:innen", "Bürgermeister*innen", "BürgermeisterInnen"])
def test_marks_of_gender_do_not_hide_a_title(printed: str) -> None:
    found = roles().find((printed,))
    assert found is not None
    assert found.code == "mayor"


@pytest.mark.parametrize("word", ["Rathaus", "Tagesleiter-Stelle", "Bürgermeisterkandidatur", "Partnerstadt", "leiter"])
def test_other_words_are_no_titles(word: str) -> None:
    assert roles().find((word,)) is None


def test_a_title_of_several_words_inflects_in_its_noun_and_adjective() -> None:
    found = roles().find(("Ersten", "Bürgermeisters"))
    assert found is not None
    assert found.base == "Erster Bürgermeister"


def test_every_title_has_a_code_of_the_vocabulary() -> None:
    assert {group["code"] for group in load_yaml("roles")["titles"]} <= codes("role")


def test_most_titles_stand_in_both_genders() -> None:
    pairs = [pair for group in load_yaml("roles")["titles"] for pair in group["pairs"]]
    assert len(pairs) == len(set(pairs)) >= 150
    assert all("/" in pair for pair in pairs)


def test_no_title_stands_in_two_groups() -> None:
    groups = load_yaml("roles")["titles"]
    titles = [title for group in groups for title in (*group["pairs"], *group.get("single", ()))]
    assert sorted(title for title in titles if titles.count(title) > 1) == []


def test_an_office_of_a_council_or_an_association_is_told_by_its_complement() -> None:
    president = roles().find(("Präsidentin",))
    assert president is not None
    assert [roles().held_in(president, *noun) for noun in (("Bürgerschaft", None), ("Vereins", "association"))] == [
        "councillor",
        "association-chair",
    ]
    assert roles().held_in(president, "Landtages", None) == "member-of-parliament"


@pytest.mark.parametrize(
    ("word", "head", "base"),
    [
        ("Universitäten", "Universität", "Universität"),
        ("Kulturamtes", "Amt", "Kulturamt"),
        ("Partnerschaftsvereins", "Partnerschaftsverein", "Partnerschaftsverein"),
        ("Sparkassenstiftung", "Stiftung", "Sparkassenstiftung"),
        ("Goethe-Gymnasiums", "Gymnasium", "Goethe-Gymnasium"),
    ],
)
def test_a_body_is_known_by_the_end_of_its_noun(word: str, head: str, base: str) -> None:
    noun = head_of(word)
    assert noun is not None
    assert (noun.head.word, noun.base) == (head, base)


@pytest.mark.parametrize("word", ["Ehrenamt", "Insgesamt", "Kollegen", "Impulsreferat", "Datenbank", "Stadt"])
def test_words_that_end_like_a_body_are_none(word: str) -> None:
    assert head_of(word) is None


def test_every_head_has_a_kind_of_the_vocabulary_and_stands_once() -> None:
    assert {head.kind for head in organisation_heads().values()} <= codes("organisation-kind")
    words = [entry["word"].lower() for entry in load_yaml("organisations")["heads"]]
    assert len(words) == len(set(words))


def test_adjectives_before_a_name_return_to_the_nominative() -> None:
    assert [nominative("Namibischen", gender) for gender in "mfnp"] == [
        "Namibischer",
        "Namibische",
        "Namibisches",
        "Namibische",
    ]
    assert nominative("Kieler", "f") == "Kieler"


def test_words_are_compared_without_their_endings_and_acronyms_as_they_are() -> None:
    assert stem("Ministeriums") == stem("Ministerium")
    assert stem("GIZ") == "GIZ"


def test_nouns_before_a_town_or_a_district_introduce_it() -> None:
    assert introduction("Partnerstädten") is not None
    district = introduction("Landkreises")
    assert district is not None
    assert (district.district, district.is_plural) == ("Landkreis", False)
    assert introduction("Weihnachtsmarkt") is None
    assert inhabitant("Kielerinnen") == "Kieler"


def test_every_rule_of_dates_has_a_reader() -> None:
    assert {rule.reader for rule in date_rules()} == set(READERS)


def test_words_of_time_are_read_by_their_beginning() -> None:
    words = date_words()
    assert (words.shift("vergangenen"), words.day("Vorgestern"), words.unit("Jahren"), words.number("zwölf")) == (
        -1,
        -2,
        "year",
        12,
    )


def test_a_day_of_the_year_lies_in_the_year_that_brings_it_near() -> None:
    assert Clock(today=date(2024, 1, 10)).near(12, 20) == 2023
    assert Clock(today=None).near(12, 20) is None


def test_all_word_lists_of_a_file_are_read() -> None:
    for words in (organisation_words(), people_words(), place_words(), sentence_words()):
        assert all(getattr(words, name) for name in type(words).__dataclass_fields__)


def test_a_list_that_nothing_reads_is_an_error_that_names_it() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Wanted:
        openers: frozenset[str]

    with pytest.raises(LexiconError, match="abbreviations"):
        fill(Wanted, "sentences")


def test_given_names_are_neither_nouns_nor_places() -> None:
    names = word_list("names/given")
    assert {"Ute", "Henriette"} <= names
    assert not {"Stein", "Berlin"} & names
