"""The whole road: releases are read, understood, named, written as quads, and stored."""

from kg.pipeline.answering import Answers, answer
from kg.pipeline.build import BuildReport, Problem, build, build_releases
from kg.pipeline.check import CheckReport, Fault, check
from kg.pipeline.deciding import Decided, decide, review
from kg.pipeline.difference import FactChange
from kg.pipeline.dry import DryRun, dry_run
from kg.pipeline.identity import Joined, candidates, decided, join, joins, resolved
from kg.pipeline.judging import outcomes
from kg.pipeline.look import Info, info, withdraw
from kg.pipeline.meeting import Meeting, meeting
from kg.pipeline.road import Extractor, Road, extractor_named, road_of, rule_version
from kg.pipeline.shown import Shown, facts_of, reasoned

__all__ = [
    "Answers",
    "BuildReport",
    "CheckReport",
    "Decided",
    "DryRun",
    "Extractor",
    "FactChange",
    "Fault",
    "Info",
    "Joined",
    "Meeting",
    "Problem",
    "Road",
    "Shown",
    "answer",
    "build",
    "build_releases",
    "candidates",
    "check",
    "decide",
    "decided",
    "dry_run",
    "extractor_named",
    "facts_of",
    "info",
    "join",
    "joins",
    "meeting",
    "outcomes",
    "reasoned",
    "resolved",
    "review",
    "road_of",
    "rule_version",
    "withdraw",
]
