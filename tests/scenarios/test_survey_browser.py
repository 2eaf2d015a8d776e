"""The page of a survey in a real browser: with scripts, without, by keyboard, enlarged, offline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from flows.survey.texts import page as words
from tests.scenarios.browsing import chromium, pages_of
from tests.scenarios.survey_pages import answers_in, invite, running
from tests.scenarios.test_survey_paper import link_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from storage.records.case import Case
    from tests.scenarios.conftest import World

QUESTIONS = [
    {"id": "security", "ask": "保安服务", "type": "rating"},
    {
        "id": "why",
        "ask": "哪里不满意",
        "type": "text",
        "when": {"security": ["不满意", "很不满意"]},
    },
    {"id": "clean", "ask": "保洁", "type": "matrix", "items": ["楼道", "电梯"], "scale": 3},
    {"id": "when", "ask": "哪天方便参加座谈会", "type": "choices", "options": ["周六", "周日"]},
    {"id": "submit", "ask": "家里几口人", "type": "number", "required": False},
    {"id": "day", "ask": "哪天入住的", "type": "date", "required": False},
    {"id": "say", "ask": "还有什么想说", "type": "text", "required": False},
]
ANSWERS = {
    "security": "不满意",
    "why": "门口没人",
    "clean": {"楼道": "很满意", "电梯": "没用过"},
    "when": ["周日"],
}
PHONE = {"width": 375, "height": 720}


@pytest.fixture
def case(world: World) -> Case:
    """Return a survey with questions of each type that a page takes."""
    return running(world, questions=QUESTIONS)


@pytest.fixture
def address(world: World, case: Case) -> Iterator[str]:
    """Return where somebody's invitation leads."""
    with pages_of(world) as site:
        yield site + invite(world, case)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return Chromium."""
    with chromium() as started:
        yield started


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Return the page on a phone, with scripts."""
    opened = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    opened.goto(address)
    yield opened
    opened.close()


def fill(page: Page) -> None:
    """Answer everything that has to be."""
    page.get_by_label("不满意", exact=True).first.check()
    page.get_by_label("哪里不满意").fill("门口没人")
    page.get_by_role("group", name="楼道").get_by_label("很满意").check()
    page.get_by_role("group", name="电梯").get_by_label("没用过").check()
    page.get_by_label("周日").check()


def submit(page: Page) -> None:
    """Press the button."""
    page.get_by_role("button", name=words.SUBMIT).click()


def test_without_scripts_the_form_does_it_all(
    world: World, case: Case, browser: Browser, address: str
) -> None:
    bare = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()  # type: ignore[arg-type]
    bare.goto(address)
    expect(bare.locator(".bar")).to_be_hidden()
    expect(bare.get_by_text("如果上面“保安服务”选了")).to_be_visible()
    submit(bare)
    expect(bare.get_by_role("alert")).to_be_focused()

    fill(bare)
    submit(bare)

    expect(bare.get_by_role("heading")).to_have_text(words.THANKS)
    assert answers_in(world, case) == [ANSWERS]


def test_with_scripts_each_answer_is_saved_and_comes_back(
    world: World, case: Case, page: Page
) -> None:
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.reload()
    why = page.get_by_label("哪里不满意")
    expect(why).to_be_hidden()
    page.get_by_label("不满意", exact=True).first.check()
    expect(why).to_be_visible()
    page.get_by_role("group", name="楼道").get_by_label("很满意").check()
    expect(page.get_by_role("status")).to_have_text(words.SCRIPT["saved"])
    expect(page.locator("[data-role=progress]")).to_have_text("已答1题，共7题")

    page.reload()

    expect(page.get_by_label("不满意", exact=True).first).to_be_checked()
    expect(page.get_by_role("group", name="楼道").get_by_label("很满意")).to_be_checked()
    fill(page)
    submit(page)
    expect(page.get_by_role("heading")).to_have_text(words.THANKS)
    assert answers_in(world, case) == [ANSWERS]
    assert faults == []  # of its own content security policy, too


def test_a_broken_connection_is_told_and_tried_again(world: World, case: Case, page: Page) -> None:
    status = page.get_by_role("status")
    page.context.set_offline(True)
    fill(page)
    expect(status).to_have_text(words.SCRIPT["offline"])
    submit(page)
    expect(status).to_have_text(words.SCRIPT["waiting"])
    assert answers_in(world, case) == []

    page.context.set_offline(False)

    expect(page.get_by_role("heading")).to_have_text(words.THANKS)
    assert answers_in(world, case) == [ANSWERS]


def test_who_leaves_with_unsent_answers_is_warned(page: Page) -> None:
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.context.set_offline(True)
    page.get_by_label("周六").check()
    expect(page.get_by_role("status")).to_have_text(words.SCRIPT["offline"])

    with page.expect_event("dialog") as asked:
        page.evaluate("setTimeout(() => location.reload())")

    assert asked.value.type == "beforeunload"
    page.context.set_offline(False)
    expect(page.get_by_role("status")).to_have_text(words.SCRIPT["saved"])


def test_another_browser_says_that_nothing_is_saved_before_the_end(
    world: World, case: Case, browser: Browser, page: Page, address: str
) -> None:
    page.get_by_label("周六").check()
    expect(page.get_by_role("status")).to_have_text(words.SCRIPT["saved"])
    other = browser.new_context(viewport=PHONE).new_page()  # type: ignore[arg-type]
    other.goto(address)

    expect(other.get_by_label("周六")).not_to_be_checked()
    expect(other.get_by_text(words.ELSEWHERE)).to_be_visible()
    fill(other)
    submit(other)

    expect(other.get_by_role("heading")).to_have_text(words.THANKS)
    assert answers_in(world, case) == [ANSWERS]
    submit(page)
    expect(page.get_by_role("heading")).to_have_text(words.ANSWERED)


def test_the_keyboard_is_enough(world: World, case: Case, page: Page) -> None:
    def press(*keys: str) -> None:
        for key in keys:
            page.keyboard.press(key)

    press("Tab", "Space", *["ArrowDown"] * 3)  # 不满意
    press("Tab")
    page.keyboard.type("门口没人")
    press("Tab", "Tab", "Space", "Tab", *["ArrowDown"] * 3)  # 很满意, 没用过
    press("Tab", "Tab", "Space")  # 周日
    while page.evaluate("document.activeElement.form !== undefined"):
        if page.evaluate("document.activeElement.tagName") == "BUTTON":
            press("Enter")
            break
        press("Tab")

    expect(page.get_by_role("heading")).to_have_text(words.THANKS)
    assert answers_in(world, case) == [ANSWERS]


def test_nothing_scrolls_sideways(page: Page) -> None:
    """Not 320 px wide, and not with letters of twice the size."""
    page.get_by_label("不满意", exact=True).first.check()
    submit(page)
    expect(page.get_by_role("alert")).to_be_focused()
    for larger in (1, 2):
        page.evaluate(f"document.documentElement.style.fontSize = '{20 * larger}px'")
        for width in (320, 375, 640, 1280):
            page.set_viewport_size({"width": width, "height": 640})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert (larger, wide) == (larger, width)


def test_letters_and_targets_are_large(page: Page) -> None:
    sizes = page.locator("p, label, legend, button, textarea").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    heights = page.locator(".option, button, textarea, input[type=text]").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height).filter(Boolean)"
    )

    assert min(sizes) >= 18
    assert min(heights) >= 44


def test_axe_finds_nothing(world: World, case: Case, page: Page, address: str) -> None:
    def violations() -> list[str]:
        found = Axe().run(page)
        return [one["id"] for one in found.response["violations"]]

    assert violations() == []
    submit(page)
    expect(page.get_by_role("alert")).to_be_focused()
    assert violations() == []
    fill(page)
    page.get_by_label("还有什么想说").fill("楼道着火了，有人被困")
    submit(page)
    expect(page.get_by_role("heading", name=words.THANKS)).to_be_visible()
    assert violations() == []
    page.goto(address)
    assert violations() == []
    page.goto(f"{address}x")
    assert violations() == []
    invite(world, case, "5-1-802")
    clerk = world.member("陈静")
    clerk.says(f"代填 {case.number} 5-1-802")
    page.goto(address.partition("/s/")[0] + link_in(clerk))
    assert violations() == []
