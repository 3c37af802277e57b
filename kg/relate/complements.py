"""Read the body that stands behind a title or a name and that nothing else names: "Direktor des Bass Museums"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.gazetteer import countries, places
from kg.lexicon.adjectives import nominative
from kg.lexicon.organisations import head_of
from kg.lexicon.patterns import pattern
from kg.relate.reading import Body, Reading
from kg.text import Mention, Sentence, Token

__all__ = ["body_behind_name", "body_in_complement"]

_ARTICLES = {"des": "genitive", "der": "feminine", "vom": "dative", "von": "bare"}
_LINKS = frozenset("de d’ du des della di of at for für und".split())
_QUOTES = frozenset('„“"«»')
_MOST = 7
_CAPITALS = 2
_NO_BODY = pattern("bodies.no-body")
_NEUTER = pattern("bodies.neuter")
_MARK = re.compile(r"(?<=[a-zäöüß])(?:es|s)$")


def body_in_complement(reading: Reading, sentence: Sentence, role: Mention, *, least: int = 1) -> Body | None:
    """Return the body that the words right behind a title name, and list it: "Intendant der Bühnen Halle".

    A name of fewer words than ``least`` is not taken.
    """
    tokens = [token for token in sentence.tokens if token.start >= role.end]
    if len(tokens) < _CAPITALS or tokens[0].text not in _ARTICLES:
        return None
    name = _phrase(reading, sentence, tokens[1:])
    if len(name) < least or not name or not _is_body(reading, sentence, name):
        return None
    printed = _base(_ARTICLES[tokens[0].text], name)
    kind = "association" if role.key == "association-chair" else "other"
    return _listed(reading, sentence, (name[0].start, name[-1].end), printed, kind)


def body_behind_name(reading: Reading, sentence: Sentence, person: Mention) -> Body | None:
    """Return the body that somebody is of: "Marta Beispiel vom Medizinischen Zentrum"; its noun must be a body's."""
    tokens = [token for token in sentence.tokens if token.start >= person.end]
    if len(tokens) < _CAPITALS + 1 or tokens[0].text not in {"vom", "von"}:
        return None
    begin = 2 if tokens[0].text == "von" and tokens[1].text == "der" else 1
    name = _phrase(reading, sentence, tokens[begin:])
    nouns = [noun for token in name if (noun := head_of(token.text)) is not None and not noun.is_plural]
    is_foreign = len(name) > _CAPITALS and all(t.is_capital or t.text in _LINKS for t in name)
    if not name or not (nouns or is_foreign) or not _is_body(reading, sentence, name):
        return None
    kind = nouns[0].head.kind if nouns else "other"
    if kind == "municipal-office":
        return None
    case = "genitive" if tokens[0].text == "vom" else "feminine"
    return _listed(reading, sentence, (name[0].start, name[-1].end), _base(case, name), kind)


def _phrase(reading: Reading, sentence: Sentence, tokens: Sequence[Token]) -> list[Token]:
    """Return the words of a name that begins at some tokens: capital words, what joins them, quoted titles."""
    claimed = [m for m in reading.of(sentence) if m.kind in {"person", "role", "date", "organisation"}]
    if (quoted := _quoted(tokens)) and not any(quoted[0].start <= m.start < quoted[-1].end for m in claimed):
        return quoted
    found: list[Token] = []
    for i, token in enumerate(tokens[:_MOST]):
        if any(m.start <= token.start < m.end for m in claimed):
            break
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        is_link = bool(found) and token.text in _LINKS and following is not None and following.is_capital
        if not (token.is_capital or is_link or token.text in _QUOTES or token.text == "–"):
            break
        if is_link and following is not None and any(m.start <= following.start < m.end for m in claimed):
            break
        found.append(token)
    while found and not found[-1].is_capital and found[-1].text not in _QUOTES:
        found.pop()
    return found


def _quoted(tokens: Sequence[Token]) -> list[Token]:
    """Return the words of a name in quotes at the beginning of some tokens: "FOCUS – Musterstadt hilft"."""
    ends = [i for i, token in enumerate(tokens[: _MOST + 2]) if token.text in _QUOTES]
    return list(tokens[: ends[1] + 1]) if len(ends) > 1 and ends[0] == 0 else []


def _is_body(reading: Reading, sentence: Sentence, name: Sequence[Token]) -> bool:
    """Return whether a name may be that of a body: no place or state alone, no group, office or council of a town."""
    capitals = [token for token in name if token.is_capital]
    places_here = reading.of(sentence, "place", "country", "demonym")
    proper = [t for t in capitals if not any(m.start <= t.start < m.end for m in places_here)]
    if not proper or _NO_BODY.search(" ".join(t.text for t in name)):
        return False
    if len(capitals) == 1 and (countries().by_name(capitals[0].text) or places().candidates(capitals[0].text)):
        return False
    noun = next((noun for t in capitals if (noun := head_of(t.text)) is not None), None)
    return noun is None or noun.head.kind != "municipal-office"


def _base(case: str, name: Sequence[Token]) -> str:
    """Return a name in the nominative: the noun without its genitive ending, the adjectives before it inflected."""
    words = [token.text for token in name]
    marked = (k for k, token in enumerate(name) if _is_marked(token))
    known = (k for k, word in enumerate(words) if head_of(word) is not None)
    head = next(known if case != "genitive" else marked, None)
    if head is None:
        head = next((k for k, word in enumerate(words) if not word.endswith("en") and name[k].is_capital), 0)
    noun = head_of(words[head])
    gender = noun.head.gender if noun else "f" if case == "feminine" else "n" if _NEUTER.search(words[head]) else "m"
    if noun is not None and not noun.is_plural:
        words[head] = noun.base
    elif case == "genitive" and _is_marked(name[head]):
        words[head] = name[head].lemma if words[head].startswith(name[head].lemma) else words[head]
        words[head] = _MARK.sub("", words[head]) if words[head] == name[head].text else words[head]
    for k in range(head):
        if words[k].endswith("en"):
            words[k] = nominative(words[k], "f" if noun is not None and noun.is_plural else gender)
    gaps = [" " if after.start > before.end else "" for before, after in pairwise(name)]
    text = words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=True))
    return text.strip('„“"«»–- ') if text[:1] in _QUOTES else text.strip("–- ")


def _is_marked(token: Token) -> bool:
    """Return whether a noun ends as in the genitive."""
    is_short = token.text.startswith(token.lemma) and token.lemma != token.text
    return token.is_capital and bool(_MARK.search(token.text)) and (is_short or len(token.text) > _MOST)


def _listed(reading: Reading, sentence: Sentence, span: tuple[int, int], name: str, kind: str) -> Body:
    """Return a body by its name, listing it among those of the release; one named before with more words is meant."""
    longer = next((known for known in reading.organisations if known == name or known.startswith(f"{name} ")), None)
    noun = next((noun for word in name.split() if (noun := head_of(word)) is not None), None)
    found = Mention(
        kind="organisation",
        start=span[0],
        end=span[1],
        sentence=sentence.index,
        name=name,
        key=noun.head.kind if noun else kind,
        rule="de.organisation.head",
    )
    reading.organisations.setdefault(longer or name, found)
    return Body("organisation", longer or name)
