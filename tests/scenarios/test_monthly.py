"""The monthly report through the platform: drafted on the first working day, shown, and signed."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.flows.sample import at
from tests.scenarios.test_complaint import complain

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

HEAD = re.compile(r"【翠湖花园 \d+年\d+月投诉月报")
LINK = re.compile(r"/r/[\w.\-]+")
WEEKEND_OFF = {"opens": "08:30", "saturdays": False, "sundays": False}


def bound(world: World) -> Member:
    """Return 李雷, bound to the home."""
    member = world.member("李雷")
    member.follows()
    member.says("绑定 3栋2单元1501 李雷 13800000001")
    return member


def keep_office_hours(world: World) -> None:
    """Let the office rest at weekends."""
    calendar = world.config.settings.calendar.model_copy(update=WEEKEND_OFF)
    world.change(calendar=calendar)


def go_to(world: World, moment: str) -> None:
    """Move the clock to a local time: 2027-01-04 08:31."""
    world.clock.advance(at(moment) / 1000 - world.clock.now())


def reports_of(member: Member) -> list[str]:
    """Return the monthly reports among the texts somebody was pushed since the last look."""
    return [text for text in member.news() if HEAD.match(text)]


def test_the_draft_reaches_who_signs_it_on_the_first_working_day(each_world: World) -> None:
    """Text, picture and sheet, each once; the sheet opens behind its link."""
    world = each_world
    keep_office_hours(world)
    complain(bound(world))
    head, manager, clerk = (world.member(name) for name in ("孙丽", "周敏", "陈静"))
    world.sweep()
    go_to(world, "2026-11-30 20:00")
    for member in (head, manager, clerk):
        member.says("待办")
        member.news()
    go_to(world, "2026-12-01 08:29")
    world.sweep()
    assert reports_of(head) == []

    go_to(world, "2026-12-01 08:31")
    world.sweep()
    (words,) = reports_of(head)
    assert "翠湖花园 2026年11月投诉月报" in words
    assert "共1件" in words
    assert len(reports_of(manager)) == 1
    assert reports_of(clerk) == []
    pictures = [bubble for bubble in head.phone.screen if bubble.kind == "image"]
    assert len(pictures) == 1
    assert world.platform.media.get(pictures[0].data["media_id"]).content_type == "image/png"

    bubble = next(b for b in head.phone.screen if HEAD.match(b.text) and not b.mine)
    picture, sheet = LINK.findall(bubble.raw)
    with world.client.get(picture) as answer:
        assert answer.data.startswith(b"\x89PNG")
        assert answer.headers["Content-Type"] == "image/png"
    with world.client.get(sheet) as answer:
        assert "attachment" in answer.headers["Content-Disposition"]
        page = load_workbook(BytesIO(answer.data)).worksheets[0]
    assert page["A1"].value == "翠湖花园 2026年11月投诉月报"
    world.sweep()
    assert reports_of(head) == []


@pytest.mark.parametrize(
    ("morning", "month"),
    [("2027-01-04 08:31", "2026年12月"), ("2027-10-08 08:31", "2027年9月")],
)
def test_a_long_stop_makes_one_draft_and_the_holidays_are_waited_for(
    world: World, morning: str, month: str
) -> None:
    """The draft is about the last whole month, however many were missed."""
    keep_office_hours(world)
    world.sweep()
    head = world.member("孙丽")
    go_to(world, morning)
    head.says("待办")
    head.news()
    world.sweep()

    (words,) = reports_of(head)
    assert f"翠湖花园 {month}投诉月报" in words
    kept = world.store(lambda s: s.connection.all("SELECT month FROM reports"))
    assert len(kept) == 1  # type: ignore[arg-type]


def test_asking_for_the_picture_brings_it(world: World, resident: Member) -> None:
    """The sweeper makes it within seconds, and only who asked gets it."""
    complain(resident)
    manager, head = world.member("周敏"), world.member("孙丽")
    assert "共1件" in manager.says("这个月投诉有多少")
    assert "正在做" in manager.taps("图表")
    for member in (manager, head):
        member.news()
    world.sweep()

    assert len(reports_of(manager)) == 1
    assert manager.phone.screen[-1].kind == "image"
    assert reports_of(head) == []


def test_a_picture_that_the_platform_does_not_take_is_a_link(
    world: World, resident: Member
) -> None:
    """The words with the link go instead."""
    complain(resident)
    manager = world.member("周敏")
    manager.says("投诉月报 本月 图表")
    manager.news()
    files = world.config.data_dir / "reports"
    world.platform.faults.next("media/upload", errcode=40005)
    world.sweep()

    assert list(files.rglob("*.png"))
    assert [b.kind for b in manager.phone.screen].count("image") == 0
    assert "投诉月报的图" in manager.phone.screen[-1].text


def test_nobody_is_accused_in_a_report(world: World, resident: Member) -> None:
    """A complaint about the affairs head herself is counted for others, and she can't find it."""
    number = complain(resident, "我要投诉孙丽，态度很差，不接电话")
    head, manager = world.member("孙丽"), world.member("周敏")
    assert "孙丽" in manager.says(f"被投诉人 {number} 孙丽") or world.case(number).hidden_from

    seen = [member.says("投诉月报") for member in (head, manager)]
    assert "共0件" in seen[0]
    assert "回避" not in seen[0]
    assert "共1件" in seen[1]
    assert "另有1件保密或需要回避" in seen[1]
    assert not any(word in seen[1] for word in ("客服部", "服务态度", "3栋", "孙丽"))
    assert number not in head.says(f"状态 {number}")


def sheet_of(member: Member) -> str:
    """Return the path of the newest sheet that somebody was sent."""
    shown = reversed(member.phone.screen)
    return str(next(LINK.findall(b.raw)[-1] for b in shown if "下载表格" in b.text))


def opened(world: World, path: str) -> tuple[int, str, bytes]:
    """Return status, name and content of a file."""
    with world.client.get(path) as answer:
        return answer.status_code, answer.headers.get("Content-Disposition", ""), answer.data


def test_the_files_of_a_report_open_for_their_reader_only_while_nothing_is_hidden_from_them(
    world: World, resident: Member
) -> None:
    """Who becomes accused afterwards gets files of their own, of the same name."""
    number = complain(resident, "我要投诉保安，态度很差，骂人")
    head, manager = world.member("孙丽"), world.member("周敏")
    for member in (head, manager):
        member.says("投诉月报 本月 图表")
    world.sweep()
    sheets = {m.name: sheet_of(m) for m in (head, manager)}
    before = {name: opened(world, path)[0] for name, path in sheets.items()}
    manager.says(f"被投诉人 {number} 孙丽")
    after = {name: opened(world, path)[0] for name, path in sheets.items()}
    head.says("投诉月报 本月 图表")
    world.sweep()
    own, others = opened(world, sheet_of(head)), opened(world, sheets["周敏"])

    assert before == {"孙丽": 200, "周敏": 200}
    assert after == {"孙丽": 404, "周敏": 200}
    assert own[:2] == others[:2]
    assert own[2] != others[2]
    assert any("共0件" in text for text in head.news())


def test_links_of_reports_are_nobody_elses(world: World) -> None:
    """A forged link, and one for something else, show nothing."""
    assert world.client.get("/r/forged").status_code == 404
