"""Find organisations: those of the reference data, and those that their form names."""

import re
from collections.abc import Iterator
from functools import cache

from kg.gazetteer import Organisation, organisations, places
from kg.lexicon.organisations import Head, head_of
from kg.recognise.scan import Scan
from kg.recognise.words import is_common, is_given, nominative, stem
from kg.text import Mention, Sentence, Token

__all__ = ["known_organisations", "organisations_by_form"]

_TAILS = frozenset(["e. V.", "e.V.", "gGmbH", "GmbH", "mbH", "gAG", "SE", "KG", "eG", "AöR", "Ltd.", "gUG", "eV"])
_STOPS = frozenset(
    "dem den ein eine einem einen einer vom beim im am zum zur der die das des sein seine ihr ihre".split()
)
_SHORT = 8
_ENGLISH = frozenset(["School", "College", "Institute", "University", "Association", "Foundation", "Network", "Hub", "Club", "Council"])
_LINKS = frozenset("für zur zum und der des die in am für von".split())


@cache
def _index() -> dict[tuple[str, ...], Organisation]:
    """Return the organisations of the reference data by the stems of their names' words."""
    index: dict[tuple[str, ...], Organisation] = {}
    for known in organisations():
        for name in (known.name, *known.aliases):
            index.setdefault(tuple(stem(word) for word in _words(name)), known)
    return index


@cache
def _first_words() -> dict[str, int]:
    longest: dict[str, int] = {}
    for stems in _index():
        longest[stems[0]] = max(longest.get(stems[0], 0), len(stems))
    return longest


def _words(text: str) -> list[str]:
    return re.findall(r"[\w+#.*]+(?:-[\w]+)*", text.replace("e. V.", "e.V."))


def known_organisations(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield the organisations, programmes and funds of the reference data that a sentence names, longest first."""
    tokens = sentence.tokens
    first_words, index = _first_words(), _index()
    i = 0
    while i < len(tokens):
        longest = first_words.get(stem(tokens[i].text), 0) if tokens[i].text[0].isalnum() else 0
        for n in range(min(longest, len(tokens) - i), 0, -1):
            stems = tuple(stem(token.text) for token in tokens[i : i + n] if token.text[0].isalnum())
            known = index.get(stems)
            if known is not None and tokens[i + n - 1].text[0].isalnum() and _is_written_so(tokens[i : i + n], known):
                yield _known(scan, sentence, tokens[i : i + n], known)
                i += n - 1
                break
        i += 1


def _is_written_so(tokens: tuple[Token, ...], known: Organisation) -> bool:
    """Return whether capitals stand where the name has them ("LIFE", not "life"; "Bund", not "bund")."""
    printed = "".join(token.text for token in tokens)
    names = (known.name, *known.aliases)
    return any(
        name[0].isupper() == printed[0].isupper() and (len(tokens) > 1 or not name.isupper() or printed.isupper())
        for name in names
    )


def _known(scan: Scan, sentence: Sentence, tokens: tuple[Token, ...], known: Organisation) -> Mention:
    start, end = tokens[0].start, tokens[-1].end
    kind = "title" if known.type == "programme" else "organisation"
    names = {tuple(stem(word) for word in _words(name)): name for name in (*reversed(known.aliases), known.name)}
    printed = names.get(tuple(stem(token.text) for token in tokens if token.text[0].isalnum()), known.name)
    return Mention(
        kind=kind, start=start, end=end, sentence=sentence.index, name=printed, key=known.kind, of=known.id,
        rule="de.organisation.known",
    )  # fmt: skip


def organisations_by_form(scan: Scan, sentence: Sentence) -> Iterator[Mention]:
    """Yield the organisations that a head noun or a legal form names ("Verein …", "… e. V.", "Universität …")."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if token.text in _TAILS:
            yield from _before_tail(scan, sentence, i)
    for i, token in enumerate(tokens):
        if not token.is_capital or not scan.is_free(sentence, token.start, token.end):
            continue
        found = head_of(token.text)
        if found is None or token.text in found[0].exceptions:
            continue
        yield from _around_head(scan, sentence, i, *found)


def _before_tail(scan: Scan, sentence: Sentence, tail: int) -> Iterator[Mention]:
    """Read the name that ends with a legal form: back to its head noun, or over the capitals before it."""
    tokens = sentence.tokens
    begin = tail
    kind, head_at = "", -1
    for i in range(tail - 1, max(-1, tail - 14), -1):
        text = tokens[i].text
        if not (
            tokens[i].is_capital
            or text.lower() in _LINKS
            or text[0].isdigit()
            or text in '„“"&-–-'
            or text.islower()
            and head_at < 0
            and text.endswith(("en", "e", "er"))
        ):
            break
        if not tokens[i].is_capital and not text[0].isdigit():
            headed = _has_head(tokens, i, tail)
            if (text in _STOPS and not headed) or (text == "und" and not headed and not tokens[tail].text.startswith("e")):
                break
            continue
        begin = i
        if (found := head_of(text)) and found[0].kind in {"association", "agency", "foundation", "network"}:
            kind, head_at = found[0].kind, i
    if begin == tail:
        return
    if head_at >= 0:
        begin = head_at
        while begin > 0 and tokens[begin - 1].is_capital and (_is_adjective(tokens[begin - 1]) or not is_common(tokens[begin - 1].text)) and scan.is_free(sentence, tokens[begin - 1].start, tokens[begin - 1].end):
            begin -= 1
        if (
            head_at == begin
            and tokens[begin].lemma == "Verein"
            and tokens[begin + 1].text not in {"für", "zur", "zum", "der", "von"}
        ):
            begin += 1
    tail_text = tokens[tail].text
    kind = kind or ("association" if tail_text.startswith("e") else "company")
    if tail_text == "gGmbH" and kind == "company":
        kind = "agency"
    name = _name(scan, tokens[begin : tail + 1], head_at - begin if head_at >= begin else None)
    yield Mention(
        kind="organisation",
        start=tokens[begin].start,
        end=tokens[tail].end,
        sentence=sentence.index,
        name=name,
        key=kind,
        rule="de.organisation.legal-form",
    )


def _has_head(tokens: tuple[Token, ...], i: int, tail: int) -> bool:
    return any(
        (found := head_of(token.text)) is not None and found[0].kind == "association"
        for token in tokens[max(0, i - 5) : i]
    )


def _is_adjective(token: Token) -> bool:
    """Return whether a capitalised word is an adjective before a name ("Deutsch-Ukrainische", "Kieler")."""
    text = token.text
    bare = re.sub(r"(?:e|en|em|er|es)$", "", text)
    return (
        bare.endswith("isch")
        or bool(places().by_adjective(text))
        or bare
        in {
            "Deutsch",
            "Europäisch",
            "Botanisch",
            "Evangelisch",
            "Katholisch",
            "Jüdisch",
            "Technisch",
            "Freiwillig",
            "Städtisch",
            "Staatlich",
            "Bayerisch",
            "Königlich",
        }
    )


def _around_head(scan: Scan, sentence: Sentence, i: int, head: Head, base: str) -> Iterator[Mention]:
    tokens = sentence.tokens
    begin = i
    while (
        begin > 0
        and scan.is_free(sentence, tokens[begin - 1].start, tokens[begin - 1].end)
        and tokens[begin - 1].is_capital
    ):
        before = tokens[begin - 1]
        at_start = begin - 1 == 0
        if _is_adjective(before) and not (
            at_start and not places().by_adjective(before.text) and "isch" not in before.text
        ):
            begin -= 1
        elif (
            not is_common(before.text)
            and not is_given(before.text)
            and not before.text.isdigit()
            and before.text[-1] != "-"
            and not at_start
            and not _is_genitive_place(before)
        ):
            begin -= 1
        else:
            break
    if i > 1 and tokens[i - 1].text == "und" and tokens[i - 2].text.endswith("-"):
        begin = i - 2
        while begin > 0 and (tokens[begin].text == "-" or tokens[begin].text[0].isdigit()) and tokens[begin - 1].text[0].isalnum():
            begin -= 1
    end = _right(scan, sentence, i, head)
    has_own_name = (
        "-" in base and base.rsplit("-", maxsplit=1)[0][:1].isupper() and not is_common(base.rsplit("-", maxsplit=1)[0])
    )
    named = begin < i or end > i + 1 or has_own_name
    is_compound = base.lower() != head.word.lower()
    enough = {
        "bare": named or is_compound or len(base) > _SHORT, "named": named, "proper": named and (begin < i or end > i + 2), "compound": is_compound or (end > i + 2 and tokens[i + 1].text == "für"), "subject": end > i + 1,
        "adjective": begin < i and tokens[i - 1].text.startswith(("Botanisch", "Zoologisch")),
        "after": end > i + 1, "state": end > i + 1 or begin < i,
    }[head.name]  # fmt: skip
    if not enough or tokens[i].text.endswith(("ämter", "schulen", "vereine", "museen")):
        return
    if head.name == "after":
        begin = i + 1
    if end <= begin:
        return
    name = _name(scan, tokens[begin:end], i - begin if head.name != "after" else None)
    if (
        head.name == "state"
        and begin == i
        and not any(scan.at(sentence, t.start) is None and t.is_capital for t in tokens[i + 1 : end])
    ):
        return
    yield Mention(
        kind="organisation",
        start=tokens[begin].start,
        end=tokens[end - 1].end,
        sentence=sentence.index,
        name=name,
        key=head.kind,
        rule="de.organisation.head",
    )


def _is_genitive_place(token: Token) -> bool:
    return token.text.endswith("s") and bool(places().candidates(token.text[:-1]))


def _right(scan: Scan, sentence: Sentence, i: int, head: Head) -> int:
    """Return where the name ends: proper names, "für …", a quoted name, a legal form, or a town behind the head."""
    tokens = sentence.tokens
    j = i + 1
    if j < len(tokens) and tokens[j].text in {"„", '"', "»"}:
        close = next(
            (k for k in range(j + 1, min(j + 10, len(tokens))) if tokens[k].text in {"“", '"', "«", "”"}), None
        )
        if close is not None:
            return close + 1
    if j < len(tokens) and tokens[j].text in {"für", "zur", "zum"} and head.gender != "p":
        j = _for_phrase(tokens, j)
    elif head.name == "subject" and j < len(tokens) and tokens[j].is_capital and not is_given(tokens[j].text):
        j = _for_phrase(tokens, j - 1)
    elif (
        j + 1 < len(tokens)
        and tokens[j].text in {"der", "des"}
        and head.kind in {"cultural-institution", "consulate", "association", "municipal-office"}
        and (found := head_of(tokens[j + 1].text))
        and found[0].kind in {"university", "other"}
    ):
        j = _right(scan, sentence, j + 1, found[0])
    elif j + 2 < len(tokens) and tokens[j].text == "des" and tokens[j + 1].text.startswith(("Königreich", "Staates")):
        j += 3
    elif j + 2 < len(tokens) and tokens[j].text == "der" and tokens[j + 1].text in {"Republik", "Volksrepublik"}:
        j += 3
    while j < len(tokens) and _continues(scan, sentence, j, i):
        j += 1
        if j + 1 < len(tokens) and tokens[j].text in {"–", "-", "/"} and j > i + 1 and places().candidates(tokens[j + 1].text):
            j += 1
    while j < len(tokens) and tokens[j].text in _TAILS:
        j += 1
    return j


def _continues(scan: Scan, sentence: Sentence, j: int, head: int) -> bool:
    token = sentence.tokens[j]
    if (
        token.text in {"an", "am", "im"}
        and j + 1 < len(sentence.tokens)
        and places().candidates(sentence.tokens[j - 1].text)
    ):
        return False
    if token.text.isdigit():
        return j == head + 1 and len(token.text) < 3
    if (
        not token.is_capital
        or not scan.is_free(sentence, token.start, token.end)
        and scan.at(sentence, token.start) is not None
        and scan.at(sentence, token.start).kind != "place"
    ):  # type: ignore[union-attr]
        return False
    if places().candidates(token.text) and not places().is_risky(token.text):
        return True
    before = sentence.tokens[j - 1]
    if is_given(token.text):
        return j == head + 1 or before.is_capital
    if is_given(before.text) and "-" in token.text:
        return True
    return not is_common(token.text) or (j > head + 1 and token.text in {"Straße", "Platz", "Secondary", "School"})


def _for_phrase(tokens: tuple[Token, ...], j: int) -> int:
    """Return the end of "für Kultur und Integration", "für Soziales, Jugend und Sport", "zur Förderung der …"."""
    k = j + 1
    last = j
    while k < len(tokens):
        text = tokens[k].text
        if tokens[k].is_capital and not tokens[k].text.isupper():
            last = k
        elif (
            text in {"und", ",", "&"}
            and k + 1 < len(tokens)
            and (tokens[k + 1].is_capital or tokens[k + 1].text.endswith(("e", "en", "er")))
            and last == k - 1
        ):
            if text == "," and not _list_goes_on(tokens, k):
                break
        elif (
            text in {"der", "des", "die", "das", "den"}
            and last == k - 1
            and k + 1 < len(tokens)
            and tokens[k + 1].is_capital
            and not (
                k + 2 < len(tokens) and tokens[k + 1].text in {"Stadt", "Landeshauptstadt", "Gemeinde", "Universität"}
            )
            and tokens[j].text in {"zur", "zum"}
        ):
            pass
        elif (
            text.islower()
            and text.endswith(("e", "en", "er"))
            and k + 1 < len(tokens)
            and tokens[k + 1].is_capital
            and text not in _STOPS
        ):
            pass
        else:
            break
        k += 1
    return last + 1 if last > j else j


def _list_goes_on(tokens: tuple[Token, ...], comma: int) -> bool:
    """Return whether a comma in a name's list is followed by "X und Y" or "X, Y und Z"."""
    for k in range(comma + 1, min(comma + 7, len(tokens))):
        if tokens[k].text in {"und", "&"}:
            return (
                all(token.is_capital or token.text == "," for token in tokens[comma + 1 : k])
                and k + 1 < len(tokens)
                and tokens[k + 1].is_capital
                and not is_given(tokens[k + 1].text)
                and is_common(tokens[k + 1].text)
                and all(is_common(token.text) for token in tokens[comma + 1 : k] if token.is_capital)
            )
    return False


def _name(scan: Scan, tokens: tuple[Token, ...], head: int | None) -> str:
    """Return the printed name with its head and the adjectives before it in the nominative."""
    parts = [token.text for token in tokens]
    if head is not None and 0 <= head < len(parts):
        found = head_of(parts[head])
        if found:
            parts[head] = found[1]
            for k in range(head):
                if _is_adjective(tokens[k]):
                    parts[k] = nominative(parts[k], found[0].gender)
    text = scan.document.text
    out = parts[0]
    for k in range(1, len(parts)):
        out += text[tokens[k - 1].end : tokens[k].start] + parts[k]
    return out.strip('„“"»« ')
