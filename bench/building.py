"""How long a build takes from the command line: the samples, the samples again, and many releases by several jobs."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Figure, once
from bench.synthetic import copies, sample_folder

__all__ = ["run"]


def run(*, quick: bool) -> list[Figure]:
    """Return the seconds of builds as a user waits for them, start of Python included."""
    number = 29 if quick else 290
    with TemporaryDirectory() as place:
        folder = Path(place)
        samples = sample_folder()
        figures = [
            Figure(name="29 samples", value=_built(samples, folder / "a"), unit="s", wanted="<= 5"),
            Figure(name="29 samples, nothing changed", value=_built(samples, folder / "a"), unit="s"),
        ]
        many = copies(number, folder / "releases")
        for jobs in (1, 2):
            seconds = _built(many, folder / f"b{jobs}", "--jobs", str(jobs), "--output", f"{folder}/{jobs}.nq")
            figures.append(Figure(name=f"{number} releases, --jobs {jobs}", value=seconds, unit="s"))
        same = (folder / "1.nq").read_bytes() == (folder / "2.nq").read_bytes()
        figures.append(Figure(name="the same bytes from both (1 is yes)", value=same, unit="", wanted="1"))
    return figures


def _built(releases: Path, store: Path, *options: str) -> float:
    command = [sys.executable, "-m", "kg", "build", str(releases), "--store", str(store), "--quiet", *options]
    return once(lambda: subprocess.run(command, check=True, capture_output=True))[0]
