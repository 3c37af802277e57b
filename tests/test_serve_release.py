"""The page of a release: its text with every fact's words marked, and the buttons of a steward."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import api
from kg.serve.release.marks import Span, pieces
from tests.reading import HTML, Page, page_of

Serving: TypeAlias = Callable[..., str]
ULM = "2024-10-02-ulm-nis"


def shown(client: httpx.Client, name: str = ULM, **params: str) -> Page:
    response = client.get(f"page/release/{name}", params=params, headers=HTML)
    assert response.status_code == 200, response.text
    return page_of(response)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_the_pieces_are_the_text_and_each_fact_covers_its_words(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(start=a, end=b, fact=f"f{n}", kind="event") for n, (a, b) in enumerate(places)]
    found = pieces(text, spans)
    assert "".join(piece.text for piece in found) == text
    for span in spans:
        covered = "".join(piece.text for piece in found if span.fact in piece.facts)
        assert covered == (text[span.start : span.end] if span.end <= len(text) else "")


def test_the_page_shows_the_kept_text_exactly(served: httpx.Client, built: Path) -> None:
    for name in api.info(store=built).releases:
        text = shown(served, name).one(".release-text").node.text()
        assert text == api.text(name, store=built), name


def test_every_fact_is_marked_in_the_text_and_every_mark_has_its_facts(served: httpx.Client, built: Path) -> None:
    page = shown(served)
    marks = {mark["id"]: mark for mark in page.all("mark.fact")}
    facts = {fact["id"]: fact for fact in page.all("li[data-fact]")}
    for fact in facts.values():
        assert fact["data-marks"], fact.text
        assert all(fact["id"] in marks[mark]["data-facts"].split() for mark in fact["data-marks"].split())
    assert {name for mark in marks.values() for name in mark["data-facts"].split()} == set(facts)
    words = {fact.exact for fact in api.facts(ULM, store=built)}
    joined = {"".join(marks[mark].node.text() for mark in fact["data-marks"].split()) for fact in facts.values()}
    assert {exact for exact in words if len(exact) < 30} <= joined | words
    assert "Heike Staudenmaier" in joined


def test_a_link_from_a_fact_leads_to_its_words(served: httpx.Client) -> None:
    page = shown(served)
    for link in page.all("li[data-fact] a.to"):
        assert page.all(f'[id="{link["href"].removeprefix("#")}"]'), link["href"]


def test_claims_stand_apart_from_facts(served: httpx.Client) -> None:
    page = shown(served)
    assert page.all("section.claimed.kind-quote")
    assert not page.all("section.claimed.kind-event")
    headings = [heading.text for heading in page.all("h2")]
    assert headings.index("Was sie feststellt") < headings.index("Was nur gesagt wird")


def test_a_page_without_the_key_of_a_steward_has_no_buttons(served: httpx.Client) -> None:
    assert not shown(served).all("form[action*=judge]")
    assert not shown(served, key="x").all("form[action*=judge]")
    assert served.post("judge", data={"verdict": "reject", "token": "", "fact": "x", "reason": "x"}).status_code == 403


@pytest.fixture
def edited(serving: Serving, built: Path, tmp_path: Path) -> Iterator[tuple[httpx.Client, str, Path]]:
    """Return a client, the key and the store of a server that lets stewards judge."""
    store = Path(shutil.copytree(built, tmp_path / "kg-store"))
    address, _, key = serving(store, "--edit").partition("?key=")
    with httpx.Client(base_url=address, timeout=120, headers={"Accept-Language": "en"}) as client:
        yield client, key, store


def judged(client: httpx.Client, key: str, label: str, **fields: str) -> httpx.Response:
    """Fill in the form of the fact with this property and value, as a steward does."""
    page = shown(client, key=key)
    fact = next(one for one in page.all("li[data-fact]") if one.text.startswith(label))
    hidden = {field["name"]: field["value"] for field in fact.all("input[type=hidden]")}
    return client.post("judge", params={"key": key}, data={**hidden, "author": "Ada Beispiel", **fields})


def facts_of(client: httpx.Client, key: str) -> str:
    return " | ".join(
        one.one(".property").text + ": " + one.one(".value").text for one in shown(client, key=key).all("li[data-fact]")
    )


def test_a_steward_rejects_corrects_confirms_and_takes_back(edited: tuple[httpx.Client, str, Path]) -> None:
    client, key, store = edited
    guest = "<https://w3id.org/municipal-cooperation/ontology#guest>/<http://xmlns.com/foaf/0.1/name>"
    ask = f"ASK {{ ?event {guest} 'Heike Staudenmaier' ; <https://schema.org/endDate> ?end }}"
    file = api.judgements_file(store)

    def known() -> bool:
        return bool(client.get("sparql", params={"query": ask}).json()["boolean"])

    assert known()
    rejected = judged(client, key, "guest Heike Staudenmaier", verdict="reject", reason="She stayed at home")
    assert rejected.status_code == 303
    assert re.fullmatch(rf"/page/release/{ULM}\?.*key=.*#f\d+", rejected.headers["location"])
    assert not known()
    assert '"She stayed at home"' in file.read_text(encoding="utf-8")
    page = page_of(client.get(rejected.headers["location"], headers=HTML))
    assert "rejected" in page.one("li.reject").text
    assert page.one("input[name=author]")["value"] == "Ada Beispiel"
    undone = judged(client, key, "guest Heike Staudenmaier", verdict="undo")
    assert undone.status_code == 303
    assert known()
    corrected = judged(client, key, "to 19 October 2024", verdict="correct", value="2024-10-20")
    assert corrected.status_code == 303, corrected.text
    assert "to: 20 October 2024" in facts_of(client, key)
    assert judged(client, key, "from 6 October 2024", verdict="confirm").status_code == 303
    assert "confirmed" in shown(client, key=key).one("li.confirm").text
    assert [line.count("verdict") for line in file.read_text(encoding="utf-8").splitlines()] == [1, 1, 1, 1]


def test_what_a_steward_cannot_mean_is_told_and_changes_nothing(edited: tuple[httpx.Client, str, Path]) -> None:
    client, key, store = edited
    wrong = judged(client, key, "to 19 October 2024", verdict="correct", value="soon")
    no_reason = judged(client, key, "to 19 October 2024", verdict="reject", reason=" ")
    nobody = judged(client, key, "to 19 October 2024", verdict="confirm", author=" ")
    assert [one.status_code for one in (wrong, no_reason, nobody)] == [400, 400, 400]
    assert not api.judgements_file(store).exists()


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
def test_another_site_cannot_judge(edited: tuple[httpx.Client, str, Path], headers: dict[str, str]) -> None:
    client, key, store = edited
    fields = {"verdict": "reject", "token": key, "fact": f"{ULM}:1", "reason": "x", "author": "x", "release": ULM}
    assert client.post("judge", data=fields, headers=headers).status_code == 403
    assert client.post("judge", data={**fields, "token": f"{key}x"}).status_code == 403
    assert client.post("judge", data={**fields, "token": "ä"}).status_code == 403
    assert not api.judgements_file(store).exists()
