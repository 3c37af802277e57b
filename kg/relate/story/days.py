"""Read events from the days that a release names: what is told to happen on a day, by all the words around it.

Words that tell of an event are many more than a lexicon holds ("stiegen in den Bus", "packten mit an"). Where a day is
named, something happened on it; a logistic model over the words, verbs and people around says what.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.relate.event import Event
from kg.relate.story.current import RULE as CURRENT
from kg.relate.story.current import features_of_month, month_of_issue
from kg.relate.story.scene import Scene
from kg.relate.story.tellings import Telling
from kg.relate.story.weave import Woven
from kg.relate.story.when import age, is_since, is_until, lengthen
from kg.relate.weights import weights
from kg.text import Mention, Sentence

__all__ = ["TYPES", "date_by_days", "features_of_day", "judge_days", "named_days"]

TYPES = (
    "visit", "reception", "meeting", "conference", "signing", "anniversary", "exchange", "cultural", "sport", "aid",
    "other",
)  # fmt: skip
RULE = "de.event.day"
NEW = 0.3
_DAY, _MONTH, _YEAR = 10, 7, 4
_FINE = {_DAY: "day", _MONTH: "month", _YEAR: "year"}
_ENDINGS = (4, 6)
_SHORT = 4
_BEFORE, _BEHIND, _LETTERS = 5, 6, 7
_NAMES = frozenset({"person", "place", "organisation", "date"})


def named_days(scene: Scene) -> Iterator[Mention]:
    """Yield the days, months and years that the text names outside of direct speech, and the month of its issue."""
    document = scene.reading.document
    current = month_of_issue(scene)
    for sentence in document.told():
        for mention in scene.reading.of(sentence, "date"):
            if not document.is_spoken(mention.start):
                current = None if current is not None and mention.key == current.key else current
                yield mention
    if current is not None:
        yield current


def features_of_day(scene: Scene, woven: Woven, told: list[Telling], mention: Mention) -> list[str]:
    """Return what speaks for or against events of the types beginning on a day."""
    if mention.rule == CURRENT:
        return features_of_month(scene, woven, told)
    sentence = scene.sentence(mention.sentence)
    return list(dict.fromkeys([
        *_of_date(scene, sentence, mention), *_of_tellings(scene, told, sentence, mention),
        *_of_words(scene, sentence, mention), *_of_neighbours(sentence, mention), *_of_people(scene, sentence),
        *_known(woven, mention),
    ]))  # fmt: skip


def _of_date(scene: Scene, sentence: Sentence, mention: Mention) -> Iterator[str]:
    """Yield how a date is printed: how fine, behind which word, where in the text."""
    fine, days = _fineness(mention), age(mention.key, scene.reading.issued or "")
    before = scene.reading.between(max(sentence.start, mention.start - 30), mention.start)
    words = before.split()
    yield from (f"fine={fine}", f"zone={sentence.zone}", f"age={days}", f"age={days} {fine}")
    yield f"pre={words[-1].lower() if words else '^'}"
    yield f"dates={min(len(scene.reading.of(sentence, 'date')), 3)}"
    if is_since(before):
        yield "since"
    if is_until(before):
        yield "until"
    if scene.text(sentence.index).lstrip()[:1] in "-•*–":
        yield "item"


def _fineness(mention: Mention) -> str:
    return _FINE.get(len(mention.key), "?") + ("-" if mention.end_key else "")


def _of_tellings(scene: Scene, told: list[Telling], sentence: Sentence, mention: Mention) -> Iterator[str]:
    """Yield what the words of the lexicon tell in its clause, its sentence, the one before and the one after."""
    clause = scene.clause_at(sentence, mention.start)
    here = [t for t in told if t.sentence == sentence.index]
    for telling in here:
        yield f"s:{telling.type}"
        if telling.clause == clause:
            yield from (f"c:{telling.type}", f"ch:{telling.head}")
    if not here:
        yield "s:none"
    for step, name in ((-1, "p"), (1, "n")):
        yield from (f"{name}:{t.type}" for t in told if t.sentence == sentence.index + step)


def _of_words(scene: Scene, sentence: Sentence, mention: Mention) -> Iterator[str]:
    """Yield the verbs and nouns of its clause and its sentence, the nouns with their endings too.

    What its clause says is also seen together with how fine the date is, and how long ago.
    """
    number = scene.clause_at(sentence, mention.start)
    clauses = scene.clauses[sentence.index]
    fine, days = _fineness(mention), age(mention.key, scene.reading.issued or "")
    for verb in clauses[number].verbs if number >= 0 else ():
        yield from (f"cv:{verb}", f"cv:{verb} {fine}", f"cv:{verb} {days}")
    yield from (f"v:{verb}" for clause in clauses for verb in clause.verbs)
    own = frozenset(clauses[number].tokens) if number >= 0 else frozenset()
    names = [m for m in scene.reading.by_sentence.get(sentence.index, ()) if m.kind in _NAMES]
    for i, token in enumerate(sentence.tokens):
        if not token.is_capital or len(token.text) < _SHORT or not token.text.isalpha():
            continue
        if any(m.start <= token.start < m.end for m in names):
            continue
        noun = token.lemma.lower()
        forms = [f"w:{noun}", *(f"x:{noun[-n:]}" for n in _ENDINGS if len(noun) > n)]
        yield from forms
        if i in own:
            yield from (f"c{form}" for form in forms)
            yield from (f"cw:{noun} {fine}", f"cw:{noun} {days}")


def _of_neighbours(sentence: Sentence, mention: Mention) -> Iterator[str]:
    """Yield the words just before and just behind the date, their first letters."""
    before = [token for token in sentence.tokens if token.end <= mention.start][-_BEFORE:]
    behind = [token for token in sentence.tokens if token.start >= mention.end][:_BEHIND]
    yield from (f"nb:{token.text.lower()[:_LETTERS]}" for token in before)
    yield from (f"na:{token.text.lower()[:_LETTERS]}" for token in behind)


def _of_people(scene: Scene, sentence: Sentence) -> Iterator[str]:
    """Yield who is named in the sentence: people, groups and bodies, at home or from elsewhere."""
    for presence in scene.present[sentence.index]:
        home = scene.homes.get(presence.who)
        side = "none" if home is None else "home" if home == scene.reading.home_name else "away"
        yield f"g:{presence.who[0]} {presence.guise} {side}"


def _known(woven: Woven, mention: Mention) -> Iterator[str]:
    """Yield which types of events were woven with this day, without any, in this sentence."""
    for event in woven.events:
        if event.start == mention.key:
            yield f"has {event.type}"
        elif event.start is None:
            yield f"open {event.type}"
        if mention.sentence in event.sentences:
            yield f"beside {event.type}"


@dataclass(frozen=True, slots=True)
class _Claim:
    type: str
    mention: Mention
    chance: float


def judge_days(scene: Scene, woven: Woven, told: list[Telling]) -> list[tuple[Mention, list[float]]]:
    """Return how likely an event of each type begins on each day that the text names."""
    judged = weights("day")
    return [(m, judged.chances(features_of_day(scene, woven, told, m))) for m in named_days(scene)]


def date_by_days(scene: Scene, woven: Woven, judged: list[tuple[Mention, list[float]]]) -> None:
    """Add the events that only their day tells.

    An event that was told without a day is left as it is: which of two happenings a day belongs to is not guessed, and
    what the release tells of one must not be mixed with the other.
    """
    claims = []
    for mention, chances in judged:
        for type_, chance in zip(TYPES, chances, strict=True):
            key = type_, mention.key
            scene.days[key] = max(chance, scene.days.get(key, 0.0))
            if chance >= NEW:
                claims.append(_Claim(type_, mention, chance))
    for claim in sorted(claims, key=lambda c: (-c.chance, c.mention.start)):
        if not any((event.type, event.start) == (claim.type, claim.mention.key) for event in woven.events):
            _add(scene, woven, claim)


def _add(scene: Scene, woven: Woven, claim: _Claim) -> None:
    sentence = scene.sentence(claim.mention.sentence)
    event = _new(scene, woven, claim, sentence)
    event.start, event.end = claim.mention.key, claim.mention.end_key or None
    span = scene.reading.says(claim.mention)
    event.spans["start", event.start] = span
    if event.end:
        event.spans["end", event.end] = span
    lengthen(scene, sentence, event)


def _new(scene: Scene, woven: Woven, claim: _Claim, sentence: Sentence) -> Event:
    event = Event(claim.type, RULE, sentences=[sentence.index])
    event.evidence.append(scene.reading.whole(sentence, RULE))
    token = next((t for t in sentence.tokens if t.end > claim.mention.start), sentence.tokens[0])
    clause = max(scene.clause_at(sentence, claim.mention.start), 0)
    telling = Telling(claim.type, RULE, token, sentence.index, clause, "", "", False, "", "day")
    woven.events.append(event)
    woven.tellings[id(event)] = [telling]
    return event
