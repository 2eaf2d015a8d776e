"""What the residents say: a report led question by question, twenty messages around.

Sixteen answers and commands, four free sentences. Each knows a word that its reply must hold
(CONTRACT.md), so that a server which only apologises is not called fast.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bench.account import Letter

RESIDENTS = 500
FLOORS, ROOMS = 18, 4  # of each of the two units in the six buildings of the shipped config.yaml
NAMES = ("李雷", "王芳", "张伟", "刘洋", "陈静", "赵敏", "孙丽")
COLUMNS = "小区,楼栋,单元,房号,姓名,手机,身份"

Kind = Literal["answer", "command", "free"]


@dataclass(frozen=True, slots=True)
class Line:
    """One message of the talk; `{phone}` is the resident's own."""

    kind: Kind
    text: str
    reply: str


TALK = (
    Line("command", "报修", "我家"),
    Line("free", "厨房水管漏水了，水一直往下滴", "确认"),
    Line("answer", "改电话", "电话"),
    Line("answer", "{phone}", "确认"),
    Line("free", "明天下午三点以后在家", "确认"),
    Line("command", "上一步", "电话"),
    Line("answer", "{phone}", "确认"),
    Line("command", "帮助", "取消"),
    Line("command", "进度", ""),
    Line("command", "取消", ""),
    Line("command", "报修", "我家"),
    Line("answer", "1", ""),
    Line("free", "卧室的灯不亮了，开关按了没反应", "确认"),
    Line("answer", "2", "位置"),
    Line("answer", "1", "确认"),
    Line("answer", "改电话", "电话"),
    Line("answer", "{phone}", "确认"),
    Line("free", "我周六上午在家，其他时间要上班", "确认"),
    Line("command", "菜单", "报修"),
    Line("answer", "确认", "BX"),
)


@dataclass(frozen=True, slots=True)
class Resident:
    """One resident of the roster, who is `start` messages into the talk when the clock starts."""

    index: int

    @property
    def openid(self) -> str:
        """The messenger account."""
        return f"o-bench-{self.index:04}"

    @property
    def name(self) -> str:
        """The name on the roster."""
        return NAMES[self.index % len(NAMES)]

    @property
    def phone(self) -> str:
        """The number on the roster."""
        return f"138{self.index:08}"

    @property
    def home(self) -> tuple[str, str, str]:
        """Building, unit and room, a different one for each."""
        unit, place = divmod(self.index, FLOORS * ROOMS)
        floor, room = divmod(place, ROOMS)
        return str(unit // 2 + 1), str(unit % 2 + 1), f"{floor + 1}{room + 1:02}"

    @property
    def start(self) -> int:
        """Where in the talk this resident is, so that all parts of it are said at any time."""
        return self.index % len(TALK)

    def roster_row(self) -> str:
        """Return the line of the residents' file."""
        return ",".join(("翠湖花园", *self.home, self.name, self.phone, "业主"))

    def opening(self) -> list[str]:
        """Return what is said before the clock starts: the binding, then up to the middle."""
        building, unit, room = self.home
        bind = f"绑定 {building}栋{unit}单元{room} {self.name} {self.phone}"
        return [bind, *(self.words(line) for line in TALK[: self.start])]

    def round(self) -> list[Line]:
        """Return the talk once around, from where this resident is."""
        return [*TALK[self.start :], *TALK[: self.start]]

    def words(self, line: Line) -> str:
        """Return a line as this resident says it."""
        return line.text.format(phone=self.phone)


def letters(resident: Resident, texts: list[str], first: int, at: int) -> list[Letter]:
    """Return what one resident says, numbered."""
    base = first * RESIDENTS + resident.index
    return [
        Letter(resident.openid, base + position * RESIDENTS, text, at)
        for position, text in enumerate(texts)
    ]
