"""Questions on pages and for programs: forms, answers with names, downloads, errors that point to their place."""

import csv
import io

import httpx
import pytest
from pyarrow import parquet

from kg.query import catalogue
from tests.reading import HTML, Page, page_of

ULM = "https://w3id.org/municipal-cooperation/id/municipality/gn-2820256"


def asked(served: httpx.Client, path: str, status: int = 200, **params: str) -> Page:
    response = served.get(path, params=params, headers=HTML)
    assert response.status_code == status, response.text[:500]
    return page_of(response)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_catalogue_lists_every_question_in_both_languages(served: httpx.Client, language: str) -> None:
    links = [link.text for link in asked(served, "questions", lang=language).all("#catalogue a")]
    assert links == [question.asked(language) for question in catalogue()]
    assert "`" not in "".join(hint.text for hint in asked(served, "questions", lang=language).all("#catalogue .hint"))


def test_the_catalogue_is_searched_by_words(served: httpx.Client) -> None:
    assert 0 < len(asked(served, "questions", words="besuch geld").all("#catalogue a")) < 6
    assert not asked(served, "questions", words="xyzzy").all("#catalogue a")


@pytest.mark.parametrize("name", [question.name for question in catalogue()])
def test_every_question_has_a_form_for_what_it_needs_and_an_answer_where_it_needs_nothing(
    served: httpx.Client, name: str
) -> None:
    (question,) = [one for one in catalogue() if one.name == name]
    page = asked(served, f"questions/{name}", lang="en")
    fields = {field["name"] for field in page.all("form[data-island=ask] :is(input, select)")} - {"lang"}
    assert fields == {known.name for known in question.params} - {"lang"}
    for field in page.all("form[data-island=ask] :is(input[id], select)"):
        assert page.all(f'label[for="{field["id"]}"]')
    needs = [known for known in question.params if known.required]
    assert bool(page.all("#results h2")) == (not needs)
    assert not page.all("#query-error")


def test_an_answer_has_names_that_lead_to_pages_and_releases_that_lead_to_theirs(served: httpx.Client) -> None:
    page = asked(served, "questions/partners-of-city", place="Ulm", lang="de")
    headings = [head["data-column"] for head in page.all("#answer th")]
    assert "partner" in headings
    assert "partnerLabel" not in headings
    row = page.all("#answer tbody tr")[0]
    partner = row.one("td a.thing")
    assert partner.text == "Rat der Donaustädte und -regionen"
    assert served.get(partner["href"], headers=HTML).status_code == 200
    release = next(link["href"] for link in row.all("a") if "/page/release/" in link["href"])
    assert served.get(release, headers=HTML).status_code == 200


def test_a_column_of_places_says_where_they_lie_and_the_views_that_suit_are_offered(served: httpx.Client) -> None:
    results = asked(served, "questions/city-pairs").one("#results")
    assert results["data-views"].split() == ["table", "chart", "map", "network"]
    cell = results.one("td[data-lat]")
    assert -90 <= float(cell["data-lat"]) <= 90
    assert {head["data-type"] for head in results.all("th")} >= {"number", "iri"}


def test_a_name_that_is_unknown_or_missing_is_told_beside_the_form(served: httpx.Client) -> None:
    page = asked(served, "questions/partners-of-city", 400, place="Ulmm", lang="de")
    assert "meinten Sie" in page.one("#query-error").text
    assert page.one("#p-place")["value"] == "Ulmm"
    assert not asked(served, "questions/partners-of-city").all("#query-error, #answer")
    assert served.get("questions/no-such-question", headers=HTML).status_code == 404


def test_a_question_can_be_changed_as_a_query(served: httpx.Client) -> None:
    page = asked(served, "questions/partners-of-city", place="Ulm")
    query = page.one("details pre").node.text()
    assert f"VALUES ?place {{ <{ULM}> }}" in query
    again = asked(served, "query", query=query)
    assert len(again.all("#answer tbody tr")) == len(page.all("#answer tbody tr"))
    assert again.one("textarea").node.text().strip() == query.strip()


def test_a_query_of_ones_own_is_answered_with_rows_a_word_or_a_graph(served: httpx.Client) -> None:
    assert asked(served, "query", query="ASK {}", lang="en").one("#results .lead").text == "Yes"
    graph = asked(served, "query", query=f"DESCRIBE <{ULM}>").one("#results pre").text
    assert "Ulm" in graph
    nothing = asked(served, "query", query="SELECT ?s { ?s a <x:y> }", lang="en")
    assert "says nothing" in nothing.one("#results").text
    many = asked(served, "query", query="SELECT ?s ?p ?o { ?s ?p ?o }", lang="en")
    assert len(many.all("#answer tbody tr")) == 1000
    assert "first 1000 rows" in many.one("#results .notice").text


def test_an_error_in_a_query_points_to_its_place_and_keeps_what_was_written(served: httpx.Client) -> None:
    page = asked(served, "query", 400, query="SELECT ?s\n{ ?s foo:bar ?o }", lang="de")
    error = page.one("#query-error")
    assert (error["data-line"], error["data-column"]) == ("2", "6")
    assert "Zeile 2, Spalte 6" in error.text
    assert page.one("textarea").node.text() == "SELECT ?s\n{ ?s foo:bar ?o }"


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("csv", "text/csv"),
        ("tsv", "text/tab-separated-values"),
        ("json", "application/sparql-results+json"),
        ("xml", "application/sparql-results+xml"),
        ("parquet", "application/vnd.apache.parquet"),
    ],
)
def test_an_answer_is_downloaded_whole_in_every_format(served: httpx.Client, form: str, kind: str) -> None:
    page = asked(served, "questions/partners-of-city", place="Ulm")
    (link,) = [one["href"] for one in page.all("#results a[download]") if f"format={form}" in one["href"]]
    response = served.get(link)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith(kind)
    assert response.headers["content-disposition"] == f'attachment; filename="partners-of-city.{form}"'


def test_columns_are_downloaded_with_their_types_and_a_graph_has_none(served: httpx.Client) -> None:
    query = "SELECT ?place (COUNT(*) AS ?n) { ?place a ?class } GROUP BY ?place ORDER BY ?place LIMIT 3"
    content = served.get("api/query", params={"query": query, "format": "parquet"}).content
    table = parquet.read_table(io.BytesIO(content))
    assert (table.column_names, str(table.schema.field("n").type), table.num_rows) == (["place", "n"], "int64", 3)
    graph = served.get("api/query", params={"query": "CONSTRUCT WHERE { ?s a ?o }", "format": "parquet", "lang": "en"})
    assert (graph.status_code, "has no columns" in graph.json()["detail"]) == (400, True)


def test_a_download_for_programs_has_the_columns_of_the_question(served: httpx.Client) -> None:
    text = served.get("api/questions/partners-of-city", params={"place": "Ulm", "format": "csv"}).text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0]["partnerLabel"] == "Rat der Donaustädte und -regionen"
    wrong = served.get("api/questions/partners-of-city", params={"place": "Nirgends"})
    assert (wrong.status_code, wrong.headers["content-type"]) == (400, "application/problem+json")
    assert served.get("api/questions/partners-of-city", params={"place": "Ulm", "format": "exe"}).status_code == 400


def test_an_editor_completes_terms_and_places(served: httpx.Client) -> None:
    known = served.get("api/terms", params={"lang": "de"}).json()
    labels = {term["name"]: term["label"] for term in known["terms"]}
    assert (labels["mc:Agreement"], known["prefixes"]["foaf"]) == ("Vereinbarung", "http://xmlns.com/foaf/0.1/")
    assert {term["kind"] for term in known["terms"]} == {"class", "property", "code", "query"}
    places = served.get("api/places", params={"q": "ul"}).json()["places"]
    assert places[0]["name"] == "Ulm"
    assert places[0]["iri"] == ULM
