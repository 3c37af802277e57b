"""Read the names of agreements: "die 1988 geschlossene Städtepartnerschaft mit X", "unterzeichneten den Vertrag"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.relate.agreements.acts import Act, acts_in, is_planned, is_signing, is_wished
from kg.relate.agreements.agreement import Said
from kg.relate.agreements.ledger import Ledger
from kg.relate.agreements.line import Line
from kg.relate.agreements.sides import sides_of
from kg.relate.agreements.signing import signatories_of
from kg.relate.agreements.succession import became, is_replaced
from kg.relate.agreements.times import age_of, since_of, stated_of
from kg.relate.agreements.words import alternatives, is_plural, kind_of_noun, kind_of_phrase, pattern
from kg.text import Mention, Token

__all__ = ["Named", "by_noun", "named_in"]


@dataclass(slots=True, kw_only=True)
class Named:
    """A word for an agreement in a sentence with what binds to it."""

    token: Token
    kind: str
    acts: list[Act]
    dates: list[Mention]

    @property
    def is_general(self) -> bool:
        """Whether the word alone says no type."""
        return not self.kind


def named_in(line: Line) -> list[Named]:
    """Return the words for agreements of a sentence, each with the acts and dates that stand nearest to it."""
    found: list[Named] = []
    skip = -1
    for token in line.tokens:
        if token.start < skip or not token.is_capital or not line.is_told(token):
            continue
        phrase = kind_of_phrase(line.between(token.start, token.start + 40))
        kind = phrase[0] if phrase else kind_of_noun(token)
        if kind is None:
            continue
        skip = token.start + (phrase[1] if phrase else 1)
        if not kind and _is_of_project(line, token):
            kind = "project-partnership"
        found.append(Named(token=token, kind=kind, acts=[], dates=[]))
    found = _without_matter(line, found)
    if found:
        for act in acts_in(line):
            named = min(found, key=lambda n: _far(line, act, n.token))
            if _far(line, act, named.token) < 400:
                for each in _beside(line, found, named):
                    each.acts.append(act)
        for mention in line.dates:
            if not mention.end_key and not re.search(
                r"\b(?:bis|nach|vor|ab)\s(?:\S+\s)?$", line.between(line.sentence.start, mention.start)[-24:]
            ):
                for each in _beside(line, found, min(found, key=lambda n: _gap(line, mention, n))):
                    each.dates.append(mention)
    return found


def _is_of_project(line: Line, token: Token) -> bool:
    """Return whether a contract is that of a project: "des Projekts, dessen Vertrag", "Vertrag zum Projekt"."""
    before, after = line.between(line.sentence.start, token.start), line.between(token.end, line.sentence.end)
    return bool(
        re.search(r"[Pp]rojekt\w*,\s(?:dessen|deren)\s$", before)
        or re.match(r"^\s(?:zum|über\sdas|für\sdas|des|zu\seinem|über\sein)\s(?:\S+\s){0,2}\w*[Pp]rojekt\w*\b", after)
    )


def _without_matter(line: Line, found: list[Named]) -> list[Named]:
    """Return the words but for those that only say what another is about: "Vertrag über die Städtepartnerschaft" is one."""
    kept: list[Named] = []
    for named in found:
        if kept:
            gap = line.between(kept[-1].token.end, named.token.start)
            if re.match(
                r"^\s(?:über|zur|zu|für|der|einer|ihrer)\s(?:(?:die|eine|einer|ihre|ihrer|den|neue|neuen|gemeinsame|Begründung|Aufnahme|Erneuerung|der)\s)*$",
                gap,
            ):
                if kept[-1].is_general:
                    kept[-1].kind = named.kind or (
                        "twinning"
                        if named.token.text.lower().startswith("partnerschaft")
                        else "cooperation-agreement"
                        if named.token.text.lower().startswith(("kooperation", "zusammenarbeit"))
                        else ""
                    )
                continue
        kept.append(named)
    return kept


def _far(line: Line, act: Act, token: Token) -> int:
    """Return how far an act stands from a word: letters, and eighty for each sign that parts clauses."""
    if act.is_noun or act.is_attributive:
        return (
            token.start - act.end
            if 0 <= token.start - act.end < 70 and line.barriers(act.end, token.start) == 0
            else (
                60
                if act.is_noun and 0 <= act.start - token.end < 40 and line.barriers(act.start, token.start) == 0
                else 999
            )
        )
    if line.is_parted(act.start, token.start):
        return 999
    return abs(act.start - token.start) + 80 * line.barriers(act.start, token.start)


def _gap(line: Line, mention: Mention, named: Named) -> int:
    anchors = [named.token.start, *(act.start for act in named.acts)]
    return min(abs(mention.start - anchor) + 80 * line.barriers(mention.start, anchor) for anchor in anchors)


def _beside(line: Line, found: list[Named], named: Named) -> list[Named]:
    """Return a word with those joined to it: "den Partnerschaftsvertrag sowie eine Kooperationsvereinbarung"."""
    group = [named]
    for other in found:
        if other is not named:
            gap = line.between(min(named.token.end, other.token.end), max(named.token.start, other.token.start))
            if re.match(r"^\s*(?:,|und|sowie)\s+(?:[a-zäöü]\S*\s+){0,3}$", gap):
                group.append(other)
    return group


def by_noun(line: Line, ledger: Ledger) -> Iterator[Said]:
    """Yield what a sentence says of the agreements that it names."""
    found = named_in(line)
    change = became(line, [named.token for named in found])
    for named in found:
        token = named.token
        plural = is_plural(token)
        definite = _is_definite(line, token)
        act = _main_act(line, named)
        planned = is_planned(line, act, token)
        if (
            is_wished(line, token)
            and not (planned and act)
            and not any(a.kind != "conclude" or a.is_attributive for a in named.acts)
            or _is_denied(line, token)
        ):
            continue
        groups, explicit, strong = sides_of(line, token, named.kind, plural, ledger)
        if change is None and not _counts(line, named, explicit, definite, plural, act, planned):
            continue
        for parties in groups if not plural or explicit else groups[:1]:
            said = _said(line, named, parties, explicit, definite, act, planned, ledger)
            said.is_strong = strong
            if change is not None:
                _change(line, named, said, change[0] is token)
            yield said


def _change(line: Line, named: Named, said: Said, is_old: bool) -> None:
    """Let the first of "aus X wurde Y" end and the second replace it, each with its own date."""
    if said.when is None and (near := [m for m in named.dates if line.barriers(m.start, named.token.start) == 0]):
        said.when, said.when_span = near[-1].key, line.reading.says(near[-1], "de.agreement.became")
    said.fate = "end" if is_old else ""
    said.replaces = not is_old


def _main_act(line: Line, named: Named) -> Act | None:
    """Return the act that counts: of those in the nearest clause an end before a renewal before a conclusion."""
    order = ("end", "suspend", "renew", "conclude")
    main = [act for act in named.acts if not act.is_attributive]
    return min(main, key=lambda a: (line.barriers(a.start, named.token.start), order.index(a.kind)), default=None)


def _is_denied(line: Line, token: Token) -> bool:
    before = line.between(max(line.sentence.start, token.start - 30), token.start)
    return bool(re.search(r"\b(?:[Kk]eine?[rnms]?|[Oo]hne)\s(?:[a-zäöü]\S*\s){0,2}$", before))


def _is_definite(line: Line, token: Token) -> bool:
    before = line.between(max(line.sentence.start, token.start - 60), token.start)
    return not re.search(r"\b[Ee]ine?[rnms]?\s(?:[a-zäöüß\d]\S*\s){0,3}$", before)


def _counts(
    line: Line, named: Named, explicit: bool, definite: bool, plural: bool, act: Act | None, planned: bool
) -> bool:
    """Return whether enough is said: of several only with their towns, of a general word only with an act or its owner."""
    if plural and not explicit:
        return False
    if named.is_general:
        return (
            bool(named.acts)
            or planned
            or bool(stated_of(line, named.token))
            or (explicit and bool(age_of(line, named.token) or since_of(line, named.token, strict=True)))
        )
    if definite or act or planned or explicit or line.sentence.zone in {"headline", "subhead"}:
        return True
    return bool(pattern("exist").search(line.text))


def _said(
    line: Line,
    named: Named,
    parties: list[tuple[str, str]],
    explicit: bool,
    definite: bool,
    act: Act | None,
    planned: bool,
    ledger: Ledger,
) -> Said:
    token = named.token
    before = line.between(max(line.sentence.start, token.start - 45), token.start)
    said = Said(
        kind=named.kind, parties=parties, evidence=line.reading.whole(line.sentence, f"de.agreement.{act.kind if act else 'noun'}"), sentence=line.sentence.index,
        is_definite=definite, is_explicit=explicit, noun=token.text.lower(),
        is_new=bool(re.search(rf"\b{alternatives('new')}\s(?:\S+\s)?$", before)) and not bool(re.search(r"\b(?:unsere|ihre)\s\S+\s$", before)),
        is_former=bool(re.search(rf"\b{alternatives('former')}\s(?:\S+\s)?$", before)) or is_replaced(line, token),
        is_sure=explicit or definite or act is not None,
    )  # fmt: skip
    _date(line, named, act, said)
    _fate(line, act, planned, said, ledger)
    if is_replaced(line, token) and said.fate != "suspend":
        said.fate = "end"
    signing = next((a for a in named.acts if is_signing(a) and not a.is_attributive and not a.is_noun), None)
    if signing is not None and said.fate in {"conclude", "plan", "renew", "sign"}:
        said.signatories = signatories_of(line, signing.start)
    return said


def _date(line: Line, named: Named, act: Act | None, said: Said) -> None:
    """Set since when it is: dated by its name, by "seit", by the act that concluded it, or by its age."""
    token = named.token
    attributive = next((a for a in named.acts if a.is_attributive and a.kind == "conclude"), None)
    found = stated_of(line, token) or since_of(line, token, strict=False)
    if found is None:
        relative = next(
            (
                a
                for a in named.acts
                if a.kind == "conclude" and a.start > token.start and line.barriers(a.start, token.start) == 1
            ),
            None,
        )
        concluding = attributive or (act if act is not None and act.kind == "conclude" else relative)
        if concluding is not None and (mention := _nearest(line, named, concluding)) is not None:
            found = mention.key, line.reading.says(mention, "de.agreement.conclude")
            said.date = mention if not concluding.is_attributive else None
    if found is None:
        found = age_of(line, token)
    if found is not None:
        said.when, said.when_span = found


_HELD = re.compile(
    r"\b(?:statt|erfolg\w+|stattgefunden|vorgesehen|geplant|angesetzt|ist\sfür|war\sam|ist\sam|datiert)\b"
)


def _nearest(line: Line, named: Named, act: Act) -> Mention | None:
    """Return the date of an act: in its clause, the day before the month before the year."""
    if act.is_noun and not _HELD.search(line.text):
        return next(
            (
                m
                for m in named.dates
                if act.start <= m.start
                and 0 <= m.start - named.token.end < 60
                and re.match(
                    r"^(?:[^,.;:]{0,40}\s)?(?:am|im|vom|von)\s(?:\S+,\s)?(?:dem\s)?$",
                    line.between(named.token.end, m.start),
                )
            ),
            None,
        )
    near = [
        m
        for m in named.dates
        if line.barriers(m.start, act.start) <= 1 and not (act.is_attributive and m.start > act.start)
    ]
    same = [m for m in near if line.barriers(m.start, act.start) == 0] or near
    return min(same, key=lambda m: (-len(m.key), abs(m.start - act.start)), default=None)


def _fate(line: Line, act: Act | None, planned: bool, said: Said, ledger: Ledger) -> None:
    """Set what became of it, and the day of a signing that the sentence leaves to the one before."""
    issued = (line.reading.issued or "")[:10]
    if act is None:
        said.fate = "plan" if planned else ""
        return
    said.fate = act.kind
    if act.kind == "end" and planned:
        said.fate = ""
    elif act.kind in {"conclude", "renew"} and (planned or _is_ahead(said.when, issued)):
        today = said.date is not None and said.date.key == issued
        said.fate = act.kind if today else "plan" if act.kind == "conclude" else ""
    if act.kind == "renew" and said.fate == "renew":
        if not _is_fresh(line, issued):
            said.fate = ""
    if said.fate == "conclude" and said.when is None and is_signing(act) and not act.is_attributive:
        _take_scene(line, said, ledger)


def _is_ahead(when: str | None, issued: str) -> bool:
    return bool(when and issued and len(when) == 10 and when > issued)


def _is_fresh(line: Line, issued: str) -> bool:
    """Return whether a renewal is the news: on a day near the release, or told without any date."""
    days = [m for m in line.dates if not m.end_key and len(m.key) >= 7]
    return not line.dates or any(m.key[:7] == issued[:7] for m in days)


def _take_scene(line: Line, said: Said, ledger: Ledger) -> None:
    """Date a signing by the day that the text spoke of last; news without any day stays news."""
    if re.search(r"\b(?:hatten?|damals|seinerzeit)\b", line.text):
        return
    if (scene := ledger.scene(line)) is not None:
        issued = (line.reading.issued or "")[:10]
        if scene.key > issued:
            said.fate = "plan"
        else:
            said.when, said.when_span = scene.key, line.reading.says(scene, "de.agreement.scene")
    elif line.sentence.zone in {"headline", "subhead"}:
        said.fate = "sign"
