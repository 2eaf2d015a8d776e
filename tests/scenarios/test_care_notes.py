"""Care notes: told with consent, seen in help and danger of that home alone, gone when asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from flows.catalog import CATALOG
from storage.store import Store
from tests.scenarios.reporting import report

if TYPE_CHECKING:
    from storage.database import Connection
    from storage.records.care import CareNote
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

HELP = "QZ20261124-0001"
SECRET = ("听力不好", "李明", "13800000009", "独居")


def pushed(member: Member) -> str:
    """Return what somebody was pushed since the last look."""
    return "\n".join(member.hears())


def tells(member: Member, whom: str = "我本人", who: str = "王秀兰 13800000077") -> str:
    """Let a resident leave a note; return the last reply."""
    member.says("关怀")
    member.says("我家 3栋2单元1501") if "哪一户" in member.last.text else ""
    member.says(whom)
    if whom == "家里的大人":
        member.says(who)
    member.says("老人独居")
    member.says("听力不好，要多敲一会儿门")
    member.says("李明 13800000009")
    member.says("说出了什么事")
    return member.says("同意")


def asks_for_help(member: Member) -> str:
    """Open a help request about the home; return its number."""
    reply = member.says("求助 请帮忙把家里的柜子抬一下")
    reply = reply if "确认" in reply else member.says("1")
    found = re.search(r"QZ\d{8}-\d{4}", member.says("确认"))
    assert found
    return found[0]


def notes(world: World) -> list[CareNote]:
    """Return the notes of 李雷, by any account of his."""
    return world.service.database.read(lambda c: Store(c).care_notes.of_phone("13800000001"))


def everything(world: World, words: tuple[str, ...]) -> list[str]:
    """Return where any of the words stand in the database."""

    def look(connection: Connection) -> list[str]:
        found = []
        for table in ("inbox", "outbox", "conversations", "care_notes", "care_drafts", "timeline"):
            rows = connection.all(f"SELECT * FROM {table}")  # noqa: S608 - names above
            found += [table for row in rows for w in words if w in str(dict(row))]
        return sorted(set(found))

    return world.service.database.read(look)


def test_a_note_is_told_once_and_read_for_help_of_that_home_alone(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Nothing of it is stored in clear; each look is on record and shown to who gave it."""
    reply = tells(resident)
    assert "存好了" in reply
    assert everything(world, SECRET) == []
    repair = report(resident)
    assert "没有可以看的" in clerk.says(f"关怀 {repair}")
    assert "还没有人看过" in resident.says("我的数据")

    pushed(clerk)
    asks_for_help(resident)
    told = pushed(clerk)
    assert HELP in told
    assert "关怀" in told
    assert not [word for word in SECRET if word in told]
    assert "关怀" in clerk.says(f"状态 {HELP}")
    never = engineer.says("关怀 QZ20990101-9999")
    assert engineer.says(f"关怀 {HELP}") == never

    shown = clerk.says(f"关怀 {HELP}")
    assert not [word for word in SECRET if word not in shown]
    assert "可以说出了什么事" in shown
    assert "别的请不要说" in clerk.says(f"告知联系人 {HELP}")
    assert "联系了您留的紧急联系人" in pushed(resident)
    data = resident.says("我的数据")
    assert f"陈静因{HELP}查看" in data
    assert not [word for word in SECRET if word in data]

    clerk.says(f"关单 {HELP} 已帮忙")
    assert "没有可以看的" in clerk.says(f"关怀 {HELP}")


def test_deleting_takes_along_every_reply_that_showed_it(
    world: World, resident: Member, clerk: Member
) -> None:
    """What a clerk was shown, and the resident, goes with the note; who looked stays."""
    tells(resident)
    asks_for_help(resident)
    clerk.says(f"关怀 {HELP}")
    assert "听力不好" in resident.says("关怀")
    assert everything(world, SECRET) == ["inbox"]

    assert "已删除" in resident.says("删除关怀")
    assert everything(world, SECRET) == []
    assert notes(world) == []
    assert "没有留" in resident.says("删除关怀")
    assert "没有可以看的" in clerk.says(f"关怀 {HELP}")
    assert "关怀信息已删；看过的人" in resident.says("我的数据")


def test_with_two_homes_each_has_notes_of_its_own(
    world: World, resident: Member, clerk: Member
) -> None:
    """It is asked which home and which note; help at the one shows nothing of the other."""
    resident.says("绑定 1栋1单元101 李雷 13800000001")
    assert "哪一户" in resident.says("关怀")
    resident.taps("1栋1单元101")
    for words in ("我本人", "残疾或行动不便", "住在里间", "跳过", "同意"):
        resident.says(words)
    assert "再登记" in resident.says("关怀")
    resident.taps("再登记")
    resident.taps("3栋2单元1501")
    for words in ("不满14岁的孩子", "婴幼儿", "双胞胎", "跳过", "同意"):
        resident.says(words)
    assert len(notes(world)) == 2

    resident.says("求助 请帮忙把3栋2单元1501家里的柜子抬一下")
    resident.says("确认")
    shown = clerk.says(f"关怀 {world.cases()[0].number}")
    assert "双胞胎" in shown
    assert "里间" not in shown
    assert "哪一份" in resident.says("删除关怀")
    assert "1份关怀信息已删除" in resident.says("2")
    assert everything(world, ("双胞胎",)) == []
    assert len(notes(world)) == 1


def test_without_consent_nothing_is_kept(
    world: World, resident: Member, stranger: Member, clerk: Member
) -> None:
    """A guardian speaks for a child, nobody for an adult; who is not bound can leave none."""
    assert "请先绑定" in stranger.says("关怀")
    assert "想登记谁" in resident.says("我妈80岁独居，麻烦多关照")
    resident.says("取消")
    assert "想登记谁" in resident.says("我妈80岁一个人在家，麻烦多关照")
    assert "要本人点头" in resident.says("家里的大人")
    assert "您自己的名字" in resident.says("李雷 13800000001")
    resident.says("取消")
    assert notes(world) == []
    assert everything(world, ("独居",)) == []

    resident.says("关怀")
    assert "哪一种" in resident.says("不满14岁的孩子")
    resident.says("婴幼儿")
    resident.says("跳过")
    assert "监护人" in resident.says("跳过")
    assert "什么都没有存" in resident.says("不同意")
    resident.says("关怀")
    resident.says("取消")
    world.advance(minutes=11)
    drafts = world.service.database.read(lambda c: c.all("SELECT * FROM care_drafts"))
    assert (drafts, notes(world)) == ([], [])
    assert "绑定" in clerk.says("关怀")


@pytest.mark.parametrize("answer", ["", "续期关怀"])
def test_a_year_later_it_is_asked_and_otherwise_goes(
    world: World, resident: Member, clerk: Member, answer: str
) -> None:
    """Not renewed it is shown no more, and deleted a month later; renewed it lasts."""
    tells(resident)
    world.advance(days=352)
    assert "快满一年了" in resident.says("在吗")
    if answer:
        assert "存到2028-11-10" in resident.says(answer)
    world.advance(days=14)
    shown = clerk.says(f"关怀 {asks_for_help(resident)}")
    assert ("听力不好" in shown) is bool(answer)
    world.advance(days=31)
    assert bool(notes(world)) is bool(answer)


def test_who_moved_away_or_was_erased_leaves_none(each_world: World) -> None:
    """The note goes with the binding, and with the phone; in danger staff may read it."""
    resident, clerk = each_world.member("李雷"), each_world.member("陈静")
    resident.follows()
    resident.says("绑定 3栋2单元1501 李雷 13800000001")
    tells(resident)
    resident.says("我家厨房着火了，火很大")
    told = pushed(clerk)
    assert "险情" in told
    assert "关怀" in told
    assert not [word for word in SECRET if word in told]
    assert "听力不好" in clerk.says(f"关怀 {each_world.cases()[0].number}")
    resident.says("解绑")
    assert "没有可以看的" in clerk.says(f"关怀 {each_world.cases()[0].number}")
    each_world.advance(minutes=11)
    assert notes(each_world) == []

    resident.says("绑定 3栋2单元1501 李雷 13800000001")
    tells(resident)
    each_world.service.database.run(_erase)
    assert notes(each_world) == []


def _erase(connection: Connection) -> None:
    gone = [one for erase in CATALOG.erases for one in erase(Store(connection), "13800000001")]
    assert len(gone) == 1


def test_a_consent_that_may_not_be_left_out_sends_nobody(resident: Member) -> None:
    """跳过 is refused in words that fit any question."""
    for words in ("关怀", "1", "1", "跳过", "跳过"):
        resident.says(words)
    refused = resident.says("跳过")
    assert "跳不过去" in refused
    assert "安排人" not in refused


@pytest.mark.parametrize(
    ("told", "sort"),
    [
        ("耳背，腿脚不好，一个人在家", "老人独居"),
        ("她走路不太稳，得拄拐", "残疾或行动不便"),
        ("刚出生的，还没满月", "婴幼儿"),
        ("有糖尿病 一天打两针胰岛素", "其他"),
    ],
)
def test_why_somebody_needs_care_is_told_in_their_own_words(
    resident: Member, told: str, sort: str
) -> None:
    """They are not asked for them once more."""
    resident.says("关怀")
    resident.says("我本人")
    assert "紧急" in resident.says(told) or "急事" in resident.last.text
    resident.says("李明 13800000009")
    card = resident.says("说出了什么事")
    assert sort in card
    assert told in card


def test_words_that_tell_no_need_are_asked_about_again(resident: Member) -> None:
    resident.says("关怀")
    resident.says("我本人")
    assert "哪一种" in resident.says("可以")
    assert "哪一种" in resident.says("就是想登记一下")
    assert "要我们知道的" in resident.says("老人独居")


@pytest.mark.parametrize("nobody", ["不用留", "没有", "没人可留", "不方便说", "跳过"])
def test_a_question_may_be_left_open_in_any_words(resident: Member, nobody: str) -> None:
    resident.says("关怀")
    resident.says("我本人")
    resident.says("腿脚不好")
    assert "同意" in resident.says(nobody)
    assert "紧急联系人" not in resident.last.text
