"""Write a report as text for a terminal: groups of findings, each with its sentence, the span marked, and a command."""

from collections.abc import Iterator

from kg.validate.findings import Finding, Passage
from kg.validate.groups import By, Group, sentence
from kg.validate.shapes import shorten
from kg.validate.words import SEVERITY_WORDS, number, word

__all__ = ["lines", "marked"]


def lines(group: Group, language: str, by: By) -> Iterator[str]:
    """Yield the lines of one group of findings.

    What all findings of a constraint have in common is told once.
    """
    yield group.title
    together = by == "shape" and bool(group.findings)
    if together:
        yield from _common(group.findings[0], language, "  ")
    for place, finding in enumerate(group.findings, start=1):
        head = _subject(finding, language) if together else _headed(finding, language)
        yield f"  {place}. {head}"
        if not together and (why := finding.reasons.get(language)):
            yield f"     {word('why', language)}: {why}"
        if finding.evidence:
            yield f"     {_located(finding.evidence[0], language)}: {marked(finding.evidence[0])}"
        elif finding.releases:
            yield f"     {word('releases', language)}: {', '.join(finding.releases[:3])}"
        yield from (f"     $ {command}" for command in finding.commands)
    if group.omitted:
        yield f"  … {word('more', language).format(n=number(group.omitted, language))}"


def marked(passage: Passage) -> str:
    """Return a passage in its sentence, in one line, the span in square brackets.

    Examples
    --------
    >>> marked(Passage(release="a", exact="einen Vertrag", before="Ulm schloss ", after=" mit Niš."))
    'Ulm schloss [einen Vertrag] mit Niš.'
    """
    return " ".join(f"{passage.before}[{passage.exact}]{passage.after}".split())


def _common(finding: Finding, language: str, margin: str) -> Iterator[str]:
    yield margin + (finding.messages.get(language) or next(iter(finding.messages.values()), ""))
    if why := finding.reasons.get(language):
        yield f"{margin}{word('why', language)}: {why}"


def _subject(finding: Finding, language: str) -> str:
    return sentence(finding, language).removesuffix(f": {finding.messages.get(language, '')}")


def _headed(finding: Finding, language: str) -> str:
    kind = SEVERITY_WORDS[finding.severity][language][0].capitalize()
    return f"{kind} {shorten(finding.constraint).removeprefix('mcs:')}: {sentence(finding, language)}"


def _located(passage: Passage, language: str) -> str:
    if passage.line is None:
        return passage.release
    return f"{passage.release}, {word('line', language).format(n=passage.line)}"
