"""Find the towns that a word for an agreement governs: "mit X", "zwischen X und Y", "zu Städten, unter ihnen X"."""

import re

from kg.relate.agreements.line import Line
from kg.relate.agreements.lists import list_from
from kg.text import Mention, Token

__all__ = ["towns_behind"]

# "Partnerschaften pflegt Erfurt zu neun Städten, unter ihnen Lille"
_HAS_WITH = re.compile(r"^\s(?:[a-zäöü]+\s){0,2}(?:mit|zu)\s")
_WITH = re.compile(
    r"^[^,.;:]{0,60}?\b(?:mit|zu|zwischen)\b[^,.;:]{0,60}"
    r"(?:,\s(?:darunter|nämlich|und\szwar|etwa|unter\sanderem|unter\sihnen|allen\svoran|beispielsweise|zum\sBeispiel)\s(?:(?:mit|in|dem|der|das)\s)*)?$"
)
_OF = re.compile(
    r"^\s*(?:[–/:-]\s*)?(?:von\s|der\s(?:beiden\s|zwei\s|drei\s)?(?:\w*[Ss]tädte|Gemeinden|Kommunen|Kreise)\s|zwischen\s)?$"
)


def towns_behind(line: Line, token: Token) -> list[Mention]:
    """Return the towns that the word governs: "mit X", "zwischen X und Y", "von X und Y", "Erfurt–Lille"."""
    after = [p for p in line.places if p.start >= token.end]
    if len(after) > 1 and line.is_home(after[0].name) and _HAS_WITH.match(line.between(after[0].end, after[1].start)):
        after = after[1:]
    if not after:
        return []
    gap = line.bare(token.end, after[0].start)
    if not (_WITH.match(gap) or _OF.match(gap)) or re.search(r"\b(?:im|am|seit|in|nach|aus)\s(?:\S+\s){0,2}$", gap):
        return []
    listed = list_from(line, after[0])
    following = [p for p in after if p.start >= listed[-1].end]
    if following and len(listed) == 1:
        gap = line.bare(listed[0].end, following[0].start)
        if re.match(r"^\s*(?:mit|–|-|/)\s+(?:[a-zäöü]\S*\s+){0,3}(?:\w*[Ss]tadt\s+)?$", gap) or (
            "zwischen" in line.between(token.end, listed[0].start)
            and re.match(r"^[^.;]{0,80}\b(?:und|sowie)\s+(?:\S+\s+){0,4}$", gap)
        ):
            listed.append(following[0])
    return listed
