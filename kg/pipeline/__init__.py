"""The whole road: releases are read, understood, named, written as quads, and stored."""

from kg.pipeline.build import BuildReport, Problem, build, build_releases
from kg.pipeline.check import CheckReport, Fault, check
from kg.pipeline.difference import FactChange
from kg.pipeline.dry import DryRun, dry_run
from kg.pipeline.look import Info, Shown, facts_of, info, reasoned, withdraw
from kg.pipeline.road import Extractor, Road, extractor_named, road_of, rule_version

__all__ = [
    "BuildReport",
    "CheckReport",
    "DryRun",
    "Extractor",
    "FactChange",
    "Fault",
    "Info",
    "Problem",
    "Road",
    "Shown",
    "build",
    "build_releases",
    "check",
    "dry_run",
    "extractor_named",
    "facts_of",
    "info",
    "reasoned",
    "road_of",
    "rule_version",
    "withdraw",
]
