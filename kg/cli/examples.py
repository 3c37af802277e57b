"""Examples of each command, as its help shows them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kg.cli.help import ROOT
from kg.cli.steward_help import STEWARD_EXAMPLES

__all__ = ["EXAMPLES"]

EXAMPLES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        ROOT: ("kg demo", "kg build releases/", "kg query programmes-funding-visits", "kg show 2024-11-12-koeln-lille"),
        "build": (
            "kg build releases/",
            "kg build releases.zip https://example.org/feed.xml --jobs 2",
            "kg build releases/ --prune --output graph.nq",
            "kg build releases/ --validate",
            "kg build releases/ --reference own --dry-run",
        ),
        "withdraw": ("kg withdraw 2024-11-12-koeln-lille",),
        "validate": (
            "kg validate",
            "kg validate --by release --limit 3",
            "kg validate --only 2024-11-12-koeln-lille",
            "kg validate --changed",
            "kg validate --format html --output report.html",
            "kg validate --strict --format junit --output report.xml",
            "kg validate graph.nq",
        ),
        "check": ("kg check",),
        "evaluate": ("kg evaluate gold/ --min-f1 0.6", "kg evaluate gold/ --errors event"),
        "query": (
            "kg query programmes-funding-visits",
            "kg query programmes-funding-visits --param place=Köln --param year=2024",
            "kg query partners-of-city --param place=Köln --format csv",
            "kg query partners-of-city --param place=Köln --explain",
            "echo 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' | kg query -",
        ),
        "push": ("kg push http://localhost:7878/query", "kg push http://localhost:8890/sparql --user dba"),
        "reconcile": (
            "kg reconcile --endpoint https://query.wikidata.org/sparql",
            "kg reconcile --endpoint https://query.wikidata.org/sparql --kind organisation --format csv",
        ),
        "queries": ("kg queries", "kg queries visit", "kg queries --format turtle"),
        "networks": ("kg networks",),
        "analyse": (
            "kg analyse cooperation --picture network.png",
            "kg analyse funding --years 2019-2024 --format csv",
            "kg analyse cooperation --path Köln Lille",
            "kg analyse agreements --by-year",
        ),
        "draw": (
            "kg draw map cooperation map.svg",
            "kg draw timeline Ulm Niš ulm-nis.svg",
            "kg draw funding money.png",
        ),
        "draw network": ("kg draw network cooperation network.svg", "kg draw network people-events people.png"),
        "draw map": ("kg draw map cooperation map.svg", "kg draw map visits visits.png --years 2020-2024"),
        "draw timeline": ("kg draw timeline Ulm Niš ulm-nis.svg",),
        "draw funding": ("kg draw funding money.png",),
        "export": ("kg export graph graph.nq", "kg export network cooperation network.gexf"),
        "export graph": ("kg export graph graph.trig", "kg export graph graph.nq.gz"),
        "export network": (
            "kg export network cooperation network.gexf",
            "kg export network funding funding.csv",
            "kg export network visits visits.json --format d3",
            "kg export network cooperation map.geojson --years 2020-2024",
        ),
        "show": (
            "kg show 2024-11-12-koeln-lille",
            "kg show 2024-11-12-koeln-lille --text",
            "kg show 2024-11-12-koeln-lille --why",
            "kg show https://w3id.org/municipal-cooperation/id/person/anna-beispiel-koeln-de",
        ),
        "review": (
            "kg review",
            "kg review --question contradiction --release 2024-10-02-ulm-nis",
            "kg review --export review.tsv",
            "kg review --apply review.tsv --author 'Ada Beispiel'",
        ),
        "review confirm": ("kg review confirm 2024-10-02-ulm-nis:1a2b3c4d --author 'Ada Beispiel'",),
        "review correct": (
            "kg review correct 2024-10-02-ulm-nis:1a2b3c4d --value 2024-10-07 --author 'Ada Beispiel'",
            "kg review correct 2024-10-02-ulm-nis:1a2b3c4d --value gn-2867542 --reason 'Neustadt in Hessen'",
        ),
        "review reject": ("kg review reject 2024-10-02-ulm-nis:1a2b3c4d --reason 'only planned'",),
        "review add": (
            "kg review add 2024-10-02-ulm-nis guest Niš --to 2024-10-02-ulm-nis:1a2b3c4d --words 'Gäste aus Niš'",
            "kg review add 2024-10-02-ulm-nis name 'Ute Beispiel' --kind person --words 'Ute Beispiel'",
        ),
        "review same": ("kg review same person/ada-beispiel-gn-2886242 person/ada-beispiel-koeln",),
        "review different": ("kg review different event/visit-2024-05-03-a event/visit-2024-05-03-b",),
        "review undo": ("kg review undo j1a2b3c4d5e --reason 'a slip'",),
        "review log": ("kg review log",),
        "info": ("kg info", "kg info --releases"),
        "serve": ("kg serve", "kg serve --port 8081 --timeout 10", "kg serve --store http://localhost:7878/query"),
        "demo": ("kg demo", "kg demo --out demo"),
        **STEWARD_EXAMPLES,
    }
)
