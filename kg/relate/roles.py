"""Bind titles of office to the people who hold them and to the body they are held in."""

import re

from kg.lexicon import word_list
from kg.relate.reading import Body, Person, Reading
from kg.text import Mention, Sentence, Token

__all__ = ["bind_roles", "body_of_role"]

_ADJACENT = re.compile(r"^(?:\s|,|(?:Prof|Dr|Mag|Dipl|Ing|h|c|Frau|Herrn?|Univ|rer|nat|phil|med|jur)\b[.\s-]*)*$")
_APPOSED = re.compile(
    r"^\s?[,(–-]\s?(?:v\.\s?l\.|(?:und\s)?(?:zugleich|ebenfalls|auch|selbst|heute|derzeit|seit\s\d{4}|damals|jetzt)\s)*"
    r"(?:(?:der|die|das|dem|den|des|ein|eine|einer|einem|in\sder\s\w+|im\s\w+|aus\s\w+|von|neue[rn]?|langjährige[rn]?)\s)*(?:[a-zäöü][\w-]+(?:e|en|er|em|es)\s){0,2}$"
)
_BEHIND = re.compile(r"^\s(?:als|ist|war|wurde|wird|bleibt)\s(?:(?:der|die|das|ein|eine|neuer|neue|neue[rn])\s)?(?:[a-zäöü]\w+\s)?$")
_COMPLEMENT = frozenset("der des die das dem den von vom in im am für und zur zum bei beim aus an".split())
_NOUNS = frozenset("Stadt Landeshauptstadt Gemeinde Stadtverwaltung Hansestadt Bundesstadt Partnerstadt Partnergemeinde Region Distrikt Bezirk Republik Königreich Staat Verwaltung Kommune Metropolregion Großstadt Hauptstadt Hafenstadt Partnerkommune Insel".split())
_LEADERS = frozenset({"Leiter", "Leiterin", "Chef", "Chefin", "Direktor", "Direktorin"})
_ELSEWHERE = frozenset({"mayor", "deputy-mayor", "department-head", "councillor", "district-head", "municipal-officer"})


def bind_roles(reading: Reading) -> None:
    """Bind every title to the people beside it; a title without a name binds nobody."""
    for sentence in reading.document.sentences:
        if sentence.zone in {"letterhead", "contact", "notice"}:
            continue
        for role in reading.of(sentence, "role"):
            person, end = _holder(reading, sentence, role)
            if person is not None:
                body = _body(reading, sentence, role, end)
                code = _code(role, body, reading)
                evidence = reading.evidence(min(role.start, person.start), max(end, person.end), "de.role.beside-name")
                reading.people[person.name].roles.append((code, body, role, evidence))
        _bind_offices(reading, sentence)
        _bind_relative_clauses(reading, sentence)


def _holder(reading: Reading, sentence: Sentence, role: Mention) -> tuple[Mention | None, int]:
    """Return the person who holds a title, and where the title's complement ends."""
    people = reading.of(sentence, "person")
    end = _complement_end(reading, sentence, role)
    for person in people:
        if person.start >= role.end:
            if _ADJACENT.match(reading.between(role.end, person.start)) and "," not in reading.between(role.end, person.start):
                return person, role.end
            break
    before = [person for person in people if person.end <= role.start]
    if before:
        gap = reading.between(before[-1].end, role.start)
        if _APPOSED.match(gap + "") or _BEHIND.match(gap) or _apposed_by_place(reading, sentence, before[-1], role):
            return before[-1], end
    after = [person for person in people if person.start >= end]
    if after and _ADJACENT.match(reading.between(end, after[0].start)):
        return after[0], end
    return None, end


def _apposed_by_place(reading: Reading, sentence: Sentence, person: Mention, role: Mention) -> bool:
    """Return whether only a comma, an article and an adjective or genitive of a place stand between name and title."""
    gap = reading.between(person.end, role.start)
    for mention in reading.of(sentence, "demonym", "place", "country"):
        if person.end <= mention.start and mention.end <= role.start:
            gap = gap.replace(reading.between(mention.start, mention.end), "")
    return bool(re.match(r"^\s?[,(]\s?(?:(?:der|die|das|in|aus|von|im|ebenfalls|auch|zugleich|heute|Landeshauptstadt|Stadt|stellvertretende[rn]?|erste[rn]?)\s*)*$", gap.strip() + " "))


def _complement_end(reading: Reading, sentence: Sentence, role: Mention) -> int:
    """Return where "für Kultur und Integration der Landeshauptstadt Düsseldorf" behind a title ends."""
    end = role.end
    named = False
    for token in sentence.tokens:
        if token.start < role.end:
            continue
        mention = _mention_at(reading, sentence, token.start)
        if mention is not None and mention.kind in {"person", "role", "date", "event"}:
            break
        if mention is not None:
            end = max(end, mention.end)
            named = named or mention.kind in {"place", "organisation", "country"}
            continue
        if token.start < end:
            continue
        if token.text.lower() in _COMPLEMENT or (token.text == "," and not named and _in_list(sentence, token)):
            continue
        if (token.is_capital and not named) or token.text in _NOUNS or (token.text.islower() and token.text.endswith(("en", "er", "e", "es")) and not named and token.lemma == token.text.rstrip("ners")):
            end = token.end
            continue
        break
    return end


def _in_list(sentence: Sentence, comma: Token) -> bool:
    """Return whether a comma stands in "für Bildung, Jugend und Sport"."""
    tokens = sentence.tokens
    i = tokens.index(comma)
    return i + 3 < len(tokens) and tokens[i + 1].is_capital and any(t.text == "und" for t in tokens[i + 2 : i + 5]) and any(t.text in {"für"} for t in tokens[max(0, i - 4) : i])


def _mention_at(reading: Reading, sentence: Sentence, offset: int) -> Mention | None:
    return next((m for m in reading.of(sentence) if m.start <= offset < m.end and m.kind != "demonym"), None)


def _body(reading: Reading, sentence: Sentence, role: Mention, end: int) -> Body | None:
    """Return the body that a title is said to be held in: named behind it, before it, or by an adjective."""
    inside = [m for m in reading.of(sentence, "organisation", "place", "country") if role.end <= m.start < max(end, role.end + 1)]
    wanted = ["organisation", "place", "country"] if role.of == "organisation" or role.end_key in _LEADERS else ["place", "organisation", "country"]
    if role.of == "country":
        wanted = ["country", "place", "organisation"]
    for kind in wanted:
        for mention in inside:
            if mention.kind == kind:
                return _as_body(reading, mention)
    inner = reading.of(sentence, "country", "place", "demonym", "organisation")
    for mention in reversed([m for m in inner if m.end <= role.start or role.start <= m.start < role.end]):
        gap = reading.between(mention.end, role.start) if mention.end <= role.start else ""
        if mention.kind == "demonym" and re.match(r"^\s(?:[a-zäöü]\w+\s){0,2}$|^$", gap):
            return _of_demonym(reading, mention, role)
        if mention.kind in {"place", "country"} and (_is_genitive(reading, mention) and re.match(r"^\s(?:[a-zäöü]\w+(?:e|er|en)\s){0,2}$", gap)):
            return _as_body(reading, mention)
        break
    following = [m for m in reading.of(sentence, "place", "country") if m.start >= role.end]
    if following and re.match(r"^\s(?:\w+\s)?$", reading.between(role.end, following[0].start)) and "und" not in reading.between(role.end, following[0].start):
        return _as_body(reading, following[0])
    return None


def _is_genitive(reading: Reading, mention: Mention) -> bool:
    return reading.between(mention.start, mention.end).endswith(("s", "’", "'", "x", "z")) or reading.between(mention.end, mention.end + 2).startswith(("’", "'"))


def _as_body(reading: Reading, mention: Mention) -> Body:
    if mention.kind == "place":
        return Body("municipality", mention.name)
    return Body("country", mention.key) if mention.kind == "country" else Body("organisation", mention.name)


def _of_demonym(reading: Reading, mention: Mention, role: Mention) -> Body | None:
    if len(mention.key) == 2 and role.of == "country":
        return Body("country", mention.key)
    town = reading.town_of_demonym(mention)
    return Body("municipality", town) if town else None


def _code(role: Mention, body: Body | None, reading: Reading) -> str:
    """Return the code of a title, corrected by the body it leads (head of an office, a department, a ministry)."""
    if role.key == "director" and body is not None and body.kind == "organisation":
        kind = reading.organisations[body.key].key if body.key in reading.organisations else ""
        if kind == "municipal-office":
            return "department-head" if "dezernat" in body.key.lower() else "municipal-officer"
        if kind == "ministry" and role.end_key in {"Chef", "Chefin"}:
            return "state-secretary"
    if role.key == "director" and (body is None or body.kind == "municipality") and role.end_key in _LEADERS:
        return "municipal-officer"
    if role.key == "association-chair" and body is not None and body.kind == "municipality":
        return "association-chair"
    return role.key


_OFFICE = re.compile(r"^\s?,?\s?(?:vom|von\sder|von\sdem|aus\sdem|aus\sder|im|in\sder|beim|bei\sder)\s(?:städtischen\s)?$|^\s?\($")


def _bind_offices(reading: Reading, sentence: Sentence) -> None:
    """Bind "Werner Beispiel vom Sportamt": staff of a municipal office."""
    for person in reading.of(sentence, "person"):
        following = [m for m in reading.of(sentence, "organisation") if m.start >= person.end]
        if not following or not _OFFICE.match(reading.between(person.end, following[0].start)):
            continue
        office = following[0]
        span = reading.evidence(person.start, office.end, "de.role.office")
        if office.key == "municipal-office":
            reading.people[person.name].roles.append(("municipal-officer", None, office, span))
        elif not reading.people[person.name].roles:
            reading.people[person.name].roles.append(("other", Body("organisation", office.name), office, span))


_RELATIVE = re.compile(
    r"^\s?,\s(?:der|die)\s(?P<inner>[^,;.]*?)\b(?P<verb>vorsitzt|vorsteht|leitet|führt|koordiniert|kümmert|vertritt|vertrat|verantwortet|zuständig\sist|angehört|arbeitet|leitete)\b"
)
_OFFICES = re.compile(r"[Aa]mt\b|[Bb]üro\b|Stabsstelle|Abteilung|Fachbereich|Referat|Stadtverwaltung|Verwaltung\b|Sachgebiet|Fachdienst")
_COUNCILS = re.compile(r"\b(?:Stadtrat|Rat|Gemeinderat|Kreistag|Stadtverordnetenversammlung|Ausschuss|\w*ausschuss|Bürgerschaft|Fraktion)\b")


def _bind_relative_clauses(reading: Reading, sentence: Sentence) -> None:
    """Bind "…, die dem Verein vorsitzt", "…, der das Sportamt leitet"."""
    for person in reading.of(sentence, "person"):
        found = _RELATIVE.match(reading.text[person.end : sentence.end])
        if not found:
            continue
        start, end = person.end + found.start(), person.end + found.end()
        bodies = [m for m in reading.of(sentence, "organisation", "place") if start <= m.start < end]
        span = reading.evidence(person.start, end, "de.role.relative-clause")
        code, body = _relative(reading, found["inner"], found["verb"], bodies)
        if code:
            anchor = Mention(kind="role", start=start, end=end, sentence=sentence.index, name=reading.between(start + 1, end).strip(" ,"), key=code, rule="de.role.relative-clause")
            reading.people[person.name].roles.append((code, body, anchor, span))


def _relative(reading: Reading, inner: str, verb: str, bodies: list[Mention]) -> tuple[str, Body | None]:
    body = next((_as_body(reading, m) for m in bodies if m.kind == "organisation"), None)
    if _COUNCILS.search(inner):
        return "councillor", next((_as_body(reading, m) for m in bodies if m.kind == "place"), None)
    kind = reading.organisations[body.key].key if body and body.key in reading.organisations else ""
    if kind == "municipal-office" or (body is None and _OFFICES.search(inner)) or verb == "koordiniert" or "zuständig" in verb or verb == "kümmert":
        return ("department-head" if "dezernat" in inner.lower() and verb != "koordiniert" else "municipal-officer"), None
    if body is None:
        return ("department-head", None) if "dezernat" in inner.lower() else ("", None)
    if kind in {"association", "network"} and verb in {"vorsitzt", "vorsteht", "leitet", "führt", "leitete"}:
        return "association-chair", body
    if verb in {"vertritt", "vertrat", "angehört", "arbeitet"}:
        return "other", body
    return "director", body


def body_of_role(reading: Reading, person: Person, code: str, body: Body | None) -> tuple[Body | None, float]:
    """Return the body of a role, taken from the person's ties where the text does not say, and how sure that is.

    Local offices without a place belong to the town that the person is otherwise tied to; else to the publisher, unless
    the name is foreign to German and a partner town is spoken of.
    """
    if body is not None and not (code in _ELSEWHERE and body.kind == "organisation"):
        return body, 1.0
    if code in _ELSEWHERE:
        if person.home is not None and person.home.kind == "municipality":
            return person.home, 0.9
        if reading.partner and not _is_german(person.name):
            return Body("municipality", reading.partner), 0.6
        return (Body("municipality", reading.home_name), 0.8) if reading.home_name else (None, 1.0)
    return body, 1.0


def _is_german(name: str) -> bool:
    first = name.split()[0]
    return first in word_list("names/given-german") or first.split("-")[0] in word_list("names/given-german")


_ = Token
