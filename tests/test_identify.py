"""Things are named so that releases meet in what is one thing, and stay apart where that is not said."""

import re

import pytest

from kg.identify import Identity, identify
from kg.model import Evidence, Extraction, Fact, Kind, Release, Thing

_BASE = "https://w3id.org/municipal-cooperation/id/"


class Said:
    """What a release says, written down a thing at a time."""

    def __init__(self, name: str = "a") -> None:
        self.name = name
        self.things: list[Thing] = []
        self.facts: list[Fact] = []

    def a(self, kind: Kind, /, **facts: str | list[str] | None) -> str:
        span = (Evidence(start=len(self.things), end=len(self.things) + 4, rule="test"),)
        thing = f"{kind}:{len(self.things)}"
        self.things.append(Thing(id=thing, kind=kind, evidence=span))
        for prop, values in facts.items():
            for value in [values] if isinstance(values, str) else values or []:
                self.facts.append(Fact(subject=thing, property=prop, value=value, evidence=span))
        return thing

    def town(self, name: str, iso: str = "DE", geonames: str | None = None) -> str:
        return self.a("municipality", name=name, country=self.a("country", iso=iso), geonames=geonames)

    def identity(self, organisations: dict[str, str] | None = None) -> Identity:
        extraction = Extraction(release=self.name, things=tuple(self.things), facts=tuple(self.facts))
        release = Release(identifier=self.name, text="x" * 200, zones=())
        return identify(release, extraction, known_organisation=(organisations or {}).get)

    def named(self, thing: str, organisations: dict[str, str] | None = None) -> str:
        return self.identity(organisations).iris[thing].removeprefix(_BASE)


def test_a_municipality_of_the_gazetteer_bears_its_id() -> None:
    said = Said()
    town = said.town("Düsseldorf", geonames="gn-2934246")
    assert said.named(town) == "municipality/gn-2934246"


def test_a_place_that_no_gazetteer_has_is_named_by_name_and_country() -> None:
    said = Said()
    german, namibian = said.town("Lüderitz"), said.town("Lüderitz", "NA")
    assert (said.named(german), said.named(namibian)) == ("municipality/luederitz-de", "municipality/luederitz-na")


def test_a_place_without_a_country_stays_within_its_release() -> None:
    said = Said("2024-a")
    assert said.named(said.a("municipality", name="Neustadt")) == "municipality/neustadt-2024-a"


def test_a_country_is_named_by_its_code() -> None:
    said = Said()
    assert said.named(said.a("country", iso="na", name="Namibia")) == "country/NA"


def test_offices_of_one_name_in_two_towns_are_two() -> None:
    names = []
    for town in ("Köln", "Bonn"):
        said = Said()
        said.a("release", publisher=said.town(town))
        names.append(said.named(said.a("organisation", name="Kulturamt", kind="municipal-office")))
    assert names == ["organisation/kulturamt-koeln-de", "organisation/kulturamt-bonn-de"]


def test_an_office_that_names_its_town_is_a_unit_of_that_town() -> None:
    said = Said()
    said.a("release", publisher=said.town("Köln"))
    partner = said.town("Danzig", "PL")
    office = said.a("organisation", name="Stadtarchiv Danzig", kind="municipal-office")
    identity = said.identity()
    assert identity.units == {office: identity.iris[partner]}


def test_an_office_of_an_unknown_town_stays_within_its_release() -> None:
    said = Said("r1")
    office = said.a("organisation", name="Kulturamt", kind="municipal-office")
    assert said.named(office) == "organisation/kulturamt-r1"
    assert said.identity().units == {}


@pytest.mark.parametrize("printed", ["Servicestelle Kommunen in der Einen Welt", "SKEW"])
def test_a_known_organisation_is_one_whatever_form_is_printed(printed: str) -> None:
    said = Said()
    known = {"SKEW": "skew", "Servicestelle Kommunen in der Einen Welt": "skew"}
    assert said.named(said.a("organisation", name=printed, kind="agency"), known) == "organisation/skew"


def test_a_body_above_the_towns_is_named_by_its_name_alone() -> None:
    said = Said()
    said.a("release", publisher=said.town("Köln"))
    assert said.named(said.a("organisation", name="Universität Köln", kind="university")) == (
        "organisation/universitaet-koeln"
    )


def test_a_person_is_named_by_name_and_town_even_where_another_role_comes_first() -> None:
    said = Said()
    town = said.town("Köln")
    club = said.a("organisation", name="Verein", kind="association")
    person = said.a("person", name="Anna Beispiel")
    said.a("role", person=person, role="association-chair", of=club)
    said.a("role", person=person, role="mayor", of=town)
    assert said.named(person) == "person/anna-beispiel-koeln-de"


def test_a_person_without_a_body_stays_within_the_release() -> None:
    said = Said("r1")
    assert said.named(said.a("person", name="Anna Beispiel")) == "person/anna-beispiel-r1"


def test_a_role_is_named_by_person_code_and_body() -> None:
    said = Said()
    town, person = said.town("Köln"), said.a("person", name="Anna Beispiel")
    role = said.a("role", person=person, role="mayor", of=town)
    assert said.named(role) == "role/anna-beispiel-koeln-de-mayor-koeln-de"


def test_an_agreement_is_the_same_from_either_side() -> None:
    first, second = Said("r1"), Said("r2")
    koeln, lille = first.town("Köln"), first.town("Lille", "FR")
    mine = first.a("agreement", type="twinning", party=[koeln, lille], signed="1958-06-30")
    lille, koeln = second.town("Lille", "FR"), second.town("Köln")
    theirs = second.a("agreement", type="twinning", party=[lille, koeln], signed="1958", status="in-force")
    assert first.named(mine) == second.named(theirs) == "agreement/twinning-koeln-de-lille-fr-1958"


def test_agreements_with_one_known_party_are_not_merged_over_releases() -> None:
    first, second = Said("r1"), Said("r2")
    mine = first.a("agreement", type="twinning", party=first.town("Köln"))
    theirs = second.a("agreement", type="twinning", party=second.town("Köln"))
    assert first.named(mine) != second.named(theirs)


def test_two_releases_on_one_visit_meet_in_one_node() -> None:
    first, second = Said("r1"), Said("r2")
    koeln, lille = first.town("Köln"), first.town("Lille", "FR")
    mayor = first.a("person", name="Jean Exemple")
    first.a("role", person=mayor, role="mayor", of=lille)
    mine = first.a("event", type="visit", start="2024-05-03", place=koeln, guest=mayor, host=koeln)
    koeln, lille = second.town("Köln"), second.town("Lille", "FR")
    theirs = second.a("event", type="visit", start="2024-05-03", place=koeln, guest=lille)
    assert first.named(mine) == second.named(theirs) == "event/visit-2024-05-03-koeln-de-lille-fr"


@pytest.mark.parametrize("missing", ["start", "place", "guest"])
def test_an_event_that_is_not_fully_told_stays_within_its_release(missing: str) -> None:
    said = Said("r1")
    koeln, lille = said.town("Köln"), said.town("Lille", "FR")
    told = {"type": "visit", "start": "2024-05-03", "place": koeln, "guest": lille}
    event = said.a("event", **{prop: value for prop, value in told.items() if prop != missing})
    assert said.named(event) == "event/r1/4-8"


def test_two_fundings_of_one_chain_are_told_apart_by_what_they_say() -> None:
    said = Said("r1")
    funder = said.a("organisation", name="Stiftung Beispiel", kind="foundation")
    first, second = (said.a("funding", funder=funder, amount=amount) for amount in ("100", "200"))
    again = said.a("funding", funder=funder, amount="100")
    names = [said.named(thing) for thing in (first, second, again)]
    assert names[1] == f"{names[0]}-2"
    assert names[2] == names[0]


def test_a_second_event_of_one_release_is_not_the_second_of_another() -> None:
    names = []
    for release in ("r1", "r2"):
        said = Said(release)
        koeln, lille = said.town("Köln"), said.town("Lille", "FR")
        for title in ("Fest", "Konzert"):
            event = said.a("event", type="other", start="2024-05-03", place=koeln, guest=lille, title=title)
        names.append(said.named(event))
    assert names == [f"event/other-2024-05-03-koeln-de-lille-fr-{release}-2" for release in ("r1", "r2")]


def test_quotes_are_known_by_their_place() -> None:
    said = Said("r 1")
    assert said.named(said.a("quote", text="Ja")) == "quote/r%201/0-4"


def test_a_signature_is_named_by_deed_and_person() -> None:
    said = Said("r1")
    koeln, lille, person = said.town("Köln"), said.town("Lille", "FR"), said.a("person", name="Anna Beispiel")
    signature = said.a("signature", signed_by=person)
    said.a("agreement", type="friendship", party=[koeln, lille], signature=signature)
    assert said.named(signature) == "signature/friendship-koeln-de-lille-fr-anna-beispiel-r1"


def test_a_long_name_is_cut_and_stays_its_own() -> None:
    said = Said("ä" * 80)
    names = [said.named(said.a("programme", title=f"{'Sehr ' * 40}{end}")) for end in ("lang", "kurz")]
    assert len(set(names)) == 2
    assert all(len(name) < 120 for name in names)
    assert not any(re.search("%(?![0-9A-F]{2})", name) for name in said.identity().iris.values())
