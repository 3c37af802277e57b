"""See what speaks for events on a day: how it is printed, where it stands, and the words and people around it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.relate.story.current import RULE as CURRENT
from kg.relate.story.current import features_of_month
from kg.relate.story.gathered import features_of_gathering, side_of
from kg.relate.story.scene import Scene
from kg.relate.story.tellings import Telling
from kg.relate.story.weave import Woven
from kg.relate.story.when import age, is_since, is_until
from kg.text import Mention, Sentence

__all__ = ["features_of_day", "of_release"]

_DAY, _MONTH, _YEAR = 10, 7, 4
_FINE = {_DAY: "day", _MONTH: "month", _YEAR: "year"}
_ENDINGS = (4, 6)
_SHORT = 4
_BEFORE, _BEHIND, _LETTERS = 5, 6, 7
_NAMES = frozenset({"person", "place", "organisation", "date"})
# A date stands early where nothing but a preposition or an article comes before it; its words are told up to a length.
_ARTICLE, _FORM = 5, 25
# Places and numbers are told apart up to these.
_SENTENCES, _DATES, _FEW, _TAIL = 6, 8, 3, 4


def features_of_day(
    scene: Scene, woven: Woven, told: list[Telling], mention: Mention, dates: Sequence[Mention]
) -> list[str]:
    """Return what speaks for or against events of the types beginning on a day, one of all that the release names."""
    if mention.rule == CURRENT:
        return features_of_month(scene, woven, told)
    sentence, fine = scene.sentence(mention.sentence), _fineness(mention)
    return list(dict.fromkeys([
        *_of_date(scene, sentence, mention), *_of_tellings(scene, told, sentence, mention),
        *_of_words(scene, sentence, mention), *_of_neighbours(sentence, mention), *_of_people(scene, sentence),
        *_known(woven, mention), *_of_place(scene, mention, dates), *_of_row(mention, dates),
        *_of_form(scene, sentence, mention), *_in_reference(scene, told, mention), *of_release(told, fine),
        *(f"stem:{word}" for word in scene.stems(sentence.index)), *(f"lead:{word}" for word in scene.lead),
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


def _of_form(scene: Scene, sentence: Sentence, mention: Mention) -> Iterator[str]:
    """Yield the words of a date without its numbers, and how it stands in its clause."""
    words = scene.reading.between(mention.start, mention.end).lower().split()
    yield f"form:{' '.join('#' if word[:1].isdigit() else word for word in words)[:_FORM]}"
    number = scene.clause_at(sentence, mention.start)
    if number >= 0:
        clause, fine = scene.clauses[sentence.index][number], _fineness(mention)
        yield f"clause:{clause.is_sub} {clause.opener or '-'} {fine}"
        yield f"early:{sentence.tokens[clause.tokens[0]].start >= mention.start - _ARTICLE} {fine}"


def _in_reference(scene: Scene, told: list[Telling], mention: Mention) -> Iterator[str]:
    """Yield how the reference releases annotate a date so fine and old, and what its sentence tells."""
    if scene.as_reference:
        fine = _fineness(mention)
        yield from (f"as:{fine}", f"as:{fine} {age(mention.key, scene.reading.issued or '')}")
        for telling in (t for t in told if t.sentence == mention.sentence):
            yield from (f"as:{telling.type} {fine}", f"as:head {telling.head}")


def _of_tellings(scene: Scene, told: list[Telling], sentence: Sentence, mention: Mention) -> Iterator[str]:
    """Yield what the words of the lexicon tell in its clause, its sentence, the one before and the one after."""
    clause = scene.clause_at(sentence, mention.start)
    here = [t for t in told if t.sentence == sentence.index]
    fine, days = _fineness(mention), age(mention.key, scene.reading.issued or "")
    yield from features_of_gathering(scene, sentence, here, fine)
    for telling in here:
        yield f"s:{telling.type}"
        own, type_ = telling.clause == clause, telling.type
        yield from (f"t:{type_} {fine} {own}", f"t:{type_} {fine} {days} {own}", f"t:{type_} {sentence.zone} {fine}")
        yield from (f"t:{type_} {telling.verb} {telling.article} {fine}", f"t:{type_} {telling.preposition} {fine}")
        if own:
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
        yield f"g:{presence.who[0]} {presence.guise} {side_of(scene, home)}"


def _known(woven: Woven, mention: Mention) -> Iterator[str]:
    """Yield which types of events were woven with this day, without any, in this sentence."""
    for event in woven.events:
        if event.start == mention.key:
            yield f"has {event.type}"
        elif event.start is None:
            yield f"open {event.type}"
        if mention.sentence in event.sentences:
            yield f"beside {event.type}"


def _of_place(scene: Scene, mention: Mention, dates: Sequence[Mention]) -> Iterator[str]:
    """Yield where in the release a date stands, and how it lies to its other dates: told again, told finer, within."""
    fine, key = _fineness(mention), mention.key
    sentences = len(scene.reading.document.sentences)
    finer = any(other.key.startswith(key) and len(other.key) > len(key) for other in dates)
    inside = any(other.end_key and other.key < key <= other.end_key for other in dates)
    yield f"same={min(sum(other.key == key for other in dates), _FEW)} {fine}"
    yield f"named={min(len(dates), _DATES)} {fine}"
    yield f"at={min(mention.sentence, _SENTENCES)} {fine}"
    yield f"tail={sentences - mention.sentence < _TAIL} {fine}"
    yield f"finer={finer} {fine}"
    yield f"inside={inside} {fine}"


def _of_row(mention: Mention, dates: Sequence[Mention]) -> Iterator[str]:
    """Yield how a date goes on from the one before it, and which rule read it."""
    fine = _fineness(mention)
    yield from (f"rule={mention.rule}", f"rule={mention.rule} {fine}")
    before = next((other for other in reversed(dates) if other.start < mention.start), None)
    yield f"first={before is None} {fine}"
    if before is None:
        return
    order = _order(before.key, mention.key)
    yield f"row={order} {fine} {len(before.key)}"
    yield f"row={order} {min(mention.sentence - before.sentence, _FEW)}"


def _order(before: str, key: str) -> str:
    if key == before:
        return "same"
    if key.startswith(before) or before.startswith(key):
        return "in" if key.startswith(before) else "of"
    return "later" if key > before else "earlier"


def of_release(told: list[Telling], fine: str) -> Iterator[str]:
    """Yield which types of events the words of a release tell, and how often, seen with how fine a date is."""
    for type_, number in Counter(telling.type for telling in told).items():
        yield from (f"release:{type_} {min(number, _FEW)}", f"release:{type_} {fine}")
