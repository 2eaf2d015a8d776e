"""The chat page in a real browser: three phones, typing, tapping, pushes and the clock."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.scenarios.browsing import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def page(world: World) -> Iterator[Page]:
    """Open the chat page with the phones of a resident, a clerk and an engineer."""
    with chromium() as browser:
        opened = browser.new_page(viewport={"width": 1500, "height": 900})
        opened.goto(f"{world.server.url}/?phones=李雷,陈静,王强")
        yield opened


def seat(page: Page, name: str) -> Locator:
    """Return one phone on the page."""
    return page.locator(f"[data-phone='{name}']")


def type_into(page: Page, name: str, words: str) -> None:
    """Type words on a phone and send them."""
    seat(page, name).locator("[data-role=input]").fill(words)
    seat(page, name).locator("[data-role=send]").click()


def test_a_case_is_played_on_three_phones(world: World, resident: Member, page: Page) -> None:
    assert resident.name == "李雷"
    type_into(page, "李雷", "厨房水管漏水了，下午三点后在家")
    screen = seat(page, "李雷").locator(".screen")
    expect(screen).to_contain_text("今天15:00以后")

    screen.get_by_text("确认", exact=True).last.click()
    expect(screen).to_contain_text(re.compile(r"BX20261124-\d{4}"))
    world.sweep()
    clerk = seat(page, "陈静").locator(".screen")
    expect(clerk).to_contain_text("新报修")

    clerk.get_by_text("受理", exact=True).last.click()
    expect(clerk).to_contain_text("由您负责")  # the tap has arrived: only now there is a push
    world.sweep()
    expect(screen).to_contain_text("已受理，由陈静负责")
    type_into(page, "陈静", f"派 {world.cases()[0].number} 王强")
    expect(clerk).to_contain_text("已派给王强")
    world.sweep()
    expect(seat(page, "王强").locator(".screen")).to_contain_text("派单给您")


def test_the_clock_moves_and_deadlines_fire(world: World, resident: Member, page: Page) -> None:
    resident.says("厨房水管漏水了")
    resident.says("确认")

    page.get_by_text("+1小时").click()
    expect(page.locator(".clock")).to_contain_text("11:0")
    world.sweep()

    expect(seat(page, "陈静").locator(".screen")).to_contain_text("已超时")


def test_a_further_phone_waits_behind_a_button(world: World, resident: Member, page: Page) -> None:
    """Three stand side by side; a further one counts what comes, and opens beside them."""
    page.goto(f"{world.server.url}/")
    shown = page.locator(".seat:visible")
    chip = page.locator(f"[data-aside={resident.name}]")
    expect(chip).to_contain_text(f"＋ {resident.name}")
    expect(shown).to_have_count(3)

    resident.says("厨房水管漏水了")
    resident.says("确认")
    world.member("陈静").says(f"受理 {world.cases()[0].number}")
    world.sweep()
    expect(chip.locator("em")).to_have_text("1")
    chip.click()

    expect(shown).to_have_count(4)
    expect(seat(page, resident.name).locator(".screen")).to_contain_text("已受理，由陈静负责")
    expect(chip.locator("em")).to_be_hidden()
    chip.click()
    expect(shown).to_have_count(3)
