"""The whole road: releases are read, understood, named, written as quads, and stored."""

from kg.pipeline.build import BuildReport, Problem, build, build_releases
from kg.pipeline.check import CheckReport, Fault, check
from kg.pipeline.identity import Joined, candidates, decided, join, joins, resolved
from kg.pipeline.look import Info, Shown, facts_of, info, reasoned, withdraw
from kg.pipeline.meeting import Meeting, meeting
from kg.pipeline.road import Extractor, Road, extractor_named, road_of, rule_version

__all__ = [
    "BuildReport",
    "CheckReport",
    "Extractor",
    "Fault",
    "Info",
    "Joined",
    "Meeting",
    "Problem",
    "Road",
    "Shown",
    "build",
    "build_releases",
    "candidates",
    "check",
    "decided",
    "extractor_named",
    "facts_of",
    "info",
    "join",
    "joins",
    "meeting",
    "reasoned",
    "resolved",
    "road_of",
    "rule_version",
    "withdraw",
]
