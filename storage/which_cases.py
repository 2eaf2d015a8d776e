"""Conditions on `cases`, in the words of the indexes: who reads, where, whose, in which state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Params = dict[str, object]

# As in the indexes, word for word: only then do the engines see that one fits.
OPEN = "status NOT IN ('closed', 'withdrawn')"
CLOSED = "status IN ('closed', 'withdrawn')"
LATE = f"COALESCE(due_for, '') <> 'confirm' AND {OPEN} AND due_at <= :now"
TO_DO = f"{OPEN} AND status <> 'finished'"
CLOSED_SINCE = f"{CLOSED} AND closed_at >= :since"
AT_WORK = "status IN ('dispatched', 'taken', 'arrived', 'deferred', 'reopened')"
UNSENT = "status IN ('registered', 'accepted')"
PRESSING = "COALESCE(due_at, created_at), id"
# The last character there is: what begins so comes before it.
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom is counted and listed: `hidden` are the values of `hidden_from` that mean them."""

    community: str
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """Which cases: those of a building, a unit, a room, as they are compared; without one, all.

    `name` is how the name of who reported them begins, and `staff` hold them or work on them.
    `without` are statuses that are left out. Of the `sealed` kinds nobody is told where they come
    from: of all of them, or of the `confidential` ones.
    """

    building: str = ""
    unit: str = ""
    room: str = ""
    name: str = ""
    staff: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()
    all_sealed: bool = False
    without: tuple[str, ...] = ()


def seen(reader: Reader) -> tuple[str, Params]:
    """Return the condition that leaves out other communities and what is hidden."""
    hidden, params = named("hidden", "hidden_from NOT IN", reader.hidden)
    return f"community = :community AND {hidden}", {"community": reader.community, **params}


def whose(staff: Sequence[str], which: str, *, unheld: bool = False) -> tuple[list[str], Params]:
    """Return the conditions of what is somebody's; none has a case of another."""
    held, params = named("staff", "holder_id IN", staff)
    others, _ = named("staff", "holder_id NOT IN", staff)
    worked, _ = named("staff", "engineer_id IN", staff)
    worked += f" AND engineer_id IS NOT NULL AND {which}"
    if unheld:
        nobodys = f"holder_id IS NULL AND {which}"
        return [f"{held} AND {which}", nobodys, f"{others} AND {worked}"], params
    return [f"{held} AND {which}", f"(holder_id IS NULL OR {others}) AND {worked}"], params


def open_at(spot: Spot) -> tuple[list[str], Params]:
    """Return the conditions of the open cases of a spot; no case fits two of them."""
    if not spot.staff:
        where, params = _at(spot)
        still_open = f"closed_at IS NULL AND {OPEN}" if spot.room or spot.name else OPEN
        return [f"{still_open} AND {where}"], params
    # the place is not as in its index: theirs are fewer
    where, params = _at(spot, " || ''")
    which = f"{OPEN} AND {where}"
    wheres, staff = whose(spot.staff, f"{OPEN} AND {which}")
    return wheres, params | staff


def closed_at(spot: Spot) -> tuple[str, Params]:
    """Return the condition of the cases of a spot closed since `:since`."""
    where, params = _at(spot)
    if spot.building:
        where += " AND building IS NOT NULL"
    if (
        spot.staff
    ):  # of the closed ones lately, not of all they ever did, of which there is an index
        held, staff = named("staff", "COALESCE(holder_id, '') IN", spot.staff)
        worked, _ = named("staff", "COALESCE(engineer_id, '') IN", spot.staff)
        where += f" AND ({held} OR {worked})"
        params |= staff
    return f"{CLOSED_SINCE} AND {where}", params


def _at(spot: Spot, unlike: str = "") -> tuple[str, Params]:
    where, params = named("status", "status NOT IN", spot.without)
    for part in ("building", "unit"):
        if value := getattr(spot, part):
            where += f" AND LTRIM(UPPER({part}), '0'){unlike} = :{part}"
            params[part] = value
    if spot.room:  # as a range, which SQLite takes for rarer: that of the room is the right index
        where += f" AND LTRIM(UPPER(room), '0'){unlike} BETWEEN :room AND :room"
        params["room"] = spot.room
    if spot.name:
        where += " AND reporter_name >= :name AND reporter_name < :after"
        params |= {"name": spot.name, "after": spot.name + _LAST}
    told, kinds = is_told(spot)
    return f"{where} AND {told}", params | kinds


def is_told(spot: Spot) -> tuple[str, Params]:
    """Return the condition that leaves out of which nobody is told who reported them."""
    told, kinds = named("kind", "kind NOT IN", spot.sealed)
    return (told if spot.all_sealed else f"({told} OR confidential = 0)"), kinds


def holds(text: str, part: str) -> str:
    """Return the test whether a text has a part; none is no part. LIKE differs by engine."""
    return f"REPLACE({text}, COALESCE({part}, ''), '') <> {text}"


def named(
    name: str, test: str, values: Sequence[str], otherwise: str = "1 = 1"
) -> tuple[str, Params]:
    """Return a test on a list of values; where there are none, what it comes to otherwise."""
    params: Params = {f"{name}{n}": value for n, value in enumerate(values)}
    if not params:
        return otherwise, params
    return f"{test} ({', '.join(f':{one}' for one in params)})", params
