"""The help of each command and parameter, in English and German; a leading dot: wherever a parameter has this name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kg.cli.steward_help import STEWARD_EXAMPLES, STEWARD_HELP

__all__ = ["EXAMPLES", "HELP", "ROOT"]

ROOT: Final = "kg"

HELP: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        ROOT: (
            "Turn municipal press releases into a knowledge graph of international cooperation, and question it.",
            "Macht aus kommunalen Pressemitteilungen einen Wissensgraphen der internationalen Zusammenarbeit und befragt ihn.",
        ),
        ".lang": ("Language of messages: de or en; else that of the locale.", "Sprache der Meldungen: de oder en; sonst die des Systems."),
        ".quiet": ("Say only what is asked for, and errors.", "Nur das Gefragte und Fehler ausgeben."),
        ".help": ("Show this and end.", "Dies zeigen und enden."),
        ".store": ("Folder of the store.", "Ordner des Speichers."),
        ".form": ("Form of the output.", "Form der Ausgabe."),
        "build": (
            "Read releases and bring the store up to date: only what has changed is done anew.",
            "Liest Mitteilungen und bringt den Speicher auf den Stand: Nur Geändertes wird neu bearbeitet.",
        ),
        "build.paths": (
            "Files (Markdown, text, HTML, PDF, JSONL), folders, ZIP archives, web addresses, RSS or Atom feeds; else the releases that the store keeps.",
            "Dateien (Markdown, Text, HTML, PDF, JSONL), Ordner, ZIP-Archive, Webadressen, RSS- oder Atom-Feeds; sonst die Mitteilungen im Speicher.",
        ),
        "build.output": ("Also write the named graphs: .nq, .trig or .jsonld, also .gz.", "Die benannten Graphen auch schreiben: .nq, .trig oder .jsonld, auch .gz."),
        "build.jobs": ("Number of processes that extract; the result is the same.", "Zahl der Prozesse, die auswerten; das Ergebnis ist dasselbe."),
        "build.prune": ("Withdraw releases of the store that are not among the inputs.", "Mitteilungen des Speichers zurückziehen, die nicht unter den Eingaben sind."),
        "build.extractor": ("Name of an installed extractor (entry point kg.extractors).", "Name eines installierten Auswerters (Entry Point kg.extractors)."),
        "withdraw": (
            "Remove releases from the store: text, facts and all that only they say.",
            "Entfernt Mitteilungen aus dem Speicher: Text, Tatsachen und alles, was nur sie sagen.",
        ),
        "withdraw.releases": ("Identifiers, as kg info --releases lists them; list/NAME for a partnership list.", "Kennungen, wie kg info --releases sie nennt; list/NAME für eine Partnerschaftsliste."),
        "validate": (
            "Validate the graph against the shapes. Ends with 1 if it does not conform.",
            "Prüft den Graphen gegen die Regeln. Endet mit 1, wenn er sie verletzt.",
        ),
        "validate.files": ("RDF files to validate in place of the store.", "RDF-Dateien, die statt des Speichers geprüft werden."),
        "validate.output": ("Write the report to a file.", "Den Bericht in eine Datei schreiben."),
        "validate.strict": ("Let warnings fail too.", "Auch Warnungen gelten als Verstoß."),
        "check": (
            "Compare every span of evidence with the kept texts. Ends with 1 if one is wrong.",
            "Vergleicht jede Belegstelle mit den Texten. Endet mit 1, wenn eine falsch ist.",
        ),
        "evaluate": (
            "Score the graph against gold facts: precision, recall and F1 of each kind of fact, the gap between folders, and how faithful facts are to vocabulary and text.",
            "Misst den Graphen an Goldfakten: Genauigkeit, Vollständigkeit und F1 jeder Art von Tatsache, der Abstand zwischen Ordnern, und wie treu Tatsachen dem Vokabular und dem Text sind.",
        ),
        "evaluate.gold_dir": ("Folder with NAME.gold.json files; its folders too.", "Ordner mit Dateien NAME.gold.json, auch in Unterordnern."),
        "evaluate.graph": ("N-Quads or TriG file to score in place of the store.", "N-Quads- oder TriG-Datei, die statt des Speichers gemessen wird."),
        "evaluate.errors": ("List what is spurious (+) and missed (-) of a kind, or of all (no kind named), each with the sentence that says or names it.", "Zu viel (+) und zu wenig (-) Gefundenes einer Art auflisten, oder aller (ohne Angabe), je mit dem Satz, der es sagt oder nennt."),
        "evaluate.min_f1": ("End with 1 if the micro F1 is below this.", "Mit 1 enden, wenn das Micro-F1 darunter liegt."),
        "query": (
            "Answer a named question, or a SPARQL query from a file or standard input (-).",
            "Beantwortet eine benannte Frage oder eine SPARQL-Abfrage aus einer Datei oder der Standardeingabe (-).",
        ),
        "query.question": ("Name of a question (see kg queries), a file .rq, or -.", "Name einer Frage (siehe kg queries), eine Datei .rq oder -."),
        "query.param": ("Value of a parameter: name=value; may be repeated.", "Wert eines Parameters: name=wert; mehrfach möglich."),
        "query.form": (
            "table, csv, tsv, json (SPARQL results), or turtle (for CONSTRUCT).",
            "table, csv, tsv, json (SPARQL-Ergebnisse) oder turtle (für CONSTRUCT).",
        ),
        "query.store": ("Folder of the store, or address of a SPARQL endpoint.", "Ordner des Speichers oder Adresse eines SPARQL-Endpunkts."),
        "queries": ("List the named questions and their parameters.", "Nennt die benannten Fragen und ihre Parameter."),
        "queries.words": ("Only questions with these words.", "Nur Fragen mit diesen Wörtern."),
        "analyse": (
            "Measure a network: who cooperates with whom, who visits whom, which programmes fund which events.",
            "Misst ein Netz: wer mit wem zusammenarbeitet, wer wen besucht, welche Programme was fördern.",
        ),
        "analyse.network": ("cooperation, funding or visits.", "cooperation, funding oder visits."),
        "analyse.picture": ("Draw the network to a .png or .svg file.", "Das Netz als .png oder .svg zeichnen."),
        "export": ("Write the graph or a network for other tools.", "Schreibt den Graphen oder ein Netz für andere Programme."),
        "export graph": (
            "Write the named graphs of the store, sorted: the same store gives the same bytes.",
            "Schreibt die benannten Graphen des Speichers, sortiert: Gleicher Speicher, gleiche Datei.",
        ),
        "export graph.path": ("File ending in .nq, .trig or .jsonld, also with .gz.", "Datei auf .nq, .trig oder .jsonld, auch mit .gz."),
        "export network": (
            "Write a network with its measures.",
            "Schreibt ein Netz mit seinen Maßen.",
        ),
        "export network.network": ("cooperation, funding or visits.", "cooperation, funding oder visits."),
        "export network.path": ("File; its ending decides the form (.gexf .graphml .cyjs .json .csv).", "Datei; die Endung entscheidet die Form (.gexf .graphml .cyjs .json .csv)."),
        "show": (
            "Show a release with its facts marked, and each fact with the words that state it.",
            "Zeigt eine Mitteilung mit ihren markierten Tatsachen und jede Tatsache mit ihren Worten.",
        ),
        "show.release": ("Identifier, as kg info --releases lists it.", "Kennung, wie kg info --releases sie nennt."),
        "show.text": ("Print only the kept text, exactly.", "Nur den aufbewahrten Text ausgeben, genau."),
        "show.why": (
            "Also say why: how sure each fact is, what its rule is for, and what spoke most for it where weights were learned.",
            "Auch sagen, warum: wie sicher jede Tatsache ist, wozu ihre Regel dient, und was am meisten für sie sprach, wo Gewichte gelernt sind.",
        ),
        "info": ("Tell what the store holds.", "Sagt, was der Speicher enthält."),
        "info.releases": ("Also list the releases.", "Auch die Mitteilungen auflisten."),
        "demo": (
            "Build, validate, question and draw the sample releases that come with the program.",
            "Baut, prüft, befragt und zeichnet die mitgelieferten Beispielmeldungen.",
        ),
        "demo.folder": ("Folder for the store and the pictures.", "Ordner für Speicher und Bilder."),
        **STEWARD_HELP,
    }
)  # fmt: skip

EXAMPLES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        ROOT: ("kg demo", "kg build releases/", "kg query programmes-funding-visits", "kg show 2024-11-12-koeln-lille"),
        "build": (
            "kg build releases/",
            "kg build releases.zip https://example.org/feed.xml --jobs 2",
            "kg build releases/ --prune --output graph.nq",
            "kg build releases/ --reference own --dry-run",
        ),
        "withdraw": ("kg withdraw 2024-11-12-koeln-lille",),
        "validate": (
            "kg validate",
            "kg validate --strict --format junit --output report.xml",
            "kg validate graph.nq",
        ),
        "check": ("kg check",),
        "evaluate": ("kg evaluate gold/ --min-f1 0.6", "kg evaluate gold/ --errors event"),
        "query": (
            "kg query programmes-funding-visits",
            "kg query partners-of-city --param place=Köln --format csv",
            "echo 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' | kg query -",
        ),
        "queries": ("kg queries", "kg queries visit"),
        "analyse": ("kg analyse cooperation --picture network.png", "kg analyse funding --format csv"),
        "export": ("kg export graph graph.nq", "kg export network cooperation network.gexf"),
        "export graph": ("kg export graph graph.trig", "kg export graph graph.nq.gz"),
        "export network": (
            "kg export network cooperation network.gexf",
            "kg export network funding funding.csv",
            "kg export network visits visits.json --format d3",
        ),
        "show": (
            "kg show 2024-11-12-koeln-lille",
            "kg show 2024-11-12-koeln-lille --text",
            "kg show 2024-11-12-koeln-lille --why",
        ),
        "info": ("kg info", "kg info --releases"),
        "demo": ("kg demo", "kg demo --out demo"),
        **STEWARD_EXAMPLES,
    }
)
