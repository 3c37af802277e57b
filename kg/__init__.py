"""Turn municipal press releases into a knowledge graph whose every fact has its evidence."""

__version__ = "0.1.0"
