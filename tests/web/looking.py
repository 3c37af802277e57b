"""Judges a page as a tool for accessibility does, and as a ruler and a scale do."""

import gzip
import os
from functools import cache
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page

__all__ = ["faults", "kilobytes_of_scripts", "look_at", "overflow"]

_AXE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
_OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > width + 1);
  return wide.slice(0, 5).map(e => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`);
}"""
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def faults(page: Page) -> list[str]:
    """Return what axe-core finds wrong, each with its place."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(_axe())
    found = page.evaluate("tags => axe.run({runOnly: tags, resultTypes: ['violations']})", _RULES)
    return [
        f"{fault['id']} {node['target']}: {fault['help']}" for fault in found["violations"] for node in fault["nodes"]
    ]


@cache
def _axe() -> str:
    # `make web` installs it; it is for tests only and in no bundle.
    return _AXE.read_text("utf-8")


def overflow(page: Page) -> list[str]:
    """Return what makes a page wider than its window, outermost first; nothing if it is not."""
    return list(page.evaluate(_OVERFLOW))


def kilobytes_of_scripts(addresses: list[str]) -> float:
    """Return the size of the scripts among these addresses, each compressed as gzip does."""
    scripts = {address for address in addresses if address.partition("?")[0].endswith(".js")}
    return sum(_compressed(address) for address in scripts) / 1000


@cache
def _compressed(address: str) -> int:
    with urlopen(address) as answer:
        return len(gzip.compress(answer.read(), mtime=0))


def look_at(page: Page, name: str) -> None:
    """Judge a page in the state it is in, and take a picture of it: into the folder that KG_PICTURES names, or none."""
    folder = os.environ.get("KG_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
    found = faults(page)
    assert not found, "\n".join(found)
