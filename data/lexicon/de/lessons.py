"""Read the releases and stories that the weights are learned from, and count how well events are read in them."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from os import cpu_count
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml

from data.lexicon.de.fitting import Choice
from data.lexicon.de.offices import offices
from kg.evaluate.names import normal
from kg.lexicon import load_yaml
from kg.lexicon.weights import Weights, teach
from kg.model import Release, Zone
from kg.read import Unreadable, read
from kg.recognise import dates_by_weights, recognise, with_unheard
from kg.relate.event import Who
from kg.relate.release import read as understand
from kg.relate.story import told
from kg.relate.story.scene import Scene
from kg.relate.story.stage import PARTS
from kg.relate.story.tellings import Telling, tellings_of
from kg.segment import segment
from kg.text import Document, Mention

__all__ = [
    "LEARNED_FROM",
    "OFTEN",
    "REFERENCE",
    "ROOT",
    "Lesson",
    "Text",
    "figures",
    "in_processes",
    "lessons",
    "score",
    "short",
    "stories",
    "texts",
]

A = TypeVar("A")
B = TypeVar("B")
ROOT: Final = Path(__file__).parents[3]
# The guide's own releases are annotated by conventions that these folders share; the others are older.
REFERENCE: Final = "tests/cases/de/reference"
LEARNED_FROM: Final = ("data/releases", "tests/cases/de/dev", REFERENCE)
STORIES: Final = "tests/cases/de/stories"
# The examples of the rules are the plainest cases; they are told so many times over.
OFTEN: Final = 4
# So many releases are recognised by a process at a time.
_SHARE: Final = 32


@dataclass(slots=True)
class Lesson:
    """A release as it is understood, with its gold facts."""

    name: str
    scene: Scene
    tellings: list[Telling]
    gold: dict[str, Any]
    aliases: dict[str, list[str]] = field(default_factory=dict)

    def events(self, kind: str, year: str) -> list[dict[str, Any]]:
        """Return the gold events of a kind and year."""
        return [e for e in self.gold["events"] if e["type"] == kind and (e.get("start") or "")[:4] == year]

    def part_of(self, who: Who, events: Iterable[Mapping[str, Any]]) -> str:
        """Return the part that an actor has in the first of some gold events that names it."""
        names = {normal(who[1]), *map(normal, self.scene.reading.aliases.get(who[1], ()))}
        for gold in events:
            for part in PARTS[1:]:
                for name in gold.get(part, ()):
                    if names & {normal(name), *map(normal, self.aliases.get(name, ()))}:
                        return part
        return "none"


@dataclass(frozen=True, slots=True)
class Text:
    """A release with its gold facts, what is recognised in it, and what its offices teach once all bodies are named."""

    document: Document
    mentions: tuple[Mention, ...]
    gold: dict[str, Any]
    as_reference: bool = False
    offices: tuple[Choice, ...] = ()

    def dated(self) -> "Text":
        """Return it with its dates as weights take them."""
        others = (mention for mention in self.mentions if mention.kind != "date")
        return replace(self, mentions=(*others, *dates_by_weights(self.document, self.document.release.issued)))

    def named(self) -> "Text":
        """Return it with the bodies that weights find as well as those of the rules."""
        mentions = with_unheard(self.document, list(self.mentions))
        taught = offices(understand(self.document, list(mentions), chosen=False), self.gold)
        return replace(self, mentions=tuple(mentions), offices=tuple(taught))

    def understood(self, *, chosen: bool = True) -> Lesson:
        """Return it as a lesson; with ``chosen`` False offices are held by rules alone."""
        scene = Scene(understand(self.document, list(self.mentions), chosen=chosen), as_reference=self.as_reference)
        aliases = {o["name"]: o.get("aliases", []) for o in self.gold.get("organisations", ())}
        return Lesson(self.document.release.identifier, scene, tellings_of(scene), self.gold, aliases)


def texts(folders: Iterable[str | Path]) -> list[Text]:
    """Read the releases of some folders that have gold facts."""
    found = []
    for folder in map(Path, folders):
        for release in read([str(folder)]):
            if not isinstance(release, Unreadable):
                gold = json.loads((folder / f"{release.identifier}.gold.json").read_text(encoding="utf-8"))
                found.append((release, gold, folder == ROOT / REFERENCE))
    return in_processes(_text, found)


def in_processes(
    function: Callable[[A], B], items: Sequence[A], learned: Mapping[str, Weights] | None = None
) -> list[B]:
    """Return what a function makes of each item, by several processes; they answer with what was learned so far."""
    number = min(cpu_count() or 1, len(items) // _SHARE + 1)
    with ProcessPoolExecutor(number, initializer=_teach, initargs=(dict(learned or {}),)) as pool:
        return list(pool.map(function, items, chunksize=_SHARE))


def _teach(learned: Mapping[str, Weights]) -> None:
    for question, found in learned.items():
        teach(question, found)


def lessons(folders: Iterable[str | Path]) -> list[Lesson]:
    """Read the releases of some folders that have gold facts as lessons."""
    return [text.dated().named().understood() for text in texts(folders)]


def _text(read_with_gold: tuple[Release, dict[str, Any], bool]) -> Text:
    release, gold, as_reference = read_with_gold
    document = segment(release)
    mentions = recognise(document, release.issued, learned=False)
    return Text(document=document, mentions=tuple(mentions), gold=gold, as_reference=as_reference)


def stories(folder: Path = ROOT / STORIES) -> list[Lesson]:
    """Read the short stories and the examples of the rules of events: a home town, a text, its events."""
    cases = [
        case for path in sorted(folder.glob("*.yaml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
    for rule in load_yaml("events")["rules"]:
        cases += [{"events": [], **case} for case in (*rule["examples"], *rule["counterexamples"])] * OFTEN
    found = []
    for case in cases:
        events = [_event(i, event) for i, event in enumerate(case["events"])]
        found.append(short(case["text"], case["home"], {"events": events}, str(case.get("issued", "2024-05-07"))))
    return found


def short(text: str, home: str, gold: dict[str, Any], issued: str = "2024-05-10") -> Lesson:
    """Return a few sentences as a lesson; offices are held by rules alone."""
    zone = Zone(kind="body", start=0, end=len(text))
    release = Release(identifier="short", text=text, zones=(zone,), publisher=home, issued=issued)
    return _text((release, gold, False)).dated().named().understood(chosen=False)


def _event(number: int, event: dict[str, Any]) -> dict[str, Any]:
    """Return an event of a story in the form of the gold facts."""
    parts = {part: event.get(part, event.get(part[:-1], ())) for part in PARTS[1:]}
    times = {key: str(event[key]) if event.get(key) else None for key in ("start", "end")}
    return {
        **event,
        **parts,
        **times,
        "id": str(number),
        "part_of": str(event["part_of"]) if event.get("part_of") is not None else None,
    }


def score(taught: Sequence[Lesson]) -> Counter[str]:
    """Count events and parts found, wanted and hit in some lessons, as the weights taught last answer."""
    counts: Counter[str] = Counter()
    for lesson in taught:
        events = told.events_of(lesson.scene.reading)
        wanted = Counter((e["type"], e.get("start")) for e in lesson.gold["events"])
        found = Counter((e.type, e.start) for e in events)
        counts.update(
            {"events hit": (wanted & found).total(), "events found": found.total(), "events wanted": wanted.total()}
        )
        places = Counter(
            (e["type"], e.get("start"), normal(e["place"])) for e in lesson.gold["events"] if e.get("place")
        )
        put = Counter((e.type, e.start, normal(e.place)) for e in events if e.place)
        counts.update(
            {"places hit": (places & put).total(), "places found": put.total(), "places wanted": places.total()}
        )
        parts: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for gold in lesson.gold["events"]:
            for part in PARTS[1:]:
                parts[gold["type"], (gold.get("start") or "")[:4], part] |= {normal(n) for n in gold.get(part, ())}
        given = {
            (e.type, (e.start or "")[:4], p, normal(w[1])) for e in events for p in PARTS[1:] for w in getattr(e, p)
        }
        held = {(*key, name) for key, names in parts.items() for name in names}
        counts.update({"parts hit": len(held & given), "parts found": len(given), "parts wanted": len(held)})
    return counts


def figures(counts: Counter[str]) -> str:
    """Return precision, recall and F1 of what was counted."""
    lines = []
    for kind in ("events", "places", "parts"):
        hit, found, wanted = (counts[f"{kind} {what}"] for what in ("hit", "found", "wanted"))
        shares = hit / max(found, 1), hit / max(wanted, 1), 2 * hit / max(found + wanted, 1)
        lines.append("{}: P {:.3f} R {:.3f} F1 {:.3f}".format(kind, *shares))
    return "; ".join(lines)
