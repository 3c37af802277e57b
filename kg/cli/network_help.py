"""The help of the commands that show networks: list, analyse, draw and export them; in English and German."""

from typing import Final

__all__ = ["NETWORK_HELP"]

NETWORK_HELP: Final[dict[str, tuple[str, str]]] = {
    "networks": (
        "List the networks: what they show, and what the weight of an edge is.",
        "Nennt die Netze: was sie zeigen und was das Gewicht einer Kante ist.",
    ),
    ".years": (
        "Only ties that hold in these years: 2024, or 2019-2024.",
        "Nur Verbindungen, die in diesen Jahren bestehen: 2024 oder 2019-2024.",
    ),
    ".country": (
        "Only ties with an end in this country; may be repeated.",
        "Nur Verbindungen mit einem Ende in diesem Land; mehrfach möglich.",
    ),
    ".kind": (
        "Only events or agreements of this code (visit, twinning), or event, agreement, funding; may be repeated.",
        "Nur Ereignisse oder Vereinbarungen mit diesem Code (visit, twinning), oder event, agreement, funding; mehrfach möglich.",
    ),
    ".network": (
        "Name of a network (see kg networks), or a .yaml file that declares one.",
        "Name eines Netzes (siehe kg networks) oder eine .yaml-Datei, die eines beschreibt.",
    ),
    "analyse": (
        "Measure a network, or ask it: how two are connected, what surrounds one, what changed by year, who might cooperate.",
        "Misst ein Netz oder befragt es: wie zwei verbunden sind, was um einen liegt, was sich im Jahr ändert, wer zusammenarbeiten könnte.",
    ),
    "analyse.path": (
        "How the one is connected to the other: a shortest chain, with the evidence of each link. Ends with 1 if there is none.",
        "Wie der eine mit dem anderen verbunden ist: eine kürzeste Kette, mit dem Beleg jedes Gliedes. Endet mit 1, wenn es keine gibt.",
    ),
    "analyse.ego": ("Only what is joined to this node.", "Nur was mit diesem Knoten verbunden ist."),
    "analyse.steps": ("How many steps from that node.", "Wie viele Schritte von diesem Knoten aus."),
    "analyse.by_year": (
        "The network of each year, and what appeared and vanished.",
        "Das Netz jedes Jahres, und was neu ist und was wegfiel.",
    ),
    "analyse.candidates": (
        "Pairs that nothing joins but shared partners: candidates for cooperation, no facts.",
        "Paare, die nur gemeinsame Partner verbinden: Kandidaten für Zusammenarbeit, keine Tatsachen.",
    ),
    "analyse.picture": ("Draw the network to a .png or .svg file.", "Das Netz als .png oder .svg zeichnen."),
    "draw": (
        "Draw pictures for publication: a network, a map, a partnership in time, the way of money.",
        "Zeichnet Bilder zum Veröffentlichen: ein Netz, eine Karte, eine Partnerschaft in der Zeit, den Weg des Geldes.",
    ),
    "draw network": (
        "Draw a network: who is joined to whom, how strongly, in which groups.",
        "Zeichnet ein Netz: wer mit wem verbunden ist, wie stark, in welchen Gruppen.",
    ),
    "draw network.path": ("File ending in .png or .svg.", "Datei auf .png oder .svg."),
    "draw network.store": (
        "Folder of the store, or address of a SPARQL endpoint.",
        "Ordner des Speichers oder Adresse eines SPARQL-Endpunkts.",
    ),
    "draw map": ("Draw the ties of a network on a map.", "Zeichnet die Verbindungen eines Netzes auf eine Karte."),
    "draw map.path": ("File ending in .png or .svg.", "Datei auf .png oder .svg."),
    "draw map.store": (
        "Folder of the store, or address of a SPARQL endpoint.",
        "Ordner des Speichers oder Adresse eines SPARQL-Endpunkts.",
    ),
    "draw timeline": (
        "Draw what two municipalities have agreed and done together, in order of time.",
        "Zeichnet, was zwei Kommunen miteinander vereinbart und unternommen haben, der Zeit nach.",
    ),
    "draw timeline.one": ("One municipality, in any language.", "Die eine Kommune, in beliebiger Sprache."),
    "draw timeline.other": ("The other.", "Die andere."),
    "draw timeline.path": ("File ending in .png or .svg.", "Datei auf .png oder .svg."),
    "draw timeline.store": (
        "Folder of the store, or address of a SPARQL endpoint.",
        "Ordner des Speichers oder Adresse eines SPARQL-Endpunkts.",
    ),
    "draw funding": (
        "Draw through which hands money goes: funder, agency, programme, and what it pays for.",
        "Zeichnet, welchen Weg Geld nimmt: Geldgeber, Stelle, Programm und wofür.",
    ),
    "draw funding.path": ("File ending in .png or .svg.", "Datei auf .png oder .svg."),
    "draw funding.store": (
        "Folder of the store, or address of a SPARQL endpoint.",
        "Ordner des Speichers oder Adresse eines SPARQL-Endpunkts.",
    ),
    "export": (
        "Write the graph or a network for other tools.",
        "Schreibt den Graphen oder ein Netz für andere Programme.",
    ),
    "export graph": (
        "Write the named graphs of the store, sorted: the same store gives the same bytes.",
        "Schreibt die benannten Graphen des Speichers, sortiert: Gleicher Speicher, gleiche Datei.",
    ),
    "export graph.path": (
        "File ending in .nq, .trig or .jsonld, also with .gz.",
        "Datei auf .nq, .trig oder .jsonld, auch mit .gz.",
    ),
    "export network": (
        "Write a network with its measures.",
        "Schreibt ein Netz mit seinen Maßen.",
    ),
    "export network.path": (
        "File; its ending decides the form (.gexf .graphml .cyjs .json .net .gv .csv .geojson .parquet).",
        "Datei; die Endung entscheidet die Form (.gexf .graphml .cyjs .json .net .gv .csv .geojson .parquet).",
    ),
}
