"""Find what a text names: places, people, titles of office, organisations, programmes, dates."""

from kg.recognise.mentions import recognise

__all__ = ["recognise"]
