"""Effects that stand in the cases: opened, changed, rated, withdrawn, nothing lost."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from flows.cases.rules.deeds import HUMAN
from tests.conversations.seen import names_of

if TYPE_CHECKING:
    from storage.records.case import Case
    from tests.conversations.book import CaseIs, Opened
    from tests.conversations.seen import Difference, Seen


def opened(expected: list[Opened], seen: Seen) -> Difference | None:
    left = list(seen.opened)
    for one in expected:
        fits = next((case for case in left if not _lacks(one, case, seen)), None)
        if fits is None:
            break
        left.remove(fits)
    else:
        if not left:
            return None
    wanted = "; ".join(str(one.model_dump(exclude_none=True)) for one in expected) or "nothing"
    return wanted, "; ".join(_shown(case) for case in seen.opened) or "nothing opened"


def _lacks(one: Opened, case: Case, seen: Seen) -> bool:
    words = seen.words_of(case)
    return (
        (one.kind is not None and case.kind != one.kind)
        or (one.category is not None and case.category != one.category)
        or (one.place is not None and one.place not in _place(case))
        or (one.phone is not None and case.reporter_phone != one.phone)
        or any(word not in words for word in (*(one.words or ()), *(one.note or ())))
    )


def _place(case: Case) -> str:
    return f"{case.place} {case.building}-{case.unit}-{case.room}"


def _shown(case: Case) -> str:
    danger = f" danger={case.danger}" if case.danger else ""
    return f"{case.kind} {case.category} at {_place(case)}: {case.description}{danger}"


def case(expected: CaseIs, seen: Seen) -> Difference | None:
    case = seen.one(expected.which)
    if case is None:
        return str(expected.model_dump(exclude_none=True)), "there is no such case"
    events = [event for event in seen.now.events if event.case_id == case.id]
    words = "\n".join([case.description, *(event.text for event in events)])
    told: dict[str, tuple[object, object]] = {
        "status": (expected.status, case.status),
        "kind": (expected.kind, case.kind),
        "urgency": (expected.urgency, case.urgency),
        "phone": (expected.phone, case.reporter_phone),
    }
    wrong = {
        name: (want, have)
        for name, (want, have) in told.items()
        if want is not None and want != have
    }
    owner, visit = _owner(case, seen), _visit(case, seen)
    if expected.owner is not None and expected.owner not in owner:
        wrong["owner"] = (expected.owner, owner)
    if expected.appointment is not None and expected.appointment not in visit:
        wrong["appointment"] = (expected.appointment, visit)
    if expected.place is not None and expected.place not in _place(case):
        wrong["place"] = (expected.place, _place(case))
    missing = [word for word in expected.supplement or () if word not in words]
    if missing:
        wrong["supplement"] = (" and ".join(missing), words.replace("\n", " / "))
    if not wrong:
        return None
    wanted = ", ".join(f"{name} {want}" for name, (want, _) in wrong.items())
    return wanted, ", ".join(f"{name} {have}" for name, (_, have) in wrong.items())


def _owner(case: Case, seen: Seen) -> str:
    name = case.community
    staff = seen.world.service.database.read(lambda c: _staff(c, name))
    held = {staff.get(one or "") for one in (case.engineer_id, case.holder_id)}
    return "、".join(sorted(one for one in held if one)) or "nobody"


def _staff(connection: Any, community: str) -> dict[str, str]:  # noqa: ANN401 - of either engine
    rows = connection.all("SELECT id, name FROM staff WHERE community = :c", c=community)
    return {row["id"]: row["name"] for row in rows}


def _visit(case: Case, seen: Seen) -> str:
    zone = seen.world.config.settings.zone
    ends = [
        datetime.fromtimestamp(at / 1000, zone).strftime("%m-%d %H:%M")
        for at in (case.available_from, case.available_until)
        if at
    ]
    return " – ".join(ends) or "none"


def emergency(expected: list[str], seen: Seen) -> Difference | None:
    open_ones = (c for c in seen.now.cases.values() if c.status not in {"closed", "withdrawn"})
    found = sorted(case.danger for case in open_ones if case.danger)
    wanted = sorted(expected)
    return None if found == wanted else (names_of(wanted), names_of(found))


def rating(expected: int, seen: Seen) -> Difference | None:
    case = seen.one(None)
    rating = case.rating if case else None
    return None if rating == expected else (str(expected), str(rating))


def withdrawn(expected: bool, seen: Seen) -> Difference | None:  # noqa: FBT001 - an effect
    case = seen.one(None)
    status = case.status if case else "no case"
    wanted = "withdrawn" if expected else "not withdrawn"
    return None if (status == "withdrawn") == expected else (wanted, status)


def person(expected: bool, seen: Seen) -> Difference | None:  # noqa: FBT001 - an effect
    called = any(case.source == HUMAN for case in seen.changed)
    wanted = "a person is called" if expected else "nobody is called"
    return None if called == expected else (wanted, f"called: {called}")


def nothing_lost(expected: Literal[True] | str, seen: Seen) -> Difference | None:
    """Compare the words with the case, or with the question where they are not sent yet."""
    words = seen.said if expected is True else expected
    case = seen.one(None)
    kept = seen.words_of(case) if case else ""
    if seen.front is not None:
        kept += str(seen.front.answers)
    kept = re.sub(r"[\s，。,.；;、]", "", kept)
    lost = [part for part in re.split(r"[\s，。,.！!？?；;、]+", words) if part not in kept]
    if not lost:
        return None
    return f"{' and '.join(lost)} to be kept", case.description if case else "there is no case"
