"""What the commands for stewards say, in English and German."""

from typing import Final

__all__ = ["STEWARD_TEXTS"]

STEWARD_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "build.own": (
        "Own reference data: {folders} (rows: {rows})",
        "Eigene Referenzdaten: {folders} (Zeilen: {rows})",
    ),
    "build.own_kept": (
        "Own reference data as the store keeps them: {folders} (rows: {rows}); --reference reads them anew, --no-reference drops them",
        "Eigene Referenzdaten, wie der Speicher sie aufbewahrt: {folders} (Zeilen: {rows}); --reference liest sie neu, --no-reference verwirft sie",
    ),
    "dry.releases": (
        "Releases: {added} would be added, {changed} changed, {withdrawn} withdrawn; {unchanged} unchanged, {problems} not read.",
        "Mitteilungen: {added} kämen hinzu, {changed} würden geändert, {withdrawn} zurückgezogen; {unchanged} unverändert, {problems} nicht gelesen.",
    ),
    "dry.come": ("come", "kommen"),
    "dry.go": ("go", "gehen"),
    "dry.change": ("change", "ändern sich"),
    "dry.by_kind": ("Facts by kind", "Tatsachen nach Art"),
    "dry.by_release": ("Facts by release", "Tatsachen nach Mitteilung"),
    "dry.facts": ("Facts", "Tatsachen"),
    "dry.graph": ("graph", "Graph"),
    "dry.statements": ("Statements by graph", "Aussagen nach Graph"),
    "dry.done": ("Nothing was written.", "Nichts wurde geschrieben."),
    "table.kind": ("kind", "Art"),
    "show.sentence": ("sentence", "Satz"),
    "coverage.title": ("Coverage by city and year", "Abdeckung nach Kommune und Jahr"),
    "coverage.city": ("city", "Kommune"),
    "coverage.year": ("year", "Jahr"),
    "coverage.releases": ("releases", "Mitteilungen"),
    "coverage.silent": ("months without news", "Monate ohne Mitteilung"),
    "coverage.agreements": ("agreements", "Vereinbarungen"),
    "coverage.agreements_without_signatory": ("without signatory", "ohne Unterschrift"),
    "coverage.visits": ("visits", "Besuche"),
    "coverage.visits_without_return": ("without return", "ohne Gegenbesuch"),
    "coverage.people": ("people", "Personen"),
    "coverage.people_without_role": ("without role", "ohne Amt"),
    "coverage.programmes": ("programmes", "Programme"),
    "coverage.programmes_without_funder": ("without funder", "ohne Förderer"),
    "coverage.all": (
        "In all: {releases} releases; as counted by city and year {agreements} agreements ({agreements_without_signatory} without signatory), {visits} visits ({visits_without_return} without return), {people} people ({people_without_role} without role), {programmes} programmes ({programmes_without_funder} without funder).",
        "Zusammen: {releases} Mitteilungen; nach Kommune und Jahr gezählt {agreements} Vereinbarungen ({agreements_without_signatory} ohne Unterschrift), {visits} Besuche ({visits_without_return} ohne Gegenbesuch), {people} Personen ({people_without_role} ohne Amt), {programmes} Programme ({programmes_without_funder} ohne Förderer).",
    ),
    "dataset.missing": (
        "Not said, and left out: {names} (see kg export dataset --help)",
        "Nicht gesagt und weggelassen: {names} (siehe kg export dataset --help)",
    ),
    "reference.good": ("Nothing wrong. Rows: {rows}", "Kein Fehler. Zeilen: {rows}"),
    "reference.table": ("table", "Tabelle"),
    "reference.rows": ("rows", "Zeilen"),
    "info.own": ("own reference data (rows)", "eigene Referenzdaten (Zeilen)"),
}
