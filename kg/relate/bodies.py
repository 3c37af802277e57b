"""Find the body that an office is held in, beside the title or, where nothing is said, from what the release tells."""

import re

from kg.lexicon.patterns import pattern
from kg.relate.actors import origins_in
from kg.relate.delegations import origin_of_members
from kg.relate.origins import german_look, looks_german
from kg.relate.reading import Body, Person, Reading
from kg.text import Mention, Sentence

__all__ = ["LOCAL", "as_body", "body_beside", "of_demonym", "settle_bodies"]

_NEAR = 40
_CHIEF, _DOUBTFUL = 2.0, 0.6
_LEADERS = frozenset({"Leiter", "Leiterin", "Chef", "Chefin", "Direktor", "Direktorin"})
LOCAL = frozenset({"mayor", "deputy-mayor", "department-head", "councillor", "district-head", "municipal-officer"})
_STATE = frozenset({"consul", "ambassador", "minister", "head-of-state-or-government", "state-secretary"})
_POSSESSIVE = pattern("bodies.possessive")
_PARLIAMENTS = {
    "bundestag": "Bundestag", "landtag": "Landtag", "europa": "Europäisches Parlament", "duma": "Duma", "mdb": "Bundestag",
    "mdl": "Landtag", "mdep": "Europäisches Parlament", "knesset": "Knesset", "sejm": "Sejm", "nationalrat": "Nationalrat",
    "kantonsrat": "Kantonsrat",
}  # fmt: skip


def as_body(mention: Mention) -> Body:
    """Return the body that a mention of a place, country or organisation is."""
    if mention.kind == "place":
        return Body("municipality", mention.name)
    return Body("country", mention.key) if mention.kind == "country" else Body("organisation", mention.name)


def of_demonym(reading: Reading, mention: Mention, default: str) -> Body | None:
    """Return the country or town that an adjective before a title speaks of."""
    if len(mention.key) == 2 and default == "country":
        return Body("country", mention.key)
    town = reading.town_of_demonym(mention)
    return Body("municipality", town) if town else None


def body_beside(reading: Reading, sentence: Sentence, role: Mention, end: int) -> Body | None:
    """Return the body that a title is said to be held in: behind it, before it, by an adjective or a possessive."""
    for kind in _wanted(role):
        for mention in reading.of(sentence, "organisation", "place", "country"):
            if mention.kind == kind and role.end <= mention.start < end:
                return as_body(mention)
    if body := _before(reading, sentence, role):
        return body
    following = [m for m in reading.of(sentence, "place", "country") if m.start >= role.end]
    if (
        following
        and re.match(r"^\s(?:[A-ZÄÖÜ]\w+\s)?$", reading.between(role.end, following[0].start))
        and following[0].start < role.end + 25
    ):
        return as_body(following[0])
    if _POSSESSIVE.search(reading.between(max(sentence.start, role.start - 25), role.start)):
        return _possessor(reading, sentence, role)
    return _parliament(reading, role)


def _wanted(role: Mention) -> tuple[str, ...]:
    if role.key in {"consul", "ambassador"}:
        return ("country",)
    if role.of == "country":
        return ("country", "organisation", "place")
    if role.of == "organisation" or role.end_key in _LEADERS:
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
    """Return what "seine", "deren" before a title points back to: the last organisation, for a local office the town."""
    kinds = ("organisation",) if role.of in {"organisation", "none"} else ("place",)
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
    name = next((name for word, name in _PARLIAMENTS.items() if word in title), None)
    if name is None:
        return None
    reading.organisations.setdefault(
        name,
        Mention(
            kind="organisation",
            start=role.start,
            end=role.end,
            sentence=role.sentence,
            name=name,
            key="other",
            rule="de.organisation.parliament",
        ),
    )
    return Body("organisation", name)


def settle_bodies(reading: Reading) -> None:
    """Complete the roles of all people: the body where none was said, the code where the body decides it."""
    for person in reading.people.values():
        person.roles = [
            (_led(reading, code, body, role), _not_an_office(reading, code, body), role, span)
            for code, body, role, span in person.roles
        ]
        person.home = next(
            (body for _, body, _, _ in person.roles if body is not None and body.kind in {"municipality", "country"}),
            None,
        )
    for person in reading.people.values():
        person.roles = [
            (code, body or _default(reading, person, code, role), role, span) for code, body, role, span in person.roles
        ]
        person.roles = [
            (_austrian(reading, code, body, role), body, role, span) for code, body, role, span in person.roles
        ]
        if person.home is None:
            person.home = next(
                (body for _, body, _, _ in person.roles if body is not None and body.kind != "organisation"), None
            )
        if person.home is None and person.roles:
            person.home = _home_of(reading, person)
    _deputies(reading)
    _one_mayor_each(reading)


def _one_mayor_each(reading: Reading) -> None:
    """Let a town have one mayor: of two without a stated town the one whose name looks less German heads the partner."""
    if not reading.partner:
        return
    heads = [
        (german_look(person.name) + (_CHIEF if "Ober" in role.name or role.name.startswith("OB") else 0), person, i)
        for person in reading.people.values()
        for i, (code, body, role, _) in enumerate(person.roles)
        if code == "mayor" and body is not None and body.key == reading.home_name and not _is_former(role.name)
    ]
    names = {person.name for _, person, _ in heads}
    if len(names) < 2:
        return
    keep = max(heads, key=lambda head: head[0])[1]
    for _, person, i in heads:
        if person is not keep and german_look(person.name) < _DOUBTFUL:
            code, _, role, span = person.roles[i]
            person.home = Body("municipality", reading.partner)
            person.roles[i] = (code, person.home, role, span)


def _is_former(title: str) -> bool:
    return bool(re.match(r"(?:[Ee]hemalig|[Dd]amalig|[Ff]rüher|Alt)", title))


def _led(reading: Reading, code: str, body: Body | None, role: Mention) -> str:
    """Return the code of someone who leads: an office, a department, a ministry, or an organisation."""
    kind = (
        reading.organisations[body.key].key
        if body and body.kind == "organisation" and body.key in reading.organisations
        else ""
    )
    if code == "director" and kind == "municipal-office":
        return "department-head" if "dezernat" in (body.key.lower() if body else "") else "municipal-officer"
    if code == "director" and kind == "ministry" and role.end_key in {"Chef", "Chefin"}:
        return "state-secretary"
    if code == "director" and role.end_key in _LEADERS and (body is None or body.kind == "municipality"):
        return "municipal-officer"
    if code == "association-chair" and kind in {"other", "supranational"}:
        return "other"
    return code


def _not_an_office(reading: Reading, code: str, body: Body | None) -> Body | None:
    """Return the body of a role; staff and heads of municipal offices hold theirs in the municipality."""
    return None if body is not None and body.kind == "organisation" and code in LOCAL else body


def _default(reading: Reading, person: Person, code: str, role: Mention) -> Body | None:
    """Return the body of a role that nothing beside the title names."""
    if code in LOCAL:
        return (
            person.home if person.home and person.home.kind == "municipality" else _local(reading, person, code, role)
        )
    if code in _STATE:
        if person.home is not None:
            return person.home
        if role.end_key.startswith(("Bundes", "Altbundes")) and reading.home:
            return Body("country", reading.home.country)
        if code in {"minister", "state-secretary"} and reading.home_name in {"Hamburg", "Bremen", "Berlin"}:
            return Body("municipality", reading.home_name)
        return (
            _only_foreign_country(reading) if code in {"consul", "ambassador", "head-of-state-or-government"} else None
        )
    return _only_body(reading, code, role)


_KINDS = {
    "director": frozenset(
        {"school", "university", "cultural-institution", "company", "foundation", "agency", "network", "association"}
    ),
    "association-chair": frozenset({"association", "network"}),
    "expert": frozenset({"school", "university", "cultural-institution"}),
}


def _only_body(reading: Reading, code: str, role: Mention) -> Body | None:
    """Return the one organisation of a fitting kind that the sentence, or the one before it, names."""
    for index in (role.sentence, role.sentence - 1):
        fitting = {
            m.name
            for m in reading.by_sentence.get(index, ())
            if m.kind == "organisation" and m.key in _KINDS.get(code, ())
        }
        if len(fitting) == 1:
            return Body("organisation", fitting.pop())
        if fitting or code == "expert":
            return None
    return None


def _local(reading: Reading, person: Person, code: str, role: Mention) -> Body | None:
    """Return the town of a local office without a place.

    A district has no mayor: its release means the town named last. Where two mayors stand without a town, the one whose
    name is foreign to German comes from the partner town; so do other officers of such a name.
    """
    if code == "mayor" and reading.home_name.startswith(("Landkreis", "Kreis", "Region", "Städteregion")):
        earlier = [
            m for m in reading.mentions if m.kind == "place" and m.end <= role.start and not reading.is_home(m.name)
        ]
        return Body("municipality", earlier[-1].name) if earlier else None
    sentence = reading.document.sentences[role.sentence]
    if (origin := origin_of_members(reading, sentence)) is not None and not reading.is_home(origin):
        return Body("municipality", origin)
    if (origin := _group_before(reading, person)) is not None:
        return Body("municipality", origin)
    others = [p for p in reading.people.values() if p is not person and any(c == code for c, *_ in p.roles)]
    at_home = [p for p in others if p.home and p.home.key == reading.home_name]
    chief = "Oberbürgermeister" in role.name or role.name.startswith("OB")
    home = Body("municipality", reading.home_name) if reading.home_name else None
    foreign_title = (
        role.end_key in {"Stadtpräsident", "Stadtpräsidentin"}
        and reading.home is not None
        and reading.home.country == "DE"
    )
    if foreign_title and reading.partner and not (reading.home and (reading.home.ags or "").startswith("01")):
        return Body("municipality", reading.partner)
    if role.end_key.startswith("Amtskolleg"):
        return Body("municipality", reading.partner) if reading.partner else None
    if code == "mayor" and (not others or (chief and not at_home)):
        return home
    if not looks_german(person.name):
        town = _town_in_sentence(reading, role) or reading.partner
        return Body("municipality", town) if town else home
    return home


def _group_before(reading: Reading, person: Person) -> str | None:
    """Return the town of a delegation that someone is named with: "eine Kieler Abordnung um …"."""
    first = person.mentions[0]
    sentence = reading.document.sentences[first.sentence]
    for start, town, end in origins_in(reading, sentence):
        if (
            start < first.start
            and first.start - end < _NEAR
            and not re.search(r"[.;:]", reading.between(end, first.start))
        ):
            return town
    return None


def _only_foreign_country(reading: Reading) -> Body | None:
    home = reading.home.country if reading.home else "DE"
    isos = {iso for town in reading.towns if (iso := reading.country_of(town)) and iso != home}
    isos |= {m.key for m in reading.mentions if m.kind == "country" and m.key != home}
    if not isos:
        isos = {m.key for m in reading.mentions if m.kind == "demonym" and len(m.key) == 2 and m.key != home}
    return Body("country", isos.pop()) if len(isos) == 1 else None


def _town_in_sentence(reading: Reading, role: Mention) -> str | None:
    """Return the one town other than home that the sentence of a title names, or that its delegation comes from."""
    sentence = reading.document.sentences[role.sentence]
    towns = {m.name for m in reading.of(sentence, "place") if not reading.is_home(m.name)}
    towns |= {
        town
        for m in reading.of(sentence, "demonym")
        if (town := reading.town_of_demonym(m)) and not reading.is_home(town)
    }
    if len(towns) == 1:
        return towns.pop()
    text = reading.between(sentence.start, sentence.end)
    if not towns and re.search(r"\b(?:[Dd]elegation|[Aa]bordnung|Gruppe|Gäste)\b", text):
        for earlier in reading.document.sentences[: role.sentence + 1]:
            for _, town, _ in origins_in(reading, earlier):
                return town
    return None


def _home_of(reading: Reading, person: Person) -> Body | None:
    """Return the town that someone with a role in an organisation comes from, where its name or kind tells."""
    for _, body, _, _ in person.roles:
        for town in reading.towns if body and body.kind == "organisation" else ():
            if body and town in body.key:
                return Body("municipality", town)
        if (
            body
            and body.key in reading.organisations
            and reading.organisations[body.key].key == "municipal-office"
            and reading.home_name
        ):
            return Body("municipality", reading.home_name)
    return None


def _has_chief_mayor(reading: Reading) -> bool:
    """Return whether the publishing town has an Oberbürgermeister: its text or letterhead says so without another town."""
    for person in reading.people.values():
        for _, body, role, _ in person.roles:
            if (
                body
                and body.key == reading.home_name
                and ("Oberbürgermeister" in role.name or re.search(r"\bOB\b", role.name))
            ):
                return True
    if reading.home and reading.home.ags and reading.home.ags.endswith("000") and reading.home.ags not in _NO_CHIEF:
        return True
    heads = " ".join(
        reading.text[z.start : z.end] for z in reading.document.release.zones if z.kind in {"letterhead", "contact"}
    )
    return "berbürgermeister" in heads


# Independent towns (municipality key ending in 000) are headed by an Oberbürgermeister, but for the city states and Lübeck.
_NO_CHIEF = frozenset({"02000000", "04011000", "11000000", "01003000"})


def _deputies(reading: Reading) -> None:
    """Call a Bürgermeister under an Oberbürgermeister what the post is: a deputy (with a portfolio: a department head)."""
    if not _has_chief_mayor(reading):
        return
    for person in reading.people.values():
        chief = any("Oberbürgermeister" in role.name or role.name.startswith("OB") for _, _, role, _ in person.roles)
        for i, (code, body, role, span) in enumerate(person.roles):
            if (
                code == "mayor"
                and not chief
                and body
                and body.key == reading.home_name
                and role.end_key in {"Bürgermeister", "Bürgermeisterin"}
            ):
                person.roles[i] = (
                    "department-head" if _has_portfolio(reading, role) else "deputy-mayor",
                    body,
                    role,
                    span,
                )


_PORTFOLIO = pattern("bodies.portfolio")


def _has_portfolio(reading: Reading, role: Mention) -> bool:
    """Return whether what follows a title says what its holder is in charge of."""
    return bool(_PORTFOLIO.search(reading.between(role.end, reading.document.sentences[role.sentence].end)))


def _austrian(reading: Reading, code: str, body: Body | None, role: Mention) -> str:
    """Return department-head for a Stadtrat in Austria, who heads one (decision 26 of the annotation guide)."""
    if (
        code == "councillor"
        and role.end_key in {"Stadtrat", "Stadträtin"}
        and body
        and reading.country_of(body.key) == "AT"
    ):
        return "department-head"
    return code
