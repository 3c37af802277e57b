"""What the tables of scores say, in English and German."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["WORDS", "say"]

WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "kind": ("kind", "Art"),
        "gold": ("gold", "Gold"),
        "found": ("found", "gefunden"),
        "releases": ("{releases} releases, {in_graph} in the graph", "{releases} Mitteilungen, {in_graph} im Graphen"),
        "gap": ("F1 of the folders, and the gap between the best and the worst", "F1 der Ordner und der Abstand vom besten zum schlechtesten"),
        "gap.column": ("gap", "Abstand"),
        "soundness": ("Faithful to the vocabulary and the text", "Treue zu Vokabular und Text"),
        "conformance": ("statements that the vocabulary allows", "Aussagen, die das Vokabular erlaubt"),
        "relations": ("invented relations", "erfundene Beziehungen"),
        "subjects": ("invented subjects", "erfundene Subjekte"),
        "objects": ("invented objects", "erfundene Objekte"),
        "spans": ("spans that say exactly what is quoted", "Stellen, die genau das Zitierte sagen"),
    }
)  # fmt: skip


def say(key: str, language: str, **parts: object) -> str:
    """Return a text in a language, with parts filled in.

    Examples
    --------
    >>> say("releases", "de", releases=3, in_graph=2)
    '3 Mitteilungen, 2 im Graphen'
    """
    return WORDS[key][language == "de"].format(**parts)
