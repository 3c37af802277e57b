"""What the pages say, in English and German."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kg.serve.language import Language

__all__ = ["TEXTS", "say"]

TEXTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "site": ("Municipal cooperation", "Kommunale Zusammenarbeit"),
        "skip": ("Skip to content", "Zum Inhalt springen"),
        "other_language": ("Deutsch", "English"),
        "nav": ("Main", "Hauptmenü"),
        "nav.browse": ("Browse", "Stöbern"),
        "nav.questions": ("Questions", "Fragen"),
        "nav.query": ("SPARQL", "SPARQL"),
        "nav.networks": ("Networks", "Netze"),
        "nav.map": ("Map", "Karte"),
        "nav.dashboard": ("Stewardship", "Pflege"),
        "nav.api": ("For programs", "Für Programme"),
        "nav.accessibility": ("Accessibility", "Barrierefreiheit"),
        "nav.privacy": ("Privacy", "Datenschutz"),
        "search.label": ("Search names and texts", "Namen und Texte durchsuchen"),
        "search.placeholder": ("City, person, programme, word …", "Stadt, Person, Programm, Wort …"),
        "search.go": ("Search", "Suchen"),
        "footer.says": (
            "Read from press releases, each fact with the sentence that states it. Nothing on this page is fetched from another host.",
            "Aus Pressemitteilungen gelesen, jede Tatsache mit dem Satz, der sie belegt. Nichts auf dieser Seite kommt von einem anderen Server.",
        ),
        "pages": ("Pages", "Seiten"),
        "pages.before": ("Previous", "Zurück"),
        "pages.after": ("Next", "Weiter"),
        "pages.here": ("Page {number} of {last}", "Seite {number} von {last}"),
        "home.title": ("Who works with whom, across borders", "Wer mit wem über Grenzen hinweg zusammenarbeitet"),
        "home.lead": (
            "Partnerships, visits, programmes and money of German municipalities, as {releases} press releases tell them.",
            "Partnerschaften, Besuche, Programme und Gelder deutscher Kommunen, wie {releases} Pressemitteilungen sie melden.",
        ),
        "home.held": ("What the graph holds", "Was der Graph enthält"),
        "home.latest": ("Latest releases", "Neueste Mitteilungen"),
        "home.begin": ("Questions to begin with", "Fragen für den Anfang"),
        "home.all_questions": ("All questions", "Alle Fragen"),
        "home.back": ("To the first page", "Zur Startseite"),
        "browse.title": ("Browse", "Stöbern"),
        "browse.kinds": ("Kinds of things", "Arten von Dingen"),
        "browse.none": ("Nothing on this page.", "Nichts auf dieser Seite."),
        "thing.replaced": ("This address is an old one; the thing is now found at", "Diese Adresse ist veraltet; die Sache steht jetzt unter"),
        "thing.facts": ("Facts", "Tatsachen"),
        "thing.why": ("Which sentence says so?", "Welcher Satz sagt das?"),
        "thing.undated": ("undated", "ohne Datum"),
        "thing.more": ("and {count} more, to be had by a question", "und {count} weitere, per Frage zu haben"),
        "thing.partners": ("Partners", "Partner"),
        "thing.network": ("Neighbours", "Nachbarschaft"),
        "thing.network_page": ("See it in the network", "Im Netz ansehen"),
        "thing.missing": ("What is missing", "Was fehlt"),
        "thing.evidence": ("Told in", "Erzählt in"),
        "thing.data": ("Data", "Daten"),
        "thing.all_evidence": ("All evidence with its rules", "Alle Belege mit ihren Regeln"),
        "format.ttl": ("Turtle", "Turtle"),
        "format.jsonld": ("JSON-LD", "JSON-LD"),
        "format.nt": ("N-Triples", "N-Triples"),
        "format.rdf": ("RDF/XML", "RDF/XML"),
        "problem.method": ("This address cannot be asked in that way", "Diese Adresse lässt sich so nicht ansprechen"),
        "problem.not_acceptable": ("It is not to be had in any accepted format", "In keinem der gewünschten Formate zu haben"),
        "problem.parameter": ("Not a possible value: {names}", "Kein möglicher Wert: {names}"),
        "kind.release": ("press release", "Pressemitteilung"),
        "kinds.release": ("Press releases", "Pressemitteilungen"),
        "kind.municipality": ("municipality", "Kommune"),
        "kinds.municipality": ("Municipalities", "Kommunen"),
        "kind.country": ("country", "Staat"),
        "kinds.country": ("Countries", "Staaten"),
        "kind.person": ("person", "Person"),
        "kinds.person": ("People", "Personen"),
        "kind.role": ("role", "Amt"),
        "kinds.role": ("Roles", "Ämter"),
        "kind.organisation": ("organisation", "Organisation"),
        "kinds.organisation": ("Organisations", "Organisationen"),
        "kind.agreement": ("agreement", "Vereinbarung"),
        "kinds.agreement": ("Agreements", "Vereinbarungen"),
        "kind.signature": ("signature", "Unterschrift"),
        "kinds.signature": ("Signatures", "Unterschriften"),
        "kind.event": ("event", "Ereignis"),
        "kinds.event": ("Events", "Ereignisse"),
        "kind.programme": ("programme", "Programm"),
        "kinds.programme": ("Programmes", "Programme"),
        "kind.funding": ("funding", "Förderung"),
        "kinds.funding": ("Fundings", "Förderungen"),
        "kind.quote": ("quote", "Zitat"),
        "kinds.quote": ("Quotes", "Zitate"),
        "kind.claim": ("claim", "Behauptung"),
        "kinds.claim": ("Claims", "Behauptungen"),
        "kind.figure": ("figure", "Zahl"),
        "kinds.figure": ("Figures", "Zahlen"),
        "kind.evidence": ("evidence", "Beleg"),
        "kinds.evidence": ("Evidence", "Belege"),
        "kind.code": ("code", "Begriff"),
        "kinds.code": ("Codes", "Begriffe"),
        "problem.query": ("The query cannot be answered", "Die Abfrage kann nicht beantwortet werden"),
        "problem.other": ("This cannot be shown", "Das lässt sich nicht zeigen"),
        "problem.not_found": ("There is nothing at this address", "Unter dieser Adresse gibt es nichts"),
        "stopped.time": ("Stopped after {seconds} seconds", "Nach {seconds} Sekunden angehalten"),
        "stopped.time.remedy": (
            "Ask for less: bind a name with VALUES, add a LIMIT, leave out paths such as (a|^a)*.",
            "Weniger fragen: einen Namen mit VALUES binden, ein LIMIT setzen, Pfade wie (a|^a)* weglassen.",
        ),
        "stopped.size": ("Stopped: the answer is larger than {most} MB", "Angehalten: Die Antwort ist größer als {most} MB"),
        "stopped.size.remedy": ("Ask for less, or page through it with ORDER BY, LIMIT and OFFSET.", "Weniger fragen oder mit ORDER BY, LIMIT und OFFSET blättern."),
        "stopped.memory": ("Stopped: the query needs too much memory", "Angehalten: Die Abfrage braucht zu viel Speicher"),
        "stopped.memory.remedy": ("Ask for less: every row of a join or a sort is held in memory.", "Weniger fragen: Jede Zeile einer Verknüpfung oder Sortierung liegt im Speicher."),
        "stopped.busy": ("Too many questions are waiting", "Zu viele Fragen warten"),
        "stopped.busy.remedy": ("Ask again in a moment.", "Gleich noch einmal fragen."),
        "stopped.failed": ("The query could not be carried out", "Die Abfrage ließ sich nicht ausführen"),
        "stopped.failed.remedy": ("Ask it in another way.", "Anders fragen."),
        "sparql.update": ("This service only reads: updates are refused", "Dieser Dienst liest nur: Änderungen werden abgelehnt"),
        "sparql.several": ("There is more than one query", "Es ist mehr als eine Abfrage"),
        "sparql.no_query": ("There is no query", "Es fehlt die Abfrage"),
        "sparql.unreadable": ("The request cannot be read; it is to be UTF-8", "Die Anfrage ist nicht lesbar; sie muss UTF-8 sein"),
        "sparql.media_type": ("Content of this type is not understood", "Inhalt dieser Art wird nicht verstanden"),
        "sparql.long": ("The query is longer than 1 MB", "Die Abfrage ist länger als 1 MB"),
        "sparql.not_acceptable": ("It is to be had as {types}", "Es ist zu haben als {types}"),
        "sparql.how": (
            "GET /sparql?query=…, or POST query=… as application/x-www-form-urlencoded, or the query as application/sparql-query, in UTF-8",
            "GET /sparql?query=… oder POST query=… als application/x-www-form-urlencoded oder die Abfrage als application/sparql-query, in UTF-8",
        ),
    }
)  # fmt: skip


def say(key: str, language: Language, **parts: object) -> str:
    """Return a text in a language, with parts filled in.

    Examples
    --------
    >>> say("stopped.time", "de", seconds=30)
    'Nach 30 Sekunden angehalten'
    """
    return TEXTS[key][language == "de"].format(**parts)
