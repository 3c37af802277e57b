"""Find bodies of unknown words by who leads them or by whom they meet ("Geschäftsführer von X", "beim X in Y")."""

from collections.abc import Iterator

from kg.gazetteer import countries, places
from kg.lexicon.introducers import leaders, meetings
from kg.lexicon.lemmas import is_known
from kg.recognise.introduced_bodies import proper_end
from kg.recognise.pieces import is_region, place_end
from kg.recognise.scan import Scan
from kg.recognise.words import is_common, is_given
from kg.text import Mention, Sentence, Token

__all__ = ["led_bodies_in"]

_LINKS = frozenset({"von", "der", "des"})
_WITH = frozenset({"mit", "bei"})
_ARTICLES = frozenset({"der", "dem"})
_LONG = 6
_SHORTEST = 4


def led_bodies_in(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield the bodies that only their leaders or those who meet them tell to be bodies."""
    tokens = sentence.tokens
    is_met = any(token.text.startswith(meetings()) for token in tokens)
    for j in range(2, len(tokens)):
        if not scan.is_free(sentence, tokens[j].start, tokens[j].end):
            continue
        end = _led_end(scan, sentence, j) or (_met_end(scan, sentence, j) if is_met else 0)
        if end > j:
            yield Mention(
                kind="organisation",
                start=tokens[j].start,
                end=tokens[end - 1].end,
                sentence=sentence.index,
                name=" ".join(scan.document.text[tokens[j].start : tokens[end - 1].end].split()),
                key="other",
                rule="de.organisation.led",
            )


def _led_end(scan: Scan, sentence: Sentence, j: int) -> int:
    """Return the end of a name at ``j`` behind "Geschäftsführer von", "Chefin der", 0 where none stands."""
    tokens = sentence.tokens
    link = tokens[j - 1].text
    if link not in _LINKS or tokens[j - 2].text not in leaders() or tokens[j].text.endswith("-"):
        return 0
    if link == "des" and tokens[j].text.endswith("s"):
        return 0
    if _is_small_name(tokens[j]):
        return j + 1
    town = place_end(tokens, j) if link == "von" else None
    if town is not None:
        is_more = town < len(tokens) and tokens[town].is_capital and is_common(tokens[town].text)
        return town + 1 if is_more and tokens[town].lemma == tokens[town].text else 0
    return proper_end(scan, sentence, j) if tokens[j].is_capital and not _is_elsewhere(tokens[j].text) else 0


def _is_small_name(token: Token) -> bool:
    """Return whether a small word is a firm's name, since German has it not ("musterports")."""
    text = token.text
    if not (text.islower() and text.isalpha() and len(text) >= _LONG) or token.lemma != text:
        return False
    return not (is_known(text) or is_common(text.capitalize()) or text.endswith(("en", "er", "em", "es", "e")))


def _met_end(scan: Scan, sentence: Sentence, j: int) -> int:
    """Return the end of a name of unknown words at ``j`` behind "mit der", "beim", where it is sure to be a body's.

    It has two words or capitals inside, or a town's name stands behind ("mit dem Mustrion in Haifa").
    """
    tokens = sentence.tokens
    before, link = tokens[j - 2].text.lower(), tokens[j - 1].text
    if not (link == "beim" or (link in _ARTICLES and before in _WITH)) or not tokens[j].is_capital:
        return 0
    if len(tokens[j].text) < _SHORTEST or _is_elsewhere(tokens[j].text) or is_given(tokens[j].text):
        return 0
    end = proper_end(scan, sentence, j)
    if not end or any(_is_elsewhere(token.text) for token in tokens[j:end]):
        return 0
    is_in_town = end + 1 < len(tokens) and tokens[end].text == "in" and place_end(tokens, end + 1) is not None
    is_several = end > j + 1 and not any(is_given(token.text) for token in tokens[j:end])
    return end if is_several or is_in_town or tokens[j].text[1:] != tokens[j].text[1:].lower() else 0


def _is_elsewhere(word: str) -> bool:
    """Return whether a word names a town, a state or a landscape."""
    return bool(places().towns(word)) or countries().by_name(word) is not None or is_region(word)
