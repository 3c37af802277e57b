"""The process that answers for `kg serve` ends without a word when the server is gone."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kg import api
from kg.serve.worker.origin import RECORD, record
from kg.store import Store

_COMMAND = (sys.executable, "-c", "import sys; from kg.serve.worker.origin import main; main(sys.argv[1:])")


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("memory", b""),
        ("memory", b"<http://e.org/a> <http://e.o"),
        ("snapshot", b""),
        ("remote", b'["http'),
        ("memory", b"\n"),
    ],
)
def test_a_server_may_be_gone_before_all_is_told(environment: dict[str, str], kind: str, told: bytes) -> None:
    ours, theirs = socket.socketpair()
    with theirs:
        ours.close()
        command = [*_COMMAND, str(theirs.fileno()), kind]
        ended = subprocess.run(
            command,
            env=environment,
            pass_fds=[theirs.fileno()],
            input=told,
            capture_output=True,
            timeout=60,
            check=False,
        )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


def test_a_server_that_is_gone_takes_its_questions_with_it(
    environment: dict[str, str], samples: Path, tmp_path: Path
) -> None:
    api.build([samples / "2025-05-09-pirna-terezin.md"], store=tmp_path / "store")
    with Store.open(tmp_path / "store") as store:
        quads = tmp_path / "quads.nq"
        with quads.open("wb") as stream:
            store.graph().dump(stream)
    ours, theirs = socket.socketpair()
    asked, answers = socket.socketpair()
    command = [*_COMMAND, str(theirs.fileno()), "memory"]
    with quads.open("rb") as stream, theirs:
        process = subprocess.Popen(
            command,
            env=environment,
            pass_fds=[theirs.fileno()],
            stdin=stream,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    with ours:
        assert ours.recv(RECORD).split() == [b"ready"]
        with answers:
            socket.send_fds(ours, [record("ask", 1, 60.0, 0)], [answers.fileno()])
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while not children.read_text(encoding="ascii").split():
            pass
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, b"", b"")
    with asked:
        asked.settimeout(60)
        assert asked.recv(1) == b""
