"""The rungs of the ladder: which way a message goes now, and when it is tried again.

Pure decisions on records; knows no database and makes no call.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Literal

from bot.wechat.split import TEXT_BYTES, size_of
from storage.outbox import HOLD_AT_MOST_MS, PAGE, REPLY, URGENT, URGENT_HOLD_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.wechat.refusals import Kind
    from flows.settings.channel import Push as PushSettings
    from storage.records.messages import Push
    from storage.records.people import Person

Rung = Literal["message", "grant", "template"]
RUNGS: tuple[Rung, ...] = ("message", "grant", "template")
__all__ = ["PAGE", "RESULT", "URGENT"]
RESULT = 1  # weight of a result, a decision or a question
JOINT = "\n\n"
OTHERS_BYTES = 200  # room for the line that tells of the others
JOIN_AT_MOST_MS = 3000  # of the five seconds in which a step leaves
WHOLE_IN_A_STORM = 5  # of ordinary news that waits for one person; of more the number is told
# After the first, second call without an answer, both within the ten minutes of a card's
# client_msg_id; for a page, which rather comes twice than late.
_AFTER_SILENCE_MS, _AFTER_SILENCE_PAGE_MS = (60_000, 300_000), (15_000, 60_000)
SILENCE_MS = 5_000  # before anything else goes to somebody whose call had no answer
REFUSED_PAGE_MS = 300_000  # a page that no rung takes is tried again while nobody has answered
SLOWER_MS = 60_000  # a quota of calls a minute
PLATFORM_DAY = timezone(timedelta(hours=8))  # its days begin at midnight in Beijing


def may_message(person: Person, weight: int, now: int, settings: PushSettings) -> bool:
    """Whether the ledger lets a customer-service message go; results may use up the five."""
    if person.click_left > 0 and now < person.click_until:
        return True
    kept = 0 if weight <= RESULT else settings.kept_for_results
    return person.message_left > kept and now < person.message_until


def is_kept(person: Person, weight: int, now: int, settings: PushSettings) -> bool:
    """Whether something is left, but only for results."""
    return may_message(person, RESULT, now, settings) and not may_message(
        person, weight, now, settings
    )


def in_budget(used: int, limit: int, weight: int, settings: PushSettings) -> bool:
    """Whether a rung's calls of today reach; the last ones, half at most, are for the urgent."""
    reserve = 0 if weight <= URGENT else min(settings.urgent_reserve, limit // 2)
    return used < limit - reserve


def gathered(pushes: Sequence[Push]) -> tuple[list[Push], list[Push]]:
    """Return what goes in one message, and what of it only as a number.

    A page, a picture and a further part of an answer go by themselves. Of ordinary news that piles
    up the most important go whole.
    """
    if pushes[0].weight == PAGE:
        return [pushes[0]], []
    ordinary = [push for push in pushes if push.picture is None and push.kind != REPLY]
    if len(ordinary) <= WHOLE_IN_A_STORM or pushes[0] not in ordinary:
        return _joined(pushes), []
    first = sorted(ordinary, key=lambda push: (push.weight, push.id))[:WHOLE_IN_A_STORM]
    while len(first) > 1 and size_of(text_of(first)) > TEXT_BYTES - OTHERS_BYTES:
        first.pop()
    return first, [push for push in ordinary if push not in first]


def _joined(pushes: Sequence[Push]) -> list[Push]:
    """Return the first messages that fit into one, at most one of them more than a step."""
    group = [pushes[0]]
    for push in pushes[1:]:
        if push.picture or group[0].picture:
            break
        heavy = [member for member in [*group, push] if member.weight <= RESULT]
        if len(heavy) > 1 or size_of(text_of([*group, push])) > TEXT_BYTES:
            break
        group.append(push)
    return group


def text_of(pushes: Sequence[Push]) -> str:
    """Return what the person reads."""
    return JOINT.join(push.text for push in pushes)


def joins_until(pushes: Sequence[Push], settings: PushSettings) -> int:
    """Return until when lesser steps wait for more of their kind; 0 when there is no waiting."""
    if any(push.weight <= RESULT or push.attempts for push in pushes):
        return 0
    wait_ms = min(round(settings.join_seconds * 1000), JOIN_AT_MOST_MS)
    return min(push.created_at for push in pushes) + wait_ms


def back_off(attempts: int, kind: Kind, *, urgent: bool) -> int:
    """Return how long to wait after so many tries in vain: 1, 2, 4 … seconds, in milliseconds."""
    wait_ms = min(1000 << min(max(attempts - 1, 0), 20), HOLD_AT_MOST_MS)
    if kind == "slower":
        wait_ms = max(wait_ms, SLOWER_MS)
    return min(wait_ms, URGENT_HOLD_MS) if urgent else wait_ms


def after_silence(tries: int, *, page: bool) -> int | None:
    """Return how long to wait after so many calls without an answer (ms); None: no more tries."""
    waits = _AFTER_SILENCE_PAGE_MS if page else _AFTER_SILENCE_MS
    return waits[tries - 1] if tries <= len(waits) else None


def calls_sign(rung: Rung, now: int) -> str:
    """Name the count of a rung's calls on the platform's day."""
    return f"push {rung} {_day(now)}"


def spent_sign(rung: Rung, now: int) -> str:
    """Name the mark that the platform takes no more of a rung's calls that day."""
    return f"push {rung} {_day(now)} spent"


def _day(now: int) -> str:
    return f"{datetime.fromtimestamp(now / 1000, PLATFORM_DAY):%Y%m%d}"


def next_day(now: int) -> int:
    """Return when the platform's next day begins."""
    local = datetime.fromtimestamp(now / 1000, PLATFORM_DAY)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return round(midnight.astimezone(UTC).timestamp() * 1000)
