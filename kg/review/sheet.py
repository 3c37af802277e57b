"""Write questions as a table or as JSON for people to answer, and read their answers back."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, cast, get_args

from kg.errors import InputError
from kg.review.item import Answer, Item, Side
from kg.review.words import ANSWER_WORDS, PROPERTY_WORDS, Language, asked, said, subject_in, value_in

__all__ = ["Answered", "answered", "json_of", "marked", "table_of", "told"]

# The columns, in English and German. Those that a person fills in come first.
COLUMNS: Final[Mapping[str, tuple[str, str]]] = {
    "question": ("question", "Frage"),
    "answer": ("answer", "Antwort"),
    "value": ("right value", "richtiger Wert"),
    "reason": ("reason", "Begründung"),
    "author": ("author", "Urheber"),
    "date": ("date", "Datum"),
    "answers": ("possible answers", "mögliche Antworten"),
    "first": ("read", "gelesen"),
    "first_sentence": ("sentence", "Satz"),
    "first_release": ("release", "Mitteilung"),
    "second": ("compared with", "verglichen mit"),
    "second_sentence": ("other sentence", "anderer Satz"),
    "second_release": ("other release", "andere Mitteilung"),
    "options": ("values to choose from", "mögliche Werte"),
    "first_id": ("id", "Kennung"),
    "second_id": ("other id", "andere Kennung"),
    "judgement": ("judgement", "Urteil"),
    "kind": ("kind of question", "Art der Frage"),
}
_WANTED: Final = ("answer", "first_id")
# What a spreadsheet would take for a formula.
_FORMULA: Final = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer that somebody wrote beside a question, and where it stands."""

    where: str
    answer: Answer
    ids: tuple[str, ...]
    value: str = ""
    reason: str = ""
    author: str = ""
    date: str = ""
    judgement: str = ""


def table_of(items: Iterable[Item], language: Language) -> str:
    r"""Return questions as a table with tabs, a row each; what is to be filled in are its first columns.

    Examples
    --------
    >>> table_of([], "de").split("\t")[:3]
    ['Frage', 'Antwort', 'richtiger Wert']
    """
    text = io.StringIO()
    writer = csv.writer(text, dialect="excel-tab", lineterminator="\n")
    writer.writerow(said(words, language) for words in COLUMNS.values())
    for one in items:
        writer.writerow(_harmless(cell) for cell in _cells(one, language))
    return text.getvalue()


def json_of(items: Iterable[Item]) -> str:
    r"""Return questions as JSON, each with empty fields ``answer``, ``value`` and ``reason`` to be filled in.

    Examples
    --------
    >>> json_of([])
    '[]\n'
    """
    blank = {"answer": "", "value": "", "reason": ""}
    return json.dumps([blank | asdict(one) for one in items], ensure_ascii=False, indent=1) + "\n"


def marked(side: Side, before: str = "[", after: str = "]") -> str:
    """Return a sentence with its words marked.

    Examples
    --------
    >>> marked(Side(sentence="Lille kam.", start=0, end=5))
    '[Lille] kam.'
    """
    text = side.sentence
    return f"{text[: side.start]}{before}{text[side.start : side.end]}{after}{text[side.end :]}" if text else ""


def told(side: Side, language: Language) -> str:
    """Return what a side says, in the words of a language.

    Examples
    --------
    >>> told(Side(kind="event", subject="visit 2024", property="guest", value="Lille"), "de")
    'Besuch 2024 – Gast: Lille'
    """
    if not side.property:
        return subject_in(side, language)
    return f"{subject_in(side, language)} – {said(PROPERTY_WORDS[side.property], language)}: {value_in(side, language)}"


def answered(data: bytes, name: str) -> Iterator[Answered | InputError]:
    """Yield the answers of a file that was handed back, and an error for each that cannot be used.

    A table may come back with tabs, semicolons or commas, in UTF-8 or UTF-16, its columns in any order; JSON begins
    with a bracket. Without an answer, a right value means ``correct``; without either, a question stays open.

    Raises
    ------
    InputError
        If it is neither a table with the columns that are needed, nor JSON.
    """
    text = _decoded(data, name)
    rows = _json_rows(text, name) if text.lstrip().startswith(("[", "{")) else _table_rows(text, name)
    for where, row in rows:
        if row.get("answer", "").strip() or row.get("value", "").strip():
            try:
                yield _answered(where, row)
            except InputError as error:
                yield error


def _answered(where: str, row: Mapping[str, str]) -> Answered:
    answer = row.get("answer", "").strip().casefold() or "correct"
    known = {word: name for name, words in ANSWER_WORDS.items() for word in (name, *words)}
    if answer not in known:
        remedy = f"use one of {', '.join(get_args(Answer))}"
        raise InputError(where=where, what=f"{answer!r} is no answer", remedy=remedy)
    more = {name: row.get(name, "").strip() for name in ("value", "reason", "author", "date", "judgement")}
    ids = tuple(filter(None, (row.get(name, "").strip() for name in ("first_id", "second_id"))))
    return Answered(where=where, answer=known[answer], ids=ids, **more)


def _cells(one: Item, language: Language) -> Iterator[str]:
    sides = (*one.sides, Side())[:2]
    row = {
        "question": asked(one, language),
        "answers": ", ".join(said(ANSWER_WORDS[answer], language) for answer in one.answers),
        "options": "; ".join(f"{option.value} ({option.label})" for option in one.options),
        "judgement": one.judgement,
        "kind": one.question,
    }
    for name, side in zip(("first", "second"), sides, strict=True):
        row |= {name: told(side, language), f"{name}_sentence": marked(side), f"{name}_release": side.release}
        row |= {f"{name}_id": side.fact or side.iri}
    return (row.get(name, "") for name in COLUMNS)


def _harmless(cell: str) -> str:
    cell = " ".join(cell.split())
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(where=name, what="is not in UTF-8", remedy="save it as UTF-8") from error


def _table_rows(text: str, name: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    head = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=max("\t;,", key=head.count))
    known = {word.casefold(): column for column, words in COLUMNS.items() for word in (column, *words)}
    columns = [known.get(cell.strip().casefold(), "") for cell in next(rows, [])]
    missing = [said(COLUMNS[column], "en") for column in _WANTED if column not in columns]
    if missing:
        remedy = "hand back the file that kg review --export has written"
        raise InputError(where=name, what=f"the header has no {', '.join(missing)}", remedy=remedy)
    for cells in rows:
        # A quote before what looks like a formula was set by us.
        plain = (cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell for cell in cells)
        yield f"{name}:{rows.line_num}", dict(zip(columns, plain, strict=False))


def _json_rows(text: str, name: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    try:
        items = json.loads(text)
    except ValueError as error:
        raise InputError(where=name, what=f"is no JSON ({error})", remedy="mend it there") from error
    for number, one in enumerate(items if isinstance(items, list) else [items], start=1):
        where = f"{name}, entry {number}"
        if not isinstance(one, dict):
            raise InputError(
                where=where, what="is no JSON object", remedy="hand back the file that kg review --export has written"
            )
        yield where, _flat(cast(dict[str, Any], one))


def _flat(one: Mapping[str, Any]) -> Mapping[str, str]:
    row = {name: str(one.get(name) or "") for name in ("answer", "value", "reason", "author", "date", "judgement")}
    sides: Sequence[Any] = one.get("sides") or ()
    for name, side in zip(("first_id", "second_id"), sides, strict=False):
        row[name] = str(side.get("fact") or side.get("iri") or "") if isinstance(side, dict) else ""
    return row
