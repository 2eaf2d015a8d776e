"""Who may see a case and who may do what with it (promise 6); to others it does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules.confidentiality import knows_who
from flows.cases.rules.conflict import is_hidden
from flows.cases.rules.deadlines import TERMINAL
from flows.cases.rules.dispatch import has_trade
from flows.cases.rules.rulebook import rulebook, rulebooks

if TYPE_CHECKING:
    from collections.abc import Collection

    from flows.settings.site import Permission, Settings
    from storage.records.case import Case
    from storage.records.staff import Staff

_ALL_CASES: frozenset[Permission] = frozenset(
    {"accept", "dispatch", "close", "callback", "supervise", "escalate", "defer"}
)
_OF_THE_OFFICE: frozenset[Permission] = frozenset({"survey", "bulletin"})  # no resident's case
LEADS: Permission = "supervise"
_NEEDS: dict[str, tuple[Permission, ...]] = {  # any one of them, unless a kind names others
    "accept": ("accept",),
    "dispatch": ("dispatch",),
    "take": ("work",),
    "arrive": ("work", "dispatch"),
    "progress": ("work", "dispatch"),
    "defer": ("work", "dispatch", "defer"),
    "resume": ("work", "dispatch"),
    "hand_over": ("work", "dispatch"),
    "send_back": ("work", "dispatch"),
    "finish": ("work", "dispatch"),
    "describe": ("work", "dispatch"),
    "close": ("close",),
    "confirm": ("callback",),
    "not_fixed": ("callback",),
    "reopen": ("callback",),
    "rate": ("callback",),
    "callback": ("callback",),
    "supplement": ("accept", "enter", "callback"),
    "withdraw": ("accept", "enter"),
    "disagree": ("accept", "callback"),
    "change_category": ("accept", "dispatch"),
    "link": ("accept", "callback"),
    "press": ("supervise",),
    "status": ("supervise", "accept", "dispatch"),
    "escalate": ("escalate",),
    "enter": ("enter",),
    "appoint": ("work", "dispatch", "accept"),
    "note": ("accept", "dispatch", "work", "close", "callback", "supervise"),
}
_HOUSEHOLD = ("supplement", "urge", "note")  # what others of the home may do to a shared repair


def permissions(staff: Staff, settings: Settings) -> frozenset[Permission]:
    """Return what somebody's role allows; nothing once they have left."""
    role = settings.roles.get(staff.role)
    return role.permissions if role and staff.active else frozenset()


def has(staff: Staff, permission: Permission, settings: Settings) -> bool:
    """Tell whether somebody's role has a permission."""
    return permission in permissions(staff, settings)


def may_do(staff: Staff, action: str, settings: Settings) -> bool:
    """Tell whether somebody's role may do this at all, on whichever case."""
    own = permissions(staff, settings)
    tables = (_NEEDS, *(book.needs for book in rulebooks(settings)))
    return any(permission in own for table in tables for permission in table.get(action, ()))


def needed(case: Case, action: str, settings: Settings) -> tuple[Permission, ...]:
    """Return the permissions of which one allows an act on a case of this kind."""
    return rulebook(case, settings).needs.get(action, _NEEDS.get(action, ()))


def sees_all(staff: Staff, settings: Settings) -> bool:
    """Tell whether every case of the community exists for somebody, but for what is hidden."""
    return bool(permissions(staff, settings) & _ALL_CASES)


def staff_sees(case: Case, staff: Staff, settings: Settings) -> bool:
    """Tell whether the case exists for this member of staff.

    Who only works sees what was given to them, and what the kind lets them see.
    """
    own = permissions(staff, settings)
    if not own or staff.community != case.community or is_hidden(case, staff):
        return False
    rules = rulebook(case, settings)
    if sees_no_residents(staff, settings) and not rules.inside:
        return False
    if own & _ALL_CASES or staff.id in (case.engineer_id, case.holder_id):
        return True
    lasts = rules.inside or case.status not in TERMINAL
    return lasts and rules.also_sees(case, staff, settings)


def sees_no_residents(staff: Staff, settings: Settings) -> bool:
    """Tell whether no resident's case exists for somebody (业委会)."""
    return permissions(staff, settings) <= _OF_THE_OFFICE


def waits_for_trade(case: Case, staff: Staff, settings: Settings) -> bool:
    """Tell whether who only works sees an open case: it waits for their trade, or is an emergency."""
    return case.urgency == "emergency" or may_take(case, staff, settings)


def may_take(case: Case, staff: Staff, settings: Settings) -> bool:
    """Tell whether an engineer may take a case that nobody was sent to yet: of their trade."""
    if case.engineer_id is not None:
        return False
    if case.urgency == "emergency":  # whoever is near
        return case.status in ("registered", "accepted")
    return case.status == "accepted" and has_trade(case, staff, settings)


def staff_refusal(case: Case, staff: Staff, action: str, settings: Settings) -> str | None:
    """Return why somebody may not do this to this case: None, `no_permission` or `not_yours`.

    A kind may have reasons of its own: a complaint's decision is refused with `needs_higher`.
    Ask `staff_sees` first: who does not see a case hears that there is none.
    """
    decides = rulebook(case, settings).refusal
    if decides is not None:
        return decides(case, staff, action, settings)
    own, any_of = permissions(staff, settings), needed(case, action, settings)
    if case.urgency == "emergency" and LEADS in own:
        own |= {"work"}  # whoever is near goes
    if not any(permission in own for permission in any_of):
        return "no_permission"
    if own & ({"dispatch", *any_of} - {"work"}):
        return None
    if staff.id in (case.engineer_id, case.holder_id) or action == "note":
        return None
    goes = action == "take" or (action == "arrive" and case.urgency == "emergency")
    return None if goes and may_take(case, staff, settings) else "not_yours"


def is_reporter(case: Case, person_id: str) -> bool:
    """Tell whether this person reported the case."""
    return case.reporter_id == person_id


def resident_sees(
    case: Case, person_id: str, home_ids: Collection[str], settings: Settings
) -> bool:
    """Tell whether the case exists for this resident: their own, or a repair shared at home."""
    if is_reporter(case, person_id):
        return True
    shared = rulebook(case, settings).shared_at_home and bool(case.shared)
    return shared and case.home_id is not None and case.home_id in home_ids


def resident_may(case: Case, person_id: str, action: str) -> bool:
    """Tell whether a resident who sees the case may do this; others than the reporter little."""
    return is_reporter(case, person_id) or action in _HOUSEHOLD


def phone_for(case: Case, staff: Staff, settings: Settings) -> str:
    """Return the reporter's phone as this member of staff may read it; none that is sealed.

    Who only works reads it while the case is theirs to do: from taking it until it is closed.
    """
    if not knows_who(case, staff, settings):
        return ""
    if permissions(staff, settings) & _ALL_CASES:
        return case.reporter_phone
    theirs = staff.id == case.engineer_id and case.taken_at is not None
    open_to = case.status not in (*TERMINAL, "dispatched")
    return case.reporter_phone if theirs and open_to else mask_phone(case.reporter_phone)


def mask_phone(phone: str) -> str:
    """Return 138****0001; shorter numbers keep only their last two digits."""
    if len(phone) >= 11:
        return phone[:-8] + "****" + phone[-4:]
    return "*" * max(0, len(phone) - 2) + phone[-2:]


def mask_name(name: str) -> str:
    """Return 李*: the family name alone."""
    return name[:1] + "*" * (len(name) - 1)
