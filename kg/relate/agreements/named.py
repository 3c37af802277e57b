"""Find the words for agreements in a sentence, each with the acts and dates that stand nearest to it."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from kg.relate.agreements.acts import Act, acts_in, is_oblique, is_signing
from kg.relate.agreements.agreed import agreed_kind
from kg.relate.agreements.line import Line
from kg.relate.agreements.succession import is_replaced
from kg.relate.agreements.words import kind_of_noun, kind_of_phrase
from kg.text import Mention, Token

__all__ = ["Named", "named_in"]

_NEVER = 999
_FAR = 400
_BARRIER = 80
_PHRASE = 70
_OWNER = 40
_BEHIND = 60


@dataclass(slots=True, kw_only=True)
class Named:
    """A word for an agreement with what binds to it; ``kind`` is empty where the word alone says no type."""

    token: Token
    kind: str
    acts: list[Act] = field(default_factory=list)
    dates: list[Mention] = field(default_factory=list)


@lru_cache(maxsize=1)
def named_in(line: Line) -> tuple[Named, ...]:
    """Return the words for agreements of a sentence, each with its acts and dates; the last answer is kept."""
    found = _without_matter(line, _words_in(line))
    if not found:
        return ()
    _take_kind_of_replaced(line, found)
    for each in found:
        if not each.kind and _is_on_a_subject(line, each.token):
            each.kind = "cooperation-agreement"
    for act in acts_in(line):
        named = min(found, key=lambda n: _distance(line, act, n.token))
        if _distance(line, act, named.token) < _FAR:
            for each in _beside(line, found, named):
                each.acts.append(act)
    for mention in line.dates:
        before = line.between(line.sentence.start, mention.start)[-24:]
        if not mention.end_key and not re.search(
            r"\b(?:bis|nach|vor|ab)\s(?:(?:dem|zum|Ende|Anfang|Mitte|etwa)\s)?$", before
        ):
            nearest = min(found, key=lambda n: _gap(line, mention, n))
            if line.between(line.sentence.start, mention.start).rstrip().endswith(("(", "(seit")):
                nearest = next((n for n in reversed(found) if n.token.end <= mention.start), nearest)
            for each in _beside(line, found, nearest):
                each.dates.append(mention)
    return tuple(found)


def _take_kind_of_replaced(line: Line, found: list[Named]) -> None:
    """Give a general word the kind of what it replaces: "Der Vertrag löst die Kooperationsvereinbarung ab"."""
    for old in found:
        if old.kind and is_replaced(line, old.token):
            for new in found:
                new.kind = new.kind or old.kind


def _words_in(line: Line) -> list[Named]:
    found: list[Named] = []
    end = -1
    for token in line.tokens:
        if token.start < end or not token.is_capital:
            continue
        phrase = kind_of_phrase(line.between(token.start, token.start + 40))
        agreed = agreed_kind(line, token)
        if (phrase is None and kind_of_noun(token) is None and not agreed) or not line.is_told(token):
            continue
        if phrase is not None:
            end = token.start + phrase[1]
            text = line.between(token.start, end)
            found.append(Named(token=Token(text=text, start=token.start, end=end, lemma=text), kind=phrase[0]))
        elif agreed:
            found.append(Named(token=token, kind=agreed))
        elif (kind := kind_of_noun(token)) is not None:
            found.append(Named(token=token, kind=kind or _kind_of_matter(line, token)))
    return found


# "eine Vereinbarung über freundschaftliche Beziehungen"
_FRIENDLY = re.compile(r"^\s(?:über|zur|zu)\s(?:[a-zäöü]\S*\s)?freundschaftliche[rn]?\s[A-ZÄÖÜ]")


def _kind_of_matter(line: Line, token: Token) -> str:
    """Return the type of agreement that follows from what a contract is about, "" where none does."""
    if _FRIENDLY.match(line.between(token.end, token.end + 60)):
        return "friendship"
    return "project-partnership" if _is_of_project(line, token) else ""


def _is_of_project(line: Line, token: Token) -> bool:
    """Return whether a contract is that of a project: "des Projekts, dessen Vertrag", "Vertrag zum Projekt"."""
    before, after = line.between(line.sentence.start, token.start), line.between(token.end, line.sentence.end)
    return bool(
        re.search(r"[Pp]rojekt\w*,\s(?:dessen|deren)\s$", before)
        or re.match(r"^\s(?:zum|über\s(?:das|ein)|für\sdas|des|zu\sseinem)\s(?:\S+\s){0,2}\w*[Pp]rojekt\w*\b", after)
    )


_SUBJECT = re.compile(r"^\s(?:über|zur|zum|zu|für)\s(?:[a-zäöü]\S*\s){0,3}[A-ZÄÖÜ]")


# "eine Vereinbarung, mit der sich beide Städte verpflichten, …", "nach der die Rettungsdienste zusammenarbeiten"
_TERMS = re.compile(
    r"^(?:\smit\s[^,;.]{1,40})?(?:\s[a-zäöüß]+(?:t|en)){0,2},\s(?:mit|in|nach)\s(?:der|dem)\s[^;.]*\b(?:verpflicht\w+|regel\w+|zusammenarbeiten|vereinbar\w+|zusag\w+|festleg\w+)\b"
)


def _is_on_a_subject(line: Line, token: Token) -> bool:
    """Return whether an agreement is one on a subject: "eine Vereinbarung zur beruflichen Bildung"."""
    before = line.between(max(line.sentence.start, token.start - 40), token.start)
    return (
        token.text in {"Vereinbarung", "Abkommen"}
        and bool(re.search(r"\b[Ee]ine?n?\s(?:[a-zäöü]\S*\s){0,2}$", before))
        and bool(
            _SUBJECT.match(line.between(token.end, token.end + 60))
            or _TERMS.match(line.between(token.end, line.sentence.end))
        )
    )


_MATTER = re.compile(
    r"^\s(?:über|zur|zu|für|der|einer|ihrer|zum)\s"
    r"(?:(?:[a-zäöüß]\S*|Begründung|Aufnahme|Erneuerung|Gründung)\s)*$"
)


_IN_WHICH = re.compile(r"^[“”\"]?(?:\s[a-zäöüß]+(?:t|en)){0,2},\s(?:mit|in)\s(?:der|denen|dem)\s(?P<clause>[^;.]*)")
_RENEWS = re.compile(r"\b(?:erneuer|bekräftig|verlänger|auffrisch|aufgefrischt|fortschreib|fortgeschrieben)\w*")
_BOND = re.compile(r"\bihre\s(?:[a-zäöü]\S*\s)?(?:Zusammenarbeit|Verbindung|Freundschaft|Kooperation)\b")


def _is_paper_of_renewal(line: Line, named: Named, found: list[Named]) -> bool:
    """Return whether a paper only renews what its clause names: "eine Urkunde, mit der sie den Bund erneuern"."""
    behind = _IN_WHICH.match(line.between(named.token.end, line.sentence.end))
    if behind is None or named.kind not in {"", "declaration-of-intent"} or not _RENEWS.search(behind["clause"]):
        return False
    if _BOND.search(behind["clause"]):
        return True
    end = named.token.end + behind.end()
    return any(
        named.token.end < other.token.start < end and (other.kind or other.token.text.startswith("Partnerschaft"))
        for other in found
    )


def _without_matter(line: Line, found: list[Named]) -> list[Named]:
    """Return the words but for those that say what another is about: "Vertrag über die Städtepartnerschaft" is one."""
    kept: list[Named] = []
    for named in found:
        if _is_paper_of_renewal(line, named, found):
            continue
        if kept and _MATTER.match(line.between(kept[-1].token.end, named.token.start)):
            if not kept[-1].kind:
                kept[-1].kind = named.kind or ("twinning" if named.token.text.startswith("Partnerschaft") else "")
            continue
        kept.append(named)
    return kept


def _distance(line: Line, act: Act, token: Token) -> int:
    """Return how far an act stands from a word: letters, and many more for each sign that parts clauses.

    A participle or a noun of acting belongs to the word behind it, a relative clause to the word before it.
    """
    if _is_relative(line, act, token):
        return 1
    if act.is_attributive or act.is_noun:
        return _distance_of_phrase(line, act, token)
    is_apart = act.word == "ergänzen" and not _ADDED.search(line.between(line.sentence.start, token.start))
    if (
        is_apart
        or line.is_parted(act.start, token.start)
        or (not _is_for(line, act, token) and is_oblique(line, token))
    ):
        return _NEVER
    far = _BARRIER * line.barriers(act.start, token.start) + (_FAR // 2) * _is_of_signing(line, token)
    return abs(act.start - token.start) + far


def _is_of_signing(line: Line, token: Token) -> bool:
    """Return whether a word only says what is signed to do something else: "mit der Unterzeichnung einer …"."""
    before = line.between(max(line.sentence.start, token.start - 60), token.start)
    return bool(re.search(r"\b(?:[Mm]it|[Dd]urch)\s(?:der|die)\sUnterzeichnung\s(?:\S+\s){1,3}$", before))


def _distance_of_phrase(line: Line, act: Act, token: Token) -> int:
    """Return how far a participle before a word or a noun of acting stands from it."""
    behind = token.start - act.end
    if 0 <= behind < _PHRASE and line.barriers(act.end, token.start) == 0:
        return behind
    near = 0 <= act.start - token.end < _OWNER and line.barriers(act.start, token.start) == 0
    return _BEHIND if act.is_noun and near else _NEVER


_ADDED = re.compile(r"\bum\seine?n?\s(?:[a-zäöü]\S*\s){0,2}$")


def _is_relative(line: Line, act: Act, token: Token) -> bool:
    """Return whether an act stands in the relative clause behind a word: "den Vertrag, den beide geschlossen haben"."""
    return (
        not act.is_noun
        and not act.is_attributive
        and not line.is_parted(act.start, token.start)
        and bool(
            re.match(
                r"^(?:\s[a-zäöüß]+(?:t|en))?,\s(?:(?:mit|in)\s)?(?:die|der|das|den|dem|welche[rsnm]?)\s[^,;:]*$",
                line.between(token.end, max(token.end, act.start)),
            )
        )
    )


def _is_for(line: Line, act: Act, token: Token) -> bool:
    """Return whether somebody signs for it: "mit ihrer Unterschrift der Startschuss für die Klimapartnerschaft"."""
    return (is_signing(act) or act.word == "Grundstein") and bool(
        re.search(r"\bfür\s(?:\S+\s){0,2}$", line.between(max(line.sentence.start, token.start - 30), token.start))
    )


def _gap(line: Line, mention: Mention, named: Named) -> int:
    anchors = [named.token.start, *(act.start for act in named.acts)]
    return min(abs(mention.start - anchor) + _BARRIER * line.barriers(mention.start, anchor) for anchor in anchors)


def _beside(line: Line, found: list[Named], named: Named) -> list[Named]:
    """Return a word with those joined to it: "den Partnerschaftsvertrag sowie eine Kooperationsvereinbarung"."""
    group = [named]
    for other in found:
        if other is not named:
            gap = line.between(min(named.token.end, other.token.end), max(named.token.start, other.token.start))
            if re.match(r"^\s*(?:,|und|sowie)\s+(?:[a-zäöü]\S*\s+){0,3}$", gap):
                group.append(other)
    return group
