"""Write a report as one page that needs nothing else: no script, no font, no request to anywhere."""

from collections import Counter
from html import escape
from typing import Final

from kg.validate.findings import Finding, Report
from kg.validate.shapes import shorten
from kg.validate.words import SEVERITY_WORDS, word

__all__ = ["page"]

_STYLE: Final = """
:root { color-scheme: light dark; --line: #767676; --violation: #a30000; --warning: #7a4b00; --info: #00507a; }
@media (prefers-color-scheme: dark) { :root { --violation: #ff9d94; --warning: #ffc66d; --info: #8fd0ff; } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 75rem; padding: 1rem; }
table { border-collapse: collapse; margin: 1rem 0 2rem; width: 100%; }
caption { font-weight: bold; padding: .5rem 0; text-align: left; }
th, td { border: 1px solid var(--line); overflow-wrap: anywhere; padding: .4rem .6rem; text-align: left;
  vertical-align: top; }
td.number { text-align: right; }
.violation { color: var(--violation); } .warning { color: var(--warning); } .info { color: var(--info); }
.scroll { overflow-x: auto; }
code { font-size: .85em; }
blockquote { border-left: .2rem solid var(--line); margin: .2rem 0; padding-left: .6rem; }
"""


def page(report: Report, language: str = "en", *, heading: str) -> str:
    """Return a report as a page in one language, with ``heading`` as its first sentence.

    Everything that comes from the graph is escaped.

    Examples
    --------
    >>> "<script" in page(Report(findings=(), shapes=(), engine="pyshacl"), heading="<script>alert(1)</script>")
    False
    """
    title = escape(word("title", language))
    parts = [
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>",
        f"<h1>{title}</h1>\n<p>{escape(heading)}</p>",
        _findings(report, language) if report.findings else "",
        _coverage(report, language),
        f"<p>{escape(word('engine', language))} {escape(report.engine)}.</p>",
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(part for part in parts if part)


def _findings(report: Report, language: str) -> str:
    names = ("severity", "rule", "thing", "value", "advice", "passage")
    rows = "\n".join(_row(finding, language) for finding in report.findings)
    return _table(word("findings", language), [word(name, language) for name in names], rows)


def _row(finding: Finding, language: str) -> str:
    kind = escape(SEVERITY_WORDS[finding.severity][language][0])
    value = "" if finding.value_label is None else f"{escape(finding.value_label)}"
    quotes = [f"<blockquote>{escape(said.exact)}</blockquote>\n{escape(said.release)}" for said in finding.evidence]
    releases = quotes or [escape(", ".join(finding.releases))]
    cells = (
        f'<th scope="row" class="{finding.severity}">{kind}</th>',
        f"<td><code>{escape(shorten(finding.constraint))}</code><br><code>{escape(finding.path)}</code></td>",
        f"<td>{escape(finding.label)}<br><code>{escape(finding.focus)}</code></td>",
        f"<td>{value}</td>",
        f"<td>{escape(finding.messages[language])}</td>",
        f"<td>{'<br>'.join(releases)}</td>",
    )
    return f"<tr>{''.join(cells)}</tr>"


def _coverage(report: Report, language: str) -> str:
    found = Counter(finding.shape for finding in report.findings)
    rows = "\n".join(
        f'<tr><th scope="row">{escape(shape.labels.get(language) or shorten(shape.shape))}</th>'
        f'<td class="number">{shape.nodes}</td><td class="number">{found[shape.shape]}</td>'
        f"<td>{'' if shape.nodes else escape(word('unmet', language))}</td></tr>"
        for shape in report.shapes
    )
    names = ("shape", "nodes", "findings", "remark")
    return _table(word("coverage", language), [word(name, language) for name in names], rows)


def _table(caption: str, columns: list[str], rows: str) -> str:
    heads = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}">\n'
        f"<table>\n<caption>{escape(caption)}</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )
