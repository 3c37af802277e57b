"""Real SPARQL servers on this machine for the tests: Oxigraph's, and Virtuoso."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

__all__ = ["VIRTUOSO", "oxigraph", "told", "virtuoso"]

VIRTUOSO = shutil.which("virtuoso-t")
_INI = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{isql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
ServerThreads = 10
DefaultIsolation = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 100000
"""


def _free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def oxigraph(*options: str) -> Iterator[str]:
    """Run Oxigraph's server with a store in memory; give its address."""
    address = f"127.0.0.1:{_free()}"
    command = [str(Path(sys.executable).with_name("oxigraph")), "serve", "--bind", address, *options]
    with _served(command, f"http://{address}/"):
        yield f"http://{address}"


def told(server: str, turtle: str) -> None:
    """Load Turtle into the default graph of an Oxigraph server."""
    request = Request(f"{server}/store?default", data=turtle.encode(), headers={"Content-Type": "text/turtle"})
    urlopen(request, timeout=30).close()


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Run Virtuoso with a database in a folder; give its address. Its administrator is dba, with the password dba."""
    http = _free()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "virtuoso.ini").write_text(_INI.format(folder=folder, isql=_free(), http=http), encoding="utf-8")
    command = [str(VIRTUOSO), "+configfile", str(folder / "virtuoso.ini"), "+foreground"]
    with _served(command, f"http://127.0.0.1:{http}/sparql?query=ASK%7B%7D"):
        yield f"http://127.0.0.1:{http}"


@contextmanager
def _served(command: list[str], ready: str) -> Iterator[None]:
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                urlopen(ready, timeout=5).close()
                break
            except (URLError, OSError):
                time.sleep(0.1)
        yield
    finally:
        server.kill()
        server.wait()
