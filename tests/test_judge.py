"""What people judge of facts: kept a line each, found again whatever the machine reads tomorrow."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.judge import Judged, Judgement, Pair, Said, append, apply, judged, passage_of, read_judgements, settled, told_of
from kg.judge.values import checked
from kg.model import Evidence, Extraction, Fact, Kind, Release, Thing

TEXT = "Köln empfängt Lille am 3. Mai 2024. Ute Beispiel sprach. Bonn empfängt Lille."


class Reading:
    """What a machine has read of a text: things by name, facts by the words that say them."""

    def __init__(self, text: str = TEXT) -> None:
        self.release = Release(identifier="a", text=text, zones=())
        self.things: list[Thing] = []
        self.facts: list[Fact] = []

    def at(self, words: str, nth: int = 1, rule: str = "toy") -> tuple[Evidence, ...]:
        start = -1
        for _ in range(nth):
            start = self.release.text.index(words, start + 1)
        return (Evidence(start=start, end=start + len(words), rule=rule),)

    def thing(self, kind: Kind, name: str, words: str, nth: int = 1) -> str:
        self.things.append(Thing(id=name, kind=kind, evidence=self.at(words, nth)))
        return name

    def fact(self, subject: str, prop: str, value: str, words: str, nth: int = 1) -> None:
        self.facts.append(Fact(subject=subject, property=prop, value=value, evidence=self.at(words, nth)))

    @property
    def extraction(self) -> Extraction:
        return Extraction(release="a", things=tuple(self.things), facts=tuple(self.facts))

    def said(self, prop: str, value: str, number: int = 1) -> Said:
        facts = (one.said for one in told_of(self.release, self.extraction))
        return next(said for said in facts if (said.property, said.value, said.number) == (prop, value, number))

    def left(self, *judgements: Judgement) -> set[tuple[str, str, str]]:
        applied = apply(self.release, self.extraction, judgements).extraction
        told = told_of(self.release, applied)
        return {(one.said.subject, one.said.property, one.said.value) for one in told}


def visit(text: str = TEXT, prefix: str = "") -> Reading:
    """Read a visit of Lille in Köln, led by Ute Beispiel; ``prefix`` stands before the ids of things."""
    reading = Reading(text)
    for name in ("Köln", "Lille"):
        town = reading.thing("municipality", f"{prefix}{name}", name)
        reading.fact(town, "name", name, name)
    person = reading.thing("person", f"{prefix}ute", "Ute Beispiel")
    reading.fact(person, "name", "Ute Beispiel", "Ute Beispiel")
    event = reading.thing("event", f"{prefix}visit", "Köln empfängt Lille")
    reading.fact(event, "type", "visit", "Köln empfängt Lille")
    reading.fact(event, "start", "2024-05-03", "3. Mai 2024")
    reading.fact(event, "place", f"{prefix}Köln", "Köln")
    reading.fact(event, "guest", f"{prefix}Lille", "Lille")
    reading.fact(event, "participant", person, "Ute Beispiel")
    return reading


def says(verdict: str, said: Said, **more: str) -> Judgement:
    draft = {"id": "", "verdict": verdict, "author": "Ada", "date": "2026-11-28", "fact": said, **more}
    return judged(Judgement(**draft))  # type: ignore[arg-type]


def test_a_rejected_fact_is_gone_and_the_rest_stays() -> None:
    reading = visit()
    left = reading.left(says("reject", reading.said("guest", "Lille")))
    assert left == reading.left() - {("visit 2024-05-03", "guest", "Lille")}


def test_what_makes_a_thing_one_takes_the_thing_with_it() -> None:
    reading = visit()
    assert not {one for one in reading.left(says("reject", reading.said("type", "visit"))) if "visit" in one[0]}
    left = reading.left(says("reject", reading.said("name", "Ute Beispiel")))
    assert not {one for one in left if "Ute Beispiel" in one}


def test_a_rejected_fact_stays_away_when_ids_offsets_and_order_change() -> None:
    judgement = says("reject", visit().said("guest", "Lille"))
    other = visit(f"Neues aus der Stadt.\n\n{TEXT}", prefix="thing-")
    other.things.reverse()
    other.facts.reverse()
    assert ("visit 2024-05-03", "guest", "Lille") not in other.left(judgement)


def test_a_rejected_fact_stays_away_when_a_rule_dates_its_event_otherwise() -> None:
    judgement = says("reject", visit().said("guest", "Lille"))
    other = visit()
    other.facts = [replace(fact, value="2024-05") if fact.property == "start" else fact for fact in other.facts]
    assert ("visit 2024-05", "guest", "Lille") not in other.left(judgement)


def test_a_rejection_holds_when_its_sentence_changes_and_is_shown_again() -> None:
    judgement = says("reject", visit().said("guest", "Lille"))
    other = visit(TEXT.replace("am 3. Mai 2024", "am Freitag, 3. Mai 2024"))
    applied = apply(other.release, other.extraction, [judgement])
    assert [outcome.state for outcome in applied.outcomes] == ["changed"]
    assert ("visit 2024-05-03", "guest", "Lille") not in other.left(judgement)


def test_a_correction_is_not_applied_to_a_sentence_that_has_changed() -> None:
    judgement = says("correct", visit().said("start", "2024-05-03"), value="2024-05-04")
    other = visit(TEXT.replace("am 3. Mai 2024", "am Freitag, 3. Mai 2024"))
    applied = apply(other.release, other.extraction, [judgement])
    assert (applied.extraction, applied.outcomes[0].state) == (other.extraction, "changed")


def test_a_corrected_value_stands_on_the_words_and_names_its_judgement() -> None:
    reading = visit()
    judgement = says("correct", reading.said("start", "2024-05-03"), value="2024-05-04")
    applied = apply(reading.release, reading.extraction, [judgement]).extraction
    (fact,) = (fact for fact in applied.facts if fact.property == "start")
    assert (fact.value, fact.evidence[0].rule) == ("2024-05-04", f"review.correct:{judgement.id}")
    assert reading.release.text[fact.evidence[0].start : fact.evidence[0].end] == "3. Mai 2024"


def test_a_correction_holds_whether_the_machine_reads_right_wrong_or_nothing() -> None:
    judgement = says("correct", visit().said("start", "2024-05-03"), value="2024-05-04")
    for value in ("2024-05-04", "2024-05", None):
        other = visit()
        facts = [replace(fact, value=value or "") if fact.property == "start" else fact for fact in other.facts]
        other.facts = [fact for fact in facts if fact.value]
        starts = {one[2] for one in other.left(judgement) if one[1] == "start"}
        assert starts == {"2024-05-04"}, value


def test_a_thing_that_the_machine_has_not_read_comes_with_what_reference_data_knows() -> None:
    reading = visit()
    left = reading.left(says("correct", reading.said("guest", "Lille"), value="municipality:gn-2998324"))
    assert ("visit 2024-05-03", "guest", "Lille") in left or any(one[1] == "geonames" for one in left)
    left = reading.left(says("correct", reading.said("guest", "Lille"), value="person:Bo Muster"))
    assert {("visit 2024-05-03", "guest", "Bo Muster"), ("Bo Muster", "name", "Bo Muster")} <= left


@pytest.mark.parametrize("value", ["municipality:gn-0", "event:Fest"])
def test_a_value_that_names_nothing_by_a_slip_of_the_hand_changes_nothing(value: str) -> None:
    reading = visit()
    judgement = says("correct", reading.said("guest", "Lille"), value=value)
    applied = apply(reading.release, reading.extraction, [judgement])
    assert (applied.outcomes[0].state, reading.left(judgement)) == ("lost", reading.left())


def test_a_confirmed_fact_stands_even_if_no_rule_reads_it_any_more() -> None:
    judgement = says("confirm", visit().said("guest", "Lille"))
    other = visit()
    other.facts = [fact for fact in other.facts if fact.property != "guest"]
    assert ("visit 2024-05-03", "guest", "Lille") in other.left(judgement)


def test_of_two_meetings_without_a_date_the_right_one_loses_its_guest() -> None:
    reading = Reading("Köln empfängt Lille. Bonn empfängt Lille.")
    lille = reading.thing("municipality", "lille", "Lille")
    reading.fact(lille, "name", "Lille", "Lille")
    for nth, town in enumerate(("Köln", "Bonn"), start=1):
        event = reading.thing("event", town, f"{town} empfängt")
        reading.fact(event, "type", "visit", f"{town} empfängt")
        reading.fact(event, "guest", lille, "Lille", nth)
    judgement = says("reject", reading.said("guest", "Lille", 2))
    for order in (1, -1):
        reading.things, reading.facts = reading.things[::order], reading.facts[::order]
        applied = apply(reading.release, reading.extraction, [judgement]).extraction
        assert [fact.subject for fact in applied.facts if fact.property == "guest"] == ["Köln"]
    # A rule that reads the second no more must not cost the first its guest.
    reading.facts = [fact for fact in reading.facts if (fact.subject, fact.property) != ("Bonn", "guest")]
    applied = apply(reading.release, reading.extraction, [judgement]).extraction
    assert [fact.subject for fact in applied.facts if fact.property == "guest"] == ["Köln"]


def test_a_visit_that_gets_a_date_later_does_not_get_its_rejected_guest_back() -> None:
    before = visit()
    before.facts = [fact for fact in before.facts if fact.property != "start"]
    judgement = says("reject", before.said("guest", "Lille"))
    assert ("visit 2024-05-03", "guest", "Lille") not in visit().left(judgement)


def test_an_added_event_grows_by_facts_that_name_the_judgement_which_added_it() -> None:
    reading = visit()
    sentence = "Bonn empfängt Lille."
    new = Said(release="a", kind="event", subject="", property="type", value="visit", exact=sentence, sentence=sentence)
    first = says("add", new)
    second = says("add", replace(new, property="guest", value="municipality:Lille", exact="Lille"), to=first.id)
    left = reading.left(first, second)
    assert ("visit", "guest", "Lille") in left
    assert ("visit", "guest", "Lille") not in reading.left(second)


def test_the_sentence_around_a_span_is_not_cut_at_dates_titles_and_initials() -> None:
    text = "Gestern. Am 3. Mai kam Prof. Dr. U. Beispiel (Stadt Köln) an. „Schön!“ Ende"
    passage = passage_of(text, text.index("Beispiel"), text.index("Beispiel") + 8)
    assert passage.sentence == "Am 3. Mai kam Prof. Dr. U. Beispiel (Stadt Köln) an."


def test_a_judgement_reads_back_from_its_line(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "j.jsonl"
    judgements = [
        says("reject", visit().said("guest", "Lille"), reason="„nur geplant“"),
        judged(Judgement(id="", verdict="undo", author="Bo", date="2026-11-29", undoes="jx")),
        judged(Judgement(id="", verdict="same", author="Bo", date="2026-11-29", pair=Pair(first="a", second="b"))),
    ]
    for one in judgements:
        append(path, one)
    assert read_judgements(path) == (tuple(judgements), ())


def test_a_line_without_its_end_is_not_glued_to_the_next(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    append(path, says("reject", visit().said("guest", "Lille")))
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    append(path, says("confirm", visit().said("place", "Köln")))
    assert [one.verdict for one in read_judgements(path)[0]] == ["reject", "confirm"]


SAID = {
    "release": "a", "kind": "event", "subject": "visit", "property": "start", "value": "2024", "exact": "2024",
    "sentence": "Im Jahr 2024.",
}  # fmt: skip


def line(**more: object) -> str:
    return json.dumps({"verdict": "reject", "author": "A", "date": "2026-11-28", "fact": SAID, **more})


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        ("{", "is no JSON in UTF-8"),
        ("[1]", "is no judgement (list)"),
        (line(verdict="delete"), "has an unknown verdict 'delete'"),
        (line(author=" "), "lacks author"),
        (line(date="28.11.2026"), "has an unknown date '28.11.2026'"),
        (line(fact={}), "lacks release, kind, property, exact, sentence"),
        (line(verdict="correct"), "lacks value"),
        (line(verdict="correct", value="gestern"), "'gestern' is no date"),
        (line(verdict="add", fact=SAID | {"value": "bald"}), "'bald' is no date"),
        (line(colour="red"), "is no judgement (colour)"),
        (line(verdict="same"), "lacks first, second"),
        (line(verdict="undo"), "lacks undoes"),
        (line(reason="Tel. 0211/899-1234"), "holds contact data, which never enters the graph"),
        (line(reason=7), "has a value that is no text"),
    ],
)
def test_a_line_that_was_broken_by_hand_is_named_and_the_others_hold(tmp_path: Path, bad: str, what: str) -> None:
    path = tmp_path / "j.jsonl"
    path.write_text(f"{line(reason='first')}\n\n{bad}\r\n{line(reason='last')}\n", encoding="utf-8-sig")
    found, unread = read_judgements(path)
    assert [one.reason for one in found] == ["first", "last"]
    assert [(one.where, one.what) for one in unread] == [(f"{path}:3", what)]
    assert bad in path.read_text(encoding="utf-8-sig")


def test_a_line_of_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    path.write_bytes(b'{"author": "K\xf6ln"}\n' + line().encode())
    found, unread = read_judgements(path)
    assert (len(found), unread[0].where) == (1, f"{path}:1")


def test_a_line_that_stands_twice_counts_once_and_two_with_one_id_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    path.write_text("\n".join([line(id="j1"), line(id="j1"), line(id="j1", reason="other")]), encoding="utf-8")
    found, unread = read_judgements(path)
    assert ([one.id for one in found], [one.what for one in unread]) == (
        ["j1"],
        ["has the id of another judgement (j1)"],
    )


def test_the_later_judgement_on_a_fact_holds_and_an_undo_brings_the_earlier_back() -> None:
    first = says("reject", visit().said("start", "2024-05-03"))
    second = says("correct", visit().said("start", "2024-05-03"), value="2024-05-04")
    undo = judged(Judgement(id="", verdict="undo", author="A", date="2026-11-29", undoes=second.id))
    redo = judged(Judgement(id="", verdict="undo", author="A", date="2026-11-30", undoes=undo.id))
    assert Judged.of_all([first, second]).of("a") == (second,)
    assert Judged.of_all([first, second, undo]).of("a") == (first,)
    assert Judged.of_all([first, second, undo, redo]).of("a") == (second,)
    states = [one.state for one in Judged.of_all([first, second, undo]).log]
    assert states == ["standing", "undone", "standing"]


def test_two_things_that_were_parted_and_then_joined_are_joined() -> None:
    pair = Pair(first="x", second="y")
    apart, same = (
        judged(Judgement(id="", verdict=verdict, author="A", date="2026-11-29", pair=pair))
        for verdict in ("different", "same")
    )
    both = Judged.of_all([apart, same])
    assert (both.pairs("same"), both.pairs("different")) == (frozenset({("x", "y")}), frozenset())


@pytest.mark.parametrize(
    ("kind", "prop", "value", "what"),
    [
        ("event", "start", "3.5.2024", "'3.5.2024' is no date"),
        ("event", "start", "2024-02-30", "'2024-02-30' is no date"),
        ("event", "type", "party", "'party' is no code of event-type"),
        ("event", "delegation_size", "12.5", "'12.5' is no integer"),
        ("funding", "amount", "viel", "'viel' is no decimal"),
        ("event", "colour", "red", "event has no property 'colour'"),
        ("event", "title", "Tel. 0211/899-1234", "holds contact data"),
        ("municipality", "geonames", "gn-0", "is no place of the reference data"),
    ],
)
def test_a_value_of_the_wrong_form_is_refused(kind: Kind, prop: str, value: str, what: str) -> None:
    with pytest.raises(InputError) as error:
        checked(kind, prop, value, where="--value")
    assert what in str(error.value)


def test_a_name_is_looked_for_in_the_release_first_and_then_in_reference_data() -> None:
    here = visit().extraction
    assert settled(here, "event", "guest", "LILLE", where="x") == "municipality:Lille"
    assert settled(here, "event", "guest", "Pirna", where="x").startswith("municipality:gn-")
    assert settled(here, "event", "guest", "GIZ", where="x").startswith("organisation:Deutsche Gesellschaft")
    assert settled(here, "event", "guest", "person:Bo Muster", where="x") == "person:Bo Muster"
    assert settled(here, "role", "person", "Bo Muster", where="x") == "person:Bo Muster"


def test_a_name_of_several_places_or_of_nothing_is_not_guessed() -> None:
    here = visit().extraction
    with pytest.raises(InputError, match=r"'Neustadt' may be several places; use one of gn-\d+ \("):
        settled(here, "event", "place", "Neustadt", where="x")
    with pytest.raises(InputError, match="write person:Bo Muster or municipality:Bo Muster or organisation:Bo Muster"):
        settled(here, "event", "guest", "Bo Muster", where="x")
    with pytest.raises(InputError, match="'Fest' is no event of the release; use one of visit 2024-05-03"):
        settled(here, "event", "part_of", "Fest", where="x")
