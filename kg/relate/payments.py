"""Find in a masked sentence who pays, whose money it is and who passes it on, one payment after the other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.lexicon.expressions import SIGNS, Expression
from kg.lexicon.funding import (
    PayRule,
    about_money,
    donor_names,
    handing_words,
    none_words,
    pay_rules,
    still_words,
    sum_words,
    word_class,
)
from kg.relate.masked import Masked
from kg.relate.payers import is_agent, is_subject, only_handed
from kg.relate.units import Unit

__all__ = ["Payment", "payments_in", "runner_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    rule: PayRule
    start: int
    end: int
    at: int
    units: tuple[Unit, ...]


@dataclass(slots=True)
class Payment:
    """The clauses of one payment with everybody's part in it."""

    start: int
    end: int
    rule: str
    is_sure: bool = False
    sources: list[Unit] = field(default_factory=list)
    payers: list[Unit] = field(default_factory=list)
    runners: list[Unit] = field(default_factory=list)
    handing: list[Unit] = field(default_factory=list)

    def take(self, rule: PayRule, unit: Unit) -> None:
        """Give a body its part; only public bodies commission, and only they run a programme for others."""
        if rule.commission and not unit.is_public:
            return
        if rule.handing:
            self.handing.append(unit)
        {"source": self.sources, "payer": self.payers, "runner": self.runners}[rule.role].append(unit)

    def chain(self) -> tuple[list[tuple[str, str]], tuple[str, str] | None]:
        """Return who gives, and the body that grants, runs or passes on (decisions 10, 13 and 18)."""
        givers, runners = self.sources, [*self.payers, *self.runners]
        if not givers:
            givers, runners = self.payers or self._over(), self.runners
        if any(u.code == "ministry" for u in givers) and any(u.code == "agency" for u in givers):
            runners = [*(u for u in givers if u.code == "agency"), *runners]
            givers = [u for u in givers if u.code != "agency"]
        funds = [u for u in givers if u.code == "fund"]
        if funds:
            runners = [*(u for u in givers if u.code not in {"fund", "purse"}), *runners]
            givers = funds
        else:
            runners = [
                u
                for u in runners
                if (u in self.payers and u.kind != "municipality") or u.is_public or u.is_known or u in self.handing
            ]
        who = list(dict.fromkeys((u.owner or u).who if not funds else u.who for u in givers))
        who += [("municipality", name) for u in givers for name in u.others]
        outer = [u.who for u in givers if u.owner is not None]
        via = next((w for w in [*outer, *(u.who for u in runners)] if w not in who), None)
        return who, via

    def _over(self) -> list[Unit]:
        return self.runners[:1]


def payments_in(sentence: Masked) -> Iterator[Payment]:
    """Yield the payments that a sentence tells; what is only hoped or applied for is none."""
    found = _found(sentence)
    for group in _groups(sentence.text, found):
        start, end = group[0], group[1]
        words = sentence.text[start:end]
        if none_words().search(still_words().sub(" ", words)):
            continue
        payment = _payment(words, start, end, group[2])
        if payment is not None:
            yield payment


def _passed_over(insertion: str) -> str:
    """Return an insertion without its commas and names, as long as before."""
    return re.sub("[\ue000-\ue7ff]", _PASSED, insertion.replace(",", " "))


_SIGN = re.compile(f"[{SIGNS['body']}{SIGNS['fund']}]")
_INSERTED = re.compile(
    r",\s(?:vermittelt|vertreten|unterstützt|koordiniert|laut|so|über|neben|gemeinsam|wie)\s[^;,]{2,90},"
)


def _found(sentence: Masked) -> list[_Found]:
    """Return what the rules read, in the order of the names: a source before a payer before a runner.

    Names in an insertion do not part a verb from its subject: "Die Kosten trug, vermittelt über X, die Stiftung Y".
    """
    if not _SIGN.search(sentence.text):
        return []  # Who pays is always a name.
    texts = [sentence.text]
    if _INSERTED.search(sentence.text):
        texts.append(_INSERTED.sub(lambda found: _passed_over(found.group()), sentence.text))
    found = [
        item
        for text in texts
        for rule in pay_rules()
        for expression in rule.expressions
        if expression.pattern.fits(text)
        for item in _matches(text, sentence, rule, expression)
    ]
    return sorted(found, key=lambda f: (f.at, ("source", "payer", "runner").index(f.rule.role), not f.rule.sure))


def _matches(text: str, sentence: Masked, rule: PayRule, expression: Expression) -> Iterator[_Found]:
    """Yield the readings of one expression; a name that cannot be meant is passed over for the next."""
    group = "unit" if "unit" in expression.pattern.groupindex else "fund"
    position, passed = 0, 0
    while group in expression.pattern.groupindex and (match := expression.pattern.search(text, position)):
        at, signs = match.start(group), match[group]
        first = sentence.units.get(signs[0])
        barred = (expression.subject and not is_subject(text, match, first)) or (
            rule.form in {"passive", "participial"} and not is_agent(text, match, at)
        )
        barred = barred or (rule.role != "runner" and not rule.commission and only_handed(text, at))
        if barred and passed < 6:
            text = text[:at] + _PASSED + text[at + 1 :]
            passed += 1
            continue
        if not barred and (not rule.gapped or _has_paid(text[: match.start()])):
            units = tuple(sentence.units[sign] for sign in signs if sign in sentence.units)
            yield _Found(rule=rule, start=match.start(), end=match.end(), at=at, units=units)
        position = match.end(group)


_PASSED = "\uf000"


def _groups(text: str, found: list[_Found]) -> Iterator[tuple[int, int, list[_Found]]]:
    """Yield stretches of the sentence with what was found in them: a new one where a second verb pays in its clause."""
    paying = [f for f in found if f.rule.role != "runner" and not f.rule.commission]
    cuts: list[int] = [0]
    last: _Found | None = None
    for item in sorted(paying, key=lambda f: f.start):
        is_new = item.rule.verb and (
            last is None
            or last.rule.verb
            or about_money().search(text[item.start : item.end])
            or (item.rule.form == "active" and "," in text[last.end : item.start])
        )
        if last is not None and is_new and item.start >= last.end and item.units != last.units:
            breaks = [m.start() for m in re.finditer(r"[,;]|\sund\s", text[last.end - 1 : item.start + 1])]
            if breaks:
                cuts.append(last.end - 1 + breaks[-1])
        if last is None or item.end > last.end:
            last = item
    for mark in re.finditer(";", text):
        begin = max(cut for cut in cuts if cut <= mark.start())
        if any(f.at > mark.start() for f in paying) and _pays().search(text[begin : mark.start()]):
            cuts = sorted({*cuts, mark.start()})
    for begin, stop in zip(cuts, [*cuts[1:], len(text)], strict=True):
        here = [f for f in found if begin <= f.at < stop]
        first = min((f.start for f in here if f.start >= begin and f in paying), default=begin)
        yield max(begin, text.rfind(";", begin, first) + 1), stop, here


def runner_in(sentence: Masked) -> tuple[str, str] | None:
    """Return the body that a sentence without a payment says to run or hand out what was spoken of."""
    if not handing_words().search(sentence.text):
        return None
    runs = sorted((f for f in _found(sentence) if f.rule.role == "runner"), key=lambda f: not f.rule.handing)
    units = [unit for found in runs for unit in found.units if unit.kind == "organisation"]
    return units[0].who if units else None


def _payment(words: str, start: int, end: int, found: list[_Found]) -> Payment | None:
    """Return the payment of one stretch; None where nobody pays for sure."""
    money = bool(about_money().search(words))
    payment = Payment(start, end, "")
    taken: set[str] = set()
    verbs = [f for f in found if f.rule.role != "runner" and not f.rule.commission and _counts(f, money, words)]
    if not verbs and not _pays().search(words):
        return None
    sources, runners = ([f for f in found if f.rule.role == role] for role in ("source", "runner"))
    for item in [*sources, *verbs, *runners]:
        for unit in item.units:
            if unit.key not in taken:
                taken.add(unit.key)
                payment.take(item.rule, unit)
                payment.rule = payment.rule or item.rule.id
                sure = item.rule.sure or _is_donor(unit) or sum_words().search(words) is not None
                payment.is_sure |= sure and item.rule.role != "runner"
    if not verbs and not payment.sources:
        if not (payment.runners and _OVER.search(words)):
            return None
        payment.is_sure = True
    return payment


_OVER = re.compile(
    r"\b[üÜ]ber\s(?:\w+\s){0,2}[\ue000-\ue7ff]"
    r"|[\ue800-\uebff][“\"»]?(?:\s|(?:\s\w+)?,\s(?:einem?|eines|d[aei][smnre])\s[\w-]+\s)(?:der|des|von|vom)\s(?:[\w-]+\s){0,2}[\ue000-\ue3ff]"
)


@cache
def _pays() -> re.Pattern[str]:
    """Return a pattern for words by which a sentence speaks of paying at all."""
    return re.compile(rf"\b{word_class('pays')}\b")


def _has_paid(text: str) -> bool:
    """Return whether words tell a payment behind which a second may leave out its verb."""
    verb = re.search(rf"\b{word_class('before_gap')}\b", text) and about_money().search(text)
    return _pays().search(text) is not None or verb is not None


_FURTHER = re.compile(r"\b[Ff]örder(?:t|te|n|ten)\b")
_PRIVATE = frozenset({"association", "network", "municipality", "municipal-office", "school"})


def _is_donor(unit: Unit) -> bool:
    """Return whether a name tells of a body whose support is money ("Sparkasse", "Stiftung")."""
    return donor_names().search(unit.key) is not None


def _counts(found: _Found, money: bool, words: str) -> bool:
    """Return whether a reading stands: weak verbs need a public giver, a bank or a sum, a private "fördern" money."""
    public = any(unit.is_public for unit in found.units)
    if not found.rule.sure:
        return public or sum_words().search(words) is not None or all(_is_donor(unit) for unit in found.units)
    if found.rule.form == "active" and _FURTHER.search(words) and not public and not money:
        return not all(unit.code in _PRIVATE for unit in found.units)
    return True
