"""Find bodies that no rule and no list knows, by weights: "ein Gespräch mit der Brose Gruppe", "vom Loški muzej".

The names of bodies are without end. Each run of capital words is asked which of its words, if any, name a body; the
weights were learned from the gold facts of the repository's releases (see data/lexicon/de/bodies.py).
"""

from collections.abc import Iterator, Sequence

from kg.lexicon.weights import Weights, weights
from kg.recognise.printed_names import base_name
from kg.recognise.runs import Run, runs_in
from kg.recognise.unheard_features import features_of_kind, features_of_name, features_of_no_name, neighbours
from kg.text import Document, Mention

__all__ = ["choices_in", "with_unheard"]

RULE = "de.organisation.unheard"
LIKELY = 0.5


def with_unheard(document: Document, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions of a document with the bodies that only weights find, less the places within their names."""
    judged, kinds = weights("body"), weights("body kind")
    found = [mention for run, spans, options in choices_in(document, mentions)
             for mention in _found(document, run, spans, judged.choice(options), kinds)]  # fmt: skip
    inside = [m for m in mentions if m.kind in {"place", "demonym"} and any(_holds(body, m) for body in found)]
    return [*(m for m in mentions if m not in inside), *found]


def choices_in(
    document: Document, mentions: Sequence[Mention]
) -> Iterator[tuple[Run, list[tuple[int, int]], list[list[str]]]]:
    """Yield each run with the words that may be a name, and what speaks for each; last, what speaks for none."""
    beside = neighbours(mentions)
    for run in runs_in(document, mentions):
        spans = run.spans()
        if spans:
            options = [features_of_name(document, run, span, beside) for span in spans]
            yield run, spans, [*options, features_of_no_name(run)]


def _found(
    document: Document, run: Run, spans: list[tuple[int, int]], chances: list[float], kinds: Weights
) -> Iterator[Mention]:
    best = max(range(len(spans)), key=lambda i: (chances[i], -i))
    if chances[best] < LIKELY:
        return
    begin, end = spans[best]
    tokens = run.sentence.tokens
    name = base_name(document, tokens, begin, end)
    shares = kinds.shares(features_of_kind(name))
    yield Mention(
        kind="organisation",
        start=tokens[begin].start,
        end=tokens[end - 1].end,
        sentence=run.sentence.index,
        name=name,
        key=kinds.answers[shares.index(max(shares))],
        rule=RULE,
    )


def _holds(body: Mention, place: Mention) -> bool:
    return body.start <= place.start and place.end <= body.end
