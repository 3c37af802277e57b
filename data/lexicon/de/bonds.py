"""Ask of each sentence that names a town whether it tells of a bond in force with it that no rule reads."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import yaml

from data.lexicon.de.fitting import Example
from data.lexicon.de.lessons import OFTEN, ROOT, Lesson, short
from kg.evaluate.names import normal
from kg.lexicon import load_yaml
from kg.relate.agreements import agreements_of
from kg.relate.agreements.heard import BONDS, Naming, features_of_naming, namings
from kg.relate.reading import Reading

__all__ = ["bonds", "plain_bonds", "plain_lessons"]

CASES: Final = ROOT / "tests/cases/de/agreements.yaml"

_TELLING = ("partner", "freund", "verbind", "verbund", "schwest", "bund", "vertrag", "bezieh")


def plain_lessons() -> list[Lesson]:
    """Return the examples and counterexamples of the rules for agreements, and the sentences of their tests.

    They are the plainest cases, and those that only look like one ("Partner in einem Projekt").
    """
    cases = [
        case for rule in load_yaml("agreements")["rules"] for case in (*rule["examples"], *rule["counterexamples"])
    ]
    found = []
    for case in (*cases, *yaml.safe_load(CASES.read_text(encoding="utf-8"))):
        held = [
            dict(zip(("type", "parties", "status", "signed", "signatories"), told, strict=False))
            for told in case.get("agreements", ())
        ]
        issued = str(case.get("issued", "2024-05-03"))
        found.append(short(case["text"], f"Stadt {case['home']}", {"agreements": held}, issued))
    return found


def plain_bonds() -> list[Example]:
    """Return what the plainest cases teach, as often as other rules' are told."""
    return [example for lesson in plain_lessons() for example in bonds(lesson.scene.reading, lesson.gold)] * OFTEN


def bonds(reading: Reading, facts: Mapping[str, Any]) -> Iterator[Example]:
    """Yield what speaks for a bond in each sentence with a town, and the type of the one that it tells by gold facts.

    Gold facts do not say where: it is where the year of the signing stands, or, without one, a word for bonds. Other
    sentences on a town that has a bond teach nothing.
    """
    found = agreements_of(reading, learned=False)
    held = _held(reading, facts)
    for naming in namings(reading, found):
        names = {normal(naming.place.name), *map(normal, reading.aliases.get(naming.place.name, ()))}
        own = [bond for name, bond in held if name in names]
        if not own:
            yield features_of_naming(reading, found, naming), (0,)
            continue
        told = next((bond for bond in own if _tells(reading, naming, bond)), None)
        if told is not None:
            yield features_of_naming(reading, found, naming), (BONDS.index(told["type"]),)


def _held(reading: Reading, facts: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the bonds in force of the release's town with one other, each with the other's name."""
    home = normal(reading.home_name)
    pairs = [({normal(name) for name in bond["parties"]}, bond) for bond in facts["agreements"]]
    return [
        ((parties - {home}).pop(), bond)
        for parties, bond in pairs
        if len(parties) == 2 and home in parties and bond["status"] == "in-force" and bond["type"] in BONDS
    ]


def _tells(reading: Reading, naming: Naming, bond: Mapping[str, Any]) -> bool:
    signed = bond["signed"]
    if signed:
        return any(date.key[:4] == signed[:4] for date in reading.of(naming.sentence, "date"))
    text = reading.between(naming.sentence.start, naming.sentence.end).lower()
    return any(word in text for word in _TELLING)
