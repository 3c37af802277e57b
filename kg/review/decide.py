"""Make judgements of what a person says about facts and things of a store, and refuse what cannot be meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as day
from typing import cast

from kg.errors import InputError
from kg.judge import Judged, Judgement, Logged, Said, Told, apply, open_of, passage_of, settled, told_of
from kg.judge.sheet import ESSENTIAL
from kg.judge.told import is_thing
from kg.judge.values import MAKEABLE, demand_no_contacts
from kg.model import SCHEMA, Extraction, Kind, Release
from kg.store import Store

__all__ = ["By", "added", "confirmed", "corrected", "rejected", "undone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who judges, on which day (``YYYY-MM-DD``), and why.

    Raises
    ------
    InputError
        If nobody is named, the day is none, or name or reason hold contact data.
    """

    author: str
    date: str
    reason: str = ""

    def __post_init__(self) -> None:
        if not self.author.strip():
            raise InputError(where="--author", what="is missing", remedy="give your name, or set KG_AUTHOR")
        for name, text in (("--author", self.author), ("--reason", self.reason)):
            demand_no_contacts(text, where=name)
        try:
            day.fromisoformat(self.date)
        except ValueError as error:
            what = f"has an unknown date {self.date!r}"
            raise InputError(where="--date", what=what, remedy="write YYYY-MM-DD") from error

    def says(self, verdict: str, **more: object) -> Judgement:
        """Return a judgement without an id."""
        said = {"author": " ".join(self.author.split()), "date": self.date, "reason": " ".join(self.reason.split())}
        return Judgement(**cast(dict[str, str], {"id": "", "verdict": verdict, **said, **more}))  # type: ignore[arg-type]


def confirmed(store: Store, judged: Judged, fact: str, by: By) -> Judgement:
    """Return that a fact is right.

    Raises
    ------
    InputError
        If there is no such fact, or the machine has left open what is meant.
    """
    told = _Desk(store, judged, fact).fact
    if told.options:
        remedy = f"choose one: kg review correct {fact} --value {told.options[0]}"
        raise InputError(where=fact, what="is open, there is nothing to confirm", remedy=remedy)
    return by.says("confirm", fact=told.said)


def rejected(store: Store, judged: Judged, fact: str, by: By) -> Judgement:
    """Return that a fact is wrong, and stays away; for what it raises see `confirmed`."""
    told = _Desk(store, judged, fact).fact
    if told.options:
        raise InputError(where=fact, what="is open, there is nothing to reject", remedy="leave it, or choose one")
    return by.says("reject", fact=told.said)


def corrected(store: Store, judged: Judged, fact: str, value: str, by: By) -> Judgement:
    """Return that a fact has another value.

    Raises
    ------
    InputError
        If there is no such fact, or the value is not of the form of the property, names nothing, or is no other.
    """
    desk = _Desk(store, judged, fact)
    said = desk.fact.said
    right = desk.settled(said.kind, said.property, value)
    if right == said.value or (is_thing(said.kind, said.property) and right.partition(":")[2] == said.value):
        remedy = f"confirm it: kg review confirm {fact}"
        raise InputError(where=fact, what=f"has the value {said.value!r} already", remedy=remedy)
    return by.says("correct", fact=said, value=right)


def added(  # noqa: PLR0913 - what a fact needs, each by its name
    store: Store,
    judged: Judged,
    release: str,
    *,
    prop: str,
    value: str,
    words: str,
    by: By,
    kind: str | None = None,
    to: str | None = None,
) -> Judgement:
    """Return that a release states a fact which the machine has not read.

    Parameters
    ----------
    release
        Whose text says it.
    prop, value
        The property and its value.
    words
        The words of the text that say it; they stand there once.
    kind, to
        The kind of a new thing that has the property; or a fact of whose thing it is a property.

    Raises
    ------
    InputError
        If the text has not these words, or several times; if neither or both of ``kind`` and ``to`` are given; if a
        new thing does not begin with what makes it one; and as `corrected` does.
    """
    desk = _Desk(store, judged, f"{release}:")
    exact, sentence = desk.quoted(words)
    if bool(kind) == bool(to):
        remedy = "give --to FACT for a thing of the release, or --kind KIND for a new one"
        raise InputError(where=release, what="it is not said of what this is a fact", remedy=remedy)
    made = ""
    if to:
        owner, made = desk.owner(to)
        kind_, subject = owner.kind, owner.subject
    else:
        kind_, subject = _begun(str(kind), prop), ""
    right = desk.settled(kind_, prop, value)
    said = Said(
        release=release, kind=kind_, subject="" if made else subject, property=prop, value=right, exact=exact,
        sentence=sentence,
    )  # fmt: skip
    return by.says("add", fact=said, to=made)


def undone(judged: Judged, judgement: str, by: By) -> Judgement:
    """Return that a judgement is taken back.

    Raises
    ------
    InputError
        If there is no such judgement, or it was taken back before.
    """
    found: Logged | None = judged.by_id().get(judgement)
    if found is None:
        raise InputError(where=judgement, what="is no judgement", remedy="see the list: kg review log")
    if found.state == "undone":
        remedy = "take back the line that did so, to let it stand again"
        raise InputError(where=judgement, what="was taken back already", remedy=remedy)
    return by.says("undo", undoes=judgement)


class _Desk:
    """A release as somebody who judges it has it before them."""

    def __init__(self, store: Store, judged: Judged, name: str) -> None:
        self._name = name
        self._judged = judged
        release, colon, _ = name.rpartition(":")
        if not colon:
            what, remedy = "is no fact", "use an id that kg show or kg review lists, such as RELEASE:1a2b3c4d"
            raise InputError(where=name, what=what, remedy=remedy)
        self.release: Release
        self.machine: Extraction
        self.release, self.machine = store.held(release)
        self.now = apply(self.release, self.machine, judged.of(release)).extraction

    @property
    def fact(self) -> Told:
        """The fact that was named."""
        return self._fact(self._name)

    def _fact(self, name: str) -> Told:
        known: Sequence[Told] = (*told_of(self.release, self.machine), *open_of(self.release, self.machine))
        found = next((one for one in known if one.id == name), None)
        if found is None:
            remedy = f"see what there is: kg show {self.release.identifier}"
            raise InputError(where=name, what="is no fact of the release", remedy=remedy)
        return found

    def owner(self, name: str) -> tuple[Said, str]:
        """Return a fact about the thing that is meant, and the judgement that has added the thing, if one has."""
        logged = self._judged.by_id().get(name)
        if logged is None:
            return self._fact(name).said, ""
        said = logged.judgement.fact
        if said is None or logged.judgement.verdict != "add" or said.release != self.release.identifier:
            raise InputError(where=name, what="has added no fact to the release", remedy="see kg review log")
        return said, logged.judgement.to or ("" if said.subject else name)

    def settled(self, kind: Kind, prop: str, value: str) -> str:
        """Return a value as a judgement keeps it; a thing may also be given by the id of a fact about it."""
        where = f"--value {value}"
        if is_thing(kind, prop) if prop in SCHEMA[kind] else False:
            if value.startswith(f"{self.release.identifier}:"):
                said = self._fact(value).said
                value = f"{said.kind}:{said.subject}"
            elif (logged := self._judged.by_id().get(value)) and logged.judgement.fact:
                value = f"{logged.judgement.fact.kind}:{value}"
        made = {thing.id for thing in self.now.things if thing.id.endswith(f":{value.partition(':')[2] or value}")}
        if any(thing.startswith("review:") and thing.split(":")[1] not in MAKEABLE for thing in made):
            return value
        return settled(self.now, kind, prop, value, where=where)

    def quoted(self, words: str) -> tuple[str, str]:
        """Return words as the text has them, and their sentence."""
        name, text = self.release.identifier, self.release.text
        found = list(re.finditer(r"\s+".join(map(re.escape, words.split())), text)) if words.split() else []
        if len(found) != 1:
            what = f"{words!r} stands {len(found)} times in the text" if found else f"{words!r} is not in the text"
            remedy = "give more words of the sentence" if found else f"copy them from kg show {name} --text"
            raise InputError(where=name, what=what, remedy=remedy)
        demand_no_contacts(found[0][0], where=name)
        return found[0][0], passage_of(text, *found[0].span()).sentence


def _begun(kind: str, prop: str) -> Kind:
    """Return the kind of a new thing, if it begins with what makes it one."""
    if kind not in ESSENTIAL:
        raise InputError(
            where=f"--kind {kind}", what="is no kind of thing", remedy=f"use one of {', '.join(ESSENTIAL)}"
        )
    if prop not in ESSENTIAL[kind]:
        what = f"a new {kind} does not begin with {prop}"
        remedy = f"add its {ESSENTIAL[kind][0]} first, then {prop} with --to and the id of that judgement"
        raise InputError(where=prop, what=what, remedy=remedy)
    return cast(Kind, kind)
