"""A resident permits one notice (一次性订阅): asked once, spent where no message goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from flows.grant import texts as grant_texts
from simulator import Link, PhoneError, webview
from storage.store import Store

if TYPE_CHECKING:
    from simulator import Bubble
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

CARD = "处理结果通知"
PROGRESS = "报事进度"
ASKED = "点这里，结果能推给您"
AGENT = {"User-Agent": webview.USER_AGENT}
BIZSEND = "message/subscribe/bizsend"


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
    (found,) = [one.url for one in bubble.segments if isinstance(one, Link)]
    return found


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
    ordered = "SELECT * FROM grants ORDER BY COALESCE(offered_at, decided_at), id"
    return [dict(row) for row in world.service.database.read(lambda c: c.all(ordered))]


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


def test_a_permission_carries_the_result_once_the_window_is_closed(each_world: World) -> None:
    resident = bound(each_world)
    each_world.sweep()
    assert ASKED in reports(resident)
    permits(each_world, resident)
    assert states(each_world) == ["given"]
    resident.news()

    finish(each_world)

    titles = [words.split("\n")[0] for words in resident.news()]
    assert titles.count(CARD) == 1
    assert states(each_world) == ["spent"]
    assert calls(each_world, BIZSEND) == [0]
    assert "换了角阀" in resident.says("在吗")  # of which the notice had no room


def test_nobody_is_asked_twice(world: World, asked: Member) -> None:
    assert ASKED not in reports(asked, "楼道灯不亮")  # on the same day

    world.advance(hours=25)
    assert ASKED in reports(asked, "电梯里的灯坏了")
    permits(world, asked)
    world.advance(hours=25)

    assert ASKED not in reports(asked, "单元门关不上")  # one is open
    assert states(world) == ["offered", "given"]


def test_who_asks_how_far_it_is_reads_the_offer_again(world: World, asked: Member) -> None:
    assert ASKED in asked.says("进度")
    assert states(world) == ["offered"]

    permits(world, asked)

    assert ASKED not in asked.says("进度")


def test_after_a_no_nobody_is_asked_again_but_may_change_their_mind(
    world: World, asked: Member
) -> None:
    link = path_in(asked)
    permits(world, asked, accepted=False)
    world.advance(days=3)

    assert ASKED not in reports(asked, "楼道灯不亮")
    assert ASKED not in asked.says("进度")

    page = world.client.get(link, headers=AGENT).get_data(as_text=True)
    assert template_of(world) in page
    asked.phone.permit(template_of(world))
    assert states(world) == ["refused", "given"]


def test_the_same_yes_counts_once(world: World, asked: Member) -> None:
    path = path_in(asked)
    world.platform.faults.next_push("duplicate")
    permits(world, asked)
    world.platform.redeliver(asked.phone, world.platform.deliveries[-1])
    asked.phone.permit(template_of(world))  # once more on the same page

    assert states(world) == ["given"]
    assert grant_texts.ALREADY[0] in world.client.get(path, headers=AGENT).get_data(as_text=True)


def test_who_switches_notices_off_is_sent_none_and_not_asked(world: World, asked: Member) -> None:
    permits(world, asked)
    world.clock.advance(60)
    asked.phone.switch_off(template_of(world))

    finish(world)

    assert calls(world, BIZSEND) == []
    assert PROGRESS in [words.split("\n")[0] for words in asked.news()]
    assert ASKED not in reports(asked, "楼道灯不亮")


def test_who_leaves_the_account_has_permitted_nothing(world: World, asked: Member) -> None:
    permits(world, asked)
    asked.phone.unfollow()
    assert states(world) == ["void"]

    late = {"TemplateId": "another", "SubscribeStatusString": "reject"}
    fields = {"MsgType": "event", "Event": "subscribe_msg_change_event"}
    told = world.platform.addressed(
        asked.phone.person, {**fields, "SubscribeMsgChangeEvent": {"List": late}}
    )
    world.platform.push(asked.phone.person, told)

    person = world.service.database.read(lambda c: Store(c).persons.by_openid(asked.phone.openid))
    assert person is not None
    assert person.followed == 0


def test_a_stranger_may_permit_one_and_events_of_other_templates_are_none(
    world: World, stranger: Member
) -> None:
    stranger.phone.permit("another", template_of(world))

    assert [(row["status"], row["case_id"]) for row in grants(world)] == [("given", None)]


def test_my_data_tells_it_and_erasing_forgets_it(world: World, asked: Member) -> None:
    permits(world, asked)
    assert grant_texts.kept_of(1) in asked.says("我的数据")

    erased = world.service.database.run(lambda c: Store(c).grants.erase("13800000001"))

    assert len(erased) == 1
    assert states(world) == []
    assert "微信结果通知" not in asked.says("我的数据")


def test_what_did_not_arrive_stands_before_the_next_reply(world: World, asked: Member) -> None:
    permits(world, asked)
    asked.phone.refuse_notices()

    finish(world)
    world.sweep()

    assert calls(world, BIZSEND) == [0]
    assert "换了角阀" in asked.says("在吗")


def test_nothing_of_it_is_shown_without_the_template(world: World, asked: Member) -> None:
    path = path_in(asked)
    templates = dict(world.config.settings.templates)
    del templates["subscribe"]
    world.change(templates=templates)
    world.advance(hours=25)

    assert ASKED not in reports(asked, "楼道灯不亮")
    assert world.client.get(path, headers=AGENT).status_code == 404


def test_neither_staff_nor_who_is_in_danger_is_asked(
    world: World, resident: Member, clerk: Member
) -> None:
    world.sweep()

    assert ASKED not in reports(clerk, "大堂灯不亮")
    assert ASKED not in resident.says("家里煤气味很重，3栋2单元1501，快来人")
    assert states(world) == []


def test_where_the_platform_gives_no_ticket_nobody_is_asked(world: World, resident: Member) -> None:
    world.platform.faults.next("ticket/getticket", errcode=48001, times=9)
    world.sweep()

    assert ASKED not in reports(resident)


def test_the_page_says_what_else_there_is(world: World, asked: Member) -> None:
    path = path_in(asked)

    def said(where: str, **headers: str) -> str:
        return world.client.get(where, headers=headers).get_data(as_text=True)

    assert grant_texts.ELSEWHERE[0] in said(path)
    world.clock.advance(3 * 3600)  # no sweeper renewed the ticket
    assert grant_texts.NOT_NOW[0] in said(path, **AGENT)
    assert grant_texts.UNKNOWN[0] in said(f"{path}x", **AGENT)
    world.clock.advance(91 * 86_400)
    assert grant_texts.UNKNOWN[0] in said(path, **AGENT)


def test_a_page_at_another_address_does_not_ask(world: World, asked: Member) -> None:
    page = world.client.get(path_in(asked), headers=AGENT).get_data(as_text=True)

    with pytest.raises(PhoneError, match="invalid signature"):
        webview.notices_asked(world.platform, "https://elsewhere.example/n/1", page)


def bound(world: World) -> Member:
    """Return 李雷, bound."""
    member = world.member("李雷")
    member.follows()
    member.says("绑定 3栋2单元1501 李雷 13800000001")
    return member
