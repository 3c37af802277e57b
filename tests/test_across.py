"""Over many releases, what is one thing is one, and what only looks alike stays apart."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations

import pytest

from kg.errors import ContradictionError, InputError
from kg.identify.across import REASONS, Constraints, Decision, Profile, decide, mention, packed, profiled, unpacked
from kg.model import Evidence, Extraction, Fact, Iri, Kind, Release, Thing

_BASE = "https://w3id.org/municipal-cooperation/id/"
_REFERENCE = {"Beispielwerk": "beispielwerk", "BW": "beispielwerk"}


class Said:
    """What a release says, written down a thing at a time; the first town is its publisher."""

    def __init__(self, name: str, issued: str = "2024-05-10", text: str = "") -> None:
        self.name = name
        self.issued = issued
        self.text = text or "x" * 400
        self.things: list[Thing] = []
        self.facts: list[Fact] = []
        self.towns: dict[str, str] = {}

    def a(self, kind: Kind, /, **facts: str | list[str] | None) -> str:
        """Add a thing; its evidence is where the text has its name, else a place of its own."""
        name = facts.get("name")
        at = self.text.find(name) if isinstance(name, str) else -1
        start, end = (at, at + len(str(name))) if at >= 0 else (len(self.things) * 5, len(self.things) * 5 + 4)
        span = (Evidence(start=start, end=end, rule="test"),)
        thing = f"{kind}:{len(self.things)}"
        self.things.append(Thing(id=thing, kind=kind, evidence=span))
        for prop, values in facts.items():
            for value in [values] if isinstance(values, str) else values or []:
                self.facts.append(Fact(subject=thing, property=prop, value=value, evidence=span))
        return thing

    def town(self, name: str, iso: str = "DE") -> str:
        if name not in self.towns:
            self.towns[name] = self.a("municipality", name=name, country=self.a("country", iso=iso))
            if len(self.towns) == 1:
                self.a("release", publisher=self.towns[name])
        return self.towns[name]

    def person(self, name: str, office: str = "", of: str = "", **facts: str) -> str:
        person = self.a("person", name=name, **facts)
        if office:
            self.a("role", person=person, role=office, of=of or None)
        return person

    def visit(self, start: str, place: str, guest: str | list[str], end: str | None = None, **more: str) -> str:
        told = {"type": "visit", **more}
        return self.a("event", start=start or None, end=end, place=place or None, guest=guest, **told)

    def deed(self, kind: str, one: str, other: str, signed: str | None = None, status: str | None = None) -> str:
        return self.a("agreement", type=kind, party=[one, other], signed=signed, status=status)

    def body(self, name: str, kind: str = "association", **facts: str) -> str:
        return self.a("organisation", name=name, kind=kind, **facts)

    @property
    def extraction(self) -> Extraction:
        return Extraction(release=self.name, things=tuple(self.things), facts=tuple(self.facts))

    @property
    def release(self) -> Release:
        return Release(identifier=self.name, text=self.text, zones=(), issued=self.issued)

    @property
    def profile(self) -> Profile:
        return profiled(self.release, self.extraction, known_organisation=_REFERENCE.get)


def decided(*said: Said, same: Iterable[tuple[str, str]] = (), different: Iterable[tuple[str, str]] = ()) -> Decision:
    """Decide, in several orders, that all agree."""
    constraints = Constraints(
        same=frozenset((Iri(one), Iri(other)) for one, other in same),
        different=frozenset((Iri(one), Iri(other)) for one, other in different),
    )
    profiles = [unpacked(packed(one.profile)) for one in said]
    orders = list(permutations(profiles))[:6]
    decisions = [decide(order, constraints) for order in orders]
    assert all(decision == decisions[0] for decision in decisions)
    return decisions[0]


def iri(decision: Decision, said: Said, index: int = 0, kind: str = "people") -> str:
    """Return the IRI that a mention of a release bears at last."""
    own: Iri = getattr(said.profile, kind)[index].iri
    return decision.names.get(said.name, {}).get(own, own).removeprefix(_BASE)


def reasons(decision: Decision) -> set[str]:
    return {join.reason for join in decision.joins}


def doubts(decision: Decision) -> set[str]:
    return {near.reason for near in decision.nears}


# People


def _mayors(*names: str, iso: str = "DE", office: str = "mayor", issued: tuple[str, ...] = ()) -> list[Said]:
    told = []
    for n, name in enumerate(names):
        said = Said(f"r{n}", issued=issued[n] if issued else "2024-05-10")
        said.person(name, office, said.town("Musterau", iso))
        told.append(said)
    return told


@pytest.mark.parametrize(
    ("names", "iso", "reason"),
    [
        (("Anna Beispiel", "Anna Beispiel"), "DE", "name-and-body"),
        (("Jürgen Groß", "Juergen Gross"), "DE", "name-and-body"),
        (("Jürgen Müller", "Jurgen Muller"), "DE", "spelling"),
        (("Serhij Morhunow", "Sergej Morgunov"), "UA", "spelling"),
        (("Wolodymyr Schewtschenko", "Volodymyr Shevchenko"), "UA", "spelling"),
        (("Mohammed El Khatib", "Muhammad Al-Khatib"), "MA", "spelling"),
        (("Wang Wei", "Wei Wang"), "CN", "spelling"),
        (("Wang Xiao-ming", "Xiaoming Wang"), "CN", "spelling"),
        (("A. Beispiel", "Anna Beispiel"), "DE", "initial"),
        (("Anna Maria Beispiel", "Anna Beispiel"), "DE", "spelling"),
        (("Anna Beispiel-Muster", "Anna Beispiel"), "DE", "former-surname"),
        (("Dr. Anna Beispiel", "Prof. Dr. Anna Beispiel"), "DE", "name-and-body"),
        (("Beispiel", "Anna Beispiel"), "DE", "surname-and-office"),
    ],
)
def test_variants_of_a_name_in_one_office_are_one_person(names: tuple[str, str], iso: str, reason: str) -> None:
    said = _mayors(*names, iso=iso)
    decision = decided(*said)
    assert iri(decision, said[0]) == iri(decision, said[1])
    assert reasons(decision) <= {reason}


def test_three_spellings_of_one_name_are_one_person() -> None:
    said = _mayors("Serhij Morhunow", "Sergej Morgunov", "Serhiy Morhunov", "S. Morhunow", iso="UA")
    decision = decided(*said)
    assert len({iri(decision, one) for one in said}) == 1
    assert (reasons(decision), doubts(decision)) == ({"spelling", "initial"}, set())


def test_a_surname_at_birth_joins_who_has_married() -> None:
    text = "Bürgermeisterin Anna Kurz, geb. Lang, sprach." + " " * 100
    said = [Said("a", text=text), Said("b")]
    for one, name in zip(said, ("Anna Kurz", "Anna Lang"), strict=True):
        town = one.town("Musterau")
        person = one.a("person", name=name)
        one.a("role", person=person, role="mayor", of=town)
    decision = decided(*said)
    assert iri(decision, said[0]) == iri(decision, said[1])


@pytest.mark.parametrize(
    ("names", "iso"),
    [
        (("Anna Meier", "Anna Meyer"), "DE"),
        (("Anna Beispiel", "Arno Beispiel"), "DE"),
        (("Andrea Beispiel", "Andreas Beispiel"), "DE"),
        (("Wang Wei", "Wei Wang"), "DE"),
        (("Anna Beispiel", "Anna Muster"), "DE"),
    ],
)
def test_other_names_in_one_office_stay_two_people(names: tuple[str, str], iso: str) -> None:
    said = _mayors(*names, iso=iso)
    decision = decided(*said)
    assert iri(decision, said[0]) != iri(decision, said[1])


def test_one_letter_between_two_names_in_one_office_is_shown() -> None:
    assert doubts(decided(*_mayors("Andrea Beispiel", "Andreas Beispiel"))) == {"office-alone"}


def test_an_initial_that_two_officials_fit_joins_neither() -> None:
    said = _mayors("A. Beispiel", "Anna Beispiel", "Arno Beispiel", office="councillor")
    decision = decided(*said)
    assert len({iri(decision, one) for one in said}) == 3
    assert doubts(decision) == {"several-fit"}


def test_a_surname_alone_joins_nobody_in_an_office_that_many_hold() -> None:
    said = _mayors("Beispiel", "Anna Beispiel", office="councillor")
    assert not decided(*said).joins


def test_a_surname_alone_joins_nobody_ten_years_later() -> None:
    said = _mayors("Beispiel", "Anna Beispiel", issued=("2014-05-10", "2024-05-10"))
    assert not decided(*said).joins


def test_two_who_are_called_by_one_surname_get_names_of_their_own_and_the_old_one_leads_to_both() -> None:
    said = _mayors("Beispiel", "Beispiel", issued=("2014-05-10", "2024-05-10"))
    decision = decided(*said)
    assert [iri(decision, one) for one in said] == [f"person/beispiel-musterau-de-r{n}" for n in (0, 1)]


def test_the_same_name_in_two_towns_stays_two_people() -> None:
    said = [Said("a"), Said("b")]
    for one, town in zip(said, ("Musterau", "Beispielstadt"), strict=True):
        one.person("Anna Beispiel", "mayor", one.town(town))
    decision = decided(*said)
    assert iri(decision, said[0]) != iri(decision, said[1])
    assert [(near.reason, near.kind) for near in decision.nears] == [("name-alone", "person")]


def test_the_same_name_at_the_same_event_is_one_person() -> None:
    said = [Said("a"), Said("b")]
    for one in said:
        own, partner = one.town("Musterau"), one.town("Lille", "FR")
        office = ("mayor", partner) if one is said[0] else ("", "")
        one.visit("2024-05-03", own, [partner, one.person("Jean Exemple", *office)])
    decision = decided(*said)
    assert iri(decision, said[0]) == iri(decision, said[1])
    assert "name-and-event" in reasons(decision)


def test_a_name_with_two_towns_at_a_visit_is_one_and_at_a_conference_two() -> None:
    towns = {"Musterau": "DE", "Lille": "FR", "Leeds": "GB", "Graz": "AT", "Bern": "CH"}
    for number, people in ((2, 1), (5, 2)):
        said = [Said("a"), Said("b")]
        for one, own in zip(said, ("Musterau", "Lille"), strict=True):
            met = [one.town(name, iso) for name, iso in list(towns.items())[:number]]
            who = one.person("Jean Exemple", "mayor", one.town(own))
            one.a("event", type="conference", start="2024-05-03", end="2024-05-06", place=met[0], guest=[*met[1:], who])
        decision = decided(*said)
        assert len({iri(decision, one) for one in said}) == people


def test_variants_of_a_name_in_an_office_of_nobody_stay_apart() -> None:
    said = [Said("a"), Said("b")]
    for one, name in zip(said, ("Anna Beispiel", "A. Beispiel"), strict=True):
        one.person(name, "mayor")
    assert not decided(*said).joins


def test_a_minister_is_not_known_by_the_surname() -> None:
    said = [Said("a"), Said("b")]
    for one, name in zip(said, ("Anna Beispiel", "Beispiel"), strict=True):
        one.person(name, "minister", one.a("country", iso="DE"))
    assert not decided(*said).joins


def test_the_same_name_under_the_same_deed_is_one_person() -> None:
    said = [Said("a"), Said("b")]
    for one in said:
        own, partner = one.town("Musterau"), one.town("Lille", "FR")
        person = one.person("Jean Exemple", *(("mayor", partner) if one is said[0] else ()))
        one.a("agreement", type="twinning", party=[own, partner], signed="2024", signatory=person)
    decision = decided(*said)
    assert iri(decision, said[0]) == iri(decision, said[1])
    assert "name-and-deed" in reasons(decision)


def test_a_name_without_an_office_joins_the_official_of_a_partner_town() -> None:
    said = [Said("a"), Said("b"), Said("c")]
    for one in said[:2]:
        own, partner = one.town("Musterau"), one.town("Lille", "FR")
        one.person("Jean Exemple", *(("mayor", partner) if one is said[0] else ()))
        del own
    said[2].person("Jean Exemple", "councillor", said[2].town("Nantes", "FR"))
    decision = decided(*said)
    assert iri(decision, said[0]) == iri(decision, said[1]) != iri(decision, said[2])
    assert reasons(decision) == {"name-and-partner"}


def test_a_name_without_an_office_in_a_release_on_other_towns_joins_nobody() -> None:
    said = [Said("a"), Said("b")]
    said[0].person("Jean Exemple", "mayor", said[0].town("Lille", "FR"))
    said[1].town("Nantes", "FR")
    said[1].person("Jean Exemple")
    assert not decided(*said).joins


# Organisations


def test_a_body_without_its_legal_form_or_the_name_of_its_town_is_the_same() -> None:
    said = [Said(f"r{n}") for n in range(3)]
    for one, name in zip(said, ("Chor Musterau e. V.", "Chor Musterau", "Chor e.V."), strict=True):
        one.town("Musterau")
        one.body(name)
    decision = decided(*said)
    assert len({iri(decision, one, kind="bodies") for one in said}) == 1
    assert reasons(decision) == {"spelling"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kulturamt", "municipal-office"),
        ("Stadtwerke GmbH", "company"),
        ("Technische Universität", "university"),
        ("Ministerium für Umwelt", "ministry"),
        ("Türkisches Generalkonsulat", "consulate"),
    ],
)
def test_bodies_of_one_name_in_two_towns_are_two(name: str, kind: str) -> None:
    said = [Said("a"), Said("b")]
    for one, town in zip(said, ("Musterau", "Beispielstadt"), strict=True):
        one.town(town)
        one.body(name, kind)
    assert not decided(*said).joins


def test_a_body_above_the_towns_is_one_in_all_releases() -> None:
    said = [Said("a"), Said("b")]
    for one, town in zip(said, ("Musterau", "Beispielstadt"), strict=True):
        one.town(town)
        one.body("Gute Gaben Gesellschaft", "company")
    assert reasons(decided(*said)) == {"name-and-town"}


def test_reference_data_makes_a_name_and_its_letters_one() -> None:
    said = [Said("a"), Said("b")]
    for one, name in zip(said, ("Beispielwerk", "BW"), strict=True):
        one.body(name, "agency")
    decision = decided(*said)
    assert {iri(decision, one, kind="bodies") for one in said} == {"organisation/beispielwerk"}


def test_a_short_name_that_a_release_explains_is_the_body_of_that_town() -> None:
    said = [Said(f"r{n}") for n in range(3)]
    for one, town in zip(said, ("Musterau", "Musterau", "Beispielstadt"), strict=True):
        one.town(town)
        one.body("WLM") if one is not said[0] else one.body("Weltladen Leben Musterau", alias="WLM")
    decision = decided(*said)
    names = [iri(decision, one, kind="bodies") for one in said]
    assert names[0] == names[1] != names[2]
    assert reasons(decision) == {"alias"}


def test_a_short_name_that_two_bodies_bear_joins_neither() -> None:
    said = [Said(f"r{n}") for n in range(3)]
    for one, name in zip(said, ("Weltladen Leben", "Wohnen Lernen", "WL"), strict=True):
        one.town("Musterau")
        one.body(name, alias="WL") if name != "WL" else one.body(name)
    assert doubts(decided(*said)) == {"several-fit"}


def test_letters_that_no_release_explains_are_only_shown() -> None:
    said = [Said("a"), Said("b")]
    for one, name in zip(said, ("Weltladen Leben Morgen", "WLM"), strict=True):
        one.town("Musterau")
        one.body(name)
    decision = decided(*said)
    assert (reasons(decision), doubts(decision)) == (set(), {"acronym"})


@pytest.mark.parametrize(
    "text",
    [
        "Das Bildungswerk Musterau wurde 2019 in „Akademie Musterau“ umbenannt.",
        "Das Bildungswerk Musterau heißt seit Mai 2019 „Akademie Musterau“.",
        "Das Bildungswerk Musterau trägt seit Mai 2019 den Namen „Akademie Musterau“.",
        "Das Bildungswerk Musterau wurde 2019 zur Akademie Musterau.",
        "Die Akademie Musterau (früher Bildungswerk Musterau) lädt ein.",
        "Die Akademie Musterau, bis Ende 2018 Bildungswerk Musterau, lädt ein.",
        "Die Akademie Musterau hieß bis 2018 Bildungswerk Musterau.",
        "Aus dem Bildungswerk Musterau wurde die Akademie Musterau.",
        "Die Akademie Musterau ist aus dem Bildungswerk Musterau hervorgegangen.",
        "Die Umbenennung des Vereins Bildungswerk Musterau in Akademie Musterau ist vollzogen.",
    ],
)
@pytest.mark.parametrize("both", [True, False])
def test_a_body_that_a_release_says_was_renamed_is_one(text: str, both: bool) -> None:
    said = [Said("old"), Said("renamed", text=f"{text} {'x' * 100}"), Said("now")]
    for one in said:
        one.town("Musterau")
    said[0].body("Bildungswerk Musterau")
    said[2].body("Akademie Musterau")
    first, second = sorted(("Bildungswerk Musterau", "Akademie Musterau"), key=text.index)
    said[1].body(first)
    if both:
        said[1].body(second)
    decision = decided(*said)
    names = {iri(decision, one, kind="bodies") for one in said}
    quoted_or_bracketed = "„" in text or "(" in text or ", bis" in text
    assert len(names) == (1 if both or quoted_or_bracketed else 2)
    if both:
        assert names == {"organisation/akademie-musterau-musterau-de"}


def test_a_new_name_may_end_its_sentence_with_its_own_full_stop() -> None:
    text = "Aus dem Dritte-Welt-Verein e. V. wurde der Eine-Welt-Verein e. V. Das freut alle."
    said = Said("a", text=f"{text} {'x' * 100}")
    said.town("Musterau")
    for name in ("Dritte-Welt-Verein e. V.", "Eine-Welt-Verein e. V."):
        said.body(name)
    assert len(said.profile.renamings) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Das Bildungswerk Musterau und die Akademie Musterau laden ein. Früher kamen mehr.",
        "Das Bildungswerk Musterau wurde zur Akademie Musterau eingeladen.",
        "Eine Gruppe aus dem Bildungswerk Musterau wurde von der Akademie Musterau empfangen.",
        "Das Bildungswerk Musterau führt seit 2010 mit der Akademie Musterau eine Reihe durch.",
        "Gestern empfing das Bildungswerk Musterau heute die Akademie Musterau im Haus.",
        "Besucht wurden das Bildungswerk Musterau, die ehemalige Akademie Musterau und das Rathaus.",
        "Das Bildungswerk Musterau trug bis 2010 mit der Akademie Musterau die Kosten.",
    ],
)
def test_two_bodies_in_one_sentence_are_not_renamed(text: str) -> None:
    said = Said("a", text=f"{text} {'x' * 100}")
    said.town("Musterau")
    said.body("Bildungswerk Musterau")
    said.body("Akademie Musterau")
    assert not said.profile.renamings
    assert not any(body.others for body in said.profile.bodies)


def test_bodies_that_bear_the_names_of_their_towns_are_not_shown_as_near() -> None:
    said = [Said("a"), Said("b")]
    for one, towns in zip(said, (("Musterau", "Lille"), ("Lille", "Musterau")), strict=True):
        for town in towns:
            one.town(town)
        one.body(f"Technische Universität {towns[0]}", "university")
    assert not decided(*said).nears


def test_what_one_release_tells_apart_is_not_shown_as_near() -> None:
    said = [Said("a"), Said("b")]
    for one in said:
        town = one.town("Musterau")
        for name in ("Andrea Beispiel", "Andreas Beispiel"):
            one.person(name, "mayor", town)
    assert not decided(*said).nears


def test_a_school_of_one_name_in_the_partner_town_is_shown() -> None:
    said = [Said("a"), Said("b")]
    for one, towns in zip(said, (("Musterau", "Lille"), ("Lille", "Musterau")), strict=True):
        for town in towns:
            one.town(town, "FR" if town == "Lille" else "DE")
        one.body("Lycée Pasteur", "school")
    decision = decided(*said)
    assert (reasons(decision), doubts(decision)) == (set(), {"name-alone"})


# Agreements


def _deeds(*told: tuple[str, str | None, str, str | None]) -> list[Said]:
    """Return a release for each type, date, day of issue and status."""
    found = []
    for n, (kind, signed, issued, status) in enumerate(told):
        said = Said(f"r{n}", issued=issued)
        said.deed(kind, said.town("Musterau"), said.town("Lille", "FR"), signed, status)
        found.append(said)
    return found


_Told = tuple[str, str | None, str, str | None]


@pytest.mark.parametrize(
    ("told", "number", "reason"),
    [
        ([("twinning", "1958", "2010", None), ("twinning", "1958-06-30", "2020", None)], 1, "same-deed"),
        ([("twinning", None, "2010", None), ("twinning", "1958-06-30", "2020", None)], 1, "without-year"),
        ([("twinning", None, "2010", None), ("twinning", None, "2020", None)], 1, "same-deed"),
        ([("other", "1958", "2010", None), ("twinning", "1958-06-30", "2020", None)], 1, "other-type"),
        ([("declaration-of-intent", None, "2019-01-01", "planned"),
          ("declaration-of-intent", "2019-05-01", "2019-05-02", "signed")], 1, "without-year"),
        ([("cooperation-agreement", None, "2015", None), ("cooperation-agreement", "2020", "2020", None)], 2, None),
        ([("cooperation-agreement", None, "2010", None), ("cooperation-agreement", None, "2020", None)], 2, None),
        ([("declaration-of-intent", None, "2019", "planned"),
          ("declaration-of-intent", "2012", "2012", None)], 2, None),
        ([("cooperation-agreement", "2012", "2012", None), ("cooperation-agreement", "2020", "2020", None)], 2, None),
        ([("twinning", "1958-05-01", "2010", None), ("twinning", "1958-10-01", "2020", None)], 1, "same-deed"),
        ([("other", "2012-05-01", "2012", None), ("other", "2012-05-02", "2012", None)], 1, "same-deed"),
        ([("other", "2012-05-01", "2012", None), ("other", "2012-10-01", "2012", None)], 2, None),
    ],
)  # fmt: skip
def test_a_deed_told_in_many_releases_is_one(told: list[_Told], number: int, reason: str | None) -> None:
    said = _deeds(*told)
    decision = decided(*said)
    assert len({iri(decision, one, kind="deeds") for one in said}) == number
    assert reasons(decision) == ({reason} if reason else set())


def test_a_deed_without_a_year_that_may_be_two_is_neither() -> None:
    kind = "cooperation-agreement"
    said = _deeds((kind, "2012", "2012", None), (kind, "2020", "2020", None), (kind, None, "2022", None))
    decision = decided(*said)
    assert len({iri(decision, one, kind="deeds") for one in said}) == 3
    assert doubts(decision) == {"several-fit"}


def test_a_deed_of_a_year_with_two_contracts_is_neither() -> None:
    kind = "cooperation-agreement"
    said = _deeds((kind, "2012-03-01", "2012", None), (kind, "2012-11-01", "2012", None), (kind, "2012", "2022", None))
    decision = decided(*said)
    assert len({iri(decision, one, kind="deeds") for one in said}) == 3
    assert "several-fit" in doubts(decision)


def test_two_deeds_of_one_release_are_never_one() -> None:
    said = Said("a")
    towns = said.town("Musterau"), said.town("Lille", "FR")
    said.deed("twinning", *towns, "1958")
    said.deed("twinning", *towns)
    assert not decided(said).joins


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ([("twinning", "1958", "2010", None), ("twinning", "1960", "2020", None)], "other-date"),
        ([("twinning", "1958-06-30", "2010", None), ("friendship", "1958-06-30", "2020", None)], "other-type"),
    ],
)
def test_deeds_that_releases_tell_differently_are_shown(told: list[_Told], reason: str) -> None:
    decision = decided(*_deeds(*told))
    assert (reasons(decision), doubts(decision)) == (set(), {reason})


def test_a_deed_of_three_parties_that_another_release_tells_of_two_is_shown() -> None:
    said = _deeds(("cooperation-agreement", "2020-05-01", "2020", None))
    three = Said("three")
    towns = [three.town("Musterau"), three.town("Lille", "FR"), three.town("Leeds", "GB")]
    three.a("agreement", type="cooperation-agreement", party=towns, signed="2020-05-01")
    assert doubts(decided(*said, three)) == {"fewer-parties"}


def test_deeds_of_a_renamed_body_meet() -> None:
    text = "Die Akademie Musterau (früher Bildungswerk Musterau) lädt ein. " + "x" * 100
    said = [Said("a"), Said("b", text=text)]
    for one, name in zip(said, ("Bildungswerk Musterau", "Akademie Musterau"), strict=True):
        one.town("Musterau")
        body = one.body(name)
        one.a("agreement", type="cooperation-agreement", party=[body, one.town("Lille", "FR")], signed="2012")
    decision = decided(*said)
    assert iri(decision, said[0], kind="deeds") == iri(decision, said[1], kind="deeds")


# Events


def _visits(*told: tuple[str, str | None], **more: str) -> list[Said]:
    found = []
    for n, (start, end) in enumerate(told):
        said = Said(f"r{n}")
        said.visit(start, said.town("Musterau"), said.town("Lille", "FR"), end, **more)
        found.append(said)
    return found


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ([("2024-05-03", None), ("2024-05-03", None)], "same-day"),
        ([("2024-05-03", None), ("2024-05-03", "2024-05-06")], "same-day"),
        ([("2024-05-03", "2024-05-06"), ("2024-05-05", "2024-05-07")], "overlap"),
        ([("2024-05", None), ("2024-05-03", "2024-05-06")], "same-month"),
        ([("2024-05", None), ("2024-05", None)], "same-month"),
    ],
)
def test_a_visit_told_in_many_releases_is_one(told: list[tuple[str, str | None]], reason: str) -> None:
    said = _visits(*told)
    decision = decided(*said)
    assert len({iri(decision, one, kind="scenes") for one in said}) == 1
    assert reasons(decision) == {reason}


@pytest.mark.parametrize(
    ("told", "doubt"),
    [
        ([("2024-05-03", None), ("2024-05-05", None)], {"near-day"}),
        ([("2024-05-03", None), ("2024-09-05", None)], set()),
        ([("2024", None), ("2024-09-05", None)], {"overlap"}),
        ([("2024-05", None), ("2024-06-02", None)], {"near-day"}),
        ([("", None), ("2024-06-02", None)], set()),
    ],
)
def test_visits_of_other_days_stay_two(told: list[tuple[str, str | None]], doubt: set[str]) -> None:
    said = _visits(*told)
    decision = decided(*said)
    assert (len({iri(decision, one, kind="scenes") for one in said}), doubts(decision)) == (2, doubt)


def test_a_visit_of_a_month_with_two_visits_is_neither() -> None:
    said = _visits(("2024-05-03", None), ("2024-05-20", None), ("2024-05", None))
    decision = decided(*said)
    assert (len({iri(decision, one, kind="scenes") for one in said}), doubts(decision)) == (3, {"several-fit"})


def test_receptions_on_following_days_are_two() -> None:
    said = _visits(("2024-05-03", "2024-05-04"), ("2024-05-04", None))
    for one in said:
        one.facts = [replace(f, value="reception") if f.value == "visit" else f for f in one.facts]
    assert not decided(*said).joins


def test_a_visit_of_another_town_on_the_same_day_is_another() -> None:
    said = _visits(("2024-05-03", None))
    other = Said("other")
    other.visit("2024-05-03", other.town("Musterau"), other.town("Leeds", "GB"))
    assert not decided(*said, other).joins


@pytest.mark.parametrize(("more", "number"), [([], 1), (["Leeds"], 2)])
def test_meetings_of_one_day_are_one_if_all_their_towns_are_the_same(more: list[str], number: int) -> None:
    said = [Said("a"), Said("b")]
    for one, others in zip(said, (["Lille"], ["Lille", *more]), strict=True):
        town = one.town("Musterau")
        one.a(
            "event", type="meeting", start="2024-05-03", place=town, guest=[one.town(other, "FR") for other in others]
        )
    decision = decided(*said)
    assert len({iri(decision, one, kind="scenes") for one in said}) == number


def test_two_of_one_name_who_act_for_a_country_are_one_only_in_one_office() -> None:
    said = [Said(f"r{n}") for n in range(3)]
    for one, office in zip(said, ("minister", "ambassador", "minister"), strict=True):
        one.person("Anna Beispiel", office, one.a("country", iso="DE"))
    decision = decided(*said)
    names = [iri(decision, one) for one in said]
    assert names[0] == names[2] != names[1]


def test_host_and_guest_told_the_other_way_round_are_one_visit() -> None:
    said = [Said("a"), Said("b")]
    for one, (place, guest) in zip(said, (("Musterau", "Lille"), ("Lille", "Musterau")), strict=True):
        for town in ("Musterau", "Lille"):
            one.town(town)
        one.visit("2024-05-03", one.town(place), one.town(guest), "2024-05-06")
    assert reasons(decided(*said)) == {"other-place"}


def test_concerts_of_one_day_with_other_titles_are_two() -> None:
    said = []
    for n, title in enumerate(("Chor aus Lille", "Junge Geigen")):
        one = Said(f"r{n}")
        town = one.town("Musterau")
        one.a("event", type="cultural", start="2024-05-03", place=town, guest=one.town("Lille", "FR"), title=title)
        said.append(one)
    assert not decided(*said).joins


def test_a_conference_of_one_title_without_a_date_is_shown() -> None:
    said = []
    for n, start in enumerate(("2024-05-03", None)):
        one = Said(f"r{n}")
        town, title = one.town("Musterau"), "Konferenz der Partnerstädte"
        one.a("event", type="conference", start=start, place=town, guest=one.town("Lille", "FR"), title=title)
        said.append(one)
    assert doubts(decided(*said)) == {"same-title"}


# Judgements

_ANNA = [f"{_BASE}person/anna-beispiel-{town}-de" for town in ("musterau", "beispielstadt", "kleinau")]


def _annas() -> list[Said]:
    said = []
    for n, town in enumerate(("Musterau", "Beispielstadt", "Kleinau")):
        one = Said(f"r{n}")
        one.person("Anna Beispiel", "mayor", one.town(town))
        said.append(one)
    return said


def test_who_is_judged_the_same_is_one_by_way_of_others_too() -> None:
    said = _annas()
    decision = decided(*said, same={(_ANNA[0], _ANNA[1]), (_ANNA[2], _ANNA[1])})
    assert len({iri(decision, one) for one in said}) == 1
    assert (reasons(decision), doubts(decision)) == ({"judged"}, set())


def test_who_is_judged_different_is_neither_joined_nor_shown() -> None:
    said = _annas()
    decision = decided(*said, same={(_ANNA[0], _ANNA[1])}, different={(_ANNA[2], _ANNA[1])})
    assert iri(decision, said[0]) == iri(decision, said[1]) != iri(decision, said[2])
    assert doubts(decision) == set()


def test_a_judgement_parts_what_the_machine_joins() -> None:
    said = _mayors("Anna Beispiel", "A. Beispiel")
    pair = (f"{_BASE}person/a-beispiel-musterau-de", f"{_BASE}person/anna-beispiel-musterau-de")
    assert not decided(*said, different={pair}).joins


def test_a_judgement_parts_two_that_share_an_iri() -> None:
    said = _mayors("Anna Beispiel", "Anna Beispiel", "Anna Beispiel")
    anna = Iri(f"{_BASE}person/anna-beispiel-musterau-de")
    decision = decided(*said, different={(mention(anna, "r0"), mention(anna, "r1"))})
    names = [iri(decision, one) for one in said]
    assert names == [f"person/anna-beispiel-musterau-de-r{n}" for n in (0, 1, 0)]
    again = decided(*said, different={(f"{_BASE}{names[0]}", mention(anna, "r1"))})
    assert [iri(again, one) for one in said] == names


@pytest.mark.parametrize(
    ("same", "different"),
    [
        ({(0, 1), (1, 2)}, {(2, 0)}),
        ({(0, 1)}, {(1, 0)}),
        (set(), {(1, 1)}),
    ],
)
def test_judgements_that_cannot_hold_together_are_named(
    same: set[tuple[int, int]], different: set[tuple[int, int]]
) -> None:
    def pairs(found: set[tuple[int, int]]) -> set[tuple[str, str]]:
        return {(_ANNA[one], _ANNA[other]) for one, other in found}

    with pytest.raises(ContradictionError, match=r"judged different and the same.*take one of these") as error:
        decided(*_annas(), same=pairs(same), different=pairs(different))
    assert error.value.different in pairs(different)
    assert set(error.value.same) == pairs(same)


def test_two_mentions_cannot_be_parted_whose_whole_is_judged_one() -> None:
    anna = Iri(_ANNA[0])
    with pytest.raises(ContradictionError):
        decided(*_annas(), same={(anna, _ANNA[1])}, different={(mention(anna, "r0"), mention(Iri(_ANNA[1]), "r1"))})


@pytest.mark.parametrize("other", [f"{_BASE}event/x", f"{_BASE}municipality/gn-1", "http://example.org/anna"])
def test_only_things_of_one_kind_can_be_judged(other: str) -> None:
    with pytest.raises(InputError, match="cannot be judged"):
        decided(*_annas(), same={(_ANNA[0], other)})


def test_judgements_on_what_no_release_tells_of_wait() -> None:
    assert decided(*_annas(), same={(_ANNA[0], f"{_BASE}person/nobody")}).joins == ()


def test_a_doubt_names_both_things_in_order_with_a_witness_of_each() -> None:
    near = decided(*_annas()[:2]).nears[0]
    assert (near.first, near.second) == (_ANNA[1], _ANNA[0])
    assert {witness.iri for witness in near.evidence} == {near.first, near.second}
    assert 0 < near.score < 1


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    assert all(english and german and english != german for english, german in REASONS.values())


# Programmes and money


def _paid(name: str, title: str, payer: str = "", on: str = "2024-05-03", **more: str) -> Said:
    """Say that a visit is paid from a programme by a body."""
    said = Said(name)
    koeln, lille = said.town("Köln"), said.town("Lille", "FR")
    programme = said.a("programme", title=title)
    body = said.body(payer, kind="foundation") if payer else None
    said.a("funding", funder=body, programme=programme, funds=said.visit(on, koeln, lille), **more)
    return said


def _called(decision: Decision, said: Iterable[Said], kind: str) -> list[str]:
    return [iri(decision, one, kind=kind) for one in said]


def test_a_title_of_its_own_names_one_programme() -> None:
    said = [_paid("a", "Grüne Brücken am Fluss"), _paid("b", "Grüne Brücken am Fluss")]
    decision = decided(*said)
    assert _called(decision, said, "plans") == ["programme/gruene-bruecken-am-fluss"] * 2


def test_a_common_title_alone_names_no_programme_but_is_shown_to_people() -> None:
    said = [_paid("a", "Jugendaustausch"), _paid("b", "Jugendaustausch")]
    decision = decided(*said)
    assert _called(decision, said, "plans") == ["programme/jugendaustausch-a", "programme/jugendaustausch-b"]
    assert "title-alone" in doubts(decision)


def test_a_common_title_and_who_pays_name_one_programme() -> None:
    payers = ("Stiftung Weite Welt", "Stiftung Weite Welt", "Stiftung Nahe Ferne")
    said = [_paid(name, "Jugendaustausch", payer) for name, payer in zip("abc", payers, strict=True)]
    decision = decided(*said)
    first, second, third = _called(decision, said, "plans")
    assert first == second != third
    assert "title-and-payer" in reasons(decision)


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ({"amount": "5000", "currency": "EUR"}, {}, 1),
        ({"amount": "5000", "currency": "EUR"}, {"amount": "5000", "currency": "EUR"}, 1),
        ({"amount": "5000", "currency": "EUR"}, {"amount": "7000", "currency": "EUR"}, 2),
        ({}, {"on": "2025-05-03"}, 2),
    ],
)
def test_money_for_one_visit_from_one_payer_is_one_funding(
    first: dict[str, str], second: dict[str, str], number: int
) -> None:
    said = [_paid(name, "Grüne Brücken", "Stiftung Weite Welt", **more) for name, more in (("a", first), ("b", second))]
    decision = decided(*said)
    assert len(set(_called(decision, said, "grants"))) == number
    assert ("same-chain" in reasons(decision)) == (number == 1)


def test_money_for_nothing_that_is_told_stays_apart() -> None:
    said = [Said("a"), Said("b")]
    for one in said:
        one.a("funding", funder=one.body("Stiftung Weite Welt", kind="foundation"))
    assert len(set(_called(decided(*said), said, "grants"))) == 2


def test_people_may_say_that_two_programmes_are_one_or_two() -> None:
    said = [_paid("a", "Jugendaustausch"), _paid("b", "Jugendaustausch")]
    pair = (f"{_BASE}programme/jugendaustausch-a", f"{_BASE}programme/jugendaustausch-b")
    assert len(set(_called(decided(*said, same=[pair]), said, "plans"))) == 1
    same = [_paid("a", "Grüne Brücken"), _paid("b", "Grüne Brücken")]
    mine, yours = (str(mention(Iri(f"{_BASE}programme/gruene-bruecken"), name)) for name in "ab")
    assert len(set(_called(decided(*same, different=[(mine, yours)]), same, "plans"))) == 2
