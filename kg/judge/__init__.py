"""Know what people have judged of facts: read it from a file, check it, and apply it to what a machine has read."""

from kg.judge.apply import Applied, Outcome, apply
from kg.judge.judgement import FACTUAL, PAIRED, VERDICTS, Judgement, Pair, Said, Verdict, judged, line_of
from kg.judge.lines import Unread, append, read_judgements
from kg.judge.sentence import Passage, passage_of
from kg.judge.standing import Judged, Logged
from kg.judge.told import Names, Told, open_of, told_of
from kg.judge.values import settled

__all__ = [
    "FACTUAL",
    "PAIRED",
    "VERDICTS",
    "Applied",
    "Judged",
    "Judgement",
    "Logged",
    "Names",
    "Outcome",
    "Pair",
    "Passage",
    "Said",
    "Told",
    "Unread",
    "Verdict",
    "append",
    "apply",
    "judged",
    "line_of",
    "open_of",
    "passage_of",
    "read_judgements",
    "settled",
    "told_of",
]
