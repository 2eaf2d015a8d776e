"""Plays conversations through the encrypted webhook, and notes every effect, right or wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

from bot import sweeps
from simulator import PhoneError
from tests.conversations.effects import check
from tests.conversations.seen import Seen, look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.sweeps import Sweep
    from simulator import Bubble
    from storage.records.case import Case
    from tests.conversations.book import Conversation, Given, Line
    from tests.conversations.stage import Stage
    from tests.scenarios.conftest import World

PAUSE_SECONDS = 60  # after a message: as long as an emergency keeps words for one page
JOINED_SECONDS = 2.5  # lesser steps wait so long for more
CLERK, AFFAIRS, MANAGER = "陈静", "孙丽", "周建国"
REPORTED = {
    "report": "报修 {}", "complaint": "投诉 {}", "suggestion": "建议 {}", "help": "{}",
    "emergency": "{}",
}  # fmt: skip
SOMEBODY, RESIDENT = "{by}", "{resident}"  # whom the state names, or 王强; who reported
_FIELDWORK = (
    ("dispatched", CLERK, "派 {number} {by}"),
    ("taken", SOMEBODY, "接 {number}"),
)
_INQUIRY = (
    ("investigating", CLERK, "受理 {number}"),
    ("reported", AFFAIRS, "调查 {number} 看了监控，问了当班的人"),
    ("assessed", AFFAIRS, "属实 {number}"),
    ("proposed", AFFAIRS, "方案 {number} 当面道歉"),
    ("carrying_out", MANAGER, "同意 {number}"),
    ("answered", AFFAIRS, "完成 {number} 已当面道歉"),
)
ROADS = (  # what leads to a state: after each step the case is in the one it names
    (("accepted", CLERK, "受理 {number}"),),
    (*_FIELDWORK, ("arrived", SOMEBODY, "到场 {number}")),
    (*_FIELDWORK, ("deferred", SOMEBODY, "暂缓 {number} 待料 明天下午3点")),
    (
        *_FIELDWORK,
        ("finished", SOMEBODY, "完成 {number} 修好了"),
        ("closed", RESIDENT, "修好了 {number}"),
    ),
    _INQUIRY,
)
_REFERENCE = re.compile(r"\{(\d)\}")


class CantPlay(Exception):
    """What a conversation begins with could not be made; it says why."""


@dataclass(frozen=True)
class Wrong:
    """One effect that did not hold, or a line that could not be played."""

    line: int
    said: str
    effect: str
    expected: str
    happened: str
    reply: str

    def __str__(self) -> str:
        """Say it in two lines."""
        reply = self.reply.replace("\n", " / ") or "(silence)"
        return (
            f"  {self.line}. {self.said}\n     {self.effect}: expected {self.expected};"
            f" happened: {self.happened}\n     reply: {reply}"
        )


@dataclass
class Played:
    """How a conversation went."""

    conversation: Conversation
    effects: int = 0
    wrong: list[Wrong] = field(default_factory=list)


def play(stage: Stage, conversation: Conversation) -> Played:
    """Play one conversation on a fresh morning."""
    world, played = stage.begin(), Played(conversation)
    try:
        _prepare(world, conversation)
    except CantPlay as reason:
        played.effects = 1
        played.wrong.append(Wrong(0, "given", "given", "to be made", str(reason), ""))
        return played
    for number, line in enumerate(conversation.say, 1):
        _play_line(world, played, number, line)
    return played


def _prepare(world: World, conversation: Conversation) -> None:
    """Let the strangers follow, and make the cases there are before the first message."""
    for name, role in conversation.people.items():
        if role == "stranger":
            world.member(name).follows()
    for one in conversation.given:
        _make(world, one)


def _play_line(world: World, played: Played, number: int, line: Line) -> None:
    before, failed, reply = look(world), _failures(world), None
    said = f"{line.who}: {line.what}" if line.who else f"after {line.minutes} minutes"
    try:
        reply = _does(world, line)
    except PhoneError as refused:  # there is no such tap
        played.effects += 1
        played.wrong.append(Wrong(number, said, "taps", line.what, str(refused), ""))
    now = look(world)
    if line.who:
        _pause(world)
        now = now.with_words_that_waited(look(world))
    seen = Seen(world, before, now, line.who, line.what, reply)
    broken = _failures(world) - failed
    if broken:
        played.effects += 1
        played.wrong.append(Wrong(number, said, "works", "no fault", f"{broken} faults", seen.text))
    for effect, wrong in check(line.then, seen):
        played.effects += 1
        if wrong is not None:
            played.wrong.append(Wrong(number, said, effect, *wrong, seen.text))


def _failures(world: World) -> int:
    """Return how many turns and sweeps have failed so far."""
    counts = world.service.counts.all()
    return counts.get("turns_failed", 0) + counts.get("sweeps_failed", 0)


def _does(world: World, line: Line) -> Bubble | None:
    """Let somebody do what a line says, and bring what was decided to everybody's phones."""
    if line.minutes:
        world.advance(minutes=line.minutes)
        return None
    phone = world.platform.phone(line.who)
    words = _with_numbers(world, line.what)
    if line.does == "sends":
        reply = phone.send_photo()
    elif line.does == "taps":
        labels = (option.label for bubble in reversed(phone.screen) for option in bubble.options)
        reply = phone.tap(next((label for label in labels if words in label), words))
    else:
        reply = phone.type(words)
    deliver(world)
    return reply


def deliver(world: World) -> None:
    """Send what waits, as the sweeper does every half second, and what is announced."""
    world.clock.advance(JOINED_SECONDS)
    every = sweeps.sweeps_of(world.service.settings)
    _run(world, [one for one in every if one.name == "announcements"])
    _run(world, sweeps.FIRST[:2])


def _pause(world: World) -> None:
    """Let a moment pass, and do what the subjects do by themselves."""
    world.clock.advance(PAUSE_SECONDS)
    last = {one.name for one in sweeps.LAST}
    _run(world, [s for s in sweeps.sweeps_of(world.service.settings) if s.name not in last])


def _run(world: World, what: Sequence[Sweep]) -> None:
    for one in what:
        sweeps.run_once(world.service, world.account, one, Event())
    world.platform.push_events()


def _with_numbers(world: World, words: str) -> str:
    """Put the number of the first case for {1}, of the second for {2}."""
    if not _REFERENCE.search(words):
        return words
    numbers = [case.number for case in look(world).cases.values()]
    return _REFERENCE.sub(
        lambda found: numbers[int(found[1]) - 1] if int(found[1]) <= len(numbers) else found[0],
        words,
    )


def _make(world: World, given: Given) -> None:
    """Report something by real messages, and let staff bring it to its state."""
    case = _reported(world, given)
    by = given.by or "王强"
    for who, words in _road(given.step):
        name = who.format(by=by, resident=given.who)
        world.member(name).says(words.format(number=case.number, by=by))
        deliver(world)
    status = look(world).cases[case.id].status
    if status != given.step:
        message = f"{case.number} is {status}, not {given.step}"
        raise CantPlay(message)


def _reported(world: World, given: Given) -> Case:
    known = set(look(world).cases)
    resident = world.member(given.who)
    said = resident.says(REPORTED[given.kind].format(given.text))
    for _ in range(4):
        taps = [option.label for option in resident.last.options]
        tap = next((tap for tap in taps if tap == "确认" or tap.startswith("我家")), None)
        said = resident.taps(tap) if tap else said
    deliver(world)
    fresh = [case for case in look(world).cases.values() if case.id not in known]
    danger = given.kind == "emergency"
    kind = "report" if danger else given.kind
    if len(fresh) != 1 or (fresh[0].kind, bool(fresh[0].danger)) != (kind, danger):
        opened = ", ".join(f"{case.kind} {case.danger or ''}" for case in fresh)
        message = f"{given.text} opened {opened or 'nothing'}: {said}".replace("\n", " / ")
        raise CantPlay(message)
    return fresh[0]


def _road(state: str) -> list[tuple[str, str]]:
    """Return who says what to bring a case to a state."""
    for road in ROADS:
        states = [reached for reached, *_ in road]
        if state in states:
            return [(who, words) for _, who, words in road[: states.index(state) + 1]]
    return []
