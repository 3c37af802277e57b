"""Reading files, folders and archives: each release once, each trouble named."""

import io
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.model import Release
from kg.read import Unreadable, archive, find_sources, read, read_source, release

# The user that owns nothing, on Linux as elsewhere.
_NOBODY = 65534
TEXT = "# Besuch aus Nowa Dolina\n\nDie Stadt hat am Montag Gäste empfangen."


def outcome(path: Path) -> tuple[list[Release], list[Unreadable]]:
    items = list(read([str(path)]))
    return [i for i in items if isinstance(i, Release)], [i for i in items if isinstance(i, Unreadable)]


def trouble(path: Path) -> Unreadable:
    """Return why the only thing at a path cannot be read."""
    releases, (unreadable,) = outcome(path)
    assert not releases
    assert unreadable.remedy
    return unreadable


def write(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def pack(path: Path, entries: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in entries.items():
            target.writestr(name, content)
    return path


# -- files


def test_a_release_is_named_after_its_file(tmp_path: Path) -> None:
    ((found,), _) = outcome(write(tmp_path / "20241112-240_21.txt"))
    assert (found.identifier, found.title, found.language) == ("20241112-240_21", "Besuch aus Nowa Dolina", "de")
    assert found.origin == str(tmp_path / "20241112-240_21.txt")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("ä", "a\u0308").encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-be", "cp1252", "nfd", "crlf", "cr"],
)
def test_one_text_is_read_alike_in_every_encoding(tmp_path: Path, data: bytes) -> None:
    ((found,), _) = outcome(write(tmp_path / "a.txt", data))
    assert found.text == TEXT.removeprefix("# ")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.md", b" \n\t ", "is empty"),
        ("a.md", b"---\n\n***\n", "holds no text"),
        ("a.txt", b"\x00\x01\x02\xff" * 99, "holds no text but binary data"),
        ("a.txt", "Die Bürgermeister grüßen".encode("cp850"), "has the wrong encoding, its umlauts are lost"),
        ("a.txt", "fährt häufig nächste spät".encode("cp850"), "has the wrong encoding, its umlauts are lost"),
        ("a.txt", ("fährt häufig nächste" * 9).encode().decode("cp1252").encode(), "has the wrong encoding"),
        ("a.txt", ("f\ufffdhrt h\ufffdufig" * 9).encode(), "has the wrong encoding"),
        ("a.pdf", b"%PDF-1.4 broken", "is a damaged PDF"),
        ("a.pdf", b"just text", "is no PDF"),
        ("a.zip", b"just text", "is no usable ZIP"),
        ("a.docx", b"PK\x03\x04", "is of a kind that is not read (.docx)"),
        ("a.html", b"<html><script>1</script></html>", "holds no text"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = write(tmp_path / name, data)
    unreadable = trouble(path)
    assert unreadable.origin == str(path)
    assert reason in unreadable.reason


def test_a_missing_file_and_a_broken_link_are_named(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "nowhere.md")
    assert trouble(tmp_path / "missing.md").reason == "does not exist"
    assert trouble(tmp_path / "link.md").reason == "is a link to nothing"
    assert trouble(Path("a\0b.md")).reason == "does not exist"


def test_an_address_that_is_none_of_the_web_is_named_as_it_was_given() -> None:
    (item,) = read(["ftp://musterau.example/a.md"])
    assert isinstance(item, Unreadable)
    assert (item.origin, item.reason) == ("ftp://musterau.example/a.md", "is an address of a kind that is not read")


def test_a_file_name_in_windows_1252_is_read_as_such(tmp_path: Path) -> None:
    (tmp_path / "K\udcf6ln.txt").write_text("Köln empfängt eine Delegation aus Lille.", encoding="utf-8")
    (item,) = read([str(tmp_path)])
    assert isinstance(item, Release)
    assert (item.identifier, item.origin) == ("Köln", str(tmp_path / "Köln.txt"))


def test_a_file_beyond_the_limit_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "MAX_BYTES", 10)
    assert "is too large" in trouble(write(tmp_path / "a.md")).reason


def test_a_text_beyond_the_limit_is_no_press_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "MAX_SIGNS", 10)
    assert "is too large for a press release" in trouble(write(tmp_path / "a.md")).reason


def test_a_text_file_that_holds_a_web_page_is_read_as_one(tmp_path: Path) -> None:
    ((found,), _) = outcome(write(tmp_path / "a.txt", "<!DOCTYPE html><html><main><h1>Besuch</h1><p>Gäste.</main>"))
    assert found.text == "Besuch\n\nGäste."


# -- folders


def test_a_folder_is_read_through_in_order_without_what_is_no_release(tmp_path: Path) -> None:
    for name in (
        "b.md",
        "a.txt",
        "sub/c.md",
        "sub/deep/d.MD",
        "README.md",
        ".hidden.md",
        ".git/e.md",
        "a.gold.json",
        "f.jpg",
    ):
        write(tmp_path / name, f"# {name}\n\nEin Text von {name}.")
    releases, troubles = outcome(tmp_path)
    assert [found.identifier for found in releases] == ["a", "b", "c", "d"]
    assert troubles == []


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a.md", b"")
    write(tmp_path / "b.md")
    write(tmp_path / "c.pdf", b"%PDF-1.4")
    releases, troubles = outcome(tmp_path)
    assert [found.identifier for found in releases] == ["b"]
    assert [Path(item.origin).name for item in troubles] == ["a.md", "c.pdf"]


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    write(tmp_path / "sub" / "a.md")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    releases, troubles = outcome(tmp_path)
    assert ([found.identifier for found in releases], troubles) == (["a"], [])


@pytest.fixture
def public() -> Iterator[Path]:
    """Return a folder into which everybody may look."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextmanager
def as_a_plain_user() -> Iterator[None]:
    """Take away for a while that root may read everything."""
    if os.geteuid():
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_without_the_right_to_read_is_named(public: Path) -> None:
    path = write(public / "a.md")
    assert [found.identifier for found in outcome(path)[0]] == ["a"]
    path.chmod(0)
    with as_a_plain_user():
        assert "cannot be opened" in trouble(path).reason


def test_equal_texts_under_one_name_are_read_once(tmp_path: Path) -> None:
    write(tmp_path / "x" / "a.md")
    write(tmp_path / "y" / "a.txt")
    releases, troubles = outcome(tmp_path)
    assert (len(releases), troubles) == (1, [])


def test_two_texts_under_one_name_are_an_error_that_names_both(tmp_path: Path) -> None:
    first = write(tmp_path / "x" / "a.md")
    second = write(tmp_path / "y" / "a.md", "# Anders\n\nEin anderer Text.")
    releases, (unreadable,) = outcome(tmp_path)
    assert [found.origin for found in releases] == [str(first)]
    assert unreadable.origin == str(second)
    assert str(first) in unreadable.reason


def test_reading_is_one_at_a_time(tmp_path: Path) -> None:
    write(tmp_path / "a.md")
    items = read([str(tmp_path / "a.md"), str(tmp_path / "missing.md")])
    assert isinstance(items, Iterator)
    assert isinstance(next(items), Release)


def test_sources_can_be_found_in_one_process_and_read_in_another(tmp_path: Path) -> None:
    write(tmp_path / "a.md")
    (source,) = find_sources([str(tmp_path)])
    assert not isinstance(source, Unreadable)
    assert source.data is None
    assert read_source(source) == outcome(tmp_path)[0][0]


# -- ZIP


def test_a_zip_is_read_like_a_folder(tmp_path: Path) -> None:
    line = json.dumps({"identifier": "d", "text": "# D\n\nText."})
    entries: dict[str, str | bytes] = {
        "b/Besuch in Köln.md": TEXT, "a.txt": "Nur Text.", "README.md": "x", "__MACOSX/._a.txt": b"\0", "c.jpg": b"\0",
        "m.jsonl": line,
    }  # fmt: skip
    releases, troubles = outcome(pack(tmp_path / "p.zip", entries))
    assert [found.identifier for found in releases] == ["a", "Besuch in Köln", "d"]
    assert releases[0].origin == f"{tmp_path / 'p.zip'}!a.txt"
    assert troubles == []


@pytest.mark.parametrize("name", ["../a.md", "/etc/a.md", "x/../../a.md", "C:/a.md"])
def test_a_name_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    assert trouble(pack(tmp_path / "p.zip", {name: TEXT})).reason == "has a name that leads out of the archive"


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    assert "ZIP bomb" in trouble(pack(tmp_path / "p.zip", {"a.txt": b" " * 20_000_000})).reason


def test_an_entry_beyond_the_limit_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_BYTES", 10)
    assert "is too large" in trouble(pack(tmp_path / "p.zip", {"a.txt": TEXT})).reason


def test_a_zip_in_a_zip_and_an_encrypted_entry_are_named(tmp_path: Path) -> None:
    inner = pack(tmp_path / "inner.zip", {"a.md": TEXT}).read_bytes()
    assert trouble(pack(tmp_path / "p.zip", {"inner.zip": inner})).reason == "is a ZIP inside a ZIP"
    data = bytearray(pack(tmp_path / "q.zip", {"a.md": TEXT}).read_bytes())
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert trouble(write(tmp_path / "q.zip", bytes(data))).reason == "is encrypted"


def test_a_damaged_entry_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("a.md", "# Erster\n\nText.")
        target.writestr("b.md", TEXT)
    path.write_bytes(path.read_bytes().replace(b"# Erster", b"# Kaputt"))
    releases, (unreadable,) = outcome(path)
    assert [found.identifier for found in releases] == ["b"]
    assert "is damaged inside the ZIP" in unreadable.reason


# -- JSONL


def jsonl(path: Path, *records: object) -> Path:
    return write(path, "\n".join(json.dumps(record) for record in records))


def test_a_record_brings_its_meta_data(tmp_path: Path) -> None:
    record = {
        "identifier": "besuch", "title": "Besuch", "text": "Die Stadt hat am Montag Gäste empfangen.",
        "issued": "2024-05-03", "publisher": "Stadt Musterau", "language": "de",
        "source": "https://musterau.example/besuch",
    }  # fmt: skip
    ((found,), _) = outcome(jsonl(tmp_path / "a.jsonl", record))
    assert (found.identifier, found.title, found.issued, found.publisher, found.source) == (
        "besuch", "Besuch", "2024-05-03", "Stadt Musterau", "https://musterau.example/besuch",
    )  # fmt: skip
    assert found.text == "Besuch\n\nDie Stadt hat am Montag Gäste empfangen."
    assert found.zones[0].kind == "headline"


def test_a_title_that_the_text_prints_is_not_printed_twice(tmp_path: Path) -> None:
    ((found,), _) = outcome(jsonl(tmp_path / "a.jsonl", {"title": "Besuch aus Nowa Dolina", "text": TEXT}))
    assert found.text.count("Besuch aus Nowa Dolina") == 1


def test_a_record_may_hold_html_and_lack_a_name(tmp_path: Path) -> None:
    records = (
        {"html": "<h1>Eins</h1><p>Text."},
        {"source": "https://a.example/x/Besuch%20in.html", "html": "<p>Zwei."},
    )
    releases, _ = outcome(jsonl(tmp_path / "a.jsonl", *records))
    assert [found.identifier for found in releases] == ["a-1", "besuch-20in-html"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "is no JSON in UTF-8"),
        (b'{"text": "\xff"}', "is no JSON in UTF-8"),
        (b"[" * 100_000, "is no JSON in UTF-8"),
        (b"[1]", "is no JSON object"),
        (b'{"title": "x"}', "has no text"),
        (b'{"text": 7}', "has no text"),
        (b'{"text": "x", "issued": "gestern"}', "has an unknown date 'gestern'"),
    ],
)
def test_a_bad_record_is_named_by_its_line(tmp_path: Path, line: bytes, reason: str) -> None:
    path = write(tmp_path / "a.jsonl", line + b"\n" + json.dumps({"identifier": "b", "text": TEXT}).encode())
    releases, (unreadable,) = outcome(path)
    assert [found.identifier for found in releases] == ["b"]
    assert (unreadable.origin, unreadable.reason) == (f"{path}:1", reason)


def test_an_overlong_record_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_BYTES", 40)
    file = io.BytesIO(b'{"text": "' + b"x" * 200 + b'"}\n{"text": "kurz"}\n')
    first, second = archive.in_jsonl(file, origin="a.jsonl")
    assert isinstance(first, Unreadable)
    assert not isinstance(second, Unreadable)


def test_a_name_cannot_lead_out_of_a_folder(tmp_path: Path) -> None:
    ((found,), _) = outcome(jsonl(tmp_path / "a.jsonl", {"identifier": "../../etc/x", "text": TEXT}))
    assert found.identifier == "etc-x"


def test_letters_of_other_languages_are_no_garbled_umlauts(tmp_path: Path) -> None:
    text = "Gäste aus Holešov, Beška und Tešanj kamen mit einer Abordnung aus Prešov nach Erfurt."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert [item.text for item in read([str(tmp_path / "a.txt")]) if isinstance(item, Release)] == [text]
