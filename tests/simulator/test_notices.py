"""Template messages: typed keys, sending once, and the event that follows."""

from collections.abc import Callable
from typing import Any

import pytest

from simulator import MovableClock, Phone, Platform
from tests.simulator.account_server import AccountServer

Call = Callable[..., dict[str, Any]]
GOOD = {"character_string1": "BX20261124-0007", "thing2": "厨房水管漏水", "phrase3": "已派单"}


@pytest.fixture(autouse=True)
def template(platform: Platform) -> None:
    """Add the template that the tests fill."""
    labels = {"character_string1": "单号", "thing2": "内容", "phrase3": "状态"}
    platform.add_template("progress", labels, title="报修进度通知")


def send(call: Call, phone: Phone, changes: dict[str, Any], **more: str) -> dict[str, Any]:
    """Send the notice with some values changed; None leaves a key out."""
    values = {key: value for key, value in (GOOD | changes).items() if value is not None}
    data = {key: {"value": value} for key, value in values.items()}
    order = {"touser": phone.openid, "template_id": "progress", "data": data}
    return call("message/template/send", order | more)


def test_a_notice_appears_as_a_card(call: Call, resident: Phone) -> None:
    answer = send(call, resident, {}, url="https://example.com/c/1")

    assert answer["errcode"] == 0
    assert answer["msgid"] > 0
    bubble = resident.screen[-1]
    assert bubble.via == "template"
    assert bubble.text == ("报修进度通知\n单号：BX20261124-0007\n内容：厨房水管漏水\n状态：已派单")
    assert bubble.data["values"] == GOOD
    assert bubble.data["url"] == "https://example.com/c/1"


def test_two_keys_of_a_type_without_labels_are_told_apart(
    platform: Platform, call: Call, resident: Phone
) -> None:
    platform.add_template("bare", ["thing3", "thing4", "time5"])
    values = {"thing3": "厨房水管漏水", "thing4": "3栋2单元1501", "time5": "09:30"}
    data = {key: {"value": value} for key, value in values.items()}

    call("message/template/send", {"touser": resident.openid, "template_id": "bare", "data": data})

    assert [label for label, _value in resident.screen[-1].data["rows"]] == [
        "事项",
        "事项4",
        "时间",
    ]


def test_a_notice_needs_no_allowance(call: Call, resident: Phone, clock: MovableClock) -> None:
    clock.advance(100 * 86_400)

    assert send(call, resident, {})["errcode"] == 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"thing2": "漏" * 21}, "data.thing2.value invalid"),
        ({"thing2": "厨房\n水管"}, "data.thing2.value invalid"),
        ({"thing2": ""}, "data.thing2.value is empty"),
        ({"thing2": None}, "data.thing2.value is empty"),
        ({"thing2": 5}, "data.thing2.value invalid"),
        ({"character_string1": "报修七号"}, "data.character_string1.value invalid"),
        ({"character_string1": "7" * 33}, "data.character_string1.value invalid"),
        ({"phrase3": "已经派给师傅"}, "data.phrase3.value invalid"),
        ({"phrase3": "done"}, "data.phrase3.value invalid"),
        ({"thing4": "多余"}, "data.thing4.value invalid"),
    ],
)
def test_a_value_its_key_does_not_allow_is_refused(
    changes: dict[str, Any], words: str, call: Call, resident: Phone
) -> None:
    answer = send(call, resident, changes)

    assert answer["errcode"] == 47003
    assert answer["errmsg"].startswith(f"argument invalid! {words} rid: ")
    assert resident.screen == []


@pytest.mark.parametrize(
    "rule",
    [
        ("time1", "15:01", "25:01"),
        ("time1", "2026年11月24日 15:01", "2026年13月24日 15:01"),
        ("time1", "15:01~16:30", "15:01\uff5e16:30"),
        ("date1", "2026年11月24日", "11月24日"),
        ("date1", "2026-11-24~2026-11-30", "明天"),
        ("number1", "-12.5", "12元"),
        ("amount1", "¥128.50", "一百"),
        ("phone_number1", "+86-13800000001", "电话13800000001"),
        ("car_number1", "浙A12345", "浙A-123456789"),
        ("name1", "王建国", "王建国王建国王建国王建"),
        ("name1", "Wang Jianguo", "Wang 建国"),
        ("letter1", "abc", "ab1"),
        ("symbol1", "%#", "a"),
        ("const1", "业主", ""),
    ],
)
def test_each_type_of_key_has_its_rule(
    rule: tuple[str, str, str], call: Call, resident: Phone, platform: Platform
) -> None:
    key, good, bad = rule
    platform.add_template("one", [key])

    def code(value: str) -> int:
        data = {key: {"value": value}}
        order = {"touser": resident.openid, "template_id": "one", "data": data}
        return int(call("message/template/send", order)["errcode"])

    assert (code(good), code(bad)) == (0, 47003)


def test_an_unknown_template_is_refused_unless_any_is_accepted(
    call: Call, resident: Phone, platform: Platform
) -> None:
    data = {"time1": {"value": "15:01"}}
    order = {"touser": resident.openid, "template_id": "new", "data": data}
    assert call("message/template/send", order)["errcode"] == 40037

    platform.templates.accept_any = True

    assert call("message/template/send", order)["errcode"] == 0
    assert resident.screen[-1].text == "服务提醒\n时间：15:01"


def test_a_template_has_typed_keys_and_there_are_at_most_25(platform: Platform) -> None:
    with pytest.raises(ValueError, match="first, remark"):
        platform.add_template("old", ["first", "thing1", "remark"])

    for number in range(24):
        platform.add_template(f"t{number}", ["thing1"])
    with pytest.raises(ValueError, match="at most 25"):
        platform.add_template("one too many", ["thing1"])


def test_templates_are_listed_and_deleted(call: Call, resident: Phone) -> None:
    listed = call("template/get_all_private_template")["template_list"]
    assert [entry["template_id"] for entry in listed] == ["progress"]
    assert "单号：{{character_string1.DATA}}" in listed[0]["content"]

    assert call("template/del_private_template", {"template_id": "progress"})["errcode"] == 0

    assert send(call, resident, {})["errcode"] == 40037


def test_the_same_client_id_is_sent_once_in_ten_minutes(
    call: Call, resident: Phone, clock: MovableClock
) -> None:
    first = send(call, resident, {}, client_msg_id="push-7")
    again = send(call, resident, {}, client_msg_id="push-7")
    other = send(call, resident, {}, client_msg_id="push-8")
    clock.advance(601)
    later = send(call, resident, {}, client_msg_id="push-7")

    assert again["msgid"] == first["msgid"]
    assert len({first["msgid"], other["msgid"], later["msgid"]}) == 3
    assert len(resident.screen) == 3


def test_who_does_not_follow_gets_no_notice(call: Call, platform: Platform) -> None:
    assert send(call, platform.phone("韩梅梅"), {})["errcode"] == 43004


@pytest.mark.parametrize("refused", [False, True])
def test_the_result_follows_as_an_event(
    call: Call, resident: Phone, platform: Platform, account_server: AccountServer, *, refused: bool
) -> None:
    resident.refuse_notices(refused=refused)
    message_id = send(call, resident, {})["msgid"]
    assert account_server.received[-1].fields["Event"] == "subscribe"

    assert platform.push_events() == 1

    fields = account_server.received[-1].fields
    assert fields["Event"] == "TEMPLATESENDJOBFINISH"
    assert fields["MsgID"] == str(message_id)
    assert fields["Status"] == ("failed:user block" if refused else "success")
    assert len(resident.screen) == (0 if refused else 1)
    assert platform.push_events() == 0
