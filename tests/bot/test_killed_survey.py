"""kill -9 of the real service while a survey runs: no answer is lost or counted twice.

Nobody is invited twice either, unless an invitation is on its way at that very moment: the outbox
sends at least once (docs/outbox.md).
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from flows.binding.conversation import hash_of
from flows.survey.record import survey_of
from simulator import MovableClock
from storage.connect import open_database
from storage.ids import new_id
from storage.records.people import Home, Resident
from storage.records.staff import Staff
from storage.store import Store
from tests.bot.conftest import ROOT
from tests.bot.running import PATIENCE_SECONDS, Process, patiently, start
from tests.bot.test_killed_story import NOW, WHERE
from tests.bot.test_serve import World, world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from storage.database import Connection
    from storage.records.case import Case
    from storage.records.survey import Return

__all__ = ["world"]

HOUR = 3600
NAMES = ("赵一", "钱二", "孙三", "李四", "周五", "吴六")
LINK = re.compile(r"https?://\S+/s/[\w-]{22}")
PLAN = {
    "title": "下半年满意度调查",
    "purpose": "听听大家的看法",
    "community": WHERE,
    "starts": "2026-11-25",
    "closes": "2026-12-08",
    "questions": [
        {"id": "security", "ask": "保安服务", "type": "rating"},
        {"id": "repair", "ask": "维修服务", "type": "rating"},
        {"id": "first", "ask": "先改哪一项", "type": "choice", "options": ["停车", "保洁"]},
    ],
}


TALK = (  # in chat: what is said, and what is read
    ("参与", "【1/3】保安服务"),
    ("1", "【2/3】维修服务"),
    ("不满意", "【3/3】先改哪一项"),
    ("2", "1. 保安服务：很满意\n2. 维修服务：不满意\n3. 先改哪一项：保洁"),
    ("确认", "谢谢您"),
)
ON_THE_PAGE = {"security": "满意", "repair": "满意", "first": "停车"}
RULES = {"wave_homes: 500": "wave_homes: 3", "smallest_group: 5": "smallest_group: 2"}
EVERYWHERE = "*"


def enrol(connection: Connection) -> None:
    """Put those who are asked, who plans and who approves on the rosters."""
    store = Store(connection)
    for n, name in enumerate(NAMES):
        home_id = store.residents.add_home(
            Home(new_id(NOW), WHERE, "3", "2", f"{n + 1}01"), None, None
        )
        owner = Resident(new_id(NOW), home_id, WHERE, name, f"1380000000{n}", "业主", None, 1)
        store.residents.put(owner, NOW)
    for name, phone, role, code in (
        ("陈静", "13900000001", "clerk", "ABCDEFGHIJ"),
        ("孙丽", "13900000006", "affairs_head", "ABCDEFGHIK"),
    ):
        staff = Staff(new_id(NOW), WHERE, name, phone, role, "", "", "", None, None, 1)
        store.staff.invite(store.staff.put(staff, NOW), hash_of(code), NOW, NOW + 10**12)


class Town:
    """The service as a process that is killed, and the phones of those who are asked."""

    def __init__(self, world: World) -> None:
        self.world = world
        ahead = NOW / 1000 - time.time()
        Path(world.env["CLOCK_FILE"]).write_text(str(ahead), encoding="ascii")
        self.clock = MovableClock(world.env["CLOCK_FILE"])
        with closing(open_database(world.env["DATABASE_URL"])) as database:
            database.run(enrol)
        config = (ROOT / "config.yaml").read_text(encoding="utf-8")
        for shipped, ours in RULES.items():
            assert shipped in config
            config = config.replace(shipped, ours)
        settings = world.errors.with_name("config.yaml")
        settings.write_text(config, encoding="utf-8")
        self.env = world.env | {"CONFIG": str(settings)}
        self.running: list[Process] = []
        self.begin()
        self.phones = {name: world.platform.phone(name) for name in (*NAMES, "陈静", "孙丽")}

    def begin(self) -> None:
        """Start the service."""
        self.running.append(Process(start(["serve"], self.env, self.world.errors)))
        self.world.health()

    def is_killed(self) -> None:
        """Kill the newest incarnation without warning, and start the next."""
        self.running[-1].send(signal.SIGKILL)
        self.begin()

    def says(self, name: str, words: str) -> str:
        """Type something, and return the reply."""
        reply = self.phones[name].type(words)
        assert reply is not None
        return reply.text

    def returns(self) -> list[Return]:
        """Return who answered."""
        survey = self.survey()
        with closing(open_database(self.world.env["DATABASE_URL"])) as database:
            return database.read(lambda c: Store(c).ballots.returns(survey.id))

    def survey(self) -> Case:
        """Return the survey."""
        with closing(open_database(self.world.env["DATABASE_URL"])) as database:
            (case,) = database.read(lambda c: Store(c).cases.recent_in(WHERE, 0))
        return case

    def until(self, happened: Callable[[], bool]) -> None:
        """Wait for what the sweeper does."""
        for _ in range(10 * PATIENCE_SECONDS):
            if happened():
                return
            time.sleep(0.1)
        raise AssertionError(self.world.errors.read_text(encoding="utf-8")[-2000:])

    def invited(self) -> dict[str, list[str]]:
        """Return by name the links that arrived as messages."""
        return {
            name: [
                link
                for bubble in self.phones[name].screen
                if not bubble.mine and bubble.via == "service"
                for link in LINK.findall(bubble.raw)
            ]
            for name in NAMES
        }

    def import_plan(self, folder: Path) -> None:
        """Hand the plan in on the command line."""
        file = folder / "plan.yaml"
        file.write_text(yaml.safe_dump(PLAN, allow_unicode=True), encoding="utf-8")
        subprocess.run(  # noqa: S603 - our own program
            [
                sys.executable,
                str(ROOT / "app.py"),
                "import",
                "survey",
                str(file),
                "--by",
                "13900000001",
            ],
            env=os.environ | self.env,
            cwd=ROOT,
            check=True,
            timeout=PATIENCE_SECONDS,
        )


@pytest.fixture
def town(world: World) -> Iterator[Town]:
    """Return a town whose people are bound; nothing of any incarnation survives the test."""
    made = Town(world)
    for phone in made.phones.values():
        phone.follow()
    for n, name in enumerate(NAMES):
        made.says(name, f"绑定 3栋2单元{n + 1}01 {name} 1380000000{n}")
    made.says("陈静", "绑定 ABCDEFGHIJ")
    made.says("孙丽", "绑定 ABCDEFGHIK")
    yield made
    for process in made.running:
        process.kill_all()


def play(town: Town, folder: Path, kills: frozenset[str]) -> None:
    """Let a survey run from its plan to its results, killing the service at these places."""

    def may_be_killed(place: str) -> None:
        if place in kills or EVERYWHERE in kills:
            town.is_killed()

    town.import_plan(folder)
    number = town.survey().number
    may_be_killed("planned")
    assert "审批都通过了" in town.says("孙丽", f"审批 {number} 同意")
    town.clock.advance(23 * HOUR)
    may_be_killed("begins")
    town.until(lambda: sum(map(bool, town.invited().values())) == 3)
    may_be_killed("one wave is out")
    town.clock.advance(HOUR)
    may_be_killed("the next leaves")
    town.until(lambda: all(town.invited().values()))

    for words, then in TALK:
        assert then in town.says("赵一", words)
        may_be_killed(words)
    assert "已经提交过了" in town.says("赵一", "参与")
    for then in ("谢谢", "已提交"):
        answer = patiently().post(town.invited()["钱二"][0], data=ON_THE_PAGE, timeout=5)
        assert then in answer.text
        may_be_killed("sent")
    assert len(town.returns()) == 2

    closes_at = survey_of(town.survey()).closes_at / 1000
    town.clock.advance(closes_at + 1801 - town.clock.now())
    may_be_killed("closes")
    town.until(lambda: town.survey().status in {"counting", "reporting"})
    may_be_killed("is counted")
    town.until(lambda: town.survey().status == "reporting")
    assert "回收2户" in town.says("孙丽", f"问卷 {number} 结果")
    assert_all_is_there(town)


def assert_all_is_there(town: Town) -> None:
    """Assert that both answers were counted once, and that everybody was invited once."""
    figures = json.loads(survey_of(town.survey()).figures or "{}")
    counts = {
        one["id"]: {word: n for word, n in one["counts"].items() if n} for one in figures["items"]
    }
    assert (figures["returned"], figures["counted"], figures["unreadable"]) == (2, 2, 0)
    assert counts == {"security": {"很满意": 1, "满意": 1}, "repair": {"不满意": 1, "满意": 1}}
    assert {name: len(links) for name, links in town.invited().items()} == dict.fromkeys(NAMES, 1)
    assert '"ERROR"' not in town.world.errors.read_text(encoding="utf-8")


@pytest.mark.soak
def test_a_survey_is_killed_at_every_place(town: Town, tmp_path: Path) -> None:
    play(town, tmp_path, frozenset({EVERYWHERE}))
