"""The rung of a permission: before a card, spent once, and never in the way of the next rung."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.outbox.letters import CLAIM_MS, Moment, next_letter
from flows.settings.channel import Template
from storage.outbox import Claim
from tests.bot.outbox.outgoing import FIELDS, World, heard

if TYPE_CHECKING:
    from bot.outbox.push import Sender
    from simulator import Phone
    from storage.store import Store

NOTICE, CARD = "tpl-once", "tpl-progress"
BIZSEND = "message/subscribe/bizsend"


@pytest.fixture
def phone(world: World) -> Phone:
    """Return a resident whose window is closed, and who permitted one notice."""
    for name, identifier in (("subscribe", NOTICE), ("progress", CARD)):
        shape = Template.model_validate({"id": identifier, "fields": FIELDS})
        world.settings.templates[name] = shape
    world.wechat.add_subscription(NOTICE, list(FIELDS), "结果通知")
    world.wechat.add_template(CARD, list(FIELDS), "报事进度")
    lilei = world.phone("李雷")
    permit(world, lilei)
    return lilei


def permit(world: World, phone: Phone) -> None:
    """Let somebody permit one notice, on the platform and in our books."""
    phone.permit(NOTICE)
    person, now = world.person(phone).id, world.now()
    world.store(lambda s: s.grants.give(person, NOTICE, now, now))


def result(world: World, phone: Phone, text: str = "修好了吗？", weight: int = 1) -> None:
    """Decide that somebody is to read a result."""
    fields = {"number": "BX20261124-0007", "status": "待您确认", "what": text}
    more = {"template": "progress", "fields": json.dumps(fields), "weight": weight}
    world.add(phone, text, **more)


def cards(phone: Phone) -> list[str]:
    """Return which cards somebody sees, by their titles."""
    return [text.split("\n")[0] for text in heard(phone, "template")]


def states(world: World) -> list[str]:
    """Return how far each permission came."""
    rows = world.db.read(lambda c: c.all("SELECT status FROM grants ORDER BY id"))
    return [row["status"] for row in rows]


def rungs(world: World) -> list[str | None]:
    return [rung for _text, _status, rung in world.rows()]


def test_a_window_comes_before_it_and_a_card_after_it(world: World, phone: Phone) -> None:
    world.says(phone)
    result(world, phone, "一")
    world.send()
    assert (heard(phone), states(world)) == (["一"], ["given"])

    world.clock.advance(49 * 3600)
    result(world, phone, "二")
    world.send()
    result(world, phone, "三")
    world.send()

    assert cards(phone) == ["结果通知", "报事进度"]
    assert rungs(world) == ["message", "grant", "template"]
    assert states(world) == ["spent"]


@pytest.mark.parametrize("weight", [-1, 0, 2])
def test_steps_and_what_is_urgent_leave_it_alone(world: World, phone: Phone, weight: int) -> None:
    result(world, phone, "已接单", weight=weight)
    world.clock.advance(10)
    world.send()

    assert (cards(phone), states(world)) == (["报事进度"], ["given"])


def test_where_the_platform_knows_of_none_the_card_goes_at_once(world: World, phone: Phone) -> None:
    phone.person.permits.clear()
    result(world, phone)

    world.send()

    assert (cards(phone), states(world)) == (["报事进度"], ["void"])
    assert rungs(world) == ["template"]


@pytest.mark.parametrize("errcode", [47003, 40037, 48001, 45009])
def test_a_refused_notice_is_told_in_the_log_and_the_permission_kept(
    world: World, phone: Phone, errcode: int, caplog: pytest.LogCaptureFixture
) -> None:
    world.wechat.faults.next(BIZSEND, errcode=errcode)
    result(world, phone)

    world.send()

    assert (cards(phone), states(world)) == (["报事进度"], ["given"])
    told = [vars(one) for one in caplog.records if one.message == "push not delivered"]
    assert [(one["rung"], one["errcode"]) for one in told] == [("grant", errcode)]


def test_a_busy_platform_is_asked_again_with_the_same_one(world: World, phone: Phone) -> None:
    world.wechat.faults.next(BIZSEND, errcode=-1)
    result(world, phone)
    world.send()
    assert (cards(phone), states(world)) == ([], ["given"])

    world.clock.advance(5)
    world.send()

    assert (cards(phone), states(world)) == (["结果通知"], ["spent"])


@pytest.mark.parametrize(
    ("done", "shown"), [(False, ["结果通知"]), (True, ["结果通知", "报事进度"])]
)
def test_a_lost_answer_tries_the_same_one_again(
    world: World, phone: Phone, shown: list[str], *, done: bool
) -> None:
    """It counts as spent meanwhile; where it was, the platform says so and the card goes."""
    world.wechat.faults.next(BIZSEND, timeout=True, done=done)
    result(world, phone)
    world.send()
    assert states(world) == ["spent"]

    world.clock.advance(61)
    world.send()

    assert cards(phone) == shown
    assert states(world) == ["void" if done else "spent"]


def test_who_dies_between_claim_and_call_is_followed_by_the_next(
    world: World, phone: Phone
) -> None:
    result(world, phone, "一")
    result(world, phone, "二")
    die_while_sending(world, world.sender())
    assert states(world) == ["spent"]

    world.clock.advance(60)
    world.send()

    assert cards(phone) == ["结果通知", "报事进度"]
    assert states(world) == ["spent"]


def die_while_sending(world: World, sender: Sender) -> None:
    """Let a sender claim somebody, commit what it is about to send, and do no more."""
    claim = Claim(sender.owner.name, world.now(), world.now() + CLAIM_MS)

    def work(store: Store) -> None:
        claimed = store.outbox.claim_persons(claim, 1)
        letter = next_letter(store, claimed[0], Moment(world.now(), world.settings))
        assert letter is not None
        assert letter.rung == "grant"

    world.store(work)
    sender.owner.close()


def test_with_nothing_else_it_waits_for_the_next_contact(world: World, phone: Phone) -> None:
    del world.settings.templates["progress"]
    phone.person.permits.clear()
    result(world, phone)

    world.send()

    assert world.missed(phone) == ["修好了吗？"]
