"""Networks of one state of the graph, each made when first asked for, in a language."""

from functools import cached_property
from threading import Lock

from kg.network import Network
from kg.pipeline.networks import network_from
from kg.serve.language import Language
from kg.serve.networks.filters import Context, context_of
from kg.serve.networks.view import Choices, choices_of
from kg.store.askable import Askable

__all__ = ["Networks"]


class Networks:
    """The networks of a graph."""

    def __init__(self, graph: Askable) -> None:
        self._graph = graph
        self._made: dict[tuple[str, Language], tuple[Network, Choices]] = {}
        self._lock = Lock()

    @cached_property
    def context(self) -> Context:
        """The programmes of events and the topics of releases."""
        return context_of(self._graph)

    def get(self, name: str, language: Language) -> tuple[Network, Choices]:
        """Return a whole network and what it can be narrowed by; whoever comes second waits for the first.

        Raises
        ------
        InputError
            If there is no such network.
        """
        with self._lock:
            if (name, language) not in self._made:
                network = network_from(self._graph, name, language=language)
                choices = choices_of(network, self.context, self._graph, language)
                self._made[name, language] = network, choices
            return self._made[name, language]
