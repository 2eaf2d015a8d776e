"""Whoever does whatever to a complaint: nobody without the right learns who complained (COM-3).

And it always has an owner who is not accused, and a next deadline.
"""

from __future__ import annotations

import itertools
import re
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from storage.connect import open_database
from tests.flows.complaint.town import RESIDENTS, STAFF, Town
from tests.flows.sample import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from storage.records.case import Case
    from storage.records.staff import Staff

NAME, ROOM, PHONE, OPENID = "李雷", "1704", "13866660001", "o-李雷"
WHO_AM_I = (
    "投诉 {}",
    "投诉 {}，我是1704的李雷，电话13866660001",
    "投诉 {}，我住3栋2单元1704，姓李，叫我李先生",
    "1704李雷投诉{}",
)
# fmt: off
ACCUSED = (
    "王强态度恶劣，说好来修三次没来", "陈静接电话不耐烦，态度差", "孙丽答复的事一直没办，态度差",
    "周敏收了装修队好处还包庇", "吴总答应的事一直没办", "赵刚派人乱收费", "工程部修了三次都没修好",
    "客服部电话一直没人接", "楼上1804，每天半夜弹钢琴很吵", "保洁从来不扫楼道",
    "王师傅和刘洋一起乱收费",
)
ANYBODY = (
    "状态 {n}", "状态 李雷", "状态 1704", "状态 3栋", "状态 0001", "待办", "今日", "超时", "补电话",
    "催 {n}", "升级 {n} 请过问", "备注 {n} 已问过1704李雷", "受理 {n}", "受理", "派 {n} 王强",
    "派 {n} 马超 请找1704李雷", "转 {n} 赵刚", "转 {n} 孙丽", "接 {n}", "进展 {n} 约了李雷明天谈",
    "完成 {n} 已当面向1704李雷说明", "回访 {n} 满意 李雷说可以了", "回访 {n} 不满意 李雷说还吵",
    "启封 {n}", "启封 {n} 上门核实", "启封记录 {n}", "保密 {n}", "已电话 {n} 告诉李雷了",
    "定级 {n} 重大 影响大", "调查 {n} 找1704李雷和被反映人问过", "属实 {n}", "方案 {n} 向李雷解释",
    "审批 {n} 同意", "归档 {n}", "不受理 {n} 请找街道", "改类 {n} 噪音扰民", "1", "2", "进度",
    "进度 {n}", "催单 {n}", "补充 {n} 也吵到我", "申诉 {n} 不服", "照片 {n}", "撤销 {n}",
    "值班", "交班", "帮助",
)
# fmt: on
NAMES_STAFF = tuple(name for name, *_rest in STAFF)
OTHERS = (*NAMES_STAFF, "张秀英", "韩梅梅", "钱楼上")
ACCUSES = tuple(
    f"被投诉人 {{n}} {who}" for who in (*NAMES_STAFF, "工程部", "客服部", "3栋2单元1804")
)
RESIDENT = (
    "补充 {n} 我是1704李雷13866660001，昨晚又来了", "催单 {n}", "进度 {n}", "保密 {n}",
    "补充 {n} 姓李的1704", "没解决 {n} 李雷1704家里还是吵", "申诉 {n} 1704李雷不同意",
    "评价 {n} 1 李雷不满意", "解决了 {n}",
    "撤销 {n}", "确认",
)  # fmt: skip
NEXT = {  # what is due, by whom: the desk, the holder or the resident
    "registered": ("desk", ("受理 {n}",)),
    "investigating": ("holder", ("调查 {n} 已向1704李雷核实",)),
    "reported": ("holder", ("属实 {n} 李雷说的对", "不属实 {n} 监控里没有", "存疑 {n} 再问李雷")),
    "assessed": ("holder", ("方案 {n} 当面向1704李雷说明，3天内",)),
    "proposed": (
        "holder",
        ("审批 {n} 同意", "审批 {n} 驳回 李雷不会同意", "审批 {n} 再调查 问李雷"),
    ),
    "carrying_out": ("holder", ("完成 {n} 已向李雷说明", "派 {n} 刘洋 找李雷")),
    "answered": ("李雷", ("解决了 {n}", "没解决 {n} 1704还是吵", "申诉 {n} 李雷不服")),
    "concluded": ("holder", ("归档 {n}",)),
    "appealed": ("holder", ("审批 {n} 同意 向李雷说明", "审批 {n} 驳回 重新问过李雷")),
}
ASSISTS = ("王强", "刘洋", "马超", "赵刚")
ACTS = st.one_of(
    st.tuples(st.just("<assist>"), st.sampled_from(ASSISTS)),
    st.tuples(st.just("<next>"), st.sampled_from(("0", "1", "2"))),
    st.tuples(st.just("<next>"), st.just("0")),
    st.tuples(st.just("<next>"), st.just("0")),
    st.tuples(st.sampled_from(OTHERS), st.sampled_from(ANYBODY)),
    st.tuples(st.sampled_from(NAMES_STAFF), st.sampled_from((*ANYBODY, *ACCUSES))),
    st.tuples(st.just(NAME), st.sampled_from(RESIDENT)),
    st.tuples(st.just("<leave>"), st.sampled_from(("陈静", "孙丽", "周敏", "王强"))),
    st.tuples(st.just("<photo>"), st.sampled_from((NAME, *NAMES_STAFF))),
    st.tuples(st.just("<wait>"), st.sampled_from(("1", "8", "30", "200"))),
)
TO_APPEAL = [("<next>", choice) for choice in "001002"]
_count = itertools.count()


@pytest.fixture(scope="module")
def in_memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of every town."""
    return tmp_path_factory.mktemp("secrecy")


def _town(template: Path, folder: Path) -> Town:
    return Town(open_database(f"sqlite:///{shutil.copy(template, folder / f'{next(_count)}.db')}"))


def _do(town: Town, who: str, what: str) -> None:
    case = town.complaint()
    if who == "<wait>":
        town.wait(float(what))
    elif who == "<next>":
        _go_on(town, case, int(what))
    elif who == "<assist>":
        _assist(town, case, what)
    elif who == "<photo>":
        town.sends_photo(what)
    elif who == "<leave>":
        leaver = next((one.id for one in town.staff() if one.name == what), "")
        town.run(lambda s: s.staff.dismiss(leaver))
        town.wait(0.01)
    elif who == "<look>":
        for name in NAMES_STAFF:
            town.says(name, f"状态 {case.number}")
    else:
        town.says(who, what.format(n=case.number))


def _assist(town: Town, case: Case, who: str) -> None:
    """Let who handles it ask somebody to assist, who looks at it and answers."""
    handler = next((s.name for s in town.staff() if s.id == case.holder_id), "周敏")
    town.says(handler, f"派 {case.number} {who} 去找1704李雷13866660001")
    town.says(who, f"状态 {case.number}")
    town.sends_photo(who)
    town.says(who, f"进展 {case.number} 找过了")
    town.says(NAME, f"补充 {case.number} 我是李雷，1704")


def _go_on(town: Town, case: Case, choice: int) -> None:
    by, commands = NEXT.get(case.status, (NAME, ("进度",)))
    desk = town.desk(case)
    holder = next((s.name for s in town.staff() if s.id == case.holder_id), NAME)
    who = {"desk": desk[0].name if desk else NAME, "holder": holder}.get(by, by)
    town.says(who, commands[choice % len(commands)].format(n=case.number))


def _accused(case: Case, staff: Staff) -> bool:
    """Tell by the marks alone whether somebody, or their department, is accused."""
    return staff.id in case.hidden_from.split() or (
        bool(staff.department) and f"dept:{staff.department}" in case.hidden_from.split()
    )


def _knows(case: Case, staff: Staff) -> bool:
    allowed = SETTINGS.roles[staff.role].permissions & {"accept", "handle", "callback"}
    return bool(allowed) and not case.confidential and not _accused(case, staff)


def _check(town: Town, since: int, before: Case) -> None:
    """Check what was read since then, by who knew before as well as by who knows now."""
    case = town.complaint()
    team = {one.name: one for one in town.staff()}
    for seen in town.read[since:]:
        if seen.name == NAME:
            continue
        secrets = {NAME, ROOM, PHONE, OPENID}
        staff = team.get(seen.name)
        if staff is None:
            secrets = {NAME, PHONE, OPENID, case.number} - _own(seen.name)
        elif _knows(before, staff) or _opens_seal(before, staff, seen.typed):
            continue
        elif _accused(before, staff):
            secrets.add(case.number)
        for secret in secrets:
            assert secret not in seen.text or secret in seen.typed, (secret, seen, case)


def _own(name: str) -> set[str]:
    return {part for row in RESIDENTS if row[0] == name for part in row[:2]}


def _opens_seal(case: Case, staff: Staff, typed: str) -> bool:
    allowed = "unseal" in SETTINGS.roles[staff.role].permissions
    return allowed and not _accused(case, staff) and bool(re.match(r"启封 \S+ \S", typed))


def _is_anybody_left(case: Case, team: Iterable[Staff]) -> bool:
    """Tell whether anybody who could accept or handle it is neither accused nor gone."""
    able = [one for one in team if {"accept"} & SETTINGS.roles[one.role].permissions]
    return any(not _accused(case, one) for one in able)


def _check_owner(town: Town) -> None:
    case = town.complaint()
    if case.status in ("closed", "withdrawn"):
        assert case.due_at is None
        return
    assert case.due_at is not None, case
    assert case.alert_at is not None, case
    team = {one.id: one for one in town.staff()}
    if not _is_anybody_left(case, team.values()):
        return
    if case.holder_id is None:
        assert case.status == "registered", case
        assert town.desk(case), case
        assert not any(_accused(case, one) for one in town.desk(case)), case
    else:
        assert not _accused(case, team[case.holder_id]), case


def _live(
    town: Town, accused: str, whoami: str, *, secret: bool, acts: list[tuple[str, str]]
) -> None:
    town.says(NAME, whoami.format(accused) + ("，请保密" if secret else ""))
    town.says(NAME, "确认")
    case = town.complaint()
    _check(town, 0, case)
    _check_owner(town)
    for who, what in [*acts, ("<look>", "")]:
        since, before = len(town.read), town.complaint()
        _do(town, who, what)
        _check(town, since, before)
        _check_owner(town)


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)
@example(
    accused="吴总答应的事一直没办",
    whoami=WHO_AM_I[1],
    secret=False,
    acts=[*TO_APPEAL, ("<next>", "0")],
)
@example(
    accused="周敏收了好处", whoami=WHO_AM_I[2], secret=True, acts=[*TO_APPEAL, ("<wait>", "200")]
)
@example(  # who proposed is accused before it is decided
    accused=ACCUSED[0],
    whoami=WHO_AM_I[0],
    secret=False,
    acts=[*TO_APPEAL[:2], *TO_APPEAL[:2], ("陈静", "被投诉人 {n} 孙丽"), ("<next>", "0")],
)
@given(
    accused=st.sampled_from(ACCUSED),
    whoami=st.sampled_from(WHO_AM_I),
    secret=st.booleans(),
    acts=st.lists(ACTS, min_size=4, max_size=20),
)
def test_nobody_without_the_right_learns_who_complained(
    sqlite_template: Path,
    in_memory: Path,
    accused: str,
    whoami: str,
    secret: bool,  # noqa: FBT001 - drawn
    acts: list[tuple[str, str]],
) -> None:
    """From any reachable state, by any command of anybody; and it always has an owner."""
    town = _town(sqlite_template, in_memory)
    with closing(town.database):
        _live(town, accused, whoami, secret=secret, acts=acts)
    for file in in_memory.iterdir():
        file.unlink()
