"""Describe a store as a dataset, for catalogues: DCAT-AP.de and VoID."""

from kg.describe.about import About, about_of
from kg.describe.dataset import dataset_quads, written

__all__ = ["About", "about_of", "dataset_quads", "written"]
