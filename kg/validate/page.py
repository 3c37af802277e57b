"""Write a report as one page that needs nothing else: it can be filtered, and without its script it is a plain list."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final

from kg.validate.findings import SEVERITIES, Finding, Passage, Report
from kg.validate.groups import By, Group, sentence
from kg.validate.shapes import shorten
from kg.validate.words import SEVERITY_WORDS, number, word

__all__ = ["page"]

_HERE: Final = Path(__file__).parent
# So many findings a browser shows at once; the others lie beside them, for its script to bring when there is time, or
# for a browser without scripts to show.
_AT_ONCE: Final = 100
_TOGETHER: Final = 200
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'"


def page(report: Report, language: str = "en", *, heading: str, groups: Sequence[Group] = (), by: By = "shape") -> str:
    """Return a report as a page in one language, with ``heading`` as its first sentence.

    Everything that comes from the graph is escaped. The page asks nothing of any server; its only script is its own,
    and its policy lets no other run.

    Examples
    --------
    >>> "<script>alert" in page(Report(findings=(), shapes=(), engine="pyshacl"), heading="<script>alert(1)</script>")
    False
    """
    title, script = escape(word("title", language)), _asset("page.js")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    releases = sorted({finding.release for group in groups for finding in group.findings if finding.release})
    parts = [
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY.format(digest=digest)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>\n<style>{_asset('page.css')}</style>\n</head>\n<body>",
        f'<a class="skip" href="#findings">{escape(word("jump", language))}</a>',
        f"<header>\n<h1>{title}</h1>\n<p>{escape(heading)}</p>\n{_counts(report, language)}\n</header>",
        '<main id="findings">',
        _form(report, language, groups, releases),
        *_groups(groups, language, by, {name: str(place) for place, name in enumerate(releases)}),
        _coverage(report, language),
        f"</main>\n<footer><p>{escape(word('engine', language))} {escape(report.engine)}.</p></footer>",
        f"<script>{script}</script>\n</body>\n</html>\n" if groups else "</body>\n</html>\n",
    ]
    return "\n".join(part for part in parts if part)


@cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _counts(report: Report, language: str) -> str:
    named = ((level, count, SEVERITY_WORDS[level][language][count != 1]) for level, count in report.counts.items())
    tiles = (f'<li class="{level}"><b>{number(count, language)}</b>{escape(name)}</li>' for level, count, name in named)
    return f'<ul class="counts">{"".join(tiles)}</ul>'


def _form(report: Report, language: str, groups: Sequence[Group], releases: Sequence[str]) -> str:
    """Return the filters, hidden until the script can serve them."""
    if not groups:
        return ""
    met = {finding.shape for group in groups for finding in group.findings}
    shapes = [(shorten(shape.shape), shape.labels.get(language) or shorten(shape.shape)) for shape in report.shapes
              if shape.shape in met]  # fmt: skip
    levels = [(level, SEVERITY_WORDS[level][language][0]) for level in SEVERITIES]
    named = [(str(place), name) for place, name in enumerate(releases)]
    shown = sum(len(group.findings) for group in groups)
    text = word("shown", language).format(n="{n}", all=number(sum(group.total for group in groups), language))
    return "\n".join(
        [
            f'<form id="filter" hidden="" aria-label="{escape(word("filter", language))}">',
            _select("severity", word("severity", language), levels, language),
            _select("shape", word("shape", language), sorted(shapes, key=lambda shape: shape[1]), language),
            _select("release", word("release", language), named, language),
            f'<label>{escape(_capital(word("search", language)))} <input type="search" name="words" /></label>',
            f'<button type="reset">{escape(word("reset", language))}</button>',
            f'<output id="shown" data-text="{escape(text)}">{escape(text.format(n=number(shown, language)))}</output>',
            "</form>",
        ]
    )


def _select(name: str, label: str, options: Sequence[tuple[str, str]], language: str) -> str:
    listed = "".join(f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in options)
    every = f'<option value="">{escape(word("all", language))}</option>'
    return f'<label>{escape(_capital(label))} <select name="{name}">{every}{listed}</select></label>'


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _groups(groups: Sequence[Group], language: str, by: By, places: dict[str, str]) -> Iterator[str]:
    room = _AT_ONCE
    for place, group in enumerate(groups):
        if not group.findings:
            continue
        items = [_item(finding, language, by, places) for finding in group.findings]
        first = group.findings[0]
        common = _advice(first, language) if by == "shape" else ""
        colour = first.severity if by == "shape" else ""
        yield (
            f'<section class="group" aria-labelledby="g{place}">\n'
            f'<h2 id="g{place}" class="{colour}">{escape(group.title)}</h2>\n{common}'
        )
        yield from _lists(items, room)
        room = max(0, room - len(items))
        if group.omitted:
            yield f"<p>… {escape(word('more', language).format(n=number(group.omitted, language)))}</p>"
        yield "</section>"


def _lists(items: Sequence[str], room: int) -> Iterator[str]:
    """Yield the findings of a group: as many as there is room for, the others in parcels for the script."""
    if items[:room]:
        yield "\n".join(['<ol class="findings">', *items[:room], "</ol>"])
    for first in range(room, len(items), _TOGETHER):
        parcel = "\n".join(items[first : first + _TOGETHER])
        yield f'<noscript><ol class="findings" start="{first + 1}">\n{parcel}\n</ol></noscript>'


def _advice(finding: Finding, language: str) -> str:
    why = finding.reasons.get(language)
    reason = f'<p class="why">{escape(word("why", language))}: {escape(why)}</p>\n' if why else ""
    return f"<p>{escape(finding.messages.get(language, ''))}</p>\n{reason}"


def _item(finding: Finding, language: str, by: By, places: dict[str, str]) -> str:
    spoken = dict.fromkeys([finding.release, *(said.release for said in finding.evidence)])
    attributes = f'data-v="{finding.severity}" data-c="{escape(shorten(finding.shape))}"'
    listed = " ".join(places[name] for name in spoken if name in places)
    if by == "shape":
        head = f"<p>{escape(_subject(finding, language))}</p>"
    else:
        kind = escape(SEVERITY_WORDS[finding.severity][language][0].capitalize())
        name = escape(shorten(finding.constraint).removeprefix("mcs:"))
        head = (
            f'<p><b class="{finding.severity}">{kind}: {name}</b></p>\n<p>{escape(sentence(finding, language))}</p>\n'
            + _advice(finding, language).partition("</p>\n")[2]
        )
    quotes = "".join(_quote(said, language) for said in finding.evidence[:1])
    others = ", ".join(escape(name) for name in list(spoken)[1:])
    also = f'<p class="soft">{escape(word("releases", language))}: {others}</p>' if others else ""
    commands = "".join(f"<code>{escape(command)}</code>" for command in finding.commands)
    code = f"<pre>{commands}</pre>" if commands else ""
    return f'<li {attributes} data-r="{listed}" data-n="{escape(finding.focus)}">{head}{quotes}{also}{code}</li>'


def _subject(finding: Finding, language: str) -> str:
    return sentence(finding, language).removesuffix(f": {finding.messages.get(language, '')}")


def _quote(said: Passage, language: str) -> str:
    line = "" if said.line is None else f", {word('line', language).format(n=said.line)}"
    words = f"{escape(said.before)}<mark>{escape(said.exact)}</mark>{escape(said.after)}"
    return f"<blockquote>{words} <cite>{escape(said.release + line)}</cite></blockquote>"


def _coverage(report: Report, language: str) -> str:
    found = Counter(finding.shape for finding in report.findings)
    rows = "\n".join(
        f'<tr><th scope="row">{escape(shape.labels.get(language) or shorten(shape.shape))}</th>'
        f'<td class="number">{number(shape.nodes, language)}</td>'
        f'<td class="number">{number(found[shape.shape], language)}</td>'
        f"<td>{escape(_remark(shape.targets, shape.nearest, language)) if shape.unmet else ''}</td></tr>"
        for shape in report.shapes
    )
    names = [word(name, language) for name in ("shape", "nodes", "findings", "remark")]
    heads = "".join(f'<th scope="col">{escape(_capital(column))}</th>' for column in names)
    caption = escape(word("coverage", language))
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}">\n'
        f"<table>\n<caption>{caption}</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _remark(targets: Sequence[str], nearest: str, language: str) -> str:
    hint = f" {word('nearest', language).format(name=nearest).capitalize()}" if nearest else ""
    return f"{word('unmet', language)} ({', '.join(targets)}){hint}"
