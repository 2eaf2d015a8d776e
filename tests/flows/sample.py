"""A site, its people and a report, as the rules read them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.config.load import load_config
from flows.cases.rules import lifecycle
from flows.cases.rules.deeds import Deed, Moment
from flows.cases.rules.rulebook import statuses_of
from flows.catalog import CATALOG
from flows.desk.counter import Counter
from flows.desk.texts import refusals
from flows.settings.site import Shift
from storage.records.case import Case
from storage.records.staff import Staff

if TYPE_CHECKING:
    from flows.settings.site import Settings

ROOT = Path(__file__).resolve().parents[2]
TRANSITIONS = {name: kind.rules.acts for name, kind in CATALOG.kinds.items()}
VOCABULARY = CATALOG.vocabulary
NOTICES = {name: kind.notices for name, kind in CATALOG.kinds.items()}
REFUSALS = {
    reason: said
    for kind in CATALOG.kinds.values()
    for reason, said in (refusals.WHY | dict(kind.part(Counter).refusals)).items()
}
STATUSES = statuses_of(kind.rules for kind in CATALOG.kinds.values())
SETTINGS = load_config(ROOT / "config.yaml", {}, platform=False).settings
COMMUNITY = "翠湖花园"
RESIDENT, CLERK, ENGINEER, HEAD = "p-resident", "s-clerk", "s-engineer", "s-head"


def at(text: str) -> int:
    """Return the moment at which clocks in China show 2026-11-25 09:30."""
    shown = datetime.fromisoformat(text).replace(tzinfo=SETTINGS.zone)
    return round(shown.timestamp() * 1000)


MORNING = at("2026-11-25 09:00")  # a Wednesday


def changed(settings: Settings = SETTINGS, **sections: object) -> Settings:
    """Return settings with other values in some sections."""
    return settings.model_copy(update=sections)


def with_shifts(*shifts: Shift) -> Settings:
    """Return settings with a duty roster."""
    return changed(duty=shifts)


NIGHT_SHIFT = Shift(
    community=COMMUNITY, starts="20:00", ends="08:00", names=("夜班",), leader="班长"
)


def report(created_at: int = MORNING, settings: Settings = SETTINGS, **fields: Any) -> Case:  # noqa: ANN401 - any field of the record
    """Return a report as it stands when it was just registered."""
    values: dict[str, object] = dict.fromkeys(Case.__dataclass_fields__)
    values |= {
        "id": "c1",
        "number": "BX20261125-0001",
        "kind": "report",
        "community": COMMUNITY,
        "status": "",
        "version": 1,
        "category": "water_drainage",
        "urgency": "ordinary",
        "description": "厨房水管漏水",
        "place": "家里",
        "home_id": "h1",
        "building": "3",
        "unit": "2",
        "room": "1501",
        "reporter_id": RESIDENT,
        "reporter_name": "李雷",
        "reporter_phone": "13800000001",
        "verified": 1,
        "shared": 0,
        "source": "chat",
        "alert_level": 0,
        "defer_count": 0,
        "urge_count": 0,
        "return_count": 0,
        "hidden_from": "",
        "investigators": "",
        "confidential": 0,
        "created_at": created_at,
    }
    case = Case(**(values | fields))  # type: ignore[arg-type]
    return lifecycle.start(case, Moment(created_at, settings))


def do(
    case: Case,
    action: str,
    now: int,
    by: str = ENGINEER,
    *,
    settings: Settings = SETTINGS,
    **fields: Any,  # noqa: ANN401 - any field of the record
) -> Case:
    """Return the case after somebody acted; residents and the system are known by name."""
    kind = {RESIDENT: "resident", "system": "system"}.get(by, "staff")
    actor = None if by == "system" else by
    needed: dict[str, Any] = {"finish": {"text": "已修好"}}.get(action, {})
    deed = Deed(action, actor, "某人", kind, **(needed | fields))  # type: ignore[arg-type]
    return lifecycle.move(case, deed, Moment(now, settings))


def dispatched(now: int = MORNING, **fields: Any) -> Case:  # noqa: ANN401 - any field of the record
    """Return a report that a clerk has given to the engineer."""
    return do(report(now, **fields), "dispatch", now, CLERK, target_id=ENGINEER)


def finished(now: int = MORNING, **fields: Any) -> Case:  # noqa: ANN401 - any field of the record
    """Return a report that the engineer has finished."""
    return do(dispatched(now, **fields), "finish", now)


def person(name: str, role: str, **fields: Any) -> Staff:  # noqa: ANN401 - any field of the record
    """Return one member of staff with an account."""
    values = {
        "id": f"s-{name}",
        "community": COMMUNITY,
        "name": name,
        "phone": "13900000000",
        "role": role,
        "department": "",
        "trades": "",
        "buildings": "",
        "superior_id": None,
        "person_id": f"p-{name}",
        "active": 1,
    }
    return Staff(**(values | fields))
