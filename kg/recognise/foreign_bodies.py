"""Find bodies whose name begins with a head of another language."""

import re
from collections.abc import Iterator

from kg.lexicon.introducers import foreign_heads
from kg.lexicon.lemmas import is_known
from kg.lexicon.organisations import head_of, organisation_words
from kg.lexicon.people import people_words
from kg.lexicon.roles import roles
from kg.recognise.scan import Scan
from kg.recognise.words import is_common, is_given, is_place_name
from kg.text import Mention, Sentence, Token

__all__ = ["FOREIGN_ONLY", "foreign_bodies_in", "links"]

_LONGEST = 9
_FOREIGN_WORD = 4
_ELIDED = re.compile(r"(?:d|l|dell|all|sull|nell)['’][A-ZÀ-Ý]")
# Small words that German has not.
FOREIGN_ONLY = frozenset(
    {
        "san",
        "santa",
        "saint",
        "sainte",
        "são",
        "de",
        "du",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "la",
        "le",
        "les",
        "of",
    }
)


def foreign_bodies_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield bodies by a head of another language: "Universidad de X", "Comité de jumelage", "Szkoła nr 15"."""
    tokens = sentence.tokens
    heads = foreign_heads()
    i = 0
    while i < len(tokens):
        kind = heads.get(tokens[i].text)
        end = _foreign_end(scan, sentence, i) if kind is not None else i
        if kind is not None and end > i + 1:
            yield Mention(
                kind="organisation",
                start=tokens[i].start,
                end=tokens[end - 1].end,
                sentence=sentence.index,
                name=" ".join(scan.document.text[tokens[i].start : tokens[end - 1].end].split()),
                key=kind,
                rule="de.organisation.foreign",
            )
        i = max(i + 1, end)


def _foreign_end(scan: Scan, sentence: Sentence, i: int) -> int:
    """Return where a name in another language ends: capitals, small words of that language, a number."""
    tokens = sentence.tokens
    end = i + 1
    for k in range(i + 1, min(i + _LONGEST, len(tokens))):
        token = tokens[k]
        if not scan.is_free(sentence, token.start, token.end):
            break
        if (
            _is_foreign_part(token)
            or _is_led_in(tokens, k)
            or _is_named_after(tokens, i, k)
            or (token.text.isdigit() and tokens[k - 1].text.rstrip(".").lower() in {"nr", "n°"})
        ):
            end = k + 1
        elif k == i + 1 and token.text.islower() and k + 1 < len(tokens) and tokens[k + 1].text in FOREIGN_ONLY:
            continue
        elif not (links(tokens, k) or _joins_foreign(tokens, k)) and token.text.rstrip(".").lower() not in {
            "nr",
            "n°",
        }:
            break
    return end


def _is_named_after(tokens: tuple[Token, ...], head: int, k: int) -> bool:
    """Return whether a capital that German has too goes on with a name ("Lycée Chevalier d’Éon").

    It stands right behind the head, or is or follows a given name or a town ("Université Bordeaux Montaigne").
    """
    text, before = tokens[k].text, tokens[k - 1].text
    if not tokens[k].is_capital or tokens[k].lemma != text or head_of(text) is not None:
        return False
    if text in people_words().calendar or roles().find((text,)) is not None:
        return False
    return k == head + 1 or is_given(text) or is_place_name(text) or (k > head + 1 and is_place_name(before))


def _is_led_in(tokens: tuple[Token, ...], k: int) -> bool:
    """Return whether a capital that German has too stands behind a foreign link or a given name ("de Jumelage")."""
    before = tokens[k - 1].text
    is_led = before.lower() in FOREIGN_ONLY or (is_given(before) and before not in people_words().calendar)
    return is_led and tokens[k].is_capital and tokens[k].text not in people_words().calendar


def _joins_foreign(tokens: tuple[Token, ...], k: int) -> bool:
    """Return whether a small word stands before a foreign one ("Comité de jumelage")."""
    is_link = tokens[k].text in organisation_words().foreign_links
    return is_link and k + 1 < len(tokens) and _is_foreign_part(tokens[k + 1])


def _is_foreign_part(token: Token) -> bool:
    """Return whether a word goes on with a foreign name: a capital that is no German noun, or an unknown small word."""
    text = token.text
    if _ELIDED.match(text):
        return True
    if token.is_capital:
        is_office = roles().find((text,)) is not None or text in people_words().calendar
        return not is_office and (not is_common(text) or text in foreign_heads())
    is_unknown = not is_known(text.capitalize()) and not is_known(text) and token.lemma == text
    # A German noun has a capital: what stands small is no German word ("jumelage").
    return text.isalpha() and len(text) >= _FOREIGN_WORD and (is_unknown or token.lemma[:1].isupper())


def links(tokens: tuple[Token, ...], k: int) -> bool:
    """Return whether a small foreign word joins two capitals ("Flor del Norte")."""
    return (
        tokens[k].text in organisation_words().foreign_links
        and k + 1 < len(tokens)
        and (tokens[k + 1].is_capital or tokens[k + 1].text in organisation_words().foreign_links)
    )
