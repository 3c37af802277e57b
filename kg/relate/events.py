"""Read events: what kind, when, where, who received whom, who took part."""

import re
from functools import cache, lru_cache

from kg.lexicon import load_yaml
from kg.lexicon.patterns import pattern
from kg.relate.agreements import noun_types
from kg.relate.reading import Reading
from kg.relate.words import verb_lemmas
from kg.text import Sentence, Token

__all__ = ["is_echo", "is_organised", "triggers_in"]

_ENDING = 6
_ECHO = pattern("events.echo")
# The words that a phrase of travel, welcome or signing begins with.
_PHRASES = frozenset(
    "zu in unterwegs willkommen hält hielt halten hielten Unterschrift Unterschriften Namen Stift".split()
)


@cache
def _rules() -> tuple[tuple[dict[str, object], frozenset[str], frozenset[str]], ...]:
    rules = load_yaml("events")["rules"]
    return tuple((rule, frozenset(rule["nouns"]), frozenset(rule["verbs"])) for rule in rules)


@cache
def _organising() -> frozenset[str]:
    return frozenset(load_yaml("events")["organise"])


def is_organised(sentence: Sentence) -> bool:
    """Return whether a sentence says who calls or arranges something."""
    lemmas = set(verb_lemmas(sentence.tokens).values())
    return bool(lemmas & _organising()) or any(token.text in _organising() for token in sentence.tokens)


def triggers_in(reading: Reading, sentence: Sentence) -> list[tuple[dict[str, object], Token]]:
    """Return the words of a sentence that name an event, with their rules; one a kind."""
    known = reading.triggers.get(sentence.index)
    if known is None:
        known = reading.triggers[sentence.index] = _read_triggers(reading, sentence)
    return known


def _read_triggers(reading: Reading, sentence: Sentence) -> list[tuple[dict[str, object], Token]]:
    verbs = verb_lemmas(sentence.tokens)
    text = reading.between(sentence.start, sentence.end)
    found: dict[str, tuple[dict[str, object], Token]] = {}
    for i, token in enumerate(sentence.tokens):
        if reading.document.is_spoken(token.start) or _in_name(reading, sentence, token) or _is_idle(sentence, i):
            continue
        named = _kinds_named(token.text, token.lemma) if token.is_capital else frozenset()
        for rule, _, words in _rules():
            kind = str(rule["type"])
            if kind in found:
                continue
            is_noun = kind in named and not _is_thing(sentence, i, kind)
            if (
                is_noun
                or (i in verbs and verbs[i] in words)
                or (token.text in _PHRASES and _is_phrase(token, sentence, i, words))
            ):
                if kind == "signing" and not is_noun and not _signs(reading, sentence):
                    continue
                if kind == "visit" and not is_noun and not _travels(reading, sentence, verbs.get(i, "")):
                    continue
                if (
                    kind == "signing"
                    and not is_noun
                    and verbs.get(i) == "besiegeln"
                    and not reading.of(sentence, "person")
                ):
                    continue
                if kind == "aid" and not is_noun and not _is_gift(text):
                    continue
                if (
                    kind == "meeting"
                    and i in verbs
                    and verbs[i] in {"treffen", "sprechen"}
                    and not _meets(reading, sentence, verbs[i])
                ):
                    continue
                found[kind] = (rule, token)
    return list(found.values())


def _is_idle(sentence: Sentence, i: int) -> bool:
    """Return whether a word names no event: what happens usually, or what is only talked about ("über einen …")."""
    before = [t.text for t in sentence.tokens[max(0, i - 3) : i]]
    if before[-2:-1] == ["über"] or before[-3:-2] == ["über"]:
        return sentence.tokens[i].is_capital
    return any(
        t.text.lower() in {"sonst", "normalerweise", "üblicherweise", "gewöhnlich"}
        for t in sentence.tokens[max(0, i - 6) : i]
    )


def is_echo(reading: Reading, sentence: Sentence, token: Token) -> bool:
    """Return whether a noun only points back to an event: "Nach dem Empfang", "Neben der Unterzeichnung"."""
    before = reading.between(max(sentence.start, token.start - 60), token.start)
    return token.is_capital and bool(_ECHO.search(before))


@cache
def _nouns() -> dict[str, frozenset[str]]:
    """Return the kinds of event by the nouns that name them."""
    kinds: dict[str, set[str]] = {}
    for rule, nouns, _ in _rules():
        for noun in nouns:
            kinds.setdefault(noun, set()).add(str(rule["type"]))
    return {noun: frozenset(found) for noun, found in kinds.items()}


@cache
def _endings() -> dict[str, frozenset[str]]:
    """Return the kinds of event by the nouns, lower-case, that may end a compound."""
    return {noun.lower(): kinds for noun, kinds in _nouns().items() if len(noun) >= _ENDING}


@lru_cache(maxsize=65_536)
def _kinds_named(text: str, lemma: str) -> frozenset[str]:
    """Return the kinds of event that a word names: as it is, inflected, or as the end of a compound."""
    found: set[str] = set()
    for form in {text, lemma, *(text.removesuffix(ending) for ending in ("s", "es", "n", "en", "e"))}:
        found |= _nouns().get(form, frozenset())
    for form in {text.lower(), lemma.lower(), text.lower().removesuffix("s"), text.lower().removesuffix("en")}:
        for cut in range(3, len(form) - _ENDING + 1):
            found |= _endings().get(form[cut:], frozenset())
    if "-" in text:
        found |= _nouns().get(text.rsplit("-", 1)[1], frozenset())
    return frozenset(found)


def _is_thing(sentence: Sentence, i: int, kind: str) -> bool:
    """Return whether a noun is used of things: "Besuch der Ausstellung", "Austausch der Fenster"."""
    following = sentence.tokens[i + 1].text if i + 1 < len(sentence.tokens) else ""
    if kind == "visit" and sentence.tokens[i].text in {"Besucher", "Besucherinnen"}:
        return True
    return (
        kind == "visit"
        and following in {"der", "des"}
        and i + 2 < len(sentence.tokens)
        and sentence.tokens[i + 2].lemma
        in {"Ausstellung", "Museum", "Messe", "Schule", "Stadt", "Baustelle", "Feuerwehr"}
    )


def _is_phrase(  # noqa: PLR0911 - one answer a phrase
    token: Token, sentence: Sentence, i: int, words: frozenset[str]
) -> bool:
    """Return whether a phrase of the rule begins here: "zu Gast", "willkommen" with "heißen"."""
    following = [t.text for t in sentence.tokens[i : i + 3]]
    if "zu Gast sein" in words and following[:2] == ["zu", "Gast"]:
        return True
    if "Unterschrift setzen" in words and token.text in {"Unterschrift", "Unterschriften", "Namen", "Stift"}:
        return bool(
            re.search(
                r"\b(?:setz(?:en|t|te|ten)|gesetzt|leist\w+|griffen|greifen)\b",
                " ".join(t.text for t in sentence.tokens),
            )
        )
    if "zu Gast sein" in words and token.text == "unterwegs":
        return True
    if "zu Besuch sein" in words and following[:2] == ["zu", "Besuch"]:
        return True
    if "in Empfang nehmen" in words and following[:2] == ["in", "Empfang"]:
        return True
    if "sich aufhalten" in words and token.text in {"hält", "hielt", "halten", "hielten"}:
        return any(t.text == "auf" for t in sentence.tokens[i:]) and any(t.text == "sich" for t in sentence.tokens)
    return (
        "willkommen heißen" in words
        and token.text == "willkommen"
        and any(t.lemma in {"heißen", "hieß"} or t.text.startswith(("hieß", "heiß", "geheiß")) for t in sentence.tokens)
    )


def _travels(reading: Reading, sentence: Sentence, verb: str) -> bool:
    """Return whether a verb of coming has somebody who comes to a place: money, vehicles and ideas come too."""
    text = reading.between(sentence.start, sentence.end)
    if verb == "kommen":
        return bool(re.search(r"\b(?:nach|an den|an die|zum Gegenbesuch|zu Besuch|in die|ins)\s", text)) and bool(
            reading.of(sentence, "person") or re.search(r"[Dd]elegation|[Aa]bordnung|[Gg]ruppe|Gäste", text)
        )
    if verb in {"eintreffen", "fahren"}:
        return bool(reading.of(sentence, "person")) or not _is_gift(text)
    return True


def _signs(reading: Reading, sentence: Sentence) -> bool:
    """Return whether an agreement is signed here: it is named, or was in the sentence before and people sign."""
    before = reading.document.sentences[sentence.index - 1] if sentence.index else sentence
    return _has_agreement(sentence) or (_has_agreement(before) and bool(reading.of(sentence, "person")))


def _has_agreement(sentence: Sentence) -> bool:
    nouns = {*noun_types("nouns"), "vereinbarung", "vertrag", "urkunde", "abkommen", "erklärung", "partnerschaft"}
    return any(
        token.lemma.lower() in nouns or any(token.text.lower().removesuffix(e) in nouns for e in ("", "s", "n", "en"))
        for token in sentence.tokens
        if token.is_capital
    )


def _is_gift(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:\w*[Ff]ahrzeug\w*|\w*[Hh]ilfsg\w+|\w*[Ss]pende\w*|Generator\w*|\w*wagen|Lkw|LKW|Technik|\w*gerät\w*|Hubbühne|Bus(?:se)?|Medikament\w*|Erlös|Geräte|Material|Ausrüstung|\w*kleidung|Euro|Laptops?|Betten|Rollstühle|Pumpen?|Transporter|Maschinen?|Werkzeuge?|Radlader|Bagger|Anhänger|Feuerwehrauto|Decken|Schlafsäcke|Lebensmittel|Scheck|Geld(?:er)?|Urkunden?buch)\b",
            text,
        )
    )


def _meets(reading: Reading, sentence: Sentence, verb: str) -> bool:
    if verb == "treffen":
        return len(reading.of(sentence, "person", "organisation")) >= 1 and not re.search(
            r"\b(?:Vereinbarung|Entscheidung|Maßnahmen|Vorkehrungen)\w*\b.{0,40}\b(?:traf|trafen|getroffen|treffen)",
            reading.between(sentence.start, sentence.end),
        )
    return bool(re.search(r"\bmit\b", reading.between(sentence.start, sentence.end))) and bool(
        reading.of(sentence, "person", "organisation")
    )


def _in_name(reading: Reading, sentence: Sentence, token: Token) -> bool:
    return any(m.start <= token.start < m.end for m in reading.of(sentence, "organisation", "title", "person", "place"))
