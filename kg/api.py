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

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from kg.errors import StoreError
from kg.model import Node, Value
from kg.steward import (
    DEFAULT_STORE,
    export_dataset,
    import_list,
    reconcile_list,
    reference,
    reference_template,
)
from kg.store import Askable, Graph, Store, Table

if TYPE_CHECKING:
    from kg.coverage import Coverage
    from kg.evaluate import Scores
    from kg.network import Network
    from kg.pipeline import BuildReport, CheckReport, DryRun, Info, Shown
    from kg.query import Question
    from kg.validate import Report

__all__ = [
    "DEFAULT_STORE",
    "NETWORKS",
    "NetworkName",
    "analyse",
    "ask",
    "build",
    "check",
    "construct",
    "coverage",
    "draw",
    "dry_run",
    "evaluate",
    "export_dataset",
    "export_graph",
    "export_network",
    "facts",
    "import_list",
    "info",
    "question",
    "questions",
    "reasoned",
    "reconcile_list",
    "reference",
    "reference_template",
    "text",
    "validate",
    "withdraw",
]

# What is heavy (readers, rdflib, NetworkX, Matplotlib) is imported where it is used: `kg --help` shall not wait for it.
# Up to so many statements, a copy in memory is made in less time than a slow question takes on disk.
_COPIED: Final = 100_000
NetworkName: TypeAlias = Literal["cooperation", "funding", "visits"]
NETWORKS: Final[tuple[NetworkName, ...]] = ("cooperation", "funding", "visits")


def build(  # noqa: PLR0913 - the options of the command, each by its name
    paths: Iterable[str | Path] = (),
    *,
    store: Path = DEFAULT_STORE,
    output: Path | None = None,
    jobs: int = 1,
    prune: bool = False,
    extractor: str = "de",
    progress: Callable[[int], None] | None = None,
    reference: Sequence[Path] | None = None,
) -> "BuildReport":
    """Read releases and bring a store up to date with them; it is made if there is none.

    Without ``paths``, those that the store keeps are read anew by the rules of now. ``extractor`` names an entry point
    of the group ``kg.extractors``; ``reference`` are folders of own reference data (None: those that the store keeps;
    an empty list: no more). See `kg.pipeline.build` for the others.

    Raises
    ------
    KgError
        If the store cannot be used, the output's format is unknown, or no such extractor is installed.
    ReferenceDataError
        If own reference data are wrong; its ``others`` are the further faults.
    """
    from kg import pipeline
    from kg.reference import load

    chosen = pipeline.extractor_named(extractor)
    own = None if reference is None else load(reference)
    paths = tuple(paths)
    with Store.open(store, create=bool(paths)) as opened:
        return pipeline.build(
            paths,
            store=opened,
            jobs=jobs,
            extractor=chosen,
            output=output,
            progress=progress,
            prune=prune,
            own=own,
        )


def dry_run(paths: Iterable[str | Path] = (), *, store: Path = DEFAULT_STORE, **options: Any) -> "DryRun":
    """Return what `build` with these paths and options would change in a store; nothing is written.

    Raises
    ------
    KgError
        What `build` raises, or if another process has the store open.
    """
    from kg import pipeline

    paths = tuple(paths)
    if not paths and not store.exists():
        raise StoreError(where=str(store), what="holds no store", remedy="build one first: kg build PATH --store DIR")
    return pipeline.dry_run(store, lambda copy: build(paths, store=copy, **options))


def withdraw(releases: Iterable[str], *, store: Path = DEFAULT_STORE) -> tuple[str, ...]:
    """Remove releases from a store and return their identifiers; if it lacks one of them, nothing is removed."""
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.withdraw(opened, releases)


def validate(files: Sequence[Path] = (), *, store: Path = DEFAULT_STORE) -> "Report":
    """Validate RDF files or, where none is given, a store against the shapes."""
    from kg import validate as validation

    if files:
        return validation.validate(Graph.of_files(*files))
    with Store.open(store) as opened:
        return validation.validate(opened.graph())


def check(*, store: Path = DEFAULT_STORE) -> "CheckReport":
    """Compare every span of evidence in a store with the kept texts."""
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.check(opened)


def evaluate(gold_dir: Path, *, store: Path = DEFAULT_STORE, graph: Path | None = None) -> "Scores":
    """Score a store, or a file with named graphs, against the gold files of a folder.

    The texts are those of the store, or for a file the ones that lie beside the gold files.
    """
    from kg import evaluate as evaluation

    if graph is not None:
        from kg.read import Unreadable, read

        beside = (item for item in read([str(gold_dir)]) if not isinstance(item, Unreadable))
        return evaluation.evaluate(Graph.of_files(graph), gold_dir, {item.identifier: item for item in beside})
    with Store.open(store) as opened:
        names = {path.name.removesuffix(".gold.json") for path in gold_dir.rglob("*.gold.json")}
        held = {name: opened.held(name)[0] for name in sorted(names & opened.manifest.keys())}
        return evaluation.evaluate(opened.graph(), gold_dir, held)


def info(*, store: Path = DEFAULT_STORE) -> "Info":
    """Return what a store holds."""
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.info(opened)


def text(release: str, *, store: Path = DEFAULT_STORE) -> str:
    """Return the kept text of a release, exactly."""
    with Store.open(store) as opened:
        return opened.text(release)


def facts(release: str, *, store: Path = DEFAULT_STORE) -> tuple["Shown", ...]:
    """Return what a release says, with the words that say it, in the order of its text."""
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.facts_of(opened, release)


def reasoned(release: str, *, store: Path = DEFAULT_STORE) -> tuple["Shown", ...]:
    """Return what a release says, with the words that say it and the reasons for reading them so."""
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.reasoned(opened, release)


def questions() -> tuple["Question", ...]:
    """Return the named questions, by name."""
    from kg import query

    return query.catalogue()


def question(name_or_text: str) -> "Question":
    """Return the question of a name, or the one that the text of a query makes."""
    from kg import query

    return query.prepare(name_or_text)


def ask(name_or_text: str, *, store: Path | str = DEFAULT_STORE, params: Mapping[str, str] | None = None) -> Table:
    """Return the rows that answer a named question, or a SELECT or ASK in SPARQL; see `kg.query.ask`.

    ``store`` may also be the http(s) address of a SPARQL endpoint.
    """
    from kg import query

    with _asked(store) as graph:
        return query.ask(graph, name_or_text, params)


def coverage(
    *, store: Path | str = DEFAULT_STORE, city: str | None = None, language: str = "de"
) -> tuple["Coverage", ...]:
    """Return what is covered by city and year, of all cities or of one; for ``store`` see `ask`."""
    from kg.coverage import coverage_of

    params = {"lang": language} | ({"place": city} if city else {})
    counts, months = (ask(name, store=store, params=params).dicts() for name in ("coverage", "releases-by-month"))
    return tuple(coverage_of(counts, months))


def construct(name_or_text: str, *, store: Path | str = DEFAULT_STORE, params: Mapping[str, str] | None = None) -> str:
    """Return the graph that a CONSTRUCT or DESCRIBE gives, in Turtle; for ``store`` see `ask`."""
    from kg import query

    with _asked(store) as graph:
        return query.written_graph(query.construct(graph, name_or_text, params))


def analyse(name: NetworkName, *, store: Path = DEFAULT_STORE, language: str = "de") -> "Network":
    """Return a network of a store, every measure as an attribute of its nodes; names are in the language."""
    from kg import analyse as analysis
    from kg.ties import ties_of

    makers = {"cooperation": analysis.cooperation, "funding": analysis.funding, "visits": analysis.visits}
    rows = ask("ties-funding" if name == "funding" else "ties", store=store, params={"lang": language}).dicts()
    return analysis.measured(makers[name](ties_of(map(_plain, rows))))


def draw(network: "Network", path: Path, *, language: Literal["de", "en"] = "de") -> Path:
    """Draw a network to a .png or .svg file and return its path."""
    from kg.draw import picture

    return picture(network, path, language=language)


def export_graph(path: Path, *, store: Path = DEFAULT_STORE) -> int:
    """Write the named graphs of a store (.nq, .trig, .jsonld, also .gz), sorted; return the number of statements."""
    with Store.open(store) as opened:
        return opened.write(path)


def export_network(network: "Network", path: Path, *, form: str | None = None) -> tuple[Path, ...]:
    """Write a network for other tools; without ``form`` the ending of the path decides. Return the files."""
    from kg import export

    return export.write(network, path, form)


@contextmanager
def _asked(store: Path | str) -> Iterator[Askable]:
    """Give what answers: the graph of a store's folder, or an endpoint."""
    if isinstance(store, str) and "://" in store:
        from kg.store.endpoint import Endpoint

        yield Endpoint(store)
    else:
        with Store.open(Path(store)) as opened:
            yield opened.graph(memory=_COPIED)


def _plain(row: Mapping[str, Node | None]) -> dict[str, str | None]:
    return {column: term.text if isinstance(term, Value) else term for column, term in row.items()}
