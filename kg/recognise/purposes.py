"""Say where the purpose in the name of an organisation ends ("für Soziales, Jugend und Sport")."""

from kg.lexicon.organisations import organisation_words
from kg.lexicon.people import people_words
from kg.recognise.words import is_common, is_given
from kg.text import Token

__all__ = ["purpose_end"]

_LIST_WORDS = 7
# Small words that only look like adjectives.
_NO_ADJECTIVES = frozenset(
    {
        "über",
        "unter",
        "hinter",
        "hinunter",
        "ohne",
        "neben",
        "gegen",
        "zwischen",
        "wegen",
        "sowie",
        "oder",
        "aber",
        "seine",
        "ihre",
        "ihren",
        "seinen",
        "einen",
        "eine",
        "einer",
        "jede",
        "jeden",
        "jeder",
        "diese",
        "diesen",
        "dieser",
        "alle",
        "allen",
        "aller",
        "viele",
        "vielen",
        "mehrere",
        "mehreren",
        "beide",
        "beiden",
        "keine",
        "keinen",
    }
)


def purpose_end(tokens: tuple[Token, ...], j: int) -> int:
    """Return the end of a purpose behind the word at ``j``, ``j`` itself where no noun follows.

    A purpose is "für Soziales, Jugend und Sport" or "zur Förderung der Partnerschaft".
    """
    last = j
    for k in range(j + 1, len(tokens)):
        if tokens[k].text in people_words().calendar:
            break
        if tokens[k].is_capital and not tokens[k].text.isupper():
            last = k
        elif not _is_inside(tokens, j, k, last):
            break
    return last + 1 if last > j else j


def _is_inside(tokens: tuple[Token, ...], preposition: int, k: int, last: int) -> bool:
    """Return whether a small word goes on with a purpose: a comma or "und" in its list, an article, an adjective."""
    following = tokens[k + 1] if k + 1 < len(tokens) else None
    if following is None:
        return False
    text = tokens[k].text
    if text in {"und", "sowie", "&"}:
        return (
            last == k - 1
            and not _is_somebody(tokens, k + 1)
            and (following.is_capital or following.text.endswith(("e", "en", "er")))
        )
    if text == ",":
        return last == k - 1 and _list_goes_on(tokens, k)
    if text in {"der", "des", "die", "das", "den"}:
        is_aim = tokens[preposition].text in organisation_words().aim | {"die", "das", "den"}
        return is_aim and last == k - 1 and following.is_capital and not _names_body(tokens, k + 1)
    return (
        text.islower()
        and not _is_past(tokens[k])
        and text.endswith(("e", "en", "er"))
        and following.is_capital
        and text not in organisation_words().stops | _NO_ADJECTIVES
    )


def _is_somebody(tokens: tuple[Token, ...], k: int) -> bool:
    """Return whether a person stands at ``k``, with or without an occupation: "Raumplaner Hans Muster"."""
    return any(token.is_capital and is_given(token.text) for token in tokens[k : k + 2])


def _is_past(token: Token) -> bool:
    """Return whether a small word is a verb in the past ("das Referat für Wirtschaft erläuterte …")."""
    return token.text.endswith(("te", "ten")) and token.lemma.endswith("n") and not token.text.startswith("ge")


def _names_body(tokens: tuple[Token, ...], k: int) -> bool:
    """Return whether "Stadt Köln" or "Universität Pécs" stands at ``k``: whose body it is, not its purpose."""
    return k + 1 < len(tokens) and tokens[k].text in {"Stadt", "Landeshauptstadt", "Gemeinde", "Universität"}


def _list_goes_on(tokens: tuple[Token, ...], comma: int) -> bool:
    """Return whether a comma in a name's list is followed by "X und Y" or "X, Y und Z", all ordinary nouns."""
    reach = range(comma + 1, min(comma + _LIST_WORDS, len(tokens) - 1))
    last = next((k for k in reach if tokens[k].text in {"und", "sowie", "&"}), None)
    if last is None:
        return False
    items = [token for token in (*tokens[comma + 1 : last], tokens[last + 1]) if token.text != ","]
    return all(token.is_capital and is_common(token.text) for token in items) and not is_given(items[-1].text)
