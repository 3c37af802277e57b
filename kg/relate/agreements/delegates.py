"""See for whom people act: the towns of delegates, and the institutions and towns whose heads sign."""

from kg.relate.agreements.acts import acts_in, is_signing
from kg.relate.agreements.agreement import Party
from kg.relate.agreements.line import Line
from kg.relate.agreements.signing import signatories_of
from kg.relate.agreements.words import words
from kg.text import Token

__all__ = ["adjective_town", "delegates_town", "signers_bodies", "signers_towns", "signing_towns"]

# How far a name may stand behind the adjective of its town.
_NAME = 50


def signers_bodies(line: Line, token: Token) -> list[Party]:
    """Return the institutions whose heads sign in the clause of a word: "die Präsidentin der Universität A, …"."""
    found: list[Party] = []
    signs = any(is_signing(act) and line.barriers(act.start, token.start) == 0 for act in acts_in(line))
    for mention in line.people if signs else ():
        person = line.reading.people.get(mention.name)
        near = line.barriers(mention.start, token.start) == 0
        bodies = [body for _, body, *_ in person.roles if body is not None] if person and near else []
        if not bodies:
            continue
        if any(body.kind == "municipality" for body in bodies):
            return []
        known = [line.reading.organisations.get(body.key) for body in bodies]
        found.extend(("organisation", m.name) for m in known[:1] if m is not None and m.key in words("bodies"))
    return list(dict.fromkeys(found))


def signers_towns(line: Line, token: Token) -> list[str]:
    """Return the other towns whose heads act in a clause: "der Schwazer Bürgermeister A, sein Ladenburger Kollege"."""
    towns = []
    for demonym in line.demonyms:
        is_head = any(m.start > demonym.end and m.start - demonym.end < _NAME for m in line.people)
        if len(demonym.key) != len("DE") and is_head and line.barriers(demonym.start, token.start) == 0:
            towns.append(line.town_of(demonym) or "")
    return list(dict.fromkeys(town for town in towns if town))


def signing_towns(line: Line, token: Token) -> list[str]:
    """Return the other towns whose people sign in the clause of a word, where one of the town that speaks does."""
    signing = [act for act in acts_in(line) if is_signing(act) and not act.is_attributive and not act.is_noun]
    act = next((act for act in signing if line.barriers(act.start, token.start) == 0), None)
    people = [line.reading.people.get(name) for name in signatories_of(line, act.start)] if act else []
    homes = [person.home.key if person and person.home else line.reading.home_name for person in people]
    towns = dict.fromkeys(line.full(home) for home in homes if not line.is_home(home))
    return list(towns) if len(towns) < len(set(homes)) else []


def delegates_town(line: Line, token: Token) -> str:
    """Return the other town for which somebody named in the sentence acts."""
    for mention in line.people:
        person = line.reading.people.get(mention.name)
        if (
            person
            and person.home
            and person.home.kind == "municipality"
            and not line.is_home(person.home.key)
            and person.home.key not in line.reading.home_name
            and line.barriers(mention.start, token.start) <= 3
        ):
            return line.full(person.home.key)
    return ""


def adjective_town(line: Line, token: Token) -> str:
    for demonym in line.demonyms:
        if len(demonym.key) == 2 and line.barriers(demonym.start, token.start) <= 1 and (town := line.town_of(demonym)):
            return town
    return ""
