"""Say where a person's name ends, and whether what stands there is one."""

import re
from functools import lru_cache

from kg.gazetteer import countries, places
from kg.lexicon.organisations import head_of
from kg.lexicon.people import people_words
from kg.lexicon.roles import roles
from kg.recognise.credits import is_credit
from kg.recognise.family_names import is_foreign, is_noun, is_particle
from kg.recognise.scan import Scan
from kg.recognise.surnames import is_surname
from kg.recognise.words import is_common, is_given, is_name_like, is_place_name, is_town_adjective
from kg.text import Sentence, Token

__all__ = ["is_person", "is_titled", "may_begin", "name_end"]

_MAX_NAMES = 5
_CLOSING = frozenset({",", ".", ";", ")", "und", "sowie"})
_TITLE_REACH = 7
_DONE = re.compile(r"^\W?(?:\w+\s){1,5}(?:hat|hatte|haben|hatten)\s(?:den|die|das|diesen?|dieses)\s(?:\w+\s){1,2}$")
# What may stand between a title and a name ("Bürgermeister außer Dienst Jan Muster").
_RETIRED = frozenset({"Dienst", "Ruhestand"})
_GERMAN = frozenset({"DE", "AT", "CH", "LI"})
_CITY = 100_000
_AGENT = 9


def may_begin(scan: Scan, sentence: Sentence, i: int) -> bool:
    """Return whether a person's name may begin at a token."""
    token = sentence.tokens[i]
    if not scan.is_free(sentence, token.start, token.end):
        return False
    if _is_initial(token):
        return i + 1 < len(sentence.tokens) and not is_common(sentence.tokens[i + 1].text)
    return is_name_like(token) and _begins_names(token.text)


@lru_cache(maxsize=65_536)
def _begins_names(word: str) -> bool:
    words, lower = people_words(), word.lower()
    if lower in words.particles or lower in words.articles or _never_named(word) or _is_agent(word):
        return False
    return not roles().find((word,))


def _is_agent(word: str) -> bool:
    """Return whether a word is a woman's occupation that no lexicon has: "Klärwerksverwalterin"."""
    return len(word) >= _AGENT and word.endswith(("erin", "istin", "ologin", "euse")) and not is_given(word)


def _never_named(word: str) -> bool:
    words = people_words()
    return words.is_title(word) or word in words.calendar or word in words.not_names


def name_end(scan: Scan, sentence: Sentence, i: int) -> int:
    """Return where the run of names that begins at ``i`` ends."""
    tokens = sentence.tokens
    end = i + 1
    names = 1
    while end < len(tokens) and names < _MAX_NAMES:
        token = tokens[end]
        if (token.text in people_words().calendar or _is_title(tokens, end)) and _is_family_word(
            scan, sentence, i, end
        ):
            end += 1
            break
        if not scan.is_free(sentence, token.start, token.end) or _never_named(token.text):
            break
        if is_particle(tokens, end, names) or _is_initial(token):
            end += 1
        elif is_name_like(token) and not _is_title(tokens, end) and not _ends_name(tokens, end, names):
            names += 1
            end += 1
        else:
            break
    while end > i + 1 and tokens[end - 1].text.lower() in people_words().particles:
        end -= 1
    return end


def _is_title(tokens: tuple[Token, ...], k: int) -> bool:
    """Return whether a word is a title; behind a given name it may be a family name ("Petra Richter")."""
    return roles().find((tokens[k].text,)) is not None and not is_surname(tokens, k)


def _is_family_word(scan: Scan, sentence: Sentence, i: int, end: int) -> bool:
    """Return whether a day or title behind a title and a given name is the family name ("Ratsherr Ole Freitag")."""
    tokens = sentence.tokens
    is_second = end == i + 1 and is_given(tokens[i].text) and is_titled(scan, sentence, i)
    is_last = end + 1 >= len(tokens) or not tokens[end + 1].is_capital
    return is_second and is_last and is_name_like(tokens[end])


def _is_initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[0].isupper() and token.text[1] == "."


def _ends_name(tokens: tuple[Token, ...], k: int, names: int) -> bool:
    """Return whether a capital word does not belong to the name before it: a noun, or a place in the genitive.

    Behind a double given name a noun may be the family name ("Anna Maria Schmidt").
    """
    token = tokens[k]
    if _is_genitive_place(token.text) and not is_given(tokens[k - 1].text):
        return True
    before = tokens[k - 1].text
    if not is_noun(token, names) or _goes_on(tokens, k, names) or before.lower() in people_words().particles:
        return False
    return not (is_given(before) and names == 2 and head_of(token.text) is None)


def _goes_on(tokens: tuple[Token, ...], k: int, names: int) -> bool:
    """Return whether a noun is a second family name behind a title and a foreign one: "Alcalde Róger Gurdián Vigil"."""
    is_last = k + 1 >= len(tokens) or not tokens[k + 1].is_capital
    begin = k - names
    return is_last and begin > 0 and is_foreign(tokens[k - 1].text) and _is_title(tokens, begin - 1)


def is_titled(scan: Scan, sentence: Sentence, i: int) -> bool:
    """Return whether a title of office, a degree or a form of address stands directly before a token."""
    if i == 0:
        return False
    before = sentence.tokens[i - 1]
    mention = scan.at(sentence, before.start)
    return people_words().is_title(before.text) or (mention is not None and mention.kind == "role")


def is_person(scan: Scan, sentence: Sentence, i: int, end: int) -> bool:
    """Return whether the run of names from ``i`` to ``end`` names a person."""
    tokens = sentence.tokens[i:end]
    particles = people_words().particles
    names = [token.text for token in tokens if is_name_like(token) and token.text.lower() not in particles]
    surface = scan.document.text[tokens[0].start : tokens[-1].end]
    is_place = countries().by_name(surface) or countries().by_name(surface.removesuffix("s"))
    if not names or is_place or is_credit(scan, sentence, i, end):
        return False
    if len(names) == 1 and _is_genitive_place(names[0]):
        return False
    if is_titled(scan, sentence, i):
        return len(names) > 1 or not (_is_thing(names[0]) or _is_seat(sentence.tokens[i - 1], names[0]))
    before = sentence.tokens[i - 1] if i else None
    if before is not None and _names_a_thing(before) and not _is_object(scan, sentence, i):
        return False
    return not any(head_of(name) and is_common(name) for name in names[1:]) and _is_untitled(scan, sentence, i, end)


def _is_object(scan: Scan, sentence: Sentence, i: int) -> bool:
    """Return whether the noun before a name is what its bearer has done: "Vorbereitet hat den Antrag Ute Beispiel"."""
    return _DONE.search(scan.document.text[sentence.start : sentence.tokens[i].start]) is not None


def _is_untitled(scan: Scan, sentence: Sentence, i: int, end: int) -> bool:
    """Return whether a run of names without a title is a person's: by an apposition, or by its shape."""
    tokens = sentence.tokens[i:end]
    particles = people_words().particles
    names = [token.text for token in tokens if is_name_like(token) and token.text.lower() not in particles]
    surface = scan.document.text[tokens[0].start : tokens[-1].end]
    before = sentence.tokens[i - 1] if i else None
    # A family name that comes first may be a German word ("Song Deping, Vizebürgermeister").
    is_bare_pair = len(names) == 2 == end - i and not (is_given(names[1]) or is_common(names[1]))
    may_be_apposed = len(names) > 1 and (not is_common(names[0]) or is_bare_pair)
    is_apposed = may_be_apposed and _is_apposition(scan, sentence, i, end)
    if is_apposed or (not is_given(names[0]) and places().towns(surface)):
        return is_apposed
    # Behind a comma "dem" is a pronoun: "der Verein, dem Ute Beispiel vorsitzt".
    has_article = before is not None and before.text.lower() in people_words().articles
    has_article = has_article and (i < 2 or sentence.tokens[i - 2].text != ",")
    return _has_shape(names, has_article=has_article, has_initial=_is_initial(tokens[0]))


def _is_apposition(scan: Scan, sentence: Sentence, i: int, end: int) -> bool:
    """Return whether a title tells who somebody is: "X Y, dem Bürgermeister von …", "der Leiter der Schule, X Y, …"."""
    tokens = sentence.tokens
    if end >= len(tokens) or tokens[end].text not in _CLOSING:
        return False
    behind = tokens[end + 1 : end + 3] if tokens[end].text == "," else ()
    before = tokens[max(0, i - _TITLE_REACH) : i - 1] if i > 1 and tokens[i - 1].text == "," else ()
    mentions = (scan.at(sentence, token.start) for token in (*behind, *before))
    return any(mention is not None and mention.kind == "role" for mention in mentions)


def _has_shape(names: list[str], *, has_article: bool, has_initial: bool) -> bool:
    """Return whether names without a title are a person's: a given name first, or words that no dictionary knows."""
    first, last = names[0], names[-1]
    if has_initial:
        return not has_article and not is_common(last) and not is_place_name(last)
    if len(names) < 2:
        return False
    if is_given(first):
        return not has_article or not is_common(last)
    if has_article or is_common(first) or countries().by_name(first) or first.isupper():
        return False
    if is_town_adjective(first) and last.lower().endswith(tuple(people_words().thing_heads)):
        return False
    return not is_common(last) and not places().towns(first) and not is_place_name(last)


def _names_a_thing(before: Token) -> bool:
    """Return whether the noun before a name makes it the name of a house, school or street."""
    text = before.text
    is_noun = before.is_capital and before.lemma[:1].isupper() and is_common(text)
    if not is_noun or is_given(text) or text in people_words().calendar or text in _RETIRED:
        return False
    return not text.endswith(tuple(people_words().person_endings))


def _is_genitive_place(word: str) -> bool:
    """Return whether a word is a place or country in the genitive ("Botschafter Malawis")."""
    base = word.removesuffix("s")
    return base != word and bool(places().towns(base) or countries().by_name(base))


def _is_seat(before: Token, word: str) -> bool:
    """Return whether a single name behind a title of office is the place where it is held, not who holds it."""
    options = () if people_words().is_title(before.text) or is_given(word) else places().towns(word)
    return bool(options) and (options[0].country not in _GERMAN or options[0].population >= _CITY)


def _is_thing(word: str) -> bool:
    return is_common(word) and not is_given(word) and word.endswith(tuple(people_words().thing_endings))
