"""The report of a survey behind its signed link: who opens it, what it shows, how it prints."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from storage.store import Store
from tests.scenarios.survey_counted import MANY, Paper, cast, close, paper, running
from tests.scenarios.test_paper import browser_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.scenarios.conftest import World

__all__ = ["browser_page"]
LINK = re.compile(r'href="(?:https?://[^/"]+)?(/q/[^"]+)"')
EVIL = "<script>alert(1)</script>"


def links_of(world: World, papers: list[Paper]) -> list[str]:
    """Return the addresses of page and sheet that 孙丽 is given of these answers."""
    case = running(world)
    cast(world, case, papers)
    close(world, case)
    lead = world.member("孙丽")
    lead.says(f"问卷 {case.number} 结果")
    return LINK.findall(lead.last.raw)


def test_the_page_and_the_sheet_show_the_whole_report(world: World) -> None:
    page, sheet = links_of(world, [*MANY, ("5", paper("不满意", why=f"保安晚上不巡逻{EVIL}"))])

    shown = world.client.get(page)

    text = shown.get_data(as_text=True)
    assert shown.status_code == 200
    for said in ("待审批", "征集时间", "2026-11-25 至 2026-12-05", "总体满意率", "73.3%", "排列图",
                 "各楼栋", "主要意见", "审批记录", "签字"):  # fmt: skip
        assert said in text, said
    assert EVIL not in text
    assert "李雷" not in text
    assert shown.headers["Cache-Control"] == "private, no-store"
    book = load_workbook(BytesIO(world.client.get(sheet).get_data()))
    assert book.sheetnames == ["汇总", "项目", "楼栋", "排列图", "意见", "答卷"]
    assert len(list(book["答卷"].iter_rows())) == len(MANY) + 2


def test_a_link_is_of_one_person_and_time_and_only_while_they_may_see_it(world: World) -> None:
    page, sheet = links_of(world, MANY)
    assert world.client.get(page[:-1]).status_code == 404
    assert world.client.get("/q/forged").status_code == 404

    (lead,) = world.service.database.read(lambda c: Store(c).staff.by_phone("13900000006"))
    world.service.database.run(lambda c: Store(c).staff.dismiss(lead.id))
    assert world.client.get(page).status_code == 404
    assert world.client.get(sheet).status_code == 404

    world.advance(days=2)
    assert world.client.get(page).status_code == 404


@pytest.mark.parametrize("width", [375, 900])
def test_it_fits_a_screen_and_prints_on_a4(world: World, browser_page: Page, width: int) -> None:
    """In a real browser, under the page's own content security policy."""
    page, _sheet = links_of(world, MANY)
    answer = world.client.get(page)
    problems: list[str] = []
    browser_page.on("console", lambda message: problems.append(message.text))
    browser_page.route(
        "**/*",
        lambda route: route.fulfill(
            status=200, headers=dict(answer.headers), body=answer.get_data()
        ),
    )
    browser_page.set_viewport_size({"width": width, "height": 900})
    browser_page.goto(f"http://report.example{page}")

    assert browser_page.evaluate("document.documentElement.scrollWidth") <= width
    assert browser_page.locator("svg.chart").count() == 2
    printed = browser_page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) in {2, 3}
    browser_page.emulate_media(media="print")
    assert not browser_page.locator(".tools").is_visible()
    assert problems == []
