"""Find the body that someone leads where only its noun says it: "die Leiterin des Keramikmuseums", "deren Leiterin"."""

import re

from kg.lexicon.organisations import HeadNoun, head_of
from kg.lexicon.roles import roles
from kg.relate.reading import Body, Reading
from kg.text import Mention, Sentence, Token

__all__ = ["employer", "house_before"]

_ARTICLES = frozenset(
    {"der", "des", "vom", "von", "dieser", "dieses", "ihres", "ihrer", "seines", "seiner", "deren", "dessen"}
)
# So long is a noun that names a body without more ("Gymnasium").
_TELLING = 9
# Nouns of these needs name no body alone, or an office of the municipality.
_VAGUE = frozenset({"after", "town", "state", "subject", "english", "apposed", "purpose", "proper"})
_HOUSES = frozenset({"cultural-institution", "school", "company"})
_BACK, _WORDS = 1, 9
# Names that twinning associations bear abroad.
_TWINNERS = re.compile(
    r"(?:[A-ZÀ-Ý][\w’-]*\s){0,3}?(?:Comité|Comitato|Comitê|Comite|Sister\sCit(?:y|ies)|Twinning|Amici|Amis|Friends)\b"
    r"(?:\s(?:(?:de|di|du|des|of|la|le|los)\s|d[’'])?[A-ZÀ-Ý][\w’-]*)*"
)
_COMPLEMENT = re.compile(r"^\s(?:der|des|vom|von|für|im|am|in|beim|bei)\b")


def employer(reading: Reading, sentence: Sentence, role: Mention) -> Body | None:
    """Return the body whose noun stands in the genitive behind a title: one named so before, or a new one."""
    tokens = [token for token in sentence.tokens if token.start >= role.end]
    if len(tokens) < 2 or tokens[0].text not in _ARTICLES:
        return None
    k = 1
    while k < min(3, len(tokens) - 1) and _is_adjective(tokens[k]):
        k += 1
    if found := _TWINNERS.match(reading.text[tokens[k].start : sentence.end]):
        return _twinners(reading, sentence, tokens[k].start, " ".join(found.group().split()))
    noun = head_of(tokens[k].text) if tokens[k].is_capital else None
    if noun is None or noun.is_plural or noun.head.kind == "municipal-office":
        return None
    named = _named_before(reading, role, noun)
    return named or (_new(reading, sentence, tokens[k], noun) if _is_telling(noun) else None)


def house_before(reading: Reading, role: Mention) -> Body | None:
    """Return the body that a bare "Leiter" leads: the one named last, in his sentence or the one before."""
    sentence = reading.document.sentences[role.sentence]
    if _COMPLEMENT.match(reading.between(role.end, sentence.end)):
        return None
    kinds = roles().seats(role.end_key, "director")
    for index in range(role.sentence, max(-1, role.sentence - _BACK - 1), -1):
        here = (m for m in reversed(reading.by_sentence.get(index, ())) if m.kind == "organisation")
        found = next((m for m in here if m.end <= role.start and m.key in kinds), None)
        if found is not None:
            return Body("organisation", found.name)
    before = [token for token in sentence.tokens if token.end <= role.start][-_WORDS:]
    for token in reversed(before):
        noun = head_of(token.text) if token.is_capital else None
        if noun is not None and noun.head.kind in _HOUSES and not noun.is_plural and _is_telling(noun):
            return _new(reading, sentence, token, noun)
    return None


def _twinners(reading: Reading, sentence: Sentence, start: int, name: str) -> Body:
    """Return an association that bears a foreign name, and list it; one named before with more words is meant."""
    longer = next((known for known in reading.organisations if known.startswith(name)), None)
    found = Mention(
        kind="organisation",
        start=start,
        end=start + len(name),
        sentence=sentence.index,
        name=name,
        key="association",
        rule="de.organisation.head",
    )
    reading.organisations.setdefault(longer or name, found)
    return Body("organisation", longer or name)


def _is_adjective(token: Token) -> bool:
    """Return whether a word may stand between article and noun: "städtischen", "Kieler"."""
    return token.text.endswith("er") if token.is_capital and head_of(token.text) is None else token.text.endswith("en")


def _is_telling(noun: HeadNoun) -> bool:
    return (noun.is_compound or len(noun.base) >= _TELLING) and noun.head.needs not in _VAGUE


def _named_before(reading: Reading, role: Mention, noun: HeadNoun) -> Body | None:
    """Return the body named last before a title whose name holds the noun, else the only one of the release."""
    base = noun.base.lower()
    fitting = {
        name: mention
        for name, mention in reading.organisations.items()
        if any(word.endswith(base) for word in name.lower().split())
    }
    before = [m for m in reading.mentions if m.kind == "organisation" and m.name in fitting and m.end <= role.start]
    if before:
        return Body("organisation", before[-1].name)
    return Body("organisation", next(iter(fitting))) if len(fitting) == 1 else None


def _new(reading: Reading, sentence: Sentence, token: Token, noun: HeadNoun) -> Body:
    """Return a body that the release names by its noun alone, and list it among its organisations."""
    found = Mention(
        kind="organisation",
        start=token.start,
        end=token.end,
        sentence=sentence.index,
        name=noun.base,
        key=noun.head.kind,
        rule="de.organisation.head",
    )
    reading.organisations.setdefault(noun.base, found)
    return Body("organisation", noun.base)
