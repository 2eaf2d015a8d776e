"""One message, one effect, one reply, in time; and what was not kept was said not to be."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.soak.checker.evidence import REFUSED, squeezed
from tests.soak.record import ANSWERS

if TYPE_CHECKING:
    from simulator import Push
    from tests.soak.checker.evidence import Evidence, Row
    from tests.soak.checker.verdict import Verdict

ANSWER_SECONDS = 5.0
STALE = "HTTP 403"  # the stamp of its seal is of another time


def check(evidence: Evidence, verdict: Verdict) -> None:
    """Follow every message from its phone into the database, and its reply back."""
    messages = evidence.messages()
    took: list[float] = []
    for push in messages:
        _kept(evidence, verdict, push)
        _in_time(evidence, verdict, push, took)
    verdict.figure("messages", len(messages))
    verdict.figure("messages brought more than once", sum(p.count > 1 for p in messages))
    verdict.spread("answers", took)
    _effects(evidence, verdict)


def _kept(evidence: Evidence, verdict: Verdict, push: Push) -> None:
    row, said = evidence.row_of(push), _said(push)
    who = f"{evidence.name(push.openid)}: {push.fields.get('Content', push.fields['MsgType'])}"
    if row is None:
        if any(not REFUSED.search(text) for text in said):
            verdict.fault("not_kept", f"{who} → {said[0][:40]}, but no inbox row")
        elif said:
            verdict.excuse("not stored, and said so")
        return
    if said and REFUSED.search(said[0]):
        verdict.fault("kept_after_refusal", f"{who}: said not to be stored, but {row['key']} is")
    stored = {squeezed(text) for text in said if not REFUSED.search(text)}
    if len(stored) > 1:
        verdict.fault("reply_changed", f"{who}: {len(stored)} different replies")
    elif row["reply"] is None and row["text"] is None and "".join(stored):
        verdict.excuse("words of the message forgotten by their age")
    elif stored and stored != {squeezed(row["reply"] or "")}:
        verdict.fault("reply_differs", f"{who}: shown {said[-1][:40]}, kept {row['reply']}")


def _said(push: Push) -> list[str]:
    """Return what each accepted answer said, silence as an empty text."""
    accepted = [one for one in push.attempts if not one.failure]
    return [one.content.text if one.content else "" for one in accepted]


def _in_time(evidence: Evidence, verdict: Verdict, push: Push, took: list[float]) -> None:
    first = push.attempts[0].began
    good = [one for one in push.attempts if not one.failure]
    ended = min((one.ended for one in good), default=push.attempts[-1].ended)
    if good:
        took.append(ended - first)
    if good and ended - first <= ANSWER_SECONDS:
        return
    reasons = {d.kind for d in evidence.record.broken(ANSWERS, first - 1, ended)}
    if STALE in push.failures and evidence.record.clock_was_set(first - 1, ended):
        reasons.add("sealed before the clock was set")
    what = "late answer" if good else "no answer"
    if reasons:
        verdict.excuse(f"{what}: {', '.join(sorted(reasons))}")
        return
    who = f"{evidence.name(push.openid)}: {push.fields.get('Content', push.fields['MsgType'])}"
    verdict.fault(
        "unanswered",
        f"{evidence.moment(first)} {what}, {ended - first:.1f} s, {push.failures}, {who}",
    )


def _effects(evidence: Evidence, verdict: Verdict) -> None:
    """See that a message opened one case at most, and did nothing to a case twice."""
    keys = {row["key"] for row in evidence.inbox}
    lines = [line for line in evidence.timeline if line["message_key"]]
    for key in {line["message_key"] for line in lines} - keys:
        verdict.fault("act_without_message", f"{key} stands in the timeline, not in the inbox")
    opened = Counter(line["message_key"] for line in lines if line["action"] == "open")
    for key, times in opened.items():
        if times > 1:
            verdict.fault("opened_twice", f"{key} opened {times} cases")
    done = Counter(map(_deed, lines))
    for (key, _case, action), times in done.items():
        if times > 1:
            verdict.fault("acted_twice", f"{key} did {action} {times} times to one case")


def _deed(line: Row) -> tuple[str, str, str]:
    return line["message_key"], line["case_id"], line["action"]
