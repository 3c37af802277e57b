"""The words of the reports in German and English."""

from typing import Final, Literal, TypeAlias

from kg.errors import InputError
from kg.validate.findings import Severity

__all__ = ["SEVERITY_WORDS", "Language", "word"]

Language: TypeAlias = Literal["de", "en"]

SEVERITY_WORDS: Final[dict[Severity, dict[str, tuple[str, str]]]] = {
    "violation": {"de": ("Verstoß", "Verstöße"), "en": ("violation", "violations")},
    "warning": {"de": ("Warnung", "Warnungen"), "en": ("warning", "warnings")},
    "info": {"de": ("Hinweis", "Hinweise"), "en": ("note", "notes")},
}
_WORDS: Final[dict[str, dict[str, str]]] = {
    "title": {"de": "Prüfbericht", "en": "Validation report"},
    "conforms": {"de": "Der Graph hält die Regeln ein", "en": "The graph conforms to the shapes"},
    "fails": {"de": "Der Graph verletzt die Regeln", "en": "The graph does not conform to the shapes"},
    "idle": {"de": "Ohne einen Knoten blieben", "en": "No node was met by"},
    "empty": {
        "de": "Keine Regel traf einen Knoten: geprüft wurde nichts",
        "en": "No shape met a node: nothing checked",
    },
    "severity": {"de": "Schwere", "en": "severity"},
    "rule": {"de": "Regel", "en": "constraint"},
    "thing": {"de": "Knoten", "en": "node"},
    "value": {"de": "Wert", "en": "value"},
    "advice": {"de": "Was zu tun ist", "en": "what to do"},
    "passage": {"de": "Textstelle", "en": "passage"},
    "releases": {"de": "Mitteilungen", "en": "releases"},
    "shape": {"de": "Klasse", "en": "shape"},
    "nodes": {"de": "geprüfte Knoten", "en": "nodes looked at"},
    "findings": {"de": "Befunde", "en": "findings"},
    "coverage": {"de": "Was geprüft wurde", "en": "What was looked at"},
    "remark": {"de": "Bemerkung", "en": "remark"},
    "unmet": {
        "de": "Kein Knoten dieser Klasse ist im Graphen.",
        "en": "The graph holds no node that this shape targets.",
    },
    "more": {"de": "und {n} weitere", "en": "and {n} more"},
    "engine": {"de": "Geprüft mit", "en": "Checked with"},
}


def word(name: str, language: str) -> str:
    """Return a word of the reports.

    Raises
    ------
    InputError
        If there are no reports in that language.

    Examples
    --------
    >>> word("title", "de")
    'Prüfbericht'
    """
    if language not in ("de", "en"):
        raise InputError(where="language", what=f"{language!r} is unknown", remedy="use de or en")
    return _WORDS[name][language]
