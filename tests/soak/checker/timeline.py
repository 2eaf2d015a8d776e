"""The timeline of a case tells how it came to be as it is: nothing missing, nothing twice."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.soak.checker.evidence import Evidence, Row
    from tests.soak.checker.verdict import Verdict

# when it is looked at next changes without a line; `own` is kept apart
UNTOLD = {"alert_at", "alert_level", "news_at", "month_at", "callback_at", "own"}


def check(evidence: Evidence, verdict: Verdict) -> None:
    """Play the lines of every case again."""
    lines: dict[str, list[Row]] = defaultdict(list)
    for line in evidence.timeline:
        lines[line["case_id"]].append(line)
    for case in evidence.cases:
        told = sorted(lines.pop(case["id"], []), key=lambda line: (line["version"], line["id"]))
        _played(verdict, case, told)
    for case_id in lines:
        verdict.fault("timeline_broken", f"lines of {case_id}, which does not exist")


def _played(verdict: Verdict, case: Row, lines: list[Row]) -> None:
    number = case["number"]
    if not lines or (lines[0]["version"], lines[0]["action"]) != (1, "open"):
        verdict.fault("timeline_broken", f"{number} does not begin with its opening")
    versions = [line["version"] for line in lines]
    if len(set(versions)) < len(versions):
        verdict.fault("timeline_double", f"{number} has two lines of one version: {versions}")
    if versions and versions[-1] > case["version"]:
        verdict.fault("timeline_broken", f"{number} is at {case['version']}, told to {versions}")
    known: dict[str, Any] = {}
    by_version = {line["version"]: line for line in lines}  # a double is one fault, not two
    for line in by_version.values():
        details = json.loads(line["details"])
        before = details.get("before", {})
        for column, value in before.items():
            if column in known and column not in UNTOLD and value != known[column]:
                what = f"{number} {line['action']}: {column} was {known[column]}, not {value}"
                verdict.fault("timeline_broken", what)
        known |= details.get("after", {})
    for column in known.keys() - UNTOLD:
        if column in case and case[column] != known[column]:
            what = f"{number}: {column} is {case[column]}, told {known[column]}"
            verdict.fault("timeline_broken", what)
