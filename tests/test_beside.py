"""Events and actors are judged a second time, each beside all others of its release."""

import math

import pytest

from kg.lexicon.trees import trees
from kg.model import Release, Zone
from kg.recognise import recognise
from kg.relate.reasons import reasons_of
from kg.relate.release import read
from kg.relate.story.days import date_by_days, judge_days
from kg.relate.story.encores import Encores
from kg.relate.story.fellows import Cast, Rehearsal
from kg.relate.story.rivals import Rivals
from kg.relate.story.scene import Scene
from kg.relate.story.sites import Sites, put_beside
from kg.relate.story.stage import PARTS
from kg.relate.story.tellings import tellings_of
from kg.relate.story.told import FEW, LEAST, MAYBE, chances_alone, events_of, first_cast, rehearse, try_cast
from kg.relate.story.weave import Woven, weave
from kg.relate.story.where import place_event, put
from kg.segment import segment
from kg.text import Document

TEXT = (
    "Eine Delegation aus Lille besucht vom 3. bis 5. Mai 2024 die Stadt Erfurt. "
    "Angeführt wird sie von Bürgermeister Paul Beispiel und der Beigeordneten Anne Muster. "
    "Am 4. Mai empfing Oberbürgermeisterin Ute Probe die Gäste im Rathaus."
)


def _document(text: str = TEXT) -> Document:
    zone = Zone(kind="body", start=0, end=len(text))
    return segment(Release(identifier="a", text=text, zones=(zone,), publisher="Erfurt", issued="2024-05-10"))


@pytest.fixture
def scene() -> Scene:
    document = _document()
    return Scene(read(document, recognise(document, "2024-05-10")))


@pytest.fixture
def woven(scene: Scene) -> Woven:
    told = tellings_of(scene)
    found = weave(scene, told)
    date_by_days(scene, found, judge_days(scene, found, told))
    for event in found.events:
        place_event(scene, event, found.of(event), None)
    return found


def test_an_event_sees_the_others_of_its_day(scene: Scene, woven: Woven) -> None:
    alone = chances_alone(scene, woven)
    rivals = Rivals(scene, woven, alone)
    reception = next(e for e in woven.events if (e.type, e.start) == ("reception", "2024-05-04"))
    others = [e for e in woven.events if e is not reception and e.start == reception.start]
    seen = rivals.seen(reception)
    assert seen["is reception"] == 1
    assert seen["day: number"] == len(others)
    assert seen["day: rank"] == sum(alone[id(other)] > alone[id(reception)] for other in others)
    assert seen["stay"] > 0
    assert set(trees("worth").observed) == set(seen)


def test_nothing_is_seen_beside_an_event_that_is_alone(scene: Scene, woven: Woven) -> None:
    woven.events[1:] = []
    seen = Rivals(scene, woven, chances_alone(scene, woven)).seen(woven.events[0])
    assert (seen["day: number"], seen["day: best"], seen["whole"], seen["all"]) == (0, -9, 0, 1)


def test_an_event_sees_who_would_be_at_it_and_at_the_others(scene: Scene, woven: Woven) -> None:
    casts, _, rivals = try_cast(scene, woven)
    encores = Encores(rivals, casts)
    reception = next(cast for cast in casts if cast.stage.event.type == "reception")
    seen = encores.seen(reception)
    present = {who: 1 - shares[0] for who, shares in reception.shares.items()}
    assert seen["anyone: likely"] == pytest.approx(sum(present.values()))
    assert seen["person: likeliest"] == max(share for who, share in present.items() if who[0] == "person")
    assert seen["people here: likeliest"] == present["person", "Ute Probe"]
    assert seen["framed"] == seen["whole in same place"] == 1
    assert 0 < seen["whole shared"] <= 1
    assert seen["of all: sum judged"] == pytest.approx(sum(c.stage.chance for c in casts if c is not reception))
    assert set(trees("encore").observed) == set(seen)


def test_an_event_without_others_shares_nobody_with_them(scene: Scene, woven: Woven) -> None:
    woven.events[1:] = []
    casts, _, rivals = try_cast(scene, woven)
    seen = Encores(rivals, casts).seen(casts[0])
    assert (seen["of all: best judged"], seen["of all: shared sum"], seen["whole judged"], seen["holds"]) == (
        -9,
        0,
        -1,
        0,
    )


def test_what_may_be_an_event_is_cast_before_it_is_judged_again(scene: Scene, woven: Woven) -> None:
    tried = [cast.stage for cast in try_cast(scene, woven)[0]]
    assert all(stage.chance >= MAYBE for stage in tried)
    kept = [cast.stage.event for cast in first_cast(scene, woven)[0]]
    assert {id(event) for event in kept} <= {id(stage.event) for stage in tried}
    assert all(event.part_of is None or any(event.part_of is other for other in kept) for event in kept)


def _cast(scene: Scene, woven: Woven, kind: str) -> tuple[list[Cast], Cast]:
    casts = rehearse(scene, woven)
    return casts, next(cast for cast in casts if cast.stage.event.type == kind)


def test_an_actor_sees_its_company(scene: Scene, woven: Woven) -> None:
    casts, reception = _cast(scene, woven, "reception")
    seen = Rehearsal(scene, casts).seen(reception, ("person", "Paul Beispiel"))
    mate = reception.shares["person", "Anne Muster"]
    assert (seen["company"], seen["company here"], seen["company guest best"]) == (1, 0, mate[PARTS.index("guests")])
    assert seen["sort person"] == seen["member"] == seen["framed"] == 1
    assert seen["whole guest best"] > 0.5
    assert set(trees("who").observed) == set(seen)


def test_who_has_no_company_hears_of_none(scene: Scene, woven: Woven) -> None:
    casts, reception = _cast(scene, woven, "reception")
    seen = Rehearsal(scene, casts).seen(reception, ("person", "Ute Probe"))
    assert (seen["company"], seen["company guest mean"]) == (0, -1)


def test_a_town_sees_its_rivals_and_who_lives_there(scene: Scene, woven: Woven) -> None:
    casts, alone = first_cast(scene, woven)
    reception = next(cast for cast in casts if cast.stage.event.type == "reception")
    sites = Sites(scene, casts, alone)
    erfurt, lille = (sites.seen(reception, town) for town in ("Erfurt", "Lille"))
    assert (erfurt["rival"], erfurt["home"], lille["home"]) == (lille["chance"], 1, 0)
    assert erfurt["local as host"] == lille["from elsewhere as host"] > lille["local as host"]
    assert lille["local as guest"] > erfurt["local as guest"]
    assert erfurt["whole best"] == max(c.stage.event.sites["Erfurt"] for c in casts if c.stage.event.type == "visit")
    assert set(trees("where").observed) == set(erfurt)


def test_where_an_event_was_bears_how_likely_that_is_beside_all_else(scene: Scene) -> None:
    events = events_of(scene.reading)
    visit = next(event for event in events if event.type == "visit")
    assert {event.place for event in events} == {"Erfurt"}
    chance = trees("where").shares(visit.seen["place", "Erfurt"])[-1]
    assert visit.spans["place", "Erfurt"].confidence == round(chance, 2)


def test_who_takes_part_is_asked_anew_where_an_event_is_put_elsewhere(scene: Scene, woven: Woven) -> None:
    casts, alone = first_cast(scene, woven)
    visit = next(cast for cast in casts if cast.stage.event.type == "visit")
    put(scene, visit.stage.event, "Lille", 0.5)
    assert put_beside(scene, casts, alone) == [visit.stage.event]
    assert visit.stage.event.place == "Erfurt"
    assert visit.stage.relations
    assert not visit.stage.anew().relations


def test_guests_of_a_visit_are_guests_of_its_reception(scene: Scene) -> None:
    reception = next(event for event in events_of(scene.reading) if event.type == "reception")
    assert {("person", "Paul Beispiel"), ("person", "Anne Muster")} <= set(reception.guests)
    assert ("person", "Ute Probe") in reception.hosts


def test_what_is_hardly_likely_is_no_event(scene: Scene, woven: Woven) -> None:
    alone = chances_alone(scene, woven)
    kept = {id(cast.stage.event) for cast in rehearse(scene, woven)}
    assert not any(id(event) in kept for event in woven.events if alone[id(event)] < LEAST)


def test_reasons_tell_what_spoke_beside_the_others() -> None:
    document = _document()
    reasons = reasons_of(document, recognise(document, "2024-05-10"))
    told = [reason for (_, key, _), found in reasons.items() if key == "type" for reason in found]
    assert any(reason.startswith("chance=") for reason in told)


def test_of_few_events_what_stands_beside_says_only_what_speaks_against() -> None:
    document = _document("Am Freitag besuchte eine Delegation aus Lille das Rathaus.")
    for event in events_of(read(document, recognise(document, "2024-05-10"))):
        seen = event.seen["", ""]
        alone = 1 / (1 + math.exp(-seen["chance"]))
        assert seen["all"] > FEW or event.evidence[0].confidence <= round(alone, 2)
