"""An emergency reaches everybody on duty at once, before what is ordinary."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from tests.soak.checker.evidence import ENDED
from tests.soak.record import SENDS

if TYPE_CHECKING:
    from simulator import Called
    from tests.soak.checker.evidence import Evidence, Row
    from tests.soak.checker.verdict import Verdict

PAGE_SECONDS = 10.0  # five are promised; two busy cores are shared
UNDER_WAY_SECONDS = 1.0  # a message that had begun when the emergency was stored
CALLS = ("message/custom/send", "message/template/send")


def check(evidence: Evidence, verdict: Verdict) -> None:
    """Follow every emergency to everybody on duty."""
    took: list[float] = []
    on_duty = [one for one in evidence.record.people if one.is_on_duty]
    for case in evidence.cases:
        if case["danger"] and case["urgency"] == "emergency":
            stored = _stored(evidence, case)
            for person in on_duty if stored else ():
                _paged(evidence, verdict, (case, stored or 0.0, person.openid), took)
    verdict.spread("pages", took)


def _stored(evidence: Evidence, case: Row) -> float | None:
    """Return the real moment at which the message that opened it was answered."""
    opening = next((e for e in evidence.timeline if e["case_id"] == case["id"]), None)
    key = (opening or {}).get("message_key") or ""
    for push in evidence.messages():
        if key.endswith(f"|{push.openid}|{push.fields.get('MsgId')}"):
            good = [one.ended for one in push.attempts if not one.failure]
            return min(good, default=None)
    return None


def _paged(
    evidence: Evidence, verdict: Verdict, page: tuple[Row, float, str], took: list[float]
) -> None:
    case, stored, openid = page
    what = f"{evidence.moment(stored)} {case['number']} to {evidence.name(openid)}"
    calls = [c for c in evidence.record.calls if c.openid == openid and c.path in CALLS]
    after = [call for call in calls if call.began >= stored - UNDER_WAY_SECONDS]
    tries = [call for call in after if _tells(call, case)]
    if tries:
        before = [c for c in after if stored + UNDER_WAY_SECONDS < c.began < tries[0].began]
        ordinary = [call for call in before if not _of_danger(evidence, call)]
        if ordinary:
            verdict.fault("page_behind", f"{what} went after {len(ordinary)} ordinary messages")
    ended = next((call.ended for call in tries if call.accepted), math.inf)
    broken = evidence.record.broken(SENDS, stored, ended)
    since = max([stored, *(d.ended for d in broken if d.ended < ended)])
    if ended - since <= PAGE_SECONDS:
        took.append(max(0.0, ended - since))
    elif evidence.held(openid, stored, ended):
        verdict.excuse("page not at once: the platform was busy")
    elif ended < math.inf:
        after_what = f" after {broken[-1].kind}" if broken else ""
        verdict.fault("page_late", f"{what} took {ended - since:.1f} s{after_what}")
    elif _ended_at_once(evidence, case):
        verdict.excuse("emergency over before it was called out")
    else:
        verdict.fault("page_missing", f"{what} was never sent")


def _ended_at_once(evidence: Evidence, case: Row) -> bool:
    """Tell whether it was closed or withdrawn before anybody could be called."""
    lines = [line for line in evidence.timeline if line["case_id"] == case["id"]]
    took_ms: int = lines[-1]["at"] - lines[0]["at"]
    return case["status"] in ENDED and took_ms < PAGE_SECONDS * 1000


def _tells(call: Called, case: Row) -> bool:
    return case["number"] in json.dumps(call.order, ensure_ascii=False)


def _of_danger(evidence: Evidence, call: Called) -> bool:
    words = json.dumps(call.order, ensure_ascii=False)
    return any(case["danger"] and case["number"] in words for case in evidence.cases)
