"""Find the body that an office is held in beside its title: behind it, before it, by an adjective or a possessive."""

import re

from kg.gazetteer import places
from kg.lexicon.patterns import pattern
from kg.relate.complements import body_in_complement
from kg.relate.employers import employer
from kg.relate.reading import Body, Reading
from kg.text import Mention, Sentence

__all__ = ["LEADERS", "LOCAL", "as_body", "body_beside", "of_demonym"]

LEADERS = frozenset({"Leiter", "Leiterin", "Chef", "Chefin", "Direktor", "Direktorin"})
LOCAL = frozenset({"mayor", "deputy-mayor", "department-head", "councillor", "district-head", "municipal-officer"})
_POSSESSIVE = pattern("bodies.possessive")
_DEICTIC = pattern("bodies.deictic")
_POST = pattern("bodies.post")
# Codes of those who lead a body, which their title names.
_LED = frozenset({"director", "association-chair"})
_DIPLOMATS = frozenset({"consul", "ambassador"})
# A country's adjective before it says whose it is, a place behind it only where it is.
_MISSION = re.compile(r"\s(?:Botschaft|(?:Auslandsv|V)ertretung|(?:General|Honorar)?[Kk]onsulat|Residenz)\b")
_PARLIAMENTS = {
    "bundestag": "Bundestag",
    "landtag": "Landtag",
    "eu-": "Europäisches Parlament",
    "abgeordnetenhaus": "Abgeordnetenhaus",
    "ständerat": "Ständerat",
    "europäischen parl": "Europäisches Parlament",
    "duma": "Duma",
    "mdb": "Bundestag",
    "mdl": "Landtag",
    "mdep": "Europäisches Parlament",
    "knesset": "Knesset",
    "sejm": "Sejm",
    "nationalrats": "Nationalrat",
    "kantonsrats": "Kantonsrat",
}


def as_body(mention: Mention) -> Body:
    """Return the body that a mention of a place, country or organisation is."""
    if mention.kind == "place":
        return Body("municipality", mention.name)
    return Body("country", mention.key) if mention.kind == "country" else Body("organisation", mention.name)


def of_demonym(reading: Reading, mention: Mention, default: str) -> Body | None:
    """Return the country or town that an adjective before a title speaks of.

    A town named only so ("der Danziger Stadtpräsident") becomes one of the release.
    """
    if len(mention.key) == 2 and default == "country":
        return Body("country", mention.key)
    town = reading.town_of_demonym(mention)
    if town is None and default == "home" and mention.key in places():
        place = places().place(mention.key)
        town = place.name if place.kind == "town" else None
        if town is not None:
            reading.towns.setdefault(town, (place,))
    return Body("municipality", town) if town else None


def body_beside(reading: Reading, sentence: Sentence, role: Mention, end: int) -> Body | None:
    """Return the body that a title is said to be held in: behind it, before it, by an adjective or a possessive."""
    if role.key in _DIPLOMATS and (body := _state_behind(reading, sentence, role) or _before(reading, sentence, role)):
        return body
    if role.key in _DIPLOMATS and (body := _of_mission(reading, sentence)):
        return body
    said = _in_complement(reading, sentence, role, end) or _deictic(reading, sentence, role)
    if body := said or _before(reading, sentence, role) or _directly_behind(reading, sentence, role):
        return body
    if _is_possessed(reading, sentence, role):
        return _possessor(reading, sentence, role)
    return _parliament(reading, role)


def _state_behind(reading: Reading, sentence: Sentence, role: Mention) -> Body | None:
    """Return the state in the genitive right behind a diplomat's title: "der Bremer Honorarkonsul Chiles"."""
    following = next((m for m in reading.of(sentence, "country") if m.start >= role.end), None)
    if following is None or not re.match(
        r"^\s(?:(?:von|der|des)\s(?:\w+\s)?)?$", reading.between(role.end, following.start)
    ):
        return None
    return as_body(following)


def _of_mission(reading: Reading, sentence: Sentence) -> Body | None:
    """Return the state whose mission a sentence or the one before names: "in der deutschen Botschaft in Budapest"."""
    near = reading.document.sentences[max(sentence.index - 1, 0) : sentence.index + 1]
    states = {
        mention.key
        for earlier in near
        for mention in reading.of(earlier, "demonym")
        if len(mention.key) == 2 and _MISSION.match(reading.text, mention.end)
    }
    return Body("country", states.pop()) if len(states) == 1 else None


def _is_possessed(reading: Reading, sentence: Sentence, role: Mention) -> bool:
    """Return whether "seine", "deren" stands before a title; a bare "ihr" before a woman's is a pronoun."""
    found = _POSSESSIVE.search(reading.between(max(sentence.start, role.start - 25), role.start))
    is_bare = found is not None and found.group().split()[0].lower() in {"ihr", "sein"}
    return found is not None and not (is_bare and role.end_key.endswith("in"))


def _in_complement(reading: Reading, sentence: Sentence, role: Mention, end: int) -> Body | None:
    """Return the body that the complement of a title names ("Leiter des Museums …")."""
    for kind in _wanted(role):
        for mention in reading.of(sentence, "organisation", "place", "country"):
            if mention.kind == kind and role.end <= mention.start < end and not _is_post(reading, role, mention):
                return as_body(mention)
        if kind == "organisation" and _leads(role):
            body = body_in_complement(reading, sentence, role, least=3)
            body = body or employer(reading, sentence, role) or body_in_complement(reading, sentence, role)
            if body is not None:
                return body
    return None


def _leads(role: Mention) -> bool:
    """Return whether a title is held in a body that it leads."""
    return role.key in _LED or role.end_key in {"Präsident", "Präsidentin", "Vizepräsident", "Vizepräsidentin"}


def _directly_behind(reading: Reading, sentence: Sentence, role: Mention) -> Body | None:
    """Return a place that stands without a preposition behind a title, or one word after it."""
    following = next((m for m in reading.of(sentence, "place", "country") if m.start >= role.end), None)
    if following is None or following.start >= role.end + 25:
        return None
    is_near = re.match(r"^\s(?:[A-ZÄÖÜ]\w+\s)?$", reading.between(role.end, following.start))
    return as_body(following) if is_near else None


def _is_post(reading: Reading, role: Mention, mention: Mention) -> bool:
    """Return whether a country behind a diplomat's title is only where the post is ("Botschafter in der Schweiz")."""
    return role.key in _DIPLOMATS and bool(_POST.search(reading.between(role.end, mention.start)))


def _deictic(reading: Reading, sentence: Sentence, role: Mention) -> Body | None:
    """Return the town that "der dortige", "der hiesige" before a local title means: the last one named, or home."""
    found = _DEICTIC.search(reading.between(max(sentence.start, role.start - 40), role.start))
    if found is None or role.of != "home":
        return None
    if found["here"]:
        return Body("municipality", reading.home_name) if reading.home_name else None
    for earlier in reversed(reading.document.sentences[: sentence.index + 1]):
        for mention in reversed(reading.of(earlier, "place")):
            if mention.end <= role.start and not reading.is_home(mention.name):
                return as_body(mention)
    return Body("municipality", reading.partner) if reading.partner else None


def _wanted(role: Mention) -> tuple[str, ...]:
    if role.key in _DIPLOMATS:
        return ("country",)
    if role.of == "country":
        return ("country", "organisation", "place")
    if role.of == "organisation" or role.end_key in LEADERS:
        return ("organisation", "place", "country")
    return ("place", "organisation", "country")


def _before(reading: Reading, sentence: Sentence, role: Mention) -> Body | None:
    """Read "Koldings Bürgermeister", "der Danziger Stadtpräsident", "die französische Botschafterin"."""
    mentions = reading.of(sentence, "country", "place", "demonym")
    for mention in reversed([m for m in mentions if m.end <= role.start or role.start <= m.start < role.end]):
        gap = reading.between(mention.end, role.start) if mention.end <= role.start else ""
        if mention.kind == "demonym":
            return of_demonym(reading, mention, role.of) if re.match(r"^\s(?:[a-zäöü]\w+\s){0,2}$|^$", gap) else None
        genitive = (
            reading.between(mention.start, mention.end).endswith(("s", "’", "'", "x", "z"))
            or reading.between(mention.end, mention.end + 1) in "’'"
        )
        return as_body(mention) if genitive and re.match(r"^[’']?\s(?:[a-zäöü]\w+(?:e|er|en)\s){0,2}$", gap) else None
    return None


def _possessor(reading: Reading, sentence: Sentence, role: Mention) -> Body | None:
    """Return what "seine", "deren" before a title points back to: the last body, for a local office the town."""
    kinds = ("place",) if role.of == "home" else ("organisation",)
    near = [s for s in reading.document.sentences if sentence.index - 1 <= s.index <= sentence.index]
    for earlier in reversed(near):
        for mention in reversed([m for m in reading.of(earlier, *kinds) if m.end <= role.start]):  # type: ignore[arg-type]
            if not (mention.kind == "place" and reading.is_home(mention.name)):
                return as_body(mention)
    return Body("municipality", reading.partner) if role.of == "home" and reading.partner else None


def _parliament(reading: Reading, role: Mention) -> Body | None:
    """Return the parliament that the title itself names ("Bundestagsabgeordnete")."""
    if role.key != "member-of-parliament":
        return None
    title = role.name.lower()
    if role.end_key == "Mitglied":
        sentence = reading.document.sentences[role.sentence]
        title = reading.between(role.end, min(role.end + 45, sentence.end)).lower()
    name = next((name for word, name in _PARLIAMENTS.items() if word in title), None)
    if name is None:
        return None
    return reading.list_body(name, "other", role, "de.organisation.parliament")
