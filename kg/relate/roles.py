"""Bind titles of office to the people who hold them."""

import re

from kg.lexicon.patterns import pattern
from kg.lexicon.roles import roles
from kg.relate.bearers import apart, behind_name, clashes, is_next, joined_before, more_holders
from kg.relate.bodies import body_beside
from kg.relate.clauses import bind_clauses, professors
from kg.relate.dealt import DEALT, dealt_towns
from kg.relate.members import bind_members, of_council
from kg.relate.reading import Body, Reading
from kg.relate.resumed import bind_resumed
from kg.text import Mention, Sentence

__all__ = ["bind_roles"]

_ADJACENT = pattern("roles.adjacent")
_ALSO = pattern("roles.also")
_APPOSED = pattern("roles.apposed")
_BEHIND = pattern("roles.behind")
_PLACED = pattern("roles.placed")
_SUBGROUP = pattern("roles.subgroup")
_IN_CHARGE = pattern("roles.in-charge")
_OWNING = pattern("roles.owning")
_OF_KIN = pattern("roles.of-kin")
_WITH = pattern("roles.with")
_WITH_NAME = pattern("roles.with-name")
_COMPLEMENT = frozenset(
    "der des die das dem den von vom in im am für und zur zum bei beim aus an of de di seiner seines ihrer ihres zu "
    "deren dessen".split()
)
_NOUNS = frozenset(
    "Stadt Landeshauptstadt Gemeinde Stadtverwaltung Hansestadt Bundesstadt Partnerstadt Partnergemeinde Region "
    "Distrikt Bezirk Republik Königreich Staat Verwaltung Kommune Metropolregion Großstadt Hauptstadt Hafenstadt "
    "Insel".split()
)
# What a complement adds in brackets: the letters or the state of what it names.
_SHORT = re.compile(r"\([A-ZÄÖÜ][^\s(),;]*(?:\s[^\s(),;]+)?\)")
_CLOSING = frozenset('“”»«"')
_SILENT = {"letterhead", "contact", "notice"}


def bind_roles(reading: Reading) -> None:
    """Bind every title to the people beside it; a title without a name binds nobody."""
    for sentence in reading.document.sentences:
        if sentence.zone in _SILENT:
            continue
        principals = _principals(reading, sentence)
        for role in reading.of(sentence, "role"):
            if role in principals:
                continue
            person, end = _holder(reading, sentence, role)
            if person is not None:
                code = "councillor" if of_council(reading, sentence, role) else _with_portfolio(reading, sentence, role)
                body = body_beside(reading, sentence, role, end)
                more = (
                    *joined_before(reading, sentence, role, person),
                    *more_holders(reading, sentence, role, person),
                )
                towns = dealt_towns(reading, sentence, role, (person, *more))
                rule = DEALT if towns else "de.role.beside-name"
                evidence = reading.evidence(min(role.start, person.start), max(end, person.end), rule)
                for i, holder in enumerate((person, *more)):
                    own = _own(reading, sentence, role, holder)
                    held = towns[i] if towns else own if body is None or (more and own) else body
                    reading.people[holder.name].roles.append((code, held, role, evidence))
        bind_clauses(reading, sentence)
        bind_members(reading, sentence)
    professors(reading)
    bind_resumed(reading, _complement_end)


def _own(reading: Reading, sentence: Sentence, role: Mention, holder: Mention) -> Body | None:
    """Return the town or, of a diplomat, the state that stands behind a name."""
    if role.of == "home":
        return behind_name(reading, sentence, holder)
    is_diplomat = role.key in {"consul", "ambassador"}
    return behind_name(reading, sentence, holder, "country") if is_diplomat else None


def _principals(reading: Reading, sentence: Sentence) -> list[Mention]:
    """Return the titles of those whom another only serves: "die Stellvertreterin des Landrats, Ute Beispiel".

    A name without a comma behind such a title is its own ("die Stellvertreterin des Landrats Jan Muster").
    """
    found = []
    for role in reading.of(sentence, "role"):
        owned = _owned(reading, sentence, _complement_end(reading, sentence, role))
        kin = _OF_KIN.search(reading.between(sentence.start, role.start))
        for principal in (owned, role if kin else None):
            if principal is not None and not _is_named(reading, sentence, principal):
                found.append(principal)
    return found


def _owned(reading: Reading, sentence: Sentence, end: int) -> Mention | None:
    """Return the title in the genitive that begins where another title with its complement ends."""
    following = next((m for m in reading.of(sentence, "role") if m.start >= end), None)
    gap = reading.between(end, following.start) if following else ""
    if following is None or not _OWNING.match(gap):
        return None
    # "des Landrats", "des Maire"; a woman's title shows its gender
    is_his = gap.split()[0] in {"des", "unseres", "ihres", "seines"}
    printed = reading.between(following.start, following.end)
    return following if is_his or printed.endswith(("in", "innen", "frau", "en")) else None


def _is_named(reading: Reading, sentence: Sentence, role: Mention) -> bool:
    """Return whether a name stands right behind a title, without a comma."""
    person = next((m for m in reading.of(sentence, "person") if m.start >= role.end), None)
    gap = reading.between(role.end, person.start) if person else ","
    return bool(_ADJACENT.match(gap)) and "," not in gap


def _holder(reading: Reading, sentence: Sentence, role: Mention) -> tuple[Mention | None, int]:
    """Return the person who holds a title, and where the title's complement ends."""
    people = reading.of(sentence, "person")
    end = _complement_end(reading, sentence, role)
    if (owned := _owned(reading, sentence, end)) and not _is_named(reading, sentence, owned):
        end = _complement_end(reading, sentence, owned)
    for person in people:
        if person.start >= role.end:
            gap = reading.between(role.end, person.start)
            if _ADJACENT.match(gap) and "," not in gap:
                return person, role.end
            break
    before = [person for person in people if person.end <= role.start]
    after = [person for person in people if person.start >= end]
    if before and _is_apposed(reading, sentence, before[-1], role):
        if after and is_next(reading, sentence, role, (before[-1], after[0], end)):
            return after[0], end
        return (None if clashes(reading, before[-1], role) else before[-1]), end
    if found := apart(reading, sentence, role, end) or _also(reading, role, (before, after, end)):
        return found, end
    if after and _ADJACENT.match(reading.between(end, after[0].start)):
        return after[0], end
    return None, end


def _also(reading: Reading, role: Mention, around: tuple[list[Mention], list[Mention], int]) -> Mention | None:
    """Return who bears a second title behind the name: "Ute Beispiel, Leiterin des Amts und Obfrau des Vereins".

    ``around`` holds the names before and behind it, and where its complement ends.
    """
    before, after, end = around
    if not before or (after and _ADJACENT.match(reading.between(end, after[0].start))):
        return None
    person = before[-1]
    first = [r for _, _, r, _ in reading.people[person.name].roles if person.end <= r.start < role.start]
    spans = [s for _, _, r, s in reading.people[person.name].roles if r in first]
    if not first or first[-1].sentence != role.sentence:
        return None
    return person if _ALSO.match(reading.between(max(first[-1].end, spans[-1].end), role.start)) else None


def _with_portfolio(reading: Reading, sentence: Sentence, role: Mention) -> str:
    """Return the code of a title; "der für die Finanzen zuständige Erste Stadtrat" has a portfolio."""
    is_in_charge = _IN_CHARGE.search(reading.between(sentence.start, role.start))
    return roles().with_portfolio(role.key) if is_in_charge else role.key


def _is_apposed(reading: Reading, sentence: Sentence, person: Mention, role: Mention) -> bool:
    """Return whether a title stands behind a name as its apposition, alone or with a place before it."""
    gap = reading.between(person.end, role.start)
    if _APPOSED.match(gap) or _BEHIND.match(gap):
        return True
    if _WITH_NAME.match(gap) and _WITH.search(reading.between(sentence.start, person.start)):
        return True
    for mention in reading.of(sentence, "demonym", "place", "country"):
        if person.end <= mention.start and mention.end <= role.start:
            gap = gap.replace(reading.between(mention.start, mention.end), "")
    return bool(_PLACED.match(gap.strip() + " ") or _APPOSED.match(" ".join(gap.split()) + " "))


def _complement_end(reading: Reading, sentence: Sentence, role: Mention) -> int:
    """Return where "für Kultur und Integration der Landeshauptstadt Düsseldorf" behind a title ends."""
    end = role.end
    named = False
    for i, token in enumerate(sentence.tokens):
        if token.start < max(role.end, end if named else 0):
            continue
        if named and token.text == "(" and (close := _SHORT.match(reading.text, token.start, sentence.end)):
            end = close.end()
            continue
        if named and token.start == end and token.text in _CLOSING:
            end = token.end
            continue
        mention = next(
            (m for m in reading.of(sentence) if m.start <= token.start < m.end and m.kind != "demonym"), None
        )
        if mention is not None:
            if mention.kind in {"person", "role", "date"}:
                break
            if named and token.start > end + 1 and reading.between(end, token.start).strip() == "":
                break
            end = max(end, mention.end)
            named = True
        elif (
            token.start < end
            or token.text.lower() in _COMPLEMENT
            or (token.text == "," and not named and _in_list(sentence, i))
            or _goes_on(sentence, i)
        ):
            continue
        elif (
            (token.is_capital and (not named or _goes_on(sentence, i - 1)))
            or token.text in _NOUNS
            or (not named and _is_adjective(sentence, i))
        ):
            end = token.end
        else:
            break
    return end


def _is_adjective(sentence: Sentence, i: int) -> bool:
    """Return whether a small word stands before a noun as its adjective, behind an article or preposition.

    A word directly behind the title is a verb ("die Landräte trafen Ute Beispiel").
    """
    token, before = sentence.tokens[i], sentence.tokens[i - 1].text if i else ""
    if before.lower() not in _COMPLEMENT and not before.islower():
        return False
    following = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
    return (
        token.text.islower()
        and token.text.endswith(("en", "er", "e", "es"))
        and following is not None
        and following.is_capital
    )


def _goes_on(sentence: Sentence, i: int) -> bool:
    """Return whether a sign stands inside a name: "Freundeskreis Soest–Lille", "Gesellschaft, Bezirksgruppe Hof"."""
    token, following = sentence.tokens[i], sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
    if following is None:
        return False
    if token.text in {"–", "-", "&", "/", "„", "“"}:
        return following.is_capital or token.text in {"„", "“"}
    return token.text == "," and bool(_SUBGROUP.match(following.text))


def _in_list(sentence: Sentence, comma: int) -> bool:
    """Return whether a comma stands in "für Bildung, Jugend und Sport"."""
    tokens = sentence.tokens
    if comma + 2 >= len(tokens) or not tokens[comma + 1].is_capital:
        return False
    ahead = any(t.text == "und" for t in tokens[comma + 2 : comma + 5])
    return ahead and any(t.text == "für" for t in tokens[max(0, comma - 6) : comma])
