"""What people do with the service: each story is played whole, or given up in the middle."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from tests.soak.cast import CLERKS, ENGINEERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.soak.cast import Cast, Player

NUMBER = re.compile(r"[A-Z]{2}\d{8}-\d{4}")
REPORTS = (
    "厨房水管漏水了，下午在家",
    "卫生间的灯不亮了",
    "马桶堵了",
    "阳台门关不上",
    "家里没有网络",
)
COMPLAINTS = ("我要投诉，楼下广场舞每天晚上吵到十点，没人管", "我要投诉保洁三天没打扫楼道")
SUGGESTIONS = ("建议小区西门装几个充电桩", "建议儿童乐园多放两张长椅")
DANGERS = ("厨房着火了", "我家煤气泄漏，味道很大", "电梯困人了")
CALLED_SECONDS = 12.0
AWAY_SECONDS = 5.0
PAUSE_SECONDS = 0.4  # at most, between two things that people do


def report(cast: Cast, rng: Random) -> None:
    """Report, and have it repaired; the resident is content, is not, or is silent."""
    clerk, engineer = _one(cast, rng, CLERKS), _one(cast, rng, ENGINEERS)
    with cast.resident(rng) as resident:
        number = opened(resident, rng.choice(REPORTS))
        if number is None or rng.random() < 0.2:
            return
        _accepted(cast, rng, number)
        _pause(rng)
        clerk.says(f"派 {number} {engineer.name}")
        _meddle(cast, rng, number)
        for words in ("接 {}", "到场 {}", "完成 {} 换了角阀，不漏了"):
            _pause(rng)
            if rng.random() < 0.1:
                return
            engineer.says(words.format(number))
        _pause(rng)
        _said_at_the_end(resident, rng, number)


def led(cast: Cast, rng: Random) -> None:
    """Be led question by question, as somebody whom nobody knows; perhaps give up."""
    stranger = cast.stranger()
    phone = f"137{rng.randrange(10**8):08d}"
    for words in ("报修", f"{rng.randint(1, 6)}栋1单元{rng.randint(1, 18)}01", "马桶堵了", phone):
        stranger.says(words)
        if rng.random() < 0.1:
            stranger.says("取消")
            return
    stranger.says("确认")


def complaint(cast: Cast, rng: Random) -> None:
    """Complain; the office goes as far with it as it likes."""
    with cast.resident(rng) as resident:
        number = opened(resident, rng.choice(COMPLAINTS))
        if number is None:
            return
        stages = (
            (_one(cast, rng, CLERKS), f"受理 {number}"),
            (cast.staff["孙丽"], f"定级 {number} 轻微 影响不大"),
            (cast.staff["孙丽"], f"调查 {number} 已到现场核实，确实如此"),
            (cast.staff["孙丽"], f"属实 {number} 影响休息"),
            (cast.staff["孙丽"], f"方案 {number} 约定21点结束，3天内落实"),
            (cast.staff["周敏"], f"审批 {number} 同意"),
            (cast.staff["孙丽"], f"完成 {number} 已约定，连续三晚准时结束"),
            (resident, f"解决了 {number}"),
        )
        for who, words in stages[: rng.randint(2, len(stages))]:
            _pause(rng)
            who.says(words)


def suggestion(cast: Cast, rng: Random) -> None:
    """Suggest something, and hear what becomes of it."""
    clerk = _one(cast, rng, CLERKS)
    with cast.resident(rng) as resident:
        number = opened(resident, rng.choice(SUGGESTIONS))
        if number is None:
            return
        clerk.says(f"受理 {number}")
        _pause(rng)
        clerk.says(rng.choice((f"采纳 {number} 下周装两个", f"不采纳 {number} 那里是消防通道")))


def danger(cast: Cast, rng: Random) -> None:
    """Cry for help; somebody goes."""
    with cast.resident(rng) as resident:
        found = NUMBER.search(resident.says(rng.choice(DANGERS)))
        if found is None:
            return
        _pause(rng)
        resident.says(rng.choice(("烟很大", "里面有两个人", "快点来")))
        engineer = _one(cast, rng, ENGINEERS)
        _called(engineer, found[0])
        for words in ("我去 {} 5", "到场 {}", "完成 {} 已处理，安全了"):
            _pause(rng)
            engineer.says(words.format(found[0]))


def cancelled(cast: Cast, rng: Random) -> None:
    """Think better of it, before or after."""
    with cast.resident(rng) as resident:
        if rng.random() < 0.5:
            resident.says(rng.choice(REPORTS))
            resident.says("取消")
            return
        number = opened(resident, rng.choice(REPORTS))
        if number:
            resident.says(f"撤销 {number}")
            resident.says("确认")


def away(cast: Cast, rng: Random) -> None:
    """Report, leave the account, and come back to see what happened meanwhile."""
    with cast.resident(rng) as resident:
        number = opened(resident, rng.choice(REPORTS))
        resident.phone.unfollow()
        _pause(rng)
        if number:
            _accepted(cast, rng, number)
        time.sleep(rng.uniform(1, AWAY_SECONDS))
        resident.phone.follow()
        resident.says("进度")


def looks(cast: Cast, rng: Random) -> None:
    """Ask where things stand."""
    with cast.resident(rng) as resident:
        resident.says(rng.choice(("进度", "菜单", "催单", "谢谢")))
    _one(cast, rng, tuple(cast.staff)).says(rng.choice(("待办", "今日", "超时")))


STORIES: dict[Callable[[Cast, Random], None], int] = {
    report: 8, led: 2, complaint: 2, suggestion: 1, danger: 2, cancelled: 2, looks: 2,
    away: 1,
}  # fmt: skip


def opened(player: Player, words: str) -> str | None:
    """Say what is the matter, and yes; return the number of the case."""
    player.says(words)
    found = NUMBER.search(player.says("确认"))
    return found[0] if found else None


def _accepted(cast: Cast, rng: Random, number: str) -> None:
    """Let one clerk accept it, or both at the same moment."""
    if rng.random() < 0.3:
        with ThreadPoolExecutor(2) as both:
            list(both.map(lambda name: cast.staff[name].says(f"受理 {number}"), CLERKS))
    else:
        _one(cast, rng, CLERKS).says(f"受理 {number}")


def _meddle(cast: Cast, rng: Random, number: str) -> None:
    """Let somebody try what is not theirs to do."""
    if rng.random() < 0.3:
        with cast.resident(rng) as other:
            other.says(rng.choice((f"接 {number}", f"完成 {number} 好了", f"撤销 {number}")))


def _said_at_the_end(resident: Player, rng: Random, number: str) -> None:
    what = rng.random()
    if what < 0.5:
        resident.says(f"修好了 {number}")
        resident.says(f"评价 {number} 5 很好")
    elif what < 0.75:
        resident.says(f"没修好 {number}")
        resident.says("还在漏水")


def _called(engineer: Player, number: str) -> None:
    """Wait for the call; after a while somebody goes without."""
    until = time.monotonic() + CALLED_SECONDS
    while time.monotonic() < until:
        if any(number in bubble.text for bubble in engineer.phone.screen):
            return
        time.sleep(0.1)


def _one(cast: Cast, rng: Random, names: tuple[str, ...]) -> Player:
    return cast.staff[rng.choice(names)]


def _pause(rng: Random) -> None:
    time.sleep(rng.uniform(0, PAUSE_SECONDS))
