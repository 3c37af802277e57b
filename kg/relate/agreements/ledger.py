"""Keep the agreements of a release while it is read: what is said again joins, what follows replaces."""

from collections import Counter
from datetime import date

from kg.relate.agreements.agreement import Agreement, Party, Said
from kg.relate.agreements.line import Line
from kg.relate.agreements.words import pattern
from kg.relate.reading import Reading
from kg.text import Mention

__all__ = ["Ledger"]

_NEWS_DAYS = 14
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
        self.listing = ""
        self.several: dict[int, str] = {}

    def focus(self, line: Line, offset: int) -> str:
        """Return the other town that the text speaks of at an offset: the last named abroad or bound, else the main one."""
        known = {name for agreement in self.found for name in agreement.towns}
        home = self.reading.home.country if self.reading.home else "DE"
        for mention in reversed(self.reading.mentions):
            if mention.kind != "place" or mention.start >= offset or self.reading.is_home(mention.name):
                continue
            if line.is_region(mention):
                continue
            sentence = self.reading.document.sentences[mention.sentence]
            if line.sentence.index - sentence.index > _NEAR or self.reading.document.is_spoken(mention.start):
                break
            abroad = self.reading.country_of(mention.name) not in {None, home}
            if mention.name in known or abroad or mention.name == self.reading.partner:
                return mention.name
        return self._partner(home)

    def _partner(self, home: str) -> str:
        """Return the town that the release speaks of most, rather one abroad."""
        if self.reading.partner and self.reading.country_of(self.reading.partner) != home:
            return self.reading.partner
        abroad = [name for name in self.reading.towns if self.reading.country_of(name) not in {None, home}]
        counts = Counter(m.name for m in self.reading.mentions if m.kind == "place" and m.name in abroad)
        return counts.most_common(1)[0][0] if counts else self.reading.partner

    def scene(self, line: Line) -> Mention | None:
        """Return the day that the text spoke of last before a sentence: in its paragraph, or anywhere where it goes on from there."""
        on = bool(pattern("sequence").search(line.text))
        for mention in reversed(self.reading.mentions):
            if (
                mention.kind != "date"
                or mention.start >= line.sentence.start
                or len(mention.key) != 10
                or mention.end_key
            ):
                continue
            sentence = self.reading.document.sentences[mention.sentence]
            if sentence.zone not in {"body", "background", "caption"} or self.reading.document.is_spoken(mention.start):
                continue
            if sentence.paragraph == line.sentence.paragraph or (on and self._is_news(mention.key)):
                return mention
            if not on:
                return None
        return None

    def antecedent(self, said: Said) -> Agreement | None:
        """Return the agreement that a general word or pronoun speaks of."""
        names = {name for _, name in said.parties}
        near = self.last is not None and said.sentence - self.last_sentence <= 1
        if near and (said.is_former or not said.is_strong):
            return self.last
        if said.is_explicit and names:
            fits = [a for a in self.found if a.towns == names]
            return self.last if self.last in fits else (fits[-1] if fits else None)
        if self.last is not None and said.sentence - self.last_sentence <= _NEAR + 1:
            return self.last
        partner = self.reading.partner
        fits = [a for a in self.found if partner in a.towns]
        fresh = [a for a in fits if a.status in {"signed", "planned", "renewed"}]
        return (fresh or fits or [None])[-1]

    def take(self, said: Said) -> Agreement | None:
        """Add what a sentence says: to the agreement that it speaks of, or as a new one."""
        agreement = self._general(said) if not said.kind else self._typed(said)
        if agreement is not None:
            if (
                said.replaces
                and self.last is not None
                and self.last is not agreement
                and self.last.towns == agreement.towns
            ):
                agreement.follows = self.last
            self.last, self.last_sentence = agreement, said.sentence
        return agreement

    def _general(self, said: Said) -> Agreement | None:
        base = self.antecedent(said)
        if (
            not said.is_definite
            and said.noun.startswith("erklärung")
            and said.fate in {"conclude", "plan"}
            and (said.is_strong or base)
        ):
            self.found.append(
                other := Agreement("other", list(said.parties if said.is_strong or base is None else base.parties))
            )
            return self._apply(other, said)
        if base is not None and (said.is_former or said.is_new):
            fresh = Agreement(base.type, list(base.parties), is_assumed=base.is_assumed)
            if self._same_date(base, said):
                return self._apply(base, said)
            self.found.append(fresh)
            self._apply(fresh, said)
            older, newer = (fresh, base) if said.is_former else (base, fresh)
            newer.follows = older
            if said.is_former and older.status == "in-force":
                older.status = "ended"
            return newer if said.is_former else fresh
        if base is None:
            if said.noun != "partnerschaft" or len(said.parties) < 2 or not said.is_explicit:
                return None
            kind = "twinning" if all(kind == "municipality" for kind, _ in said.parties) else "other"
            base = Agreement(kind, list(said.parties), is_assumed=True)
            self.found.append(base)
        return self._apply(base, said)

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
        agreement = Agreement(said.kind, list(said.parties))
        older = next((a for a in reversed(self.found) if a.towns == names and a.type == said.kind), None)
        self.found.append(agreement)
        if said.is_new and older is not None:
            agreement.follows = older
        return self._apply(agreement, said)

    def _is_same(self, agreement: Agreement, said: Said) -> bool:
        if agreement.type != said.kind and not agreement.is_assumed:
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
        if said.when and len(said.when) > len(agreement.signed or ""):
            agreement.signed = said.when
            if said.when_span is not None:
                agreement.spans["signed"] = said.when_span
        status = self._status(agreement, said)
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

    def _status(self, agreement: Agreement, said: Said) -> str:
        fate = said.fate
        if fate in {"end", "suspend", "plan"}:
            return {"end": "ended", "suspend": "suspended", "plan": "planned"}[fate]
        if fate == "renew":
            return "renewed"
        if fate == "sign":
            return "signed"
        if fate == "conclude":
            return "signed" if self._is_news(said.when) else "in-force"
        return "in-force"

    def _is_news(self, day: str | None) -> bool:
        issued = self.reading.issued
        if not issued or day is None:
            return False
        if len(day) == 7:
            return day == issued[:7]
        return len(day) == 10 and 0 <= (date.fromisoformat(issued[:10]) - date.fromisoformat(day)).days <= _NEWS_DAYS

    def settled(self) -> list[Agreement]:
        """Return the agreements: pairs of a larger partnership fold into it, the fresh follow those that are gone."""
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


def _holds(larger: Agreement, smaller: Agreement) -> bool:
    return (
        larger.type == smaller.type and len(larger.parties) > len(smaller.parties) > 1 and larger.towns > smaller.towns
    )


def _rank(status: str) -> int:
    return ("in-force", "planned", "signed", "renewed", "suspended", "ended").index(status)


def parties_of(*names: str) -> list[Party]:
    """Return municipalities as parties, each once."""
    return [("municipality", name) for name in dict.fromkeys(names) if name]


__all__ += ["parties_of"]
