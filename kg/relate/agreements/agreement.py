"""What is read of one agreement, and what one sentence says of one."""

from dataclasses import dataclass, field

from kg.model import Evidence
from kg.text import Mention

__all__ = ["Agreement", "Party", "Said"]

Party = tuple[str, str]


@dataclass(slots=True, eq=False)
class Agreement:
    """An agreement as read so far: parties by town or organisation name.

    ``signed_in`` holds the indexes of the sentences that tell its signing; ``is_assumed`` says that the text has only
    a general word for it, so that a later, more exact word may still decide its type; ``is_guessed`` that its sentence
    names no parties.

    Examples
    --------
    >>> Agreement("twinning", [("municipality", "Erfurt"), ("municipality", "Lille")]).towns == {"Erfurt", "Lille"}
    True
    """

    type: str
    parties: list[Party]
    signed: str | None = None
    status: str = "in-force"
    signatories: list[str] = field(default_factory=list)
    follows: "Agreement | None" = None
    evidence: list[Evidence] = field(default_factory=list)
    spans: dict[str, Evidence] = field(default_factory=dict)
    signed_in: list[int] = field(default_factory=list)
    is_assumed: bool = False
    is_guessed: bool = False

    @property
    def towns(self) -> frozenset[str]:
        """The names of the parties."""
        return frozenset(name for _, name in self.parties)


@dataclass(slots=True, kw_only=True)
class Said:
    """What one sentence says of one agreement.

    ``kind`` is empty for a general word ("der Vertrag"), ``parties`` where the sentence names none. ``fate`` is what
    became of it, ``when`` the date of its conclusion.
    """

    kind: str
    parties: list[Party]
    evidence: Evidence
    sentence: int
    fate: str = ""
    when: str | None = None
    when_span: Evidence | None = None
    signatories: list[str] = field(default_factory=list)
    is_definite: bool = True
    is_new: bool = False
    is_former: bool = False
    is_explicit: bool = False
    is_strong: bool = False
    is_sure: bool = True
    replaces: bool = False
    noun: str = ""
    date: Mention | None = None
