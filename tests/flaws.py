"""Makes flaws in a store that no progress of the rules takes away."""

from pathlib import Path

from kg import api

__all__ = ["PIRNA", "REINICKENDORF", "ULM", "reject_body"]

ULM = "2024-10-02-ulm-nis"
REINICKENDORF = "2022-11-17-reinickendorf-kutaissi"
PIRNA = "2025-05-09-pirna-terezin"


def reject_body(store: Path, release: str, person: str) -> None:
    """Reject the body of the first office of a release that a person of such a name holds."""
    found = next(
        fact
        for fact in api.facts(release, store=store)
        if (fact.kind, fact.property) == ("role", "of") and fact.subject.startswith(person)
    )
    api.reject(found.id, author="Ada Beispiel", date="2026-11-28", reason="for a test", store=store)
