"""What the command line says: complete in both languages, also its help and its errors."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.cli.app import command_in
from kg.cli.examples import EXAMPLES
from kg.cli.german import in_german, problem_in_german
from kg.cli.help import HELP, ROOT
from kg.cli.language import arranged, language_of
from kg.cli.sentences import SENTENCES
from kg.cli.usage import explained
from kg.cli.verbs import Verb, Verbs
from kg.cli.words import TEXTS
from kg.errors import KgError

PACKAGE = Path(kg.__path__[0])


def parts(text: str) -> set[str]:
    return {field.split("}")[0] for field in text.split("{")[1:]}


def walked(command: Verb | Verbs, name: str = ROOT) -> Iterator[tuple[str, Verb | Verbs]]:
    yield name, command
    for verb, part in getattr(command, "commands", {}).items():
        yield from walked(part, verb if name == ROOT else f"{name} {verb}")


@pytest.mark.parametrize("table", [TEXTS, HELP], ids=["words", "help"])
def test_every_text_stands_in_both_languages_with_the_same_parts(table: Mapping[str, tuple[str, str]]) -> None:
    for key, (english, german) in table.items():
        assert english, key
        assert german, key
        assert parts(english) == parts(german), key


def test_every_command_and_parameter_has_its_help_and_examples() -> None:
    for language, place in (("en", 0), ("de", 1)):
        for name, command in walked(command_in("de" if language == "de" else "en")):
            assert command.help == HELP[name][place]
            assert all(getattr(param, "help", "") for param in command.params), name
            assert name == ROOT or EXAMPLES[name], name


def test_no_help_is_for_a_command_that_is_not_there() -> None:
    commands = dict(walked(command_in("en")))
    params = {f"{name}.{param.name}" for name, command in commands.items() for param in command.params}
    anywhere = {f".{name.rsplit('.', 1)[1]}" for name in params} | {".help"}
    assert set(HELP) <= {*commands, *params, *anywhere}
    assert set(EXAMPLES) <= set(commands)


def test_every_text_is_used() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in (PACKAGE / "cli").glob("*.py") if not path.stem.endswith("words")
    )
    families = (
        "candidates.", "coverage.", "dry.", "judged.", "kind.", "link.", "list.", "measure.", "networks.", "queries.",
        "reconcile.", "show.", "table.", "years.",
    )  # fmt: skip
    unused = [
        key
        for key in TEXTS
        if key not in re.findall(r"""["']([a-z_.]+)["']""", source) and not key.startswith(families)
    ]
    assert unused == []


def sentences(tree: ast.AST) -> Iterator[str]:
    """Yield what errors and unreadable inputs say: their what, remedy and reason, with {} for what is filled in."""
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        known: dict[str, list[ast.expr]] = {}
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                known.setdefault(node.targets[0].id, []).append(node.value)
        for node in ast.walk(function):
            if isinstance(node, ast.keyword) and node.arg in {"what", "remedy", "reason"}:
                yield from written(node.value, known)


def written(node: ast.expr, known: Mapping[str, list[ast.expr]]) -> list[str]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        node = node.func.value  # A text of which a method makes another: "…".rstrip()
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=values):
            return ["".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in values)]
        case ast.IfExp(body=body, orelse=orelse):
            return written(body, known) + written(orelse, known)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [a + b for a in written(left, known) for b in written(right, known)]
        case ast.Name(id=name):
            return [text for value in known.get(name, []) for text in written(value, {})]
    return []


def test_every_error_that_can_be_raised_has_a_german_sentence() -> None:
    found = {
        text
        for path in sorted(PACKAGE.rglob("*.py"))
        if "_assets" not in path.parts
        for text in sentences(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert len(found) > 100
    found = {text for text in found if text.replace("{}", "").strip()}  # What is filled in has no language of ours.
    untranslated = sorted(found - set(SENTENCES))
    assert untranslated == [], "add them to kg/cli/sentences.py"


@pytest.mark.parametrize("english", sorted(SENTENCES))
def test_a_german_sentence_has_the_parts_of_the_english_one(english: str) -> None:
    words = [f"w{number}" for number in range(english.count("{}"))]
    german = problem_in_german(english.format(*words))
    assert german != english.format(*words)
    assert all(word in german for word in words)


def test_an_error_without_german_is_told_as_it_is() -> None:
    error = KgError(where="here", what="is quite unheard of", remedy="leave it out")
    assert in_german(error).startswith("here: is quite unheard of; ")


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("No such option: --stor", "Unbekannte Option: --stor"),
        ("No such command 'buil'. Did you mean 'build'?", "Unbekannter Befehl: buil"),
        ("Missing argument 'PATH'.", "Es fehlt: PATH"),
        ("Invalid value for '--lang': Value error, 'fr' is not one of 'de', 'en'", "'--lang' ist eines von 'de', 'en'"),
        ("Invalid value for 'FILE': file 'a.nq' does not exist", "'FILE': 'a.nq' gibt es nicht"),
        (
            "Invalid value for '--jobs' / '-j': Input should be a valid integer",
            "'--jobs' / '-j' hat einen unzulässigen Wert",
        ),
        ("Option '--store' requires an argument.", "--store braucht einen Wert"),
        ("Got unexpected extra argument (b)", "Überzählig: b"),
    ],
)
def test_what_was_typed_wrongly_is_told_in_german(english: str, german: str) -> None:
    assert explained(typer.TyperException(english), "de") == f"{german} (siehe: kg --help)"


@given(st.lists(st.sampled_from(["build", "a.md", "--lang", "de", "--lang=en", "-q", "--quiet", "--", "--store"])))
def test_moving_the_options_of_the_program_to_the_front_loses_nothing(arguments: list[str]) -> None:
    ordered = arranged(arguments)
    assert sorted(ordered) == sorted(arguments)
    assert arranged(ordered) == ordered
    if "--" in arguments:
        assert ordered[ordered.index("--") :] == arguments[arguments.index("--") :]


def test_the_first_variable_that_is_set_decides_the_language() -> None:
    assert language_of([], {"LC_ALL": "", "LC_MESSAGES": "de_CH.UTF-8", "LANG": "en_US.UTF-8"}) == "de"
    assert language_of([], {"LC_ALL": "C", "LANG": "de_DE.UTF-8"}) == "en"
    assert language_of([], {"LANG": "nds_DE"}) == "en"
    assert language_of(["build", "--", "--lang", "de"], {}) == "en"
