"""No case is silent: each open one is looked at again before long, and nobody holds on to it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.soak.checker.evidence import ENDED

if TYPE_CHECKING:
    from tests.soak.checker.evidence import Evidence, Row
    from tests.soak.checker.verdict import Verdict

CLAIM_MS = 65_000  # a minute, and a little
LOOKED_AT_MS = 120_000  # the sweeps look every second; they are given two minutes of the clock
AFTER_MS = 4 * 86_400_000  # to archive a complaint, once nobody can appeal any more
LONGEST_MS = 16 * 86_400_000  # the longest step: fifteen days to appeal


def check(evidence: Evidence, verdict: Verdict) -> None:
    """Look at when each open case comes round again, and at every claim."""
    open_cases = [case for case in evidence.cases if case["status"] not in ENDED]
    for case in open_cases:
        _comes_round(evidence, verdict, case)
    for table in (evidence.cases, evidence.persons, evidence.outbox):
        for row in table:
            if (row["claimed_until"] or 0) > evidence.now + CLAIM_MS:
                ahead = (row["claimed_until"] - evidence.now) / 1000
                verdict.fault("claimed_long", f"{row['id']} is claimed for {ahead:.0f} s more")
    told = {row["case_id"] for row in evidence.outbox}
    verdict.figure("cases", dict(Counter(case["kind"] for case in evidence.cases)))
    verdict.figure("statuses", dict(Counter(case["status"] for case in evidence.cases)))
    verdict.figure("cases nobody was told of", sum(c["id"] not in told for c in evidence.cases))
    for number, times in Counter(case["number"] for case in evidence.cases).items():
        if times > 1:
            verdict.fault("number_twice", f"{number} is of {times} cases")


def _comes_round(evidence: Evidence, verdict: Verdict, case: Row) -> None:
    what = f"{case['number']} {case['status']}"
    if case["alert_at"] is None:
        verdict.fault("silent_case", f"{what} is never looked at again")
    elif case["alert_at"] > evidence.now + LONGEST_MS and _was_named(evidence, case):
        verdict.excuse("looked at on a day that a person was told, before the clock went back")
    elif case["alert_at"] > evidence.now + LONGEST_MS:
        days = (case["alert_at"] - evidence.now) / 86_400_000
        verdict.fault("silent_case", f"{what} is looked at in {days:.0f} days only")
    elif case["alert_at"] < evidence.now - LOOKED_AT_MS:
        late = (evidence.now - case["alert_at"]) / 1000
        verdict.fault("deadline_unseen", f"{what} was to be looked at {late:.0f} s ago")


def _was_named(evidence: Evidence, case: Row) -> bool:
    """Tell whether it waits for a moment that somebody was told of and counts on."""
    named = max(case["promised_at"] or 0, case["appeal_until"] or 0, case["measures_due_at"] or 0)
    return evidence.record.went_back_to is not None and case["alert_at"] <= named + AFTER_MS
