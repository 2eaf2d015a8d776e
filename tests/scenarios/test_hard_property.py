"""Whatever people do in whatever order, with clock jumps between: the promises hold."""

from __future__ import annotations

import itertools
import re
import shutil
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from flows.catalog import CATALOG
from tests.scenarios.conftest import World
from tests.scenarios.morning import lived_through

if TYPE_CHECKING:
    from pathlib import Path

    from storage.records.case import Case
    from tests.scenarios.people import Member

PHONE = "13800000001"
MAY_READ_IT = {"李雷", "陈静", "赵刚", "孙丽", "周敏", "吴总"}
RESIDENT = (
    "厨房水管漏水了", "卧室的灯不亮了，明天下午在家", "确认", "报修", "1", "2", "3栋2单元1501",
    "13800000001", "取消", "上一步", "跳过", "菜单", "帮助", "进度", "催单", "撤销", "补充",
    "补充 {n} 门禁坏了从地库上来", "评价", "评价 {n} 1 太慢", "评价 {n} 5", "修好了", "没修好",
    "没修好 {n} 还在漏", "没修好，还在滴水", "不同意暂缓", "不对，是1单元", "重新开始", "继续",
    "人工", "谢谢", "你好", "这是什么东西啊", "解绑", "绑定 3栋2单元1501 李雷 13800000001",
    "我的数据", "共享", "退订 提醒", "电梯里有人被困了", "<photo>", "<tap>", "<old tap>", "",
)  # fmt: skip
CLERK = (
    "受理 {n}", "派 {n} 王强", "派 {n} 刘洋", "待办", "转 {n} 刘洋", "关单 {n} 住户说不用了",
    "改急 {n} 紧急", "改类 {n} 电路照明", "回访 {n} 满意", "回访 {n} 不满意 还漏",
    "备注 {n} 已联系", "值班", "交班", "状态 {n}", "补电话", "<tap>", "到场 {n}",
    "代报 3-2-1501 李雷 13800000001 马桶堵了 明早",
)  # fmt: skip
ENGINEER = (
    "接 {n}", "接 {n} 今天下午5点", "到场 {n}", "进展 {n} 在等配件", "进展 {n} 明天上午10点前再看",
    "暂缓 {n} 待料 明天下午5点", "暂缓 {n} 待天气 3天后", "恢复 {n}", "退回 {n} 不是我的活",
    "转 {n} 王强", "完成 {n} 换了角阀", "完成 {n}", "待办", "状态 {n}", "<photo>", "<tap>",
)  # fmt: skip
SUPERVISOR = (
    "催 {n}",
    "升级 {n}",
    "今日",
    "超时",
    "状态 {n}",
    "派 {n} 王强",
    "暂缓 {n} 待料 5天后",
)
HOURS = (0.01, 0.6, 3, 11, 30, 75, 200)


class Act(NamedTuple):
    """One thing that happens: who says what, or (nobody) how many hours pass."""

    who: str
    what: str
    hours: float = 0


def _acts(who: tuple[str, ...], what: tuple[str, ...]) -> st.SearchStrategy[Act]:
    return st.builds(Act, st.sampled_from(who), st.sampled_from(what), st.just(0.0))


ACTS = st.one_of(
    _acts(("李雷",), RESIDENT),
    _acts(("陈静",), CLERK),
    _acts(("王强", "刘洋"), ENGINEER),
    _acts(("赵刚", "周敏"), SUPERVISOR),
    st.builds(Act, st.just(""), st.just(""), st.sampled_from(HOURS)),
)


_count = itertools.count()


def _new_world(template: Path, directory: Path) -> World:
    here = directory / str(next(_count))
    here.mkdir()
    url = f"sqlite:///{shutil.copy(template, here / 'bot.db')}"
    world = lived_through(here, url, CATALOG, World)
    resident = world.member("李雷")
    resident.follows()
    resident.says("绑定 3栋2单元1501 李雷 13800000001")
    resident.says("厨房水管漏水了")
    resident.says("确认")
    return world


def _do(world: World, act: Act) -> None:
    if not act.who:
        world.advance(hours=act.hours)
        return
    member = world.member(act.who)
    if act.what == "<photo>":
        member.sends_photo()
    elif act.what == "<tap>":
        _tap(member, newest=True)
    elif act.what == "<old tap>":
        _tap(member, newest=False)
    else:
        cases = world.cases()
        member.says(act.what.format(n=cases[0].number if cases else "0001"))


def _tap(member: Member, *, newest: bool) -> None:
    bubbles = [b for b in member.phone.screen if b.options]
    if bubbles:
        bubble = bubbles[-1 if newest else 0]
        member.phone.tap(len(bubble.options) // 2, bubble)


def _is_watched(case: Case, now: int) -> bool:
    """Tell whether a sweep will look at a case, and whether its deadline stands."""
    if case.status in {"closed", "withdrawn"}:
        return case.alert_at is None and case.due_at is None and case.news_at is None
    due = case.due_at is not None and bool(case.due_for) and case.alert_at is not None
    return due and case.alert_at <= max(case.due_at, now + 24 * 3600_000)  # type: ignore[operator, type-var]


def _check(world: World) -> None:
    counts = world.service.counts.all()
    assert not counts.get("turns_failed"), counts
    assert not counts.get("sweeps_failed"), counts
    now = int(world.clock.now() * 1000)
    for case in world.cases():
        assert _is_watched(case, now), case
    for name in ("李雷", "陈静", "王强", "刘洋", "马超", "赵刚", "孙丽", "周敏", "吴总"):
        for bubble in world.platform.phone(name).screen:
            if bubble.mine:
                continue
            assert bubble.text.strip(), name
            assert len(bubble.text.encode()) <= 2048, bubble.text
            if bubble.via == "reply":
                _check_reply(bubble.text)


def _check_reply(text: str) -> None:
    """Only what asks for a yes says 确认."""
    if "确认" in text:
        asks = "回“确认”" in text or "请您确认" in text
        assert asks, text


def _reads_phone(world: World, name: str) -> bool:
    return any(PHONE in b.text for b in world.platform.phone(name).screen if not b.mine)


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
@given(acts=st.lists(ACTS, min_size=6, max_size=20))
def test_the_promises_hold_whatever_happens(
    sqlite_template: Path, tmp_path: Path, acts: list[Act]
) -> None:
    world = _new_world(sqlite_template, tmp_path)
    try:
        for act in acts:
            _do(world, act)
        world.sweep()
        _check(world)
        if not any(c.taken_at or c.danger for c in world.cases()) and not any(
            re.match("接|到场|完成|恢复", act.what) for act in acts
        ):
            assert not _reads_phone(world, "王强")
            assert not _reads_phone(world, "刘洋")
        assert not _reads_phone(world, "马超")
    finally:
        world.stop()
