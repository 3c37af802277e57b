"""What a sentence names: places, people, offices, organisations, dates."""

from itertools import pairwise

import pytest

from kg.model import Release, Zone
from kg.recognise import recognise
from kg.segment import segment
from kg.text import Mention, MentionKind

_ISSUED = "2024-04-10"


def _mentions(text: str, issued: str | None = _ISSUED) -> list[Mention]:
    release = Release(identifier="a", text=text, zones=(Zone(kind="body", start=0, end=len(text)),), issued=issued)
    return sorted(recognise(segment(release), issued), key=lambda mention: mention.start)


def _names(text: str, kind: MentionKind) -> list[str]:
    return [mention.name for mention in _mentions(text) if mention.kind == kind]


# People


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Oberbürgermeisterin Ute Beispiel begrüßte Jan Muster.", ["Ute Beispiel", "Jan Muster"]),
        ("Prof. Dr. Ludwig van der Mustern sprach.", ["Ludwig van der Mustern"]),
        ("Mit Seán O’Brannagh kam Anna-Lena Beispiel-Muster.", ["Seán O’Brannagh", "Anna-Lena Beispiel-Muster"]),
        ("Den Scheck nahm am Mittwoch Ligia Kallasova entgegen.", ["Ligia Kallasova"]),
        ("Er traf Riho Belobrunov, den Bürgermeister von Viljandi.", ["Riho Belobrunov"]),
        ("Der Verein, dem Hannelore Bracht vorsitzt, lud ein.", ["Hannelore Bracht"]),
        ("Sie kam mit den Lehrkräften Jana Beispielová und Petr Mustra.", ["Jana Beispielová", "Petr Mustra"]),
        ("Es kamen J. K. Belobrunov und seine Frau.", ["J. K. Belobrunov"]),
        ("Die Reise plante Klärwerksverwalterin Jana Mustrová.", ["Jana Mustrová"]),
        ("Bürgermeister Alejandro Mustro Caballero-Ruiz kam.", ["Alejandro Mustro Caballero-Ruiz"]),
    ],
)  # fmt: skip
def test_a_person_is_known_by_name_title_or_surroundings(text: str, names: list[str]) -> None:
    assert _names(text, "person") == names


@pytest.mark.parametrize(
    "text",
    [
        "Der Musterstädter Wedekindlauf begann am Rathaus.",
        "Botschafter Malawis sprachen.",
        "Gäste aus Nova Gorica kamen.",
        "Das Hotel Anna Sacher ist geschlossen.",
        "Am Freitag Mittag war Pause.",
        "Die Delegation kommt. Foto: Ute Beispiel",
    ],
)
def test_things_places_and_photographers_are_no_people(text: str) -> None:
    assert _names(text, "person") == []


def test_a_town_in_the_genitive_ends_a_name() -> None:
    text = "Phil Balhaonu sprach. Neben Balhaonu Tangermündes Bürgermeister stand Jan Muster."
    assert set(_names(text, "person")) == {"Phil Balhaonu", "Jan Muster"}


def test_a_family_name_alone_means_the_person_named_before() -> None:
    text = "Stadtrat Jan Belobrunov sprach. Danach lud Belobrunov zum Essen. Belobrunovs Rede war kurz."
    assert _names(text, "person") == ["Jan Belobrunov"] * 3


def test_an_initial_stands_for_the_given_name() -> None:
    assert _names("Jan Belobrunov sprach. Bürgermeister J. Belobrunov dankte.", "person") == ["Jan Belobrunov"] * 2


def test_a_family_name_of_two_people_means_neither() -> None:
    text = "Jan Belobrunov und Ute Belobrunov kamen. Dann ging Belobrunov."
    assert [m.name for m in _mentions(text) if m.kind == "person" and m.key == "short"] == []


def test_degrees_are_kept_apart_from_the_name() -> None:
    (person,) = [m for m in _mentions("Es sprach Prof. Dr. Ute Beispiel.") if m.kind == "person"]
    assert (person.name, person.of) == ("Ute Beispiel", "Prof. Dr.")


# Offices


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Die stellvertretende Bürgermeisterin Ute Beispiel kam.", "stellvertretende Bürgermeisterin", "deputy-mayor"),
        ("Zweiter Bürgermeister Jan Muster kam.", "Zweiter Bürgermeister", "deputy-mayor"),
        ("stellv. OB Jan Muster kam.", "stellv. OB", "deputy-mayor"),
        ("Der ehemalige Landrat Jan Muster kam.", "ehemalige Landrat", "district-head"),
        ("Bürgermeisterin für Kultur Ute Beispiel kam.", "Bürgermeisterin", "department-head"),
        ("Die berufsmäßige Stadträtin Ute Beispiel kam.", "berufsmäßige Stadträtin", "department-head"),
        ("Ute Beispiel, Präsidentin der Rostocker Bürgerschaft, kam.", "Präsidentin", "councillor"),
        ("Ute Beispiel, Präsidentin des Freundeskreises Rheinbrücke, kam.", "Präsidentin", "association-chair"),
        ("Ute Beispiel, Mitglied des Landtags, kam.", "Mitglied", "member-of-parliament"),
        ("Der Vorsitzende der Kieler Ratsfraktion kam.", "Vorsitzende", "councillor"),
    ],
)
def test_an_office_is_told_by_rank_portfolio_and_body(text: str, name: str, code: str) -> None:
    assert [(m.name, m.key) for m in _mentions(text) if m.kind == "role"] == [(name, code)]


# Organisations


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Der Verein Rheinbrücke Musterstadt e. V. lud ein.", ["Rheinbrücke Musterstadt e. V."]),
        ("Die Universität Pécs und die Musikschule von Vejle.", ["Universität Pécs", "Musikschule von Vejle"]),
        ("Vertreter der Universitäten Bremen, Oldenburg und Lublin kamen.",
         ["Universität Bremen", "Universität Oldenburg", "Universität Lublin"]),
        ("Sie traf die Deutsch-Ungarische Gesellschaft.", ["Deutsch-Ungarische Gesellschaft"]),
        ("Die Mitglieder der Deutsch-Ungarischen Gesellschaft kamen.", ["Deutsch-Ungarische Gesellschaft"]),
        ("Gäste des Goethe-Gymnasiums und der Partner-Schule kamen.", ["Goethe-Gymnasium"]),
        ("Sie sprach mit der Industrie- und Handelskammer zu Leipzig.", ["Industrie- und Handelskammer zu Leipzig"]),
        ("Das Ministerium für Bildung des Saarlandes half.", ["Ministerium für Bildung des Saarlandes"]),
        ("Der Freundeskreis Erfurt – Lille lud ein.", ["Freundeskreis Erfurt – Lille"]),
        ("Der Verein zur Förderung der Städtepartnerschaft Erfurt – Lille lud ein.",
         ["Verein zur Förderung der Städtepartnerschaft Erfurt – Lille"]),
        ("Es kamen Gäste der Provinz Quảng Nam.", ["Provinz Quảng Nam"]),
        ("Der TSV Kiel und Eintracht Hildesheim spielten.", ["TSV Kiel", "Eintracht Hildesheim"]),
        ("Sie besuchten die European Medical School.", ["European Medical School"]),
        ("Die Muster & Beispiel Wohnbau GmbH zahlte.", ["Muster & Beispiel Wohnbau GmbH"]),
        ("Bei WindLabor und der AWMU wird geforscht.", ["WindLabor", "AWMU"]),
        ("Das Mainzer Sozialministerium half.", ["Sozialministerium"]),
        ("Die Albert Belobrunov Stiftung half.", ["Albert Belobrunov Stiftung"]),
        ("Er dankte dem Deutschen Roten Kreuz, Ortsverband Kiel.", ["Deutsches Rotes Kreuz, Ortsverband Kiel"]),
        ("Das Ministerium für Kultur und Wissenschaft des Landes Nordrhein-Westfalen half.",
         ["Ministerium für Kultur und Wissenschaft des Landes Nordrhein-Westfalen"]),
        ("Die Thüringer Staatskanzlei und die Staatskanzlei des Saarlandes halfen.",
         ["Thüringer Staatskanzlei", "Staatskanzlei des Saarlandes"]),
        ("Mit Mitteln des Auswärtigen Amtes und des Rotary Clubs Erfurt.", ["Auswärtiges Amt", "Rotary Club Erfurt"]),
        ("Der Verein „Brücken bauen“ lud ein.", ["Brücken bauen"]),
        ("Die Stiftung „Brücken bauen“ lud ein.", ["Brücken bauen"]),
        ("Die Sparkasse Mittelthüringen half.", ["Sparkasse Mittelthüringen"]),
        ("Sie sprachen mit der Sparkasse Allgäu und der Hochschule Niederrhein.",
         ["Sparkasse Allgäu", "Hochschule Niederrhein"]),
        ("Er lernt bei den Leipziger Wasserwerken und den Technischen Werken Ulm.",
         ["Leipziger Wasserwerke", "Technische Werke Ulm"]),
        ("Es half das Rote Kreuz, auch das Rote Kreuz Kärnten.", ["Rotes Kreuz", "Rotes Kreuz Kärnten"]),
        ("Sie traf die Jüdische Gemeinde zu Halle.", ["Jüdische Gemeinde zu Halle"]),
        ("Es kam jemand vom ukrainischen Generalkonsulat.", ["ukrainisches Generalkonsulat"]),
        ("Getagt wurde in der Herzogin Anna Musterau Bibliothek.", ["Herzogin Anna Musterau Bibliothek"]),
        ("Die Lille-Freunde Krefeld und die DLRG-Ortsgruppe kamen.", ["Lille-Freunde Krefeld", "DLRG-Ortsgruppe"]),
        ("Er arbeitet im Büro des Oberbürgermeisters.", ["Büro des Oberbürgermeisters"]),
        ("Der Förderverein Mülheimer Städtepartnerschaften half.", ["Förderverein Mülheimer Städtepartnerschaften"]),
        ("Sie besuchten die University of the Western Mustra.", ["University of the Western Mustra"]),
        ("Es sprach der Landesbetrieb Straßen und Brücken über Deiche.", ["Landesbetrieb Straßen und Brücken"]),
        ("Sie besuchten die Südwestdeutschen Salzwerke AG.",
         ["Südwestdeutsche Salzwerke AG"]),
        ("Sie traf die Vorsitzende des Israelkreises Musterer Land e. V.", ["Israelkreis Musterer Land e. V."]),
        ("Es kam jemand von den Stadtwerken Erfurt GmbH.", ["Stadtwerke Erfurt GmbH"]),
        ("Er lehrt an der Universität für Verwaltung Speyer und Raumplaner Hans Muster auch.",
         ["Universität für Verwaltung Speyer"]),
        ("Das Amt für Kommunikation jeden Antrag prüfen zu lassen, dauert.", ["Amt für Kommunikation"]),
        ("Das Ministerium für Europa des Landes rund um die Ministerin half.", ["Ministerium für Europa"]),
        ("Sie lud die IHK zum Austausch ein.", ["IHK"]),
        ("Die Landeszentrale für politische Bildung zahlt.", ["Landeszentrale für politische Bildung"]),
        ("Die Handwerkskammer der Pfalz lud ein.", ["Handwerkskammer der Pfalz"]),
        ("Spender war die Sparkasse Rhein Neckar Nord.", ["Sparkasse Rhein Neckar Nord"]),
    ],
)  # fmt: skip
def test_a_body_is_known_by_its_head_legal_form_or_capitals(text: str, names: list[str]) -> None:
    assert _names(text, "organisation") == names


@pytest.mark.parametrize(
    "text",
    [
        "Das Bürgeramt, die Tourist-Information und das Jugendzentrum halfen.",
        "Seit Gründung des Bundes wächst er; einen solchen Bund von zwölf Städten gab es nie.",
        "Das Ehrenamt ist wichtig. Insgesamt kamen 20 Gäste.",
        "Die Schulen und Vereine der Stadt machten mit.",
        "Er arbeitet an den SDG und am ÖPNV.",
        "Der Kollege Jan Muster kam.",
        "Ein geografischer Garten entsteht.",
        "Das Impulsreferat hielt Ute Beispiel.",
        "Die Initiative ging von Lille aus.",
        "Die Arbeits-Gruppe und die Projekt-Initiative trafen sich.",
        "Der Landkreis war gut vertreten, das Kreuz wurde enthüllt.",
    ],
)
def test_ordinary_nouns_are_no_bodies(text: str) -> None:
    assert _names(text, "organisation") == []


def test_a_body_of_the_reference_data_is_known_in_every_case() -> None:
    text = "Mit Mitteln des Bundesministeriums für wirtschaftliche Zusammenarbeit und Entwicklung (BMZ)."
    found = [m for m in _mentions(text) if m.kind == "organisation"]
    assert len({m.of for m in found}) == 1
    assert [m.name for m in found][1] == "BMZ"


# Places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gäste aus Lille kamen nach Halle (Saale).", ["Lille", "Halle (Saale)"]),
        ("Erfurts Partner reisten nach Frankfurt am Main.", ["Erfurt", "Frankfurt am Main"]),
        ("Aus den Partnerstädten Essen, Halle und Hof kamen Gäste.", ["Essen", "Halle", "Hof"]),
        ("Vertreter der Landkreise Görlitz und Zgorzelec kamen.", ["Landkreis Görlitz", "Landkreis Zgorzelec"]),
        ("Der Bürgermeister der polnischen Gemeinde Brzydowo kam.", ["Brzydowo"]),
        ("Die Delegation aus dem Kreis Brzydowo kam.", ["Kreis Brzydowo"]),
        ("Das Geld gaben der Lahn-Dill-Kreis und der Landrat des Enzkreises.", ["Lahn-Dill-Kreis", "Enzkreis"]),
        ("Sie fuhren durch den Rheinisch-Bergischen Kreis.", ["Rheinisch-Bergischer Kreis"]),
        ("Partner ist auch Hellendoorn in den Niederlanden.", ["Hellendoorn"]),
        ("Dabei waren Lille, Hamar und Erfurt.", ["Lille", "Hamar", "Erfurt"]),
        ("Er dankte Kitui County in Kenia und den Helfern.", ["Kitui County"]),
        ("Aus Sopron des Jahres 1989 berichtete ein Gast.", ["Sopron"]),
        ("Ein Transport fuhr nach Tschortkiw.", ["Tschortkiw"]),
        ("Gäste waren Bradford on Avon und Reigate and Banstead.", ["Bradford on Avon", "Reigate and Banstead"]),
    ],
)
def test_a_town_or_district_is_known_by_name_or_by_the_noun_before_it(text: str, names: list[str]) -> None:
    assert _names(text, "place") == names


@pytest.mark.parametrize(
    "text",
    [
        "Das Essen war gut.",
        "Die Stadt Mitte April zu besuchen lohnt sich.",
        "Mehr steht auf www.musterhausen-koeln.de und info@koeln.de.",
        "Das Land Brandenburg half.",
    ],
)
def test_ordinary_words_addresses_and_states_are_no_towns(text: str) -> None:
    assert _names(text, "place") == []


def test_a_place_of_many_bearers_stays_open() -> None:
    (place,) = [m for m in _mentions("Sie reisten nach Neustadt.") if m.kind == "place"]
    assert place.key == ""


def test_adjectives_and_inhabitants_name_country_or_town() -> None:
    text = "Polnische Gäste und die Kielerinnen trafen Franzosen."
    assert [(m.name, len(m.key) == 2) for m in _mentions(text) if m.kind == "demonym"] == [
        ("Polnische", True),
        ("Kielerinnen", False),
        ("Franzosen", True),
    ]


@pytest.mark.parametrize(
    "text", ["Die Gäste kamen aus Burkina Faso.", "Er lebt im Norden Burkina Fasos.", "Eine Reise nach Sierra Leone"]
)
def test_a_country_of_two_words_is_no_unknown_town(text: str) -> None:
    assert (len(_names(text, "country")), _names(text, "place")) == (1, [])


def test_a_country_is_known_with_its_title() -> None:
    assert [m.key for m in _mentions("Aus der Republik Polen und den USA.") if m.kind == "country"] == ["PL", "US"]


# Dates


def test_a_weekday_lies_before_a_release_that_tells_and_behind_one_that_announces() -> None:
    dates = [m.key for m in _mentions("Am Dienstag kam Besuch. Am Freitag wird er abreisen.") if m.kind == "date"]
    assert dates == ["2024-04-09", "2024-04-12"]


def test_without_a_day_of_issue_only_full_dates_are_read() -> None:
    text = (
        "Am 3. Mai 1997 kam Besuch. Am 5. Juni, im vergangenen Jahr, am Montag und gestern auch. So ist es seit 1990."
    )
    assert [m.key for m in _mentions(text, None) if m.kind == "date"] == ["1997-05-03", "1990"]


def test_nothing_that_names_overlaps_another_name() -> None:
    text = "Die Universität Bremen, Oberbürgermeister Jan Muster aus Bremen und der Verein Bremen hilft e. V. kamen."
    named = [m for m in _mentions(text) if m.kind not in {"demonym", "date"}]
    assert all(a.end <= b.start for a, b in pairwise(named))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gespendet hat es der Verein „Hilfe für Musterdorf“.", "Hilfe für Musterdorf"),
        ("Betreiber ist der Wasserversorger AQUAMUS.", "AQUAMUS"),
        ("Der Kaffee kommt von der Kooperative La Mustranza.", "Kooperative La Mustranza"),
        ("Der Verein Freunde von Musterburg lud ein.", "Freunde von Musterburg"),
        ("Sie besuchten die Universidad Técnica Nacional.", "Universidad Técnica Nacional"),
        ("Sie trafen die Université Bordeaux Montaigne.", "Université Bordeaux Montaigne"),
        ("Es kam jemand vom Wasserversorger Eau de Paris.", "Eau de Paris"),
        ("Es half die Firma Siemens.", "Siemens"),
        ("Es kamen Gäste des Vereins Innovation Network Köln.", "Innovation Network Köln"),
        ("Es half der Kieler Verein Südwind.", "Südwind"),
        ("Es kam der Geschäftsführer der mustrapoint.", "mustrapoint"),
        ("Es kam die Geschäftsführerin von Emden Marketing.", "Emden Marketing"),
        ("Ein Gespräch gab es auch mit dem Mustrion in Haifa.", "Mustrion"),
        ("Es kam jemand von der Mustra Water and Sewerage Corporation.", "Mustra Water and Sewerage Corporation"),
        ("Sie besuchten die Beruflichen Schulen Korbach.", "Berufliche Schulen Korbach"),
        (
            "Es lud das Institut für Wasserbau der Technischen Universität Dresden ein.",
            "Institut für Wasserbau der Technischen Universität Dresden",
        ),
        ("Es kam das Comité de jumelage mit einem Bus.", "Comité de jumelage"),
        ("Gespielt hat der Mustham Football Club gegen die Gäste.", "Mustham Football Club"),
    ],
)
def test_a_body_is_known_by_the_noun_before_its_name_or_by_a_head_of_another_language(text: str, name: str) -> None:
    assert _names(text, "organisation") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Es kamen die Chefin von Lille und der Sprecher der Gruppe.",
        "Sie sprachen mit dem Mann in Haifa.",
        "Das Konzert war in der Musikschule.",
        "Die Hilfe ging in die Provinz Mustran.",
        "Der Betrieb Anna Muster half.",
    ],
)
def test_a_house_or_a_province_that_only_says_where_is_no_body(text: str) -> None:
    assert _names(text, "organisation") == []


def test_a_family_name_is_no_place() -> None:
    text = "Bürgermeister Ufuk Gotha sprach. Danach antwortete Gotha auf Fragen."
    assert _names(text, "place") == []


def test_a_title_behind_a_given_name_is_a_family_name() -> None:
    assert _names("Mit dabei war Petra Richter.", "person") == ["Petra Richter"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Geld kam aus dem Kulturfonds Bayern.", ["Kulturfonds Bayern"]),
        ("Geld kam aus dem Kleinprojektefonds Kommunale Entwicklungspolitik.",
         ["Kleinprojektefonds Kommunale Entwicklungspolitik"]),
        ("Geld kam aus dem Kooperationsprogramm INTERREG VA Brandenburg – Polen.", ["INTERREG VA Brandenburg – Polen"]),
        ("Die Reise gehört zum MUSTA-Kommunalprogramm.", ["MUSTA-Kommunalprogramm"]),
        ("Geld kam aus dem Hilfsfonds „Erfurt hilft“.", ["Erfurt hilft"]),
    ],
)  # fmt: skip
def test_a_fund_or_programme_is_named_with_its_region_or_purpose(text: str, names: list[str]) -> None:
    assert _names(text, "title") == names


@pytest.mark.parametrize(
    "text",
    [
        "Der Bus fuhr ins costa-ricanische Mustervalla.",
        "Gäste aus Mustervalla, der neuen Partnerstadt, kamen.",
        "Das Ziel hieß Mustervalla, Partnergemeinde seit 2004.",
        "Auch Mustervalla in Bolivien schickte Gäste.",
        "Gäste aus Mustervalla kamen. Bald fährt Erfurt nach Mustervalla.",
    ],
)
def test_a_town_that_no_gazetteer_has_is_known_by_what_stands_around_it(text: str) -> None:
    assert set(_names(text, "place")) - {"Erfurt"} == {"Mustervalla"}


@pytest.mark.parametrize("text", ["Das Projekt heißt Mustervalla.", "Gäste aus Mustervalla kamen."])
def test_an_unknown_name_alone_is_no_town(text: str) -> None:
    assert _names(text, "place") == []


def test_an_unknown_name_in_a_list_of_towns_or_in_foreign_letters_is_one() -> None:
    assert "Mustervalla" in _names("Gäste aus Lille, Mustervalla und Halle (Saale) kamen.", "place")
    assert _names("Gäste aus Mustervallá kamen.", "place") == ["Mustervallá"]
    assert _names("Die Chöre Lille, Jugend und Erfurt sangen.", "place") == ["Lille", "Erfurt"]


def test_an_adjective_of_a_town_that_the_text_names_is_one_though_families_bear_it_too() -> None:
    text = "Gäste aus Schwaz kommen. Der Schwazer Bürgermeister Christoph Muster führt sie an."
    assert "Schwazer" in _names(text, "demonym")
    assert "Schwazer" not in _names("Der Schwazer Bürgermeister kommt.", "demonym")


def test_a_weekday_told_after_two_days_of_one_sentence_lies_between_them() -> None:
    text = "Das Fest beginnt am 27. Juni 2024 und endet am 30. Juni 2024. Am Samstag segeln die Gäste."
    assert [m.key for m in _mentions(text) if m.kind == "date"][-1] == "2024-06-29"


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Gäste aus Roudnice nad Labem kamen.", "Roudnice nad Labem"),
        ("Gäste aus Rocca di Papa kamen.", "Rocca di Papa"),
        ("Gäste aus Nowa Odessa kamen.", "Nowa Odessa"),
        ("Gäste aus Ann Arbor kamen.", "Ann Arbor"),
        ("Gäste aus Surrey Heath kamen.", "Surrey Heath"),
        ("Gäste aus Somerset West kamen.", "Somerset West"),
        ("Der Rat von Seba Beach tagte.", "Seba Beach"),
        ("Sie besuchte Puerto Musteros in Honduras.", "Puerto Musteros"),
        ("Die Partnerschaft mit Hann. Münden besteht.", "Hann. Münden"),
        ("Gäste aus Reggio nell’Emilia kamen.", "Reggio nell’Emilia"),
        ("Gäste aus Sant Feliu de Guíxols kamen.", "Sant Feliu de Guíxols"),
        ("Die Reise führte nach Songino Khairkhan.", "Songino Khairkhan"),
    ],
)
def test_a_name_of_several_words_is_one_town_and_nobody(text: str, town: str) -> None:
    found = [(m.kind, m.name) for m in _mentions(text) if m.kind in {"place", "person"}]
    assert found == [("place", town)]


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Das Boot ist aus Holz.", []),
        ("Bezahlt wird das mit Geldern des Landes.", []),
        ("Eine Gruppe aus Geldern kam.", ["Geldern"]),
        ("Gäste aus Lille vom 3. bis 5. Juni besuchten die Schau.", ["Lille"]),
        ("Die Kosten übernehmen Kitas aus dem Stadtteil.", []),
        ("Lille ist eine der Partnerstädte Musteraus.", ["Lille"]),
        ("Wegen Regen fiel der Lauf aus.", []),
        ("Das Fest dauert von Sonntag bis Dienstag.", []),
        ("Gäste aus Mauern kamen, die Gemeinde Mauern ist klein.", ["Mauern", "Mauern"]),
        ("Gäste aus Regen kamen, und die Regener Musik spielte.", ["Regen"]),
        ("Die Gruppe reiste nach Pommern.", []),
    ],
)
def test_a_word_that_a_village_bears_is_a_town_where_the_release_says_so(text: str, towns: list[str]) -> None:
    assert [m.name for m in _mentions(text) if m.kind == "place"] == towns


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Unter ihnen sind Löwen, Delft und Lund.", ["Löwen", "Delft", "Lund"]),
        ("Jugendliche aus Vlotho und Enger reisen mit.", ["Vlotho", "Enger"]),
        ("Gäste aus Bay City, Anglet, Fermo und Musterjing kamen.", ["Bay City", "Anglet", "Fermo", "Musterjing"]),
        ("Partner sind in Schweden Lund, in Finnland Kotka.", ["Lund", "Kotka"]),
        ("Gefeiert wurde mit Musik, Tanz und Essen.", []),
        ("Gäste aus Bonn, Ulm und Umgebung kamen.", ["Bonn", "Ulm"]),
        ("Das Geld kam von der Organisation Save the Children.", []),
        ("Gesammelt wurde für Brunnen in Benin.", []),
        ("Studierende absolvieren ihre Praxisphasen in Norwegen.", []),
    ],
)
def test_a_doubtful_name_is_a_town_among_sure_ones(text: str, towns: list[str]) -> None:
    found = sorted((m.start, m.name) for m in _mentions(text) if m.kind == "place")
    assert [name for _, name in found] == towns
