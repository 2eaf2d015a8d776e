"""An address for callbacks is proved by the link in a letter; until then nothing goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.callback.mail import texts as mail_texts
from tests.scenarios.reporting import finished
from tests.scenarios.test_callback_chat import of
from tests.scenarios.test_callback_mail import address, link_in, server

if TYPE_CHECKING:
    from tests.bot.mail.smtp_server import SmtpServer
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

__all__ = ["address", "server"]  # fixtures


def test_until_the_link_is_opened_one_is_asked_in_chat(
    world: World,
    server: SmtpServer,
    address: str,
    resident: Member,
    clerk: Member,
    engineer: Member,
) -> None:
    (letter,) = server.mailbox.letters
    assert server.mailbox.recipients == ["li.lei@example.com"]
    assert "李雷" not in letter.get_content()
    assert mail_texts.PROOF_BUTTON in world.client.get(address).text  # to look ahead proves nothing
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")
    resident.news()

    world.advance(days=3.05)

    assert [card.split("\n")[0] for card in resident.news()] == ["待您确认"]
    assert of(world, number)[0].way == "chat"
    assert len(server.mailbox.letters) == 1


def test_the_click_counts_once_and_what_waits_goes_there(
    world: World,
    server: SmtpServer,
    address: str,
    resident: Member,
    clerk: Member,
    engineer: Member,
) -> None:
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")

    first, again = world.client.post(address), world.client.post(address)

    assert (first.status_code, again.status_code) == (200, 200)
    world.advance(days=3.05)
    assert of(world, number)[0].way == "mail"
    assert link_in(server)
    assert "收回访的邮箱 li.lei@example.com" in resident.says("我的数据")


def test_another_address_or_way_ends_the_link(
    world: World, server: SmtpServer, address: str, resident: Member
) -> None:
    assert "还没点开链接的邮箱 li.lei@example.com" in resident.says("我的数据")
    resident.says("回访方式 邮件 other@example.com")
    world.sweep()
    assert world.client.post(address).status_code == 404
    assert server.mailbox.recipients[-1] == "other@example.com"

    resident.says("回访方式 微信 任何时间")

    assert world.client.post(link_in(server, "a")).status_code == 404
    assert "example.com" not in resident.says("我的数据")


def test_after_a_week_the_address_is_gone(world: World, address: str, resident: Member) -> None:
    world.advance(days=7.1)

    assert world.client.get(address).status_code == 404
    assert "example.com" not in resident.says("我的数据")


def test_a_letter_that_can_not_arrive_is_told(
    world: World, server: SmtpServer, resident: Member
) -> None:
    server.mailbox.refuses["MAIL"] = "550 no such user"
    resident.says("回访方式 邮件 li.lei@example.com")

    (told,) = resident.hears()

    assert "li.lei@example.com 的信没寄出去" in told
    assert world.service.database.read(lambda c: c.all("SELECT 1 FROM callback_ways")) == []
