"""Match municipalities and organisations to Wikidata through an endpoint that the user names."""

from kg.reconcile.match import Match, reconcile
from kg.reconcile.output import as_csv, as_turtle
from kg.reconcile.subjects import Subject, subjects_of

__all__ = ["Match", "Subject", "as_csv", "as_turtle", "reconcile", "subjects_of"]
