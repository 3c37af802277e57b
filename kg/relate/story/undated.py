"""Read events that a release tells without a day: the points of a programme, a meeting on the fringe, aid on its way.

"An der Universität steht ein Gespräch über die Ausbildung an": no day, yet a happening with a counterpart. A logistic
model over the words, bodies and people of a sentence says which types of events it tells so.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.lexicon.patterns import pattern
from kg.lexicon.weights import weights
from kg.relate.event import Event
from kg.relate.story.day_features import of_release
from kg.relate.story.days import TYPES
from kg.relate.story.gathered import features_of_gathering, side_of
from kg.relate.story.scene import Presence, Scene
from kg.relate.story.tellings import Telling
from kg.relate.story.weave import Woven
from kg.text import Sentence

__all__ = ["add_undated", "features_of_sentence", "judge_sentences", "telling_sentences"]

RULE = "de.event.undated"
NEW = 0.04
_SIGNS = tuple(
    (name, pattern(f"story.{name}")) for name in ("habitual", "possible", "denied", "future", "historic", "travellers")
)
_ENDINGS, _SHORT, _LETTERS, _MANY = (4, 6), 4, 7, 3
_FAR, _PARTS, _TAIL = 6, 5, 6
_NAMES = frozenset({"person", "place", "organisation", "date"})


def telling_sentences(scene: Scene) -> list[Sentence]:
    """Return the sentences in which somebody is named or meant, outside of direct speech."""
    told = scene.reading.document.told()
    return [s for s in told if scene.present[s.index] or scene.anaphora[s.index] or scene.told.get(s.index)]


def features_of_sentence(
    scene: Scene, told: list[Telling], sentence: Sentence, sentences: Sequence[Sentence]
) -> list[str]:
    """Return what speaks for or against a sentence, one of those that tell, telling of events without a day."""
    dates = [m for m in scene.reading.of(sentence, "date") if not scene.reading.document.is_spoken(m.start)]
    dated = "day" if any(len(m.key) > _LETTERS for m in dates) else "date" if dates else "none"
    bodies = {p.who for p in scene.present[sentence.index] if p.who[0] == "organisation"}
    people = {p.who for p in scene.present[sentence.index] if p.who[0] == "person"}
    named = f"{min(len(bodies), _MANY)} {min(len(people), _MANY)}"
    here = [t for t in told if t.sentence == sentence.index]
    features = [f"zone={sentence.zone}", f"dated={dated}", f"named={named}", f"named={named} {dated}"]
    for telling in here:
        of = f"{telling.type} {'verb' if telling.verb else 'noun'}"
        features += [f"t:{telling.type}", f"t:{of} {dated}", f"t:{of} {named}", f"h:{telling.head}"]
        features += [f"h:{telling.head} {dated}", f"a:{telling.type} {telling.article} {telling.is_plural}"]
        features += [f"p:{telling.type} {telling.preposition}", f"e:{telling.type} {telling.is_echo}"]
    if not here:
        features += ["t:none", f"t:none {dated} {named}"]
    features += [f"sign={name}" for name, sign in _SIGNS if scene.holds(sentence.index, sign)]
    features += [f"group={scene.anaphora[sentence.index]} {dated}", *_of_place(scene, sentence, sentences, dated)]
    features += [*of_release(told, dated), *_of_words(scene, sentence, dated), *_of_those_present(scene, sentence)]
    features += [f"{name}:{t.type}" for step, name in ((-1, "before"), (1, "after")) for t in told
                 if t.sentence == sentence.index + step]  # fmt: skip
    features += [*features_of_gathering(scene, sentence, here, dated), *_in_reference(scene, sentence, here, dated)]
    return list(dict.fromkeys(features))


def _in_reference(scene: Scene, sentence: Sentence, here: Sequence[Telling], dated: str) -> Iterator[str]:
    """Yield what the reference releases annotate such a sentence by: its words that tell, its verbs, who is named."""
    if not scene.as_reference:
        return
    yield from ("as", f"as:{sentence.zone} {dated}")
    for telling in here:
        yield from (f"as:{telling.type}", f"as:head {telling.head}")
    for clause in scene.clauses[sentence.index]:
        yield from (f"as:verb {verb} {dated}" for verb in clause.verbs)
    for presence in scene.present[sentence.index]:
        yield f"as:{presence.who[0]} {presence.guise} {dated}"


def _of_place(scene: Scene, sentence: Sentence, sentences: Sequence[Sentence], dated: str) -> Iterator[str]:
    """Yield where in the release and in its paragraph a sentence stands, and which days are told around it."""
    document, index = scene.reading.document, sentence.index
    beside = [s for s in sentences if s.paragraph == sentence.paragraph]
    days = [m for m in scene.reading.mentions if m.kind == "date" and len(m.key) > _LETTERS]
    around = {s.index for s in beside}
    yield from (f"at={min(index, _FAR)}", f"at={min(index, _FAR)} {dated}")
    yield f"part={index * _PARTS // len(document.sentences)} {dated}"
    yield f"tail={len(document.sentences) - index < _PARTS}"
    yield f"paragraph={min(beside.index(sentence), _MANY)} {min(len(beside), _PARTS)}"
    yield f"days beside={any(m.sentence in around for m in days)} {dated}"
    yield f"days before={any(m.sentence < index for m in days)} {dated}"
    yield f"bodies={min(sum(1 for who in scene.of if who[0] == 'organisation'), _FAR)} {dated}"


def _of_words(scene: Scene, sentence: Sentence, dated: str) -> Iterator[str]:
    """Yield its verbs, its nouns with their endings, and the small words."""
    for clause in scene.clauses[sentence.index]:
        yield from (f"v:{verb}" for verb in clause.verbs)
        yield from (f"v:{verb} {dated}" for verb in clause.verbs)
        if not clause.is_sub:
            yield f"vv:{' '.join(clause.verbs[:2])}"
    names = [m for m in scene.reading.by_sentence.get(sentence.index, ()) if m.kind in _NAMES]
    for before, token in pairwise(sentence.tokens):
        if token.is_capital and not before.is_capital and len(token.text) >= _SHORT:
            yield f"behind:{before.text.lower()} {token.lemma.lower()[-_TAIL:]}"
    for token in sentence.tokens:
        if len(token.text) < _SHORT or not token.text.isalpha():
            continue
        if not token.is_capital:
            yield f"l:{token.text[:_LETTERS]}"
        elif not any(m.start <= token.start < m.end for m in names):
            noun = token.lemma.lower()
            yield from (f"w:{noun}", *(f"x:{noun[-n:]}" for n in _ENDINGS if len(noun) > n))


def _of_those_present(scene: Scene, sentence: Sentence) -> Iterator[str]:
    """Yield who is named: the sort, the guise, at home or from elsewhere, behind which preposition, in which clause."""
    verbs = [clause.verbs for clause in scene.clauses[sentence.index]]
    for presence in scene.present[sentence.index]:
        home = scene.homes.get(presence.who)
        yield f"g:{presence.who[0]} {presence.guise} {side_of(scene, home)}"
        yield f"g:{presence.who[0]} {presence.preposition or '-'}"
        if presence.clause >= 0:
            yield from (f"gv:{presence.who[0]} {verb}" for verb in verbs[presence.clause])
        if presence.who[0] != "municipality":
            yield from _around(scene, presence)


def _around(scene: Scene, presence: Presence) -> Iterator[str]:
    """Yield the words beside the name of a person or a body, and of which kind the body is."""
    kind, key = presence.who
    before, after = scene.words_around(presence)
    yield f"gb:{kind} {before[-1] if before else '^'}"
    yield f"gb:{kind} {' '.join(before[-2:])}"
    yield f"ga:{kind} {after[0] if after else '$'}"
    if kind == "organisation":
        body = scene.reading.organisations.get(key)
        yield f"gk:{body.key if body else '-'} {presence.preposition or '-'}"


def judge_sentences(scene: Scene, told: list[Telling]) -> list[tuple[Sentence, list[float]]]:
    """Return how likely each sentence tells of an event of each type without a day."""
    judged, sentences = weights("undated"), telling_sentences(scene)
    return [(s, judged.chances(features_of_sentence(scene, told, s, sentences))) for s in sentences]


def add_undated(scene: Scene, woven: Woven, told: list[Telling], judged: list[tuple[Sentence, list[float]]]) -> None:
    """Add the events that a sentence is likely to tell without a day, where none of the type is known there."""
    for sentence, chances in judged:
        for type_, chance in zip(TYPES, chances, strict=True):
            scene.undated[type_, sentence.index] = chance
            known = (e for e in woven.events if e.type == type_ and e.start is None and sentence.index in e.sentences)
            if chance >= NEW and not any(known):
                _add(scene, woven, told, type_, sentence)


def _add(scene: Scene, woven: Woven, told: list[Telling], type_: str, sentence: Sentence) -> None:
    event = Event(type_, RULE, sentences=[sentence.index])
    event.evidence.append(scene.reading.whole(sentence, RULE))
    words = [t for t in told if t.sentence == sentence.index and t.type == type_]
    telling = words[0] if words else Telling(type_, RULE, sentence.tokens[0], sentence.index, 0, "", "", False, "", "")
    woven.events.append(event)
    woven.tellings[id(event)] = [telling]
