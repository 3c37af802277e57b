"""Read agreements: what is concluded or in force between whom, since when, and who signed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from kg.lexicon import load_yaml
from kg.model import Evidence
from kg.relate.reading import Reading
from kg.text import Mention, Sentence, Token

__all__ = ["Agreement", "agreements_of", "noun_types"]

_NEWS_DAYS = 14


@dataclass(slots=True)
class Agreement:
    """An agreement as read so far: parties by town or organisation name."""

    type: str
    parties: list[tuple[str, str]]
    signed: str | None = None
    status: str = "in-force"
    signatories: list[str] = field(default_factory=list)
    follows: "Agreement | None" = None
    evidence: list[Evidence] = field(default_factory=list)
    spans: dict[str, Evidence] = field(default_factory=dict)
    fresh: bool = False

    @property
    def towns(self) -> frozenset[str]:
        """The names of the parties."""
        return frozenset(name for _, name in self.parties)


@cache
def noun_types(section: str) -> dict[str, str]:
    """Return the nouns of a section of ``agreements.yaml`` by lower-cased word."""
    return {word.lower(): kind for kind, words in load_yaml("agreements")[section].items() for word in words}


@cache
def _verbs(section: str) -> frozenset[str]:
    return frozenset(load_yaml("agreements")["verbs"][section])


@cache
def _general() -> frozenset[str]:
    return frozenset(word.lower() for word in load_yaml("agreements")["general"])


def _type_of(token: Token, section: str) -> str | None:
    """Return the type of agreement that a noun names; the ending of a compound counts."""
    words = noun_types(section)
    for form in (token.lemma.lower(), token.text.lower(), *(token.text.lower().removesuffix(e) for e in ("en", "n", "s", "es", "nen", "e"))):
        if form in words:
            return words[form]
        if section == "towns" and form.replace("städt", "stadt") in words:
            return words[form.replace("städt", "stadt")]
    lower = token.text.lower()
    if section == "nouns":
        return next((kind for word, kind in words.items() if len(word) > 8 and lower.endswith((word, word + "en", word + "s")) and token.is_capital), None)
    return next((kind for word, kind in words.items() if kind == "twinning" and lower.endswith((word, word.replace("stadt", "städte"), word.replace("stadt", "städten"))) and not lower.startswith(("projekt", "klima"))), None)


def agreements_of(reading: Reading) -> list[Agreement]:
    """Return the agreements of a release, each once, with all that is said of it."""
    found: list[Agreement] = []
    for sentence in reading.document.told():
        for agreement in (*_by_town(reading, sentence), *_by_noun(reading, sentence), *_by_bond(reading, sentence), *_by_membership(reading, sentence)):
            _merge(found, agreement)
    found = _fold_general(found)
    _link(found)
    return [agreement for agreement in found if agreement.parties]


def _told(reading: Reading, token: Token) -> bool:
    return not reading.document.is_spoken(token.start)


def _parties(reading: Reading, *others: str) -> list[tuple[str, str]]:
    names = [reading.home_name, *others] if reading.home_name else list(others)
    return [("municipality", name) for name in dict.fromkeys(names) if name]


def _by_town(reading: Reading, sentence: Sentence) -> Iterator[Agreement]:
    """Read "Partnerstadt X", "X, der Partnerstadt", "aus den Partnerstädten X, Y und Z"."""
    for i, token in enumerate(sentence.tokens):
        kind = _type_of(token, "towns") if token.is_capital else None
        if kind is None or not _told(reading, token):
            continue
        plural = "städte" in token.text.lower() or token.text.lower().endswith(("gemeinden", "kommunen", "kreise", "kreisen"))
        towns = _towns_beside(reading, sentence, i, plural)
        if not towns and not plural:
            towns = _town_by_adjective(reading, sentence, i)
        date_, span = _since(reading, sentence, token.start)
        for town in towns:
            if reading.is_home(town.name):
                continue
            home = _other_home(reading, sentence, town)
            agreement = Agreement(kind, [("municipality", n) for n in (home, town.name) if n])
            start, end = min(token.start, town.start), max(token.end, town.end)
            agreement.evidence.append(reading.evidence(start, end, "de.agreement.town"))
            if date_ and span and len(towns) == 1:
                agreement.signed = date_
                agreement.spans["signed"] = span
            yield agreement


def _other_home(reading: Reading, sentence: Sentence, town: Mention) -> str:
    """Return whose partner town it is: "Erfurts Partnerstadt", "der Erfurter Partnerstadt"; else the publisher."""
    return reading.home_name


def _towns_beside(reading: Reading, sentence: Sentence, i: int, plural: bool) -> list[Mention]:
    """Return the towns named behind the word (a list where it is plural), or before it as an apposition."""
    token = sentence.tokens[i]
    places = [m for m in reading.of(sentence, "place") if not reading.is_home(m.name) and not reading.document.is_spoken(m.start)]
    after = [m for m in places if m.start >= token.end]
    if after and re.match(r"^(?:\s?[,:(„]?\s?(?:(?:[A-ZÄÖÜ][\wäöü]+s|in\s\w+|der|die|das|den|des|sind|ist|heißen|und|von|aus|mit|am|an|sowie|zugleich|kommunen?|\w+n?er|\w+ische[nr]?|Stadt|Region)\s?[,:]?\s?){0,4})$", reading.between(token.end, after[0].start)):
        towns = [after[0]]
        for nxt in after[1:] if plural else ():
            gap = reading.between(towns[-1].end, nxt.start)
            gap = re.sub(r"\([^)]*\)", "", gap)
            if not re.match(r"^\s?(?:\(?[A-ZÄÖÜ]?\w*\)?)?\s?(?:,|und|sowie|,\s?sowie|bzw\.|/|oder|wie auch|,\saber\sauch)\s(?:(?:aus|mit|in|dem|der|das|die|\w+ischen?|\w+e[nr]?|auch|dann)\s){0,4}$", gap):
                break
            towns.append(nxt)
        return towns
    before = [m for m in places if m.end <= token.start]
    if before:
        gap = reading.between(before[-1].end, token.start)
        if re.match(r"^\s?,?\s?(?:\(?\w*\)?,?\s)?(?:(?:der|die|das|ihre[nr]?|seine[nr]?|unsere[nr]?|den|als|ist|sind|eine[r]?|von|neue|neuen|zwei|drei|\w+te[n]?|\w+er|\w+ische[nr]?|fünf|zehnte)\s){0,5}(?:\w+s\s(?:\w+\s)?)?$", gap):
            towns = [before[-1]]
            for prev in reversed(before[:-1]) if plural else ():
                if not re.match(r"^\s?(?:,|und|sowie)\s(?:(?:aus|mit|der|dem)\s){0,2}$", re.sub(r"\([^)]*\)", "", reading.between(prev.end, towns[-1].start))):
                    break
                towns.append(prev)
            return list(reversed(towns))
    return []


def _town_by_adjective(reading: Reading, sentence: Sentence, i: int) -> list[Mention]:
    """Return the one town that "die ukrainische Partnerstadt" speaks of."""
    token = sentence.tokens[i]
    for mention in reading.of(sentence, "demonym"):
        if mention.end <= token.start and token.start - mention.end < 15 and len(mention.key) == 2:
            towns = reading.towns_in(mention.key)
            if len(towns) == 1:
                return [Mention(kind="place", start=mention.start, end=token.end, sentence=sentence.index, name=towns[0], rule="de.agreement.town")]
    return []


_SINCE = re.compile(r"\b[Ss]eit(?:\s+(?:dem|Ende|Anfang|Mitte|dem\sJahr|inzwischen))*\s*$")
_YEARS = re.compile(r"\b[Ss]eit\s+(?:nunmehr\s+|genau\s+|bereits\s+|inzwischen\s+|schon\s+)?(?P<n>\d{1,3}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwanzig|dreißig|vierzig|fünfzig)\s+Jahren\b")
_AGE = re.compile(r"\b(?P<n>\d{1,3}|fünf|zehn|zwanzig|dreißig|vierzig|fünfzig)[-\s]?(?:jährige[nsrm]?|jährig)\s+(?:\w+\s)?(?:Bestehen|Jubiläum|Partnerschaft\w*|Städtepartnerschaft\w*|Freundschaft|Partnerschaftsjubiläum\w*)")
_AGE2 = re.compile(r"\b(?P<n>\d{1,3})\s+Jahre\s+(?:\w+\s)?(?:Städtepartnerschaft|Partnerschaft|Städtefreundschaft|Freundschaft)\b")
_WORDS = {"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50}


def _since(reading: Reading, sentence: Sentence, near: int) -> tuple[str | None, Evidence | None]:
    """Return since when an agreement exists, where the sentence says so exactly."""
    text = reading.between(sentence.start, sentence.end)
    for mention in reading.of(sentence, "date"):
        if _SINCE.search(reading.between(sentence.start, mention.start)) and not mention.end_key:
            return mention.key, reading.says(mention, "de.agreement.since")
    year = int(reading.issued[:4]) if reading.issued else None
    for pattern in (_YEARS, _AGE, _AGE2):
        if year and (found := pattern.search(text)):
            number = int(found["n"]) if found["n"].isdigit() else _WORDS[found["n"]]
            before = text[max(0, found.start() - 12) : found.start()]
            future = next((m for m in reading.of(sentence, "date") if m.key[:4] != str(year) and len(m.key) >= 4 and m.key[:4] > str(year)), None)
            if not re.search(r"(?:rund|etwa|über|mehr als|fast|knapp|gut|beinahe)\s*$", before):
                base = int(future.key[:4]) if future and pattern is not _YEARS else year
                return str(base - number), reading.evidence(sentence.start + found.start(), sentence.start + found.end(), "de.agreement.age")
    return None, None


def _by_noun(reading: Reading, sentence: Sentence) -> Iterator[Agreement]:
    """Read the name of an agreement with what the sentence says of it."""
    for i, token in enumerate(sentence.tokens):
        if not token.is_capital or not _told(reading, token) or _in_name(reading, sentence, token):
            continue
        kind = _type_of(token, "nouns")
        general = kind is None and (token.lemma.lower() in _general() or token.text.lower() in _general())
        if kind is None and not general:
            continue
        standing = _standing(reading, sentence, i)
        others = _partners_of_noun(reading, sentence, token)
        if kind is None:
            if standing["act"] not in {"conclude", "renew", "end"}:
                continue
            kind = ""
        if not others and not (reading.partner and (standing["act"] or standing["date"] or sentence.zone in {"headline", "subhead"})):
            if not reading.partner:
                continue
        agreement = Agreement(kind, _parties(reading, *(others or [reading.partner])))
        agreement.evidence.append(reading.whole(sentence, "de.agreement.noun"))
        _apply(reading, sentence, token, agreement, standing)
        yield agreement


def _in_name(reading: Reading, sentence: Sentence, token: Token) -> bool:
    return any(m.start <= token.start < m.end for m in reading.of(sentence, "organisation", "title"))


def _partners_of_noun(reading: Reading, sentence: Sentence, token: Token) -> list[str]:
    """Return the towns that an agreement is with: "mit X", "zwischen X und Y", else those in the sentence's clause."""
    text_after = reading.between(token.end, sentence.end)
    places = [m for m in reading.of(sentence, "place") if not reading.is_home(m.name)]
    after = [m for m in places if m.start >= token.end]
    if after and re.match(r"^(?:[^,.;]{0,40}\b(?:mit|zwischen|zu|nach)\b[^.;]{0,60}|\s(?:von|der Städte|zwischen\s\S+\sund)?\s?|[^.;]{0,30}\sund\s)$", reading.between(token.end, after[0].start)):
        names = [after[0].name]
        for nxt in after[1:]:
            if re.match(r"^\s?(?:,|und|sowie)\s(?:(?:der|dem|mit|Stadt)\s)*$", reading.between(after[after.index(nxt) - 1].end, nxt.start)):
                names.append(nxt.name)
            else:
                break
        return names
    _ = text_after
    near = [m.name for m in places]
    if near:
        return list(dict.fromkeys(near)) if len(set(near)) <= 2 and re.search(r"\b(?:Dreier|trilateral|drei Städte)", reading.between(sentence.start, sentence.end)) else [near[-1] if near[-1] else near[0]]
    for demonym in reading.of(sentence, "demonym"):
        town = reading.town_of_demonym(demonym)
        if town and not reading.is_home(town):
            return [town]
    return []


def _standing(reading: Reading, sentence: Sentence, i: int) -> dict[str, str | Mention | None]:
    """Return what the sentence says of the agreement: the act and its date."""
    tokens = sentence.tokens
    text = reading.between(sentence.start, sentence.end)
    words = {token.lemma for token in tokens} | {token.text for token in tokens}
    words |= {token.text.lower().removesuffix(e) for token in tokens for e in ("en", "e", "er", "es", "em")}
    act: str | None = None
    for section in ("end", "suspend", "renew", "conclude"):
        if words & _verbs(section) or any(_participle(token, _verbs(section)) for token in tokens):
            act = section
            break
    if re.search(r"\b(?:nicht|nie)\s+(?:\w+\s){0,3}(?:umgesetzt|verwirklicht|realisiert)|auf\s(?:dem\sPapier|Eis)|konnte\b.*\bnicht\b.*\bumgesetzt", text):
        act = "suspend"
    if re.search(r"\b(?:soll|sollen|wollen|will|geplant|planen|angestrebt|streben|vorgesehen|Vorbereitung|zugestimmt|stimmte\b.*\bzu)\b", text) and act in {None, "conclude"} and not re.search(r"\b(?:hat|haben|wurde|unterzeichnete\w*|unterschrieb\w*|geschlossen|schlossen)\b", text):
        act = "plan"
    if re.search(r"\b(?:wird|werden)\b(?!.*\bwurde)", text) and act == "conclude":
        act = "plan"
    return {"act": act, "date": _date_of_act(reading, sentence, tokens[i], act)}


def _participle(token: Token, verbs: frozenset[str]) -> bool:
    """Return whether a word is an inflected participle of one of the verbs ("geschlossene", "unterzeichneten")."""
    text = token.text.lower()
    for ending in ("en", "e", "er", "es", "em"):
        if text.endswith(ending) and len(text) > 6:
            from kg.relate.words import participle_lemma

            if participle_lemma(text.removesuffix(ending)) in verbs:
                return True
    return False


def _date_of_act(reading: Reading, sentence: Sentence, noun: Token, act: str | None) -> Mention | None:
    dates = [m for m in reading.of(sentence, "date") if not m.end_key and not reading.document.is_spoken(m.start)]
    if not dates:
        return None
    if act is None:
        return next((m for m in dates if _SINCE.search(reading.between(sentence.start, m.start))), None)
    full = [m for m in dates if len(m.key) == 10]
    near = sorted(full or dates, key=lambda m: abs(m.start - noun.start))
    return near[0]


def _apply(reading: Reading, sentence: Sentence, token: Token, agreement: Agreement, standing: dict[str, str | Mention | None]) -> None:
    act, when = standing["act"], standing["date"]
    since, span = _since(reading, sentence, token.start)
    issued = date.fromisoformat(reading.issued) if reading.issued else None
    whole = reading.whole(sentence, f"de.agreement.{act or 'noun'}")
    if since and act in {None, "conclude"}:
        agreement.signed, agreement.spans["signed"] = since, span  # type: ignore[assignment]
    if isinstance(when, Mention) and act in {"conclude", "renew", "suspend", "plan"} and not since:
        agreement.signed, agreement.spans["signed"] = when.key, reading.says(when, f"de.agreement.{act}")
    if act == "plan":
        agreement.status, agreement.signed = "planned", None
    elif act == "suspend":
        agreement.status = "suspended"
    elif act == "end":
        agreement.status = "ended"
    elif act == "renew":
        agreement.status = "renewed" if _is_news(agreement.signed, issued) else "in-force"
    elif act == "conclude" and _is_news(agreement.signed, issued):
        agreement.status = "signed"
        agreement.fresh = True
    if act == "conclude" and agreement.signed and issued and len(agreement.signed) == 10 and date.fromisoformat(agreement.signed) > issued:
        agreement.status, agreement.signed = "planned", None
    agreement.spans["status"] = whole
    if act in {"conclude", "renew", "plan"}:
        agreement.signatories = _signatories(reading, sentence)


def _is_news(signed: str | None, issued: date | None) -> bool:
    if issued is None:
        return False
    if signed is None:
        return False
    return len(signed) == 10 and 0 <= (issued - date.fromisoformat(signed)).days <= _NEWS_DAYS


_SIGNING = re.compile(r"\b(?:unterzeichne\w*|unterschr[ie]+b\w*|unterschreib\w*|Unterschrift\w*|signier\w*|besiegel\w*|Namen\sunter|griffen\b.*Stift)")


def _signatories(reading: Reading, sentence: Sentence) -> list[str]:
    """Return the people who sign: those of a sentence with a verb of signing, but for witnesses."""
    text = reading.between(sentence.start, sentence.end)
    if not _SIGNING.search(text):
        return []
    names = []
    for mention in reading.of(sentence, "person"):
        before = reading.between(sentence.start, mention.start)[-60:]
        if re.search(r"\b(?:im Beisein|in Anwesenheit|Gegenwart|unter den Augen|neben|begleitet von|Beisein von|Ehrenbürger)\b[^.]*$", before) and "neben" not in before[-30:]:
            continue
        names.append(mention.name)
    return list(dict.fromkeys(names))


def _by_bond(reading: Reading, sentence: Sentence) -> Iterator[Agreement]:
    """Read "mit X seit 1971 verschwistert", "partnerschaftlich verbunden"."""
    text = reading.between(sentence.start, sentence.end)
    for kind, words in load_yaml("agreements")["bonds"].items():
        for word in words:
            found = re.search(rf"\b{re.escape(word)}", text)
            if not found or reading.document.is_spoken(sentence.start + found.start()):
                continue
            towns = [m.name for m in reading.of(sentence, "place") if not reading.is_home(m.name)]
            signed, span = _since(reading, sentence, sentence.start + found.start())
            for town in dict.fromkeys(towns):
                agreement = Agreement(kind, _parties(reading, town), signed=signed)
                agreement.evidence.append(reading.whole(sentence, "de.agreement.bond"))
                if span:
                    agreement.spans["signed"] = span
                yield agreement


_JOINS = re.compile(r"\b(?:Mitglied(?:er|s|schaft)?|beigetreten|bei(?=[.,]|$)|tritt|trat|gehör(?:t|en)|angeschlossen|Lead City|Mitgliedsstadt|Mitgliedskommune)\b")


def _by_membership(reading: Reading, sentence: Sentence) -> Iterator[Agreement]:
    """Read that a municipality belongs to or joined a network of cities."""
    text = reading.between(sentence.start, sentence.end)
    if not _JOINS.search(text) or reading.document.is_spoken(sentence.start):
        return
    for network in reading.of(sentence, "organisation"):
        if network.key != "network":
            continue
        places = [m for m in reading.of(sentence, "place")]
        member = places[0].name if places else reading.home_name
        if not member:
            continue
        agreement = Agreement("network-membership", [("municipality", member), ("organisation", network.name)])
        agreement.evidence.append(reading.whole(sentence, "de.agreement.membership"))
        dates = [m for m in reading.of(sentence, "date") if not m.end_key]
        if dates and re.search(r"\b(?:beigetreten|trat|tritt|seit|Seit)\b", text):
            agreement.signed = dates[0].key
            agreement.spans["signed"] = reading.says(dates[0], "de.agreement.membership")
        yield agreement


_SUCCESSION = ("ended", "suspended")


def _merge(found: list[Agreement], new: Agreement) -> None:
    """Join what is said again of the same agreement; another year or another fate makes another agreement."""
    for old in found:
        same_type = old.type == new.type or not new.type
        if not same_type or not (old.towns == new.towns or (not new.type and new.towns & old.towns == new.towns)):
            continue
        if old.signed and new.signed and not (old.signed.startswith(new.signed) or new.signed.startswith(old.signed)):
            continue
        if (old.status in _SUCCESSION) != (new.status in _SUCCESSION) and old.signed and new.signed:
            continue
        if len(new.signed or "") > len(old.signed or ""):
            old.signed = new.signed
            old.spans["signed"] = new.spans["signed"]
        if old.status == "in-force" and new.status != "in-force":
            old.status = new.status
            if "status" in new.spans:
                old.spans["status"] = new.spans["status"]
        elif old.status == "planned" and new.status == "signed":
            old.status = new.status
        old.signatories = list(dict.fromkeys([*old.signatories, *new.signatories]))
        old.evidence.extend(span for span in new.evidence if span not in old.evidence)
        return
    found.append(new)


def _fold_general(found: list[Agreement]) -> list[Agreement]:
    """Give agreements named by a general word the type of the news, or drop them."""
    named = [agreement for agreement in found if agreement.type]
    for vague in (agreement for agreement in found if not agreement.type):
        match = next((a for a in named if a.towns == vague.towns and (not vague.signed or not a.signed or a.signed.startswith(vague.signed[:4]))), None)
        if match is not None:
            match.signatories = list(dict.fromkeys([*match.signatories, *vague.signatories]))
            if vague.signed and not match.signed:
                match.signed, match.spans["signed"] = vague.signed, vague.spans["signed"]
            if match.status == "in-force" and vague.status != "in-force":
                match.status = vague.status
        elif vague.status in {"ended", "suspended"}:
            fresh = next((a for a in named if a.fresh and a.towns == vague.towns), None)
            if fresh:
                vague.type = fresh.type
                named.append(vague)
    return named


def _link(found: list[Agreement]) -> None:
    """Let a fresh agreement follow the one that ended, was suspended, or that it replaces."""
    for new in found:
        if new.status not in {"signed", "renewed", "planned"} and not new.fresh:
            continue
        earlier = [a for a in found if a is not new and a.towns == new.towns and a.status in _SUCCESSION]
        if earlier:
            new.follows = earlier[-1]
