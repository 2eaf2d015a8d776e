"""Shifts, bindings, help, and that every refusal has its own sentence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import flows
from flows.desk.acting import refused
from flows.desk.asked import Asked
from flows.desk.command import Command
from flows.writing.markup import plain
from storage.ids import new_id
from storage.records.messages import Conversation
from storage.records.people import BindingRequest
from tests.flows.sample import COMMUNITY, REFUSALS, VOCABULARY

if TYPE_CHECKING:
    from storage.store import Store
    from tests.flows.office import Office

FLOWS = Path(flows.__file__).parent


def request(office: Office) -> int:
    """Let somebody ask to be bound, and return the request's number."""

    def ask(store: Store) -> int:
        person = office.person(store, "路人")
        made = BindingRequest(
            new_id(office.now), 0, COMMUNITY, person.id, None, "5栋1单元802", "张女士",
            "13812345678", "open", office.now, 1,
        )  # fmt: skip
        return store.binding_requests.add(made, office.now).number

    number: int = office.run(ask)
    return number


def test_every_reason_of_the_rules_has_a_sentence() -> None:
    used: set[str] = set()
    files = [*FLOWS.rglob("*checks.py"), *FLOWS.rglob("lifecycle.py")]
    assert len(files) >= 4
    for path in files:
        source = path.read_text(encoding="utf-8")
        used |= set(re.findall(r'(?:return|else) "([a-z_]+)"', source))
        used |= set(re.findall(r'", "([a-z_]+)"\),', source))
    used |= {"closed", "withdrawn", "finished", "no_permission", "not_yours"}

    assert used <= set(REFUSALS)


@pytest.mark.parametrize("reason", [*REFUSALS, "something new"])
def test_every_refusal_is_one_kind_sentence(office: Office, reason: str) -> None:
    number = office.taken()

    def ask(store: Store) -> str:
        context = office.context(store, "陈静")
        assert context.staff is not None
        asked = Asked(store, context, context.staff, Command("派", number))
        case = store.cases.by_number(number)
        assert case is not None
        return plain(refused(asked, case, "dispatch", reason))

    text = office.run(ask)

    assert "确认" not in text
    assert number in text or "可用的有" in text
    assert len(text) <= 300


def test_on_duty_by_ones_own_word_until_handed_over(office: Office) -> None:
    assert "现在值班：陈静" in office.says("陈静", "值班")
    assert office.run(lambda store: store.staff.on_shift(COMMUNITY)) == {"s-陈静"}
    number = office.opens().number
    office.says("陈静", f"受理 {number}")

    reply = office.heard("陈静", "交班")

    assert reply is not None
    assert f"转 {number}" in reply
    assert office.run(lambda store: store.staff.on_shift(COMMUNITY)) == set()
    assert "没有在值班" in office.says("陈静", "交班")


def test_a_clerk_decides_about_a_binding(office: Office) -> None:
    number = request(office)

    assert f"同意绑定 {number}" in office.says("陈静", "同意绑定")
    assert "已同意" in office.says("陈静", f"同意绑定 {number}")
    assert "已经处理过" in office.says("陈静", f"拒绝绑定 {number}")


def test_a_binding_of_another_community_does_not_exist(office: Office) -> None:
    number = request(office)

    assert "没有这个绑定申请" in office.says("何平", f"同意绑定 {number}")
    assert "没有等处理的" in office.says("何平", "同意绑定")


def test_an_engineer_decides_about_bindings_only_as_a_resident(office: Office) -> None:
    number = request(office)

    assert office.heard("王强", f"同意绑定 {number}") is None


@pytest.mark.parametrize("name", ["陈静", "王强", "周敏"])
def test_help_names_what_the_role_may_do(office: Office, name: str) -> None:
    shown = office.says(name, "帮助")

    assert "待办" in shown
    assert ("受理 单号" in shown) == (name != "王强")
    assert ("接 单号" in shown) == (name != "周敏")


def test_help_has_a_page_of_each_subject_that_has_much_to_say(office: Office) -> None:
    shown = office.says("周敏", "帮助")
    assert "帮助 投诉" in shown
    assert "帮助 问卷" in shown
    assert "定级 单号" in office.says("周敏", "帮助 投诉")
    assert "延长 单号 日期" in office.says("周敏", "帮助 问卷")
    assert "帮助 问卷" not in office.says("王强", "帮助")
    assert office.heard("王强", "帮助 问卷") is None
    assert office.heard("周敏", "帮助 我家水管漏了") is None


def test_help_within_a_conversation_is_about_its_question(office: Office) -> None:
    office.run(
        lambda store: store.conversations.add(
            Conversation(
                "c1", office.person(store, "陈静").id, "report_issue", "", "front", "place", {}, 0,
                office.now, office.now + 3600_000, 1,
            ),
            office.now,
        )
    )  # fmt: skip

    assert office.heard("陈静", "帮助") is None


def test_every_form_of_the_help_is_a_command() -> None:
    assert all(form.text for form in VOCABULARY.forms)


@pytest.mark.parametrize(
    "text",
    [
        "进度",
        "报修",
        "催单",
        "撤销",
        "补充",
        "评价 5",
        "菜单",
        "取消",
        "确认",
        "1",
        "厨房漏水",
        "绑定 ABCDEFGHIJ",
    ],
)
def test_words_of_residents_are_none_of_the_desks(office: Office, text: str) -> None:
    assert office.heard("陈静", text) is None


def test_fixed_is_a_residents_word_for_their_own_case(office: Office) -> None:
    own = office.finished(name="陈静")

    assert office.heard("陈静", f"修好了 {own}") is None
    assert office.heard("陈静", "修好了") is None


def test_fixed_is_an_engineers_word_for_their_work(office: Office) -> None:
    number = office.taken()

    assert "已完工" in office.says("王强", f"修好了 {number} 换了角阀")
    assert office.case(number).status == "finished"
