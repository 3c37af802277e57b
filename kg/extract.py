"""The German extractor: from a release to all that it says, and why."""

from kg.model import Extraction, Release
from kg.recognise import recognise
from kg.relate import reasons_of, relate
from kg.segment import segment

__all__ = ["extract", "reasons"]


def extract(release: Release) -> Extraction:
    """Return the things and facts of a German release, each with its evidence.

    Examples
    --------
    >>> from kg.model import Zone
    >>> text = "Oberbürgermeisterin Ute Beispiel empfing am 3. Mai 2024 in Erfurt eine Delegation aus Lille."
    >>> body = Zone(kind="body", start=0, end=len(text))
    >>> release = Release(identifier="a", text=text, zones=(body,), publisher="Stadt Erfurt", issued="2024-05-03")
    >>> sorted(fact.value for fact in extract(release).facts if fact.property == "name" and "person" in fact.subject)
    ['Ute Beispiel']
    """
    document = segment(release)
    return relate(document, recognise(document, release.issued))


def reasons(release: Release) -> dict[tuple[str, str, str], list[str]]:
    """Return what spoke most for the facts that learned weights judged: by subject, property and printed value.

    Examples
    --------
    >>> reasons(Release(identifier="a", text="Erfurt", zones=()))
    {}
    """
    document = segment(release)
    return reasons_of(document, recognise(document, release.issued))
