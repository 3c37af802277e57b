"""What a steward does in the pages: decide what waits, add facts, see what a build has changed and what is covered."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import httpx
import pytest

from kg import api
from kg.judge import Judged
from tests.reading import HTML, Element, Page, page_of

Serving: TypeAlias = Callable[..., str]
ULM, KOELN = "2024-05-03-ulm", "2024-06-04-koeln"
TEXTS = {
    ULM: "# Besuch aus Niš\n\nUlm, 3. Mai 2024. Oberbürgermeisterin Eva Muster empfing am 2. Mai 2024 eine Delegation "
    "aus Niš.\n",
    KOELN: "# Besuch aus San José\n\nKöln, 4. Juni 2024. Am 3. Juni 2024 besuchte eine Delegation aus San José die "
    "Stadt Köln. Begleitet wurde sie von Eva Muster.\n",
}
PERSON = "https://w3id.org/municipal-cooperation/id/person/"


@pytest.fixture(scope="module")
def desk(serving: Serving, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, str, Path]]:
    """Return a client, the key and the store of a server that lets stewards judge two releases of our own."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "in").mkdir()
    for name, text in TEXTS.items():
        (folder / "in" / f"{name}.md").write_text(text, encoding="utf-8")
    api.build([folder / "in"], store=folder / "kg-store")
    address, _, key = serving(folder / "kg-store", "--edit").partition("?key=")
    with httpx.Client(base_url=address, timeout=120, headers={"Accept-Language": "en"}) as client:
        yield client, key, folder / "kg-store"


def dashboard(client: httpx.Client, key: str, **params: str) -> Page:
    """Return the dashboard as soon as what waits has been gathered."""
    for _ in range(600):
        page = page_of(client.get("dashboard", params={"key": key, **params}, headers=HTML))
        if "being gathered" not in page.one("main").text:
            return page
        time.sleep(0.1)
    raise AssertionError(page.text)


def waiting(page: Page, words: str) -> list[Element]:
    return [item for item in page.all("ol.items > li") if words in item.text]


def decided(client: httpx.Client, key: str, item: Element, **fields: str) -> httpx.Response:
    """Fill in the form of something that waits, as a steward does."""
    hidden: dict[str, list[str]] = {}
    for field in item.all("input[type=hidden]"):
        hidden.setdefault(field["name"], []).append(field["value"])
    return client.post("decide", params={"key": key}, data={**hidden, "author": "Ada Beispiel", **fields})


def verdicts(store: Path) -> list[str]:
    return [logged.judgement.verdict for logged in Judged.read(api.judgements_file(store)).log]


def test_two_people_of_one_name_are_told_apart_or_joined(desk: tuple[httpx.Client, str, Path]) -> None:
    client, key, store = desk
    (item,) = waiting(dashboard(client, key), "Is it the same?")
    assert "Eva Muster" in item.text
    assert [button["value"] for button in item.all("button")] == ["same", "different"]
    response = decided(client, key, item, answer="same", reason="She was on leave")
    assert response.status_code == 303
    assert response.headers["location"].startswith("/dashboard?")
    assert verdicts(store)[-1] == "same"
    joined = f"<{PERSON}eva-muster-{KOELN}> <http://purl.org/dc/terms/isReplacedBy> <{PERSON}eva-muster-gn-2820256>"
    ask = f"ASK {{ {joined} }}"
    assert client.get("sparql", params={"query": ask}).json()["boolean"] is True
    page = page_of(client.get(response.headers["location"], headers=HTML))
    assert not waiting(page, "Is it the same?")
    assert page.one("input[name=author]")["value"] == "Ada Beispiel"


def test_which_place_is_meant_is_chosen_from_a_list(desk: tuple[httpx.Client, str, Path]) -> None:
    client, key, store = desk
    (item,) = waiting(dashboard(client, key, question="place"), "Which place is meant?")
    options = {option.text: option["value"] for option in item.all("option")}
    assert options["San José, Costa Rica"] == "gn-3621849"
    response = decided(client, key, item, answer="correct", value=options["San José, Costa Rica"])
    assert response.status_code == 303, response.text
    assert verdicts(store)[-1] == "correct"
    ask = "ASK { ?event ?p <https://w3id.org/municipal-cooperation/id/municipality/gn-3621849> }"
    assert client.get("sparql", params={"query": ask}).json()["boolean"] is True
    assert not waiting(dashboard(client, key), "Which place is meant?")


def test_a_fact_is_added_to_a_thing_of_the_release(desk: tuple[httpx.Client, str, Path]) -> None:
    client, key, store = desk
    page = page_of(client.get(f"page/release/{ULM}", params={"key": key}, headers=HTML))
    form = page.one("form[action*=add]")
    owners = {option.text: option["value"] for option in form.all("select[name=to] option")}
    event = next(value for text, value in owners.items() if text.startswith("event:"))
    assert {"event.delegation_size", "person.name"} <= {
        option["value"] for option in form.all("select[name=prop] option")
    }
    fields = {field["name"]: field["value"] for field in form.all("input[type=hidden]")}
    said = {"words": "eine Delegation", "to": event, "prop": "event.delegation_size", "value": "1"}
    response = client.post("add", params={"key": key}, data={**fields, **said, "author": "Ada Beispiel"})
    assert response.status_code == 303, response.text
    assert verdicts(store)[-1] == "add"
    shown = page_of(client.get(response.headers["location"], headers=HTML))
    assert any("added" in fact.text and "delegation size" in fact.text for fact in shown.all("li.add"))


def test_words_that_the_text_has_not_are_refused_with_what_helps(desk: tuple[httpx.Client, str, Path]) -> None:
    client, key, store = desk
    before = verdicts(store)
    said = {"words": "ein Elefant", "to": "", "prop": "person.name", "value": "Elefant", "author": "Ada Beispiel"}
    response = client.post("add", params={"key": key}, data={"token": key, "release": ULM, **said}, headers=HTML)
    assert response.status_code == 400
    assert "is not in the text" in page_of(response).one("main").text
    assert verdicts(store) == before


@pytest.mark.parametrize("address", ["decide", "add"])
@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {}])
def test_nobody_decides_or_adds_from_another_site_or_without_the_key(
    desk: tuple[httpx.Client, str, Path], address: str, headers: dict[str, str]
) -> None:
    client, key, store = desk
    before = verdicts(store)
    fields = {"answer": "same", "words": "Niš", "author": "x", "token": key if headers else f"{key}x"}
    assert client.post(address, data=fields, headers=headers).status_code == 403
    assert verdicts(store) == before


def test_without_the_key_the_dashboard_has_no_buttons(desk: tuple[httpx.Client, str, Path]) -> None:
    client, _, _ = desk
    page = dashboard(client, "")
    assert not page.all("form[action*=decide]")


def test_the_dashboard_says_what_the_last_build_changed(serving: Serving, tmp_path: Path) -> None:
    folder, store = tmp_path / "in", tmp_path / "kg-store"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    api.build([folder], store=store)
    (folder / f"{ULM}.md").write_text(TEXTS[ULM].replace("am 2. Mai", "am 1. Mai"), encoding="utf-8")
    (folder / f"{KOELN}.md").unlink()
    (folder / "2025-01-01-leer.pdf").write_bytes(b"no PDF")
    api.build([folder], store=store, prune=True)
    with httpx.Client(base_url=serving(store), timeout=60, headers={"Accept-Language": "en"}) as client:
        page = dashboard(client, "")
    (section,) = [one for one in page.all("section") if one.attributes.get("aria-labelledby") == "build"]
    for said in ("0 added", "1 changed", "1 withdrawn", "0 unchanged", "1 not read", "2025-01-01-leer.pdf"):
        assert said in section.text, said
    rows = [[cell.text for cell in row.all("td")] for row in section.all("#news tbody tr")]
    assert ["come", "from", "1 May 2024"] in [[row[0], *row[3:]] for row in rows]
    assert ["gone", "from", "2 May 2024"] in [[row[0], *row[3:]] for row in rows]


def test_coverage_is_narrowed_by_place_and_years(served: httpx.Client) -> None:
    def covered(**params: str) -> tuple[list[str], list[str]]:
        page = page_of(served.get("dashboard", params={"lang": "en", **params}, headers=HTML))
        heads = [head.text for head in page.all("#coverage thead th")][1:-1]
        return heads, [row.one("th").text for row in page.all("#coverage tbody tr")]

    years, places = covered()
    assert covered(place="ulm") == (years, ["Ulm"])
    some, fewer = covered(first="2023", last="2024")
    assert set(some) <= {"2023", "2024"}
    assert set(fewer) < set(places)
    assert covered(place="nowhere at all") == ([], [])
    assert served.get("dashboard", params={"first": "soon"}, headers=HTML).status_code == 400
