"""Tell which fact stands behind each statement of a release's graph, so that a person can judge it."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from kg.identify import identify
from kg.judge import Applied, Judged, Told, apply, told_of
from kg.model import Evidence, Extraction, Fact, Release
from kg.own import use
from kg.pipeline.identity import names_of
from kg.pipeline.road import known_organisation, known_programme
from kg.review.provenance import statement
from kg.store import Store
from kg.validate import Facts, Stated

__all__ = ["stated_by"]

_AT_HAND: Final = 256
# How many words, and in how many signs, are looked at around a span that stands several times in a text.
_WIDENED: Final = 12
_AROUND: Final = 200


def stated_by(store: Store, judged: Judged) -> Facts:
    """Return a function that tells what the graph of a release states, each with the id of its fact."""
    use(store.own())

    @lru_cache(maxsize=_AT_HAND)
    def stated(name: str) -> tuple[Stated, ...]:
        return tuple(_stated(store, judged, name)) if name in store.manifest else ()

    return stated


def _stated(store: Store, judged: Judged, name: str) -> Iterator[Stated]:
    release, machine = store.held(name)
    applied = apply(release, machine, judged.of(name))
    left = applied.extraction
    given = identify(
        release, left, known_organisation=known_organisation, known_programme=known_programme,
        names=names_of(store, name),
    )  # fmt: skip
    kinds = {thing.id: thing.kind for thing in left.things}
    called = _ids(release, machine, applied)
    for fact in sorted(left.facts, key=lambda fact: (_first(fact).start, _first(fact).end)):
        said, span = statement(kinds[fact.subject], fact, given.iris, release.language), _first(fact)
        if said is not None:
            id_, added = called(fact)
            yield Stated(
                release=name, subject=said.subject, predicate=said.predicate, object=said.object,
                kind=kinds[fact.subject], property=fact.property, fact=id_, added=added,
                words=_once(release.text, span.start, span.end),
            )  # fmt: skip


def _ids(release: Release, machine: Extraction, applied: Applied) -> Callable[[Fact], tuple[str, bool]]:
    """Return what gives the id by which a fact is judged, and whether a person has added it."""
    told: dict[tuple[str, str, str], Told] = {}
    for one in told_of(release, machine):
        told[one.fact.subject, one.fact.property, one.fact.value] = one
    judged = {one.judgement.id: one for one in applied.outcomes}

    def called(fact: Fact) -> tuple[str, bool]:
        if one := told.get((fact.subject, fact.property, fact.value)):
            return one.id, False
        id_ = next((span.rule.partition(":")[2] for span in fact.evidence if span.rule.startswith("review.")), "")
        outcome = judged.get(id_)
        return (outcome.facts[0], False) if outcome and outcome.facts else (id_, True)

    return called


def _first(fact: Fact) -> Evidence:
    return min(fact.evidence, key=lambda span: (span.start, span.end))


def _once(text: str, start: int, end: int) -> str:
    """Return the words of a span, and as many before and after them as it takes to stand once in a text.

    Of a text that repeats itself over and over, more than some words around are not tried.

    Examples
    --------
    >>> _once("Ulm und Niš. Niš und Ulm.", 13, 16)
    'Niš und'
    """
    flat = " ".join(text.split())
    end = start + len(text[start:end].rstrip())
    before = text[max(0, start - _AROUND) : start].split()[-_WIDENED:]
    after = text[end : end + _AROUND].split()[:_WIDENED]
    words = text[start:end].split()
    glued = (bool(text[start - 1 : start].strip()), bool(text[end : end + 1].strip()))
    while flat.count(" ".join(words)) > 1 and (before or after):
        if after:
            word = after.pop(0)
            words = [*words[:-1], words[-1] + word] if glued[1] else [*words, word]
            glued = (glued[0], False)
        elif before:
            word = before.pop()
            words = [word + words[0], *words[1:]] if glued[0] else [word, *words]
            glued = (False, glued[1])
    return " ".join(words)
