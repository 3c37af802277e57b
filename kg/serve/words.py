"""What the pages say, in English and German."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kg.serve.language import Language
from kg.serve.wordings.about import ABOUT
from kg.serve.wordings.asking import ASKING
from kg.serve.wordings.reading import READING

__all__ = ["TEXTS", "say"]

TEXTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({**READING, **ASKING, **ABOUT})


def say(key: str, language: Language, **parts: object) -> str:
    """Return a text in a language, with parts filled in.

    Examples
    --------
    >>> say("stopped.time", "de", seconds=30)
    'Nach 30 Sekunden angehalten'
    """
    return TEXTS[key][language == "de"].format(**parts)
