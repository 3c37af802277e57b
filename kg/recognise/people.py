"""Find people: by title, by given name, by the shape of a name where its surroundings call for one."""

from collections.abc import Iterator, Mapping

from kg.lexicon.people import people_words
from kg.lexicon.places import introduction
from kg.recognise.long_places import is_long_place, opened_end, unknown_end
from kg.recognise.names import is_person, is_titled, may_begin, name_end
from kg.recognise.scan import Scan
from kg.recognise.words import is_common
from kg.text import Mention, Sentence, Token

__all__ = ["people_in", "short_names"]


def people_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield the people whose name stands in full (given and family name, or a title and one name).

    ``key`` is "full" for a name of two parts or more, "short" for a family name behind a title; ``of`` the degrees
    before the name.
    """
    i = 0
    while i < len(sentence.tokens):
        if (end := _place_end(scan, sentence, i)) is not None:
            i = end
            continue
        end = name_end(scan, sentence, i) if may_begin(scan, sentence, i) else i
        if end > i and is_person(scan, sentence, i, end):
            yield _mention(scan, sentence, i, end)
            i = end
        else:
            i += 1


def _place_end(scan: Scan, sentence: Sentence, i: int) -> int | None:
    """Return the end of a place's name of several words at ``i``, unless a title stands before it."""
    if not sentence.tokens[i].is_capital or is_titled(scan, sentence, i):
        return None
    known = is_long_place(sentence.tokens, i) or unknown_end(scan, sentence, i)
    before = sentence.tokens[i - 1] if i else None
    is_introduced = before is not None and before.is_capital and introduction(before.text) is not None
    return known or (opened_end(scan, sentence, i) if is_introduced else None)


def _mention(scan: Scan, sentence: Sentence, i: int, end: int) -> Mention:
    first, last = sentence.tokens[i], sentence.tokens[end - 1]
    return Mention(
        kind="person",
        start=first.start,
        end=last.end,
        sentence=sentence.index,
        name=_base(scan, sentence, i, end),
        key="full" if end > i + 1 else "short",
        of=_degrees(sentence.tokens, i),
        rule="de.person.name",
    )


def _base(scan: Scan, sentence: Sentence, i: int, end: int) -> str:
    """Return a name without the ending of a genitive: the apostrophe falls, an "s" only directly before a title.

    A bare "s" stays elsewhere, since many names end with it.
    """
    tokens = sentence.tokens
    name = " ".join(scan.document.text[tokens[i].start : tokens[end - 1].end].rstrip("’'").split())
    following = scan.at(sentence, tokens[end].start) if end < len(tokens) else None
    is_owner = following is not None and following.kind == "role" and end > i + 1
    return name.removesuffix("s") if is_owner else name


def _degrees(tokens: tuple[Token, ...], i: int) -> str:
    """Return the degrees that stand before a name."""
    begin = i
    while begin and tokens[begin - 1].text in people_words().degrees:
        begin -= 1
    return " ".join(token.text for token in tokens[begin:i])


def short_names(scan: Scan, sentence: Sentence, known: Mapping[str, str]) -> Iterator[Mention]:
    """Yield later mentions of known people by a part of their name; ``known`` maps that part to the full name."""
    for i, token in enumerate(sentence.tokens):
        word = token.text if token.text in known else token.text.removesuffix("s").rstrip("’'")
        if word not in known or not token.is_capital or not scan.is_free(sentence, token.start, token.end):
            continue
        if i == 0 and is_common(word) and not _is_subject(sentence.tokens):
            continue
        yield Mention(
            kind="person",
            start=token.start,
            end=token.end,
            sentence=sentence.index,
            name=known[word],
            key="short",
            rule="de.person.short",
        )


def _is_subject(tokens: tuple[Token, ...]) -> bool:
    """Return whether a verb may stand behind the first word of a sentence."""
    return len(tokens) > 1 and tokens[1].text.islower()
