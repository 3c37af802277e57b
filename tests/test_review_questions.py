"""What ``kg review`` asks about: places of one name, contradictions, claims, things that may be one."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from kg import api
from kg.judge import Judged
from kg.model import Evidence, Extraction, Fact, Kind, Release, Thing
from kg.pipeline import build_releases, decide, review, road_of
from kg.review import By, Item, confirmed, rejected, told
from kg.review.answering import drafts
from kg.review.sheet import answered, json_of, table_of
from kg.store import Store

BY: Final[dict[str, Any]] = {"author": "Ada Beispiel", "date": "2026-11-28"}
WHO: Final = By(author="Ada Beispiel", date="2026-11-28")
_IDS: Final = {"Köln": "gn-2886242", "Lille": "gn-2998324"}
_VISIT: Final = re.compile(r"(Köln) empfängt (Lille) am (\S+) mit (\d+) Gästen\.")
_CLAIM: Final = re.compile(r"„(.+?)“, sagt (\w+ \w+)\.")


def toy(release: Release) -> Extraction:
    """Read visits with a date and a number of guests, and what somebody claims of the visit."""
    things: list[Thing] = []
    facts: list[Fact] = []

    def at(found: re.Match[str], group: int) -> tuple[Evidence, ...]:
        return (Evidence(start=found.start(group), end=found.end(group), rule="toy"),)

    def thing(kind: Kind, own: str, spans: tuple[Evidence, ...], **said: str) -> str:
        things.append(Thing(id=own, kind=kind, evidence=spans))
        facts.extend(Fact(subject=own, property=prop, value=value, evidence=spans) for prop, value in said.items())
        return own

    for found in _VISIT.finditer(release.text):
        for group in (1, 2):
            thing("municipality", found[group], at(found, group), name=found[group], geonames=_IDS[found[group]])
        thing("event", "visit", at(found, 0), type="visit", place=found[1], guest=found[2])
        for group, prop in ((3, "start"), (4, "delegation_size")):
            facts.append(Fact(subject="visit", property=prop, value=found[group], evidence=at(found, group)))
    for found in _CLAIM.finditer(release.text):
        who = thing("person", found[2], at(found, 2), name=found[2])
        thing("claim", "claim", at(found, 0), claimant=who, about="visit", text=found[1])
    return Extraction(release=release.identifier, things=tuple(things), facts=tuple(facts))


def store_of(folder: Path, **texts: str) -> Store:
    store = Store.open(folder / "toy-store", create=True)
    releases = [Release(identifier=name, text=text, zones=()) for name, text in texts.items()]
    report = build_releases(releases, store=store, road=road_of(toy))
    assert report.problems == ()
    return store


def asked(store: Store, path: Path) -> Sequence[Item]:
    return review(store, Judged.read(path))


def test_two_releases_that_count_the_guests_differently_are_asked_about(tmp_path: Path) -> None:
    path, day = tmp_path / "j.jsonl", "2024-05-03"
    with store_of(
        tmp_path,
        a=f"Köln empfängt Lille am {day} mit 12 Gästen.",
        b=f"Köln empfängt Lille am {day} mit 14 Gästen.",
    ) as store:
        (one,) = asked(store, path)
        assert (one.question, one.answers) == ("contradiction", ("first", "second", "both"))
        assert [(side.release, side.value) for side in one.sides] == [("a", "12"), ("b", "14")]
        assert [side.sentence[side.start : side.end] for side in one.sides] == ["12", "14"]
        for answer, left in (("first", {"12"}), ("second", {"14"}), ("both", {"12", "14"})):
            path.unlink(missing_ok=True)
            path.touch()
            (given,) = answered(json_of([one]).replace('"answer": ""', f'"answer": "{answer}"', 1).encode(), "q.json")
            for draft in drafts(store, Judged.read(path), given, WHO):  # type: ignore[arg-type]
                decide(store, road_of(), path, draft)
            query = "SELECT ?n { ?e <https://w3id.org/municipal-cooperation/ontology#delegationSize> ?n } ORDER BY ?n"
            assert {str(getattr(row[0], "text", "")) for row in store.graph().select(query).rows} == left, answer
            assert asked(store, path) == ()


def test_a_date_that_is_only_less_exact_is_no_contradiction(tmp_path: Path) -> None:
    with store_of(
        tmp_path,
        a="Köln empfängt Lille am 2024-05-03 mit 12 Gästen.",
        b="Köln empfängt Lille am 2024-05 mit 12 Gästen.",
    ) as store:
        assert [one.question for one in asked(store, tmp_path / "j.jsonl") if one.question == "contradiction"] == []


def test_what_somebody_claims_is_set_against_what_the_release_states(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    with store_of(
        tmp_path, a="Köln empfängt Lille am 2024-05-03 mit 12 Gästen. „Es waren hundert“, sagt Ute Beispiel."
    ) as store:
        (one,) = asked(store, path)
        assert (one.question, [told(side, "de") for side in one.sides]) == (
            "claim", ["Ute Beispiel – Wortlaut: Es waren hundert", "Besuch 2024-05-03 – Art: Besuch"],
        )  # fmt: skip
        claim = one.sides[0].fact
        decide(store, road_of(), path, confirmed(store, Judged.read(path), claim, WHO))
        assert asked(store, path) == ()
        decide(store, road_of(), path, rejected(store, Judged.read(path), claim, WHO))
        assert not store.graph().ask("ASK { ?c a <https://w3id.org/municipal-cooperation/ontology#Claim> }")


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    """Return a store of two releases: one on a town of a name that many bear, both with a mayor of one name."""
    texts = {
        "2024-05-04-koeln": "# Gäste\n\nKöln, 4. Mai 2024. Oberbürgermeisterin Ute Beispiel empfing am 3. Mai 2024 "
        "eine Delegation aus Neustadt im Kölner Rathaus.\n",
        "2024-06-04-bonn": "# Gäste\n\nBonn, 4. Juni 2024. Oberbürgermeisterin Ute Beispiel empfing am 3. Juni 2024 im "
        "Bonner Rathaus eine Delegation aus Minsk.\n",
    }
    (tmp_path / "in").mkdir()
    for name, text in texts.items():
        (tmp_path / "in" / f"{name}.md").write_text(text, encoding="utf-8")
    api.build([tmp_path / "in"], store=tmp_path / "kg-store")
    return tmp_path / "kg-store"


def test_which_neustadt_is_meant_a_person_says(towns: Path, tmp_path: Path) -> None:
    asked = api.review(store=towns, questions=["place"])
    for one in asked:
        (side,) = one.sides
        assert (side.subject, side.value, side.sentence[side.start : side.end]) == ("Neustadt", "", "Neustadt")
        options = {option.value: option.label for option in one.options}
        assert options["gn-2864054"].startswith("Neustadt an der Weinstraße")
        assert "gn-2864054 (Neustadt an der Weinstraße, Deutschland)" in table_of([one], "de")
    done = api.correct(asked[0].sides[0].fact, "gn-2864054", store=towns, **BY)
    assert api.review(store=towns, questions=["place"]) == ()
    guests = "SELECT ?guest { ?event <https://w3id.org/municipal-cooperation/ontology#guest> ?guest }"
    assert any(str(row[0]).endswith("municipality/gn-2864054") for row in api.ask(guests, store=towns).rows)
    assert api.validate(store=towns).passes(strict=False)
    again = Path(shutil.copytree(tmp_path / "in", tmp_path / "again"))
    api.build([again], store=tmp_path / "other", judgements=api.judgements_file(towns))
    assert any(str(row[0]).endswith("gn-2864054") for row in api.ask(guests, store=tmp_path / "other").rows)
    api.undo(done.judgement.id, store=towns, **BY)
    assert len(api.review(store=towns, questions=["place"])) == len(asked)


def test_two_of_one_name_are_asked_about_until_a_person_has_decided(towns: Path) -> None:
    (one,) = api.review(store=towns, questions=["merge"])
    assert [side.subject for side in one.sides] == [
        "Ute Beispiel (Oberbürgermeisterin, Köln)", "Ute Beispiel (Oberbürgermeisterin, Bonn)",
    ]  # fmt: skip
    assert "nur der Name ist gleich" in table_of([one], "de")
    people = "SELECT DISTINCT ?p { ?p a <http://xmlns.com/foaf/0.1/Person> }"
    count = len(api.ask(people, store=towns).rows)
    apart = api.different(one.sides[0].iri, one.sides[1].iri, store=towns, **BY)
    assert api.review(store=towns, questions=["merge"]) == ()
    api.undo(apart.judgement.id, store=towns, **BY)
    assert len(api.review(store=towns, questions=["merge"])) == 1
    api.same(one.sides[0].iri, one.sides[1].iri, store=towns, **BY)
    assert api.review(store=towns, questions=["merge"]) == ()
    assert len(api.ask(people, store=towns).rows) == count - 1
