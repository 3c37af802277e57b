"""The notebook tour runs from top to bottom, and is kept without its outputs."""

import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import nbformat

ROOT = Path(__file__).resolve().parent.parent
TOUR = ROOT / "docs" / "tour.ipynb"
READ: Final[Any] = nbformat.read
_RUN: Final = """
import sys, nbformat, nbclient
notebook = nbformat.read(sys.argv[1], as_version=4)
nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": sys.argv[2]}}).execute()
nbformat.write(notebook, sys.argv[3])
"""


def test_the_tour_runs_and_shows_what_it_promises(tmp_path: Path, environment: dict[str, str]) -> None:
    # In a process of its own: Jupyter's client leaves an event loop behind, with its sockets.
    env = {**environment, "PYTHONWARNINGS": "default", "IPYTHONDIR": str(tmp_path / "ipython")}
    done = tmp_path / "done.ipynb"
    ran = subprocess.run(
        [sys.executable, "-c", _RUN, str(TOUR), str(tmp_path), str(done)],
        env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2000:]
    notebook = READ(done, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    said = ["".join(output.get("text", "") for output in cell.outputs) for cell in code]
    assert "releases; 0 not read" in said[0]
    assert "Which programmes" in said[1] or "programme" in said[1]
    assert "2019-05-27-hildesheim" in "".join(said)
    assert any("image/png" in output.get("data", {}) for cell in code for output in cell.outputs)
    made = {path.name for path in (tmp_path / "tour").iterdir()}
    assert {"network.png", "map.png", "ulm-nis.png", "money.png", "network.gexf", "network.geojson"} <= made


def test_the_tour_is_kept_without_outputs() -> None:
    notebook = READ(TOUR, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(code) > 6
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
