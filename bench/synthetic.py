"""Make many releases of the sample releases: other towns, other people, other years; the same seed, the same releases.

Towns are drawn from the gazetteer with a few drawn often, so that releases meet in towns as real ones do.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from kg.assets import asset
from kg.extract import extract
from kg.gazetteer import places
from kg.gazetteer.place import Place
from kg.model import Extraction, Fact, Release
from kg.read import Unreadable, read

__all__ = ["copies", "extractions", "sample_folder", "texts"]

_SEED: Final = 20_241_112
_TOWNS: Final = 150
_YEARS: Final = 6
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_SYLLABLES: Final = "bar ben dor fal gar hem kol lan mar nol pas rau sel tan vol wen zim brü hof stä".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sample:
    """A sample release as a file, with the towns and family names that it may be told of."""

    path: Path
    towns: tuple[tuple[str, str], ...]
    families: tuple[str, ...]


def sample_folder() -> Path:
    """Return the folder of the sample releases."""
    return asset("data/releases")


def texts(number: int) -> Iterator[tuple[str, str]]:
    """Yield file names and texts of so many releases; the first are the samples themselves."""
    random = Random(_SEED)
    samples = _samples()
    for index in range(number):
        sample = samples[index % len(samples)]
        text = sample.path.read_text(encoding="utf-8")
        if index >= len(samples):
            text = _varied(text, sample, random)
        yield f"{index:06d}-{sample.path.name}", text


def copies(number: int, folder: Path) -> Path:
    """Write so many releases into a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts(number):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def extractions(number: int, *, seed: int = 0) -> Iterator[tuple[Release, Extraction]]:
    """Yield so many releases with what they say, without reading each: facts of the samples with other values."""
    random = Random(_SEED + seed)
    said = _said()
    for index in range(number):
        release, extraction = said[index % len(said)]
        name = f"{index:06d}-{release.identifier}"
        facts = _other_facts(extraction, random) if index >= len(said) else extraction.facts
        yield replace(release, identifier=name), Extraction(release=name, things=extraction.things, facts=facts)


def _other_facts(extraction: Extraction, random: Random) -> tuple[Fact, ...]:
    """Return facts with other towns of the same countries, other names of people, and years moved by the same step."""
    kinds = {thing.id: thing.kind for thing in extraction.things}
    iso = {fact.subject: fact.value for fact in extraction.facts if fact.property == "iso"}
    country = {fact.subject: iso.get(fact.value, "DE") for fact in extraction.facts if fact.property == "country"}
    known = {fact.subject for fact in extraction.facts if fact.property == "geonames"}
    towns = {thing: _town(country[thing], random) for thing in sorted(known & country.keys())}
    people = {thing.id: f"{_word(random)} {_word(random)}" for thing in extraction.things if thing.kind == "person"}
    step = random.randrange(_YEARS)

    def value(fact: Fact) -> str:
        if fact.subject in towns and fact.property in {"name", "geonames"}:
            town = towns[fact.subject]
            return town.name if fact.property == "name" else town.id
        if fact.subject in people and fact.property == "name":
            return people[fact.subject]
        if kinds[fact.subject] == "event" and fact.property in {"start", "end"}:
            return f"{int(fact.value[:4]) - step}{fact.value[4:].replace('-02-29', '-02-28')}"
        return fact.value

    facts = (replace(fact, value=value(fact)) for fact in extraction.facts)
    # A town that was told by two names has one now.
    return tuple({(fact.subject, fact.property, fact.value): fact for fact in facts}.values())


@cache
def _said() -> tuple[tuple[Release, Extraction], ...]:
    releases = (item for item in read([str(sample_folder())]) if not isinstance(item, Unreadable))
    return tuple((release, extract(release)) for release in releases)


@cache
def _samples() -> tuple[_Sample, ...]:
    found = []
    for gold_file in sorted(sample_folder().glob("*.gold.json")):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        name = gold_file.name.removesuffix(".gold.json")
        path = next(path for path in sorted(gold_file.parent.glob(f"{name}.*")) if path != gold_file)
        towns = tuple((town["name"], town["country"]) for town in gold["municipalities"])
        families = tuple(person["name"].split()[-1] for person in gold["people"])
        found.append(_Sample(path=path, towns=towns, families=families))
    return tuple(found)


def _varied(text: str, sample: _Sample, random: Random) -> str:
    others = {family: _word(random) for family in sample.families}
    others |= {town: _town(country, random).name for town, country in sample.towns}
    step = random.randrange(_YEARS)
    if others:
        names = "|".join(map(re.escape, sorted(others, key=len, reverse=True)))
        text = re.sub(names, lambda name: others[name[0]], text)
    return _YEAR.sub(lambda year: str(int(year[0]) - step), text)


def _town(country: str, random: Random) -> Place:
    towns = _towns().get(country) or _towns()["DE"]
    return towns[int(len(towns) * random.random() ** 2)]


@cache
def _towns() -> dict[str, tuple[Place, ...]]:
    """Return the largest towns of each country that have plain names."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places():
        if place.geonames and place.name.isalpha() and not places().is_risky(place.name):
            found[place.country].append(place)
    return {
        country: tuple(sorted(towns, key=lambda town: (-(town.population or 0), town.id))[:_TOWNS])
        for country, towns in found.items()
    }


def _word(random: Random) -> str:
    return "".join(random.choice(_SYLLABLES) for _ in range(random.randint(2, 3))).capitalize()
