"""Judge the words of a family name: small words inside it, nouns that it may be, letters of other languages."""

import re

from kg.lexicon.organisations import head_of
from kg.lexicon.people import people_words
from kg.recognise.words import is_common, is_double_name, is_given, is_name_like, is_town_adjective
from kg.text import Token

__all__ = ["is_foreign", "is_noun", "is_particle"]

_PARTICLES = 4
# Particles that other languages print with a capital ("Nolwenn Le Gall", "Joe De Vries").
_CAPITAL_PARTICLES = frozenset(
    {"Le", "La", "De", "Van", "Di", "Da", "Del", "El", "Al", "Mc", "Mac", "Ter", "Ten", "Te", "O’"}
)
_OF = frozenset({"von", "zu", "zur"})
# "Pere Regull i Puig", "José Ortega y Gasset"
_AND = frozenset({"i", "y"})
# Endings of family names of other languages, where the German dictionary has the word too ("Castillo").
_FAMILY_ENDINGS = ("o", "a", "i", "u", "ez", "iz", "ski", "cki", "icz", "ić", "ová")
# Letters that no German word has: a name spelled so may go on with what is a word here ("Róger Gurdián Vigil").
_FOREIGN = re.compile(r"[^\WA-Za-zÄÖÜäöüß\d_]")


def is_particle(tokens: tuple[Token, ...], k: int, names: int) -> bool:
    """Return whether a particle at ``k`` stands inside a name; a doubtful one counts behind another particle only."""
    words, text = people_words(), tokens[k].text
    if text in _CAPITAL_PARTICLES and k + 1 < len(tokens):
        return is_name_like(tokens[k + 1]) and not is_common(tokens[k + 1].text)
    name = next((token for token in tokens[k + 1 : k + _PARTICLES] if token.text not in words.particles), None)
    if text not in words.particles or name is None or not is_name_like(name):
        return False
    if is_noun(name, names) and not any(token.text in words.noble for token in tokens[max(0, k - 2) : k]):
        return False
    if text in _OF and _is_whole_before(tokens, k, names, name):
        return False
    is_catalan = text in _AND and names > 1 and not is_common(name.text)
    return is_catalan or text not in words.doubtful_particles or tokens[k - 1].text.lower() in words.particles


def _is_whole_before(tokens: tuple[Token, ...], k: int, names: int, behind: Token) -> bool:
    """Return whether the name is whole before "von" or "zu": "Ute Beispiel von der Musterschule"."""
    before = tokens[k - 1].text
    is_family = names >= 2 and not is_given(before) and before not in people_words().noble
    return is_family or is_town_adjective(behind.text) or head_of(behind.text) is not None


def is_noun(token: Token, names: int) -> bool:
    """Return whether a word behind two names or more is an ordinary noun."""
    has_ending = (token.text.endswith(_FAMILY_ENDINGS) and token.lemma == token.text) or is_double_name(token.text)
    return names >= 2 and not is_given(token.text) and is_common(token.text) and not has_ending


def is_foreign(word: str) -> bool:
    """Return whether a word has letters that no German word has.

    Examples
    --------
    >>> is_foreign("Gurdián"), is_foreign("Günther")
    (True, False)
    """
    return _FOREIGN.search(word) is not None
