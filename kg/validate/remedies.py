"""Which command helps to mend what a constraint found.

What a release states wrongly is judged (`kg.validate.judging`). For all else there is a table, by constraint or by the
end of its name: ``{release}`` is the release that states the node, ``{origin}`` the file or address it was read from,
``{node}`` the IRI of the node, ``{files}`` the files that were validated in place of a store, ``{list}`` the
partnership list that states it.
"""

import re
import shlex
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

from kg.validate.findings import Finding
from kg.validate.judging import judging
from kg.validate.shapes import shorten
from kg.validate.stated import Facts, nothing

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
    # What people have judged is mended in their file; a build carries it into the graph.
    "settle": ("kg review log", "kg build"),
    # A list is mended in its file.
    "list": ("kg import partnerships FILE.csv --name {list}",),
    # A file is mended by hand; then it is asked again.
    "again": ("kg validate {files}",),
}
# By the name of the constraint, or what it begins or ends with; else "judge" and, where there is no fact, "look".
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
_BY_BEGINNING: Final[dict[str, str]] = {"Judgement-": "settle"}
_LIST: Final = "list/"
# What asks for judgements, or acts on them.
_JUDGED: Final = re.compile(r"\bkg (review|build|withdraw|show)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a graph came from.

    ``origin`` gives a release's file or address, ``facts`` what its graph states; ``files`` stand in place of a store.
    ``store`` and ``judgements`` stand where these do not lie where a command looks for them.
    """

    origin: Callable[[str], str] = lambda _: ""
    facts: Facts = nothing
    files: Sequence[str] = ()
    store: str = ""
    judgements: str = ""


def commands_for(finding: Finding, predicates: Collection[str], place: Place) -> tuple[str, ...]:
    """Return the commands that help with a finding, ready to be typed.

    Where only a person can know the right value, it stands in capitals or as ``YYYY-MM-DD``, to be replaced.

    Parameters
    ----------
    finding
        What was found, with its passages.
    predicates
        The IRIs of the predicates of the constraint's path.
    place
        Where the graph came from.
    """
    name = shorten(finding.constraint).removeprefix("mcs:")
    kind = _kind(name)
    if place.files or kind == "settle":
        return _filled("again" if place.files else kind, finding, place)
    if not finding.release or finding.release.startswith(_LIST):
        return _filled("list" if finding.release else "describe", finding, place)
    if kind != "judge":
        return _filled(kind, finding, place)
    said = judging(finding, predicates, place.facts)
    return tuple(_placed(command, place) for command in said) or _filled("look", finding, place)


def _kind(name: str) -> str:
    begun = (kind for head, kind in _BY_BEGINNING.items() if name.startswith(head))
    ended = (kind for end, kind in _BY_ENDING.items() if name.endswith(end))
    return _BY_NAME.get(name) or next(begun, "") or next(ended, "judge")


def _filled(kind: str, finding: Finding, place: Place) -> tuple[str, ...]:
    if kind == "describe" and finding.focus.startswith("_:"):
        return ()
    parts = {
        "release": shlex.quote(finding.release),
        "origin": shlex.quote(place.origin(finding.release) or "PATH"),
        "node": finding.focus,
        "files": " ".join(map(shlex.quote, place.files)),
        "list": shlex.quote(finding.release.removeprefix(_LIST)),
    }
    return tuple(_placed(command.format(**parts), place) for command in COMMANDS[kind])


def _placed(command: str, place: Place) -> str:
    store = f" --store {shlex.quote(place.store)}" if place.store and not place.files else ""
    judged = f" --judgements {shlex.quote(place.judgements)}" if place.judgements and _JUDGED.search(command) else ""
    return command + store + judged
