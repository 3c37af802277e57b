"""Read the files of a language, once."""

from functools import cache
from typing import Any

import yaml

from kg.assets import asset
from kg.errors import LexiconError

__all__ = ["load_yaml", "word_list"]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_yaml(name: str, language: str = "de") -> Any:
    """Return the content of ``data/lexicon/<language>/<name>.yaml``.

    Raises
    ------
    LexiconError
        If the file is no valid YAML.
    """
    path = asset(f"data/lexicon/{language}/{name}.yaml")
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        raise LexiconError(where=str(path), what=f"is no valid YAML ({error})", remedy="mend the file") from error


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the lines of ``data/lexicon/<name>.txt`` as a set.

    Examples
    --------
    >>> "Henriette" in word_list("names/given")
    True
    """
    return frozenset(asset(f"data/lexicon/{name}.txt").read_text(encoding="utf-8").split("\n")) - {""}
