"""Make parties of names."""

from kg.relate.agreements.agreement import Party

__all__ = ["parties_of"]


def parties_of(*names: str) -> list[Party]:
    """Return municipalities as parties, each once; an empty name is none.

    Examples
    --------
    >>> parties_of("Erfurt", "Lille", "Erfurt", "")
    [('municipality', 'Erfurt'), ('municipality', 'Lille')]
    """
    return [("municipality", name) for name in dict.fromkeys(names) if name]
