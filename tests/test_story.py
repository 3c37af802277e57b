"""The story of a release: which clauses it has, what tells of events, when and where they are, who takes part."""

import pytest

from kg.lexicon import load_yaml
from kg.lexicon.crossing import crossed
from kg.lexicon.weights import kept
from kg.model import Release, Zone
from kg.recognise import recognise
from kg.relate.release import read
from kg.relate.story import events_of, told
from kg.relate.story.current import RULE as CURRENT
from kg.relate.story.day_features import features_of_day
from kg.relate.story.days import TYPES, date_by_days, named_days
from kg.relate.story.scene import Scene
from kg.relate.story.stage import Stage
from kg.relate.story.tellings import tellings_of
from kg.relate.story.undated import add_undated, telling_sentences
from kg.relate.story.weave import weave
from kg.relate.story.where import features_of_town
from kg.relate.story.who import features_of_actor
from kg.segment import segment
from kg.syntax import clauses_of


def _scene(text: str, home: str = "Erfurt", issued: str = "2024-05-10") -> Scene:
    zone = Zone(kind="body", start=0, end=len(text))
    document = segment(Release(identifier="a", text=text, zones=(zone,), publisher=home, issued=issued))
    return Scene(read(document, recognise(document, issued)))


def _clauses(text: str) -> list[tuple[bool, tuple[str, ...]]]:
    return [(clause.is_sub, clause.verbs) for clause in clauses_of(_scene(text).sentence(0))]


def _told(text: str) -> list[tuple[str, str]]:
    return [(telling.type, telling.token.text) for telling in tellings_of(_scene(text))]


def test_a_relative_clause_parts_a_main_clause_and_leaves_it_whole() -> None:
    text = "Die Gruppe, die aus Lille kam, besuchte das Rathaus."
    assert _clauses(text) == [(False, ("besuchen",)), (True, ("kommen",))]


def test_a_list_of_names_begins_no_clause() -> None:
    assert len(_clauses("Es kamen Ute Beispiel, Jan Muster und Eva Probe.")) == 1


def test_und_parts_two_clauses_where_a_verb_stands_on_both_sides() -> None:
    assert [verbs for _, verbs in _clauses("Die Gäste trafen ein und besuchten das Rathaus.")] == [
        ("eintreffen",),
        ("besuchen",),
    ]


def test_a_compound_tells_what_its_end_tells() -> None:
    assert _told("Am 3. Mai war ein Willkommensempfang für Gäste aus Lille.")[0] == ("reception", "Willkommensempfang")


@pytest.mark.parametrize(
    "text",
    ["Der Besuch der Ausstellung ist frei.", "Die Ratssitzung war lang.", "Sie sprachen über einen Schüleraustausch."],
)
def test_what_is_seen_decided_or_only_talked_about_tells_no_event(text: str) -> None:
    assert [kind for kind, _ in _told(text) if kind in {"visit", "exchange"}] == []


def test_direct_speech_tells_no_event() -> None:
    assert _told("„Der Empfang am 3. Mai war schön“, sagte Ute Beispiel.") == []


def test_a_preposition_governs_every_name_of_its_list() -> None:
    scene = _scene("Ein Gespräch mit Bürgermeisterin Ute Beispiel, Stadtrat Jan Muster und Eva Probe folgte.")
    people = [p for p in scene.present[0] if p.who[0] == "person"]
    assert {p.preposition for p in people} == {"mit"}
    assert len(people) == 3


def test_a_phrase_that_begins_anew_is_governed_by_no_preposition_before_it() -> None:
    """A visit to the town hall of Cologne is none by Cologne's people, and the guests are not within the hall."""
    scene = _scene("Ute Beispiel empfing am 3. Mai 2024 im Kölner Rathaus eine Delegation aus Lille.")
    [group] = [p for p in scene.present[0] if p.guise == "group"]
    assert (group.who[1], group.preposition) == ("Lille", "")


def test_two_tellings_of_one_reception_are_one_event_with_the_evidence_of_both() -> None:
    text = (
        "Am 3. Mai 2024 empfing Oberbürgermeisterin Ute Beispiel eine Delegation aus Lille im Rathaus. "
        "Bei dem Empfang dankte sie den Gästen."
    )
    receptions = [event for event in events_of(_scene(text).reading) if event.type == "reception"]
    assert len(receptions) == 1
    assert len(receptions[0].evidence) == 2


def test_who_leaves_on_a_day_has_stayed_until_then() -> None:
    text = "Die Delegation aus Lille war am 3. Mai 2024 nach Erfurt gekommen. Am 6. Mai 2024 reiste sie wieder ab."
    visits = [event for event in events_of(_scene(text).reading) if event.type == "visit"]
    assert [(visit.start, visit.end) for visit in visits] == [("2024-05-03", "2024-05-06")]


def test_an_event_is_as_sure_as_its_weights_say() -> None:
    text = "Am 3. Mai 2024 empfing Oberbürgermeisterin Ute Beispiel eine Delegation aus Lille im Rathaus."
    for event in events_of(_scene(text).reading):
        assert all(told.WORTH_OF_FEW <= span.confidence <= 1 for span in event.evidence)


# What these hear is words, not crossings of the table.
_BY_WORDS = {"occurrence", "day", "undated", "body", "body kind", "bond", "dated", "signs", "listed", "until"}


def test_every_question_has_weights_for_the_features_that_are_asked() -> None:
    groups = load_yaml("features")
    names = {"first", "last", "begin"}  # What the endings of a name tell of its country is no crossing of the table.
    questions = [question for question in kept() if question not in _BY_WORDS]
    assert sorted(questions) == ["aim", "gives", "of", "topic", "when", "where", "who", "within", "worth"]
    asked = {question: {" ".join(n.split()) for g in groups if g.split(".")[0] == question for n in groups[g]}
             for question in questions}  # fmt: skip
    for question in questions:
        learned = {name.split("=")[0] for name in kept()[question].features if name}
        assert learned <= asked[question] | (names if question == "of" else set())
        assert len(learned) > len(asked[question]) / 2


def test_an_observation_that_was_not_made_is_crossed_with_nothing() -> None:
    assert crossed("where.near", {"near": None, "rank": "home"}) == []


def test_a_day_tells_an_event_that_no_word_of_the_lexicon_names() -> None:
    """The words around a day say what happened on it, though none of them is known as an event's."""
    scene = _scene("Am 7. Mai 2024 saßen Gäste aus der Partnerstadt Lille mit am Tisch der Jugendfeuerwehr.")
    told = tellings_of(scene)
    woven = weave(scene, told)
    woven.events.clear()
    [mention] = named_days(scene)
    chances = [0.9 if type_ == "visit" else 0.0 for type_ in TYPES]
    date_by_days(scene, woven, [(mention, chances)])
    [event] = woven.events
    assert (event.type, event.start, event.rule) == ("visit", "2024-05-07", "de.event.day")
    assert [scene.reading.between(s.start, s.end) for s in event.evidence] == [scene.text(0)]


def test_a_likely_day_makes_an_event_and_leaves_undated_what_was_told_without_a_day() -> None:
    scene = _scene("Der Empfang war festlich. Am 7. Mai 2024 kamen alle im Rathaus zusammen.")
    woven = weave(scene, tellings_of(scene))
    woven.events = [event for event in woven.events if event.type == "reception"]
    woven.events[0].start = None
    [mention] = named_days(scene)
    date_by_days(scene, woven, [(mention, [0.9 if type_ == "reception" else 0.0 for type_ in TYPES])])
    assert [(event.type, event.start, event.sentences) for event in woven.events] == [
        ("reception", None, [0]),
        ("reception", "2024-05-07", [1]),
    ]


def test_a_sentence_tells_an_event_without_a_day() -> None:
    scene = _scene("An der Universität Erfurt steht ein Gespräch über die Ausbildung an.")
    told = tellings_of(scene)
    woven = weave(scene, told)
    woven.events.clear()
    [sentence] = telling_sentences(scene)
    chances = [0.9 if type_ == "meeting" else 0.0 for type_ in TYPES]
    add_undated(scene, woven, told, [(sentence, chances)])
    [event] = woven.events
    assert (event.type, event.start, event.rule) == ("meeting", None, "de.event.undated")
    assert woven.of(event)[0].head == "gespräch"
    add_undated(scene, woven, told, [(sentence, chances)])
    assert len(woven.events) == 1


def test_what_is_told_without_a_day_may_go_on_in_the_month_of_the_release() -> None:
    text = "Erfurt, 10. Mai 2024. Sieben Tage bleiben die Gäste aus Lille in der Stadt."
    scene = _scene(text)
    current = [mention for mention in named_days(scene) if mention.rule == CURRENT]
    assert [mention.key for mention in current] == ["2024-05"]
    [mention] = current
    assert text[mention.start : mention.end] == "10. Mai 2024"
    features = features_of_day(scene, weave(scene, []), tellings_of(scene), mention, [mention])
    assert "now body v:bleiben" in features


def test_a_month_that_the_text_names_itself_needs_no_date_line() -> None:
    scene = _scene("Erfurt, 10. Mai 2024. Im Mai 2024 sind Gäste aus Lille in der Stadt.")
    assert [mention for mention in named_days(scene) if mention.rule == CURRENT] == []


def _actors(scene: Scene) -> list[str]:
    """Return what is heard of all who are named about the first event of a scene."""
    woven = weave(scene, tellings_of(scene))
    stage = Stage(event=woven.events[0], tellings=woven.of(woven.events[0]), parent=None, events=woven.events)
    return [feature for who in scene.of for feature in features_of_actor(scene, stage, who)]


def test_only_what_is_annotated_as_the_reference_teaches_its_habits() -> None:
    scene = _scene("Am 3. Mai 2024 war eine Delegation aus Lille zu Besuch im Erfurter Rathaus.")
    assert any(feature.startswith("as kind sort=reference visit municipality") for feature in _actors(scene))
    scene.as_reference = False
    assert not any(feature.startswith("as ") for feature in _actors(scene))


def test_where_an_event_is_hears_the_verbs_and_words_of_its_sentence_and_of_the_headline() -> None:
    scene = _scene("Erfurt empfing am 3. Mai 2024 eine Delegation aus Lille.")
    woven = weave(scene, tellings_of(scene))
    event = woven.events[0]
    features = features_of_town(scene, event, woven.of(event), "Erfurt", None)
    assert {"verb rank=empfangen home", "word rank=delegat home", "lead rank=delegat home"} <= set(features)


def test_a_day_is_heard_in_the_row_of_the_days_before_it() -> None:
    scene = _scene("Vom 3. bis 5. Mai 2024 waren Gäste aus Lille in Erfurt. Am 4. Mai 2024 wurde gefeiert.")
    dates = named_days(scene)
    features = features_of_day(scene, weave(scene, []), tellings_of(scene), dates[1], dates)
    assert {"inside=True day", "row=later day 10", "first=False day", "named=2 day"} <= set(features)
