"""Write queries/README.md from the headers of the questions: ``python queries/make_readme.py``."""

from collections.abc import Iterator
from pathlib import Path

from kg.query import Parameter, Question, catalogue

README = Path(__file__).parent / "README.md"
HEAD = """# Named questions

Written by `make_readme.py` from the headers of the `.rq` files; a test keeps it up to date.

Ask one with `kg query NAME --param name=value`, or `kg.query.ask(graph, NAME, {"name": "value"})`. Every file is core
SPARQL 1.1 and runs as it is in any engine whose default graph is the merge of the named graphs; give it your values in
its lines `VALUES ?name { … }`.

- **Columns.** `x` is an IRI or a code and `xLabel` its name; dates are as precise as the text (`2024`, `2024-11`,
  `2024-11-12`); lists are joined by `, `; `evidence` quotes the spans of a release in their order, joined by ` … `.
- **Names** are those in the language `?lang` (`de` if left out); a thing without a name in that language keeps another
  of its names. They are ordered by code point (`Kumasi` before `Köln`).
- **Parameters.** `?` after the type: may be left out, and then nothing is narrowed. `= value`: the value if left out.
  A municipality, person, organisation or programme is given by any of its names (`Cologne`, `Koeln`; `Lüderitz (NA)`
  where two towns share one) or its IRI, a code by its code or name.

To add a question, add `NAME.rq` with the five header lines, and its case `tests/queries/NAME/expected.csv` with
`params.json` and `data.trig` beside it where needed; otherwise the data are `tests/queries/common.trig`.

Traps, all measured on Oxigraph:

- An aggregate over a group in which the variable is sometimes unbound is unbound itself: write `COALESCE`.
- A name looked up for a variable that may be unbound matches every name: look it up for `COALESCE(?x, "")`.
- A VALUES of a parameter fills a variable that a row leaves unbound: never join the two, filter.
- A pattern joined after a UNION, a FILTER that compares with an IRI, and an OPTIONAL before its anchor grow faster than
  the data: put the pattern into the branches, use VALUES, put the anchor first.

"""


def readme() -> str:
    """Return the text of the README."""
    questions = catalogue()
    index = "".join(f"| [{each.name}](#{each.name}) | {each.question} |\n" for each in questions)
    return f"{HEAD}| name | question |\n|---|---|\n{index}\n" + "\n".join(map(_section, questions))


def _section(question: Question) -> str:
    lines = [f"## {question.name}", "", f"{question.question}  ", f"*{question.frage}*", ""]
    lines += [f"- {line}" for line in _parameters(question)]
    lines += [f"- Answer: {question.answer} / *{question.antwort}*", f"- Keywords: {', '.join(question.keywords)}", ""]
    return "\n".join(lines)


def _parameters(question: Question) -> Iterator[str]:
    for parameter in question.params:
        yield f"`{_type(parameter)}`: {parameter.english} / *{parameter.german}*"


def _type(parameter: Parameter) -> str:
    kind = f"{parameter.type} {parameter.scheme}".strip() + "?" * parameter.optional
    return f"{parameter.name}: {kind}" + (f" = {parameter.default}" if parameter.default else "")


if __name__ == "__main__":
    README.write_text(readme(), encoding="utf-8")
