"""Draw a network as suits it: circles for who cooperates with whom, two columns for who funds what."""

from pathlib import Path
from typing import Literal

from kg.draw.circles import circles, page_of
from kg.draw.columns import column_page_of, columns
from kg.draw.legend import told
from kg.draw.letters import drawable
from kg.draw.sheet import sheet
from kg.draw.words import say
from kg.network import Network

__all__ = ["picture"]


def picture(network: Network, path: Path, *, language: Literal["de", "en"] = "de", title: str | None = None) -> Path:
    """Draw a network to a PNG or SVG file (by the ending of ``path``) and return its path.

    Circles are sized by strength and coloured by the attribute ``community``, where nodes have it. Of more than 150
    nodes the strongest are drawn, and the caption says so. A network with two sides gets two columns with lines
    between. Title, legend and caption are German or English. The same network gives the same file on the same
    machine; a missing folder is made, a file that exists is replaced.

    Raises
    ------
    InputError
        If the ending is neither .png nor .svg, or the file cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     drawn = picture(Network.of_weights({("Köln", "Lille"): 3}), Path(folder) / "net.svg", language="en")
    ...     print("Network</dc:title>" in drawn.read_text(encoding="utf-8"))
    True
    """
    heading = drawable(title or network.about.title or say("title", language))
    with sheet(*(column_page_of(network) if network.sides else page_of(network))) as page:
        (columns if network.sides else circles)(page, network, language, heading)
        page.save(path, heading, told(network, language))
    return path
