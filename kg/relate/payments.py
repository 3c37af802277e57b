"""Find in a masked sentence who pays, whose money it is and who passes it on, one payment after the other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.lexicon.expressions import Expression
from kg.lexicon.funding import (
    PayRule,
    about_money,
    donor_names,
    handing_words,
    masculine_names,
    none_words,
    pay_rules,
    still_words,
    sum_words,
    word_class,
)
from kg.relate.masked import Masked
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

    def take(self, rule: PayRule, unit: Unit) -> None:
        """Give a body its part; only public bodies commission, and only they run a programme for others."""
        if rule.commission and not unit.is_public:
            return
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
            runners = [u for u in runners if (u in self.payers and u.kind != "municipality") or u.is_public]
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


_INSERTED = re.compile(r",\s(?:vermittelt|vertreten|unterstützt|koordiniert|laut|so|über|neben|gemeinsam|wie)\s[^;,]{2,90},")


def _found(sentence: Masked) -> list[_Found]:
    """Return what the rules read, in the order of the names: a source before a payer before a runner.

    Names in an insertion do not part a verb from its subject: "Die Kosten trug, vermittelt über X, die Stiftung Y".
    """
    texts = [sentence.text]
    if _INSERTED.search(sentence.text):
        texts.append(_INSERTED.sub(lambda found: _passed_over(found.group()), sentence.text))
    found = [
        item
        for text in texts
        for rule in pay_rules()
        for expression in rule.expressions
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
        barred = (expression.subject and not _is_subject(text, match, first)) or (
            rule.form in {"passive", "participial"} and not _is_agent(text, match, at)
        )
        barred = barred or (rule.role == "source" and not rule.commission and _only_handed(text, at))
        if barred and passed < 6:
            text = text[:at] + _PASSED + text[at + 1 :]
            passed += 1
            continue
        if not barred and not (rule.gapped and _has_paid().search(text[: match.start()]) is None):
            units = tuple(sentence.units[sign] for sign in signs if sign in sentence.units)
            yield _Found(rule=rule, start=match.start(), end=match.end(), at=at, units=units)
        position = match.end(group)


def _only_handed(text: str, at: int) -> bool:
    """Return whether the clause of a name tells who handles money, not whose it is: "abgewickelt wird sie von X"."""
    clause = re.split(r"[;,]", text[max(0, at - 90) : at])[-1]
    handled = re.match(rf"\s?(?:und\s)?{word_class('others')}\s(?:wird|wurde|werden|wurden)\b", clause)
    return handled is not None and re.search(r"\b(?:von|vom|durch)\s(?:\w+\s){0,2}$", clause) is not None


_PASSED = "\uf000"


_NO_SUBJECT = re.compile(r"\b(?:de[sm]|den|eine[snmr]|ihre[snmr]|seine[snmr]|deren|dessen)\s")
_CAPITAL = re.compile(r"(?:^|\s)[A-ZÄÖÜ][\w-]+\s$")


@cache
def _before_name() -> re.Pattern[str]:
    """Return a pattern for a preposition right before a name."""
    return re.compile(rf"\b{word_class('prepositions')}\s$")


def _is_subject(text: str, match: re.Match[str], unit: Unit | None) -> bool:
    """Return whether a name stands in the nominative: no preposition, no genitive or dative before it.

    "der" before a masculine name is no genitive: "Ermöglicht hat den Besuch der Freistaat Sachsen".
    """
    lead, before = match["lead"], text[max(0, match.start("lead") - 24) : match.start("lead")]
    if _NO_SUBJECT.search(lead) or _before_name().search(before):
        return False
    if lead.startswith(("der ", "die ")) or lead == "":
        behind_noun = _CAPITAL.search(before) and match.start("lead") - len(before) + before.rstrip().rfind(" ") >= 0
        is_man = unit is not None and masculine_names().match(unit.key) is not None
        return is_man or not (lead.startswith("der ") and behind_noun)
    return True


_FINITE = re.compile(r"\s(?:wird|wurde|werden|wurden|ist|sind|war|waren|hat|hatte)\b")
_FRONTED = re.compile(r"(?:^|[,;]\s)(?:[Vv]o[nm]|[Dd]urch)\s[^\s]*\s?$")


@cache
def _agents() -> dict[str, re.Pattern[str]]:
    """Return patterns for what stands around "von X": a group, a participle of another verb, one of paying."""
    others, paid = word_class("others"), word_class("paid")
    by = r"\s(?:von|vom|durch)\s(?:\w+\s){0,2}$"
    gap = r"^[“\"]?(?:\s(?!und\b|aber\b|sowie\b)[^\s;,\ue000-\ue7ff]+){0,4}?"
    return {
        "group": re.compile(rf"\b{word_class('groups')}\s(?:von|vom|der|aus)\s"),
        "other before": re.compile(rf"(?:^|[,;:]\s|\bund\s|\bsowie\s){others}(?:\s\w+)?{by}"),
        "other after": re.compile(rf"{gap}\s{others}\b(?!\s(?:und|sowie)\s(?:\w+\s)?{paid})"),
        "paid after": re.compile(rf"^[“\"]?[^;,]{{0,40}}?{paid}"),
    }


def _is_agent(text: str, match: re.Match[str], at: int) -> bool:
    """Return whether "von X" belongs to the verb of paying, not to another participle or to a noun."""
    end = match.end("unit") if "unit" in match.groupdict() else match.end("fund")
    around, after = _agents(), text[end : end + 90]
    if around["group"].search(text[max(0, at - 40) : at]) and not around["paid after"].match(text[end:]):
        return False
    if around["other before"].search(text[max(0, at - 60) : at]):
        return False
    is_fronted = _FRONTED.search(text[max(0, at - 30) : at])
    if not is_fronted and _FINITE.search(text[end : match.end()]) and not text[end:].startswith(" worden"):
        return False
    return not around["other after"].match(after)


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
    runs = [f for f in _found(sentence) if f.rule.role == "runner"]
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
    for item in [
        *(f for f in found if f.rule.role == "source"),
        *verbs,
        *(f for f in found if f.rule.role == "runner"),
    ]:
        for unit in item.units:
            if unit.key not in taken:
                taken.add(unit.key)
                payment.take(item.rule, unit)
                payment.rule = payment.rule or item.rule.id
                payment.is_sure |= item.rule.sure and item.rule.role != "runner"
    if not verbs and not payment.sources and not (payment.runners and _OVER.search(words)):
        return None
    return payment


_OVER = re.compile(
    r"\b[üÜ]ber\s(?:\w+\s){0,2}[\ue000-\ue7ff]"
    r"|[\ue800-\uebff][“\"»]?(?:\s|(?:\s\w+)?,\s(?:einem?|eines|d[aei][smnre])\s[\w-]+\s)(?:der|des|von|vom)\s(?:[\w-]+\s){0,2}[\ue000-\ue3ff]"
)


@cache
def _pays() -> re.Pattern[str]:
    """Return a pattern for words by which a sentence speaks of paying at all."""
    return re.compile(rf"\b{word_class('pays')}\b")


@cache
def _has_paid() -> re.Pattern[str]:
    """Return a pattern for words behind which a second payment may leave out its verb."""
    return re.compile(rf"\b(?:{word_class('pays')}|{word_class('before_gap')})\b")


_FURTHER = re.compile(r"\b[Ff]örder(?:t|te|n|ten)\b")
_PRIVATE = frozenset({"association", "network", "municipality", "municipal-office", "school"})


def _is_donor(unit: Unit) -> bool:
    """Return whether a name tells of a body whose support is money ("Sparkasse", "Stiftung")."""
    return donor_names().search(unit.key) is not None


def _counts(found: _Found, money: bool, words: str) -> bool:
    """Return whether a reading stands: weak verbs need a public giver, a bank or a sum, a private "fördern" needs money."""
    public = any(unit.is_public for unit in found.units)
    if not found.rule.sure:
        return public or sum_words().search(words) is not None or all(_is_donor(unit) for unit in found.units)
    if found.rule.form == "active" and _FURTHER.search(words) and not public and not money:
        return not all(unit.code in _PRIVATE for unit in found.units)
    return True
