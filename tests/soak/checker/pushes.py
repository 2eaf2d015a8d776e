"""No decided message is lost, none comes twice without a reason, none waits for ever."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.soak.checker.evidence import squeezed
from tests.soak.checker.shown import Shown, shown_of
from tests.soak.record import ANSWERS, SENDS

if TYPE_CHECKING:
    from tests.soak.checker.evidence import Evidence, Row
    from tests.soak.checker.verdict import Verdict

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
WAITS_MS = {  # the longest that something waits for a reason; others are tries in vain
    "quiet hours": 13 * HOUR_MS,
    "quota": 24 * HOUR_MS,
}
IN_VAIN_MS = 6 * MINUTE_MS  # the longest pause between two tries, and a little
LEAVES_SECONDS = 20.0  # after its commit while nothing is broken; five are promised
QUIET_KINDS = {"invitation", "reminder", "rating", "callback", "digest", "notice", "news"}


def check(evidence: Evidence, verdict: Verdict) -> None:
    """Follow every row of the outbox to its phone."""
    for openid, rows in evidence.pushes_of.items():
        shown = shown_of(evidence, openid)
        for row in rows:
            _settled(evidence, verdict, row, shown)
        _twice(evidence, verdict, openid, rows, shown)
    took: list[float] = []
    for row in evidence.outbox:
        _left_in_time(evidence, verdict, row, took)
    verdict.spread("pushes left after", took)
    verdict.figure("outbox", dict(Counter(row["status"] for row in evidence.outbox)))
    reasons = Counter(row["reason"] for row in evidence.outbox if row["status"] == "missed")
    if reasons:
        verdict.figure("missed for", dict(reasons))


def _settled(evidence: Evidence, verdict: Verdict, row: Row, shown: Shown) -> None:
    """See that a row is where its status says."""
    what = f"{row['kind']} to {evidence.name(shown.openid)}, {row['status']}: {row['text'][:50]!r}"
    status = row["status"]
    if status in {"sent", "in_brief", "shown"}:
        _seen(evidence, verdict, row, shown, what)
    elif status in {"dropped", "missed"}:
        if not row["reason"]:
            verdict.fault("given_up_without_reason", what)
    elif status == "waiting":
        _waits(evidence, verdict, row, what)
    elif status != "by_phone":
        verdict.fault("stranded" if status == "sending" else "unknown_status", what)


def _seen(evidence: Evidence, verdict: Verdict, row: Row, shown: Shown, what: str) -> None:
    """See that what is said to have reached somebody did."""
    if row["status"] == "shown":
        if row["rung"] == "next contact" and not shown.has(row):
            _shown_unseen(evidence, verdict, row, what)
    elif row["rung"] == "template":
        if not _card_accepted(evidence, shown.openid, row):
            verdict.fault("lost", f"{what}: the platform took no such card")
    elif not row["picture"] and not shown.has(row):
        verdict.fault("lost", f"{what}: not on the screen")


def _card_accepted(evidence: Evidence, openid: str, row: Row) -> bool:
    return any(
        call.openid == openid
        and call.path == "message/template/send"
        and call.accepted
        and str(call.answer.get("msgid")) == row["message_id"]
        for call in evidence.record.calls
    )


def _shown_unseen(evidence: Evidence, verdict: Verdict, row: Row, what: str) -> None:
    """Excuse what a reply showed that was cut when the service was killed."""
    text = squeezed(row["text"])
    for push in evidence.messages():
        kept = evidence.row_of(push)
        if kept and kept["person_id"] == row["person_id"] and text in squeezed(kept["reply"] or ""):
            ended = push.attempts[-1].ended
            broken = evidence.record.broken(ANSWERS, push.attempts[0].began - 1, ended)
            if broken and not push.answered:
                verdict.excuse(f"shown in a reply that nobody heard: {broken[0].kind}")
                return
    verdict.fault("shown_unseen", what)


def _waits(evidence: Evidence, verdict: Verdict, row: Row, what: str) -> None:
    reason = row["reason"] or "nothing"
    limit = WAITS_MS.get(reason, IN_VAIN_MS)
    ahead = row["not_before"] - evidence.now
    held = _push_after(evidence, row) - evidence.now
    if ahead > limit:
        verdict.fault("waits_long", f"{what}: {ahead / 1000:.0f} s more, for {reason}")
    elif held > IN_VAIN_MS:
        verdict.fault("waits_long", f"{what}: its reader is put off for {held / 1000:.0f} s")
    elif max(ahead, held) <= 0 and ahead < -MINUTE_MS:
        verdict.fault("stuck", f"{what}: due {-ahead / 1000:.0f} s ago, {reason}")


def _push_after(evidence: Evidence, row: Row) -> int:
    found = (one["push_after"] for one in evidence.persons if one["id"] == row["person_id"])
    return int(next(found, 0))


def _twice(
    evidence: Evidence, verdict: Verdict, openid: str, rows: list[Row], shown: Shown
) -> None:
    """See that a text came no oftener than it was tried."""
    tries: Counter[str] = Counter()
    for row in rows:
        tries[squeezed(row["text"])] += max(row["attempts"], int(row["status"] == "shown"))
    for text, times in shown.times.items():
        if times > tries[text]:
            what = f"{evidence.name(openid)}: {text[:50]!r} {times} times, tried {tries[text]}"
            verdict.fault("twice", what)


def _left_in_time(evidence: Evidence, verdict: Verdict, row: Row, took: list[float]) -> None:
    """See that what was sent left soon after its commit, while nothing was in its way."""
    if row["status"] != "sent" or row["kind"] in QUIET_KINDS or row["weight"] > 2:
        return
    decided, left = evidence.record.real(row["created_at"]), evidence.record.real(row["sent_at"])
    if decided is None or left is None or left < decided:
        return
    openid = evidence.openids[row["person_id"]]
    if evidence.held(openid, decided, left):
        return
    ways = evidence.record.broken(SENDS, decided, left)
    if any(d.ended >= left for d in ways):
        return
    since = max([decided, *(d.ended for d in ways)])
    took.append(left - since)
    if left - since > LEAVES_SECONDS:
        after = f" after {ways[-1].kind}" if ways else ""
        what = f"{row['kind']} to {evidence.name(openid)}: {row['text'][:40]!r}"
        verdict.fault(
            "left_late", f"{what} left {left - since:.0f} s{after} late, {evidence.moment(decided)}"
        )
