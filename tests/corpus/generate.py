"""Write the releases of the invented world, and note which thing each of them speaks of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from kg.names import fold
from tests.corpus import words
from tests.corpus.world import Agreement, Club, Person, World, made_world

__all__ = ["Story", "Truth", "stories", "written"]

_MONTHS: Final = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What one release speaks of, by what it prints: the id of each person, body, agreement and event.

    ``people`` and ``bodies`` have folded names; ``deeds`` a type and the folded names of two towns; ``scenes`` a type.
    """

    people: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    deeds: dict[tuple[str, frozenset[str]], str] = field(default_factory=dict)
    scenes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A release: its name, its text, and the truth about it."""

    name: str
    text: str
    truth: Truth


def stories(number: int = 2000, *, seed: int = 20_241_112) -> Iterator[Story]:
    """Yield so many releases; of 2,000 there are 300 visits told 2 to 5 times, 100 namesakes, 50 renamed bodies."""
    random = Random(seed)
    teller = _Teller(random, made_world(random, share=number / 2000))
    told = list(teller.all(round(300 * number / 2000)))[:number]
    told += (teller.official() for _ in range(number - len(told)))
    random.shuffle(told)
    for at, story in enumerate(told):
        yield Story(name=f"{story.name}-{at:04d}", text=story.text, truth=story.truth)


def written(folder: Path, number: int = 2000, *, seed: int = 20_241_112) -> dict[str, Truth]:
    """Write so many releases into a folder and return the truth about each by its name."""
    folder.mkdir(parents=True, exist_ok=True)
    truths = {}
    for story in stories(number, seed=seed):
        (folder / f"{story.name}.md").write_text(story.text, encoding="utf-8")
        truths[story.name] = story.truth
    return truths


class _Teller:
    def __init__(self, random: Random, world: World) -> None:
        self._random = random
        self._world = world

    def all(self, visits: int) -> Iterator[Story]:
        for at in range(visits):
            yield from self._visit(at, visits)
        for club in self._world.clubs:
            yield from self._club(club)
        for deed in self._world.deeds:
            for form in (0, 1, 1, 2)[: self._random.choice((3, 4))]:
                yield self._deed(deed, form)
        for person in (*self._world.namesakes, *self._world.colleagues):
            for _ in range(3):
                yield self._official(person)

    def official(self) -> Story:
        """Tell of someone who shares a name with others."""
        return self._official(self._random.choice(self._world.namesakes))

    def _visit(self, at: int, visits: int) -> Iterator[Story]:
        """Tell of one visit two to five times; one in twenty is followed by another of the same towns in that month."""
        random = self._random
        town = random.choice(self._world.towns)
        partner = random.choice(town.partners)
        outward = random.random() < 0.3
        host, guest = (partner, town.name) if outward else (town.name, partner)
        starts = date(random.randint(2008, 2023), random.randint(1, 12), random.randint(1, 22))
        ends = starts + timedelta(days=random.choice((0, 1, 2, 3, 3, 4, 5)))
        for _ in range(random.choice((2, 3, 3, 4, 5))):
            yield self._told(f"visit/{at}", (town.name, host, guest), (starts, ends))
        if random.random() < 0.05 and ends.day < 16:
            for _ in range(2):
                again = timedelta(days=11)
                yield self._told(f"visit/{visits + at}", (town.name, host, guest), (starts + again, ends + again))

    def _told(self, visit: str, towns: tuple[str, str, str], days: tuple[date, date]) -> Story:
        """Tell of a visit: before or after, from either side, with its days or its month only."""
        random = self._random
        place, host, guest = towns
        starts, ends = days
        before = random.random() < 0.4
        apart = timedelta(days=random.randint(3, 25) if before else random.randint(1, 9))
        issued = starts - apart if before else ends + apart
        when = _when(starts, ends) if random.random() < 0.75 else f"im {_month(starts)} {starts.year}"
        abroad = not before and host == place and random.random() < 0.4
        forms = words.FOREIGN if abroad else words.ANNOUNCED if before else words.TOLD
        ours, theirs = self._world.mayors[host], self._world.mayors[guest]
        our, their = self._called(ours), self._called(theirs)
        fields = {"host": host, "guest": guest, "when": when, "our_mayor": our[0], "their_mayor": their[0],
                  "size": random.choice("acht zehn zwölf fünfzehn".split())}  # fmt: skip
        met = random.choice(words.LED if before else (*words.LED, *words.MET))
        lines = [random.choice(forms), met, random.choice(words.WITH)]
        text = self._text(place, issued, random.choice(words.HEADS), lines, fields)
        people = {form: person.id for form, person in ((our[1], ours), (their[1], theirs)) if form in fold(text)}
        return Story(name=f"{issued}-{_slug(place)}", text=text, truth=Truth(people=people, scenes={"visit": visit}))

    def _deed(self, deed: Agreement, form: int) -> Story:
        random = self._random
        one, other = deed.towns
        after = deed.signed if form == 0 and deed.signed.year >= 2005 else date(2008, 1, 1)
        issued = max(after, deed.signed) + timedelta(days=random.randint(1, 12 if form == 0 else 900))
        official = self._world.mayors[one]
        called = self._called(official)
        fields = {"one": one, "other": other, "year": deed.signed.year, "day": _day(deed.signed),
                  "partner": other, "who": called[0], "town": one}  # fmt: skip
        lines = [random.choice(words.DEEDS[deed.type][form]), random.choice(words.OFFICIAL)]
        text = self._text(one, issued, f"{one} und {other}", lines, fields)
        key = (deed.type, frozenset((fold(one), fold(other))))
        return Story(name=f"{issued}-{_slug(one)}", text=text,
                     truth=Truth(people={called[1]: official.id}, deeds={key: deed.id}))  # fmt: skip

    def _club(self, club: Club) -> Iterator[Story]:
        """Tell of a body by its old name, of its new name, and by the new name alone."""
        random = self._random
        town = next(town for town in self._world.towns if town.name == club.town)
        fields = {"old": _article(club.old), "new": _article(club.new), "bare": club.new,
                  "from_old": _article(club.old, dative=True), "month": random.choice(_MONTHS), "year": club.year,
                  "partner": town.partners[0]}  # fmt: skip
        called = self._called(town.mayor)
        for forms, year in ((words.OLD, club.year - 2), (words.NAMED, club.year), (words.NOW, club.year + 2)):
            line = random.choice(forms)
            issued = date(year, random.randint(1, 12), random.randint(1, 28))
            lines = [line, f"{called[0]} dankte den Mitgliedern."]
            text = self._text(town.name, issued, "Neues aus den Vereinen und Schulen", lines, fields)
            bodies = {fold(name): club.id for name in (club.old, club.new) if name in text}
            yield Story(name=f"{issued}-{_slug(town.name)}", text=text,
                        truth=Truth(people={called[1]: town.mayor.id}, bodies=bodies))  # fmt: skip

    def _official(self, person: Person) -> Story:
        random = self._random
        town = next(town for town in self._world.towns if town.name == person.town)
        partner = random.choice(town.partners)
        issued = date(random.randint(2012, 2016), random.randint(1, 12), random.randint(1, 28))
        called = self._called(person)
        fields = {"who": called[0], "partner": partner, "town": town.name}
        lines, bodies = [random.choice(words.OFFICIAL)], {}
        if random.random() < 0.3:
            line, body = random.choice(words.EVERYWHERE)
            lines.append(line)
            bodies[fold(body)] = f"{body}/{town.name}"
        text = self._text(town.name, issued, f"{town.name}: Abend über {partner}", lines, fields)
        truth = Truth(people={called[1]: person.id}, bodies=bodies)
        return Story(name=f"{issued}-{_slug(town.name)}", text=text, truth=truth)

    def _called(self, person: Person) -> tuple[str, str]:
        """Return how a release calls a person, and the folded name in it."""
        random = self._random
        name = person.forms[0] if random.random() < 0.6 else random.choice(person.forms)
        if random.random() < 0.05 and name == person.forms[0] and not person.id.startswith("namesake"):
            name = f"{name[0]}. {name.split(' ', 1)[1]}"
        title = "Dr. " if random.random() < 0.1 else ""
        return f"{person.office} {title}{name}", fold(name)

    def _text(self, place: str, issued: date, head: str, lines: list[str], fields: Mapping[str, object]) -> str:
        aside = self._random.sample(words.ASIDE, self._random.choice((1, 2)))
        body = [line.format(**fields) for line in (*lines, *aside)]
        first = " ".join(_capital(line) for line in body[:2])
        rest = " ".join(_capital(line) for line in body[2:])
        return f"# {head.format(**fields)}\n\n{place}, {_day(issued)}. {first}\n\n{rest}\n".replace("..", ".")


def _when(starts: date, ends: date) -> str:
    if starts == ends:
        return f"am {_day(starts)}"
    if starts.month == ends.month:
        return f"vom {starts.day}. bis {_day(ends)}"
    return f"vom {starts.day}. {_month(starts)} bis {_day(ends)}"


def _day(day: date) -> str:
    return f"{day.day}. {_month(day)} {day.year}"


def _month(day: date) -> str:
    return _MONTHS[day.month - 1]


def _article(name: str, *, dative: bool = False) -> str:
    first = name.split(maxsplit=1)[0]
    if first.endswith(("stiftung", "Stiftung", "Akademie")):
        return f"{'der' if dative else 'die'} {name}"
    neuter = first.endswith(("werk", "Gymnasium", "linikum"))
    return f"{'dem' if dative else 'das' if neuter else 'der'} {name}"


def _capital(line: str) -> str:
    return line[0].upper() + line[1:]


def _slug(name: str) -> str:
    return fold(name).replace(" ", "-")
