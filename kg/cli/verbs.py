"""Commands and groups of commands whose usage line speaks the language of the user."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

__all__ = ["Verb", "Verbs"]


class Verb(TyperCommand):
    """A command; ``usage_word`` stands before its usage line."""

    usage_word = "Usage:"

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line."""
        return super().get_usage(ctx).replace("Usage:", self.usage_word, 1)


class Verbs(TyperGroup):
    """A group of commands; ``usage_word`` stands before its usage line."""

    usage_word = "Usage:"

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line."""
        return super().get_usage(ctx).replace("Usage:", self.usage_word, 1)
