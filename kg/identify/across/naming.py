"""Choose the IRI of each group from those of its mentions."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final
from urllib.parse import quote

from kg.identify.across.groups import Groups, Said
from kg.identify.across.profile import Body, Deed, Grant, Mention, Person, Plan, Profile, Scene
from kg.identify.across.spelling import Name
from kg.model import Iri

__all__ = ["named_groups"]

_DAY: Final = len("2024-11-12")


def named_groups(groups: Groups[Any]) -> Mapping[int, Iri]:
    """Return the IRI of each group by the number that `Groups.root` gives.

    It is that of the mention that says most; two groups that share one are both named anew, by the first release that
    speaks of each, so that the IRI that both had leads to both.

    Examples
    --------
    >>> from kg.identify.across.interface import Constraints
    >>> from kg.identify.across.judged import Judged
    >>> named_groups(Groups([], Judged(Constraints()), hash, lambda one, other: True))
    {}
    """
    members = {groups.root(group[0]): [groups.said[n] for n in group] for group in groups.groups()}
    iris = {root: {said.what.iri for said in group} for root, group in members.items()}
    claimed = Counter(iri for own in iris.values() for iri in own)
    return {root: _name(group, lambda iri: claimed[iri] > 1) for root, group in members.items()}


def _name(group: Iterable[Said[Mention]], is_shared: Callable[[Iri], bool]) -> Iri:
    ordered = sorted(group, key=lambda said: (*_rank(said.what, said.where), said.what.iri, said.where.release))
    own = next((said.what.iri for said in ordered if not is_shared(said.what.iri)), None)
    if own is not None:
        return own
    best = ordered[0].what.iri
    first = min(said.where.release for said in ordered if said.what.iri == best)
    return Iri(f"{best}-{quote(first, safe='')}")


def _rank(what: Mention, where: Profile) -> tuple[bool | int, ...]:
    """Return what makes an IRI the name of a group, best first; the IRI itself decides at last."""
    if isinstance(what, Person):
        name = Name.of(what.name)
        initial = not name.full or len(name.given[0]) == 1
        acts = any(office.body.startswith("town:") for office in what.offices)
        return what.bound, initial, not acts, -len(name.family), -len(name.given)
    if isinstance(what, Body):
        old = any(pair.before == what.iri for pair in where.renamings)
        return not what.known, what.bound, old, bool(what.names) and what.names[0].isupper()
    if isinstance(what, Deed):
        return what.bound, what.type == "other", -len(what.signed)
    if isinstance(what, Scene):
        return what.bound, len(what.starts) < _DAY, not what.ends
    if isinstance(what, Plan):
        return not what.known, what.bound
    if isinstance(what, Grant):
        return not what.amount, what.programme is None
    raise TypeError(what)
