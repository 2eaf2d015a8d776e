"""Ids made here, not by the database, so that a row knows its id before it is stored.

By hand, as `uuid.uuid7` comes with Python 3.14 and takes no other clock than the machine's.
"""

from __future__ import annotations

import secrets


def new_id(now: int) -> str:
    """Return a UUIDv7 for the time `now` (milliseconds): text order is time order (RFC 9562).

    Within one millisecond the order is random; where order matters a version column decides.
    """
    stamp = f"{now & 0xFFFFFFFFFFFF:012x}"
    tail = secrets.token_hex(10)
    variant = "89ab"[int(tail[3], 16) & 3]
    return f"{stamp[:8]}-{stamp[8:]}-7{tail[:3]}-{variant}{tail[4:7]}-{tail[7:19]}"
