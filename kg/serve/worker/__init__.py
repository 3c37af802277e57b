"""Questions of anybody are answered in processes of their own, which can be killed.

One process, the origin, holds the graph and nothing else: no threads, no connections. For each question it forks a
child, which shares its memory, answers into a socket and ends; a child that takes too long, needs too much memory or is
no longer wanted is killed, and nobody else notices.
"""

from kg.serve.worker.asker import Asker, Reply
from kg.serve.worker.origin import Source

__all__ = ["Asker", "Reply", "Source"]
