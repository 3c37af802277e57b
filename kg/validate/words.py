"""The words of the reports in German and English."""

from typing import Final, Literal, TypeAlias

from kg.errors import InputError
from kg.validate.findings import Severity

__all__ = ["SEVERITY_WORDS", "Language", "number", "word"]

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
    "part.conforms": {
        "de": "Was angesehen wurde, hält die Regeln ein",
        "en": "What was looked at conforms to the shapes",
    },
    "part.fails": {
        "de": "Was angesehen wurde, verletzt die Regeln",
        "en": "What was looked at does not conform to the shapes",
    },
    "part": {
        "de": "Angesehen wurden {n} Knoten, nicht der ganze Graph.",
        "en": "{n} nodes were looked at, not the whole graph.",
    },
    "idle": {"de": "Ohne einen Knoten blieben", "en": "No node was met by"},
    "nearest": {"de": "meinten Sie {name}?", "en": "did you mean {name}?"},
    "empty": {
        "de": "Keine Regel traf einen Knoten: geprüft wurde nichts",
        "en": "No shape met a node: nothing checked",
    },
    "severity": {"de": "Schwere", "en": "severity"},
    "rule": {"de": "Regel", "en": "constraint"},
    "thing": {"de": "Knoten", "en": "node"},
    "value": {"de": "Wert", "en": "value"},
    "advice": {"de": "Was zu tun ist", "en": "what to do"},
    "why": {"de": "Warum es zählt", "en": "Why it matters"},
    "command": {"de": "Befehl", "en": "command"},
    "passage": {"de": "Textstelle", "en": "passage"},
    "release": {"de": "Mitteilung", "en": "release"},
    "releases": {"de": "Mitteilungen", "en": "releases"},
    "no-release": {"de": "ohne Mitteilung", "en": "no release"},
    "line": {"de": "Zeile {n}", "en": "line {n}"},
    "shape": {"de": "Klasse", "en": "shape"},
    "nodes": {"de": "geprüfte Knoten", "en": "nodes looked at"},
    "findings": {"de": "Befunde", "en": "findings"},
    "finding": {"de": "Befund", "en": "finding"},
    "coverage": {"de": "Was geprüft wurde", "en": "What was looked at"},
    "remark": {"de": "Bemerkung", "en": "remark"},
    "unmet": {
        "de": "Kein Knoten dieser Klasse ist im Graphen.",
        "en": "The graph holds no node that this shape targets.",
    },
    "more": {"de": "und {n} weitere", "en": "and {n} more"},
    "quoted": {"de": "„{text}“", "en": "“{text}”"},
    "engine": {"de": "Geprüft mit", "en": "Checked with"},
    "filter": {"de": "Auswählen", "en": "Filter"},
    "all": {"de": "alle", "en": "all"},
    "search": {"de": "Wörter", "en": "words"},
    "shown": {"de": "{n} von {all} Befunden", "en": "{n} of {all} findings"},
    "properties": {"de": "Eigenschaft", "en": "property"},
    "jump": {"de": "Zu den Befunden", "en": "Skip to the findings"},
    "reset": {"de": "Alles zeigen", "en": "Show all"},
}  # fmt: skip


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


def number(count: int, language: str) -> str:
    """Return a whole number as it is printed in a language.

    Examples
    --------
    >>> number(10000, "de"), number(10000, "en")
    ('10.000', '10,000')
    """
    return f"{count:,}".replace(",", "." if language == "de" else ",")
