"""Read on from the agreement spoken of before: "Sie besteht seit 1991", "Unterschrieben haben ihn …"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Evidence
from kg.relate.agreements.acts import acts_in, is_planned, is_signing
from kg.relate.agreements.ages import age_of
from kg.relate.agreements.agreement import Party, Said
from kg.relate.agreements.institutions import institutions_in
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.named import named_in
from kg.relate.agreements.signing import named_signers, names_signers, signatories_of
from kg.relate.agreements.times import since_of
from kg.relate.agreements.words import pattern
from kg.text import Token

__all__ = ["by_pronoun", "by_second_clause"]


def _token_at(line: Line, offset: int) -> Token:
    return next((t for t in line.tokens if t.start <= offset < t.end), line.tokens[0])


def by_second_clause(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield who signs "ihn" or "sie" in a clause apart from the agreement that the sentence names."""
    named = named_in(line) if ledger.last is not None else ()
    said = _again(line)
    for act in acts_in(line) if named else ():
        apart = all(line.is_parted(act.start, each.token.start) for each in named)
        if (
            apart
            and is_signing(act)
            and not act.is_attributive
            and not act.is_noun
            and re.search(r"\b(?:ihn|sie|es|diese[nsr]?|dazu)\b|;\s(?:für|mit\w*)\b", line.text)
        ):
            said.signatories = signatories_of(line, act.start)
            yield said
            return


def _again(line: Line) -> Said:
    """Return what is said of the agreement before, still empty."""
    return Said(
        kind="",
        parties=[],
        evidence=line.reading.whole(line.sentence, "de.agreement.again"),
        sentence=line.sentence.index,
    )


_SUBJECT = re.compile(
    r"^\W*(?:Sie|Diese|Dieser|Dieses|Er|Es|Die\s(?:Verbindung|Beziehung|Bande|Verbindungen|Beziehungen)|Das\sBündnis|Besiegelt|Begründet|Begonnen|Geschlossen|Unterzeichnet|Unterschrieben|Gegründet)\b"
)
_OTHER_PAPER = re.compile(r"\b(?:Goldene[ns]?\s+Buch\w*|Gästebuch\w*|Petition\w*|Kondolenz\w*|Fahne\w*|Trikot\w*)\b")


# Words that do not name an agreement but may speak of the one named before.
_WEAK_NOUN = re.compile(
    r"\b(?:[Dd]ie|[Dd]er|[Dd]iese[rs]?|[Ii]hre|[Uu]nsere|[Dd]as)\s(?:[a-zäöü]\S*\s)?"
    r"(?P<noun>Verbindung|Freundschaft|Verbundenheit|Bund|Bande|Bündnis|Beziehung|Beziehungen)\b"
)
_FEAST = re.compile(
    r"\b[Dd]as\s\S+jährige\s(?:Jubiläum|Bestehen)\b(?!\s(?:der|des|von|eines|einer|ihrer|ihres|seiner|seines)\b)"
)


def _weak_noun(line: Line) -> Token | None:
    found = _WEAK_NOUN.search(line.text)
    return _token_at(line, line.sentence.start + found.start("noun")) if found else None


def _age_of_last(line: Line, token: Token) -> tuple[str, Evidence] | None:
    """Return since when the agreement spoken of before is, told of "die Verbindung" or of "das 50-jährige Jubiläum"."""
    noun = _weak_noun(line)
    when = _since_when(line, noun) if noun is not None else None
    return when or (age_of(line, token) if _FEAST.search(line.text) and not line.bodies else None)


def _since_when(line: Line, noun: Token) -> tuple[str, Evidence] | None:
    """Return since when a bond is, by "seit", by its age, or by the year in which it was concluded."""
    if (when := since_of(line, noun, strict=True) or age_of(line, noun)) is not None:
        return when
    concludes = any(
        act.kind == "conclude" and not act.is_noun and line.barriers(act.start, noun.start) == 0
        for act in acts_in(line)
    )
    days = [m for m in line.dates if not m.end_key and line.barriers(m.start, noun.start) == 0]
    return (days[0].key, line.reading.says(days[0], "de.agreement.again")) if concludes and days else None


_PRONOUN = re.compile(
    r"\b(?:ihn|sie|es|diesen?|dieses|ihre\s(?:[a-zäöü]\S*\s)?(?:Zusammenarbeit|Verbindung|Freundschaft|Kooperation))\b"
)


def _signed_for(line: Line) -> list[Party]:
    """Return the institutions that somebody signs for: "Für die Hochschule unterschrieb …, für die Klinik …"."""
    found = [m for m in [*institutions_in(line), *line.bodies] if line.preposition(m) == "für"]
    return list(dict.fromkeys(("organisation", m.name) for m in sorted(found, key=lambda m: m.start)))


def _gone(line: Line) -> str:
    """Return "suspend" or "end" where a sentence says so of what "diese" speaks of."""
    if not re.match(
        r"^\W*(?:Diese[rs]?|Sie|Er|Es)\s(?:konnten?|wurden?|ist|war|ruht|liegt|lief|geht|ging|endet|endete)\b",
        line.text,
    ):
        return ""
    return next((act.kind for act in acts_in(line) if act.kind in {"suspend", "end"} and not act.is_noun), "")


def by_pronoun(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield what a sentence says of the agreement spoken of before: who signs it, since when it stands."""
    if ledger.last is None:
        return
    named = named_in(line)
    near = line.sentence.index - ledger.last_sentence <= 2
    token = line.tokens[0]
    said = _again(line)
    if named:
        if near and (fate := _gone(line)):
            yield replace(said, fate=fate)
    elif names_signers(line) and not _OTHER_PAPER.search(line.text):
        said.signatories = named_signers(line)
        yield said
    elif near and (_renews(line, said) or _signs(line, said)):
        yield said
    elif near and (fate := _gone(line)):
        said.fate = fate
        yield said
    elif near and (when := _age_of_last(line, token)) is not None:
        said.when, said.when_span = when
        yield said
    elif near and _SUBJECT.match(line.text) and _dates(line, said):
        yield said


def _renews(line: Line, said: Said) -> bool:
    """Add who renews the agreement spoken of; return whether somebody does."""
    acts = (act for act in acts_in(line) if not act.is_attributive and not act.is_noun)
    renewing = next((act for act in acts if act.kind == "renew"), None)
    if renewing is None or not line.people or not _PRONOUN.search(line.text):
        return False
    names = signatories_of(line, renewing.start)
    said.fate, said.signatories = "renew", names if len(names) > 1 else []
    return True


def _signs(line: Line, said: Said) -> bool:
    """Add who signs the agreement spoken of, for whom and when; return whether somebody does."""
    acts = (act for act in acts_in(line) if not act.is_attributive and not act.is_noun)
    signing = next((act for act in acts if is_signing(act)), None)
    if signing is None or not line.people or _OTHER_PAPER.search(line.text):
        return False
    said.signatories = signatories_of(line, signing.start)
    said.parties = _signed_for(line)
    said.fate = "plan" if is_planned(line, signing, line.tokens[0]) else ""
    days = [m for m in line.dates if len(m.key) == len("2024-05-03") and not m.end_key]
    if days and not said.fate:
        said.fate, said.when = "conclude", days[0].key
        said.when_span = line.reading.says(days[0], "de.agreement.again")
    return True


def _dates(line: Line, said: Said) -> bool:
    """Add since when the agreement that "sie" speaks of is, or that it is to come; return whether that is said."""
    token = line.tokens[0]
    exists = pattern("exist").search(line.text)
    when = since_of(line, token, strict=True) or (age_of(line, token) if exists else None)
    acts = acts_in(line)
    concludes = any(act.kind == "conclude" and not act.is_noun for act in acts)
    if when is None and concludes and line.dates and not line.dates[0].end_key:
        if any(is_planned(line, act, token) for act in acts):
            said.fate = "plan"
            return True
        when = line.dates[0].key, line.reading.says(line.dates[0], "de.agreement.again")
        said.fate = "conclude" if len(when[0]) == len("2024-05-03") else ""
    if when is not None:
        said.when, said.when_span = when
    return when is not None
