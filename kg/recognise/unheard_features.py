"""See what speaks for words being the name of a body: their endings, what each is, and what stands around them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.recognise.runs import Run, links
from kg.text import Document, Mention, Token

__all__ = ["features_of_kind", "features_of_name", "features_of_no_name", "neighbours"]

_CAMEL = re.compile(r"[a-zäöüß][A-ZÄÖÜ]")
_ENDINGS, _PARTS = (3, 4, 5, 6, 8), (4, 6)
_LETTERS, _BEFORE, _BEHIND, _OFTEN, _LONG = 8, 6, 5, 3, 5
_ASKED = frozenset({"person", "place", "organisation", "role"})

Beside = Mapping[int, Sequence[Mention]]


def neighbours(mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    """Return the people, places, bodies and offices that may stand beside a name, by sentence."""
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.kind in _ASKED:
            found.setdefault(mention.sentence, []).append(mention)
    return found


def features_of_name(document: Document, run: Run, span: tuple[int, int], beside: Beside) -> list[str]:
    """Return what speaks for or against some words of a run being the name of a body."""
    begin, end = span
    tokens = run.sentence.tokens
    sorts = run.sorts[begin - run.begin : end - run.begin]
    edge = f"{begin == run.begin} {end == run.end}"
    often = document.text.count(document.text[tokens[begin].start : tokens[end - 1].end])
    features = [f"sorts {sorts}", f"words {end - begin}", f"edge {edge}", f"edge {edge} {sorts}"]
    features += [f"often {min(often, _OFTEN)} {sorts}", f"zone {run.sentence.zone}", f"opens {begin == 0} {sorts}"]
    features += [*_of_words([t.text for t in tokens[begin:end]], sorts), *_of_border(tokens, run, span, sorts)]
    features += _of_context(run, span, sorts, beside)
    return list(dict.fromkeys(features))


def _of_words(words: list[str], sorts: str) -> Iterator[str]:
    """Yield the words of a name with their endings, the head among them, and how they are printed."""
    small = [word.lower() for word in words]
    yield from (f"first {small[0][:_LETTERS]}", f"last {small[-1][:_LETTERS]}")
    for n in _ENDINGS:
        yield from (f"last -{small[-1][-n:]}", f"first -{small[0][-n:]}")
    for word, sort in zip(small, sorts, strict=True):
        yield from (f"word {word[:_LETTERS]}", f"word {sort} {word[:_LETTERS]}")
        yield from (f"part -{word.rpartition('-')[2][-n:]}" for n in _PARTS)
    head = next((word for word, sort in zip(small, sorts, strict=True) if sort == "c"), None)
    if head:
        yield from (f"head -{head[-n:]} {len(words) > 1}" for n in _ENDINGS[1:])
    yield "print " + " ".join(map(_print, words))
    yield from (f"link {word}" for word in words if word in links())


def _print(word: str) -> str:
    if word.isupper():
        return "capitals"
    return "camel" if _CAMEL.search(word) else "hyphen" if "-" in word else "capital" if word[0].isupper() else "small"


def _of_border(tokens: Sequence[Token], run: Run, span: tuple[int, int], sorts: str) -> Iterator[str]:
    """Yield what of the run is left out before and behind a name."""
    begin, end = span
    if begin > run.begin:
        word = tokens[begin - 1].text
        yield from (f"left {word.lower()[-6:]} {sorts[0]}", f"left {word in links()} {word if word in links() else ''}")
    if end < run.end:
        word = tokens[end].text
        yield from (f"right {word.lower()[:_LETTERS]} {sorts[-1]}", f"right {run.sorts[end - run.begin]} {sorts[-1]}")


def _of_context(run: Run, span: tuple[int, int], sorts: str, beside: Beside) -> Iterator[str]:
    """Yield the words and mentions before and behind a name."""
    begin, end = span
    tokens = run.sentence.tokens
    words = ["^", "^", *(t.text.lower() for t in tokens), "$", "$"]
    before, earlier, after, later = words[begin + 1], words[begin], words[end + 2], words[end + 3]
    yield from (f"before {before}", f"before {before} {sorts[:2]}", f"before {earlier} {before}")
    yield from (f"after {after}", f"after {after} {sorts[-1]}", f"after {after} {later}")
    if after == "(":
        yield f"brackets {later.isalpha()} {sorts}"
    near = [t.text.lower()[:_LETTERS] for t in tokens[max(0, begin - _BEFORE) : begin]]
    yield from (f"pre {word}" for word in near)
    yield from (f"pre {word} {before}" for word in near[-4:-1])
    yield from (f"post {t.text.lower()[:_LETTERS]}" for t in tokens[end : end + _BEHIND])
    yield f"named before {_named(run, beside, (begin - 2, begin - 1))} {before}"
    yield f"named behind {_named(run, beside, (end, end + 1))} {after}"


def _named(run: Run, beside: Beside, places: tuple[int, int]) -> str:
    """Return what is named at one of two tokens: a person, place, body or which office; "" for none."""
    tokens = run.sentence.tokens
    for place in places:
        for mention in beside.get(run.sentence.index, ()) if 0 <= place < len(tokens) else ():
            if mention.start <= tokens[place].start < mention.end:
                return f"{mention.kind} {mention.key if mention.kind == 'role' else ''}"
    return ""


def features_of_no_name(run: Run) -> list[str]:
    """Return what speaks for no body being named in a run."""
    return ["none", f"none {min(run.end - run.begin, _LONG)}", f"none {run.sorts}"]


def features_of_kind(name: str) -> list[str]:
    """Return what the words of a name say of the kind of body that it names.

    Examples
    --------
    >>> features_of_kind("Jugendbeirat")[:3]
    ['jugendbe', 'last jugendbe', '-rat']
    """
    words = [word.lower() for word in name.replace("-", " ").split()]
    features = [word[:_LETTERS] for word in words] + [f"last {words[-1][:_LETTERS]}"]
    features += [f"-{word[-n:]}" for word in words for n in _ENDINGS if len(word) > n]
    features += [f"last -{words[-1][-n:]}" for n in _ENDINGS] + [f"first -{words[0][-n:]}" for n in _ENDINGS]
    return list(dict.fromkeys([*features, *map(_print, name.split()), f"words {min(len(words), _LONG)}"]))
