"""A steward's own organisations, programmes, names, places and titles are found, and change only what they must."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import api
from kg.errors import InputError, ReferenceDataError
from kg.own import NOTHING, Own, use
from kg.pipeline import road_of
from kg.reference import load, write_template
from kg.reference.tables import COLUMNS
from kg.store import Store

NAME = "2024-05-06-musterhagen"
TEXT = """# Musterhagen und Lille schließen Freundschaft

Musterhagen, 6. Mai 2024. Bürgermeisterin Eva Sommerfeld und die Brückenwartin Ina Klarmann haben am 3. Mai 2024 in
Musterhagen eine Delegation aus Lille empfangen. Die Stadt Musterhagen und die Domstadt am Rhein unterzeichneten eine
Städtepartnerschaft. Das Klimabüro Nord fördert den Besuch mit 5.000 Euro aus dem Wasserfonds Nord.
"""
TABLES = {
    "organisations": """id,name,aliases,kind,type,parent,country,web,hint,run_by
klimabuero-nord,Klimabüro Nord,KBN|Büro für Klima Nord,agency,organisation,,DE,https://www.example.org/,agency,
wasserfonds-nord,Wasserfonds Nord,WFN,fund,programme,,,,,Klimabüro Nord
""",
    "places": """id,country,name,names,lat,long,population,adjectives
musterhagen-de,DE,Musterhagen,Bad Musterhagen,51.2,9.5,3200,Musterhagener
""",
    "roles": "title,code,body\nBrückenwart/in,municipal-officer,home\n",
    "aliases": "of,alias\nKöln,Domstadt am Rhein\n",
}


@pytest.fixture(autouse=True)
def _leave_nothing() -> Iterator[None]:
    yield
    use(NOTHING)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    write_template(tmp_path / "own")
    return tables(tmp_path / "own", TABLES)


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / f"{NAME}.md").write_text(TEXT, encoding="utf-8")
    return folder


def tables(folder: Path, content: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in content.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def said(store: Path, name: str = NAME) -> set[tuple[str, str, str, str]]:
    return {(fact.kind, fact.subject, fact.property, fact.value) for fact in api.facts(name, store=store)}


def graph(store: Path, path: Path) -> str:
    api.export_graph(path, store=store)
    return path.read_text(encoding="utf-8")


def faults(folder: Path, content: dict[str, str]) -> list[str]:
    with pytest.raises(ReferenceDataError) as caught:
        load([tables(folder, content)])
    return [str(error).replace(f"{folder}/", "") for error in (caught.value, *caught.value.others)]


def test_what_a_steward_adds_is_found_in_a_text_named_and_in_the_reference_graph(
    own: Path, releases: Path, tmp_path: Path
) -> None:
    without, with_ = tmp_path / "without", tmp_path / "with"
    api.build([releases], store=without)
    api.build([releases], store=with_, reference=[own])
    new = said(with_) - said(without)
    assert ("organisation", "Klimabüro Nord", "kind", "agency") in new
    assert ("role", "Ina Klarmann municipal-officer", "role", "municipal-officer") in new
    assert ("municipality", "Domstadt am Rhein", "geonames", "gn-2886242") in new
    quads = graph(with_, tmp_path / "with.nq")
    about = "https://w3id.org/municipal-cooperation/id"
    assert f'<{about}/municipality/musterhagen-de> <http://www.w3.org/2003/01/geo/wgs84_pos#lat> "51.2"' in quads
    assert f"<{about}/programme/wasserfonds-nord> <https://w3id.org/municipal-cooperation/ontology#runBy>" in quads
    assert f"<{about}/organisation/klimabuero-nord>" in quads
    names = "<http://www.w3.org/2004/02/skos/core#altLabel>"
    assert f'<{about}/municipality/gn-2886242> {names} "Domstadt am Rhein"@de' in quads
    assert f'<{about.replace("/id", "/code/role")}/municipal-officer> {names} "Brückenwartin"@de' in quads
    assert api.ask("partners-of-city", store=with_, params={"place": "Domstadt am Rhein"}).rows


def test_workers_know_what_the_steward_added(own: Path, releases: Path, tmp_path: Path) -> None:
    for jobs in (1, 2):
        api.build([releases], store=tmp_path / f"by-{jobs}", reference=[own], jobs=jobs)
    assert graph(tmp_path / "by-1", tmp_path / "1.nq") == graph(tmp_path / "by-2", tmp_path / "2.nq")


def test_a_store_keeps_its_reference_data_until_others_or_none_are_asked_for(
    own: Path, releases: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    first = api.build([releases], store=store, reference=[own])
    kept = api.build([releases], store=store)
    assert (kept.unchanged, kept.own) == ((NAME,), first.own)
    assert kept.own.folders == (str(own),)
    use(NOTHING)
    api.withdraw([NAME], store=store)
    api.build([releases], store=store)
    office = ("role", "Ina Klarmann municipal-officer", "role", "municipal-officer")
    assert office in said(store)
    dropped = api.build([releases], store=store, reference=[])
    assert (dropped.changed, dropped.own.size) == ((NAME,), 0)
    assert office not in said(store)
    assert "programme/wasserfonds-nord> <https://w3id.org/municipal-cooperation/ontology#runBy>" not in graph(
        store, tmp_path / "g.nq"
    )


def test_turtle_says_the_same_as_tables(own: Path, releases: Path, tmp_path: Path) -> None:
    (tmp_path / "turtle").mkdir()
    (tmp_path / "turtle" / "all.ttl").write_text(
        """@base <https://w3id.org/municipal-cooperation/id/> .
@prefix mc: <https://w3id.org/municipal-cooperation/ontology#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
<organisation/klimabuero-nord> a org:Organization ; skos:prefLabel "Klimabüro Nord"@de ; mc:country <country/DE> ;
  skos:altLabel "KBN"@de , "Büro für Klima Nord"@de ; org:classification <../code/organisation-kind/agency> ;
  foaf:homepage <https://www.example.org/> .
<programme/wasserfonds-nord> a mc:Programme ; dcterms:title "Wasserfonds Nord"@de ; skos:altLabel "WFN"@de ;
  mc:programmeKind <../code/programme-kind/fund> ; mc:runBy <organisation/klimabuero-nord> .
<municipality/musterhagen-de> a mc:Municipality ; skos:prefLabel "Musterhagen"@de ; mc:country <country/DE> ;
  skos:altLabel "Bad Musterhagen"@de ; wgs:lat 51.2 ; wgs:long 9.5 ; mc:population 3200 .
<municipality/gn-2886242> skos:altLabel "Domstadt am Rhein"@de .
<../code/role/municipal-officer> skos:altLabel "Brückenwart/in"@de .
""",
        encoding="utf-8",
    )
    for name, folder in (("by-tables", own), ("by-turtle", tmp_path / "turtle")):
        api.build([releases], store=tmp_path / name, reference=[folder])
    assert graph(tmp_path / "by-tables", tmp_path / "1.nq") == graph(tmp_path / "by-turtle", tmp_path / "2.nq")


def test_what_turtle_cannot_say_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.ttl").write_text(
        "@base <https://w3id.org/municipal-cooperation/id/> .\n@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
        '<organisation/x> foaf:name "X" .\n<person/y> foaf:name "Y" .\n',
        encoding="utf-8",
    )
    (tmp_path / "own" / "b.ttl").write_text("<a> <b> .", encoding="utf-8")
    told = faults(tmp_path / "own", {})
    assert told[0].startswith("a.ttl:3: has a property that is not read here: http://xmlns.com/foaf/0.1/name")
    assert "person/y> is nothing that reference data describe" in told[1]
    assert told[2].startswith("b.ttl: is no Turtle (")


def test_all_faults_of_a_folder_are_told_at_once_each_with_file_line_and_remedy(tmp_path: Path) -> None:
    head = ",".join(COLUMNS["organisations"])
    told = faults(
        tmp_path / "own",
        {
            "organisations": f"{head},colour\n"
            "x y,Nordbüro,GIZ,agentur,organisation,,ZZ,ftp://x,payer,,red\n"
            "a-b,Südbüro,,fund,programme,nowhere,,,,,\n"
            "a-b,Ostbüro,,fund,programme,,,,,,\n"
            "short,row\n",
            "places": "id,country,name,lat,long\n"
            "foo,DE,Foo,95,9.5\nbar-de,,Bar,,\ngn-2886242,DE,Köln,,\nb-de,DE,B,51.1,\n",
            "aliases": "of,alias\nEngagement Global,BMZ\nNeustadt,NX\nNirgendwo,N\n",
            "roles": "title,code,body\nklein,mayor,home\nGroßrat,grandee,home\nKleinrat,mayor,nowhere\n",
            "organisation": "id\n",
        },
    )
    for place, what in (
        ("aliases.csv:2", "the name 'BMZ' is also one of bundesministerium"),
        ("aliases.csv:3", "'Neustadt' may mean several places; write one of the ids gn-"),
        ("aliases.csv:4", "'Nirgendwo' is no organisation, programme or place that is known"),
        ("organisation.csv", "is no table that is known; use organisations.csv"),
        ("organisations.csv:1", "has a column that is unknown or stands twice: 'colour'"),
        ("organisations.csv:2", "'x y' is no id"),
        ("organisations.csv:2", "kind 'agentur' is unknown; use one of agency"),
        ("organisations.csv:2", "hint 'payer' is unknown"),
        ("organisations.csv:2", "'ftp://x' is no web address"),
        ("organisations.csv:2", "'ZZ' is no country's code"),
        ("organisations.csv:2", "the name 'GIZ' is also one of deutsche-gesellschaft"),
        ("organisations.csv:3", "parent 'nowhere' is no other programme that is known"),
        ("organisations.csv:4", "the id 'a-b' stands also at"),
        ("organisations.csv:5", "has 2 cells, the header 11"),
        ("places.csv:2", "the id 'foo' does not say the country"),
        ("places.csv:2", "lat '95' is no coordinate"),
        ("places.csv:3", "has no country"),
        ("places.csv:4", "the id 'gn-2886242' is one of the program's own data"),
        ("places.csv:5", "has one coordinate of two"),
        ("roles.csv:2", "'klein' is no title"),
        ("roles.csv:3", "code 'grandee' is unknown"),
        ("roles.csv:4", "body 'nowhere' is unknown"),
    ):
        assert any(fault.startswith(f"{place}: {what}") and "; " in fault for fault in told), (place, what, told)
    assert len(told) == 22


def test_tables_of_a_german_excel_are_read_and_bytes_that_are_no_utf8_are_told_with_their_line(tmp_path: Path) -> None:
    folder = tables(tmp_path / "own", {})
    (folder / "aliases.csv").write_bytes("\ufeffof;alias\r\nKöln;Domstadt\r\n".encode())
    assert load([folder]).rows("aliases") == ({"of": "gn-2886242", "alias": "Domstadt"},)
    (folder / "aliases.csv").write_bytes("of;alias\nUlm;Donaustadt\nKöln;Domstadt\n".encode("latin-1"))
    assert faults(folder, {})[0].startswith("aliases.csv:3: is not in UTF-8; save it as UTF-8")


@pytest.mark.parametrize("content", [None, {}], ids=["missing", "empty"])
def test_a_folder_without_tables_is_refused(tmp_path: Path, content: dict[str, str] | None) -> None:
    if content is not None:
        tables(tmp_path / "own", content)
    with pytest.raises(InputError, match="kg reference template"):
        load([tmp_path / "own"])


def test_folders_are_read_together_and_their_order_does_not_matter(own: Path, tmp_path: Path) -> None:
    more = tables(tmp_path / "more", {"aliases": "of,alias\nklimabuero-nord,Nordbüro\n"})
    assert load([own, more]).tables == load([more, own]).tables
    with pytest.raises(ReferenceDataError, match="is no organisation, programme or place that is known"):
        load([more])


def test_the_template_has_the_columns_that_are_read_and_its_examples_are_right(tmp_path: Path) -> None:
    files = {path.name: path for path in write_template(tmp_path / "own")}
    for table, columns in COLUMNS.items():
        assert files[f"{table}.csv"].read_text(encoding="utf-8") == ",".join(columns) + "\n"
    page = files["README.md"].read_text(encoding="utf-8")
    for block in page.split("```")[1::2]:
        kind, _, text = block.partition("\n")
        name = next((table for table, columns in COLUMNS.items() if text.startswith(",".join(columns))), "more")
        (tmp_path / "own" / f"{name}.{'csv' if kind == 'csv' else 'ttl'}").write_text(text, encoding="utf-8")
    assert load([tmp_path / "own"]).size == 9
    with pytest.raises(InputError, match="is there already"):
        write_template(tmp_path / "own")


def changes(number: int) -> Iterator[dict[str, str]]:
    """Yield folders of which each differs from the one before: rows on names that the samples print, in odd forms."""
    dice = random.Random(number)
    head = ",".join(COLUMNS["organisations"])
    bodies = [
        "verein-lille,Freundschaftskreis Lille,,association,organisation,,,,,",
        "buero-kommunal,Servicestelle Partnerschaft,SPK,agency,organisation,,,,agency,",
        "delegation-fonds,Fonds Besuche,Besuchsfonds,fund,programme,,,,,",
        "eine-welt-nord,Netzwerk Eine Welt,,network,organisation,,,,,",
        "stadtwerke-ulm,Stadtwerke,,company,organisation,,,,,",
    ]
    places = [
        "nis-rs,RS,Nišburg,Nischdorf|Terezin Süd,43.3,21.9,9000,Nischer",
        "festhalle-de,DE,Festhalle,Mensa,,,,Festhaller",
    ]
    aliases = ["Ulm,Münsterstadt", "Nis,Donaustadt", "Engagement Global,Globalagentur", "Köln,Freundschaft Süd"]
    roles = [
        "Dolmetscher/in,mayor,home",
        "Gastredner/in,councillor,home",
        "Feuerwehrleute,municipal-officer,home",
        "Landrat/Landrätin,councillor,home",
        "Referent/in,director,organisation",
    ]
    for _ in range(2):
        yield {
            "organisations": "\n".join([head, *dice.sample(bodies, 3)]),
            "places": "\n".join([",".join(COLUMNS["places"]), *dice.sample(places, 1)]),
            "aliases": "\n".join(["of,alias", *dice.sample(aliases, 2)]),
            "roles": "\n".join(["title,code,body", *dice.sample(roles, 2)]),
        }


def held(store: Path) -> dict[str, str]:
    with Store.open(store) as opened:
        return {name: entry.facts + entry.rules for name, entry in opened.manifest.items()}


@pytest.mark.parametrize("number", [1, *(pytest.param(n, marks=pytest.mark.nightly) for n in range(2, 13))])
def test_a_change_of_reference_data_gives_what_a_full_rebuild_gives_and_leaves_other_releases_alone(
    number: int, built: Path, store: Path, samples: Path, tmp_path: Path
) -> None:
    for step, content in enumerate(changes(number)):
        folder = tables(tmp_path / f"own-{step}", content)
        report = api.build([samples], store=store, reference=[folder], jobs=2)
        assert report.unchanged
        fresh = tmp_path / f"fresh-{step}"
        api.build([samples], store=fresh, reference=[folder], jobs=2)
        assert held(store) == held(fresh)
        assert graph(store, tmp_path / "a.nq") == graph(fresh, tmp_path / "b.nq")
    api.build([samples], store=store, reference=[])
    assert graph(store, tmp_path / "a.nq") == graph(built, tmp_path / "b.nq")


def test_a_text_is_met_by_a_name_in_any_inflection_and_not_by_other_rows() -> None:
    row = {"title": "Vogt/Vögtin", "code": "mayor", "body": "home"}
    data = Own(tables={"roles": (row,)}, names=(("Vogt", "Vögtin"),))
    road = road_of(own=data)
    assert data.stamp("Landvögtinnen")
    assert data.stamp("die Vögte")
    assert data.stamp("Köln und Lille") == ""
    assert road.own is data
