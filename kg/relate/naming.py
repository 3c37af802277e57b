"""Give each organisation one name in its release: the fullest that is printed; short forms become aliases."""

import re
from dataclasses import replace

from kg.gazetteer import Place, places
from kg.lexicon.places import links, place_words
from kg.text import Document, Mention

__all__ = ["aliases_of", "one_name", "one_town"]

_GERMAN_TAIL = re.compile(r"\s(?:am|an|im|in|bei|ob|vor|auf)\b|\s?\(|[-/]")
_LARGE = 100_000
_TOWN, _SMALL = 10_000, 5_000
_BRACKET = re.compile(r"^[“”\"«]?\s?\((?:kurz:?\s)?[„\"]?([A-ZÄÖÜ][\w+-]{1,14})[“\"]?\)")


def one_name(document: Document, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with organisations renamed to the fullest form; ``end_key`` keeps the printed one.

    Two forms are one body where the reference data says so, or where a short form stands in brackets behind the full.
    """
    bodies = [m for m in mentions if m.kind == "organisation"]
    short: dict[str, str] = {}
    for mention in bodies:
        if found := _BRACKET.match(document.text[mention.end : mention.end + 24]):
            short[found[1]] = mention.name
        if mention.rule == "de.organisation.introduced" and mention.end_key != mention.name:
            short.setdefault(mention.end_key, mention.name)
    fullest: dict[str, str] = {}
    for mention in bodies:
        if mention.of and len(mention.name) > len(fullest.get(mention.of, "")):
            fullest[mention.of] = mention.name
    names = {mention.name: fullest.get(mention.of, mention.name) for mention in bodies}
    for form, full in short.items():
        names[form] = names.get(full, full)
    for name in list(names):
        names[name] = _longer(name, names)
    return [
        replace(m, name=names[m.name], end_key=m.end_key or m.name)
        if m.kind == "organisation" and m.name in names
        else m
        for m in [*mentions, *_bare_short_forms(document, mentions, short)]
    ]


def one_town(mentions: list[Mention], home: Place | None, home_name: str) -> list[Mention]:
    """Return the mentions with towns named in full: "Offenbach" where "Offenbach am Main" is named."""
    names = list(dict.fromkeys([home_name, *(m.name for m in mentions if m.kind == "place")]))
    full: dict[str, str] = {}
    for name in names:
        ids = {place.id for place in places().candidates(name)}
        is_home = home is not None and (
            home.id in ids or home_name.startswith((f"{name} (", f"{name}/")) or _is_part(name, home, home_name)
        )
        if is_home and home_name and name != home_name:
            full[name] = home_name
            continue
        if name.endswith("s") and name[:-1] in names:
            full[name] = name[:-1]
            continue
        longer = [other for other in names if other != name and _goes_on(name, other)]
        if len(longer) == 1 and _may_be(name, longer[0]):
            full[name] = longer[0]
    return [replace(m, name=full[m.name]) if m.kind == "place" and m.name in full else m for m in mentions]


def _is_part(name: str, home: Place, home_name: str) -> bool:
    """Return whether a name is a part of the own town's: "Schwenningen" of Villingen-Schwenningen.

    So is "Pyrmont" of Bad Pyrmont, but not "Homburg" of Bad Homburg: a town bears it for itself.
    """
    options = places().candidates(name)
    if home_name == f"Bad {name}":
        return not any(p.country == home.country and (p.population >= _TOWN or p.kind != "town") for p in options)
    parts = home_name.split("-")
    is_part = name in parts and len(set(parts)) == len(parts) == 2 and " " not in home_name
    return is_part and all(p.population < _SMALL for p in options)


def _goes_on(name: str, other: str) -> bool:
    """Return whether a name of a town goes on in another: in brackets, behind a hyphen or with a small word."""
    tail = other.removeprefix(name)
    return tail != other and (_GERMAN_TAIL.match(tail) is not None or _is_foreign_tail(tail))


def _is_foreign_tail(tail: str) -> bool:
    """Return whether a name goes on with a small word of another language ("nad Nisou", "-du-Plessis")."""
    words = tail.replace("-", " ").split()
    return tail[0] in " -" and len(words) > 1 and (words[0] in place_words().foreign or words[0] in links())


def _may_be(name: str, longer: str) -> bool:
    """Return whether a short name may mean a longer one: the gazetteer knows it so, or knows no large town of it.

    "Hrádek" is short for "Hrádek nad Nisou", though others are called so.
    """
    options = places().candidates(name)
    if not options or {place.id for place in places().candidates(longer)} & {place.id for place in options}:
        return True
    return _is_foreign_tail(longer.removeprefix(name)) and all(place.population < _LARGE for place in options)


def _longer(name: str, names: dict[str, str]) -> str:
    """Return the longer name that goes on where this one ends ("Deutsch-Ukrainische Gesellschaft" … "Kiel")."""
    target = names[name]
    longer = [other for other in names.values() if other.startswith(target + " ")]
    return longer[0] if len(set(longer)) == 1 and " " in target else target


def _bare_short_forms(document: Document, mentions: list[Mention], short: dict[str, str]) -> list[Mention]:
    """Return later mentions of an organisation by the short form that its brackets bound."""
    found = []
    for sentence in document.told():
        for token in sentence.tokens:
            if token.text in short and not any(
                m.start <= token.start < m.end for m in mentions if m.sentence == sentence.index
            ):
                full = next(m for m in mentions if m.name == short[token.text])
                found.append(
                    replace(
                        full,
                        start=token.start,
                        end=token.end,
                        sentence=sentence.index,
                        name=token.text,
                        rule="de.organisation.short-form",
                    )
                )
    return found


def aliases_of(mentions: list[Mention]) -> dict[str, list[str]]:
    """Return the printed forms of each organisation other than its name."""
    aliases: dict[str, list[str]] = {}
    for mention in mentions:
        if mention.kind == "organisation" and mention.end_key and mention.end_key != mention.name:
            forms = aliases.setdefault(mention.name, [])
            if mention.end_key not in forms:
                forms.append(mention.end_key)
    return aliases
