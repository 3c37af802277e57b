"""Keep the agreements of a release while it is read: what is said again joins, what follows replaces."""

from kg.relate.agreements.agreement import Agreement, Party, Said
from kg.relate.agreements.context import focus_of, is_news
from kg.relate.agreements.line import Line
from kg.relate.reading import Reading

__all__ = ["Ledger"]

_GONE = ("ended", "suspended")
_NEAR = 3


class Ledger:
    """The agreements found so far, in the order of the text, and what the text spoke of last."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.found: list[Agreement] = []
        self.last: Agreement | None = None
        self.last_sentence = -99
        self.counted: dict[int, str] = {}
        self.unnamed: dict[int, str] = {}
        self.listing = ""
        self.several: dict[int, str] = {}
        self.projected = -99
        self.projects: list[Said] = []
        self.pending: tuple[int, str] = (-99, "")
        self.orphans: list[Said] = []

    def focus(self, line: Line, offset: int) -> str:
        """Return the other town that the text speaks of at an offset."""
        return focus_of(line, offset, {name for agreement in self.found for name in agreement.towns})

    def antecedent(self, said: Said) -> Agreement | None:
        """Return the agreement that a general word or pronoun speaks of."""
        names = {name for _, name in said.parties}
        near = self.last is not None and said.sentence - self.last_sentence <= 1
        other = bool(names) and said.is_explicit and self.last is not None and self.last.towns != names
        if near and not (other and said.noun.startswith("partnerschaft")) and (said.is_former or not said.is_strong):
            return self.last
        if (said.is_explicit or said.is_strong) and names:
            fits = [a for a in self.found if a.towns == names and _may_be(a, said)]
            return self.last if self.last in fits else (fits[-1] if fits else None)
        if self.last is not None and said.sentence - self.last_sentence <= _NEAR + 1:
            return self.last
        partner = self.reading.partner
        fits = [a for a in self.found if partner in a.towns]
        fresh = [a for a in fits if a.status in {"signed", "planned", "renewed"}]
        return next(iter((fresh or fits)[-1:]), None)

    def take(self, said: Said) -> Agreement | None:
        """Add what a sentence says: to the agreement that it speaks of, or as a new one."""
        agreement = self._general(said) if not said.kind else self._typed(said)
        if agreement is not None:
            last = self.last
            if said.replaces and last is not None and last is not agreement and last.towns == agreement.towns:
                agreement.follows = last
            self.last, self.last_sentence = agreement, said.sentence
        return agreement

    def _general(self, said: Said) -> Agreement | None:
        """Take what is said by a general word: of the agreement before, its successor or predecessor, or a new one."""
        base = self.antecedent(said)
        signs = said.fate in {"conclude", "plan"} and not said.is_definite and said.noun.startswith("erklärung")
        if signs and (said.is_strong or base is not None):
            parties = said.parties if said.is_strong or base is None else base.parties
            return self._apply(self._add("other", parties), said)
        renewing = base is not None and base.status == "renewed" and said.is_new
        if base is not None and (said.is_former or said.is_new) and not renewing and not self._same_date(base, said):
            return self._beside(base, said)
        if base is None:
            told = said.is_explicit or said.when or said.fate
            towns = len(said.parties) > 1 and all(kind == "municipality" for kind, _ in said.parties)
            if towns and told and said.sentence - self.pending[0] <= _NEAR:
                return self._apply(self._add(self.pending[1], said.parties), said)
            if not said.noun.startswith("partnerschaft") or not towns or not told:
                if said.fate in {"conclude", "plan", "sign"} and said.noun and not self.found:
                    self.orphans.append(said)
                return None
            base = self._add("twinning", said.parties)
            base.is_assumed = True
        self._hand_over(base, said)
        return self._apply(base, said)

    def _add(self, kind: str, parties: list[Party]) -> Agreement:
        self.found.append(agreement := Agreement(kind, list(parties)))
        return agreement

    def _hand_over(self, agreement: Agreement, said: Said) -> None:
        """Give an agreement whose parties were only guessed to the bodies for which it is signed."""
        bodies = [party for party in said.parties if party[0] == "organisation"]
        if agreement.is_guessed and len(bodies) > 1:
            agreement.parties, agreement.is_guessed = bodies, False

    def _beside(self, base: Agreement, said: Said) -> Agreement:
        """Add the agreement that replaces another or is replaced by it; return the newer."""
        other = self._add(base.type, base.parties)
        other.is_assumed = base.is_assumed
        self._apply(other, said)
        older, newer = (other, base) if said.is_former else (base, other)
        newer.follows = older
        if said.is_former and older.status == "in-force":
            older.status = "ended"
        return newer

    @staticmethod
    def _same_date(agreement: Agreement, said: Said) -> bool:
        return bool(
            said.when
            and agreement.signed
            and (agreement.signed.startswith(said.when) or said.when.startswith(agreement.signed))
        )

    def _typed(self, said: Said) -> Agreement | None:
        names = frozenset(name for _, name in said.parties)
        if not names:
            return None
        bound = [a for a in self.found if a.towns == names]
        if not said.is_sure and bound and all(a.type != said.kind for a in bound):
            return bound[-1]
        for agreement in reversed(self.found):
            if agreement.towns == names and self._is_same(agreement, said):
                if agreement.is_assumed:
                    agreement.type, agreement.is_assumed = said.kind, False
                return self._apply(agreement, said)
        older = next((a for a in reversed(bound) if a.type == said.kind), None)
        agreement = self._add(said.kind, said.parties)
        agreement.is_guessed = not said.is_explicit and not said.is_strong
        if said.is_new and older is not None:
            agreement.follows = older
        self._apply(agreement, said)
        for orphan in self.orphans if older is None and not said.fate else ():
            near = said.sentence - orphan.sentence <= _NEAR
            if near and (not orphan.is_strong or {name for _, name in orphan.parties} == names):
                self._apply(agreement, orphan)
        self.orphans = []
        return agreement

    def _is_same(self, agreement: Agreement, said: Said) -> bool:
        if agreement.type != said.kind and not (agreement.is_assumed and said.is_definite):
            return self._is_deed(agreement, said)
        if said.is_former:
            return agreement.status in _GONE or self._same_date(agreement, said)
        if said.is_new and agreement.signed and agreement.status != "planned":
            return self._same_date(agreement, said)
        if agreement.signed and said.when:
            return self._same_date(agreement, said)
        gone = said.fate in {"end", "suspend"}
        return not (gone and agreement.status == "signed")

    def _is_deed(self, agreement: Agreement, said: Said) -> bool:
        """Return whether "die Rahmenvereinbarung" is the deed of the partnership that was spoken of."""
        deed = (
            said.kind == "cooperation-agreement"
            and said.is_definite
            and not said.is_new
            and said.noun.startswith("rahmen")
        )
        return deed and agreement.type == "twinning" and (self._same_date(agreement, said) or not agreement.signed)

    def _apply(self, agreement: Agreement, said: Said) -> Agreement:
        fresh = is_news(self.reading.issued, said.when)
        renewing = agreement.status == "renewed" and said.fate == "conclude" and fresh
        refines = agreement.signed is None or (said.when or "").startswith(agreement.signed)
        if said.when and len(said.when) > len(agreement.signed or "") and refines and not renewing:
            agreement.signed = said.when
            if said.when_span is not None:
                agreement.spans["signed"] = said.when_span
        status = self._status(said)
        if _rank(status) > _rank(agreement.status) or (agreement.status == "planned" and said.fate == "conclude"):
            agreement.status = status
            agreement.spans["status"] = said.evidence
        if agreement.status == "planned":
            agreement.signed = None
            agreement.spans.pop("signed", None)
        agreement.signatories = list(dict.fromkeys([*agreement.signatories, *said.signatories]))
        if said.evidence not in agreement.evidence:
            agreement.evidence.append(said.evidence)
        if said.fate in {"conclude", "plan"} and said.signatories:
            agreement.signed_in.append(said.sentence)
        return agreement

    def _status(self, said: Said) -> str:
        fate = said.fate
        if fate in {"end", "suspend", "plan"}:
            return {"end": "ended", "suspend": "suspended", "plan": "planned"}[fate]
        if fate == "renew":
            return "renewed"
        if fate == "sign":
            return "signed"
        if fate == "conclude":
            return "signed" if is_news(self.reading.issued, said.when) else "in-force"
        is_today = (
            said.when is not None and len(said.when) == len("2024-05-03") and is_news(self.reading.issued, said.when)
        )
        return "signed" if is_today else "in-force"

    def settled(self) -> list[Agreement]:
        """Return the agreements: pairs of a larger partnership fold into it, the fresh follow those that are gone."""
        bound = {name for agreement in self.found for name in agreement.towns}
        for said in self.projects:
            if not any(name in bound and not self.reading.is_home(name) for _, name in said.parties):
                self.take(said)
        kept = [a for a in self.found if a.parties and not any(_holds(b, a) for b in self.found)]
        for new in kept:
            if new.follows is not None and new.follows not in kept:
                new.follows = None
            if new.follows is None and new.status in {"signed", "planned"}:
                earlier = [
                    a
                    for a in kept
                    if a is not new
                    and a.towns == new.towns
                    and a.status in _GONE
                    and (new.status == "signed" or a.type == new.type)
                ]
                new.follows = earlier[-1] if earlier else None
        return kept


def _may_be(agreement: Agreement, said: Said) -> bool:
    """Return whether a general word can speak of an agreement: "die Partnerschaft" of no sponsorship or network."""
    apart = {"sponsorship", "network-membership", "declaration-of-intent"}
    return not said.noun.startswith("partnerschaft") or agreement.type not in apart


def _holds(larger: Agreement, smaller: Agreement) -> bool:
    return (
        larger.type == smaller.type and len(larger.parties) > len(smaller.parties) > 1 and larger.towns > smaller.towns
    )


def _rank(status: str) -> int:
    return ("in-force", "planned", "signed", "renewed", "suspended", "ended").index(status)
