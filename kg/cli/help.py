"""The help of each command and parameter, in English and German; a leading dot: wherever a parameter has this name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kg.cli.network_help import NETWORK_HELP
from kg.cli.steward_help import STEWARD_HELP

__all__ = ["HELP", "ROOT"]

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
        ".judgements": ("File of judgements; else the one beside the store (STORE.judgements.jsonl).", "Datei der Urteile; sonst die neben dem Speicher (SPEICHER.judgements.jsonl)."),
        ".author": ("Who judges.", "Wer urteilt."),
        ".date": ("Day of the judgement; else today.", "Tag des Urteils; sonst heute."),
        ".reason": ("Why, in your own words.", "Warum, in eigenen Worten."),
        "validate.store": ("Folder of the store, or address of a SPARQL endpoint.", "Ordner des Speichers oder Adresse eines SPARQL-Endpunkts."),
        "analyse.store": ("Folder of the store, or address of a SPARQL endpoint.", "Ordner des Speichers oder Adresse eines SPARQL-Endpunkts."),
        "export graph.store": ("Folder of the store, or address of a SPARQL endpoint.", "Ordner des Speichers oder Adresse eines SPARQL-Endpunkts."),
        "export network.store": ("Folder of the store, or address of a SPARQL endpoint.", "Ordner des Speichers oder Adresse eines SPARQL-Endpunkts."),
        ".output": ("Write to a file.", "In eine Datei schreiben."),
        ".user": (
            "Name for the endpoint; its password comes from KG_PASSWORD or the netrc file.",
            "Name für den Endpunkt; das Kennwort kommt aus KG_PASSWORD oder der netrc-Datei.",
        ),
        ".token_file": ("File with a bearer token for the endpoint (else KG_TOKEN).", "Datei mit einem Bearer-Token für den Endpunkt (sonst KG_TOKEN)."),
        ".timeout": ("Stop after so many seconds.", "Nach so vielen Sekunden abbrechen."),
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
        "build.check": (
            "Afterwards validate what has changed; end with 1 if it does not conform.",
            "Danach prüfen, was sich geändert hat; mit 1 enden, wenn es die Regeln verletzt.",
        ),
        "withdraw": (
            "Remove releases from the store: text, facts and all that only they say.",
            "Entfernt Mitteilungen aus dem Speicher: Text, Tatsachen und alles, was nur sie sagen.",
        ),
        "withdraw.releases": ("Identifiers, as kg info --releases lists them; list/NAME for a partnership list.", "Kennungen, wie kg info --releases sie nennt; list/NAME für eine Partnerschaftsliste."),
        "validate": (
            "Validate the graph against the shapes. Ends with 1 if it does not conform.",
            "Prüft den Graphen gegen die Regeln. Endet mit 1, wenn er sie verletzt.",
        ),
        "validate.files": (
            "RDF files to validate in place of the store: .nq .nt .ttl .trig .jsonld .rdf, also .gz.",
            "RDF-Dateien, die statt des Speichers geprüft werden: .nq .nt .ttl .trig .jsonld .rdf, auch .gz.",
        ),
        "validate.shapes": ("Folder of shapes (.ttl) in place of the program's.", "Ordner mit Regeln (.ttl) statt der des Programms."),
        "validate.only": (
            "Look only at what a release speaks of and what depends on it; may be repeated.",
            "Nur ansehen, wovon eine Mitteilung spricht und was davon abhängt; mehrfach möglich.",
        ),
        "validate.changed": (
            "Look only at what the last build or withdrawal may have altered.",
            "Nur ansehen, was der letzte Bau oder Rückzug geändert haben kann.",
        ),
        "validate.by": ("Group the findings by shape or by release.", "Befunde nach Regel (shape) oder Mitteilung (release) ordnen."),
        "validate.limit": (
            "Show so many findings of each group, 0 for all; 10 in a table, else all.",
            "So viele Befunde jeder Gruppe zeigen, 0 für alle; in der Tabelle 10, sonst alle.",
        ),
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
            "Rows: table, csv, tsv, json or xml (SPARQL results), parquet. Graphs (CONSTRUCT): turtle, nt, jsonld.",
            "Zeilen: table, csv, tsv, json oder xml (SPARQL-Ergebnisse), parquet. Graphen (CONSTRUCT): turtle, nt, jsonld.",
        ),
        "query.output": ("Write to a file; without --format its ending decides.", "In eine Datei schreiben; ohne --format entscheidet die Endung."),
        "query.labels": (
            "Put names beside IRIs, in the language of --lang; a table has them anyway.",
            "Namen neben IRIs setzen, in der Sprache von --lang; eine Tabelle hat sie ohnehin.",
        ),
        "query.explain": ("Print the SPARQL with the values in it, and do not ask.", "Das SPARQL mit den Werten ausgeben, ohne zu fragen."),
        "query.limit": ("Give at most so many rows, and say so if there are more.", "Höchstens so viele Zeilen geben und sagen, ob es mehr gibt."),
        "query.here": (
            "Fetch the graphs of an endpoint and ask them on this machine, where it lacks something.",
            "Die Graphen eines Endpunkts holen und hier befragen, wenn ihm etwas fehlt.",
        ),
        "query.store": ("Folder of the store, or address of a SPARQL endpoint.", "Ordner des Speichers oder Adresse eines SPARQL-Endpunkts."),
        "push": (
            "Load a remote store graph by graph: only what has changed since the last push.",
            "Lädt einen entfernten Speicher Graph um Graph: nur, was sich seit dem letzten Mal geändert hat.",
        ),
        "push.address": ("Address of the SPARQL endpoint that takes queries.", "Adresse des SPARQL-Endpunkts für Abfragen."),
        "push.by": ("SPARQL Update, Graph Store Protocol, or what the server takes.", "SPARQL Update, Graph Store Protocol oder was der Server annimmt."),
        "push.update": ("Address for SPARQL Update, where it is not a usual one.", "Adresse für SPARQL Update, wenn sie keine übliche ist."),
        "push.graphs": ("Address for the Graph Store Protocol, where it is not a usual one.", "Adresse für das Graph Store Protocol, wenn sie keine übliche ist."),
        "reconcile": (
            "Match municipalities or organisations with Wikidata through an endpoint.",
            "Ordnet Kommunen oder Organisationen über einen Endpunkt Wikidata zu.",
        ),
        "reconcile.endpoint": ("Address of a SPARQL endpoint that answers as Wikidata does.", "Adresse eines SPARQL-Endpunkts, der wie Wikidata antwortet."),
        "reconcile.kind": ("municipality or organisation.", "municipality oder organisation."),
        "reconcile.form": (
            "table or csv: all, with candidates; turtle: what is certain, with skos:exactMatch.",
            "table oder csv: alles, mit Kandidaten; turtle: das Sichere, mit skos:exactMatch.",
        ),
        "reconcile.store": ("Folder of the store, or address of a SPARQL endpoint.", "Ordner des Speichers oder Adresse eines SPARQL-Endpunkts."),
        "queries": ("List the named questions and their parameters.", "Nennt die benannten Fragen und ihre Parameter."),
        "queries.form": (
            "table, json, or turtle: SHACL executables that SPARQL editors load.",
            "table, json oder turtle: SHACL-Executables, die SPARQL-Editoren laden.",
        ),
        "queries.words": ("Only questions with these words.", "Nur Fragen mit diesen Wörtern."),
        "show": (
            "Show a release with its facts marked, and each fact with the words that state it; or why what bears an IRI is one.",
            "Zeigt eine Mitteilung mit ihren markierten Tatsachen und jede Tatsache mit ihren Worten; oder warum eines ist, was eine IRI trägt.",
        ),
        "show.release": (
            "Identifier, as kg info --releases lists it; or the IRI of a person, organisation, agreement or event.",
            "Kennung, wie kg info --releases sie nennt; oder die IRI einer Person, Organisation, Vereinbarung oder Veranstaltung.",
        ),
        "show.text": ("Print only the kept text, exactly.", "Nur den aufbewahrten Text ausgeben, genau."),
        "show.why": (
            "Also say why: how sure each fact is, what its rule is for, and what spoke most for it where weights were learned.",
            "Auch sagen, warum: wie sicher jede Tatsache ist, wozu ihre Regel dient, und was am meisten für sie sprach, wo Gewichte gelernt sind.",
        ),
        "review": (
            "List what a person should look at, and judge it. Judgements are kept in a file and hold in every build.",
            "Nennt, was ein Mensch ansehen sollte, und nimmt Urteile an. Sie stehen in einer Datei und gelten bei jedem Bau.",
        ),
        "review.question": (
            "Only these questions: merge, event, place, contradiction, claim, changed, confidence; may be repeated.",
            "Nur diese Fragen: merge, event, place, contradiction, claim, changed, confidence; mehrfach möglich.",
        ),
        "review.release": ("Only what these releases say; may be repeated.", "Nur, was diese Mitteilungen sagen; mehrfach möglich."),
        "review.below": ("Ask about facts whose confidence is below this.", "Nach Tatsachen fragen, deren Sicherheit darunter liegt."),
        "review.limit": ("Show so many questions, 0 for all.", "So viele Fragen zeigen, 0 für alle."),
        "review.form": ("table, tsv (for spreadsheets) or json.", "table, tsv (für Tabellenprogramme) oder json."),
        "review.export": ("Write the questions to a .tsv or .json file, to be answered there.", "Die Fragen in eine Datei .tsv oder .json schreiben, um sie dort zu beantworten."),
        "review.apply": ("Take the answers from such a file.", "Die Antworten aus einer solchen Datei übernehmen."),
        "review confirm": ("Say that a fact is right.", "Sagt, dass eine Tatsache stimmt."),
        "review confirm.fact": ("Id of the fact, as kg review and kg show list it.", "Kennung der Tatsache, wie kg review und kg show sie nennen."),
        "review correct": ("Give a fact another value.", "Gibt einer Tatsache einen anderen Wert."),
        "review correct.fact": ("Id of the fact, as kg review and kg show list it.", "Kennung der Tatsache, wie kg review und kg show sie nennen."),
        "review correct.value": (
            "The right value: a date, number, code or text, or the name or id of a thing (Lille, gn-2998324).",
            "Der richtige Wert: Datum, Zahl, Code oder Text, oder Name oder Kennung eines Dings (Lille, gn-2998324).",
        ),
        "review reject": ("Say that a fact is wrong; it does not come back by itself.", "Sagt, dass eine Tatsache falsch ist; sie kommt nicht von selbst wieder."),
        "review reject.fact": ("Id of the fact, as kg review and kg show list it.", "Kennung der Tatsache, wie kg review und kg show sie nennen."),
        "review add": ("State what a release says and the machine has not read.", "Ergänzt, was eine Mitteilung sagt und nicht gelesen wurde."),
        "review add.release": ("Identifier, as kg info --releases lists it.", "Kennung, wie kg info --releases sie nennt."),
        "review add.prop": ("Property, as kg show lists it: guest, start, role …", "Eigenschaft, wie kg show sie nennt: guest, start, role …"),
        "review add.value": ("Its value, as with kg review correct.", "Ihr Wert, wie bei kg review correct."),
        "review add.words": ("The words of the text that say it, exactly.", "Die Worte des Textes, die es sagen, genau."),
        "review add.to": ("A fact about the same thing, or the judgement that added the thing.", "Eine Tatsache über dasselbe Ding, oder das Urteil, das es ergänzt hat."),
        "review add.kind": ("Kind of a new thing: person, role, event, agreement …", "Art eines neuen Dings: person, role, event, agreement …"),
        "review same": ("Say that two IRIs name one thing.", "Sagt, dass zwei IRIs dasselbe Ding nennen."),
        "review same.first": ("IRI, also without what all share: person/ada-beispiel-gn-2886242.", "IRI, auch ohne den gemeinsamen Anfang: person/ada-beispiel-gn-2886242."),
        "review same.second": ("The other IRI.", "Die andere IRI."),
        "review different": ("Say that two IRIs name two things.", "Sagt, dass zwei IRIs zwei Dinge nennen."),
        "review different.first": ("IRI; with #RELEASE behind it, what one release calls so.", "IRI; mit #MITTEILUNG dahinter, was eine Mitteilung so nennt."),
        "review different.second": ("The other IRI.", "Die andere IRI."),
        "review undo": ("Take a judgement back; the line stays, and a new one says so.", "Nimmt ein Urteil zurück; die Zeile bleibt, und eine neue sagt es."),
        "review undo.judgement": ("Id of the judgement, as kg review log lists it.", "Kennung des Urteils, wie kg review log sie nennt."),
        "review log": ("List all judgements, also those taken back.", "Nennt alle Urteile, auch zurückgenommene."),
        "info": ("Tell what the store holds.", "Sagt, was der Speicher enthält."),
        "info.releases": ("Also list the releases.", "Auch die Mitteilungen auflisten."),
        "serve": (
            "Serve a store, or what an endpoint has, as a web site on this machine: pages to read and search, questions, networks, SPARQL.",
            "Zeigt einen Speicher, oder was ein Endpunkt hat, als Website auf diesem Rechner: Seiten zum Lesen und Suchen, Fragen, Netze, SPARQL.",
        ),
        "serve.port": ("Port on 127.0.0.1; 0 takes a free one.", "Port auf 127.0.0.1; 0 nimmt einen freien."),
        "serve.edit": ("Let stewards judge: facts, and what waits for a decision.", "Urteile erlauben: über Tatsachen und über das, was auf eine Entscheidung wartet."),
        "serve.timeout": ("Seconds after which a query is stopped.", "Sekunden, nach denen eine Abfrage angehalten wird."),
        "serve.memory": ("Serve from memory up to so many quads, else from the disk, which takes 5 to 11 times as long.", "Bis zu so vielen Quads aus dem Arbeitsspeicher, sonst von der Platte, was 5- bis 11-mal so lange dauert."),
        "serve.megabytes": ("Largest answer to a query, in MB.", "Größte Antwort auf eine Abfrage, in MB."),
        "demo": (
            "Build, validate, question and draw the sample releases that come with the program.",
            "Baut, prüft, befragt und zeichnet die mitgelieferten Beispielmeldungen.",
        ),
        "demo.folder": ("Folder for the store and the pictures.", "Ordner für Speicher und Bilder."),
        **NETWORK_HELP,
        **STEWARD_HELP,
    }
)  # fmt: skip
