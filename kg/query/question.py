"""A question: a SPARQL query whose header says in words what it asks, what it needs and what one row is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from kg.errors import QueryError

__all__ = ["HEADER", "Form", "Parameter", "Question", "parse"]

Form = Literal["select", "construct", "ask"]
HEADER: Final = ("question", "frage", "params", "answer", "keywords")
_LINE: Final = re.compile(r"#\s*(?:(question|frage|params|answer|keywords):)?\s*(.*)")
_PARAMETER: Final = re.compile(
    r"\?(?P<name>\w+): (?P<type>[a-z]+)(?: (?P<scheme>[a-z-]+))?(?P<optional>\?)?(?: = (?P<default>\S+))?"
    r" — (?P<english>.+?) \| (?P<german>.+)"
)
_FORM: Final = re.compile(r"^\s*(SELECT|CONSTRUCT|DESCRIBE|ASK)\b", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a question lets its asker choose.

    ``type`` is one of municipality, organisation, person, programme, country, release, thing, code, language, year,
    month, date, integer and text; ``scheme`` is the code list of a code. A parameter that is optional, or has a
    default, may be left out.
    """

    name: str
    type: str
    scheme: str = ""
    optional: bool = False
    default: str | None = None
    english: str = ""
    german: str = ""

    @property
    def required(self) -> bool:
        """Tell whether the question cannot be asked without it."""
        return not self.optional and self.default is None

    def described(self, language: str) -> str:
        """Return what it is for, in German (``de``) or English (any other)."""
        return self.german if language == "de" else self.english


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query and its header; without a header only ``text`` says something."""

    name: str
    text: str
    question: str = ""
    frage: str = ""
    params: tuple[Parameter, ...] = ()
    answer: str = ""
    antwort: str = ""
    keywords: tuple[str, ...] = ()
    path: Path | None = None

    @property
    def headed(self) -> bool:
        """Tell whether the query has a header, so that its parameters are known."""
        return bool(self.question)

    @property
    def bare(self) -> str:
        """The query without its header."""
        return re.sub(r"\A(?:#.*\n)+", "", self.text) if self.headed else self.text

    @property
    def form(self) -> Form:
        """Tell what the query gives: rows, a graph, or yes and no."""
        bare = re.sub(r"<[^>]*>|#.*", "", self.text)
        found = _FORM.search(bare)
        word = found[1].lower() if found else "select"
        return "construct" if word in {"construct", "describe"} else "ask" if word == "ask" else "select"

    def asked(self, language: str) -> str:
        """Return the question in German (``de``) or English (any other)."""
        return self.frage if language == "de" else self.question

    def answered(self, language: str) -> str:
        """Return what one row of the answer is, in German (``de``) or English (any other)."""
        return self.antwort if language == "de" else self.answer


def parse(text: str, *, name: str = "query", path: Path | None = None) -> Question:
    """Return the question that a query's text and header make.

    The header is the comment lines at the top. ``params`` has one parameter a line, ``?name: type — English |
    German``; after the type, ``?`` makes it optional and ``= value`` gives a default; a code names its list (``code
    role``). ``answer`` is ``English | German``. A text without a header is a question without words.

    Raises
    ------
    QueryError
        If there is a header and a line of it is missing, or a parameter cannot be read.

    Examples
    --------
    >>> parse("ASK { ?s ?p ?o }").form
    'ask'
    >>> question = parse('''# question: Who?
    ... # frage:    Wer?
    ... # params:   ?role: code role? — only this role | nur dieses Amt
    ... # answer:   one row per person | eine Zeile je Person
    ... # keywords: person, Amt
    ... SELECT ?who { ?who ?p ?role } ORDER BY ?who''', name="who")
    >>> question.params[0].scheme, question.params[0].required, question.asked("de"), question.answered("de")
    ('role', False, 'Wer?', 'eine Zeile je Person')
    """
    header = _header(text)
    if not header:
        return Question(name=name, text=text, path=path)
    for field in HEADER:
        if not header.get(field):
            raise QueryError(where=name, what=f"the header has no {field!r}", remedy=f"add a line `# {field}: …`")
    english, _, german = " ".join(header["answer"]).partition(" | ")
    return Question(
        name=name,
        text=text,
        path=path,
        question=" ".join(header["question"]),
        frage=" ".join(header["frage"]),
        params=tuple(_parameter(name, line) for line in header["params"] if line != "none"),
        answer=english,
        antwort=german or english,
        keywords=tuple(word.strip() for word in " ".join(header["keywords"]).split(",")),
    )


def _header(text: str) -> dict[str, list[str]]:
    """Return the lines of each field; a line without a field goes on with the one before it."""
    fields: dict[str, list[str]] = {}
    for field, line in _comments(text):
        if field:
            fields[field] = [line]
        elif fields:
            fields[list(fields)[-1]].append(line)
    return fields


def _comments(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        found = _LINE.fullmatch(line)
        if not found:
            return
        yield found[1] or "", found[2].strip()


def _parameter(name: str, line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if not found:
        remedy = "write it as `?name: type — English | German`, with `?` or `= value` after the type"
        raise QueryError(where=name, what=f"the parameter {line!r} cannot be read", remedy=remedy)
    return Parameter(
        name=found["name"],
        type=found["type"],
        scheme=found["scheme"] or "",
        optional=bool(found["optional"]),
        default=found["default"],
        english=found["english"],
        german=found["german"],
    )
