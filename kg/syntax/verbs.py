"""Verbs of German sentences: their dictionary forms, with the particle that stands at the clause's end."""

from functools import cache

from kg.lexicon.lemmas import is_known, lemma_of
from kg.text import Token

__all__ = ["PARTICLES", "participle_lemma", "verb_lemmas"]

PARTICLES = (
    "ab an auf aus bei ein fest her hin los mit nach statt teil vor weg zu zurück zusammen willkommen wieder weiter "
    "entgegen bereit nieder um durch frei fort heran hinaus"
).split()
_PARTICLES = frozenset(PARTICLES)
_IRREGULAR = {
    "geschlossen": "schließen",
    "abgeschlossen": "abschließen",
    "getroffen": "treffen",
    "eingegangen": "eingehen",
    "unterschrieben": "unterschreiben",
    "entstanden": "entstehen",
    "ausgelaufen": "auslaufen",
    "empfangen": "empfangen",
    "übernommen": "übernehmen",
    "aufgenommen": "aufnehmen",
    "fortgeschrieben": "fortschreiben",
    "abgelaufen": "ablaufen",
    "beigetreten": "beitreten",
    "gegeben": "geben",
    "übergeben": "übergeben",
    "gesprochen": "sprechen",
    "begonnen": "beginnen",
    "geladen": "laden",
    "eingeladen": "einladen",
    "beschlossen": "beschließen",
    "gegangen": "gehen",
    "gekommen": "kommen",
}

_POSSESSIVES = frozenset({"sein", "seine", "seiner", "seinem", "seinen", "seines"})
_HELPING = frozenset(
    "wird werden soll sollen kann können muss müssen will wollen würde würden könnte dürfte und".split()
)
_REACH = 25


@cache
def participle_lemma(word: str) -> str:
    """Return the infinitive of a participle.

    Examples
    --------
    >>> participle_lemma("geschlossen"), participle_lemma("unterzeichnet"), participle_lemma("besiegelt")
    ('schließen', 'unterzeichnen', 'besiegeln')
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    lemma = lemma_of(word)
    if lemma != word and lemma.endswith("n"):
        return lemma
    if word.endswith("t"):
        for infinitive in (word[:-1] + "n", word[:-2] + "en", word[:-1] + "en"):
            if is_known(infinitive):
                return infinitive
        if word.startswith("ge"):
            return participle_lemma(word[2:])
    return lemma


@cache
def _infinitive(word: str) -> str:
    """Return the infinitive of a word in small letters; "" where it is no verb."""
    lemma = _IRREGULAR.get(word) or lemma_of(word)
    if not lemma.endswith("n") or (lemma == word and not word.endswith(("en", "ern", "eln"))):
        lemma = participle_lemma(word) if word.endswith(("t", "en")) else lemma
    return lemma if lemma.endswith("n") else ""


def verb_lemmas(tokens: tuple[Token, ...]) -> dict[int, str]:
    """Return the verbs among tokens by index: infinitives, with a separated particle put back.

    Examples
    --------
    >>> from kg.segment.tokens import tokens_of
    >>> text = "Die Stadt Köln schloss den Vertrag ab."
    >>> verb_lemmas(tokens_of(text, 0, len(text)))[3]
    'abschließen'
    >>> text = "Sie und sein Kollege sind gekommen, heute reisen sie ab."
    >>> list(verb_lemmas(tokens_of(text, 0, len(text))).values())
    ['sein', 'kommen', 'abreisen']
    """
    verbs: dict[int, str] = {}
    for i, token in enumerate(tokens):
        if not token.text.islower() and not (i == 0 and token.is_word):
            continue
        word = token.text.lower()
        if len(word) < 3 or (word in _POSSESSIVES and not _is_being(tokens, i)):
            continue
        if lemma := _infinitive(word):
            verbs[i] = lemma
    for j, token in enumerate(tokens):
        if token.text in _PARTICLES and _closes_clause(tokens, j):
            _put_back(tokens, verbs, j)
    return verbs


def _put_back(tokens: tuple[Token, ...], verbs: dict[int, str], j: int) -> None:
    """Join a particle to the nearest verb before it that is known with it."""
    for i in range(j - 1, max(-1, j - _REACH), -1):
        if tokens[i].text in {".", ";", ":"}:
            return
        if i in verbs and is_known(tokens[j].text + verbs[i]):
            verbs[i] = tokens[j].text + verbs[i]
            return


def _is_being(tokens: tuple[Token, ...], i: int) -> bool:
    """Return whether "sein" is the verb: at the end of its clause, or before a verb of help ("wird da sein")."""
    if tokens[i].text != "sein":
        return False
    return i + 1 >= len(tokens) or not tokens[i + 1].is_word or tokens[i + 1].text in _HELPING


def _closes_clause(tokens: tuple[Token, ...], i: int) -> bool:
    return i + 1 >= len(tokens) or tokens[i + 1].text in {".", ",", ";", "!", "?", "und", ":", "–", "“", ")"}
