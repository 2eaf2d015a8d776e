"""Why the system itself did something to a complaint, as it stands on the timeline."""

from __future__ import annotations

SYSTEM = "小管家"


def repeated(times: int, days: int) -> str:
    """Say that the same was raised so often and is not settled (COM-4 a)."""
    return f"{days}天内第{times}次反映同类问题，记录上还没解决"


def undelivered(number: str) -> str:
    """Say that a promised service was not delivered."""
    return f"之前的{number}过了答应的时间或返修两次，还没办好"


def month(days: int) -> str:
    """Say that a month has passed without a solution (COM-4 c)."""
    return f"满{days}天还没解决"


def default_plan(name: str) -> str:
    """Name investigator, time and means where nothing else is said (COM-6)."""
    return f"由{name}即刻起以询问、查记录方式调查，并告知有关各方"
