"""The notebook tour runs from top to bottom, and is kept without its outputs."""

from pathlib import Path
from typing import Any, Final

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
TOUR = ROOT / "docs" / "tour.ipynb"
READ: Final[Any] = nbformat.read


@pytest.mark.filterwarnings("ignore")
def test_the_tour_runs_and_shows_what_it_promises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    notebook = READ(TOUR, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
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
