"""``kg serve`` as its visitor meets it: pages that need no script, in two languages, safe against what they show."""

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import httpx
import pytest

import kg
from kg import api
from kg.serve.words import TEXTS
from tests.reading import HTML, page_of

Serving: TypeAlias = Callable[..., str]
# Each is a page that everybody can reach from the first one.
PAGES = ("", "browse", "browse/municipality", "browse/event", "page/municipality/gn-2820256", "no-such-page")
NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_page_has_a_title_one_heading_landmarks_and_a_language(
    served: httpx.Client, page: str, language: str
) -> None:
    response = served.get(page, params={"lang": language}, headers=HTML)
    assert response.status_code == (404 if page == "no-such-page" else 200)
    tree = page_of(response)
    assert tree.one("html")["lang"] == response.headers["content-language"] == language
    assert (
        len(tree.all("h1"))
        == len(tree.all("main"))
        == len(tree.all("header.site"))
        == len(tree.all("footer.site"))
        == 1
    )
    assert tree.one("title").text
    assert tree.one("body a")["href"] == "#main"
    identifiers = [node["id"] for node in tree.all("[id]")]
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_holds_no_script_and_no_style_of_its_own_and_fetches_nothing_elsewhere(
    served: httpx.Client, page: str
) -> None:
    tree = page_of(served.get(page, headers=HTML))
    assert not [
        node for node in tree.all("*") if any(name.startswith("on") or name == "style" for name in node.attributes)
    ]
    assert not [node for node in tree.all("script") if node.text or not node.attributes.get("src")]
    fetched = [node.attributes.get("src") or node.attributes.get("href") for node in tree.all("[src], link[href]")]
    assert fetched
    assert all(address and address.startswith("/") for address in fetched)


@pytest.mark.parametrize("page", [*PAGES, "sparql", "static/site.css", "data/municipality/gn-2820256.ttl"])
def test_every_answer_says_what_a_browser_may_do_with_it(served: httpx.Client, page: str) -> None:
    headers = served.get(page).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "set-cookie" not in headers


def test_a_page_speaks_the_language_of_the_browser_unless_the_address_asks_for_another(served: httpx.Client) -> None:
    def language(accept: str, **params: str) -> str:
        response = served.get("", params=params, headers={**HTML, "Accept-Language": accept})
        return str(response.headers["content-language"])

    assert [language("en-GB,en;q=0.9,de;q=0.5"), language("de-AT"), language("fr"), language("")] == [
        "en",
        "de",
        "de",
        "de",
    ]
    assert [language("en", lang="de"), language("de", lang="en"), language("en", lang="xx")] == ["de", "en", "en"]


def test_links_keep_the_language_that_was_asked_for(served: httpx.Client) -> None:
    links = [node["href"] for node in page_of(served.get("", params={"lang": "en"}, headers=HTML)).all("main a")]
    assert links
    assert all("lang=en" in link for link in links)
    assert not any("lang=" in node["href"] for node in page_of(served.get("", headers=HTML)).all("main a"))


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_a_name_that_an_attacker_lets_point_here_is_not_answered(served: httpx.Client, host: str) -> None:
    response = served.get("sparql", params={"query": "ASK {}"}, headers={"Host": host})
    assert response.status_code in {400, 421}
    assert "boolean" not in response.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8080", "127.0.0.1", "[::1]:80"])
def test_the_names_of_this_machine_are_answered(served: httpx.Client, host: str) -> None:
    assert served.get("", headers={"Host": host}).status_code == 200


@pytest.fixture(scope="module")
def hostile(serving: Serving, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Return a client of a server that shows a release which tries to run a script, in all that it says."""
    folder = tmp_path_factory.mktemp("hostile")
    text = (
        f"# Ulm <script>alert(1)</script> {NASTY}\n\nUlm, 3. Mai 2024. Oberbürgermeisterin Eva "
        f"<b onclick=alert(1)>Muster</b> empfing am 2. Mai 2024 eine Delegation aus Niš {NASTY}. "
        f"„Wir <script>alert(1)</script> freuen uns“, sagte "
        "Oberbürgermeisterin Eva Muster. Ulm und Niš unterzeichneten 1999 einen Partnerschaftsvertrag.\n"
    )
    (folder / "2024-05-03-ulm-<b>x'&\".md").write_text(text, encoding="utf-8")
    api.build([folder], store=folder / "kg-store")
    with httpx.Client(base_url=serving(folder / "kg-store"), timeout=60) as client:
        yield client


def test_a_release_that_brings_a_script_is_shown_and_not_run(hostile: httpx.Client) -> None:
    pages = ["", "dashboard", "search?q=alert", "networks/cooperation", "map", "questions/partners-of-city?place=Ulm"]
    seen: set[str] = set()
    while pages and len(seen) < 60:
        page = pages.pop()
        seen.add(page)
        response = hostile.get(page, headers=HTML)
        assert response.status_code == 200, page
        tree = page_of(response)
        assert not [script for script in tree.all("script") if script.text], page
        assert not tree.all("main img, main b, main [onclick], main [onerror]"), page
        links = (node["href"] for node in tree.all("main a"))
        pages += [link for link in links if link.startswith(("/page/", "/browse/")) and link not in {*seen, *pages}]
    assert "alert(1)" in hostile.get("", headers=HTML).text
    assert any("/page/release/" in page for page in seen)
    hostile.close()


def test_a_file_outside_the_folder_of_static_files_is_not_shown(served: httpx.Client) -> None:
    for path in (
        "static/../words.py",
        "static/%2e%2e/words.py",
        "static/..%2fwords.py",
        "static//etc/passwd",
        "static/",
    ):
        assert served.get(path).status_code == 404
    assert served.get("static/site.css").headers["content-type"].startswith("text/css")
    etag = served.get("static/site.css").headers["etag"]
    assert served.get("static/site.css", headers={"If-None-Match": etag}).status_code == 304


def test_a_port_that_is_taken_is_told(
    served: httpx.Client, kg_process: Callable[..., subprocess.CompletedProcess[str]], built: Path
) -> None:
    ran = kg_process("serve", "--store", built, "--port", served.base_url.port)
    assert (ran.returncode, "choose another with --port" in ran.stderr) == (2, True)


def test_where_there_is_no_store_nothing_is_served(kg_process: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    ran = kg_process("serve", "--store", "nowhere", "--port", "0", "--lang", "de")
    assert (ran.returncode, "enthält keinen Speicher" in ran.stderr) == (2, True)


def test_ctrl_c_ends_the_server_and_gives_the_store_free(environment: dict[str, str], store: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
    assert httpx.get(f"{address}sparql", params={"query": "ASK {}"}, timeout=120).status_code == 200
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=120)
    assert (process.returncode, "Traceback" in told) == (0, False), told
    assert len(api.info(store=store).releases) > 20


def test_every_text_of_the_pages_stands_in_both_languages_with_the_same_parts() -> None:
    for key, texts in TEXTS.items():
        english, german = (set(re.findall(r"\{(\w+)\}", text)) for text in texts)
        assert all(texts), key
        assert english == german, key


def test_every_text_of_the_pages_is_used() -> None:
    folder = Path(kg.__path__[0]) / "serve"
    files = [path for path in folder.rglob("*") if path.suffix in {".py", ".html"} and "wordings" not in path.parts]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    quoted = set(re.findall(r"""["']([a-z_.-]+)["']""", source))
    # Of these, a key is put together from its beginning and a name.
    made = re.compile(
        r"(kinds?|verdict|severity|review|type|format|measure|tie|stopped|api|accessibility|privacy|networks|build|decide)\."
    )
    assert [key for key in TEXTS if key not in quoted and not made.match(key)] == []
