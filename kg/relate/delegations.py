"""Say who belongs to a delegation, and which town it comes from."""

import re

from kg.relate.actors import origins_in
from kg.relate.reading import Reading
from kg.text import Sentence

__all__ = ["is_list_item", "names_members", "origin_of_members"]

_GROUP = r"(?:[Dd]elegation|[Aa]bordnung|[Gg]ruppe|[Rr]eisegruppe|[Bb]esuchergruppe)"
_MEMBERS = re.compile(
    rf"\b(?:{_GROUP}|Ihr|Ihnen)\b.*\b(?:gehör\w+|angehör\w+|zähl\w+|besteht|bestand|bestehend|setzt sich)|\b(?:gehör\w+|angehör\w+)\b.*\b{_GROUP}"
    rf"|\b[Bb]egleite(?:t|te|ten|n)\b|\b[Ii]n Begleitung\b|\b[Mm]it (?:ihm|ihr|ihnen)\b|\b[Uu]nter ihnen\b|\b[Aa]ngeführt\b|\b[Uu]nter (?:der )?(?:Leitung|Führung)\b|\bführ(?:t|te)\b.*\ban\b"
    rf"|\bleite(?:t|te)\b.*\b{_GROUP}\b|\b{_GROUP}\b[^.]{{0,20}}\b(?:leitet|leitete|anführt|anführte|führt|führte)\b|\b[Mm]itgereist\b|\b[Aa]ngereist\b|\b{_GROUP} (?:um|mit)\b"
    rf"|\bTeil der Delegation\b|\b[Mm]it an Bord\b|\b[Mm]itreisen\w*\b|\b[Gg]eleitet (?:wird|wurde|werden|von)\b|\b(?:Leiter|Leiterin|Leitung|Spitze) der (?:\w+ )?{_GROUP}\b"
    rf"|\bbegleiten (?:ihn|sie)\b|\b[Dd]arunter\b|\bgeführten? {_GROUP}|\b[Aa]n (?:der|ihrer|deren) Spitze\b|\bDelegationsleiter\w*\b|\bDelegationsmitglied\w*\b"
)


def names_members(text: str) -> bool:
    """Return whether a sentence names members of a delegation.

    Examples
    --------
    >>> names_members("Angeführt wird die Gruppe von Bürgermeisterin Ana Beispiel.")
    True
    >>> names_members("Die Gruppe besichtigte das Klärwerk.")
    False
    """
    return bool(_MEMBERS.search(text))


def is_list_item(text: str) -> bool:
    """Return whether a sentence is an item of a list."""
    return text[:1] in "-•*–"


def origin_of_members(reading: Reading, sentence: Sentence) -> str | None:
    """Return the town that the delegation comes from whose members a sentence, or the list that it stands in, names."""
    head = sentence
    while head.index and is_list_item(_text(reading, head)):
        head = reading.document.sentences[head.index - 1]
    if not names_members(_text(reading, head)):
        return None
    for earlier in reversed(reading.document.sentences[max(0, head.index - 3) : head.index + 1]):
        towns = [town for _, town, _ in origins_in(reading, earlier)]
        if towns and earlier.zone not in {"letterhead", "dateline"}:
            return towns[-1] if earlier is not head else towns[0]
    return None


def _text(reading: Reading, sentence: Sentence) -> str:
    return reading.between(sentence.start, sentence.end)
