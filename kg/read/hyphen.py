"""Join what a line's end has parted: words, addresses, sentences."""

import re
from functools import lru_cache
from typing import Final

from kg.lexicon.lemmas import is_known

__all__ = ["join", "mend_words", "must_join"]

_WORD = r"[^\W\d_]"
_TAIL = re.compile(rf"([\w.@/’'-]*[\w]){'-'}$")
_LETTERS = re.compile(rf"{_WORD}+$")
_FIRST = re.compile(rf"{_WORD}+")
_INLINE = re.compile(rf"\b({_WORD}{{2,}})- ([a-zäöüß]{{2,}})\b")
# After these a hyphen at the end stands for a word that comes later: "Garten- und Landschaftsbau".
_CONJUNCTIONS: Final = frozenset(
    "und oder bzw beziehungsweise sowie bis wie als noch statt aber nicht sondern u o".split()
)
# Both halves of a pair that keeps its hyphen end like this: "deutsch-polnisch", "sozial-ökologisch".
_ADJECTIVE = re.compile(r"(?:isch|deutsch|lich|sozial|national|ell|iv|är)(?:e[nrsm]?)?$")

# No word and few addresses are longer; to look further back would take long in endless paragraphs.
_REACH: Final = 300

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>„“\"]+$", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:jpe?g|png|gif|tiff?|pdf|html?|php|aspx?|txt|zip|docx?|mp[34])$", re.IGNORECASE)
_REST = re.compile(r"[A-Za-z0-9_.~/%?&=+#,:-]+")
_DOMAIN = re.compile(r"(?:de|com|org|net|eu|info|at|ch|berlin|nrw)(?:/|$)")


def must_join(left: str, right: str) -> bool:
    """Say whether a line surely goes on in the next: a divided word or a divided web address.

    Examples
    --------
    >>> must_join("die Stadtverwal-", "tung"), must_join("die Stadt", "Verwaltung")
    (True, False)
    >>> must_join("http://www.musterau.de/bilder/2411/fest", "umzug1.jpg")
    True
    """
    left = left[-_REACH:]
    divided = left.endswith("-") and right[:1].isalpha() and _TAIL.search(left) is not None
    return divided or _divides_address(left, right)


def join(left: str, right: str) -> str:
    """Join two lines into one: mends addresses and divided words, keeps hyphens that belong, else sets a space.

    The dictionary of simplemma decides where a hyphen may belong or not.

    Examples
    --------
    >>> join("das Stadtmarke-", "ting"), join("Garten-", "und Landschaftsbau"), join("Jan-", "Philip")
    ('das Stadtmarketing', 'Garten- und Landschaftsbau', 'Jan-Philip')
    >>> join("die deutsch-", "polnische Grenze"), join("die ganze", "Stadt")
    ('die deutsch-polnische Grenze', 'die ganze Stadt')
    """
    end = left[-_REACH:]
    if _divides_address(end, right):
        return left + right
    tail, first = _TAIL.search(end) if end.endswith("-") else None, _FIRST.match(right)
    if tail is None or first is None:
        return f"{left} {right}"
    if first.group().lower() in _CONJUNCTIONS and first.group().islower():
        return f"{left} {right}"
    return left + right if _keeps_hyphen(tail.group(1), first.group()) else left[:-1] + right


def mend_words(text: str) -> str:
    """Join words that a conversion left divided inside a line, where the dictionary knows the whole.

    Examples
    --------
    >>> mend_words("die Stadtver- waltung und die Presse- und Medienstelle")
    'die Stadtverwaltung und die Presse- und Medienstelle'
    """
    return _INLINE.sub(_mended, text) if "- " in text else text


def _mended(match: re.Match[str]) -> str:
    left, right = match.groups()
    if right in _CONJUNCTIONS or not _is_word(left + right):
        return match.group()
    return left + right


def _keeps_hyphen(token: str, right: str) -> bool:
    """Say whether the hyphen between two halves belongs to the word."""
    letters = _LETTERS.search(token)
    if letters is None or "/" in token or "@" in token:
        return True  # "20-jährig", an address
    left = letters.group()
    if right[0].isupper():  # a name or a compound: "Jan-Philip"; a word in capitals may be divided
        return not (left.isupper() and right.isupper() and len(right) > 1 and _is_word((left + right).capitalize()))
    if left.isupper() and len(left) > 1:
        return True  # "EU-weit"
    if left.islower() and _ADJECTIVE.search(left) and _ADJECTIVE.search(right):
        return not _is_word(left + right)
    return False


@lru_cache(maxsize=4096)
def _is_word(word: str) -> bool:
    return is_known(word)


def _divides_address(left: str, right: str) -> bool:
    """Say whether a web address at the end of a line goes on in the next."""
    address = _ADDRESS.search(left) if left and not left[-1].isspace() else None
    if address is None:
        return False
    head, rest = address.group(), right.split(maxsplit=1)[0] if right.strip() else ""
    if _ENDING.search(head) or not _REST.fullmatch(rest) or _ADDRESS.match(rest) or rest[0] in ".,:":
        return False
    rest = rest.rstrip(".,:")
    if head.endswith("."):
        return _DOMAIN.match(rest) is not None
    if _ENDING.search(rest) or any(sign in rest for sign in "_=%?&"):
        return True
    has_path = "/" in head.split("//")[-1]
    return has_path and ("/" in rest or (head[-1] in "/_=&?-" and any(sign.isdigit() or sign == "-" for sign in rest)))
