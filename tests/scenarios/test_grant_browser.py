"""The page that asks for a permission in a real browser, and the window on the chat page.

WeChat's script and its tag are stood in for by the smallest that behaves as documented.
"""

from __future__ import annotations

import socket
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from bot.wechat.jssdk import SCRIPT
from flows.grant import texts as grant_texts
from simulator import webview
from tests.scenarios.browsing import chromium, pages_of
from tests.scenarios.test_grant import ASKED, link_in, reports, states, template_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

PHONE = {"width": 375, "height": 720}
JWEIXIN = """
window.wx = { config: given => { window.configured = given; }, error: () => {} };
customElements.define("wx-open-subscribe", class extends HTMLElement {
  connectedCallback() {
    setTimeout(() => {
      const slots = [...this.querySelectorAll("script[type='text/wxtag-template']")];
      const shadow = this.attachShadow({ mode: "open" });
      shadow.innerHTML = slots.find(one => !one.slot).textContent;
      shadow.querySelector("button").onclick = () => {
        const detail = { errMsg: "subscribe:ok", subscribeDetails: JSON.stringify(
          { [this.getAttribute("template")]: JSON.stringify({ status: window.answer }) }) };
        this.dispatchEvent(new CustomEvent("success", { detail }));
      };
    });
  }
});
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return Chromium."""
    with chromium() as started:
        yield started


@pytest.fixture
def asked(world: World, resident: Member) -> Iterator[Member]:
    """Return a resident who was asked, with the pages where the link leads."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    world.config = replace(world.config, public_url=f"http://127.0.0.1:{port}")
    world.restart()
    world.sweep()
    assert ASKED in reports(resident)
    with pages_of(world, port):
        yield resident


@pytest.fixture
def wechat(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser that calls itself WeChat's, with what stands in for its script."""
    context = browser.new_context(viewport=PHONE, user_agent=webview.USER_AGENT)  # type: ignore[arg-type]
    context.route(SCRIPT, lambda route: route.fulfill(body=JWEIXIN, content_type="text/javascript"))
    yield context
    context.close()


@pytest.fixture
def page(wechat: BrowserContext, asked: Member) -> Page:
    """Return the page of the link."""
    opened = wechat.new_page()
    opened.goto(link_in(asked.last))
    return opened


@pytest.mark.parametrize(
    ("answer", "said"), [("accept", "accept"), ("reject", "reject"), ("cancel", "closed")]
)
def test_the_page_says_what_came_of_the_window(
    world: World, asked: Member, page: Page, answer: str, said: str
) -> None:
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.reload()
    page.evaluate(f"window.answer = '{answer}'")

    page.get_by_role("button", name=grant_texts.BUTTON).click()

    expect(page.get_by_role("status")).to_have_text(grant_texts.SCRIPT[said])
    assert states(world) == ["offered"]  # the page tells nothing: the platform does
    asked.phone.permit(template_of(world), accepted=answer == "accept")
    assert states(world) == ["given" if answer == "accept" else "refused"]
    assert page.evaluate("window.configured.openTagList") == ["wx-open-subscribe"]
    assert faults == []  # of its own content security policy, too


def test_everybody_can_read_the_page(page: Page) -> None:
    assert Axe().run(page).response["violations"] == []


def test_without_the_platforms_script_it_says_what_else_there_is(
    browser: Browser, asked: Member
) -> None:
    context = browser.new_context(viewport=PHONE, user_agent=webview.USER_AGENT)  # type: ignore[arg-type]
    context.route(SCRIPT, lambda route: route.abort())
    page = context.new_page()
    page.goto(link_in(asked.last))

    expect(page.get_by_role("status")).to_have_text(grant_texts.SCRIPT["failed"])

    context.close()
    elsewhere = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    elsewhere.goto(link_in(asked.last))
    expect(elsewhere.get_by_role("heading")).to_have_text(grant_texts.ELSEWHERE[0])
    assert Axe().run(elsewhere).response["violations"] == []


def test_on_the_chat_page_the_link_opens_the_platforms_window(
    world: World, asked: Member, browser: Browser
) -> None:
    chat = browser.new_page(viewport={"width": 1500, "height": 900})
    chat.goto(f"{world.server.url}/?phones={asked.name}")
    screen = chat.locator(f"[data-phone='{asked.name}']")

    screen.get_by_text(ASKED).click()
    expect(screen.get_by_text("处理结果通知")).to_be_visible()
    with chat.expect_response("**/do"):
        screen.get_by_role("button", name="允许").click()

    assert states(world) == ["given"]
