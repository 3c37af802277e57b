"""A question that takes too long is stopped, one that gives too much is cut, and Ctrl-C ends it at once."""

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kg import api
from kg.errors import QueryError, StoppedError, StoreError
from kg.query import Worker, named
from kg.query.desk import Place
from kg.store import Store
from tests.conftest import Kg

# Takes hours: every pair of pairs of statements.
_KILLER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(STR(?a)) > STRLEN(STR(?g))) }"
_ALL = "SELECT ?s { ?s ?p ?o } ORDER BY ?s"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """Return a store of one release, which no test may change."""
    store = tmp_path_factory.mktemp("one") / "kg-store"
    api.build([samples / "2025-05-09-pirna-terezin.md"], store=store)
    return store


@pytest.fixture(scope="module")
def snapshot(folder: Path) -> Path:
    """Return a snapshot of that store."""
    with Store.open(folder) as store:
        return store.snapshot(folder.parent / "snapshot")


def test_what_takes_too_long_is_stopped_and_the_next_question_is_answered(folder: Path) -> None:
    with Worker(folder) as worker:
        with pytest.raises(StoppedError, match=r"query: has not been answered within 0\.5 seconds and was stopped"):
            worker.answer(_KILLER, timeout=0.5)
        assert worker.answer("ASK { ?s ?p ?o }", timeout=60).rows == 1


def test_a_question_can_be_stopped_from_another_thread(snapshot: Path) -> None:
    with Worker(snapshot) as worker:
        worker.answer("ASK {}")
        threading.Timer(0.3, worker.kill).start()
        with pytest.raises(StoppedError, match="query: was stopped; ask again"):
            worker.answer(_KILLER)
        assert worker.answer("ASK {}").rows == 1


def test_a_limit_cuts_rows_off_and_says_so(snapshot: Path) -> None:
    with Worker(snapshot) as worker:
        cut, whole = worker.answer(_ALL, limit=3), worker.answer(_ALL)
        assert (cut.rows, cut.more, whole.more) == (3, True, False)
        assert not worker.answer(_ALL, limit=whole.rows).more


def test_a_store_that_fits_into_memory_stays_free_for_others(folder: Path) -> None:
    with Worker(folder) as worker:
        worker.answer("ASK {}")
        Store.open(folder).close()
    with Worker(folder, memory=0) as worker:
        worker.answer("ASK {}")
        with pytest.raises(StoreError, match="is in use by another process"):
            Store.open(folder)
    with Worker(folder, memory=0) as worker:  # The one before has let it go.
        worker.answer("ASK {}")


def test_several_read_one_snapshot_while_its_store_changes(folder: Path, snapshot: Path) -> None:
    with Store.open(folder), Worker(snapshot, memory=0) as one, Worker(snapshot, memory=0) as two:
        assert one.answer(_ALL).rows == two.answer(_ALL).rows > 100


def test_errors_come_back_as_they_were_raised(snapshot: Path) -> None:
    with Worker(snapshot) as worker:
        with pytest.raises(QueryError) as error:
            worker.answer("partners-of-city", {"place": "Pirma"})
        assert error.value.what == "the graph knows no municipality 'Pirma'"
        assert error.value.remedy == "did you mean Pirna?"
        with pytest.raises(QueryError, match="is not valid SPARQL"):
            worker.answer("SELECT ?s {")
        with pytest.raises(QueryError):
            worker.answer("DELETE WHERE { ?s ?p ?o }")
        assert worker.answer(_ALL).rows > 100


def test_an_unknown_place_is_named(tmp_path: Path) -> None:
    with Worker(tmp_path / "none") as worker, pytest.raises(StoreError, match="holds no store"):
        worker.answer("ASK {}")


def test_another_server_is_asked_only_where_that_is_allowed(snapshot: Path) -> None:
    query = "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"
    with (
        Worker(snapshot, services=False) as worker,
        pytest.raises(QueryError, match=r"asks another server \(SERVICE\), which is not allowed here"),
    ):
        worker.answer(query)
    with Worker(snapshot) as worker, pytest.raises(QueryError, match="cannot be asked"):
        worker.answer(query)


def test_a_graph_comes_back_whole(snapshot: Path) -> None:
    with Worker(snapshot) as worker:
        answer = worker.answer("CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }")
    assert answer.graph is not None
    assert answer.rows == len(answer.graph.raw) > 10


def test_values_are_completed_and_queries_explained(snapshot: Path) -> None:
    (place, *_) = named("partners-of-city").params
    with Worker(snapshot) as worker:
        (choice,) = worker.choices(place, "pir", language="en")
        assert (choice.label, choice.hint) == ("Pirna", "Germany")
        assert f"VALUES ?place {{ <{choice.value}> }}" in worker.explain("partners-of-city", {"place": choice.value})


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_a_question_at_once_and_leaves_no_process(
    folder: Path, tmp_path: Path, environment: dict[str, str], number: signal.Signals
) -> None:
    (tmp_path / "killer.rq").write_text(_KILLER, encoding="utf-8")
    command = [sys.executable, "-m", "kg", "query", str(tmp_path / "killer.rq"), "--store", str(folder)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    for _ in range(600):
        if child := children.read_text(encoding="ascii").split():
            break
        time.sleep(0.05)
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert process.returncode == (130 if number == signal.SIGINT else -signal.SIGTERM)
    assert (out, err) == ("", "")
    for _ in range(600):
        if not Path(f"/proc/{child[0]}").exists():
            break
        time.sleep(0.05)
    assert not Path(f"/proc/{child[0]}").exists()


@pytest.mark.parametrize("last", [0, 1])
@pytest.mark.parametrize("requests", [0, 1])
def test_who_asks_may_be_gone_before_or_within_any_message(
    snapshot: Path, environment: dict[str, str], requests: int, last: int
) -> None:
    asked = ("answer", {"name_or_text": "ASK {}"})
    messages = [Place(place=str(snapshot), memory=0), *[asked] * requests]
    told = b"".join(pickle.dumps(message) for message in messages)
    # With `last`, the message that comes after them breaks off.
    told += pickle.dumps(asked)[:20] * last
    command = [sys.executable, "-c", "from kg.query.desk import main; main()"]
    ended = subprocess.run(command, env=environment, input=told, capture_output=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.parametrize("told", [b"", b"\x80"])
def test_who_asks_may_be_gone_before_a_place_is_told(environment: dict[str, str], told: bytes) -> None:
    command = [sys.executable, "-c", "from kg.query.desk import main; main()"]
    ended = subprocess.run(command, env=environment, input=told, capture_output=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


def test_an_answer_that_nobody_takes_ends_the_process(snapshot: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", "from kg.query.desk import main; main()"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        pickle.dump(Place(place=str(snapshot), memory=0), process.stdin)
        pickle.dump(("answer", {"name_or_text": "ASK {}"}), process.stdin)
        process.stdin.flush()
        assert (process.wait(60), process.stderr.read()) == (0, b"")


def test_the_command_stops_and_cuts_honestly(folder: Path, kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "killer.rq").write_text(_KILLER, encoding="utf-8")
    stopped = kg("query", "killer.rq", "--store", str(folder), "--timeout", "0.5", "--lang", "de")
    assert stopped.returncode == 2
    assert stopped.stderr == (
        "Fehler: query: war nach 0.5 Sekunden nicht beantwortet und wurde abgebrochen; "
        "weniger fragen oder die Wartezeit erhöhen\n"
    )
    cut = kg("query", "-", "--store", str(folder), "--limit", "2", "--format", "csv", stdin=_ALL)
    assert len(cut.stdout.splitlines()) == 3
    assert cut.stderr == "There are more rows than these 2; raise --limit to see them.\n"


def test_a_worker_that_dies_is_named_and_replaced(snapshot: Path) -> None:
    with Worker(snapshot) as worker:
        worker.answer("ASK {}")
        process = worker._process
        assert process is not None
        threading.Timer(0.3, lambda: os.kill(process.pid, signal.SIGKILL)).start()
        with pytest.raises(StoreError, match="the process that answers has ended"):
            worker.answer(_KILLER)
        assert worker.answer("ASK {}").rows == 1
