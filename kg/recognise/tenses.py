"""Say which way a clause tells: of what is past, or of what is to come."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from kg.lexicon.dates import date_words
from kg.syntax import clauses_of
from kg.text import Sentence, Token

__all__ = ["Telling"]


class Telling:
    """Which way the clauses of a sentence tell; each is read once, however many dates it holds."""

    def __init__(self, sentence: Sentence) -> None:
        self._tokens = sentence.tokens
        self._starts = [token.start for token in sentence.tokens]
        self._clauses = clauses_of(sentence)
        self._clause = {i: number for number, clause in enumerate(self._clauses) for i in clause.tokens}
        self._parts = [[sentence.tokens[i] for i in clause.tokens] for clause in self._clauses]
        self._texts = [" ".join(token.text for token in part) for part in self._parts]
        self._text = " ".join(token.text for token in sentence.tokens)
        self._known: dict[int | None, int] = {}

    def direction(self, offset: int) -> int:
        """Return the direction of the clause that holds an offset, or of the sentence where that tells none."""
        i = bisect_right(self._starts, offset) - 1
        clause = self._clause.get(i) if i >= 0 and offset < self._tokens[i].end else None
        return (self._of(clause) if clause is not None else 0) or self._of(None)

    @property
    def whole(self) -> int:
        """The direction of the sentence as a whole."""
        return self._of(None)

    def plans(self, offset: int, *, is_long: bool) -> bool:
        """Return whether the clause that holds an offset, or the sentence outside of any, tells of what is agreed.

        ``is_long`` says that the time has an end: nothing is agreed on in a stretch of days.
        """
        i = bisect_right(self._starts, offset) - 1
        clause = self._clause.get(i) if i >= 0 and offset < self._tokens[i].end else None
        tokens = self._tokens if clause is None else self._parts[clause]
        text = _BIDDEN.sub("", self._text if clause is None else self._texts[clause])
        if _AIM.search(text):
            # "Er sagte zu, im Juni jemanden zu schicken": the clause before says whether it is agreed.
            return bool(date_words().planning.search(self._text))
        words, before = date_words(), " ".join(token.text for token in tokens if token.start < offset)
        planning = words.planning.search(text)
        if planning and planning[0][0].isupper() and words.having.search(before) and self.direction(offset) < 0:
            return False  # "Die Einladung hatte er im Mai ausgesprochen": the day of the inviting.
        # "Im April hatten sie einen Pakt vereinbart": the day of the agreeing itself.
        own = not is_long and words.having.search(text) and not words.having.search(before)
        own = own or _HAD.search(text) is not None  # "Er hatte sie im Mai versprochen."
        return bool(planning) and not words.passive.search(text) and not own

    def _of(self, clause: int | None) -> int:
        """Return the direction of a clause, or of the whole sentence for None; each is asked for once."""
        if clause not in self._known:
            self._known[clause] = self._found(clause)
        return self._known[clause]

    def _found(self, clause: int | None) -> int:
        if clause is None:
            verbs = frozenset(verb for found in self._clauses for verb in found.verbs)
            return _direction(self._tokens, verbs)
        if before := self._before(clause):
            return before
        if self._is_torn(clause):
            return -1
        verbs = frozenset(self._clauses[clause].verbs)
        found = _direction(self._parts[clause], verbs, is_rest=self._is_rest(clause))
        return found or (0 if self._clauses[clause].is_sub else _stays(self._texts[clause]))

    def _before(self, clause: int) -> int:
        """Return the direction of the main clause that goes on in a part without a finite verb of its own, else 0.

        "Nach dem Essen eröffnete Uta Ems, Vorsitzende des Rates, am Freitag die Gespräche."
        """
        is_own = self._clauses[clause].is_sub and not _AIM.search(self._texts[clause])
        if clause == 0 or is_own or self._is_finite(clause):
            return 0
        earlier = [k for k in range(clause) if not self._clauses[k].is_sub and self._is_finite(k)]
        return self._of(earlier[-1]) if earlier else 0

    def _is_finite(self, clause: int) -> bool:
        """Return whether a clause has a verb in the preterite, of help, or in the present."""
        words, text = date_words(), self._texts[clause]
        if _is_plural_second(self._parts[clause], frozenset(self._clauses[clause].verbs)):
            return True
        if any(sign.search(text) for sign in (words.telling, words.modal, words.perfect, words.announcing)):
            return True
        verbs = [
            t.text for t in self._parts[clause] if t.text.islower() and t.lemma.endswith("n") and t.lemma != t.text
        ]
        return any(v.endswith(("te", "ten")) or (v.endswith("t") and not _PARTICIPLE.search(v)) for v in verbs)

    def _is_rest(self, clause: int) -> bool:
        """Return whether a main clause goes on in this one: it has a verb of help, and no participle yet."""
        words = date_words()
        return not self._clauses[clause].is_sub and any(
            sign.search(self._text) for sign in (words.perfect, words.telling)
        )

    def _is_torn(self, clause: int) -> bool:
        """Return whether a main clause has a verb of help whose participle ends a later part ("hat X, Y, besucht")."""
        words, text = date_words(), self._texts[clause]
        if self._clauses[clause].is_sub or not words.perfect.search(text) or words.modal.search(text):
            return False
        for later, said in zip(self._clauses[clause + 1 :], self._texts[clause + 1 :], strict=True):
            ends = _ENDS_SO.search(said) is not None
            if later.is_sub and (len(later.verbs) > 1 or not ends):
                continue  # "…, die Stadt am Rhein besucht" only looks like a clause of its own.
            if words.perfect.search(said) or words.modal.search(said):
                return False
            if ends or words.telling.search(said) or words.announcing.search(said):
                return ends
        return False


def _stays(text: str) -> int:
    """Return +1 for a clause with a verb of help and no other ("Am Samstag sind sie Gäste der Stadt"), else 0."""
    return 1 if date_words().perfect.search(text) else 0


def _direction(tokens: Sequence[Token], present: frozenset[str], *, is_rest: bool = False) -> int:
    """Return -1 for a clause that tells the past, +1 for one that announces, 0 where no verb tells.

    ``present`` holds the dictionary forms of its verbs, which are those of its plural in the present ("treffen sich").
    ``is_rest`` says that it goes on with a clause that has a verb of help, so that a verb at its end is a participle
    ("haben die Städte, vertreten durch X, am Samstag einen Vertrag unterzeichnet").

    German tells the past in the preterite ("empfing", "begrüßte") or the perfect ("hat empfangen"), and announces in
    the present or with "werden", "sollen": "wurde eingeladen" tells, "wird eingeladen" announces.
    """
    words, text = date_words(), " ".join(token.text for token in tokens)
    planned = words.planned.search(text) and words.perfect.search(text) and not _told_otherwise(text)
    if planned or (words.modal.search(text) and not words.passive.search(text)):
        return 1
    verbs = [
        token
        for before, token, behind in zip([None, *tokens[:-1]], tokens, [*tokens[1:], None], strict=True)
        if token.text.islower()
        and token.lemma.endswith("n")
        and token.lemma != token.text
        and not _is_attribute(before, behind)
    ]
    if _is_past(tokens, text, verbs) or (is_rest and _ends_in_participle(tokens, verbs)):
        return -1
    singular = words.announcing.search(text) or any(t.text.endswith("t") and not _PAST.search(t.text) for t in verbs)
    if singular or (not words.perfect.search(text) and _has_plural(tokens, present)):
        return 1
    # A participle without its verb of help tells what has happened ("Am Sonntag angekommen, …"), not one that opens its
    # clause ("gefördert durch das Land, reisen sie …").
    return -1 if any(_PAST.search(t.text) for t in verbs if t is not tokens[0]) else 0


def _is_past(tokens: Sequence[Token], text: str, verbs: Sequence[Token]) -> bool:
    """Return whether a verb stands in the preterite, or a verb of help with a participle."""
    words = date_words()
    if words.telling.search(text) or any(t.text.endswith(("te", "ten")) and t.text not in _OPEN for t in verbs):
        return True
    pairs = zip(tokens, [*tokens[1:], None], strict=True)
    return words.perfect.search(text) is not None and any(_is_participle(t, behind) for t, behind in pairs)


def _ends_in_participle(tokens: Sequence[Token], verbs: Sequence[Token]) -> bool:
    last = next((t for t in reversed(tokens) if t.text[0].isalnum()), None)
    return last is not None and last in verbs and _PARTICIPLE.search(last.text) is not None


def _has_plural(tokens: Sequence[Token], present: frozenset[str]) -> bool:
    """Return whether a plural of the present stands in a clause, or an infinitive that no "um" makes an aim."""
    aims = any(t.text in _AIMS for t in tokens)
    return any(
        _is_plural(t, present) and not (aims and before is not None and before.text == "zu")
        for before, t in zip([None, *tokens[:-1]], tokens, strict=True)
    )


def _is_plural_second(tokens: Sequence[Token], present: frozenset[str]) -> bool:
    """Return whether a plural of the present stands behind a date, before its subject ("im Mai brechen zwölf auf")."""
    places = [i for i, token in enumerate(tokens[:-2]) if token.text.islower() and _is_plural(token, present)]
    first = places[0] if places else 0
    opens = tokens[0].text.lower() in _OPENERS if tokens else False
    ends = tokens[first + 1].text[0] in ".," or tokens[first - 1].text == "zu" if places else True
    return opens and 1 < first < _SECOND and not ends


def _is_participle(token: Token, behind: Token | None) -> bool:
    """Return whether a word is a participle, not an attribute of the noun behind it ("den geplanten Besuch")."""
    inflected = behind is not None and behind.is_capital and behind.start == token.end + 1 and token.text.endswith("en")
    opens = behind is not None and date_words().perfect.search(behind.text)  # "Eröffnet hat die Schau …"
    form = token.text.lower() if opens else token.text
    return form.islower() and not inflected and _PARTICIPLE.search(form) is not None


def _told_otherwise(text: str) -> bool:
    """Return whether other verbs of a clause tell the past."""
    words = date_words()
    return any(sign.search(text) for sign in (words.passive, words.having, words.telling))


def _is_plural(token: Token, present: frozenset[str]) -> bool:
    """Return whether a word is a plural of the present or an infinitive ("treffen", "zu liefern")."""
    return token.text in present or (token.lemma == token.text and any(verb.endswith(token.text) for verb in present))


def _is_attribute(before: Token | None, behind: Token | None) -> bool:
    """Return whether a word between an article and a noun is no verb ("den umgekehrten Weg")."""
    return before is not None and behind is not None and behind.is_capital and before.text.lower() in _ARTICLES


# An infinitive at the end of its clause, not of what was before ("gereist zu sein").
_AIM = re.compile(
    r"^(?!.*\b(?:um|ohne)\b).*\b(?:zu\s[a-zäöüß]+n|[a-zäöüß]{2,}zu[a-zäöüß]{3,}en)\W*$(?<!\bzu\shaben)(?<!\bzu\ssein)"
)
# "Sie kam im Mai auf Einladung der Stadt": what came of an invitation.
_BIDDEN = re.compile(r"\b[Aa]uf (?:die |ihre |seine )?Einladung\b")
_HAD = re.compile(r"\bhatten?\b")
# What such a verb speaks of need not be past ("das im Mai stattfinden sollte").
_OPEN = frozenset({"sollte", "sollten", "möchte", "möchten", "könnte", "könnten", "dürfte", "dürften"})
# A participle at the end of what goes on with a clause.
_ENDS_SO = re.compile(
    r"\b(?:getan|(?:\w{2,8})?ge\w{2,}(?:t|en)|(?:be|er|ver|emp|ent|unter|über)\w{3,}(?:t|en)|\w{3,}iert)\W*$"
)
_AIMS = frozenset({"um", "ohne"})
# What a clause opens with whose verb stands behind a date, and by which word it stands at the latest.
_OPENERS, _SECOND = frozenset({"am", "im", "vom", "zum", "ab", "in", "bis"}), 9
_ARTICLES = frozenset("der die das den dem des im am zum zur vom beim ein eine einen einem einer eines".split())
_PARTICIPLE = re.compile(
    r"^getan$|^(?:\w{2,8})?ge\w{2,}(?:t|en)$|^(?:be|er|ver|emp|ent|miss|zer|unter|über|wider|voll)\w{3,}(?:t|en)$|\w{3,}iert$"
)
# Of these only such are no form of the present.
_PAST = re.compile(r"^getan$|^(?:\w{2,8})?ge\w{2,}(?:t|en)$")
