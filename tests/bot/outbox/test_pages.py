"""What calls people to an emergency never waits for anything else that goes to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.outbox.push import send_pages
from storage.outbox import PAGE
from tests.bot.outbox.outgoing import SEND, TEMPLATE, World, heard

if TYPE_CHECKING:
    from simulator import Phone


def raise_alarm(world: World, phone: Phone, status: str = "registered") -> str:
    """Open a case in which somebody is called for, and return its id."""
    return world.case(phone, status).id


def statuses(world: World, text: str) -> list[str]:
    """Return how the rows with this text stand."""
    return [status for words, status, _ in world.rows() if words == text]


def test_a_page_overtakes_what_waits_for_the_same_person(world: World) -> None:
    clerk = world.phone("陈静")
    world.says(clerk)
    for number in range(3):
        world.add(clerk, f"第{number}单")
    world.add(clerk, "着火了", weight=PAGE)

    world.send()

    assert heard(clerk)[0] == "着火了"


def test_those_who_send_pages_send_nothing_else(world: World) -> None:
    phones = [world.phone(f"同事{number}") for number in range(6)]
    for phone in phones:
        world.says(phone)
        world.add(phone, "普通单")
        world.add(phone, "着火了", weight=PAGE)

    sent = send_pages(world.sender())

    assert sent == 6
    assert [heard(phone) for phone in phones] == [["着火了"]] * 6


def test_nobody_is_too_busy_for_a_page(world: World) -> None:
    """The platform refused an ordinary message a moment ago; the page is tried all the same."""
    clerk = world.phone("陈静")
    world.says(clerk)
    world.wechat.faults.next(SEND, errcode=-1, times=1)
    world.add(clerk, "普通单")
    world.send()
    world.add(clerk, "着火了", weight=PAGE)

    world.send()

    assert heard(clerk) == ["着火了"]


def test_what_piles_up_is_told_in_one_message(world: World) -> None:
    clerk = world.phone("陈静")
    world.says(clerk)
    for number in range(28):
        world.add(clerk, f"BX20261124-{number:04} 水管漏水，请受理")

    world.send()

    [text] = heard(clerk)
    assert [f"BX20261124-{number:04}" in text for number in range(6)] == [True] * 5 + [False]
    assert text.endswith("另有 23 件：进度")
    assert world.person(clerk).message_left == 4
    assert len(world.missed(clerk)) == 23


def test_five_are_no_storm(world: World) -> None:
    clerk = world.phone("陈静")
    world.says(clerk)
    for number in range(5):
        world.add(clerk, f"第{number}单")

    world.send()

    assert heard(clerk) == [f"第{number}单" for number in range(5)]


def test_where_only_a_card_may_go_one_stands_for_all(world: World) -> None:
    clerk = world.phone("陈静")
    for number in range(8):
        world.add_news(clerk, f"第{number}单")

    world.send()

    [card] = heard(clerk, "template")
    assert "另有7件" in card
    assert len(world.missed(clerk)) == 7


@pytest.mark.parametrize("errcode", [48001, 47003, 43101])
def test_a_refused_page_goes_by_the_next_rung_at_once(world: World, errcode: int) -> None:
    clerk = world.phone("陈静")
    world.says(clerk)
    world.wechat.faults.next(SEND, errcode=errcode)
    world.add_news(clerk, "着火了", weight=PAGE, case_id=raise_alarm(world, clerk))

    world.send()

    assert len(heard(clerk, "template")) == 1


@pytest.mark.parametrize("errcode", [48001, 47003, 43101])
def test_a_page_that_no_rung_takes_is_tried_every_five_minutes(world: World, errcode: int) -> None:
    clerk = world.phone("陈静")
    world.says(clerk)
    world.wechat.faults.next(SEND, errcode=errcode, times=2)
    world.wechat.faults.next(TEMPLATE, errcode=errcode, times=2)
    world.add_news(clerk, "着火了", weight=PAGE, case_id=raise_alarm(world, clerk))

    world.send()
    world.clock.advance(290)
    world.send()
    first = heard(clerk) + heard(clerk, "template")
    world.clock.advance(61)
    listed = world.missed(clerk)
    for _ in range(7):
        world.send()
        world.clock.advance(60)

    assert (first, listed) == ([], ["着火了"])
    assert heard(clerk) == ["着火了"]


def test_a_refused_page_is_given_up_once_somebody_has_answered(world: World) -> None:
    clerk = world.phone("陈静")
    world.says(clerk)
    case_id = raise_alarm(world, clerk)
    world.db.run(lambda c: c.execute("UPDATE cases SET taken_at = 1 WHERE id = :id", id=case_id))
    world.wechat.faults.next(SEND, errcode=48001)
    world.add(clerk, "着火了", weight=PAGE, case_id=case_id)

    world.send()

    assert statuses(world, "着火了") == ["missed"]


def test_a_page_without_an_answer_is_tried_soon_and_then_every_five_minutes(world: World) -> None:
    clerk = world.phone("陈静")
    world.says(clerk)
    world.wechat.faults.next(SEND, timeout=True, times=4)
    world.add(clerk, "着火了", weight=PAGE, case_id=raise_alarm(world, clerk))

    for wait in (15, 60, 300):
        world.send()
        world.clock.advance(wait)
    before = heard(clerk)
    for _ in range(3):
        world.send()
        world.clock.advance(300)

    assert before == []
    assert heard(clerk) == ["着火了"]
