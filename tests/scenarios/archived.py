"""A complaint that went all its way to the archive, for the tests of archive, page and check."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.console.archives import check_archives
from flows.complaint.texts.desk import PAPERS
from storage.store import Store

if TYPE_CHECKING:
    from storage.database import Connection
    from storage.records.complaint import Archive
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

NUMBER = re.compile(r"TS\d{8}-\d{4}")
LINK = re.compile(r"/c/[\w.-]+")
WORDS = (
    "我要投诉，楼下广场舞每天晚上吵到十点，没人管。我是李雷，住3栋2单元1501，"
    "也可以打13912345678找我"
)
OTHER = "我要投诉，小区大门口的垃圾堆了三天没人收"
PERSONAL = (
    "李雷",
    "李先生",
    "13912345678",
    "3栋2单元1501",
    "1501室",
)  # a bare 1501 may be in a hash

SAID = (
    "受理 {}",
    "调查计划 {} 孙丽、马超两人，11月24日晚20点到22点现场查看并测量音量，次日询问舞队负责人",
    "调查 {} 11月24日晚两次到现场，广场舞21点58分结束，音量68分贝。李先生反映属实，1501室正对广场",
    "属实 {} 时间和音量都影响了楼上住户休息",
    "方案 {} 与舞队书面约定21点结束；秩序部每晚20点50分巡查；广场入口立告示牌，3天内落实",
    "审批 {} 同意 按方案办，连续巡查两周",
    "进展 {} 已与舞队签好约定",
    "完成 {} 舞队已签约定，连续三晚21点前结束，现场音量52分贝；告示牌已立",
    "解决了 {}",
    "回访 {} 满意 住户说这几天安静多了",
)


def bound(world: World) -> Member:
    """Return 李雷 of 3栋2单元1501, bound."""
    member = world.member("李雷")
    member.follows()
    member.says("绑定 3栋2单元1501 李雷 13800000001")
    return member


def answered(world: World, resident: Member, words: str = WORDS, *, photo: bool = True) -> str:
    """Bring a complaint as far as the resident's yes; return its number."""
    resident.says(words)
    found = NUMBER.search(resident.says("确认"))
    assert found is not None
    number = found[0]
    if photo:
        resident.sends_photo()
    world.sweep()
    clerk, head, manager = (world.member(name) for name in ("陈静", "孙丽", "周敏"))
    for member, said in zip(
        (clerk, head, head, head, head, manager, head, head, resident, clerk), SAID, strict=True
    ):
        assert number in member.says(said.format(number)), said
        world.sweep()
    return number


def archived(world: World, resident: Member, words: str = WORDS, *, photo: bool = True) -> str:
    """Bring a complaint into the archive; return its number."""
    number = answered(world, resident, words, photo=photo)
    reply = world.member("孙丽").says(f"归档 {number}")
    assert "已归档" in reply
    assert all(word not in reply for word in PAPERS.values())
    world.sweep()
    return number


def page_of(world: World, name: str, number: str) -> str:
    """Ask for the form as somebody, and return the path of the link."""
    member = world.member(name)
    member.says(f"处理单 {number}")
    found = LINK.search(member.last.raw)
    assert found is not None
    return found[0]


def flaws(world: World) -> list[str]:
    """Return what `check` says of the archives."""
    return check_archives(world.service.database, world.config.data_dir).flaws


def archive_of(world: World, number: str) -> Archive:
    """Return the archive of a complaint."""
    case = world.case(number)
    found = world.service.database.read(lambda c: Store(c).archives.of_case(case.id))
    assert found is not None
    return found


def tamper(world: World, *statements: str) -> None:
    """Change the database as somebody does who has it in their hands: past every trigger."""
    guards = {
        "timeline": ("timeline_is_kept", "timeline_is_not_erased", "sealed_timeline_is_kept"),
        "archives": ("archives_are_kept", "archives_are_not_removed"),
    }

    def work(connection: Connection) -> None:
        execute = connection.execute
        if world.service.database.engine == "postgresql":
            execute("SET LOCAL session_replication_role = replica")
        else:
            for name in (one for names in guards.values() for one in names):
                execute(f"DROP TRIGGER IF EXISTS {name}")
        for sql in statements:
            assert execute(sql) > 0, sql

    world.service.database.run(work)
