"""Read and check a steward's own reference data: organisations, programmes, aliases, places and titles in a folder."""

from kg.reference.load import load
from kg.reference.template import write_template

__all__ = ["load", "write_template"]
