"""The printed form of a complaint (住户投诉处理单): who opens it, what it shows, how it prints."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

import pytest

from bot.console.archives import check_archives
from flows.cases import work as case_work
from flows.cases.rules.deeds import Deed
from flows.complaint.archive import erasing, sealing
from flows.complaint.archive import paper_texts as words
from flows.complaint.archive.personal_data import OPENS
from flows.turn import arrival as arrivals
from storage.store import Store
from tests.scenarios.archived import answered, archived, bound, page_of
from tests.scenarios.browsing import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.scenarios.conftest import World

BAD_GUARD = "我要投诉，小区门口的保安马超态度很差，我住3栋2单元1501"


def text_of(world: World, path: str) -> str:
    """Return what a page says, without its markup."""
    page = world.client.get(path).get_data(as_text=True)
    body = re.sub(r"(?s)<(style|script).*?</\1>", "", page)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


def complained(world: World, said: str = BAD_GUARD) -> str:
    """Let 李雷 complain, and the clerk accept it; return the number."""
    resident = bound(world)
    resident.says(said)
    resident.says("确认")
    number = next(case.number for case in world.cases() if case.kind == "complaint")
    world.member("陈静").says(f"受理 {number}")
    return number


def test_the_form_has_every_paper_and_room_to_sign(world: World) -> None:
    shown = text_of(world, page_of(world, "周敏", archived(world, bound(world))))

    for heading, _actions in words.SECTIONS:
        assert heading in shown or heading == words.TALKS
    for said in ("李雷", "13912345678", "3栋2单元1501", "音量68分贝", "属实", "告示牌", "审批同意",
                 "现场音量52分贝", "已解决", "满意", "封存码", "保存至 2028-11-24"):  # fmt: skip
        assert said in shown, said
    assert all(title in shown for title in ("经办人", "事务部主管", "管理处主任", "签字", "日期"))
    assert words.NOT_SEALED not in shown


def test_before_the_archive_it_is_a_draft(world: World) -> None:
    number = complained(world)
    path = page_of(world, "孙丽", number)

    assert words.DRAFT in world.client.get(path).get_data(as_text=True)
    assert words.DEFAULT_PLAN in text_of(world, path)
    assert world.client.get(f"{path}.json").status_code == 404


def test_a_sealed_name_is_on_nobodys_paper(world: World) -> None:
    """Also where it stands within the words, and for the manager who signs."""
    number = complained(world)
    world.member("陈静").says(f"保密 {number}")
    world.member("孙丽").says(f"调查 {number} 李雷（1501，13800000001）说法一致")

    shown = text_of(world, page_of(world, "周敏", number))

    assert words.SECRET in shown
    assert words.CONFIDENTIAL in shown
    assert not [one for one in ("李雷", "1501", "13800000001") if one in shown]
    assert "说法一致" in shown


def test_an_erased_name_is_said_to_be_erased(world: World) -> None:
    number = archived(world, bound(world))
    path = page_of(world, "孙丽", number)
    case = world.case(number)

    def erase(store: Store) -> bool:
        archive = store.archives.of_case(case.id)
        assert archive is not None
        return erasing.erase(store, archive, world.service.clock(), "asked for")

    assert world.service.database.run(lambda c: erase(Store(c)))

    shown = text_of(world, path)
    assert words.GONE in shown
    assert not [one for one in ("李雷", "李先生", "1501室", "13912345678") if one in shown]
    assert "音量68分贝" in shown


def test_the_accused_has_no_paper_and_no_link_to_it(world: World) -> None:
    """For them there is no such number; a colleague's link is that colleague's."""
    number = complained(world)

    refused = world.member("马超").says(f"处理单 {number}")

    assert number not in refused
    assert "/c/" not in world.member("马超").last.raw
    assert refused == world.member("马超").says("处理单 TS20201231-0001")


def test_who_only_works_has_no_paper(world: World) -> None:
    number = complained(world)
    world.member("孙丽").says(f"派 {number} 刘洋")

    world.member("刘洋").says(f"处理单 {number}")

    assert "/c/" not in world.member("刘洋").last.raw


def test_a_link_ends_with_its_time_and_with_the_right(world: World) -> None:
    number = complained(world)
    path = page_of(world, "赵刚", number)
    other = page_of(world, "孙丽", number)
    assert world.client.get(path).status_code == 200

    world.member("孙丽").says(f"被投诉人 {number} 赵刚")
    assert world.client.get(path).status_code == 404
    assert world.client.get(other).status_code == 200
    world.advance(hours=25)

    assert world.client.get(other).status_code == 404
    assert world.client.get(other.replace("/c/", "/c/A")).status_code == 404


def test_what_a_resident_wrote_is_no_markup(world: World) -> None:
    said = "我要投诉，噪音太大<script>alert(1)</script><b>每晚</b>都吵"
    page = world.client.get(page_of(world, "孙丽", complained(world, said)))

    assert "<script>alert" not in page.get_data(as_text=True)
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["Cache-Control"] == "private, no-store"


def test_a_report_has_no_such_form(world: World) -> None:
    resident = bound(world)
    resident.says("厨房水管漏水了")
    resident.says("确认")

    refused = world.member("陈静").says(f"处理单 {world.cases()[0].number}")

    assert "不是投诉" in refused


def appeal(world: World, number: str, why: str) -> None:
    """Let the complainant appeal."""
    case, now = world.case(number), world.service.clock()

    def work(store: Store) -> None:
        person = store.persons.get(case.reporter_id)
        assert person is not None
        context = arrivals.context_for(store, world.service.settings, person, now)
        deed = Deed("appeal", person.id, case.reporter_name, "resident", text=why)
        case_work.perform(store, context, case, deed)

    world.service.database.run(lambda c: work(Store(c)))
    world.sweep()


def test_an_appeal_and_its_decision_stand_together(world: World) -> None:
    """What decided the appeal is no part of the first decision, and higher ranks sign."""
    number = complained(world, "我要投诉，楼上天天半夜拖桌子，没人管")
    head, manager, chief = (world.member(name) for name in ("孙丽", "周敏", "吴总"))
    for member, said in (
        (head, "定级 {} 重要 影响多户"),
        (head, "调查 {} 三次夜访均未听到"),
        (head, "不属实 {} 查无拖动声"),
        (head, "方案 {} 已向住户说明夜访结果"),
        (manager, "审批 {} 同意"),
    ):
        assert number in member.says(said.format(number)), said
        world.sweep()
    appeal(world, number, "夜访时间不对")
    for member, said in ((chief, "审批 {} 驳回 凌晨再访两次仍未听到"), (head, "归档 {}")):
        assert number in member.says(said.format(number)), said
        world.sweep()

    shown = text_of(world, page_of(world, "周敏", number))

    decided, appealed = shown.index("方案审批"), shown.index("申诉处理")
    assert decided < shown.index("审批同意") < appealed
    assert appealed < shown.index("夜访时间不对") < shown.index("审批驳回：凌晨再访两次仍未听到")
    assert "不属实：查无拖动声" in shown


def test_a_talk_is_printed_and_sealed(world: World) -> None:
    number = answered(world, bound(world), photo=False)
    case = world.case(number)
    talk = {
        "id": "talk-1", "case_id": case.id, "partner": "resident", "partner_name": "李雷",
        "way": "phone", "proposed": "[]", "status": "held", "held_at": case.created_at,
        "record": "李雷同意21点结束的约定", "created_at": case.created_at,
    }  # fmt: skip
    world.service.database.run(lambda c: c.insert("talks", **talk))
    world.member("孙丽").says(f"归档 {number}")

    shown = text_of(world, page_of(world, "孙丽", number))

    assert "约谈情况 与投诉人（电话）：李雷同意21点结束的约定" in shown
    world.service.database.run(lambda c: c.execute("UPDATE talks SET record = '没谈'"))
    found = check_archives(world.service.database, world.config.data_dir).flaws
    assert found == [f"{number}: talks 1 record is not what was sealed"]


def test_an_erased_complaint_shows_no_marks_in_chat(world: World) -> None:
    number = archived(world, bound(world))
    case_id = world.case(number).id

    def erase(store: Store) -> None:
        archive = store.archives.of_case(case_id)
        assert archive is not None
        assert erasing.erase(store, archive, world.service.clock(), "asked for")

    world.service.database.run(lambda c: erase(Store(c)))

    shown = world.member("孙丽").says(f"状态 {number}")
    assert number in shown
    assert OPENS not in shown
    assert "李雷" not in shown


@pytest.fixture
def browser_page() -> Iterator[Page]:
    """Open a page in the browser."""
    with chromium() as browser:
        yield browser.new_page(viewport={"width": 900, "height": 1200})


def test_it_prints_on_a4_with_the_signatures_on_the_first_page(
    world: World, browser_page: Page
) -> None:
    """In a real browser, under the page's own content security policy."""
    path = page_of(world, "周敏", archived(world, bound(world)))
    answer = world.client.get(path)
    problems: list[str] = []
    browser_page.on("console", lambda message: problems.append(message.text))
    browser_page.route(
        "**/*",
        lambda route: route.fulfill(
            status=200, headers=dict(answer.headers), body=answer.get_data()
        ),
    )
    browser_page.goto(f"http://paper.example{path}")

    printed = browser_page.pdf(prefer_css_page_size=True, print_background=True)

    pages = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert printed.startswith(b"%PDF")
    assert pages == 2
    assert problems == []
    browser_page.emulate_media(media="print")
    assert not browser_page.locator(".tools").is_visible()
    browser_page.set_viewport_size({"width": 680, "height": 1000})  # 180 mm at 96 dots an inch
    bottom = browser_page.locator(".sign").evaluate("e => e.getBoundingClientRect().bottom")
    assert bottom < 993  # 297 mm without the margins
    wide = browser_page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 680


def test_the_form_and_the_file_are_linked_to_whoever_archives(world: World) -> None:
    number = archived(world, bound(world))
    path = page_of(world, "孙丽", number)

    page = world.client.get(path)
    data = world.client.get(f"{path}.json")

    assert page.status_code == 200
    assert "住户投诉处理单" in page.get_data(as_text=True)
    content = json.loads(data.get_data())
    assert content["hash"] in page.get_data(as_text=True)
    assert hashlib.sha256(content["contents"].encode()).hexdigest() == content["hash"]
    assert json.loads(content["contents"]) == content["archive"]
    assert content["form"]["facts"]["投诉人"] == "李雷"
    assert "音量68分贝" in content["form"]["调查报告"][0]["text"]
    for name, one in content["personal"].items():
        proof = sealing.commitment(name, one["salt"], one["value"])
        assert proof == content["archive"]["commitments"][name]
