"""Search: one box over names, other names and texts, for people and programs."""

import httpx
import pytest

from tests.reading import HTML, page_of


def first(served: httpx.Client, words: str, **params: str) -> str:
    items = served.get("api/search", params={"q": words, **params}).json()["items"]
    return str(items[0]["label"]) if items else ""


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Düsseldorf", "Düsseldorf"),
        ("duesseldorf", "Düsseldorf"),
        ("Dusseldorf", "Düsseldorf"),
        ("DÜSS", "Düsseldorf"),
        ("Dusseldrof", "Düsseldorf"),
        ("nis", "Niš"),
        ("Marrakech", "Marrakesch"),
        ("heike staudenmaier", "Heike Staudenmaier"),
        ("staudenmaier heike", "Heike Staudenmaier"),
        ("Staudenmeier", "Heike Staudenmaier"),
        ("donaustädte", "Rat der Donaustädte und -regionen"),
    ],
)
def test_a_name_is_found_whatever_the_umlauts_and_despite_a_typing_error(
    served: httpx.Client, words: str, label: str
) -> None:
    assert first(served, words, lang="de") == label


def test_the_same_name_stands_before_names_that_begin_so(served: httpx.Client) -> None:
    assert first(served, "Ulm", lang="de") == "Ulm"


def test_words_of_a_text_lead_to_its_release_with_the_words_marked(served: httpx.Client) -> None:
    page = page_of(served.get("search", params={"q": "Verwaltungsfachangestellte"}, headers=HTML))
    hit = page.one("ol.hits li")
    assert hit.one("a.thing")["href"] == "/page/release/2024-10-02-ulm-nis"
    assert hit.one("mark").text == "Verwaltungsfachangestellte"
    assert "der Stadt Ulm" in hit.text


def test_kinds_are_counted_and_chosen(served: httpx.Client) -> None:
    found = served.get("api/search", params={"q": "ulm"}).json()
    counts = {one["type"]: one["count"] for one in found["types"]}
    assert counts["municipality"] >= 1
    assert counts["release"] >= 1
    assert sum(counts.values()) == found["total"]
    only = served.get("api/search", params={"q": "ulm", "type": "release"}).json()
    assert {item["type"] for item in only["items"]} == {"release"}
    assert only["total"] == counts["release"]


def test_what_is_not_there_is_not_found(served: httpx.Client) -> None:
    for words in ("xyzzyplugh", "", "   ", "%", "'\"<>", "a" * 200):
        response = served.get("search", params={"q": words}, headers=HTML)
        assert response.status_code == 200
        assert not page_of(response).all("ol.hits li a")
    assert served.get("search", params={"q": "a" * 201}, headers=HTML).status_code == 400


def test_who_types_gets_names_with_their_kinds(served: httpx.Client) -> None:
    suggested = served.get("api/suggest", params={"q": "du", "lang": "en"}).json()["suggestions"]
    assert suggested[0]["label"] == "Düsseldorf" or "Düsseldorf" in [one["label"] for one in suggested]
    assert {one["kindLabel"] for one in suggested} <= {
        "municipality", "person", "organisation", "country", "event", "programme", "press release",
    }  # fmt: skip
    assert served.get("api/suggest").json() == {"suggestions": []}
