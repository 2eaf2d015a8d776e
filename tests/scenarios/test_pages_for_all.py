"""Pages that residents open go through the accessibility check: bulletins, a callback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.scenarios.announced import NUMBER, approved
from tests.scenarios.browsing import chromium, pages_of
from tests.scenarios.survey_published import published, reported
from tests.scenarios.test_callback_mail import link_in, number, server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.bot.mail.smtp_server import SmtpServer
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

__all__ = ["number", "server"]  # fixtures


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return Chromium."""
    with chromium() as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page on a phone."""
    opened = browser.new_page(viewport={"width": 375, "height": 720})
    yield opened
    opened.close()


def violations(page: Page) -> list[str]:
    """Return which rules the page breaks."""
    return [one["id"] for one in Axe().run(page).response["violations"]]


def test_everybody_can_answer_a_callback(
    world: World, page: Page, server: SmtpServer, number: str
) -> None:
    assert number
    world.advance(days=3.05)
    with pages_of(world) as site:
        page.goto(site + link_in(server))
        assert violations(page) == []

        page.get_by_label("基本满意").check()
        page.get_by_role("button").click()

        page.get_by_role("heading", name="谢谢，收到了").wait_for()
        assert violations(page) == []


def test_everybody_can_read_what_is_published(world: World, page: Page, resident: Member) -> None:
    shown = published(world, reported(world, resident))
    with pages_of(world) as site:
        page.goto(f"{site}/p/{shown}")

        assert violations(page) == []


def test_everybody_can_read_an_announcement(world: World, page: Page) -> None:
    approved(world)
    with pages_of(world) as site:
        page.goto(f"{site}/p/{NUMBER}")

        assert page.get_by_text("水箱清洗").first.is_visible()
        assert violations(page) == []
