"""Observe what speaks for one or another Friday, May or 3 May: tense, the words around, the days told beside."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from kg.recognise.dates import told_beside
from kg.recognise.tenses import Telling
from kg.syntax import clauses_of
from kg.text import Document, Mention, Sentence

__all__ = ["Surroundings"]

_DAY, _MONTH = 10, 7
_WEEKS: Final = ((-15, "before"), (-8, "-2"), (-1, "-1"), (0, "0"), (7, "+1"), (14, "+2"))
_MONTHS: Final = (-15.0, -11.0, -8.0, -5.0, -3.0, -1.5, -0.4, 0.4, 1.5, 3.0, 5.0, 8.0, 11.0, 15.0)
_LENGTH_OF_MONTH: Final = 30.4
_BESIDE, _AROUND, _MANY, _SHORT, _LETTERS = 3, 4, 4, 3, 80
_VERBAL: Final = ("t", "te", "ten", "en", "st")


class Surroundings:
    """The dates of a document with what stands around them; each sentence is read once, however many dates it holds."""

    def __init__(
        self, document: Document, told: Sequence[Mention], issued: str, cycle_of: Callable[[Mention], str | None]
    ) -> None:
        """Take the dates as rules read them, the day of the release, and what tells how often a date comes again."""
        self._document, self._told, self._issued = document, told, issued
        self._cycles = [cycle_of(mention) for mention in told]
        self._tellings: dict[int, Telling] = {}

    def features(self, i: int, options: Sequence[tuple[str, str]]) -> list[list[str]]:
        """Return what speaks for each of the spans that a date may name."""
        words, beside = [*self._words(i)], _Beside(self._told, self._cycles, i)
        return [[*self._of(i, span, words), *beside.of(span, self._issued)] for span in options]

    def _of(self, i: int, span: tuple[str, str], words: Sequence[str]) -> Iterator[str]:
        mention, cycle = self._told[i], self._cycles[i]
        telling, rule = self._telling(mention.sentence), mention.rule.rpartition(".")[-1]
        zone = self._document.sentences[mention.sentence].zone
        tells, all_tells = telling.direction(mention.start), telling.whole
        plans, own = telling.plans(mention.start, is_long=False), span == (mention.key, mention.end_key)
        side, far = _side(span[0], self._issued), _far(span[0], self._issued, cycle)
        beside = self._said(mention)
        if cycle == "stretch":
            yield from self._stretch(mention, span, telling)
        yield from (
            f"own {own} {rule}", f"own {own} {tells}", f"own {own} {side} {tells}", f"own {own} {side} {far}",
            f"far {cycle} {far}", f"far {rule} {far} {tells}", f"far {far} {all_tells} {tells} {cycle}",
            f"side {side} {tells} {cycle}", f"side {side} {all_tells} {self._tells(mention.sentence - 1)}",
            f"side {side} {self._tells(mention.sentence + 1)}", f"plans {side} {plans} {cycle}", f"zone {side} {zone}",
            f"plans {far} {plans} {tells}", f"said {side} {self._document.is_spoken(mention.start)}",
            f"lasts {far} {bool(span[1])} {tells}", f"beside {beside} {side} {cycle}", f"beside {beside} {own}",
        )  # fmt: skip
        for word in words:
            yield f"{word} {side} {cycle}"
            yield f"{word} {far}"
            if cycle == "stretch":
                yield f"{word} {len(span[0]) < _DAY}"

    def _stretch(self, mention: Mention, span: tuple[str, str], telling: Telling) -> Iterator[str]:
        """Yield what speaks for the days of a week or for its month: which week, in what tense, where it is told."""
        zone = self._document.sentences[mention.sentence].zone
        said = f"stretch {len(span[0]) < _DAY}"
        yield from (
            f"{said} {mention.name.lower()}", f"{said} {span[0][:_MONTH] == span[1][:_MONTH]}",
            f"{said} {telling.direction(mention.start)}", f"{said} {zone} {span[0][:_MONTH] == self._issued[:_MONTH]}",
        )  # fmt: skip

    def _words(self, i: int) -> Iterator[str]:
        """Yield the verbs of the clause, the endings of its forms, and the words beside a date."""
        mention = self._told[i]
        sentence = self._document.sentences[mention.sentence]
        clause = _clause_at(sentence, mention.start)
        yield from (f"verb {verb}" for verb in clause[1])
        if not clause[1]:
            yield "no verb"
        for word in clause[0]:
            if word.islower() and len(word) > _SHORT and word.endswith(_VERBAL):
                yield from (f"form {word}", f"ending {word[-3:]}")
        before = [t.text.lower() for t in sentence.tokens if t.end <= mention.start][-_BESIDE:]
        after = [t.text.lower() for t in sentence.tokens if t.start >= mention.end][:1]
        yield from (f"word {word}" for word in before)
        yield f"one {before[-1] if before else '^'}"
        yield f"two {' '.join(before[-2:])}"
        yield f"next {after[0] if after else '$'}"

    def _said(self, mention: Mention) -> int:
        """Return what the words right before and behind a date say: -1 of the past, +1 of what is to come, else 0."""
        text, sentence = self._document.text, self._document.sentences[mention.sentence]
        before = text[max(sentence.start, mention.start - _LETTERS) : mention.start]
        return told_beside(before, text[mention.end : min(sentence.end, mention.end + _LETTERS)])

    def _telling(self, sentence: int) -> Telling:
        if sentence not in self._tellings:
            self._tellings[sentence] = Telling(self._document.sentences[sentence])
        return self._tellings[sentence]

    def _tells(self, sentence: int) -> str:
        inside = 0 <= sentence < len(self._document.sentences)
        return str(self._telling(sentence).whole) if inside else "none"


class _Beside:
    """The other dates of a release, as one of them sees them: those before and behind it, and the stays among them."""

    def __init__(self, told: Sequence[Mention], cycles: Sequence[str | None], i: int) -> None:
        self._own, self._cycle, self._told = told[i], cycles[i], told
        sure = [m for m, cycle in zip(told, cycles, strict=True) if cycle is None]
        at = bisect_left(sure, self._own.start, key=lambda m: m.start)
        last = next((m for m in reversed(told[:i]) if len(m.key) == _DAY), None)
        self._days = [("last", last), ("earlier", sure[at - 1] if at else None), ("later", next(iter(sure[at:]), None))]
        self._order = [("before", told[i - 1] if i else None), ("behind", next(iter(told[i + 1 :]), None))]
        self._sure = {m.start for m in sure}
        self._stays = [m for m in told if m.end_key and len(m.key) == _DAY and m is not self._own]

    def of(self, span: tuple[str, str], issued: str) -> Iterator[str]:
        """Yield how a span lies to the other dates."""
        side, own = _side(span[0], issued), span == (self._own.key, self._own.end_key)
        if len(span[0]) == _DAY:
            yield from self._of_day(span[0], side, own, issued)
        for name, other in self._order:
            if other is not None:
                gap = min(abs(other.sentence - self._own.sentence), _BESIDE)
                length = min(len(other.key), len(span[0]))
                order = (other.key[:length] < span[0][:length]) - (other.key[:length] > span[0][:length])
                yield f"order {name} {order} {gap} {self._cycle} {own}"
                yield f"order {name} {order} {other.start in self._sure} {side}"
                yield f"year {name} {other.key[:4] == span[0][:4]} {gap} {self._cycle} {other.rule.rpartition('.')[-1]}"

    def _of_day(self, day: str, side: str, own: bool, issued: str) -> Iterator[str]:
        far = _far(day, issued, self._cycle)
        for name, other in self._days:
            if other is not None and len(other.key) == _DAY:
                gap, sure = min(abs(other.sentence - self._own.sentence), _AROUND), other.start in self._sure
                lies = f"{name} {_lies(day, other.key)}"
                yield from (
                    f"{lies} {gap} {self._cycle}", f"{lies} {gap} {own} {sure}", f"{lies} {gap} {side} {own}",
                    f"{lies} {gap} {far} {bool(other.end_key)}", f"{lies} {own} {_side(other.key, issued)}",
                )  # fmt: skip
        near = {
            m.key for m in self._told if m is not self._own and len(m.key) == _DAY and abs(_days(m.key, day)) <= _AROUND
        }
        within = [abs(m.sentence - self._own.sentence) for m in self._stays if m.key <= day <= m.end_key]
        yield from (
            f"near {min(len(near), _MANY)} {own}", f"near {min(len(near), _MANY)} {far}",
            f"stay {bool(within)} {bool(self._stays)} {own}", f"stay {min(within, default=99) // 2} {side}",
        )  # fmt: skip


def _clause_at(sentence: Sentence, offset: int) -> tuple[list[str], Sequence[str]]:
    """Return the words of the clause that holds an offset, and its verbs; none outside of any."""
    for clause in clauses_of(sentence):
        tokens = [sentence.tokens[i] for i in clause.tokens]
        if any(token.start <= offset < token.end for token in tokens):
            return [token.text for token in tokens], clause.verbs
    return [], ()


def _side(day: str, issued: str) -> str:
    """Return on which side of the release a day, month or year lies."""
    same = issued[: len(day)]
    return "now" if day == same else "past" if day < same else "ahead"


def _far(day: str, issued: str, cycle: str | None) -> str:
    """Return in steps how far from the release a day or month lies: in weeks for weekdays, else in months."""
    gap = _days(day if len(day) == _DAY else f"{day}-15" if len(day) == _MONTH else f"{day}-07-01", issued)
    if cycle == "week":
        return next((name for bound, name in _WEEKS if gap <= bound), "behind")
    return str(bisect_left(_MONTHS, gap / _LENGTH_OF_MONTH))


def _days(day: str, other: str) -> int:
    return (date.fromisoformat(day) - date.fromisoformat(other)).days


def _lies(day: str, other: str) -> str:
    """Return in steps how a day lies to another."""
    gap = _days(day, other)
    steps = (-14, -7, -6, -1, 0, 1, 6, 7, 14)
    return str(bisect_left(steps, gap)) if gap in {-7, -1, 0, 1, 7} else f"~{bisect_left(steps, gap)}"
