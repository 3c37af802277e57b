"""Write down things and facts while a release is read, each once, with all the evidence met."""

from collections.abc import Iterable

from kg.model import Candidate, Evidence, Extraction, Fact, Kind, Thing

__all__ = ["Book"]


class Book:
    """Things by kind and key, facts by subject, property and value; said again, they gain evidence.

    Examples
    --------
    >>> book = Book("a")
    >>> here = Evidence(start=0, end=6, rule="example")
    >>> town = book.thing("municipality", "Erfurt", here)
    >>> book.fact(town, "name", "Erfurt", here)
    >>> book.extraction().facts[0].value
    'Erfurt'
    """

    def __init__(self, release: str) -> None:
        self._release = release
        self._ids: dict[tuple[Kind, str], str] = {}
        self._things: dict[str, tuple[Kind, list[Evidence]]] = {}
        self._facts: dict[tuple[str, str, str], list[Evidence]] = {}
        self._candidates: list[Candidate] = []
        self._counts: dict[Kind, int] = {}

    def thing(self, kind: Kind, key: str, *evidence: Evidence) -> str:
        """Return the id of a thing, making it at its first mention."""
        if (kind, key) not in self._ids:
            number = self._counts[kind] = self._counts.get(kind, 0) + 1
            self._ids[kind, key] = f"{kind}:{number}"
            self._things[f"{kind}:{number}"] = (kind, [])
        thing = self._ids[kind, key]
        _extend(self._things[thing][1], evidence)
        return thing

    def known(self, kind: Kind, key: str) -> str | None:
        """Return the id of a thing that was made before."""
        return self._ids.get((kind, key))

    def fact(self, subject: str, name: str, value: str | None, *evidence: Evidence) -> None:
        """State a fact; None states nothing."""
        if value is not None and value != "":
            _extend(self._facts.setdefault((subject, name, value), []), evidence)

    def candidate(self, subject: str, name: str, options: tuple[str, ...], *evidence: Evidence) -> None:
        """Keep open what the text does not decide."""
        self._candidates.append(Candidate(subject=subject, property=name, options=options, evidence=evidence))

    def extraction(self) -> Extraction:
        """Return all that was written down."""
        things = (Thing(id=id_, kind=kind, evidence=tuple(spans)) for id_, (kind, spans) in self._things.items())
        facts = (
            Fact(subject=subject, property=name, value=value, evidence=tuple(spans))
            for (subject, name, value), spans in self._facts.items()
        )
        return Extraction(
            release=self._release, things=tuple(things), facts=tuple(facts), candidates=tuple(self._candidates)
        )


def _extend(spans: list[Evidence], more: Iterable[Evidence]) -> None:
    for span in more:
        if all((span.start, span.end, span.rule) != (old.start, old.end, old.rule) for old in spans):
            spans.append(span)
