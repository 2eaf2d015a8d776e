"""What clerks do with requests for a binding: 同意绑定, 拒绝绑定."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.binding import conversation as binding
from flows.binding.texts import requests
from flows.desk import lookup
from flows.desk.word import StaffWord

if TYPE_CHECKING:
    from flows.desk.asked import Asked


def agree_as_clerk(asked: Asked) -> str | None:
    """Let a clerk agree to a binding (同意绑定)."""
    return _decide(asked, agreed=True)


def refuse_as_clerk(asked: Asked) -> str | None:
    """Let a clerk refuse a binding (拒绝绑定)."""
    return _decide(asked, agreed=False)


def _decide(asked: Asked, *, agreed: bool) -> str | None:
    if not asked.may("accept"):
        return None  # a resident decides about their own home
    number = asked.command.number
    if number.isdecimal():
        return binding.decide(asked.store, asked.context, int(number), agreed=agreed)
    waiting = asked.store.binding_requests.open_in(asked.community)
    return requests(waiting[: lookup.SHOWN])


COMMANDS = (
    StaffWord("同意绑定", agree_as_clerk),
    StaffWord("拒绝绑定", refuse_as_clerk, also=("不同意绑定",)),
)
