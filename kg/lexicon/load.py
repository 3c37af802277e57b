"""Read the files of a language, once."""

import json
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from kg.assets import asset
from kg.errors import LexiconError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["fill", "load_json", "load_yaml", "word_list"]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Words = TypeVar("_Words", bound="DataclassInstance")


@cache
def load_yaml(name: str, language: str = "de") -> Any:
    """Return the content of ``data/lexicon/<language>/<name>.yaml``.

    Raises
    ------
    LexiconError
        If the file is no valid YAML.

    Examples
    --------
    >>> load_yaml("dates")["months"]["Mai"]
    5
    """
    path = asset(f"data/lexicon/{language}/{name}.yaml")
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        raise LexiconError(where=str(path), what=f"is no valid YAML ({error})", remedy="mend the file") from error


def load_json(name: str, language: str = "de") -> Any:
    """Return the content of ``data/lexicon/<language>/<name>.json``.

    Raises
    ------
    LexiconError
        If the file is no valid JSON.

    Examples
    --------
    >>> sorted(load_json("weights"))[:4]
    ['aim', 'body', 'body kind', 'bond']
    """
    path = asset(f"data/lexicon/{language}/{name}.json")
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise LexiconError(where=str(path), what=f"is no valid JSON ({error})", remedy="mend the file") from error


def fill(kind: type[_Words], name: str, language: str = "de", key: str = "words") -> _Words:
    """Return a dataclass of word sets filled from the lists of a file that bear its fields' names.

    Raises
    ------
    LexiconError
        If the file lacks a list, or has one that nothing reads.

    Examples
    --------
    >>> from kg.lexicon.places import PlaceWords
    >>> "aus" in fill(PlaceWords, "places").before_town
    True
    """
    entry = load_yaml(name, language)[key]
    wanted = {field.name for field in fields(kind)}
    if wanted != set(entry):
        lists = ", ".join(sorted(wanted ^ set(entry)))
        raise LexiconError(
            where=f"data/lexicon/{language}/{name}.yaml, {key}",
            what=f"lists that one side lacks: {lists}",
            remedy="name the lists as the German file does",
        )
    return kind(**{field: frozenset(words) for field, words in entry.items()})


@cache
def word_list(name: str, ending: str = ".txt") -> frozenset[str]:
    """Return the lines of ``data/lexicon/<name><ending>`` as a set.

    Examples
    --------
    >>> "Henriette" in word_list("names/given")
    True
    """
    return frozenset(asset(f"data/lexicon/{name}{ending}").read_text(encoding="utf-8").split("\n")) - {""}
