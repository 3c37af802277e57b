"""Find bodies whose name is joined by a hyphen to a noun for their kind ("Lille-Freunde Musterstadt")."""

from collections.abc import Iterator

from kg.gazetteer import countries, places
from kg.lexicon.introducers import joined_heads
from kg.lexicon.organisations import organisation_words
from kg.recognise.pieces import is_region, place_end
from kg.recognise.purposes import purpose_end
from kg.recognise.scan import Scan
from kg.recognise.words import is_common, is_given
from kg.text import Mention, Sentence

__all__ = ["joined_bodies_in"]

_SHORTEST = 4
_PAIR = 2
_ENDINGS = ("", "s", "es", "n")


def joined_bodies_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield "Moses-Muster-Gesellschaft", "Lille-Freunde Musterstadt", "DRK-Ortsgruppe", with a town behind."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        found = _head(token.text) if token.is_capital and scan.is_free(sentence, token.start, token.end) else None
        if found is None or (i > 0 and tokens[i - 1].text in {"ein", "eine", "einer", "einem", "einen", "eines"}):
            continue
        name, kind = found
        is_for = i + 1 < len(tokens) and tokens[i + 1].text in organisation_words().purpose
        end = (purpose_end(tokens, i + 1) if is_for else place_end(tokens, i + 1)) or i + 1
        if end == i + 1 < len(tokens) and is_region(tokens[end].text):
            end += 1
        yield Mention(
            kind="organisation",
            start=token.start,
            end=tokens[end - 1].end,
            sentence=sentence.index,
            name=name + scan.document.text[token.end : tokens[end - 1].end],
            key=kind,
            rule="de.organisation.joined",
        )


def _head(word: str) -> tuple[str, str] | None:
    """Return the dictionary form of a compound of a name and a noun for a body, and its kind."""
    front, hyphen, last = word.rpartition("-")
    if not hyphen or not _is_name(front) or places().towns(word):
        return None
    bare = next((form for form in _forms(last) if form in joined_heads()), None)
    return None if bare is None else (f"{front}-{bare}", joined_heads()[bare])


def _forms(last: str) -> Iterator[str]:
    yield from (last.removesuffix(ending) for ending in _ENDINGS)


def _is_name(front: str) -> bool:
    """Return whether the part before the last hyphen is a name: a town, a state, a person's, or unknown to German."""
    first = front.split("-", maxsplit=1)[0]
    if len(front) < _SHORTEST or front.isupper() or not first[:1].isupper():
        return len(front) > _PAIR and front.isupper() and front not in organisation_words().plain_acronyms
    if places().towns(front) or countries().by_name(front) is not None:
        return not is_common(front) or not places().is_risky(front)
    return (is_given(first) and "-" in front) or not (is_common(front) or is_common(first))
