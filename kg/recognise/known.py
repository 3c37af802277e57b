"""Find the organisations, programmes and funds that the reference data knows."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kg.gazetteer import Organisation, countries, organisations
from kg.lexicon.organisations import head_of, organisation_words
from kg.recognise.pieces import place_end
from kg.recognise.scan import Scan
from kg.recognise.tails import section_end
from kg.recognise.words import is_adjective, is_town_adjective, stem
from kg.text import Mention, Sentence, Token

__all__ = ["known_organisations"]

_SIGNS = 2  # commas and dashes that a name may hold beside its words
_WORD = re.compile(r"[\w+#.*]+(?:-[\w]+)*")


@cache
def _index() -> dict[tuple[str, ...], Organisation]:
    """Return the organisations of the reference data by the stems of their names' words."""
    index: dict[tuple[str, ...], Organisation] = {}
    for known in organisations():
        for name in (known.name, *known.aliases):
            index.setdefault(_stems(name), known)
    return index


@cache
def _longest() -> dict[str, int]:
    """Return how many words the longest name has that begins with a stem."""
    longest: dict[str, int] = {}
    for stems in _index():
        longest[stems[0]] = max(longest.get(stems[0], 0), len(stems))
    return longest


@lru_cache(maxsize=65_536)
def _most_words(first: str) -> int:
    """Return how many words a name may have that a printed word begins."""
    return _longest().get(stem(first.rstrip("-")), 0) if first[0].isalnum() else 0


def _stems(name: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _WORD.findall(name.replace("e. V.", "e.V.")))


def known_organisations(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield the organisations, programmes and funds of the reference data that a sentence names, longest first.

    ``name`` is the name or alias that is printed, ``of`` the id of the reference data; programmes are titles.
    """
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        longest = _most_words(tokens[i].text)
        for end in range(min(i + longest + (_SIGNS if longest else 0), len(tokens)), i, -1):
            is_word = tokens[end - 1].text[0].isalnum() and not tokens[end - 1].text.endswith("-")
            known = _index().get(_words(tokens[i:end])) if is_word else None
            if known is None or _goes_on(tokens, i, end) or _is_foreign(tokens, i, known) or _is_bond(tokens, i):
                continue
            if _is_written_so(tokens[i:end], known):
                form = end < len(tokens) and tokens[end].text in organisation_words().association_forms
                branch = end + 1 if form else section_end(tokens, end)
                if branch == end and _has_branches(known):
                    branch = place_end(tokens, end) or end
                yield _mention(scan, sentence, (i, end, branch), known)
                i = branch - 1
                break
        i += 1


def _has_branches(known: Organisation) -> bool:
    """Return whether a body has branches that are called by their towns ("Goethe-Institut Tiflis", "THW Minden")."""
    is_branched = known.kind in {"association", "cultural-institution"} or known.id == "technisches-hilfswerk"
    return is_branched and known.type != "programme"


def _is_foreign(tokens: tuple[Token, ...], i: int, known: Organisation) -> bool:
    """Return whether an adjective before a ministry's name tells that it is another state's ("das dänische …")."""
    state = countries().by_adjective(tokens[i - 1].text) if i > 0 and known.kind == "ministry" else None
    return state is not None and bool(known.country) and state != known.country


def _goes_on(tokens: tuple[Token, ...], i: int, end: int) -> bool:
    """Return whether a short name is only the beginning of another ("Bund Deutscher Musterberufe")."""
    behind = tokens[end : end + 2]
    if end > i + 1 or len(behind) < 2 or head_of(tokens[i].text) is None:
        return False
    return is_adjective(behind[0].text) and not is_town_adjective(behind[0].text) and behind[1].is_capital


def _is_bond(tokens: tuple[Token, ...], i: int) -> bool:
    """Return whether "Bund" is a bond of towns, not the state: "einen solchen Bund", "seit Gründung des Bundes"."""
    if tokens[i].text not in {"Bund", "Bunde", "Bundes"}:
        return False
    words = organisation_words()
    before, behind = [token.text for token in tokens[max(0, i - 2) : i]], tokens[i + 1 : i + 2]
    is_of_noun = len(before) > 1 and before[1] == "des" and before[0] in words.bond_nouns
    is_one = bool(before) and before[-1].lower() in words.bond_before
    return is_of_noun or is_one or (bool(behind) and behind[0].text in words.bond_behind)


def _words(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    return tuple(stem(token.text.rstrip("-")) for token in tokens if token.text[0].isalnum())


def _is_written_so(tokens: tuple[Token, ...], known: Organisation) -> bool:
    """Return whether capitals stand where the name has them ("LIFE", not "life"; "Bund", not "bund")."""
    printed = "".join(token.text for token in tokens)
    return any(
        name[0].isupper() == printed[0].isupper() and (len(tokens) > 1 or not name.isupper() or printed.isupper())
        for name in (known.name, *known.aliases)
    )


def _mention(scan: Scan, sentence: Sentence, span: tuple[int, int, int], known: Organisation) -> Mention:
    """Return the mention of a known body, with the name of its branch where one is printed; that has no id."""
    begin, end, branch = span
    tokens = sentence.tokens[begin:end]
    names = {_stems(name): name for name in (*reversed(known.aliases), known.name)}
    last = sentence.tokens[branch - 1]
    return Mention(
        kind="title" if known.type == "programme" else "organisation",
        start=tokens[0].start,
        end=last.end,
        sentence=sentence.index,
        name=names.get(_words(tokens), known.name) + scan.document.text[tokens[-1].end : last.end],
        key=known.kind,
        of=known.id if branch == end or last.text in organisation_words().association_forms else "",
        rule="de.organisation.known",
    )
