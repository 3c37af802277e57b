"""Apply judgements to what a machine has read of a release."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg.judge.judgement import Judgement, Said
from kg.judge.match import Place, found_in, place_of, subject_of
from kg.judge.sheet import MANY, Sheet
from kg.judge.told import Told, alike, told_of
from kg.judge.values import shown
from kg.model import Extraction, Release

__all__ = ["Applied", "Outcome", "State", "apply"]

State: TypeAlias = Literal["applied", "idle", "changed", "lost"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a judgement.

    It was ``applied``; ``idle`` (the machine no longer reads what was rejected); its sentence has ``changed``: a
    rejection holds all the same, nothing else is applied; or it is ``lost``: what it is about is not in the release
    any more, or not in its text. ``facts`` are the ids of the machine's facts that it is about.
    """

    judgement: Judgement
    state: State
    facts: tuple[str, ...] = ()

    @property
    def needs_look(self) -> bool:
        """Whether a person must look at it again."""
        return self.state in {"changed", "lost"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What is left of an extraction, and what became of each judgement, in order."""

    extraction: Extraction
    outcomes: tuple[Outcome, ...]


def apply(release: Release, extraction: Extraction, judgements: Sequence[Judgement]) -> Applied:
    """Return an extraction as people have left it.

    Rejected facts go, and with what makes a thing one (its name, the type of an event) the thing goes; corrected
    facts have their new value; added facts stand; confirmed facts stand even if the machine does not read them any
    more. What people said has the rule ``review.VERDICT:ID``. The machine's facts are matched by what they say
    (`kg.judge.match`), so the result does not depend on the order of things or on offsets.

    Parameters
    ----------
    release
        The release as it is kept.
    extraction
        What the machine has read, and the text bears.
    judgements
        What stands of this release, in the order of judging.
    """
    if not judgements:
        return Applied(extraction=extraction, outcomes=())
    bench = _Bench(release, extraction)
    outcomes = tuple(bench.judge(one) for one in judgements)
    return Applied(extraction=bench.sheet.extraction(), outcomes=outcomes)


class _Bench:
    """A release on which judgements are carried out, one after the other."""

    def __init__(self, release: Release, extraction: Extraction) -> None:
        self.text = release.text
        self.machine = extraction
        self.told = told_of(release, extraction)
        self.sheet = Sheet(extraction)

    def judge(self, judgement: Judgement) -> Outcome:
        """Carry out one judgement."""
        said = judgement.fact
        if said is None:
            return Outcome(judgement=judgement, state="lost")
        place = place_of(said, self.text)
        found = () if judgement.verdict == "add" else found_in(said, self.told, place)
        ids = tuple(one.id for one in found)
        if judgement.verdict == "reject":
            return Outcome(judgement=judgement, state=self._rejected(found, place), facts=ids)
        if not place.words:
            return Outcome(judgement=judgement, state="changed", facts=ids)
        done = {"confirm": self._confirmed, "correct": self._corrected, "add": self._added}[judgement.verdict]
        return Outcome(
            judgement=judgement, state="applied" if done(judgement, said, found, place) else "lost", facts=ids
        )

    def _rejected(self, found: Iterable[Told], place: Place) -> State:
        found = tuple(found)
        for one in found:
            self.sheet.drop(one.fact)
        if not found:
            return "idle"
        return "applied" if place.words else "changed"

    def _confirmed(self, judgement: Judgement, said: Said, found: Sequence[Told], place: Place) -> bool:
        if found:
            for one in found:
                self.sheet.keep(one.fact)
            return True
        return self._stated(judgement, said, said.value, place)

    def _corrected(self, judgement: Judgement, said: Said, found: Sequence[Told], place: Place) -> bool:
        """Put the new value in the place of the old one, or beside nothing, where the machine reads nothing more."""
        if found:
            return all(self.sheet.change(one.fact, judgement.value, _rule(judgement)) for one in found)
        subject = subject_of(said, self.told, self.machine, place)
        if subject is None:
            return False
        right = [one for one in self.told if one.fact.subject == subject and one.fact.property == said.property]
        if any(alike(one.said.value, shown(judgement.value)) or one.fact.value == judgement.value for one in right):
            return True
        others = () if said.property in MANY else right
        if others:
            return all(self.sheet.change(one.fact, judgement.value, _rule(judgement)) for one in others)
        return self.sheet.state(subject, said.property, judgement.value, _rule(judgement), place.words[:1])

    def _added(self, judgement: Judgement, said: Said, _found: Sequence[Told], place: Place) -> bool:
        if not said.subject and not judgement.to:
            subject = self.sheet.make(judgement.id, said.kind, _rule(judgement), place.words[:1])
            return self.sheet.state(subject, said.property, said.value, _rule(judgement), place.words[:1])
        return self._stated(judgement, said, said.value, place)

    def _stated(self, judgement: Judgement, said: Said, value: str, place: Place) -> bool:
        made, rule = judgement.to, _rule(judgement)
        subject = self.sheet.made(made) if made else subject_of(said, self.told, self.machine, place)
        return subject is not None and self.sheet.state(subject, said.property, value, rule, place.words[:1])


def _rule(judgement: Judgement) -> str:
    return f"review.{judgement.verdict}:{judgement.id}"
