"""Take partnership lists as sources of their own, and compare them with what releases say."""

from kg.lists.quads import list_quads
from kg.lists.read import read_list, rows_of
from kg.lists.reconcile import Finding, reconciled

__all__ = ["Finding", "list_quads", "read_list", "reconciled", "rows_of"]
