"""Write down programmes, money, direct speech, claims, figures and topics as facts with their evidence."""

from collections.abc import Iterable, Mapping

from kg.model import Evidence
from kg.relate.claims import claims_in
from kg.relate.figures import Figure
from kg.relate.funding import Funding
from kg.relate.programmes import Programme
from kg.relate.speech import Quote
from kg.relate.writing import Writer

__all__ = ["write_figures", "write_funding", "write_programmes", "write_quotes", "write_topics"]


def write_programmes(writer: Writer, programmes: Mapping[str, Programme]) -> None:
    """Write programmes, projects and funds, who runs them and what they belong to."""
    book = writer.book
    for programme in programmes.values():
        thing, first = book.thing("programme", programme.title, *programme.evidence[:3]), programme.evidence[0]
        book.fact(thing, "title", programme.title, first)
        book.fact(thing, "kind", programme.kind, first)
        for alias in programme.aliases:
            book.fact(thing, "alias", alias, first)
        if programme.run_by is not None:
            body, span = programme.run_by
            book.fact(thing, "run_by", writer.organisation(body, span), span)
    for programme in programmes.values():
        if programme.part_of and (parent := book.known("programme", programme.part_of)):
            span = programme.part_span or programme.evidence[0]
            book.fact(book.thing("programme", programme.title), "part_of", parent, span)


def write_funding(writer: Writer, funding: Iterable[Funding]) -> None:
    """Write who pays for what, and how much."""
    book = writer.book
    for i, paid in enumerate(funding):
        first = paid.evidence[0]
        thing = book.thing("funding", str(i), *paid.evidence)
        book.fact(thing, "funder", writer.actor(paid.funder, first), first)
        if paid.via:
            book.fact(thing, "via", writer.actor(paid.via, first), first)
        if paid.programme:
            book.fact(thing, "programme", writer.actor(("programme", paid.programme), first), first)
        if paid.funds is not None:
            book.fact(thing, "funds", writer.target(paid.funds, first), first)
        if paid.amount is not None:
            amount, currency, span = paid.amount
            book.fact(thing, "amount", amount, span)
            book.fact(thing, "currency", currency, span)


def write_quotes(writer: Writer, quotes: Iterable[Quote]) -> None:
    """Write direct speech, and what is claimed in it alone."""
    for i, quote in enumerate(quotes):
        span = Evidence(start=quote.start, end=quote.end, rule="de.quote")
        speaker = writer.actor(("person", quote.speaker), span)
        thing = writer.book.thing("quote", str(i), span)
        named = (Evidence(start=start, end=end, rule="de.quote.speaker") for start, end in quote.spans)
        writer.book.fact(thing, "speaker", speaker, *named)
        writer.book.fact(thing, "text", writer.reading.between(quote.start, quote.end), span)
        for start, end in claims_in(writer.reading, quote):
            _write_claim(writer, start, end, speaker)


def _write_claim(writer: Writer, start: int, end: int, speaker: str) -> None:
    span = Evidence(start=start, end=end, rule="de.claim")
    claim = writer.book.thing("claim", f"{start} {speaker}", span)
    writer.book.fact(claim, "claimant", speaker, span)
    writer.book.fact(claim, "text", writer.reading.between(start, end), span)
    for mention in writer.reading.mentions:
        is_inside = mention.kind == "place" and start <= mention.start < end
        if is_inside and writer.book.known("municipality", mention.name):
            writer.book.fact(claim, "about", writer.town(mention.name), writer.reading.says(mention))


def write_figures(writer: Writer, figures: Iterable[Figure]) -> None:
    """Write numbers with their units, the day they were true, and what they are about."""
    book = writer.book
    for i, figure in enumerate(figures):
        span = figure.evidence
        thing = book.thing("figure", str(i), span)
        book.fact(thing, "value", figure.value, span)
        book.fact(thing, "unit", figure.unit, span)
        book.fact(thing, "label", figure.label, span)
        if figure.as_of is not None:
            book.fact(thing, "as_of", *figure.as_of)
        if figure.about is not None:
            kind, what = figure.about
            is_town = kind == "municipality"
            about = writer.town(str(what), span) if is_town else writer.target(figure.about, span)
            book.fact(thing, "about", about, span)


def write_topics(writer: Writer, topics: Iterable[tuple[str, tuple[Evidence, ...]]]) -> None:
    """Write the topics of the release."""
    for topic, evidence in topics:
        writer.book.fact(writer.book.thing("release", "release"), "topic", topic, *evidence)
