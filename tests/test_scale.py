"""What holds for thirty releases holds for thousands; most of this runs at night."""

from itertools import islice
from pathlib import Path

import pytest

from bench.measure import once
from bench.storing import filled
from bench.synthetic import copies, extractions, texts
from kg import api
from kg.pipeline import check
from kg.pipeline.reference import refresh
from kg.store import Store
from kg.validate import validate


def test_synthetic_releases_are_the_samples_and_then_others_the_same_each_time() -> None:
    first, again = list(texts(60)), list(texts(60))
    assert first == again
    samples, others = first[:29], first[29:58]
    assert [name[6:] for name, _ in samples] == [name[6:] for name, _ in others]
    assert sum(text != other for (_, text), (_, other) in zip(samples, others, strict=True)) > 25


def test_synthetic_facts_name_other_people_and_quote_the_same_words() -> None:
    said = list(extractions(58))
    for (release, sample), (_, other) in zip(said[:29], said[29:], strict=True):
        assert [thing.evidence for thing in sample.things] == [thing.evidence for thing in other.things]
        assert all(span.end <= len(release.text) for fact in other.facts for span in fact.evidence)
    people = [
        {fact.value for _, one in half for fact in one.facts if fact.property == "name"}
        for half in (said[:29], said[29:])
    ]
    assert len(people[0] & people[1]) < len(people[0]) / 2


def test_a_hundred_releases_conform_and_quote_their_texts(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", create=True) as store:
        filled(100, store)
        refresh(store)
        assert check(store).holds
        assert len(store.manifest) == 100


@pytest.mark.nightly
def test_two_thousand_releases_are_the_same_bytes_from_one_process_and_from_two(tmp_path: Path) -> None:
    folder = copies(2_000, tmp_path / "releases")
    for jobs in (1, 2):
        report = api.build([folder], store=tmp_path / f"{jobs}", output=tmp_path / f"{jobs}.nq", jobs=jobs)
        assert (len(report.added), report.problems) == (2_000, ())
    assert (tmp_path / "1.nq").read_bytes() == (tmp_path / "2.nq").read_bytes()
    report = api.build([folder], store=tmp_path / "1")
    assert len(report.unchanged) == 2_000


@pytest.mark.nightly
def test_ten_thousand_releases_are_stored_conform_and_can_be_withdrawn(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", create=True) as store:
        filled(10_000, store)
        refresh(store)
        checked = check(store)
        assert (checked.releases, checked.faults) == (10_000, ())
        assert validate(store.graph(memory=10**9)).conforms
        gone = list(islice(store.manifest, 100))
        seconds, _ = once(lambda: store.withdraw(gone))
        assert seconds < 60
        refresh(store)
        assert len(store.manifest) == 9_900
