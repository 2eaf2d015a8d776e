"""Callbacks by e-mail (CAL-5): through a real mail server, and the page behind the link."""

from __future__ import annotations

import re
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

import pytest

from bot.config.smtp import Smtp
from bot.sweeps import run_once, sweeps_of
from storage.store import Store
from tests.bot.mail.smtp_server import SmtpServer
from tests.scenarios.reporting import finished
from tests.scenarios.test_callback_chat import of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def server(world: World) -> Iterator[SmtpServer]:
    """Return a mail server that the service sends through."""
    with SmtpServer() as running:
        world.config = replace(world.config, smtp=Smtp.of(running.url))
        world.restart()
        yield running


@pytest.fixture
def number(server: SmtpServer, resident: Member, clerk: Member, engineer: Member) -> str:
    """Return the number of a repair about which somebody wants to be asked by e-mail."""
    assert server.port
    resident.says("回访方式")
    resident.says("邮件")
    assert "邮箱" in resident.says("我邮箱忘了")
    assert "邮件到 li.lei@example.com" in resident.says("li.lei@example.com")
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")
    return number


def link_in(server: SmtpServer) -> str:
    """Return the path that the newest letter leads to."""
    text = server.mailbox.letters[-1].get_content()
    found = re.search(r"http://[^/]+(/b/[\w.\-]+)", text)
    assert found is not None
    return found[1]


def test_a_letter_asks_and_its_page_takes_the_answer(
    world: World, engineer: Member, server: SmtpServer, number: str
) -> None:
    """Without scripts; what is answered later changes it, and the first answer stays on record."""
    world.advance(days=3.05)

    (letter,) = server.mailbox.letters
    assert server.mailbox.recipients == ["li.lei@example.com"]
    assert number in letter["Subject"]
    text = letter.get_content()
    assert "处理结果：换了角阀" in text
    assert "李雷" not in text
    assert "1501" not in text
    page = link_in(server)
    shown = world.client.get(page)
    assert number in shown.text
    assert "<script" not in shown.text
    assert "请选一个" in world.client.post(page, data={"words": "还行"}).text
    assert of(world, number)[0].result is None
    engineer.says("待办")
    engineer.hears()

    thanks = world.client.post(page, data={"result": "mostly", "words": "地上没收拾"}).text
    assert "谢谢，收到了" in thanks
    (answered,) = of(world, number)
    assert (answered.result, answered.words, answered.way) == ("mostly", "地上没收拾", "mail")
    assert answered.entered_by is None
    assert "您上次选了“基本满意”" in world.client.get(page).text

    again = world.client.post(page, data={"result": "dissatisfied", "words": "又漏了"}).text
    assert "已转返修" in again
    assert world.case(number).status == "reopened"
    assert any("又漏了" in push for push in engineer.hears())
    kept = world.store(lambda s: s.callbacks.answers_of(answered.id))
    assert [one.result for one in kept] == ["mostly", "dissatisfied"]  # type: ignore[attr-defined]
    assert "不用再答" in world.client.get(page).text
    assert world.client.get(page[:-3] + "abc").status_code == 404
    assert len(server.mailbox.letters) == 1


def test_a_letter_that_can_not_arrive_becomes_a_call(
    world: World, clerk: Member, server: SmtpServer, number: str
) -> None:
    """What may help another time is tried again; a refused address is called at once."""
    server.mailbox.refuses["MAIL"] = "451 busy"
    world.advance(days=3.05)
    assert of(world, number)[0].status == "asked"
    server.mailbox.refuses["MAIL"] = "550 no such user"
    world.advance(minutes=6)

    (row,) = of(world, number)
    assert (row.status, row.way) == ("task", "phone")
    assert "电话" in clerk.says("回访")
    assert not server.mailbox.letters


def test_the_address_is_shown_and_erased_with_another_way(
    resident: Member, number: str, server: SmtpServer, world: World, clerk: Member
) -> None:
    assert "收回访的邮箱 li.lei@example.com" in resident.says("我的数据")
    resident.says("回访方式 电话")
    resident.says("任何时间")

    assert "li.lei" not in resident.says("我的数据")
    world.advance(days=3.05)
    assert not server.mailbox.letters
    assert number in clerk.says("回访")


def test_a_sender_that_dies_loses_no_letter(world: World, server: SmtpServer, number: str) -> None:
    """Before the letter left it is claimed again; after, it goes twice as one and the same."""
    world.clock.advance(3.05 * 86_400)
    queue = next(s for s in sweeps_of(world.service.settings) if s.name == "callbacks")
    run_once(world.service, world.account, queue, Event())
    now = world.service.clock()
    world.service.database.run(lambda c: Store(c).letters.claim(now, now + 60_000, 5))
    world.restart()
    world.sweep()
    assert not server.mailbox.letters

    server.mailbox.refuses["QUIT"] = "421 gone"
    world.advance(minutes=2)
    world.advance(minutes=6)

    first, second = server.mailbox.letters
    assert first["Message-ID"] == second["Message-ID"]
    assert number in first["Subject"]


def test_who_answers_no_letter_is_called_after_three_days(
    world: World, clerk: Member, server: SmtpServer, number: str
) -> None:
    world.advance(days=3.05)
    assert len(server.mailbox.letters) == 1
    world.advance(days=3.05)

    assert of(world, number)[0].status == "task"
    assert number in clerk.says("回访")


def test_without_a_server_who_chose_letters_is_called(
    world: World, server: SmtpServer, clerk: Member, number: str
) -> None:
    world.config = replace(world.config, smtp=None)
    world.restart()
    world.advance(days=3.05)

    assert not server.mailbox.letters
    assert number in clerk.says("回访")
