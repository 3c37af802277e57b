"""Search: names, other names and the texts of releases, whatever the umlauts, and despite a typing error."""

from kg.serve.finding.gather import indexed
from kg.serve.finding.index import Entry, Found, Index

__all__ = ["Entry", "Found", "Index", "indexed"]
