"""The web face: pages, downloads and a SPARQL service for one store, on this machine, for reading.

The only door to FastAPI, Starlette, Uvicorn and Jinja2.
"""

from kg.serve.library import Settings
from kg.serve.run import run

__all__ = ["Settings", "run"]
