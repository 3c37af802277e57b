"""Find organisations by the form of their names."""

from collections.abc import Iterator

from kg.recognise.acronyms import acronyms_in
from kg.recognise.bodies import bodies_in
from kg.recognise.foreign_bodies import foreign_bodies_in
from kg.recognise.introduced_bodies import introduced_bodies_in
from kg.recognise.joined_bodies import joined_bodies_in
from kg.recognise.led_bodies import led_bodies_in
from kg.recognise.legal_forms import legal_forms_in
from kg.recognise.scan import Scan
from kg.text import Mention, Sentence

__all__ = ["organisations_by_form"]


def organisations_by_form(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield the organisations that a legal form, a head noun or capitals name ("… e. V.", "Universität …")."""
    yield from legal_forms_in(scan, sentence)
    yield from foreign_bodies_in(scan, sentence)
    yield from introduced_bodies_in(scan, sentence)
    yield from bodies_in(scan, sentence)
    yield from joined_bodies_in(scan, sentence)
    yield from acronyms_in(scan, sentence)
    yield from led_bodies_in(scan, sentence)
