"""Read the agreements of a release, sentence by sentence."""

from collections.abc import Iterator

from kg.relate.agreements.added import by_added
from kg.relate.agreements.agreement import Agreement, Said
from kg.relate.agreements.bonds import by_bond
from kg.relate.agreements.both import by_both
from kg.relate.agreements.counted import Counted, by_count, count_of
from kg.relate.agreements.dated import date_agreements
from kg.relate.agreements.ellipsis import by_ellipsis
from kg.relate.agreements.gatherings import by_gathering, note_unnamed
from kg.relate.agreements.heard import heard
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line, districts_of
from kg.relate.agreements.networks import by_network
from kg.relate.agreements.nouns import by_noun
from kg.relate.agreements.paired import by_pairs, undated
from kg.relate.agreements.partners import by_partner
from kg.relate.agreements.projects import by_project
from kg.relate.agreements.pronouns import by_pronoun, by_second_clause
from kg.relate.agreements.shared import by_shared_project
from kg.relate.agreements.signs import name_signatories
from kg.relate.agreements.town_lists import by_one_of, by_rest
from kg.relate.agreements.towns import by_town
from kg.relate.agreements.words import is_plural, kind_of_noun, kind_of_town
from kg.relate.reading import Reading

__all__ = ["agreements_of"]


def agreements_of(reading: Reading, *, learned: bool = True, weighed: bool = True) -> list[Agreement]:
    """Return the agreements of a release, each once, with all that is said of it outside direct speech.

    With ``learned`` False rules alone read them, and the weights are not asked; with ``weighed`` False these are not
    asked for the dates and signatories that no rule reads.
    """
    ledger = Ledger(reading)
    districts = districts_of(reading)
    line: Line | None = None
    counted: Counted | None = None
    for sentence in reading.document.told():
        before, line = line, Line(reading, sentence, districts)
        named = False
        paired = by_pairs(line)
        for said in paired:
            ledger.take(said)
        for said in (undated(said, paired) for said in _said(line, ledger)):
            named = named or said.evidence.rule == "de.agreement.town"
            ledger.take(said)
        ledger.projects.extend(by_project(line, ledger))
        _note_towns(line, ledger)
        counted = counted or count_of(line)
        if not named:
            note_unnamed(line, ledger)
            for said in by_gathering(line, before, ledger):
                ledger.take(said)
    for said in by_count(counted, ledger):
        ledger.take(said)
    settled = ledger.settled()
    if not learned:
        return settled
    found = [*settled, *heard(reading, settled)]
    if weighed:
        date_agreements(reading, found)
        name_signatories(reading, found)
    return found


def _said(line: Line, ledger: Ledger) -> Iterator[Said]:
    yield from by_town(line, ledger)
    yield from by_rest(line, ledger)
    yield from by_one_of(line, ledger)
    yield from by_ellipsis(line, ledger)
    yield from by_pronoun(line, ledger)
    yield from by_noun(line, ledger)
    yield from by_second_clause(line, ledger)
    yield from by_both(line, ledger)
    yield from by_bond(line, ledger)
    yield from by_partner(line, ledger)
    yield from by_added(line, ledger)
    yield from by_shared_project(line)
    yield from by_network(line, ledger)


def _note_towns(line: Line, ledger: Ledger) -> None:
    """Remember that a sentence speaks of several partner towns, for "die übrigen" and for a list below."""
    for token in line.tokens:
        if is_plural(token) and (noun := kind_of_noun(token)):
            ledger.several[line.sentence.index] = noun
        kind = kind_of_town(token)
        if kind is not None and is_plural(token) and line.is_told(token):
            ledger.counted[line.sentence.index] = kind
            if line.text.rstrip().endswith(":"):
                ledger.listing = kind
    if (
        ledger.listing
        and not line.text.rstrip().endswith(":")
        and not line.text.lstrip().startswith(("-", "•", "*", "–"))
    ):
        ledger.listing = ""
