"""`import survey`: the plan of the contract, word for word, and every mistake at once."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from storage.connect import open_database

if TYPE_CHECKING:
    from tests.bot.conftest import CommandLine

PLAN = """
title: 2026年下半年物业服务满意度调查
kind: satisfaction            # satisfaction | recheck | consultation | meeting
purpose: 了解大家对下半年服务的看法，定明年的改进计划
community: 翠湖花园
audience: {who: all}          # or {who: sample, share: 0.3, by: building}
per: home                     # one answer a home, or person
anonymous: true
starts: STARTS
closes: CLOSES
targets: {return_rate: 0.3, satisfaction: 0.85}
questions:
  - {id: security, ask: 保安服务, type: rating, scale: 5}
  - {id: first, ask: 最希望先改进哪一项, type: choice, options: [停车, 保洁, 绿化]}
  - {id: when, ask: 您方便参加座谈会的时间, type: choices, options: [周六上午, 周日下午],
     required: false}
  - {id: why, ask: 哪里不满意, type: text, required: false, when: {security: [不满意, 很不满意]}}
"""
STAFF = """小区,姓名,手机,角色,部门,工种,直属上级
翠湖花园,赵敏,13900000001,管理员,客服部,,孙丽
翠湖花园,孙丽,13900000002,事务部主管,客服部,,
翠湖花园,王强,13900000003,维修工程师,工程部,水电,
"""


@pytest.fixture(autouse=True)
def staff(command: CommandLine) -> None:
    """Put staff on the roster."""
    assert command("import", "staff", command.write("staff.csv", STAFF)).code == 0


def plan(**changes: str) -> str:
    """Return the plan from tomorrow on, with some lines changed."""
    today = datetime.now(UTC).date()  # the clock of the command line is the real one
    text = PLAN.replace("STARTS", str(today + timedelta(days=2)))
    text = text.replace("CLOSES", str(today + timedelta(days=15)))
    for name, value in changes.items():
        text = re.sub(rf"(?m)^{name}:.*$", f"{name}: {value}", text)
    return text


def stored(url: str) -> int:
    """Return how many surveys there are."""
    with closing(open_database(url)) as database:
        row = database.read(lambda c: c.one("SELECT COUNT(*) AS n FROM surveys"))
    assert row is not None
    return int(row["n"])


def test_the_plan_of_the_contract_is_stored_and_numbered(
    command: CommandLine, sqlite_url: str
) -> None:
    answer = command("import", "survey", command.write("plan.yaml", plan()), "--by", "13900000001")

    assert (answer.code, answer.err) == (0, "")
    assert re.fullmatch(r"WJ\d{8}-\d{4}", answer.out.splitlines()[-1])
    assert stored(sqlite_url) == 1


def test_all_that_is_wrong_is_told_at_once(command: CommandLine, sqlite_url: str) -> None:
    wrong = plan(kind="survey", community="没有的小区", starts="2020-01-01")
    file = command.write("plan.yaml", f"{wrong}round_of: WJ20200101-0001\n")

    answer = command("import", "survey", file, "--by", "13900000099")

    assert answer.code == 2
    paths = {one.partition("：")[0] for one in answer.mistakes}
    assert paths == {"kind", "community", "starts", "round_of", "--by"}
    assert stored(sqlite_url) == 0


@pytest.mark.parametrize("phone", ["13900000003", "139", ""])
def test_who_may_not_plan_stores_nothing(command: CommandLine, sqlite_url: str, phone: str) -> None:
    answer = command("import", "survey", command.write("plan.yaml", plan()), "--by", phone)

    assert (answer.code, answer.out) == (2, "")
    assert len(answer.mistakes) == 1
    assert stored(sqlite_url) == 0
