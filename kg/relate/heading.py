"""See who heads a body by a clause beside its name: "der Verein, dem Ute Beispiel vorsteht", "der Chor unter …"."""

from kg.lexicon.patterns import pattern
from kg.relate.bodies import as_body
from kg.relate.reading import Reading
from kg.relate.told import hold
from kg.text import Mention, Sentence

__all__ = ["at_the_head", "head_of_kind", "is_ensemble"]

_HEADED = pattern("roles.headed")
_CONDUCTED = pattern("roles.conducted")
_LEADS = pattern("roles.leads")
_CHAIRED = pattern("roles.chaired")
_AROUND = pattern("roles.around")
_AT_ITS_HEAD = pattern("roles.at-its-head")
_ENSEMBLE = pattern("roles.ensemble")
# Somebody's club is not who is told of: "eine Gruppe des Vereins, geführt von Ute Beispiel".
_GENITIVE = pattern("roles.genitive")
_STRIVING = pattern("roles.striving")


def head_of_kind(kind: str) -> str:
    """Return the code of who heads an organisation of a kind."""
    return "association-chair" if kind in {"association", "network"} else "director"


def at_the_head(reading: Reading, sentence: Sentence, person: Mention) -> None:
    """Read "der Verein, dem Ute Beispiel vorsitzt", "der Chor unter Jan Muster", "Ute Beispiel leitet das Museum"."""
    before = next((m for m in reversed(reading.of(sentence, "organisation")) if m.end <= person.start), None)
    if before is not None and (
        _conducts(reading, sentence, before, person) or _heads(reading, sentence, before, person)
    ):
        return
    after = next((m for m in reading.of(sentence, "organisation") if m.start >= person.end), None)
    if after is None or not _LEADS.match(reading.between(person.end, after.start)):
        return
    if after.key == "municipal-office":
        hold(reading, person, ("municipal-officer", None), (person.end, after.end), "de.role.leads")
    elif not reading.people[person.name].roles:
        hold(reading, person, (head_of_kind(after.key), as_body(after)), (person.end, after.end), "de.role.leads")


def _conducts(reading: Reading, sentence: Sentence, body: Mention, person: Mention) -> bool:
    """Bind who conducts or chairs a body and has no office yet; return whether somebody does."""
    gap, span = reading.between(body.end, person.start), (body.start, person.end)
    if reading.people[person.name].roles:
        return False
    if _CONDUCTED.match(gap) and _plays(body):
        hold(reading, person, ("expert", as_body(body)), span, "de.role.conducted")
        return True
    if not (_CHAIRED.match(gap) or _stands_for(reading, sentence, (body, person))):
        return False
    is_office = body.key == "municipal-office"
    held = ("municipal-officer", None) if is_office else (head_of_kind(body.key), as_body(body))
    hold(reading, person, held, span, "de.role.headed")
    return True


def _stands_for(reading: Reading, sentence: Sentence, pair: tuple[Mention, Mention]) -> bool:
    """Return whether somebody stands for a club: "der Freundeskreis um Ute Beispiel", "… mit ihr an der Spitze"."""
    body, person = pair
    front, gap = reading.text[sentence.start : body.start], reading.between(body.end, person.start)
    behind = reading.text[person.end : sentence.end]
    if body.key not in {"association", "network"} or _GENITIVE.search(front):
        return False
    is_around = _AROUND.match(gap) is not None and not _STRIVING.search(front + behind)
    return is_around or _AT_ITS_HEAD.match(f"{gap}§{behind}") is not None


def _heads(reading: Reading, sentence: Sentence, body: Mention, person: Mention) -> bool:
    """Bind who heads a body by its relative clause, beside any other office; return whether somebody does."""
    gap, behind = reading.between(body.end, person.start), reading.text[person.end : sentence.end]
    if not _HEADED.match(f"{gap}§{behind}"):
        return False
    hold(reading, person, (head_of_kind(body.key), as_body(body)), (body.start, person.end), "de.role.headed")
    return True


def _plays(body: Mention) -> bool:
    """Return whether a body makes music or theatre, so that who leads it is an artist."""
    return body.key in {"cultural-institution", "school"} or is_ensemble(body)


def is_ensemble(body: Mention) -> bool:
    """Return whether the name of a body says that it makes music or theatre."""
    return bool(_ENSEMBLE.search(body.name))
