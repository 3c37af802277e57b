"""Say who belongs to a delegation, and which town it comes from."""

from functools import lru_cache

from kg.lexicon.patterns import sifted
from kg.relate.groups import origins_in
from kg.relate.reading import Reading
from kg.text import Sentence

__all__ = ["is_list_item", "names_members", "origin_of_members"]

_MEMBERS = sifted("delegations.members")


@lru_cache(maxsize=64)
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
