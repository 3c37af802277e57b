"""The mapping as data: the class of each kind of thing, and the predicate and form of each of its properties.

The terms are those of the project's ontology (`ontology/`), W3C ORG, SKOS, Dublin Core, FOAF and schema.org.
"""

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

__all__ = ["EXCLUSIVE", "KINDS", "Form", "Row", "Rows"]

# label: text in the release's language · string: text without language · date: day, month or year · day: a full date
# · address: an IRI if it is an absolute http(s) address, else a string · geonames: the GeoNames page of "gn-…"
# · node: another thing · code:SCHEME: a code of a scheme.
Form: TypeAlias = Literal["label", "string", "date", "day", "integer", "decimal", "address", "geonames", "node", "code"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How one property is written; ``again`` is the predicate of all values after the first, where it differs."""

    predicate: str
    form: Form = "node"
    scheme: str = ""
    again: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """How one kind of thing is written; ``states`` tells whether its node states a fact and so bears evidence."""

    type: str
    states: bool = False
    rows: dict[str, Row] = field(default_factory=dict)


def _label(predicate: str, again: str = "") -> Row:
    return Row(predicate=predicate, form="label", again=again)


def _code(predicate: str, scheme: str) -> Row:
    return Row(predicate=predicate, form="code", scheme=scheme)


def _value(predicate: str, form: Form) -> Row:
    return Row(predicate=predicate, form=form)


_NAME: Final = _label("skos:prefLabel", again="skos:altLabel")

KINDS: Final[dict[str, Rows]] = {
    "release": Rows(
        type="mc:PressRelease",
        rows={
            "title": _label("dcterms:title"),
            "issued": _value("dcterms:issued", "date"),
            "publisher": Row(predicate="dcterms:publisher"),
            "language": _value("dcterms:language", "string"),
            "source": _value("dcterms:source", "address"),
            "topic": _code("mc:topic", "topic"),
        },
    ),
    "municipality": Rows(
        type="mc:Municipality",
        rows={
            "name": _NAME,
            "country": Row(predicate="mc:country"),
            "geonames": _value("skos:exactMatch", "geonames"),
        },
    ),
    "country": Rows(type="mc:Country", rows={"name": _NAME, "iso": _value("dcterms:identifier", "string")}),
    "person": Rows(
        type="foaf:Person",
        rows={
            "name": _value("foaf:name", "string"),
            "honorific": _value("schema:honorificPrefix", "string"),
        },
    ),
    "organisation": Rows(
        type="org:Organization",
        rows={
            "name": _NAME,
            "alias": _label("skos:altLabel"),
            "kind": _code("org:classification", "organisation-kind"),
            "part_of": Row(predicate="org:subOrganizationOf"),
        },
    ),
    "role": Rows(
        type="org:Membership",
        states=True,
        rows={
            "person": Row(predicate="org:member"),
            "role": _code("org:role", "role"),
            "of": Row(predicate="org:organization"),
            "label": _label("rdfs:label"),
            "portfolio": _label("mc:portfolio"),
            "attested": _value("mc:attestedOn", "day"),
        },
    ),
    "agreement": Rows(
        type="mc:Agreement",
        states=True,
        rows={
            "type": _code("mc:agreementType", "agreement-type"),
            "party": Row(predicate="mc:party"),
            "signed": _value("mc:signedOn", "date"),
            "status": _code("mc:agreementStatus", "agreement-status"),
            "signatory": Row(predicate="mc:signatory"),
            "follows": Row(predicate="mc:follows"),
            "signature": Row(predicate="mc:signature"),
        },
    ),
    "signature": Rows(
        type="mc:Signature",
        states=True,
        rows={
            "signed_by": Row(predicate="mc:signedBy"),
            "on_behalf_of": Row(predicate="mc:onBehalfOf"),
            "in_role": Row(predicate="mc:inRole"),
        },
    ),
    "event": Rows(
        type="mc:Event",
        states=True,
        rows={
            "type": _code("mc:eventType", "event-type"),
            "title": _label("dcterms:title"),
            "start": _value("schema:startDate", "date"),
            "end": _value("schema:endDate", "date"),
            "place": Row(predicate="schema:location"),
            "venue": _label("mc:venue"),
            "host": Row(predicate="mc:host"),
            "guest": Row(predicate="mc:guest"),
            "participant": Row(predicate="mc:participant"),
            "organiser": Row(predicate="schema:organizer"),
            "part_of": Row(predicate="schema:superEvent"),
            "within": Row(predicate="mc:withinProgramme"),
            "delegation_size": _value("mc:delegationSize", "integer"),
            "delegation_head": Row(predicate="mc:delegationHead"),
        },
    ),
    "programme": Rows(
        type="mc:Programme",
        states=True,
        rows={
            "title": _label("dcterms:title", again="skos:altLabel"),
            "alias": _label("skos:altLabel"),
            "kind": _code("mc:programmeKind", "programme-kind"),
            "run_by": Row(predicate="mc:runBy"),
            "part_of": Row(predicate="mc:partOfProgramme"),
        },
    ),
    "funding": Rows(
        type="mc:Funding",
        states=True,
        rows={
            "funder": Row(predicate="mc:funder"),
            "via": Row(predicate="mc:via"),
            "programme": Row(predicate="mc:programme"),
            "funds": Row(predicate="mc:funds"),
            "amount": _value("mc:amount", "decimal"),
            "currency": _value("mc:currency", "string"),
        },
    ),
    "quote": Rows(
        type="mc:Quote",
        states=True,
        rows={"speaker": Row(predicate="mc:speaker"), "text": _label("mc:text")},
    ),
    "claim": Rows(
        type="mc:Claim",
        states=True,
        rows={
            "claimant": Row(predicate="mc:claimant"),
            "about": Row(predicate="mc:about"),
            "text": _label("mc:text"),
        },
    ),
    "figure": Rows(
        type="mc:Figure",
        states=True,
        rows={
            "value": _value("mc:value", "decimal"),
            "unit": _label("mc:unit"),
            "label": _label("rdfs:label"),
            "as_of": _value("mc:asOf", "date"),
            "about": Row(predicate="mc:about"),
        },
    ),
}

# Of these properties of one thing, one value stands under the first that names it: who hosts does not also take part.
EXCLUSIVE: Final[dict[str, tuple[str, ...]]] = {"event": ("host", "guest", "participant")}
