"""Read numbers as German prints them, and amounts of money."""

import re

from kg.model import Evidence
from kg.relate.reading import Reading

__all__ = ["NUMBER", "amount_in", "value_of"]

NUMBER = r"(?:\d{1,3}(?:[.\u202f\u00a0 ’']\d{3})+|\d+)(?:,\d+)?"
_SCALE = {
    "": 1,
    "tausend": 1_000,
    "million": 1_000_000,
    "mio": 1_000_000,
    "milliarde": 1_000_000_000,
    "mrd": 1_000_000_000,
}
_CURRENCY = {
    "euro": "EUR",
    "eur": "EUR",
    "€": "EUR",
    "franken": "CHF",
    "chf": "CHF",
    "dollar": "USD",
    "us-dollar": "USD",
    "pfund": "GBP",
    "złoty": "PLN",
    "zloty": "PLN",
}
_MONEY = re.compile(
    rf"(?:(?P<before>EUR|CHF|€|Fr\.)\s)?(?P<number>{NUMBER})(?:,-|,–)?\s?(?P<scale>[Tt]ausend|Million(?:en)?|Mio\.?|Milliarden?|Mrd\.?)?\s?(?P<unit>Euro|EUR|€|Franken|CHF|US-Dollar|Dollar|Pfund|Złoty|Zloty)?(?!\w)"
)


def value_of(number: str, scale: str = "") -> str:
    """Return a printed number as a decimal, with a word such as "Millionen" multiplied in.

    Examples
    --------
    >>> value_of("4.434"), value_of("2,2", "Millionen"), value_of("1’250,50")
    ('4434', '2200000', '1250.5')
    """
    plain = re.sub(r"[.\s\u202f\u00a0’']", "", number).replace(",", ".")
    word = re.sub(r"(?:en|n)?\.?$", "", scale.lower())
    value = float(plain) * next((factor for name, factor in _SCALE.items() if name and word.startswith(name)), 1)
    return str(int(value)) if value == int(value) else str(round(value, 6))


def amount_in(reading: Reading, start: int, end: int) -> tuple[str, str, Evidence] | None:
    """Return the one amount of money named in a stretch, its currency and where it stands; None for several."""
    found = []
    for match in _MONEY.finditer(reading.text, start, end):
        unit = (match["unit"] or match["before"] or "").lower()
        if unit and match["number"]:
            span = Evidence(start=match.start(), end=match.end(), rule="de.funding.amount")
            found.append(
                (
                    value_of(match["number"], match["scale"] or ""),
                    _CURRENCY.get(unit, "EUR" if unit != "fr." else "CHF"),
                    span,
                )
            )
    return found[0] if len(found) == 1 else None
