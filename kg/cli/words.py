"""What the commands say, in English and German."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kg.cli.language import Language
from kg.cli.steward_words import STEWARD_TEXTS

__all__ = ["TEXTS", "say"]

TEXTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "error": ("Error: {text}", "Fehler: {text}"),
        "usage": ("{text} (see: {command} --help)", "{text} (siehe: {command} --help)"),
        "usage.option": ("No such option: {name}", "Unbekannte Option: {name}"),
        "usage.command": ("No such command: {name}", "Unbekannter Befehl: {name}"),
        "usage.missing": ("Missing: {name}", "Es fehlt: {name}"),
        "usage.command_missing": ("A command is missing", "Es fehlt ein Befehl"),
        "usage.choice": ("{name} is one of {values}", "{name} ist eines von {values}"),
        "usage.no_file": ("{name}: {value} does not exist", "{name}: {value} gibt es nicht"),
        "usage.value": ("{name} has a value that it cannot have", "{name} hat einen unzulässigen Wert"),
        "usage.no_value": ("{name} needs a value", "{name} braucht einen Wert"),
        "usage.extra": ("Unexpected: {name}", "Überzählig: {name}"),
        "working.build": ("Reading releases", "Mitteilungen werden gelesen"),
        "build.done": (
            "{added} added, {changed} changed, {unchanged} unchanged, {withdrawn} withdrawn, {problems} not read; {seconds} s",
            "{added} neu, {changed} geändert, {unchanged} unverändert, {withdrawn} zurückgezogen, {problems} nicht gelesen; {seconds} s",
        ),
        "build.refused": (
            "{count} facts left out: their span or names are not in the text.",
            "{count} Tatsachen weggelassen: Ihre Stelle oder ihre Namen stehen nicht im Text.",
        ),
        "build.none": ("Nothing could be read.", "Nichts davon war lesbar."),
        "build.empty": ("There was nothing to read in: {paths}", "Nichts zu lesen in: {paths}"),
        "build.store": ("Store: {store}", "Speicher: {store}"),
        "written": ("Written: {path}", "Geschrieben: {path}"),
        "written.quads": ("Written: {path} ({quads} statements)", "Geschrieben: {path} ({quads} Aussagen)"),
        "problem": ("Not read: {origin}: {reason}; {remedy}", "Nicht gelesen: {origin}: {reason}; {remedy}"),
        "withdrawn": ("Withdrawn: {names}", "Zurückgezogen: {names}"),
        "check.done": (
            "{spans} spans of {releases} releases compared with the kept texts, {faults} wrong.",
            "{spans} Textstellen aus {releases} Mitteilungen mit den Texten verglichen, {faults} falsch.",
        ),
        "table.release": ("release", "Mitteilung"),
        "table.node": ("evidence", "Beleg"),
        "table.what": ("what is wrong", "was nicht stimmt"),
        "evaluate.below": ("Micro F1 {f1} is below {bar}.", "Micro-F1 {f1} liegt unter {bar}."),
        "queries.name": ("name", "Name"),
        "queries.question": ("question", "Frage"),
        "queries.params": ("parameters", "Parameter"),
        "query.none": ("No rows: the graph says nothing about this.", "Keine Zeilen: Der Graph sagt dazu nichts."),
        "query.evidence": ("Evidence", "Belege"),
        "analyse.whole": ("The network as a whole", "Das Netz als Ganzes"),
        "analyse.nodes": ("Its nodes", "Seine Knoten"),
        "analyse.measure": ("measure", "Maß"),
        "analyse.value": ("value", "Wert"),
        "measure.label": ("name", "Name"),
        "measure.kind": ("kind", "Art"),
        "measure.degree": ("degree", "Grad"),
        "measure.strength": ("strength", "Stärke"),
        "measure.betweenness": ("betweenness", "Vermittlung"),
        "measure.closeness": ("closeness", "Nähe"),
        "measure.pagerank": ("PageRank", "PageRank"),
        "measure.constraint": ("constraint", "Einschränkung"),
        "measure.core": ("core", "Kern"),
        "measure.clustering": ("clustering", "Verdichtung"),
        "measure.community": ("community", "Gruppe"),
        "measure.component": ("component", "Teilnetz"),
        "measure.nodes": ("nodes", "Knoten"),
        "measure.edges": ("edges", "Kanten"),
        "measure.weight": ("weight in all", "Gewicht insgesamt"),
        "measure.density": ("density", "Dichte"),
        "measure.components": ("components", "Teilnetze"),
        "measure.largest_component": ("nodes of the largest component", "Knoten des größten Teilnetzes"),
        "measure.communities": ("communities", "Gruppen"),
        "measure.modularity": ("modularity", "Modularität"),
        "measure.reciprocity": ("reciprocity", "Gegenseitigkeit"),
        "measure.weighted_reciprocity": ("weighted reciprocity", "gewichtete Gegenseitigkeit"),
        "show.facts": ("Facts and the words that state them", "Tatsachen und die Worte, die sie belegen"),
        "show.kind": ("kind", "Art"),
        "show.subject": ("of", "von"),
        "show.property": ("property", "Eigenschaft"),
        "show.value": ("value", "Wert"),
        "show.exact": ("words", "Worte"),
        "show.place": ("at", "Stelle"),
        "show.rule": ("rule", "Regel"),
        "show.confidence": ("confidence", "Sicherheit"),
        "show.reasons": ("why", "warum"),
        "info.folder": ("store", "Speicher"),
        "info.releases": ("releases", "Mitteilungen"),
        "info.statements": ("statements", "Aussagen"),
        "info.rules": ("rule versions", "Regelstände"),
        "info.refused": ("facts left out (not in the text)", "weggelassene Tatsachen (nicht im Text)"),
        "info.version": ("program", "Programm"),
        "demo.build": ("1  Build the graph from {count} sample releases", "1  Graph aus {count} Beispielmeldungen bauen"),
        "demo.validate": ("2  Validate it against the shapes", "2  Graph gegen die Regeln prüfen"),
        "demo.query": ("3  {question}", "3  {question}"),
        "demo.network": ("4  Draw the network of cooperation", "4  Netz der Zusammenarbeit zeichnen"),
        "demo.people": (
            "The people, journeys and grants in the samples are invented.",
            "Personen, Reisen und Zuschüsse der Beispiele sind erfunden.",
        ),
        "demo.next": ("What to type next", "Wie es weitergeht"),
        **STEWARD_TEXTS,
    }
)  # fmt: skip


def say(key: str, language: Language, **parts: object) -> str:
    """Return a text in a language, with parts filled in.

    Examples
    --------
    >>> say("withdrawn", "de", names="a, b")
    'Zurückgezogen: a, b'
    """
    return TEXTS[key][language == "de"].format(**parts)
