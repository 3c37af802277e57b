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

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, Unpack

from kg.errors import InputError, StoreError
from kg.exchange import (
    DEFAULT_STORE,
    export_dataset,
    import_list,
    reconcile_list,
    reference,
    reference_template,
)
from kg.model import Iri
from kg.steward import (
    add,
    apply_answers,
    confirm,
    correct,
    different,
    judged_in,
    judgement_log,
    judgements_file,
    reject,
    review,
    same,
    undo,
)
from kg.store import Askable, Graph, Store, Table

if TYPE_CHECKING:
    from kg.analyse import Plan
    from kg.coverage import Coverage
    from kg.evaluate import Scores
    from kg.network import Network
    from kg.pipeline import BuildReport, CheckReport, DryRun, Info, Meeting, Shown
    from kg.pipeline.networks import Narrowing
    from kg.query import Answer, Question
    from kg.reconcile import Match
    from kg.store.access import Access
    from kg.store.push import Pushed
    from kg.validate import Report

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

# What is heavy (readers, rdflib, NetworkX, Matplotlib) is imported where it is used: `kg --help` shall not wait for it.
# Up to so many statements, a copy in memory is made in less time than a slow question takes on disk.
_COPIED: Final = 100_000


def build(  # noqa: PLR0913 - the options of the command, each by its name
    paths: Iterable[str | Path] = (),
    *,
    store: Path = DEFAULT_STORE,
    output: Path | None = None,
    jobs: int = 1,
    prune: bool = False,
    extractor: str = "de",
    progress: Callable[[int], None] | None = None,
    judgements: Path | None = None,
    reference: Sequence[Path] | None = None,
) -> "BuildReport":
    """Read releases and bring a store up to date with them; it is made if there is none.

    Without ``paths``, those that the store keeps are read anew by the rules of now. ``extractor`` names an entry point
    of the group ``kg.extractors``, ``judgements`` the file of what people have judged (see `judgements_file`);
    ``reference`` are folders of own reference data (None: those that the store keeps; an empty list: no more). See
    `kg.pipeline.build` for the others.

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
            judged=judged_in(store, judgements),
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
    options["judgements"] = options.get("judgements") or judgements_file(store)
    return pipeline.dry_run(store, lambda copy: build(paths, store=copy, **options))


def withdraw(
    releases: Iterable[str], *, store: Path = DEFAULT_STORE, judgements: Path | None = None
) -> tuple[str, ...]:
    """Remove releases from a store and return their identifiers; if it lacks one of them, nothing is removed."""
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.withdraw(opened, releases, judged=judged_in(store, judgements))


def validate(
    files: Sequence[Path] = (),
    *,
    store: Path | str = DEFAULT_STORE,
    shapes: Path | None = None,
    only: Iterable[str] = (),
    changed: bool = False,
) -> "Report":
    """Validate RDF files or, where none is given, a store or what an endpoint has; by the shapes, or those of a folder.

    ``only`` names releases: looked at is what they speak of and what depends on what they alone say. ``changed`` looks
    at what the last build, withdrawal or other change of the store may have altered. Both take a store in a folder.
    """
    from kg import validate as validation

    if files:
        return validation.validate_files(files, shapes=shapes)
    if _is_address(store):
        if changed or (only := tuple(only)):
            what = "is an endpoint, of which only the whole can be looked at"
            raise InputError(where=str(store), what=what, remedy="leave out --only and --changed")
        with _whole(store) as graph:
            return validation.validate(graph, shapes=shapes)
    with Store.open(Path(store)) as opened:
        return validation.validate_store(opened, shapes=shapes, only=only, changed=changed)


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


def facts(release: str, *, store: Path = DEFAULT_STORE, judgements: Path | None = None) -> tuple["Shown", ...]:
    """Return what a release says, with the words that say it and what people judged, in the order of its text."""
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.facts_of(opened, release, judged=judged_in(store, judgements))


def reasoned(release: str, *, store: Path = DEFAULT_STORE, judgements: Path | None = None) -> tuple["Shown", ...]:
    """Return what a release says as `facts` does, with the reasons for reading it so."""
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.reasoned(opened, release, judged=judged_in(store, judgements))


def resolved(iri: str, *, store: Path = DEFAULT_STORE) -> str:
    """Return the IRI that has replaced an old one, or the same where none has.

    Raises
    ------
    InputError
        If several have replaced it, because what bore it was parted.
    """
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.resolved(opened, Iri(iri))


def meeting(iri: str, *, store: Path = DEFAULT_STORE) -> "Meeting":
    """Return the mentions that meet in the IRI of a person, organisation, agreement or event, and why they are one."""
    from kg import pipeline

    with Store.open(store) as opened:
        return pipeline.meeting(opened, Iri(iri))


def questions() -> tuple["Question", ...]:
    """Return the named questions, by name."""
    from kg import query

    return query.catalogue()


def question(name_or_text: str) -> "Question":
    """Return the question of a name, or the one that the text of a query makes."""
    from kg import query

    return query.prepare(name_or_text)


def access(
    store: Path | str, *, user: str = "", token_file: Path | None = None, timeout: float | None = None
) -> "Access | None":
    """Return what there is to log in to an endpoint with; None where the store is a folder.

    Raises
    ------
    StoreError
        If a file with a token or password cannot be read, or the address has a password in it.
    """
    from kg.store.access import access_for

    if not _is_address(store):
        return None
    return access_for(str(store), os.environ, user=user, token_file=token_file, timeout=timeout)


def answer(  # noqa: PLR0913 - what can be chosen, each by its name
    name_or_text: str,
    *,
    store: Path | str = DEFAULT_STORE,
    access: "Access | None" = None,
    params: Mapping[str, str] | None = None,
    language: str | None = None,
    timeout: float | None = None,
    limit: int | None = None,
    labels: bool = False,
    here: bool = False,
) -> "Answer":
    """Return what a question of any form gives, asked in a process that is killed when the time is over.

    ``store`` may also be the http(s) address of a SPARQL endpoint, ``access`` says how to log in there; with ``here``
    its graphs are fetched and asked on this machine. For the rest and for what is raised see `kg.query.Worker.answer`.
    """
    from kg import query

    if _is_address(store):
        with (_whole if here else _asked)(store, access) as graph:
            return query.answered(graph, name_or_text, params, language=language, limit=limit, labels=labels)
    with query.Worker(store, memory=_COPIED) as worker:
        return worker.answer(name_or_text, params, language=language, timeout=timeout, limit=limit, labels=labels)


def explain(
    name_or_text: str,
    *,
    store: Path | str = DEFAULT_STORE,
    access: "Access | None" = None,
    params: Mapping[str, str] | None = None,
    language: str | None = None,
) -> str:
    """Return the SPARQL of a question with the values in their places; see `kg.query.explain`."""
    from kg import query

    with _asked(store, access) as graph:
        return query.explain(graph, name_or_text, params, language)


def ask(
    name_or_text: str,
    *,
    store: Path | str = DEFAULT_STORE,
    params: Mapping[str, str] | None = None,
    access: "Access | None" = None,
) -> Table:
    """Return the rows that answer a named question, or a SELECT or ASK in SPARQL; see `kg.query.ask`.

    ``store`` may also be the http(s) address of a SPARQL endpoint.
    """
    from kg import query

    with _asked(store, access) as graph:
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


def frame(
    name_or_text: str,
    *,
    store: Path | str = DEFAULT_STORE,
    params: Mapping[str, str] | None = None,
    library: Literal["pandas", "polars"] = "pandas",
) -> Any:
    """Return the rows that answer a question as a frame of pandas or polars; for the rest see `ask`.

    Raises
    ------
    QueryError
        As `kg.query.ask` does, and if the library is not installed (the extra ``frames``).
    """
    from kg import query

    return query.frame(ask(name_or_text, store=store, params=params), library)


def push(  # noqa: PLR0913 - what can be chosen, each by its name
    address: str,
    *,
    store: Path = DEFAULT_STORE,
    access: "Access | None" = None,
    by: Literal["auto", "update", "graphs"] = "auto",
    update: str = "",
    graphs: str = "",
    progress: Callable[[int], None] | None = None,
) -> "Pushed":
    """Bring a remote store up to a store's named graphs: only what has changed; see `kg.store.push.push`."""
    from kg.store.endpoint import Endpoint
    from kg.store.push import push as pushed

    endpoint = Endpoint(address, access=access or _login(address))
    with Store.open(store) as opened:
        return pushed(opened.raw, endpoint, by=by, update=update, graphs=graphs, progress=progress)


def reconcile(
    endpoint: str,
    *,
    kind: Literal["municipality", "organisation"] = "municipality",
    store: Path | str = DEFAULT_STORE,
    access: "Access | None" = None,
    progress: Callable[[int], None] | None = None,
) -> tuple["Match", ...]:
    """Match a store's municipalities or organisations with Wikidata; see `kg.reconcile.reconcile`.

    ``endpoint`` is the address of what answers as Wikidata does, ``access`` says how to log in there.
    """
    from kg import reconcile as reconciling
    from kg.store.endpoint import Endpoint

    with _asked(store) as graph:
        subjects = reconciling.subjects_of(graph, kind)
    asked = Endpoint(endpoint, access=access or _login(endpoint))
    return reconciling.reconcile(subjects, asked, progress=progress)


def networks() -> tuple["Plan", ...]:
    """Return the networks that come with the program, by name."""
    from kg import analyse as analysing

    return tuple(analysing.delivered().values())


def network(
    name: str, *, store: Path | str = DEFAULT_STORE, language: str = "de", **narrowing: "Unpack[Narrowing]"
) -> "Network":
    """Return a network of a store or an endpoint: one of `networks`, or one that a .yaml file declares.

    Names are in the language; ``years``, ``countries`` and ``kinds`` narrow it as in `kg.pipeline.networks`.
    """
    from kg.pipeline.networks import network_from

    with _asked(store) as graph:
        return network_from(graph, name, language=language, **narrowing)


def node(network: "Network", text: str, *, store: Path | str = DEFAULT_STORE) -> str:
    """Return the id of the node of a network that has a name, in any language that the store knows."""
    from kg.pipeline.networks import node_named

    with _asked(store) as graph:
        return node_named(graph, network, text)


def analyse(
    name: str, *, store: Path | str = DEFAULT_STORE, language: str = "de", **narrowing: "Unpack[Narrowing]"
) -> "Network":
    """Return a `network` with every measure as an attribute of its nodes."""
    from kg import analyse as analysing

    return analysing.measured(network(name, store=store, language=language, **narrowing))


def draw(network: "Network", path: Path, *, language: Literal["de", "en"] = "de") -> Path:
    """Draw a network to a .png or .svg file and return its path."""
    from kg.draw import picture

    return picture(network, path, language=language)


def draw_map(network: "Network", path: Path, *, language: Literal["de", "en"] = "de") -> Path:
    """Draw the ties of a network on a map, to a .png or .svg file, and return its path."""
    from kg.draw import land_map

    return land_map(network, path, language=language)


def draw_timeline(
    one: str, other: str, path: Path, *, store: Path | str = DEFAULT_STORE, language: Literal["de", "en"] = "de"
) -> Path:
    """Draw what two municipalities have agreed and done together, to a .png or .svg file, and return its path."""
    from kg.pipeline.pictures import timeline_of

    with _asked(store) as graph:
        return timeline_of(graph, (one, other), path, language=language)


def draw_funding(path: Path, *, store: Path | str = DEFAULT_STORE, language: Literal["de", "en"] = "de") -> Path:
    """Draw through which hands money goes, to a .png or .svg file, and return its path."""
    from kg.pipeline.pictures import flow_of

    with _asked(store) as graph:
        return flow_of(graph, path, language=language)


def export_graph(path: Path, *, store: Path | str = DEFAULT_STORE) -> int:
    """Write the named graphs of a store (.nq, .trig, .jsonld, also .gz), sorted; return the number of statements.

    ``store`` may also be the http(s) address of a SPARQL endpoint.
    """
    from kg.store.output import write

    if _is_address(store):
        with _whole(store) as graph:
            return write(graph.raw, path)
    with Store.open(Path(store)) as opened:
        return opened.write(path)


def export_network(network: "Network", path: Path, *, form: str | None = None) -> tuple[Path, ...]:
    """Write a network for other tools; without ``form`` the ending of the path decides. Return the files."""
    from kg import export

    return export.write(network, path, form)


@contextmanager
def _asked(store: Path | str, access: "Access | None" = None) -> Iterator[Askable]:
    """Give what answers: the graph of a store's folder, or an endpoint."""
    if _is_address(store):
        from kg.store.endpoint import Endpoint

        yield Endpoint(str(store), access=access or _login(str(store)))
    else:
        with Store.open(Path(store)) as opened:
            yield opened.graph(memory=_COPIED)


@contextmanager
def _whole(store: Path | str, access: "Access | None" = None) -> Iterator[Graph]:
    """Give the graph of a store's folder, or a copy of all that an endpoint has."""
    if _is_address(store):
        from kg.store.endpoint import Endpoint
        from kg.store.remote import fetch

        yield fetch(Endpoint(str(store), access=access or _login(str(store))))
    else:
        with Store.open(Path(store)) as opened:
            yield opened.graph()


def _login(address: str) -> "Access":
    from kg.store.access import access_for

    return access_for(address, os.environ)


def _is_address(store: Path | str) -> bool:
    return isinstance(store, str) and "://" in store
