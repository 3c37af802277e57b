"""Find what a text names: places, people, titles of office, organisations, programmes, dates."""

from kg.recognise.mentions import recognise
from kg.recognise.occurrences import dates_by_weights
from kg.recognise.unheard import with_unheard

__all__ = ["dates_by_weights", "recognise", "with_unheard"]
