"""What is a command and what is an ordinary sentence."""

from __future__ import annotations

import pytest

from flows.desk import grammar as commands
from flows.desk.command import Command
from flows.desk.desk import is_command
from tests.flows.sample import SETTINGS, VOCABULARY

SYNONYMS = {row.word: row.also for row in VOCABULARY.rows.values()}


def parse(text: str) -> Command | None:
    """Read a command among the words of all subjects."""
    return commands.parse(text, VOCABULARY)


ORDINARY = [
    "完成了吗", "完成得怎么样", "转告师傅", "转人工", "转账记录", "安排个人来", "安排人来看看",
    "派人来看看", "派2个人来", "派师傅来", "派件", "接电话", "接水管的地方漏了", "接3栋的住户",
    "接下来怎么办", "到场了没有", "到了吗", "到了3栋没人", "上门维修多少钱", "进展如何",
    "进展怎么样了",
    "暂缓一下可以吗", "延期了", "退回押金", "退单怎么退", "关单了吗", "备注一下", "回访过了吗",
    "状态不好", "今日天气", "今日停水吗", "超时了吧", "催一下", "催催师傅", "催3次了", "升级版",
    "上报了吗",
    "值班电话多少", "值班室在哪", "交班时间", "我来了", "我来修吧", "让他去吧", "让老王去看看",
    "搞定了吗", "修好了吗", "修好了谢谢", "待办的事", "帮助我", "厨房漏水", "你好", "",
    "0007",
    "加急 处理一下", "待办 都有哪些", "今日 天气",
    "改类别怎么改", "外委单位", "加急处理一下", "指派谁", "挂起来了", "改派谁了",
]  # fmt: skip
COMMANDS = [
    ("受理 0007", Command("受理", "0007", "", "受理")),
    ("受理　0007", Command("受理", "0007", "", "受理")),
    ("受理0007", Command("受理", "0007", "", "受理")),
    ("受理 7", Command("受理", "7", "", "受理")),
    ("受理 #7", Command("受理", "7", "", "受理")),
    ("受理 ７", Command("受理", "7", "", "受理")),
    ("受理7号单", Command("受理", "7", "", "受理")),
    ("受理 bx20261124-0007", Command("受理", "BX20261124-0007", "", "受理")),
    ("受理 ＢＸ２０２６１１２４－０００７", Command("受理", "BX20261124-0007", "", "受理")),
    ("受理 BX202611240007", Command("受理", "BX20261124-0007", "", "受理")),
    ("受理 20261124-0007", Command("受理", "20261124-0007", "", "受理")),
    ("受理", Command("受理", "", "", "受理")),
    ("受理。", Command("受理", "", "", "受理")),
    ("完成0007换了角阀", Command("完成", "0007", "换了角阀", "完成")),
    ("完成 0007，换了角阀", Command("完成", "0007", "换了角阀", "完成")),
    ("完成 换了角阀", Command("完成", "", "换了角阀", "完成")),
    ("完工 0007 换了３个角阀", Command("完成", "0007", "换了３个角阀", "完工")),
    ("派 0007 王强", Command("派", "0007", "王强", "派")),
    ("派0007王强", Command("派", "0007", "王强", "派")),
    ("派0007张伟", Command("派", "0007", "张伟", "派")),
    ("派单BX20261124-0007王强", Command("派", "BX20261124-0007", "王强", "派单")),
    ("派 王强 7", Command("派", "7", "王强", "派")),
    ("派 王强 BX20261124-0007", Command("派", "BX20261124-0007", "王强", "派")),
    ("让老王去 0007", Command("派", "0007", "老王", "派")),
    ("让老王去", Command("派", "", "老王", "派")),
    ("接单", Command("接", "", "", "接单")),
    ("我来 0007", Command("接", "0007", "", "我来")),
    ("待料 0007 明天下午5点", Command("暂缓", "0007", "待料 明天下午5点", "待料")),
    ("外委 0007", Command("转", "0007", "外委", "外委")),
    ("未接通 0007", Command("回访", "0007", "未接通", "未接通")),
    ("状态 1501", Command("状态", "1501", "", "状态")),
    ("状态 1501室", Command("状态", "", "1501室", "状态")),
    ("状态 3-2-1501", Command("状态", "", "3-2-1501", "状态")),
    ("状态 3栋 第2页", Command("状态", "", "3栋", "状态", 2)),
    ("待办 第3页", Command("待办", "", "", "待办", 3)),
    ("代报 3-2-1501 漏水", Command("代报", "", "3-2-1501 漏水", "代报")),
    ("代报：3-2-1501 漏水", Command("代报", "", "3-2-1501 漏水", "代报")),
    ("代报，张女士 漏水", Command("代报", "", "张女士 漏水", "代报")),
    ("代报3-2-1501 漏水", Command("代报", "", "3-2-1501 漏水", "代报")),
]  # fmt: skip


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_sentence_is_no_command(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(("text", "command"), COMMANDS)
def test_a_word_then_a_space_a_number_or_the_end_is_a_command(text: str, command: Command) -> None:
    assert parse(text) == command


@pytest.mark.parametrize(("word", "typed"), [(w, t) for w, ts in SYNONYMS.items() for t in ts])
def test_every_synonym_means_the_words_of_the_contract(word: str, typed: str) -> None:
    command = parse(typed) or parse(f"{typed} 0007")

    assert command is not None
    assert command.word == word


def test_every_word_has_an_answer() -> None:
    assert all(callable(row.answer) for row in VOCABULARY.rows.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到场 0007 有人触电", True),
        ("代报 3-2-1501 张女士 13800000001 电梯困人", True),
        ("待办", True),
        ("完成 火已灭 锅烧干", True),
        ("安排 人来 着火了", False),
        ("着火了", False),
    ],
)
def test_words_of_danger_give_way_to_what_can_only_be_a_command(
    text: str,
    expected: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    assert is_command(text, SETTINGS) is expected
