"""A resident permits one notice (一次性订阅): asked for once, given, spent where nothing else goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from simulator import webview

if TYPE_CHECKING:
    from simulator import Bubble
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

CARD = "处理结果通知"
PROGRESS = "报事进度"
ASKED = "点这里，结果能推给您"
AGENT = {"User-Agent": webview.USER_AGENT}
BIZSEND, TEMPLATE = "message/subscribe/bizsend", "message/template/send"


def template_of(world: World) -> str:
    """Return the id of the notice on the account."""
    found = world.config.settings.grant_template
    assert found is not None
    return found.id


def reports(member: Member, words: str = "厨房水管漏水了，下午在家") -> str:
    """Report something and return what is said when it is filed."""
    member.says(words)
    return member.says("确认")


def link_in(bubble: Bubble) -> str:
    """Return where a bubble leads."""
    (found,) = [one.url for one in bubble.segments if getattr(one, "url", "")]
    return str(found)


def path_in(member: Member) -> str:
    """Return the path of the page to which the newest bubble leads."""
    return "/n/" + link_in(member.last).partition("/n/")[2]


def permits(world: World, member: Member, *, accepted: bool = True) -> None:
    """Open the page of the newest bubble in WeChat, and answer the window of its button."""
    url = link_in(member.last)
    page = world.client.get(path_in(member), headers=AGENT)
    policy = page.headers["Content-Security-Policy"]
    asked = webview.notices_asked(world.platform, url, page.get_data(as_text=True), policy)
    assert asked == [template_of(world)]
    member.phone.permit(*asked, accepted=accepted)


def finish(world: World) -> None:
    """Let staff do the work three days later, when the resident's window is closed."""
    number = world.cases()[0].number
    clerk, engineer = world.member("陈静"), world.member("王强")
    world.advance(days=3)
    clerk.says(f"派 {number} 王强")
    for words in ("接", "到场", "完成 换了角阀"):
        engineer.says(f"{words.split()[0]} {number} {' '.join(words.split()[1:])}".strip())
    world.sweep()


def grants(world: World) -> list[dict[str, Any]]:
    """Return every stored permission, the oldest first."""
    return world.service.database.read(
        lambda c: c.all("SELECT * FROM grants ORDER BY COALESCE(offered_at, decided_at), id")
    )


def states(world: World) -> list[str]:
    """Return how far each permission came."""
    return [row["status"] for row in grants(world)]


def calls(world: World, path: str) -> list[int]:
    """Return what the platform answered to each of these calls."""
    return [call.answer["errcode"] for call in world.platform.calls if call.path == path]


@pytest.fixture
def asked(world: World, resident: Member) -> Member:
    """Return a resident who reported something, and was asked."""
    world.sweep()
    assert ASKED in reports(resident)
    return resident


def test_a_permission_carries_the_result_once_the_window_is_closed(
    world: World, asked: Member
) -> None:
    permits(world, asked)
    assert states(world) == ["given"]
    asked.news()

    finish(world)

    titles = [words.split("\n")[0] for words in asked.news()]
    assert CARD in titles
    assert states(world) == ["spent"]
    assert calls(world, BIZSEND) == [0]
