"""Say how a noun is determined: by which article, behind which preposition."""

from kg.text import Sentence

__all__ = ["determiner_of"]


def determiner_of(sentence: Sentence, i: int) -> tuple[str, str]:
    """Return how a noun is determined, and the preposition before it: "bei einem kleinen Empfang" → ("a", "bei")."""
    article = ""
    for token in reversed(sentence.tokens[max(0, i - 5) : i]):
        word = token.text.lower()
        if word in _DETERMINERS:
            article = article or _DETERMINERS[word]
            if word in _CONTRACTED:
                return "the", word
        elif word in _PREPOSITIONS:
            return article, word
        elif article or not (
            word.endswith(("e", "en", "er", "em", "es", "-")) or token.text[0].isdigit() or word == "."
        ):
            return article, ""
    return article, ""


_CONTRACTED = frozenset("beim zum zur im am vom ins ans".split())
_PREPOSITIONS = frozenset(
    "bei mit zu in an auf für nach vor während anlässlich über von durch neben gegen trotz seit aus um".split()
)
_DETERMINERS = (
    dict.fromkeys("ein eine einen einem einer eines".split(), "a")
    | dict.fromkeys(
        "der die das den dem des dieser diese dieses diesem diesen beim zum zur im am vom ins ans".split(), "the"
    )
    | dict.fromkeys(
        "ihr ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner seines unser unsere unserem".split(), "own"
    )
    | dict.fromkeys(
        "weitere weiterer weiteres weiteren nächste nächster nächsten nächstes zweite zweiten erneuter erneute".split(),
        "more",
    )
)
