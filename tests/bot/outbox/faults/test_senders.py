"""The push ladder when senders die, are stopped, are late, or several work at once."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING

from bot.outbox.letters import CLAIM_MS, Moment, next_letter
from bot.outbox.owner import Owner
from bot.outbox.push import Sender, send_due
from storage.outbox import Claim
from tests.bot.outbox.outgoing import World, heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.store import Store


def die_while_sending(world: World, sender: Sender) -> None:
    """Let a sender claim somebody, commit what it is about to send, and do no more."""
    claim = Claim(sender.owner.name, world.now(), world.now() + CLAIM_MS)

    def work(store: Store) -> None:
        claimed = store.outbox.claim_persons(claim, 1)
        assert next_letter(store, claimed[0], Moment(world.now(), world.settings)) is not None

    world.store(work)


def test_what_a_dead_sender_had_claimed_goes_at_once(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    world.add(lilei, "一")
    dying = world.sender()
    die_while_sending(world, dying)
    world.add(lilei, "二")

    world.send()
    while_it_lived = heard(lilei)
    dying.owner.close()
    world.send()

    assert while_it_lived == []
    assert heard(lilei) == ["一", "二"]


def test_on_another_machine_the_claim_of_the_dead_ends_after_a_while(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    world.add(lilei, "一")
    elsewhere = replace(world.sender(), owner=Owner(world.folder / "elsewhere"))
    die_while_sending(world, elsewhere)
    elsewhere.owner.close()

    world.send()
    before = heard(lilei)
    world.clock.advance(31)
    world.send()

    assert (before, heard(lilei)) == ([], ["一"])


class Interrupted:
    """A flag that lets something happen the `nth` time somebody looks at it."""

    def __init__(self, nth: int, happens: Callable[[], object]) -> None:
        self._left = nth
        self._happens = happens
        self._stopped = False

    def is_set(self) -> bool:
        """Return whether what happened says to stop."""
        self._left -= 1
        if self._left == 0:
            self._stopped = self._happens() is True
        return self._stopped


def test_a_sender_whose_claim_ended_leaves_the_person_to_the_next(world: World) -> None:
    lilei = world.phone("李雷")
    world.says(lilei)
    for number in range(4):
        world.add(lilei, f"第{number}条")

    def next_sender() -> None:
        world.clock.advance(61)
        world.send()

    late = Interrupted(3, next_sender)  # after its first message
    sent = send_due(world.sender(stop=late))

    assert sent == 1
    assert heard(lilei) == [f"第{number}条" for number in range(4)]


def test_a_sender_stopped_halfway_gives_the_other_claims_back(world: World) -> None:
    phones = [world.phone(f"住户{number}") for number in range(3)]
    for phone in phones:
        world.says(phone)
        world.add(phone, "一")

    stopped = Interrupted(5, lambda: True)
    sent = send_due(world.sender(stop=stopped))

    assert (sent, world.send()) == (1, 2)


def test_many_senders_neither_reverse_nor_repeat(world: World) -> None:
    phones = [world.phone(f"住户{number}") for number in range(10)]
    for phone in phones:
        world.says(phone)
    for number in range(5):
        for phone in phones:
            world.add(phone, f"第{number}条")

    def sender() -> None:
        send_due(world.sender(world.another_account()))

    threads = [Thread(target=sender) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [heard(phone) for phone in phones] == [[f"第{n}条" for n in range(5)]] * 10


def test_a_stopped_sender_gives_its_claims_back(world: World) -> None:
    phones = [world.phone(f"住户{number}") for number in range(3)]
    for phone in phones:
        world.says(phone)
        world.add(phone, "一")

    world.stop.set()
    stopped = world.send()
    world.stop.clear()

    assert (stopped, world.send()) == (0, 3)
