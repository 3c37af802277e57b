"""What the facts of a release are called in words: their properties, their values, and things known by a code only."""

from typing import Final

from kg.codes import codes, label
from kg.judge.sheet import ESSENTIAL
from kg.mapping.iris import expand
from kg.mapping.table import KINDS
from kg.model import SCHEMA
from kg.serve.calendar import dated
from kg.serve.language import Language
from kg.serve.things.vocabulary import property_label

__all__ = [
    "called_by_code",
    "codes_in_words",
    "properties_in_words",
    "property_in_words",
    "stated_in_words",
    "value_in_words",
]

_CODED: Final = {"agreement": "agreement-type", "event": "event-type", "role": "role"}


def stated_in_words(kind: str, name: str, value: str, language: Language) -> tuple[str, str, str]:
    """Return what a property, a value of it and a thing of a kind are called that is known only by its code and date.

    Examples
    --------
    >>> stated_in_words("event", "type", "visit", "de")[:2], stated_in_words("event", "guest", "visit 2024", "de")[2]
    (('Ereignisart', 'Besuch'), 'Besuch 2024')
    """
    if kind not in SCHEMA:
        return name, value, value
    form = SCHEMA[kind].get(name, "text")
    scheme = form.removeprefix("code:") if form.startswith("code:") else ""
    return (
        property_in_words(kind, name, language),
        value_in_words(value, scheme, language),
        called_by_code(kind, value, language),
    )


def properties_in_words(language: Language) -> tuple[tuple[str, tuple[tuple[str, str, bool], ...]], ...]:
    """Return for each kind of thing its properties, by name and in words, and whether a new thing may begin with each.

    Examples
    --------
    >>> dict(properties_in_words("en"))["event"][0]
    ('type', 'event type', True)
    """
    return tuple(
        (
            kind,
            tuple(
                (name, property_in_words(kind, name, language), name in ESSENTIAL.get(kind, ()))
                for name in SCHEMA[kind]
                if name in KINDS[kind].rows
            ),
        )
        for kind in SCHEMA
    )


def called_by_code(kind: str, subject: str, language: Language) -> str:
    """Return what a thing is called whose node cannot be told from another's: its code in words."""
    first, _, rest = subject.partition(" ")
    scheme = _CODED.get(kind, "")
    return f"{label(scheme, first, language)} {rest}".strip() if scheme and first in codes(scheme) else subject


def property_in_words(kind: str, name: str, language: Language) -> str:
    """Return what a property of a kind is called."""
    row = KINDS[kind].rows.get(name)
    return property_label(expand(row.predicate), language) if row else name


def value_in_words(text: str, scheme: str, language: Language) -> str:
    """Return a value as a reader has it: a code of a scheme by its label, a date in words."""
    if scheme and text in codes(scheme):
        return label(scheme, text, language)
    return dated(text, language)


def codes_in_words(language: Language) -> tuple[tuple[str, str], ...]:
    """Return all codes that a value can be, each with its label, by label."""
    schemes = {form.removeprefix("code:") for forms in SCHEMA.values() for form in forms.values() if "code:" in form}
    pairs = {(code, label(scheme, code, language)) for scheme in schemes for code in codes(scheme)}
    return tuple(sorted(pairs, key=lambda pair: (pair[1], pair[0])))
