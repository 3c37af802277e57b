"""Bind titles of office to the people who hold them."""

from kg.lexicon.patterns import pattern
from kg.relate.bodies import LOCAL, as_body, body_beside, of_demonym
from kg.relate.reading import Body, Person, Reading
from kg.text import Mention, Sentence, Token

__all__ = ["bind_roles"]

_ADJACENT = pattern("roles.adjacent")
_NEXT_HOLDER = pattern("roles.next-holder")
_APPOSED = pattern("roles.apposed")
_BEHIND = pattern("roles.behind")
_PLACED = pattern("roles.placed")
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
                body = body_beside(reading, sentence, role, end)
                evidence = reading.evidence(min(role.start, person.start), max(end, person.end), "de.role.beside-name")
                for holder in (person, *_more_holders(reading, sentence, role, person)):
                    reading.people[holder.name].roles.append((role.key, body, role, evidence))
        _bind_offices(reading, sentence)
        _bind_relative_clauses(reading, sentence)


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
    after = [person for person in people if person.start >= end]
    if after and _ADJACENT.match(reading.between(end, after[0].start)):
        return after[0], end
    return None, end


def _more_holders(reading: Reading, sentence: Sentence, role: Mention, first: Mention) -> list[Mention]:
    """Return the further people of a plural title: "die Ratsmitglieder A, B und C"."""
    printed = reading.between(role.start, role.end)
    if (
        first.start < role.end
        or not printed.endswith(("innen", "er", "en", "e", "s"))
        or role.end_key.endswith(printed)
    ):
        return []
    base = role.end_key
    if printed in {base, base + "s", base + "es", base + "n"} or printed.endswith(base):
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
    """Return whether a small word stands before a noun as its adjective."""
    token = sentence.tokens[i]
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


_OFFICE = pattern("roles.office")
_IN_CHARGE = pattern("roles.in-charge")


def _bind_offices(reading: Reading, sentence: Sentence) -> None:
    """Bind "Werner Beispiel vom Sportamt" and "die für Sport zuständige Ute Beispiel": staff of a municipal office."""
    for person in reading.of(sentence, "person"):
        before = reading.between(sentence.start, person.start)
        if found := _IN_CHARGE.search(before):
            span = reading.evidence(sentence.start + found.start(), person.end, "de.role.in-charge")
            anchor = _anchor(reading, sentence, sentence.start + found.start(), person.start)
            reading.people[person.name].roles.append(("municipal-officer", None, anchor, span))
        following = [m for m in reading.of(sentence, "organisation") if m.start >= person.end]
        if not following or not _OFFICE.match(reading.between(person.end, following[0].start)):
            continue
        office = following[0]
        span = reading.evidence(person.start, office.end, "de.role.office")
        if office.key == "municipal-office":
            reading.people[person.name].roles.append(("municipal-officer", None, office, span))
        elif (held := reading.people[person.name].roles) and held[-1][1] is None and held[-1][0] not in LOCAL:
            code, _, role, evidence = held[-1]
            held[-1] = (code, Body("organisation", office.name), role, evidence)
        elif not reading.people[person.name].roles:
            reading.people[person.name].roles.append(("other", Body("organisation", office.name), office, span))


def _anchor(reading: Reading, sentence: Sentence, start: int, end: int) -> Mention:
    text = reading.between(start, end)
    begin = start + len(text) - len(text.lstrip(" ,(–"))
    return Mention(
        kind="role",
        start=begin,
        end=max(begin + 1, start + len(text.rstrip(" ,"))),
        sentence=sentence.index,
        name=text.strip(" ,(–"),
        rule="de.role.clause",
    )


_RELATIVE = pattern("roles.relative")
_OFFICES = pattern("roles.offices")
_COUNCILS = pattern("roles.councils")


def _bind_relative_clauses(reading: Reading, sentence: Sentence) -> None:
    """Bind "…, die dem Verein vorsitzt", "…, der das Sportamt leitet"."""
    for person in reading.of(sentence, "person"):
        found = _RELATIVE.match(reading.text[person.end : sentence.end])
        if not found:
            continue
        start, end = person.end + found.start(), person.end + found.end()
        bodies = [m for m in reading.of(sentence, "organisation", "place", "demonym") if start <= m.start < end]
        code, body = _relative(reading, found["inner"], found["verb"], bodies)
        if code:
            span = reading.evidence(person.start, end, "de.role.relative-clause")
            reading.people[person.name].roles.append((code, body, _anchor(reading, sentence, start, end), span))


def _relative(reading: Reading, inner: str, verb: str, mentions: list[Mention]) -> tuple[str, Body | None]:
    """Return the code and body of a role that a relative clause tells."""
    body = next((as_body(m) for m in mentions if m.kind == "organisation"), None)
    town = next(
        (
            as_body(m) if m.kind == "place" else of_demonym(reading, m, "home")
            for m in mentions
            if m.kind != "organisation"
        ),
        None,
    )
    kind = reading.organisations[body.key].key if body and body.key in reading.organisations else ""
    if _COUNCILS.search(inner) and kind not in {"association", "company"}:
        return "councillor", town
    duties = verb in {"koordiniert", "kümmert"} or "zuständig" in verb
    if kind == "municipal-office" or (body is None and _OFFICES.search(inner)) or duties:
        return ("department-head" if "dezernat" in inner.lower() and not duties else "municipal-officer"), town
    if body is None:
        return ("department-head", town) if "dezernat" in inner.lower() else ("", None)
    if kind in {"association", "network"} and verb not in {"vertritt", "vertrat", "angehört", "arbeitet"}:
        return "association-chair", body
    return ("other" if verb in {"vertritt", "vertrat", "angehört", "arbeitet"} else "director"), body


_ = (Person, Token)
