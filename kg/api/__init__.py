"""What the command line does, for scripts: every function takes a store's folder and gives plain data back.

Examples
--------
>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> from kg import api
>>> from kg.assets import asset
>>> with TemporaryDirectory() as folder:
...     store = Path(folder) / "store"
...     report = api.build([asset("data/releases")], store=store)
...     found = api.validate(store=store)
...     table = api.ask("partners-of-city", store=store, params={"place": "Ulm"})
...     network = api.analyse("cooperation", store=store)
>>> len(report.added) > 20, report.problems, "partnerLabel" in table.columns, network.name
(True, (), True, 'cooperation')
"""

from kg.api.asking import access, answer, ask, construct, coverage, explain, frame, question, questions
from kg.api.building import build, dry_run, withdraw
from kg.api.checking import check, evaluate, validate
from kg.api.exporting import export_graph, export_network, push, reconcile
from kg.api.looking import facts, info, meeting, reasoned, resolved, text
from kg.api.networks import analyse, draw, draw_funding, draw_map, draw_timeline, network, networks, node
from kg.exchange import DEFAULT_STORE, export_dataset, import_list, reconcile_list, reference, reference_template
from kg.steward import (
    add,
    apply_answers,
    confirm,
    correct,
    different,
    judgement_log,
    judgements_file,
    reject,
    review,
    same,
    undo,
)

__all__ = [
    "DEFAULT_STORE",
    "access",
    "add",
    "analyse",
    "answer",
    "apply_answers",
    "ask",
    "build",
    "check",
    "confirm",
    "construct",
    "correct",
    "coverage",
    "different",
    "draw",
    "draw_funding",
    "draw_map",
    "draw_timeline",
    "dry_run",
    "evaluate",
    "explain",
    "export_dataset",
    "export_graph",
    "export_network",
    "facts",
    "frame",
    "import_list",
    "info",
    "judgement_log",
    "judgements_file",
    "meeting",
    "network",
    "networks",
    "node",
    "push",
    "question",
    "questions",
    "reasoned",
    "reconcile",
    "reconcile_list",
    "reference",
    "reference_template",
    "reject",
    "resolved",
    "review",
    "same",
    "text",
    "undo",
    "validate",
    "withdraw",
]
