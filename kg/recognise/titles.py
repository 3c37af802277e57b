"""Find the titles of programmes, projects and events: quoted ones, and names that stand unquoted behind their noun."""

import re
from collections.abc import Iterator

from kg.gazetteer import countries, organisations, places
from kg.lexicon.lemmas import lemma_of
from kg.lexicon.organisations import head_of
from kg.lexicon.programmes import kind_of_word
from kg.recognise.scan import Scan
from kg.recognise.words import is_common, is_given, nominative
from kg.text import Mention, Sentence, Token

__all__ = ["titles_in"]

_MIN_LENGTH = 3
_BODIES = frozenset({"association", "foundation", "school"})


def titles_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield titles; behind "den", "dem", "des" or "der" the first adjective returns to the nominative.

    ``key`` holds the kind of programme where the title's own form says it.
    """
    yield from _quoted(scan, sentence)
    for i, token in enumerate(sentence.tokens):
        if not token.is_capital:
            continue
        kind = kind_of_word(token.text)
        if kind == "fund":
            yield from _fund(scan, sentence, i)
        elif kind is not None and not re.search(
            r"(?:te|ten|me|men|[Aa]ktion|[Ii]nitiative|[Pp]lattform|nahme|Topf)$", token.text
        ):
            yield from _behind(scan, sentence, i, kind)
        yield from _prefix(sentence, token)


def _quoted(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    document = scan.document
    for speech in document.speeches:
        if speech.is_title and sentence.start <= speech.start and speech.end <= sentence.end:
            text = " ".join(document.text[speech.start : speech.end].split()).rstrip(",")
            if len(text) >= _MIN_LENGTH and not _names_body(document.text[sentence.start : speech.start - 1]):
                before = document.text[max(sentence.start, speech.start - 12) : speech.start - 1]
                yield Mention(
                    kind="title",
                    start=speech.start,
                    end=speech.end,
                    sentence=sentence.index,
                    name=_base(text, before),
                    rule="de.title.quoted",
                )


def _names_body(before: str) -> bool:
    """Return whether the noun before a quoted name makes it the name of a body: "Verein „Brücken bauen“"."""
    word = before.strip().rpartition(" ")[2]
    noun = head_of(word) if word[:1].isupper() else None
    return noun is not None and noun.head.kind in _BODIES and kind_of_word(word) is None


def _base(title: str, before: str) -> str:
    """Return a title whose first word an article outside bends ("den „Kommunalen Fachaustausch“")."""
    article = re.search(r"\b(den|dem|des|der|zur|zum|vom|beim|im)\s*$", before)
    first, _, rest = title.partition(" ")
    if (
        article is None
        or not re.search(r"(?:lichen|ischen|alen|igen|ären|iven|enten|ellen|eren)$", first)
        or not rest[:1].isupper()
    ):
        return title
    gender = "f" if article[1] in {"der", "zur"} else "m"
    return f"{nominative(first, gender)} {rest}"


_ADJECTIVE = re.compile(r"(?:isch|lich|al|ell|ig)(?:e|er|en|em|es)$|^[A-ZÄÖÜ]\w+-[A-ZÄÖÜ]\w+(?:ische[rnms]?)$")
_DETERMINED = frozenset("dem der den des vom zum ihrem seinem diesem beim im".split())


def _fund(scan: Scan, sentence: Sentence, i: int) -> Iterator[Mention]:
    """Read the name of a fund: "Deutsch-Französischer Bürgerfonds", "Fonds für X", "Kleinprojektefonds Y"."""
    tokens = sentence.tokens
    begin, end = i, i + 1
    if (
        i > 0
        and tokens[i - 1].is_capital
        and _ADJECTIVE.search(tokens[i - 1].text)
        and (i > 1 or "-" in tokens[i - 1].text)
    ):
        begin = i - 1
    if end < len(tokens) and tokens[end].text in {"für", "zur", "zum"}:
        end = _phrase(tokens, end + 1) or end
    elif end < len(tokens) and tokens[end].is_capital and not is_given(tokens[end].text):
        adjective = _ADJECTIVE.search(tokens[end].text) and end + 1 < len(tokens) and tokens[end + 1].is_capital
        end += 2 if adjective else 1
    is_compound = not re.fullmatch(r"Fonds|Topf", tokens[i].text)
    is_named = begin < i or end > i + 1
    is_quoted = i + 1 < len(tokens) and tokens[i + 1].text in '„“»«"'
    if is_quoted or not (is_named or (is_compound and i > 0 and tokens[i - 1].text in _DETERMINED)):
        return
    first = nominative(tokens[begin].text, "m") if begin < i else tokens[begin].text
    yield _unquoted(scan, tokens[begin:end], first, "fund")


def _phrase(tokens: tuple[Token, ...], j: int) -> int | None:
    """Return the end of one or two adjectives and a noun, with "und" and a second noun."""
    k = j
    while (
        k < len(tokens) and k < j + 3 and tokens[k].text.islower() and tokens[k].text.endswith(("e", "en", "er", "es"))
    ):
        k += 1
    if k >= len(tokens) or not tokens[k].is_capital:
        return None
    following = [token.text for token in tokens[k + 1 : k + 3]]
    is_pair = len(following) == 2 and following[0] == "und" and following[1][0].isupper() and is_common(following[1])
    return k + (3 if is_pair else 1)


def _behind(scan: Scan, sentence: Sentence, i: int, kind: str) -> Iterator[Mention]:
    """Read a name that stands unquoted behind "Projekt" or "Programm": no German nouns, or a capital adjective."""
    tokens = sentence.tokens
    j = i + 1
    if j >= len(tokens) or not _begins_name(tokens, j):
        return
    end = j + 1
    while end < len(tokens) and _goes_on(tokens, end):
        end += 1
    while end > j + 1 and not (tokens[end - 1].text[0].isalnum()):
        end -= 1
    words = [token.text for token in tokens[j:end]]
    if len(words) == 1 and (places().towns(words[0]) or (len(words[0]) < 4 and not words[0].isupper())):
        return
    yield _unquoted(scan, tokens[j:end], tokens[j].text, kind)


def _begins_name(tokens: tuple[Token, ...], j: int) -> bool:
    token = tokens[j]
    if not token.is_capital or is_given(token.text) or not re.match(r"^[\w+.&'’-]+$", token.text):
        return False
    follows = tokens[j + 1] if j + 1 < len(tokens) else None
    if not is_common(token.text):
        return not re.search(r"(?:er|in|innen)$", token.text) or token.text.isupper()
    is_adjective = (
        lemma_of(token.text.lower()) != token.text.lower()
        and token.text.endswith(("e", "er", "es"))
        and not token.lemma[:1].isupper()
    )
    return is_adjective and follows is not None and follows.is_capital


def _goes_on(tokens: tuple[Token, ...], k: int) -> bool:
    text = tokens[k].text
    if tokens[k].is_capital or text[0].isdigit():
        return not is_given(text) and text not in {"Die", "Der", "Das"} and not (text[0].isdigit() and len(text) > 4)
    is_link = text in {"&", "–", "-", "/", "for", "of", "and", "in", "the", "to", "+", "4"}
    if not is_link or k + 1 >= len(tokens) or not tokens[k + 1].is_capital:
        return False
    following = tokens[k + 1].text
    is_region = countries().by_name(following) is not None or bool(places().towns(following))
    return (text in {"–", "-", "/"} and is_region) or not is_common(following)


_SHORT_NAME = re.compile(
    r"^(?!EU|NRW|BRD|DDR|IT|TV|PC|UN|US|CO)[A-ZÄÖÜ]{2}[\w+]*[-‐](?:[A-ZÄÖÜ][a-zäöüß]+)?[Pp]rogramm"
)


_COMPOUND = re.compile(
    r"^([A-ZÄÖÜ][\w+]{2,}\+?)[-‐](?:Mittel|Geld|Gelder|Förder|Projekt|Programm|Antrag|Zuschuss|Zuschüss|Vorhaben)"
)


def _prefix(sentence: Sentence, token: Token) -> Iterator[Mention]:
    """Read a programme of the reference data that is the first part of a compound ("Erasmus-Mittel")."""
    if "-" not in token.text and "‐" not in token.text:
        return
    if found := _SHORT_NAME.match(token.text):
        yield Mention(
            kind="title",
            start=token.start,
            end=token.start + found.end(),
            sentence=sentence.index,
            name=found.group(),
            key="programme",
            rule="de.title.short",
        )
    if found := _COMPOUND.match(token.text):
        for known in organisations():
            if known.type == "programme" and found[1] in (known.name, *known.aliases):
                yield Mention(
                    kind="title",
                    start=token.start,
                    end=token.start + found.end(1),
                    sentence=sentence.index,
                    name=found[1],
                    key=known.kind,
                    of=known.id,
                    rule="de.title.compound",
                )
                return


def _unquoted(scan: Scan, tokens: tuple[Token, ...], first: str, kind: str) -> Mention:
    """Return tokens as a title of some kind, the first word in its nominative."""
    start, end = tokens[0].start, tokens[-1].end
    name = " ".join((first + scan.document.text[tokens[0].end : end]).split())
    sentence = scan.document.sentence_at(start).index
    return Mention(kind="title", start=start, end=end, sentence=sentence, name=name, key=kind, rule="de.title.unquoted")
