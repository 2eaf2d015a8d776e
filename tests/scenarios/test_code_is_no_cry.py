"""A code that binds staff may spell anything; it is never a call for help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.console.rosters import CODE_LETTERS
from flows.binding.conversation import hash_of
from storage.store import Store

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

SPELLED = ["YK4J5HQSOS", "SOSSOSSOSS", "HELPMEHELP", "FIREFIREXX", "DIEDIEDIE2", "AAASOSAAAA"]
WAYS = ["绑定 {}", "绑定{}", "绑定 {} ", "绑定：{}", "绑定码 {}"]


def invite(world: World, code: str) -> None:
    """Give 刘洋, who is bound already, a further code."""

    def work(connection: Connection) -> None:
        store, now = Store(connection), world.service.clock()
        staff = next(s for s in store.staff.active_in("翠湖花园") if s.name == "刘洋")
        store.staff.invite(staff.id, hash_of(code), now, now + 3600_000)

    world.service.database.run(work)


@pytest.mark.parametrize("code", SPELLED)
def test_a_code_binds_and_raises_no_alarm(world: World, stranger: Member, code: str) -> None:
    invite(world, code)

    reply = stranger.says(f"绑定 {code.lower()}")

    assert "绑定好了" in reply
    assert world.cases() == []


@pytest.mark.parametrize("way", WAYS)
def test_a_code_that_is_wrong_raises_none_either(world: World, stranger: Member, way: str) -> None:
    stranger.says(way.format("YK4J5HQSOS"))

    assert world.cases() == []


@pytest.mark.parametrize("words", ["SOS", "绑定不了，着火了快来人", "绑定 SOS", "SOS SOS SOS"])
def test_who_cries_is_heard_all_the_same(world: World, stranger: Member, words: str) -> None:
    stranger.says(words)

    assert [case.urgency for case in world.cases()] == ["emergency"]


def test_other_commands_may_be_cries(world: World, resident: Member) -> None:
    resident.says("厨房水管漏水了")
    resident.says("确认")
    resident.says("补充 1 着火了")

    assert any(case.danger == "fire" for case in world.cases())


def test_codes_spell_no_words() -> None:
    assert not set("AEIOU") & set(CODE_LETTERS)
    assert set(CODE_LETTERS) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
