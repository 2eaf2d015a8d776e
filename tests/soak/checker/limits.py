"""What the platform allows: five messages after somebody wrote, and no call in vain."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.soak.checker.evidence import Evidence
    from tests.soak.checker.verdict import Verdict

MOST = 5


def check(evidence: Evidence, verdict: Verdict) -> None:
    """Count what was sent between two messages of a person, and what was refused."""
    for openid, screen in evidence.record.screens.items():
        since = 0
        for bubble in screen:
            is_contact = bubble.mine or bubble.via == "reply"  # whoever follows says nothing
            since = 0 if is_contact else since + int(bubble.via == "service")
            if since == MOST + 1:
                what = f"{evidence.name(openid)} got {since} messages without writing"
                verdict.fault("over_limit", what)
    calls = evidence.record.calls
    own = Counter(
        call.answer["errcode"]
        for call in calls
        if call.fault is None and not call.accepted and "errcode" in call.answer
    )
    verdict.figure("calls of the platform", len(calls))
    verdict.figure("calls spoiled on purpose", sum(call.fault is not None for call in calls))
    verdict.figure("refusals that nobody planted", dict(own))
