"""Networks declared as data: a question that yields ties, and a few lines of YAML that say which of them count."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, cast

import yaml

from kg.assets import asset
from kg.errors import InputError

__all__ = ["Plan", "delivered", "plan_of"]

_TEXTS: Final = ("title", "about", "weight")
_LISTS: Final = ("from", "to", "kinds", "types")
_TRUTHS: Final = ("directed", "two_sides", "leave_out_parts")
_KEYS: Final = (*_TEXTS, "query", "places", *_LISTS, *_TRUTHS, "projection")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a network is made of the ties that a question yields.

    ``query`` is the name of a question or the text of a SPARQL query, whose columns are those of `kg.ties.ties_of`;
    ``places`` is the question that knows where nodes lie. Of the ties count those whose ends are of the kinds in
    ``sources`` and ``targets``, and that are of one of ``kinds`` and ``types`` (all, where empty). ``titles``,
    ``abouts`` and ``weights`` are texts by language: what it is called, what it shows, what the weight of an edge is.
    """

    name: str
    titles: Mapping[str, str]
    abouts: Mapping[str, str]
    weights: Mapping[str, str]
    query: str
    places: str = "places"
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    directed: bool = False
    two_sides: bool = False
    leave_out_parts: bool = False
    projection: Literal["left", "right"] | None = None
    path: Path | None = field(default=None, compare=False)


@cache
def delivered() -> Mapping[str, Plan]:
    """Return the networks that come with the program, by name: ``queries/networks/NAME.yaml``.

    Examples
    --------
    >>> delivered()["cooperation"].titles["en"]
    'Cooperation of municipalities'
    """
    return {path.stem: _read(path) for path in sorted(asset("queries/networks").glob("*.yaml"))}


def plan_of(name: str) -> Plan:
    """Return the network of a name, or the one that a YAML file of the user declares.

    Raises
    ------
    InputError
        If there is none of that name (the remedy gives near ones), or the file declares none.

    Examples
    --------
    >>> plan_of("visits").directed
    True
    >>> plan_of("visit")
    Traceback (most recent call last):
    kg.errors.InputError: visit: is no network; did you mean visits?
    """
    if name in delivered():
        return delivered()[name]
    if name.lower().endswith((".yaml", ".yml")):
        return _read(Path(name))
    near = get_close_matches(name, delivered(), n=3, cutoff=0.5)
    remedy = f"did you mean {', '.join(near)}?" if near else f"use one of {', '.join(delivered())}, or a .yaml file"
    raise InputError(where=name, what="is no network", remedy=remedy)


def _read(path: Path) -> Plan:
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(where=str(path), what=f"cannot be read ({error.strerror})", remedy="check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(where=str(path), what="is not in UTF-8", remedy="save it as UTF-8") from error
    except yaml.YAMLError as error:
        what = f"is no valid YAML ({' '.join(str(error).split())})"
        raise InputError(where=str(path), what=what, remedy="mend the file") from error
    if not isinstance(data, dict):
        raise _fault(path, "declares no network", f"give it the keys {', '.join(_KEYS)}")
    return _plan(path, data)


def _plan(path: Path, data: Mapping[str, Any]) -> Plan:
    for key in data:
        if key not in _KEYS:
            raise _fault(path, f"has an unknown key {key!r}", f"use one of {', '.join(_KEYS)}")
    if data.get("projection") not in (None, "left", "right"):
        raise _fault(path, "has an unknown projection", "use left or right, or leave it out")
    texts = {key: _text(path, data, key) for key in _TEXTS}
    lists = {key: _list(path, data, key) for key in _LISTS}
    truths = {key: _truth(path, data, key) for key in _TRUTHS}
    if data.get("projection") and not truths["two_sides"]:
        raise _fault(path, "has a projection, but no two sides", "add the line two_sides: true")
    return Plan(
        name=path.stem,
        titles=texts["title"],
        abouts=texts["about"],
        weights=texts["weight"],
        query=_query(path, data),
        places=str(data.get("places", "places") or ""),
        sources=lists["from"],
        targets=lists["to"],
        kinds=lists["kinds"],
        types=lists["types"],
        directed=truths["directed"],
        two_sides=truths["two_sides"],
        leave_out_parts=truths["leave_out_parts"],
        projection=cast("Literal['left', 'right'] | None", data.get("projection")),
        path=path,
    )


def _query(path: Path, data: Mapping[str, Any]) -> str:
    """Return the name of a question, or the text of the query that lies beside the YAML."""
    query = data.get("query")
    if not isinstance(query, str) or not query:
        raise _fault(path, "names no query", "add a line query: with the name of a question, or a file .rq beside it")
    if not query.endswith((".rq", ".sparql")):
        return query
    try:
        return (path.parent / query).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        what = "cannot be read"
        raise InputError(where=str(path.parent / query), what=what, remedy="check the path") from error


def _text(path: Path, data: Mapping[str, Any], key: str) -> Mapping[str, str]:
    """Return a text by language; one without languages serves for both."""
    text = data.get(key, path.stem if key == "title" else "")
    texts = text if isinstance(text, dict) else {"de": text, "en": text}
    if set(texts) != {"de", "en"} or not all(isinstance(value, str) for value in texts.values()):
        raise _fault(path, f"{key!r} is no text in German and English", "write {de: …, en: …}")
    return {str(language): str(value) for language, value in texts.items()}


def _list(path: Path, data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = data.get(key, [])
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise _fault(path, f"{key!r} is no list of words", "write [one, other]")
    return tuple(values)


def _truth(path: Path, data: Mapping[str, Any], key: str) -> bool:
    value = data.get(key, False)
    if not isinstance(value, bool):
        raise _fault(path, f"{key!r} is neither true nor false", "use true or false")
    return value


def _fault(path: Path, what: str, remedy: str) -> InputError:
    return InputError(where=str(path), what=what, remedy=remedy)
