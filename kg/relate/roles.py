"""Bind titles of office to the people who hold them."""

from kg.lexicon.patterns import pattern
from kg.lexicon.roles import roles
from kg.relate.bodies import body_beside
from kg.relate.clauses import bind_clauses
from kg.relate.reading import Reading
from kg.text import Mention, Sentence

__all__ = ["bind_roles"]

_ADJACENT = pattern("roles.adjacent")
_NEXT_HOLDER = pattern("roles.next-holder")
_APPOSED = pattern("roles.apposed")
_BEHIND = pattern("roles.behind")
_PLACED = pattern("roles.placed")
_IN_CHARGE = pattern("roles.in-charge")
_COORDINATED = pattern("roles.coordinated")
_BECOMING = pattern("roles.becoming")
_CHOSEN = pattern("roles.chosen")
_COMMA = pattern("roles.comma")
_LISTED = pattern("roles.listed")
_COMPLEMENT = frozenset("der des die das dem den von vom in im am für und zur zum bei beim aus an".split())
_NOUNS = frozenset(
    "Stadt Landeshauptstadt Gemeinde Stadtverwaltung Hansestadt Bundesstadt Partnerstadt Partnergemeinde Region "
    "Distrikt Bezirk Republik Königreich Staat Verwaltung Kommune Metropolregion Großstadt Hauptstadt Hafenstadt "
    "Insel".split()
)
_SILENT = {"letterhead", "contact", "notice"}


def bind_roles(reading: Reading) -> None:
    """Bind every title to the people beside it; a title without a name binds nobody."""
    for sentence in reading.document.sentences:
        if sentence.zone in _SILENT:
            continue
        for role in reading.of(sentence, "role"):
            person, end = _holder(reading, sentence, role)
            if person is not None:
                code = _with_portfolio(reading, sentence, role)
                body = body_beside(reading, sentence, role, end)
                evidence = reading.evidence(min(role.start, person.start), max(end, person.end), "de.role.beside-name")
                more = (
                    *_joined_before(reading, sentence, role, person),
                    *_more_holders(reading, sentence, role, person),
                )
                for holder in (person, *more):
                    reading.people[holder.name].roles.append((code, body, role, evidence))
        bind_clauses(reading, sentence)


def _holder(reading: Reading, sentence: Sentence, role: Mention) -> tuple[Mention | None, int]:
    """Return the person who holds a title, and where the title's complement ends."""
    people = reading.of(sentence, "person")
    end = _complement_end(reading, sentence, role)
    for person in people:
        if person.start >= role.end:
            gap = reading.between(role.end, person.start)
            if _ADJACENT.match(gap) and "," not in gap:
                return person, role.end
            break
    before = [person for person in people if person.end <= role.start]
    if before and _is_apposed(reading, sentence, before[-1], role):
        return before[-1], end
    if doubled := _doubled(reading, sentence, role, end) or _coordinated(reading, sentence, role):
        return doubled, end
    if chosen := _chosen(reading, sentence, role):
        return chosen, end
    after = [person for person in people if person.start >= end]
    if after and _ADJACENT.match(reading.between(end, after[0].start)):
        return after[0], end
    return None, end


def _doubled(reading: Reading, sentence: Sentence, role: Mention, end: int) -> Mention | None:
    """Return who bears two titles: "die Leiterin des Museums, Stadträtin Ute Beispiel, …"; both are of one gender.

    The first has a complement or a possessive, so that the two are no list.
    """
    second = next((m for m in reading.of(sentence, "role") if m.start >= end), None)
    is_bare = end == role.end and not roles().leaning(role.end_key)
    if second is None or is_bare or not _COMMA.match(reading.between(end, second.start)):
        return None
    person = next((m for m in reading.of(sentence, "person") if m.start >= second.end), None)
    if person is None or not _ADJACENT.match(reading.between(second.end, person.start)):
        return None
    is_closed = not _LISTED.match(reading.between(person.end, sentence.end))
    return person if is_closed and _is_feminine(role) == _is_feminine(second) else None


def _coordinated(reading: Reading, sentence: Sentence, role: Mention) -> Mention | None:
    """Return who bears two titles joined by "und": "Stadtrat und Vereinsvorsitzender Jan Muster"; of one gender."""
    second = next((m for m in reading.of(sentence, "role") if m.start >= role.end), None)
    if second is None or not _COORDINATED.match(reading.between(role.end, second.start)):
        return None
    person = next((m for m in reading.of(sentence, "person") if m.start >= second.end), None)
    if person is None or not _ADJACENT.match(reading.between(second.end, person.start)):
        return None
    return person if _is_feminine(role) == _is_feminine(second) and not _is_plural(reading, role) else None


def _chosen(reading: Reading, sentence: Sentence, role: Mention) -> Mention | None:
    """Return who is made something: "zur Leiterin wurde Ute Beispiel ernannt", "wählte Jan Muster zum Landrat"."""
    text = reading.between(sentence.start, sentence.end)
    people = reading.of(sentence, "person")
    is_made = _BECOMING.search(reading.between(sentence.start, role.start)) and _CHOSEN.search(text)
    return people[0] if is_made and len(people) == 1 else None


def _is_feminine(role: Mention) -> bool:
    return role.end_key.endswith(("in", "frau", "rätin"))


def _with_portfolio(reading: Reading, sentence: Sentence, role: Mention) -> str:
    """Return the code of a title; "der für die Finanzen zuständige Erste Stadtrat" has a portfolio."""
    is_in_charge = _IN_CHARGE.search(reading.between(sentence.start, role.start))
    return roles().with_portfolio(role.key) if is_in_charge else role.key


def _joined_before(reading: Reading, sentence: Sentence, role: Mention, last: Mention) -> list[Mention]:
    """Return who shares a title in the plural behind two names: "A und B, zwei Schülerinnen der HTL"."""
    if last.end > role.start or not _is_plural(reading, role):
        return []
    before = [person for person in reading.of(sentence, "person") if person.end <= last.start]
    is_joined = bool(before) and reading.between(before[-1].end, last.start) in {" und ", " sowie "}
    return before[-1:] if is_joined else []


def _is_plural(reading: Reading, role: Mention) -> bool:
    """Return whether a title is printed in a form that only several bear."""
    printed, base = reading.between(role.start, role.end).lower(), role.end_key.lower()
    if not printed.endswith(("innen", "er", "en", "e", "s", "n")) or base.endswith(printed):
        return False
    return not (printed in {base, base + "s", base + "es", base + "n"} or printed.endswith(base))


def _more_holders(reading: Reading, sentence: Sentence, role: Mention, first: Mention) -> list[Mention]:
    """Return the further people of a plural title: "die Ratsmitglieder A, B und C"."""
    if first.start < role.end or not _is_plural(reading, role):
        return []
    more = []
    last = first
    for person in reading.of(sentence, "person"):
        if person.start >= last.end and _NEXT_HOLDER.match(reading.between(last.end, person.start)):
            more.append(person)
            last = person
    return more


def _is_apposed(reading: Reading, sentence: Sentence, person: Mention, role: Mention) -> bool:
    """Return whether a title stands behind a name as its apposition, alone or with a place before it."""
    gap = reading.between(person.end, role.start)
    if _APPOSED.match(gap) or _BEHIND.match(gap):
        return True
    for mention in reading.of(sentence, "demonym", "place", "country"):
        if person.end <= mention.start and mention.end <= role.start:
            gap = gap.replace(reading.between(mention.start, mention.end), "")
    return bool(_PLACED.match(gap.strip() + " "))


def _complement_end(reading: Reading, sentence: Sentence, role: Mention) -> int:
    """Return where "für Kultur und Integration der Landeshauptstadt Düsseldorf" behind a title ends."""
    end = role.end
    named = False
    for i, token in enumerate(sentence.tokens):
        if token.start < role.end:
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
        ):
            continue
        elif (token.is_capital and not named) or token.text in _NOUNS or (not named and _is_adjective(sentence, i)):
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


def _in_list(sentence: Sentence, comma: int) -> bool:
    """Return whether a comma stands in "für Bildung, Jugend und Sport"."""
    tokens = sentence.tokens
    if comma + 2 >= len(tokens) or not tokens[comma + 1].is_capital:
        return False
    ahead = any(t.text == "und" for t in tokens[comma + 2 : comma + 5])
    return ahead and any(t.text == "für" for t in tokens[max(0, comma - 6) : comma])
