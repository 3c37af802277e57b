"""The help of the commands for stewards, in English and German, and what to type."""

from typing import Final

__all__ = ["STEWARD_EXAMPLES", "STEWARD_HELP"]

STEWARD_HELP: Final[dict[str, tuple[str, str]]] = {
    "build.reference": (
        "Folder of own reference data; may be repeated. The store keeps them for later builds.",
        "Ordner mit eigenen Referenzdaten; mehrfach möglich. Der Speicher bewahrt sie für spätere Läufe auf.",
    ),
    "build.no_reference": (
        "Drop the own reference data that the store keeps.",
        "Die aufbewahrten eigenen Referenzdaten verwerfen.",
    ),
    "build.dry_run": (
        "Write nothing; say which releases and facts would come, go and change.",
        "Nichts schreiben; sagen, welche Mitteilungen und Tatsachen kämen, gingen und sich änderten.",
    ),
    "export dataset": (
        "Describe the graph as a dataset for catalogues: DCAT-AP.de and VoID with statistics; dates are those of the releases.",
        "Beschreibt den Graphen als Datensatz für Kataloge: DCAT-AP.de und VoID mit Statistik; die Daten sind die der Mitteilungen.",
    ),
    "export dataset.path": ("File ending in .ttl, .jsonld, .nt or .rdf.", "Datei auf .ttl, .jsonld, .nt oder .rdf."),
    "export dataset.about": (
        "TOML file with iri, title_de, title_en, description_de, description_en, publisher, publisher_iri, homepage, contact, email, license, attribution, contributor, endpoint; lists: keywords, places, downloads.",
        "TOML-Datei mit iri, title_de, title_en, description_de, description_en, publisher, publisher_iri, homepage, contact, email, license, attribution, contributor, endpoint; Listen: keywords, places, downloads.",
    ),
    "export dataset.license_": (
        "Licence, such as http://dcat-ap.de/def/licenses/cc-by/4.0.",
        "Lizenz, etwa http://dcat-ap.de/def/licenses/cc-by/4.0.",
    ),
    "export dataset.publisher": (
        "Name of who publishes the dataset.",
        "Name dessen, der den Datensatz veröffentlicht.",
    ),
    "export dataset.iri": ("IRI of the dataset.", "IRI des Datensatzes."),
    "import": (
        "Take other sources than releases into the store.",
        "Nimmt andere Quellen als Mitteilungen in den Speicher.",
    ),
    "import partnerships": (
        "Take a partnership list (CSV) as a source of its own, each row as evidence; rows whose places cannot be told are named and left out.",
        "Nimmt eine Partnerschaftsliste (CSV) als eigene Quelle, jede Zeile als Beleg; Zeilen mit unklaren Orten werden genannt und weggelassen.",
    ),
    "import partnerships.file": (
        "Table with headings such as city, partner, country, year, type, status (Stadt, Partnerstadt, Land, seit, Art, Status).",
        "Tabelle mit Überschriften wie Stadt, Partnerstadt, Land, seit, Art, Status (city, partner, country, year, type, status).",
    ),
    "import partnerships.name": (
        "Name of the list; one of the same name is replaced.",
        "Name der Liste; eine gleichen Namens wird ersetzt.",
    ),
    "import partnerships.source": ("Address that it is from.", "Adresse, von der sie stammt."),
    "import partnerships.license_": ("Its licence: an IRI or a text.", "Ihre Lizenz: eine IRI oder ein Text."),
    "import partnerships.home": (
        "Country of the cities in its first column (ISO code).",
        "Land der Kommunen der Liste (ISO-Code).",
    ),
    "reconcile-list": (
        "Compare a partnership list with what the releases say: agreed, conflicting, missing, new, unclear.",
        "Vergleicht eine Partnerschaftsliste mit dem, was die Mitteilungen sagen: übereinstimmend, widersprüchlich, fehlend, neu, unklar.",
    ),
    "reconcile-list.name": ("Name of the list.", "Name der Liste."),
    "reconcile-list.only": ("Only findings of this kind.", "Nur Befunde dieser Art."),
    "reconcile-list.output": ("Write it to a file.", "In eine Datei schreiben."),
    "coverage": (
        "Say how complete the graph is, by city and year: releases, months without news, agreements without signatory, visits without return, people without role, programmes without funder.",
        "Sagt, wie vollständig der Graph ist, nach Kommune und Jahr: Mitteilungen, Monate ohne Mitteilung, Vereinbarungen ohne Unterschrift, Besuche ohne Gegenbesuch, Personen ohne Amt, Programme ohne Förderer.",
    ),
    "coverage.city": (
        "Only what this city published: a name or an IRI.",
        "Nur was diese Kommune veröffentlicht hat: ein Name oder eine IRI.",
    ),
    "coverage.output": ("Write it to a file.", "In eine Datei schreiben."),
    "coverage.store": (
        "Folder of the store, or address of a SPARQL endpoint.",
        "Ordner des Speichers oder Adresse eines SPARQL-Endpunkts.",
    ),
    "reference": (
        "Own reference data: organisations, programmes, aliases, places and titles in a folder of tables.",
        "Eigene Referenzdaten: Organisationen, Programme, Namen, Orte und Amtsbezeichnungen in einem Ordner mit Tabellen.",
    ),
    "reference template": (
        "Write empty tables to fill in, with a page that says what each column holds.",
        "Schreibt leere Tabellen zum Ausfüllen und eine Seite, die jede Spalte erklärt.",
    ),
    "reference template.folder": ("Folder that is made.", "Ordner, der angelegt wird."),
    "reference check": (
        "Check folders of own reference data: all faults at once, each with file and line. Ends with 2 if there are any.",
        "Prüft Ordner mit eigenen Referenzdaten: alle Fehler auf einmal, je mit Datei und Zeile. Endet mit 2, wenn es welche gibt.",
    ),
    "reference check.folders": ("Folders to check together.", "Ordner, die zusammen geprüft werden."),
}

STEWARD_EXAMPLES: Final[dict[str, tuple[str, ...]]] = {
    "export dataset": (
        "kg export dataset dataset.ttl --publisher 'Stadt Ulm' --license http://dcat-ap.de/def/licenses/cc-by/4.0",
        "kg export dataset dataset.jsonld --about dataset.toml",
    ),
    "import": ("kg import partnerships list.csv --name rgre",),
    "import partnerships": (
        "kg import partnerships list.csv --name rgre --source https://example.org/list --license CC-BY-4.0",
        "kg withdraw list/rgre",
    ),
    "reconcile-list": ("kg reconcile-list rgre", "kg reconcile-list rgre --only missing --format csv"),
    "coverage": ("kg coverage", "kg coverage --city Ulm --format csv --output coverage.csv"),
    "reference": ("kg reference template own", "kg reference check own", "kg build releases/ --reference own"),
    "reference template": ("kg reference template own",),
    "reference check": ("kg reference check own", "kg reference check own shared"),
}
