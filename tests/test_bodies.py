"""Which houses and offices of a town a release names as bodies, and by what name."""

import pytest

from kg.extract import extract
from kg.read.release import read_text


def _bodies(sentence: str) -> set[str]:
    facts = extract(read_text(f"Stadt Erfurt\n\n3. Mai 2024\n\n# Gäste im Rathaus\n\n{sentence}")).facts
    return {str(f.value) for f in facts if f.property == "name" and "organisation" in f.subject}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Die Gäste besuchten die Dahlmannschule.", "Dahlmannschule"),
        ("Am Montag besichtigten sie das Weinbaumuseum.", "Weinbaumuseum"),
        ("Gespendet hat die Kreissparkasse.", "Kreissparkasse"),
        ("Die Geräte bekommt das Kreiskrankenhaus.", "Kreiskrankenhaus"),
        ("Es spielte die Stadtkapelle.", "Stadtkapelle"),
        ("Zu Gast war auch das Comité de Jumelage.", "Comité de Jumelage"),
        ("Die Gruppe traf Schüler des Lycée Henri Vogt.", "Lycée Henri Vogt"),
    ],
)
def test_a_house_that_a_town_has_once_is_a_body_without_more(sentence: str, name: str) -> None:
    assert name in _bodies(sentence)


@pytest.mark.parametrize(
    "sentence", ["Die Partnerschule lud ein.", "Die Grundschule sang.", "Sie trafen sich im Museum."]
)
def test_a_kind_of_house_alone_is_no_body(sentence: str) -> None:
    assert _bodies(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Zu Gast war die Berufsschule St. Josef.", {"Berufsschule St. Josef"}),
        ("Es half der Förderverein der Feuerwehr Erfurt.", {"Förderverein der Feuerwehr Erfurt"}),
        ("Es half der Elternbeirat der Goetheschule.", {"Elternbeirat der Goetheschule"}),
        ("Die Kosten übernimmt die Reederei Stena Line.", {"Stena Line"}),
        ("Es spielte der 1. FC Schwabach gegen den FC Verden 04.", {"1. FC Schwabach", "FC Verden 04"}),
        ("Die Dr. Bodo Sponholz-Stiftung zahlte.", {"Dr. Bodo Sponholz-Stiftung"}),
        ("Sie besuchten die Schule Nr. 3 und das Krankenhaus Nr. 5.", {"Schule Nr. 3", "Krankenhaus Nr. 5"}),
        ("Geholfen hat das Internationale Bildungs- und Begegnungswerk Dortmund.",
         {"Internationales Bildungs- und Begegnungswerk Dortmund"}),
        ("Der Türkisch-Deutsche Freundeskreis Boppard sang.", {"Türkisch-Deutscher Freundeskreis Boppard"}),
        ("Es lud der Freundeskreis Ettlingen–Kirjat Ono ein.", {"Freundeskreis Ettlingen–Kirjat Ono"}),
        ("Es half die Hochschule Emden/Leer.", {"Hochschule Emden/Leer"}),
        ("Der Verein Brücke Frauenfeld–Kotor Varoš half.", {"Brücke Frauenfeld–Kotor Varoš"}),
        ("Es kam der Verein Lustenau hilft Debark.", {"Lustenau hilft Debark"}),
        ("Es sang der Chor „Kvadriljun“.", {"Kvadriljun"}),
        ("Der Förderverein Städtefreundschaft mit Jinotega e. V. lud ein.",
         {"Förderverein Städtefreundschaft mit Jinotega e. V."}),
        ("Gemeinsam mit Musterverein e. V. kam die Firma Heckler-Mauser GmbH.",
         {"Musterverein e. V.", "Heckler-Mauser GmbH"}),
        ("Es kam der Bund Deutscher Nordschleswiger.", {"Bund Deutscher Nordschleswiger"}),
        ("Gefeiert hat auch der Bauhof.", {"Bauhof"}),
        ("Es lud der Verband kommunaler Büchereien ein.", {"Verband kommunaler Büchereien"}),
        ("Es halfen die Realschule plus am Römerkastell und die Volksbank an der Niers.",
         {"Realschule plus am Römerkastell", "Volksbank an der Niers"}),
        ("Das Ministerium des Innern und für Sport des Landes Rheinland-Pfalz zahlte.",
         {"Ministerium des Innern und für Sport des Landes Rheinland-Pfalz"}),
        ("Gespendet haben die Taunus Sparkasse und die Tourismus GmbH Baden-Baden.",
         {"Taunus Sparkasse", "Tourismus GmbH Baden-Baden"}),
        ("Der Arbeitskreis Städtepartnerschaften und der Freundeskreis Ruanda luden ein.",
         {"Arbeitskreis Städtepartnerschaften", "Freundeskreis Ruanda"}),
        ("Gesprochen wurde mit dem französischen Außenministerium.", {"französisches Außenministerium"}),
        ("Der Verein dankte der Kölner Hilfsorganisation Blau-Gelbes Kreuz e. V.", {"Blau-Gelbes Kreuz e. V."}),
        ("Er dankte dem Verein Städtepartnerschaft Erfurt-Lille.", {"Verein Städtepartnerschaft Erfurt-Lille"}),
        ("Die Reise zahlte die Rita & Arno Muster Stiftung.", {"Rita & Arno Muster Stiftung"}),
        ("Sie sprachen mit dem Kantonalen Verkehrsamt.", {"Kantonales Verkehrsamt"}),
        ("Sie waren im Pommerschen Landesmuseum.", {"Pommersches Landesmuseum"}),
    ],
)  # fmt: skip
def test_a_name_goes_on_over_dots_dashes_and_adjectives(sentence: str, names: set[str]) -> None:
    assert _bodies(sentence) == names


@pytest.mark.parametrize("sentence", ["Zuständig ist das Bezirksamt.", "Ein Trio der Kreismusikschule spielte."])
def test_an_office_of_the_district_or_a_group_of_a_school_gets_no_name_of_its_own(sentence: str) -> None:
    assert not _bodies(sentence) & {"Bezirksamt", "Trio der Kreismusikschule", "der Kreismusikschule"}


@pytest.mark.parametrize(
    ("sentence", "alias"),
    [
        ("Es sang der Chor „Kvadriljun“.", "Chor Kvadriljun"),
        ("Es kam der Verein Lustenau hilft Debark.", "Verein Lustenau hilft Debark"),
        ("Es sang der Kieler Kirchenchor St. Michael.", "Kirchenchor St. Michael"),
        ("Es half der Verein Eutin-Dänemark e. V.", "Verein Eutin-Dänemark e. V."),
        ("Sie waren im dänischen Kulturministerium.", "Kulturministerium"),
    ],
)
def test_the_other_form_in_which_a_body_may_be_called_is_its_alias(sentence: str, alias: str) -> None:
    facts = extract(read_text(f"Stadt Erfurt\n\n3. Mai 2024\n\n# Gäste im Rathaus\n\n{sentence}")).facts
    assert alias in {str(f.value) for f in facts if f.property == "alias"}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Die Wasserbehörde QZRV lud ein.", "QZRV"),
        ("Es kam das Planungsinstitut VKLP.", "VKLP"),
        ("Der Fahrgastverband Pro Schiene kam mit.", "Pro Schiene"),
        ("Der Kommunalverband Kommunernes Raad lud ein.", "Kommunernes Raad"),
        ("Es lud das Netzwerk Silicon Unstrut e. V. ein.", "Silicon Unstrut e. V."),
        ("Das Umweltamt von Lille lud ein.", "Umweltamt"),
    ],
)
def test_a_noun_for_the_kind_of_body_is_no_part_of_its_own_name(sentence: str, name: str) -> None:
    assert _bodies(sentence) == {name}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Der Abfallverband Saar lud ein.", "Abfallverband Saar"),
        ("Die Wohnungsgesellschaft Schwerin mbH zahlte.", "Wohnungsgesellschaft Schwerin mbH"),
        ("Die Feuerwehr von Lille kam mit.", "Feuerwehr von Lille"),
        ("Das Wissenschaftsministerium NRW zahlte.", "Wissenschaftsministerium NRW"),
    ],
)
def test_a_body_is_named_with_its_noun_where_only_a_place_stands_behind(sentence: str, name: str) -> None:
    assert name in _bodies(sentence)
