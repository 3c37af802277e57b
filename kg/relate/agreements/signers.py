"""Say who signed the agreement that a sentence names."""

import re

from kg.relate.agreements.acts import Act, is_signing
from kg.relate.agreements.agreement import Said
from kg.relate.agreements.line import Line
from kg.relate.agreements.named import Named
from kg.relate.agreements.signing import named_signers, names_signers, signatories_of

__all__ = ["tell_signers"]

_THROUGH = re.compile(r"^[^.;:]{0,80}?\bdurch\s")
# "mit der Unterschrift des damaligen Oberbürgermeisters A und seines Kollegen B"
_SIGNED_BY = re.compile(
    r"\b(?:[Mm]it|[Dd]urch|tr(?:ägt|agen|ugen|ug))\s(?:(?:noch|bis\sheute)\s)?(?:der|die|den)\sUnterschrift(?:en)?\s(?:von|der|des)\s"
)


def tell_signers(line: Line, named: Named, act: Act | None, said: Said) -> None:
    """Add who signs, by a verb of signing, "Unterzeichner", "Unterzeichnung durch" or "mit der Unterschrift von"."""
    signing = next((a for a in named.acts if is_signing(a) and not a.is_attributive and not a.is_noun), None)
    if names_signers(line):
        said.signatories = named_signers(line)
        near = [m for m in named.dates if line.barriers(m.start, named.token.start) == 0]
        if said.when is None and near:
            said.when, said.when_span = near[0].key, line.reading.says(near[0], "de.agreement.signers")
    through = _THROUGH.search(line.between(named.token.end, line.sentence.end))
    if through and any(a.is_noun and a.kind == "conclude" for a in named.acts):
        said.signatories = _people_behind(line, named.token.end + through.end())
    if signed_by := _SIGNED_BY.search(line.text):
        said.signatories = _people_behind(line, line.sentence.start + signed_by.end())
    elif signing is not None and said.fate in {"conclude", "plan", "renew", "sign"}:
        said.signatories = signatories_of(line, signing.start)
        if said.when and said.when[:4] < (line.reading.issued or "")[:4]:
            said.signatories = [n for n in said.signatories if _is_near(line, n)]
    elif act is not None and said.fate == "renew" and not act.is_noun:
        names = signatories_of(line, act.start)
        said.signatories = names if len(names) > 1 else []


def _people_behind(line: Line, start: int) -> list[str]:
    return [m.name for m in line.people if m.start >= start and line.barriers(start, m.start) == 0]


def _is_near(line: Line, name: str) -> bool:
    """Return whether somebody is named in a sentence or the one before it, as who signed long ago must be."""
    return any(
        m.kind == "person" and m.name == name and 0 <= line.sentence.index - m.sentence <= 1
        for m in line.reading.mentions
    )
