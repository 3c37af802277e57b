"""Find bodies that no rule and no list knows, by weights: "ein Gespräch mit der Brose Gruppe", "vom Loški muzej".

The names of bodies are without end. Each run of capital words is asked which of its words, if any, name a body; the
weights were learned from the gold facts of the repository's releases (see data/lexicon/de/bodies.py).
"""

from collections.abc import Iterator, Sequence

from kg.lexicon import load_yaml
from kg.lexicon.organisations import head_of
from kg.lexicon.weights import Weights, weights
from kg.recognise.runs import Run, runs_in
from kg.recognise.unheard_features import features_of_kind, features_of_name, features_of_no_name, neighbours
from kg.recognise.words import is_adjective, is_common, is_town_adjective, nominative
from kg.text import Document, Mention, Token

__all__ = ["base_name", "choices_in", "with_unheard"]

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


def base_name(document: Document, tokens: Sequence[Token], begin: int, end: int) -> str:
    """Return a printed name in the nominative: its adjectives by its article, its noun without the genitive's s."""
    words = [token.text for token in tokens[begin:end]]
    article = tokens[begin - 1].text.lower() if begin else ""
    noun = next((i for i, word in enumerate(words) if not (is_adjective(word) or is_town_adjective(word))), None)
    if noun is not None and words[noun][0].isupper():
        gender = _gender(words[noun], article)
        for i in range(noun):
            if gender and not is_town_adjective(words[i]):
                words[i] = nominative(words[i], gender)
        if article == "des":
            _drop_genitive(words, tokens[begin:end], noun)
    gaps = [document.text[a.end : b.start] for a, b in zip(tokens[begin:end], tokens[begin + 1 : end], strict=False)]
    return " ".join((words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=True))).split())


def _drop_genitive(words: list[str], tokens: Sequence[Token], begin: int) -> None:
    """Take the s off the first noun that has one behind "des": "des Bass Museums", "des Kreiszentrums für Familien"."""
    for i in range(begin, len(words)):
        text, lemma = words[i], tokens[i].lemma
        if not text[0].isupper():
            return
        bare = lemma if lemma in {text[:-1], text[:-2]} else text[:-1]
        if text.endswith("s") and not text.endswith("ss") and (bare == lemma or is_common(bare)):
            words[i] = bare
            return


def _gender(noun: str, article: str) -> str:
    """Return the gender of a noun, m, f, n or p: by the lexicon of bodies, else by its ending and its article."""
    known = head_of(noun)
    if known is not None:
        return known.head.gender
    words = load_yaml("unheard")
    if noun.lower().rpartition("-")[2].endswith(tuple(words["neuter"])):
        return "n"
    return str(words["articles"].get(article, ""))
