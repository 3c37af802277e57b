"""Which command helps to mend what a constraint found: a table, by constraint or by the end of its name.

``{release}`` is the release that states the node, ``{origin}`` the file or address it was read from, ``{node}`` the
IRI of the node, ``{files}`` the files that were validated in place of a store.
"""

import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from kg.validate.shapes import shorten

__all__ = ["COMMANDS", "Place", "commands_for"]

COMMANDS: Final[dict[str, tuple[str, ...]]] = {
    # Read the sentence and why the program read it so.
    "look": ("kg show {release} --why",),
    # The store does not hold what a build writes: take the release out and read it again.
    "rebuild": ("kg withdraw {release}", "kg build {origin}"),
    # Words and place are compared with the kept text.
    "compare": ("kg check", "kg show {release}"),
    # What stands in the graph of the node, where no release speaks of it.
    "describe": ("echo 'DESCRIBE <{node}>' | kg query -",),
    # A file is mended by hand; then it is asked again.
    "again": ("kg validate {files}",),
}
# By the name of the constraint, or by what it ends in; "look" for all others.
_BY_NAME: Final[dict[str, str]] = {
    "Release-text-hash": "rebuild",
    "Release-identifier": "rebuild",
    "Release-title": "rebuild",
    "Evidence-class": "rebuild",
    "Evidence-source": "rebuild",
    "Evidence-position": "rebuild",
    "Evidence-quotation": "rebuild",
    "Evidence-rule": "rebuild",
    "Position-start": "rebuild",
    "Position-end": "rebuild",
    "Position-order": "compare",
    "Quotation-exact": "compare",
    "Statement-subject": "rebuild",
    "Statement-predicate": "rebuild",
    "Statement-object": "rebuild",
}
_BY_ENDING: Final[dict[str, str]] = {"-evidence": "rebuild"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a graph came from: ``origin`` gives a release's file or address; ``files`` stand in place of a store."""

    origin: Callable[[str], str] = lambda _: ""
    files: Sequence[str] = ()


def commands_for(constraint: str, node: str, release: str, place: Place) -> tuple[str, ...]:
    """Return the commands that help with a finding, ready to be typed.

    Examples
    --------
    >>> shape = "https://w3id.org/municipal-cooperation/shapes#Role-body"
    >>> commands_for(shape, "http://e.org/x", "2024 Köln", Place())
    ("kg show '2024 Köln' --why",)
    >>> commands_for(shape, "http://e.org/x", "", Place(files=["a b.nq"]))
    ("kg validate 'a b.nq'",)
    """
    name = shorten(constraint).removeprefix("mcs:")
    ending = next((kind for end, kind in _BY_ENDING.items() if name.endswith(end)), "look")
    kind = "again" if place.files else _BY_NAME.get(name, ending) if release else "describe"
    if kind == "describe" and node.startswith("_:"):
        return ()
    parts = {
        "release": shlex.quote(release),
        "origin": shlex.quote(place.origin(release) or "PATH"),
        "node": node,
        "files": " ".join(map(shlex.quote, place.files)),
    }
    return tuple(command.format(**parts) for command in COMMANDS[kind])
