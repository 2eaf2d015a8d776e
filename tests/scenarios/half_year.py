"""The half-yearly survey of a whole community, in steps between which anything may end."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

import yaml

from storage.store import Store
from tests.scenarios import half_year_homes as homes
from tests.scenarios.conftest import ROOT
from tests.scenarios.half_year_homes import Count
from tests.scenarios.inviting import invited, ruled
from tests.scenarios.people import COMMUNITY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from storage.records.case import Case
    from storage.records.survey import Invitation
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

STAFF = ("陈静", "孙丽", "周敏", "吴总", "赵刚", "马超")
AUTHOR = "13900000001"
PLAN = {
    "title": "2026年下半年物业服务满意度调查",
    "kind": "satisfaction",
    "purpose": "听听大家对下半年服务的看法，定明年先改哪几样",
    "community": COMMUNITY,
    "starts": "2026-11-25",
    "closes": "2026-12-08",
    "questions": [one for one in homes.QUESTIONS if one["id"] != "more"],
}
WHY = "请加一题，让大家写写还想说什么"


@dataclass(frozen=True)
class Size:
    """How big the community is, and how many homes answer in which way."""

    buildings: int
    floors: int
    chat: int
    page: int
    paper: int
    silent: int = 6  # bound, and not answering before the last minute
    a_wave: int = 20
    visited: int = 0  # homes of the first building that get it at the door and do not answer


LARGE = Size(buildings=10, floors=25, chat=40, page=300, paper=20, visited=100)
TINY = Size(buildings=1, floors=3, chat=3, page=6, paper=2, silent=3, a_wave=3)
SMALL = Size(buildings=2, floors=3, chat=6, page=16, paper=4, silent=3, a_wave=4)


@dataclass
class Story:
    """What the test knows of it: who has which phone, and what each home answered."""

    world: World
    folder: Path
    size: Size
    between: Callable[[], None] = lambda: None  # called between any two things that are done
    number: str = ""
    members: dict[str, Member] = field(default_factory=dict)  # by home
    heard: dict[str, list[str]] = field(default_factory=dict)  # by home: the invitations
    count: Count = field(default_factory=Count)
    lot: random.Random = field(default_factory=lambda: random.Random(20261125))  # noqa: S311
    homes: int = 0

    def __post_init__(self) -> None:
        """Let everybody who has a phone in this story follow the account and bind their home."""
        ruled(self.world, wave_homes=self.size.a_wave, departments={"progress": "工程部"})
        size = self.size
        asked = size.chat + size.silent
        rooms = [
            f"{1 + n % size.buildings}-{1 + n % 2}-{1 + n // 40 % size.floors}0{1 + n % 4}"
            for n in range(asked * 9)
        ]
        at = list(islice(dict.fromkeys(rooms), asked))
        people = [(home, f"住户{name_of(n)}", f"136{n:08d}") for n, home in enumerate(at)]
        self.homes = homes.build(self.world, self.size.buildings, self.size.floors, people)
        self.staff = {name: self.world.member(name) for name in STAFF}
        for home, name, phone in people:
            member = self.world.member(name)
            member.follows()
            building, unit, room = home.split("-")
            assert "绑定好了" in member.says(f"绑定 {building}栋{unit}单元{room} {name} {phone}")
            self.members[home] = member
        self.world.sweep()

    @property
    def case(self) -> Case:
        """The survey as it is stored."""
        return self.world.case(self.number)

    @property
    def chatting(self) -> list[str]:
        """The homes that answer in chat."""
        return list(self.members)[: self.size.chat]

    @property
    def silent(self) -> list[str]:
        """The homes that never answer."""
        return list(self.members)[self.size.chat :]

    # What the office does.

    def command(self, *words: str) -> str:
        """Run a command of the console in a process of its own; return its last line."""
        env = {
            "CONFIG": str(ROOT / "config.yaml"),
            "DATABASE_URL": self.world.database_url,
            "DATA_DIR": str(self.world.config.data_dir),
            "CLOCK_FILE": str(self.world.clock.path),
            "WECHAT_API_BASE": self.world.config.api_base,  # only beside it a clock is movable
        }
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, str(ROOT / "app.py"), *words],
            env=os.environ | env,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()[-1]

    def plan(self, *more: str, **changes: object) -> str:
        """Hand in the plan as a file."""
        file = self.folder / "plan.yaml"
        file.write_text(yaml.safe_dump(PLAN | changes, allow_unicode=True), encoding="utf-8")
        return self.command("import", "survey", str(file), "--by", AUTHOR, *more)

    def is_planned(self) -> None:
        """Hand it in; the first of the chain hears of it."""
        self.number = self.plan()
        (asked,) = self.told("孙丽", self.number)
        assert "方案待您审批" in asked
        assert f"邀请{self.homes}户" in self.says("陈静", f"问卷 {self.number}")

    def is_rejected(self) -> None:
        """Let the second of the chain give it back; nobody decides before their turn."""
        assert "还没到您" in self.says("周敏", f"审批 {self.number} 同意")
        assert "自己提出" in self.says("陈静", f"审批 {self.number} 同意")
        assert "由管理处主任审批" in self.says("孙丽", f"审批 {self.number} 同意")
        assert self.told("周敏", "目的：听听大家")
        assert "已退回" in self.says("周敏", f"审批 {self.number} 驳回 {WHY}")
        (back,) = self.told("陈静", WHY)
        assert "修改方案" in back

    def is_approved(self) -> None:
        """Hand the changed plan in, and let everybody say yes, in order."""
        assert self.plan("--changes", self.number, questions=homes.QUESTIONS) == self.number
        for name, then in (("孙丽", "管理处主任"), ("周敏", "总经理"), ("吴总", "11月25日起发")):
            assert self.told(name, "方案待您审批")
            assert then in self.says(name, f"审批 {self.number} 同意")
        assert self.told("陈静", "方案已批准")
        assert self.case.status == "approved"
        assert self.everybody_heard() == []  # nothing leaves before its day

    # What residents read.

    def says(self, name: str, words: str) -> str:
        """Let somebody of the staff say something."""
        self.between()
        return self.staff[name].says(words)

    def told(self, name: str, *words: str) -> list[str]:
        """Return what staff was pushed since the last look that has all these words."""
        return [text for text in self.staff[name].hears() if all(word in text for word in words)]

    def everybody_heard(self) -> list[str]:
        """Note who was invited, or reminded, since the last look; return their homes."""
        at = []
        for home, member in self.members.items():
            for text in invited(member.news()):
                self.heard.setdefault(home, []).append(text)
                at.append(home)
        return at

    def is_sent(self) -> None:
        """Let the invitations leave in waves of an hour."""
        self.until("2026-11-25 09:00")
        assert "分批发出" in self.told("陈静", "开始征集")[0]
        left = len(self.members)
        while left > 0:
            at = self.everybody_heard()
            assert len(at) == min(left, self.size.a_wave)
            left -= len(at)
            self.between()
            self.world.advance(hours=1)
        assert self.everybody_heard() == []
        assert set(self.heard) == set(self.members)
        (first,) = self.heard[self.chatting[0]]
        for words in (PLAN["title"], "先改哪几样", "12月8日截止", "匿名", "参与", "退订 问卷"):
            assert str(words) in first
        shown = self.says("陈静", f"问卷 {self.number}")
        assert f"邀请{self.homes}户，发放{len(self.members)}户，回收0户" in shown

    def until(self, when: str) -> None:
        """Let the time come, as Shanghai's clocks show it, without a jump over what is due."""
        ahead = seconds_to(self.world, when)
        assert ahead >= 0
        self.world.clock.advance(ahead)
        self.between()
        self.world.sweep()

    def token(self, home: str) -> str:
        """Return the link of a home that was invited on paper."""
        survey = self.case

        def find(store: Store) -> list[Invitation]:
            found = store.residents.home(COMMUNITY, *home.split("-"))
            assert found is not None
            return store.invitees.of_home(survey.id, found.id)

        (one,) = self.world.service.database.read(lambda c: find(Store(c)))
        return one.token

    def unbound(self, count: int) -> list[str]:
        """Return homes that nobody is bound to and that have not answered, of all buildings."""
        rooms: Iterable[str] = (
            f"{building}-{unit}-{1 + floor}0{room}"
            for floor in range(self.size.floors)
            for unit in (1, 2)
            for room in (1, 2, 3, 4)
            for building in range(1, 1 + self.size.buildings)
        )
        free = (one for one in rooms if one not in self.members and one not in self.count.given)
        return list(islice(free, count))


def name_of(n: int) -> str:
    """Return a given name of two characters that nobody else has."""
    of = "安平康宁和顺文武明德"
    return of[n // 10 % 10] + of[n % 10]


def seconds_to(world: World, when: str) -> float:
    """Return how long it is until a moment in Shanghai."""
    return datetime.fromisoformat(f"{when}+08:00").timestamp() - world.clock.now()
