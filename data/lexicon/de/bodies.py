"""Ask of each run of capital words which of them name a body of the gold facts that no rule finds, and what kind."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from data.lexicon.de.fitting import Choice, Example
from kg.evaluate.names import normal
from kg.recognise.unheard import choices_in
from kg.recognise.unheard_features import features_of_kind
from kg.text import Document, Mention

__all__ = ["KINDS", "bodies", "kinds_of_bodies"]

KINDS: Final = (
    "ministry", "agency", "association", "company", "university", "school", "foundation", "network", "consulate",
    "municipal-office", "cultural-institution", "supranational", "other",
)  # fmt: skip
# A printed word may have an ending of its case that the name of the gold facts lacks.
_ENDING = re.compile(r"(?:en|em|er|es|e|n|s)$")
_SHORT = 4


def bodies(document: Document, mentions: Sequence[Mention], facts: Mapping[str, Any]) -> Iterator[Choice]:
    """Yield what may name a body in each run of a release, and which of it does by its gold facts; the last is nothing.

    ``mentions`` are those that rules find: the bodies among them teach nothing.
    """
    known = {normal(form) for m in mentions if m.kind == "organisation" for form in (m.name, m.end_key) if form}
    wanted: set[str] = set()
    for body in facts["organisations"]:
        forms = [normal(form) for form in (body["name"], *body.get("aliases", ()))]
        if known.isdisjoint(forms):
            wanted.update(map(_loose, forms))
    for run, spans, options in choices_in(document, mentions):
        tokens = run.sentence.tokens
        names = [document.text[tokens[begin].start : tokens[end - 1].end] for begin, end in spans]
        right = [i for i, name in enumerate(names) if _loose(normal(name)) in wanted]
        yield options, [max(right, key=lambda i: len(names[i]))] if right else [len(spans)]


def _loose(name: str) -> str:
    return " ".join(_ENDING.sub("", word) if len(word) > _SHORT else word for word in name.split())


def kinds_of_bodies(facts: Iterable[Mapping[str, Any]]) -> list[Example]:
    """Return each name of a body in some gold facts with the kind that they say it is of."""
    return [
        (features_of_kind(form), (KINDS.index(body["kind"]),))
        for gold in facts
        for body in gold["organisations"]
        for form in (body["name"], *body.get("aliases", ()))
    ]
