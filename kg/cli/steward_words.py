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
    "reference.good": ("Nothing wrong. Rows: {rows}", "Kein Fehler. Zeilen: {rows}"),
    "reference.table": ("table", "Tabelle"),
    "reference.rows": ("rows", "Zeilen"),
    "info.own": ("own reference data (rows)", "eigene Referenzdaten (Zeilen)"),
}
