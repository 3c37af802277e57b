"""Read projects that towns carry out together: "das Projekt „X“, in dem A, B und C zusammenarbeiten"."""

import re
from collections.abc import Iterator

from kg.relate.agreements.agreement import Said
from kg.relate.agreements.line import Line
from kg.relate.agreements.lists import list_from
from kg.relate.agreements.parties import parties_of
from kg.relate.agreements.times import is_since

__all__ = ["by_shared_project"]

_TITLE = r"(?:\s[„“»«\"‚][^“”«»\"‘]{2,80}[“”«»\"‘])?"
_PROJECT = rf"\b(?:\w*[Pp]rojekt(?:e?s)?|Vorhabens?){_TITLE}"
# What a relative clause says that its subjects do in a project.
_IN_WHICH = re.compile(
    rf"{_PROJECT},\s(?:in|an|bei)\sdem\s(?P<clause>[^.;]*?)\b(?:zusammenarbeiten|zusammenwirken|kooperieren|zusammengeschlossen|beteiligt\s(?:sind|ist|waren)|beteiligen|mitwirken|mitarbeiten|teilnehmen|mitmachen)\b"
)
_WHICH = re.compile(
    rf"{_PROJECT},\sdas\s(?P<clause>[^.;]*?)\b(?:betreiben|umsetzen|durchführen|verbindet|tragen|stemmen|verwirklichen|aufgelegt\shaben|gestartet\shaben|begonnen\shaben)\b"
)
# Two towns that share a project are as a rule bound by something else.
_LEAST = 3


def by_shared_project(line: Line) -> Iterator[Said]:
    """Yield the partnership of the towns that a relative clause names as those of a project, the own one among them."""
    found = _IN_WHICH.search(line.text) or _WHICH.search(line.text)
    if found is None or line.reading.document.is_spoken(line.sentence.start + found.start()):
        return
    start, end = (line.sentence.start + at for at in found.span("clause"))
    inside = [p for p in line.places if start <= p.start < end and not line.is_region(p)]
    listed = max((list_from(line, p) for p in inside if not _is_where(line, start, p.start)), key=len, default=[])
    names = list(dict.fromkeys(p.name for p in listed if p.end <= end))
    home = next((p.name for p in line.places if line.is_home(p.name)), "")
    if not home or len({home, *names}) < _LEAST or not names:
        return
    said = Said(
        kind="project-partnership",
        parties=parties_of(*dict.fromkeys([home, *names])),
        evidence=line.reading.whole(line.sentence, "de.agreement.shared-project"),
        sentence=line.sentence.index,
        is_explicit=True,
    )
    since = [m for m in line.dates if start <= m.start < end and is_since(line, m) and not m.end_key]
    if len(since) == 1:
        said.when, said.when_span = since[0].key, line.reading.says(since[0], "de.agreement.shared-project")
    yield said


def _is_where(line: Line, start: int, offset: int) -> bool:
    """Return whether a town of a clause only says where: "das in Lille beteiligt ist"."""
    before = line.between(start, offset)
    return bool(re.search(r"\b(?:in|aus|bei|nach|von)\s(?:(?:der|dem)\s)?(?:[a-zäöü]\S*\s)?$", before))
