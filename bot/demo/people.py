"""The demo's people: rosters through the real import, accounts bound by real messages in chat."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import requests

from bot.console.rosters import import_residents, import_staff, make_invitation
from bot.errors import CommandError
from flows.cases.texts import cards
from flows.conversation.dialogue_texts import GO_ON
from flows.settings.channel import SUBSCRIBE
from storage.store import Store

if TYPE_CHECKING:
    from bot.service import Service

SEEDS = Path(__file__).parent / "seeds"
TIMEOUT_SECONDS = 10  # the simulator itself waits five for an answer, three times at most


@dataclass(frozen=True, slots=True)
class Seat:
    """One phone on the chat page; `phone` is the number on the roster."""

    name: str
    subtitle: str
    phone: str
    binds: str = ""  # how a resident binds; staff have a code
    looks: str = ""  # what is asked for again after a restart


SEATS = (
    Seat(
        "李雷", "业主 · 3栋2单元1501", "13800000001", "绑定 3栋2单元1501 李雷 13800000001", "进度"
    ),
    Seat("王强", "维修工程师 · 水电", "13800000102", looks="待办"),
    Seat("赵敏", "部门主管 · 受理、派单、督办", "13800000110", looks="待办"),
    # Whom a complaint needs besides; the page keeps them behind a button each.
    Seat("孙丽", "事务部主管 · 调查投诉", "13800000111", looks="待办"),
    Seat("周建国", "管理处主任 · 审批方案", "13800000112", looks="待办"),
)


def fill(service: Service, simulator: str) -> None:
    """Seed the rosters once; give everybody a phone, bound to the account, with open windows."""
    community = service.settings.communities[0].name
    if not service.database.read(lambda c: Store(c).staff.active_in(community)):
        import_residents(service, SEEDS / "residents.csv")
        import_staff(service, SEEDS / "staff.csv")
    for name, template in service.settings.templates.items():
        fields = {key: cards.LABELS.get(meaning, "") for key, meaning in template.fields.items()}
        title = cards.TITLES.get(name, name)
        order: dict[str, Any] = {"id": template.id, "fields": fields, "title": title}
        _order(simulator, "templates", order | {"once": name == SUBSCRIBE})
    for seat in SEATS:
        order = {"name": seat.name, "title": seat.name, "subtitle": seat.subtitle}
        openid = _order(simulator, "phones", order)["openid"]
        returns = _return_of(service, openid, seat)
        _order(simulator, "phones", order | {"followed_before" if returns else "follow": True})
        do = f"phones/{quote(seat.name)}/do"
        for words in returns or (_binding(service, seat),):
            _order(simulator, do, {"action": "type", "text": words})


def _return_of(service: Service, openid: str, seat: Seat) -> tuple[str, ...]:
    """Return what somebody who is bound asks for again, last of all the question left open.

    The simulator forgets when it stops: who writes has a window for pushes again.
    """

    def look(store: Store) -> tuple[str, ...]:
        person = store.persons.by_openid(openid)
        if person is None or not (person.staff_id or store.residents.bound_homes(person.id)):
            return ()
        talks = store.conversations.open_of(person.id)
        asked = any(t.expires_at > service.clock() for t in talks)
        return (seat.looks, GO_ON) if asked else (seat.looks,)

    return service.database.read(lambda c: look(Store(c)))


def _binding(service: Service, seat: Seat) -> str:
    if seat.binds:
        return seat.binds
    staff = service.database.read(lambda c: Store(c).staff.by_phone(seat.phone))
    if not staff:
        message = f"{seat.name} is no longer on the demo's staff roster; delete its folder."
        raise CommandError(message)
    return f"绑定 {make_invitation(service, staff[0])}"


def _order(simulator: str, path: str, order: dict[str, Any]) -> dict[str, Any]:
    answer = requests.post(f"{simulator}/_control/{path}", json=order, timeout=TIMEOUT_SECONDS)
    answer.raise_for_status()
    content: dict[str, Any] = answer.json()
    return content


def is_up(simulator: str) -> bool:
    """Tell whether the simulator answers."""
    return _answers(f"{simulator}/_control/phones")


def is_well(service: str) -> bool:
    """Tell whether the service can work."""
    return _answers(f"{service}/healthz")


def _answers(url: str) -> bool:
    try:
        return requests.get(url, timeout=1).ok
    except requests.RequestException:
        return False
