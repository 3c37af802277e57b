"""Say errors in German: the sentences that the program raises in English, each with its German counterpart.

A ``{}`` stands for a part that is filled in; the German sentence has the parts by number.
"""

import re
from functools import cache
from typing import Final

from kg.errors import KgError

__all__ = ["SENTENCES", "in_german", "problem_in_german"]

SENTENCES: Final[dict[str, str]] = {
    "a constraint of {} has no name, or lacks a message in German or English": "eine Regel von {0} hat keinen Namen, oder ihr fehlt eine Meldung auf Deutsch oder Englisch",
    "add or remove commas; quote cells that hold one": "Kommas ergänzen oder streichen; Zellen mit Komma in Anführungszeichen setzen",
    "add the node or leave the edge out": "den Knoten ergänzen oder die Kante weglassen",
    "add the thing": "das Ding ergänzen",
    "build its release again": "die Mitteilung neu bauen",
    "build one first: kg build PATH --store DIR": "zuerst einen bauen: kg build PFAD --store ORDNER",
    "build the store again, or use the version that made it": "den Speicher neu bauen oder die Version verwenden, die ihn angelegt hat",
    "cannot be fetched ({})": "kann nicht geholt werden ({0})",
    "cannot be opened ({})": "kann nicht geöffnet werden ({0})",
    "cannot be read": "kann nicht gelesen werden",
    "cannot be read ({})": "kann nicht gelesen werden ({0})",
    "cannot be run: {}": "kann nicht ausgeführt werden: {0}",
    "cannot be used ({})": "ist nicht verwendbar ({0})",
    "cannot be written ({})": "kann nicht geschrieben werden ({0})",
    "check that it may be read": "prüfen, ob sie gelesen werden darf",
    "check the address and the connection": "Adresse und Verbindung prüfen",
    "check the address in a browser": "die Adresse im Browser prüfen",
    "check the address in a feed reader": "die Adresse in einem Feed-Leser prüfen",
    "check the folder and its rights": "Ordner und Rechte prüfen",
    "check the path": "den Pfad prüfen",
    "choose another file": "eine andere Datei wählen",
    "choose another place": "einen anderen Ort wählen",
    "compare the file with the one that was shipped": "die Datei mit der mitgelieferten vergleichen",
    "delete it and build its release again": "löschen und die Mitteilung neu bauen",
    "does not exist": "gibt es nicht",
    "end it in .png or .svg": "auf .png oder .svg enden lassen",
    "evidence of {} ends at {}, after the text ({})": "der Beleg für {0} endet bei {1}, hinter dem Text ({2})",
    "fetch it again": "noch einmal holen",
    "fetch it again or print it to a new PDF": "noch einmal holen oder als neues PDF drucken",
    "give a page, text or PDF": "eine Seite, einen Text oder ein PDF angeben",
    'give it a field "text" or "html"': 'ein Feld "text" oder "html" ergänzen',
    "give it an IRI and one sh:message with @de and with @en": "ihr eine IRI und je eine sh:message mit @de und @en geben",
    "give its kind: {}": "seine Art angeben: {0}",
    "give offsets in code points of the kept text": "Stellen als Codepunkte des aufbewahrten Textes angeben",
    "give the address of the feed, so that its pages can be fetched": "die Adresse des Feeds angeben, damit seine Seiten geholt werden können",
    "give the address of the release alone": "nur die Adresse der Mitteilung angeben",
    "give the pages of the release alone": "nur die Seiten der Mitteilung angeben",
    "give the release alone, without pictures": "nur die Mitteilung angeben, ohne Bilder",
    "give the span that says it": "die Textstelle angeben, die es sagt",
    "give the text of one release a line": "je Zeile den Text einer Mitteilung angeben",
    "has a damaged page": "hat eine beschädigte Seite",
    "has a quad in {}": "hat eine Aussage in {0}",
    "has an unknown date {}": "hat ein unbekanntes Datum {0}",
    "has an unknown form or zone": "hat eine unbekannte Form oder Zone",
    "has format {}, this program reads {}": "hat das Format {0}, dieses Programm liest {1}",
    "has no ending of a format for named graphs": "hat keine Endung eines Formats für benannte Graphen",
    "has no ending of an RDF format": "hat keine Endung eines RDF-Formats",
    "has no gold files": "enthält keine Golddateien",
    "has no shape with a target": "enthält keine Regel mit einem Ziel",
    "has no text": "hat keinen Text",
    "has no {}": "hat kein {0}",
    "has not as many cells as the header": "hat nicht so viele Zellen wie die Kopfzeile",
    "has the identifier {} of {} but another content": "hat die Kennung {0} von {1}, aber einen anderen Inhalt",
    "has the name {} of {} but another text": "hat den Namen {0} von {1}, aber einen anderen Text",
    "has the wrong encoding, its umlauts are lost": "hat die falsche Kodierung, die Umlaute sind verloren",
    "holds no store": "enthält keinen Speicher",
    "holds no text": "enthält keinen Text",
    "holds no text but binary data": "enthält keinen Text, sondern Binärdaten",
    "install pyshacl-turbo, or use pyshacl": "pyshacl-turbo installieren oder pyshacl verwenden",
    "install the package again": "das Paket neu installieren",
    "is a damaged PDF": "ist ein beschädigtes PDF",
    "is a feed without entries": "ist ein Feed ohne Einträge",
    "is a link to nothing": "ist ein Verweis ins Leere",
    "is a scanned PDF without text": "ist ein gescanntes PDF ohne Text",
    "is an encrypted PDF": "ist ein verschlüsseltes PDF",
    "is an entry without text": "ist ein Eintrag ohne Text",
    "is closed": "ist geschlossen",
    "is damaged": "ist beschädigt",
    "is damaged inside the ZIP ({})": "ist im ZIP beschädigt ({0})",
    "is described in two graphs": "ist in zwei Graphen beschrieben",
    "is empty": "ist leer",
    "is in use by another process": "wird von einem anderen Prozess benutzt",
    "is missing from this installation": "fehlt in dieser Installation",
    "is no CONSTRUCT or DESCRIBE": "ist kein CONSTRUCT oder DESCRIBE",
    "is no JSON in UTF-8": "ist kein JSON in UTF-8",
    "is no JSON object": "ist kein JSON-Objekt",
    "is no PDF, whatever its name says": "ist kein PDF, was auch der Name sagt",
    "is no SELECT": "ist kein SELECT",
    "is no file": "ist keine Datei",
    "is no gold file ({}: {})": "ist keine Golddatei ({0}: {1})",
    "is no installed extractor": "ist kein installierter Auswerter",
    "is no picture that can be drawn": "ist kein Bild, das gezeichnet werden kann",
    "is no release of this store": "ist keine Mitteilung dieses Speichers",
    "is no text but {}": "ist kein Text, sondern {0}",
    "is no usable ZIP ({})": "ist kein brauchbares ZIP ({0})",
    "is no valid Turtle": "ist kein gültiges Turtle",
    "is no valid YAML ({})": "ist kein gültiges YAML ({0})",
    "is not a store": "ist kein Speicher",
    "is not valid SPARQL ({})": "ist kein gültiges SPARQL ({0})",
    "is of a kind that is not read ({})": "ist von einer Art, die nicht gelesen wird ({0})",
    "is too large": "ist zu groß",
    "is too large for a press release: {} signs of text": "ist zu groß für eine Pressemitteilung: {0} Zeichen Text",
    "is too large, more than {} MiB": "ist zu groß, mehr als {0} MiB",
    "is too large: {} pages, more than {}": "ist zu groß: {0} Seiten, mehr als {1}",
    "join the two, or give each an id of its own": "beide verbinden oder jedem eine eigene Kennung geben",
    "keep it in one graph": "sie in einem Graphen halten",
    "leave it out or fetch it again": "weglassen oder noch einmal holen",
    "mend it there": "dort berichtigen",
    "mend or replace the file": "die Datei berichtigen oder ersetzen",
    "mend the file": "die Datei berichtigen",
    "mend the rule that read it": "die Regel berichtigen, die es gelesen hat",
    "mend the shape that it names": "die genannte Regel berichtigen",
    "name a folder of shapes": "einen Ordner mit Regeln angeben",
    "name a folder with NAME.gold.json files": "einen Ordner mit Dateien NAME.gold.json angeben",
    "name an empty folder, or a store's": "einen leeren Ordner oder den eines Speichers angeben",
    "nothing says what {} is": "nichts sagt, was {0} ist",
    "number them apart": "sie verschieden nummerieren",
    "open it again": "wieder öffnen",
    "pack it again": "neu packen",
    "point to a thing of that kind": "auf ein Ding dieser Art verweisen",
    "put it into {}": "in {0} ablegen",
    "pyshacl-turbo cannot be loaded": "pyshacl-turbo lässt sich nicht laden",
    "rename one of the two": "eine der beiden umbenennen",
    "run text recognition over it, for example with ocrmypdf": "eine Texterkennung darüberlaufen lassen, etwa mit ocrmypdf",
    "save it again as UTF-8 from the program that made it": "im Programm, aus dem sie stammt, neu als UTF-8 speichern",
    "save it as one of {}": "als {0} speichern",
    "save it as text, HTML or PDF": "als Text, HTML oder PDF speichern",
    "save it without a password": "ohne Kennwort speichern",
    "says {}, but the text has {} at {}-{}": "sagt {0}, aber im Text steht {1} bei {2}-{3}",
    "see the format in data/releases/README.md": "das Format steht in data/releases/README.md",
    "stands in the graph, but no facts are kept of it": "steht im Graphen, aber ihre Tatsachen fehlen",
    "store a release with its own facts": "eine Mitteilung mit ihren eigenen Tatsachen speichern",
    "take out the pages of the release": "die Seiten der Mitteilung herausnehmen",
    "the edge {} – {} does not join two of the nodes": "die Kante {0} – {1} verbindet keine zwei der Knoten",
    "the evidence lacks its place or its words": "dem Beleg fehlen Stelle oder Worte",
    "the graph lacks the release": "die Mitteilung fehlt im Graphen",
    "the kept text is not the one that the facts were read from": "der aufbewahrte Text ist nicht der, aus dem die Tatsachen stammen",
    "the kept text is not the one that the graph was made from": "der aufbewahrte Text ist nicht der, aus dem der Graph entstand",
    "the network has no two sides": "das Netz hat keine zwei Seiten",
    "the {} {} stands twice": "{0} {1} steht zweimal",
    "two things share one id": "zwei Dinge haben dieselbe Kennung",
    "use CONSTRUCT": "CONSTRUCT verwenden",
    "use SELECT": "SELECT verwenden",
    "use a form of {}": "eine Form von {0} verwenden",
    "use a funding network": "ein Fördernetz verwenden",
    "use a name that kg info lists": "einen Namen aus kg info --releases verwenden",
    "use a number above 0": "eine Zahl über 0 verwenden",
    "use a query with the columns from, to and kind": "eine Abfrage mit den Spalten from, to und kind verwenden",
    "use auto, turbo or pyshacl": "auto, turbo oder pyshacl verwenden",
    "use de or en": "de oder en verwenden",
    "use one of {}": "eines davon verwenden: {0}",
    "use one of {}, or add .gz": "eines davon verwenden: {0}, auch mit .gz",
    "use true or false": "true oder false verwenden",
    "wait until it has ended": "warten, bis er fertig ist",
    "was given the facts of {}": "bekam die Tatsachen von {0}",
    "write YYYY-MM-DD": "JJJJ-MM-TT schreiben",
    "write one JSON object a line": "je Zeile ein JSON-Objekt schreiben",
    "{} does not say if the tie is directed": "{0} sagt nicht, ob die Verbindung gerichtet ist",
    "{} has no evidence": "{0} hat keinen Beleg",
    "{} has no property {}": "{0} hat keine Eigenschaft {1}",
    "{} is no format of networks": "{0} ist kein Format für Netze",
    "{} is no kind of tie": "{0} ist keine Art von Verbindung",
    "{} is no thing": "{0} ist kein Ding",
    "{} is no weight": "{0} ist kein Gewicht",
    "{} is no {}": "{0} ist kein {1}",
    "{} is unknown": "{0} ist unbekannt",
    "{} {} {} is no {}": "{0} {1} {2} ist kein {3}",
}


def in_german(error: KgError) -> str:
    """Return an error in German; a part that has no German sentence stays as it is.

    Examples
    --------
    >>> in_german(KgError(where="a.pdf", what="is empty", remedy="leave it out or fetch it again"))
    'a.pdf: ist leer; weglassen oder noch einmal holen'
    """
    return f"{error.where}: {problem_in_german(error.what)}; {problem_in_german(error.remedy)}"


def problem_in_german(sentence: str) -> str:
    """Return a reason or a remedy in German, or as it is where there is no German for it.

    Examples
    --------
    >>> problem_in_german("is too large, more than 20 MiB")
    'ist zu groß, mehr als 20 MiB'
    """
    if sentence in SENTENCES:
        return SENTENCES[sentence]
    found = ((pattern.fullmatch(sentence), german) for pattern, german in _patterns())
    return next((german.format(*match.groups()) for match, german in found if match), sentence)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the sentences with parts to fill in, those with the most words of their own first."""
    filled = sorted((english for english in SENTENCES if "{}" in english), key=lambda text: (-len(text), text))
    return tuple(
        (re.compile(re.escape(english).replace(r"\{\}", "(.*?)"), re.DOTALL), SENTENCES[english]) for english in filled
    )
