"""Find organisations by the legal form at the end of their name ("… e. V.", "… GmbH")."""

from collections.abc import Iterator

from kg.lexicon.introducers import introducer_of
from kg.lexicon.lemmas import is_known
from kg.lexicon.organisations import head_of, organisation_words
from kg.lexicon.people import people_words
from kg.recognise.pieces import is_region, place_end
from kg.recognise.printed_names import base_name, printed_name
from kg.recognise.scan import Scan
from kg.recognise.words import is_adjective, is_proper, is_town_adjective
from kg.text import Mention, Sentence, Token

__all__ = ["legal_forms_in"]

_REACH = 14
_NEAR = 5
_ACRONYM = 3
_HEAD_KINDS = frozenset({"association", "agency", "foundation", "network"})
# Small words that go on with a name only behind its head ("Verein für Partnerschaft mit Musterstadt e. V.").
_ONLY_HEADED = frozenset({"mit", "zu"})
_NON_PROFIT = "gGmbH"
_INNER = '„“"&+-–/'


def legal_forms_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield the organisations whose name ends with a legal form."""
    for i, token in enumerate(sentence.tokens):
        if token.text in organisation_words().legal_forms and (found := _name(scan, sentence, i)):
            begin, head, kind = found
            is_company = token.text not in organisation_words().association_forms
            end = (place_end(sentence.tokens, i + 1) if is_company else None) or i + 1
            tokens = sentence.tokens[begin:end]
            own = head - begin if head is not None and head >= begin else None
            name = printed_name(scan, tokens, own)
            if own is None and tokens[0].is_capital:
                name = base_name(scan.document, sentence.tokens, begin, end)
            noun = head_of(sentence.tokens[head].text) if head is not None and head < begin else None
            yield Mention(
                kind="organisation",
                start=tokens[0].start,
                end=tokens[-1].end,
                sentence=sentence.index,
                name=name,
                key=kind or _kind_of(token.text),
                end_key=f"{noun.base} {name}" if noun is not None else "",
                rule="de.organisation.legal-form",
            )


def _kind_of(form: str) -> str:
    """Return the kind of body that a legal form alone tells."""
    if form in organisation_words().association_forms:
        return "association"
    return "agency" if form == _NON_PROFIT else "company"


def _name(scan: Scan, sentence: Sentence, form: int) -> tuple[int, int | None, str] | None:
    """Return where a name before a legal form begins, where its head stands if it has one, and its kind."""
    tokens = sentence.tokens
    if form > 0 and tokens[form - 1].text.islower():
        is_name = tokens[form].text == "GmbH" and not is_known(tokens[form - 1].text.capitalize())
        return (form - 1, None, "") if is_name and tokens[form - 1].lemma == tokens[form - 1].text else None
    begin, head, kind = form, None, ""
    for k in range(form - 1, max(-1, form - _REACH), -1):
        token = tokens[k]
        if not _may_belong(token, head is not None) or _breaks(tokens, k, form):
            break
        if token.is_capital or token.text[0].isdigit():
            begin = k
            noun = head_of(token.text)
            is_followed = tokens[k + 1].text.lower() in organisation_words().links or not tokens[k + 1].text.islower()
            if (
                noun is not None
                and is_followed
                and (noun.head.kind in _HEAD_KINDS or noun.base.endswith("gesellschaft"))
            ):
                head, kind = k, noun.head.kind
    if begin == form:
        return None
    if head is not None:
        begin = _before_head(scan, sentence, head)
    return begin, head, kind


def _may_belong(token: Token, has_head: bool) -> bool:
    """Return whether a token may stand inside a name: capitals, small words, and adjectives of a purpose."""
    text = token.text
    if token.is_capital or text.lower() in organisation_words().links or text[0].isdigit() or text in _INNER:
        return True
    return text.islower() and not has_head and text.endswith(("en", "e", "er"))


def _breaks(tokens: tuple[Token, ...], k: int, form: int) -> bool:
    """Return whether a small word ends the look back: an article or "und" with no association's head before it."""
    token = tokens[k]
    if token.is_capital or token.text[0].isdigit():
        is_world = token.text.startswith("Eine") and tokens[k + 1].text == "Welt"
        firm = introducer_of(token.text)
        noun = head_of(token.text)
        is_own = noun is not None and noun.head.needs != "after"
        is_firm = firm is not None and not firm.keeps and not is_own
        return is_firm or (token.text.lower() in people_words().articles and not is_world)
    if token.text == "und" and not tokens[k + 1].is_capital:
        return True
    heads = (head_of(before.text) for before in tokens[max(0, k - _NEAR) : k])
    headed = any(noun is not None and noun.head.kind == "association" for noun in heads)
    is_association = tokens[form].text in organisation_words().association_forms
    if token.text in _ONLY_HEADED and not headed:
        return True
    if headed or (is_association and token.text == "und"):
        return False
    is_half = token.text == "und" and k > 0 and tokens[k - 1].text.endswith("-")
    return token.text in organisation_words().stops or not (is_association or is_half or token.text in _INNER)


def _before_head(scan: Scan, sentence: Sentence, head: int) -> int:
    """Return where the name begins whose head stands at an index; a plain "Verein" before a name is left out."""
    tokens = sentence.tokens
    begin = head
    while begin > 0 and scan.is_open(sentence, tokens[begin - 1]):
        before = tokens[begin - 1].text
        if not (is_adjective(before) or is_proper(before) or _is_own_adjective(before, tokens[begin].text)):
            break
        begin -= 1
    noun, behind = introducer_of(tokens[head].text), tokens[head + 1]
    is_plain = begin == head and (tokens[head].lemma == "Verein" or _only_classifies(tokens, head))
    is_led_in = noun is not None and not noun.keeps and behind.is_capital and is_town_adjective(tokens[begin].text)
    is_acronym = noun is not None and not noun.keeps and behind.text.isupper() and len(behind.text) > _ACRONYM
    if is_plain and behind.text not in {"für", "zur", "zum", "der", "von"}:
        return head + 1
    return head + 1 if is_led_in or is_acronym else begin


def _is_own_adjective(word: str, head: str) -> bool:
    """Return whether an adjective makes a name of its head ("Blau-Gelbes Kreuz e. V.")."""
    noun = head_of(head)
    return noun is not None and bool(noun.head.adjectives) and word.startswith(noun.head.adjectives)


def _only_classifies(tokens: tuple[Token, ...], head: int) -> bool:
    """Return whether a plain head before a name that is no place is no part of it ("Netzwerk Silicon Muster e. V.")."""
    noun, behind = head_of(tokens[head].text), tokens[head + 1].text
    is_plain = noun is not None and noun.base in organisation_words().classifiers_of_forms
    return is_plain and not (place_end(tokens, head + 1) or is_region(behind) or is_adjective(behind))
