"""What people answer to a filled report, through the webhook: remarks, another kind, an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import NUMBER

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def told(world: World) -> list[str]:
    """List what the cases are about, in the order in which they were filed."""
    return [case.description for case in sorted(world.cases(), key=lambda case: case.number)]


@pytest.mark.parametrize(
    "yes", ["要得，麻烦你们了", "中", "系啊", "阔以撒", "莫得问题，交嘛", "嗯呐"]
)
def test_a_yes_in_dialect_files_it(world: World, resident: Member, yes: str) -> None:
    resident.says("厨房水管漏水了")

    assert NUMBER.search(resident.says(yes)) is not None
    assert [case.description for case in world.cases()] == ["厨房水管漏水了"]


@pytest.mark.parametrize("remark", ["来之前打电话", "门口有狗", "密码锁到了我远程开"])
def test_a_remark_beside_the_yes_is_read_by_whoever_comes(
    world: World, resident: Member, remark: str
) -> None:
    resident.says("厨房水管漏水了")
    reply = resident.says(f"好的，谢谢，{remark}")

    assert NUMBER.search(reply) is not None
    assert [case.description for case in world.cases()] == [f"厨房水管漏水了；{remark}"]


@pytest.mark.parametrize("heard", ["自来水公司说表后面的归物业管", "供水公司叫我先找你们看阀门"])
def test_what_others_said_of_it_is_kept_and_not_answered(
    world: World, resident: Member, heard: str
) -> None:
    resident.says("厨房水管漏水了")
    assert heard in resident.says(heard)
    resident.says("确认")

    assert [case.description for case in world.cases()] == [f"厨房水管漏水了；{heard}"]


@pytest.mark.parametrize("asks", ["自来水公司电话多少", "自来水公司说是你们管，是吗"])
def test_what_is_asked_of_others_is_no_more_to_tell(
    world: World, resident: Member, asks: str
) -> None:
    resident.says("厨房水管漏水了")
    resident.says(asks)
    resident.says("确认")

    assert [case.description for case in world.cases()] == ["厨房水管漏水了"]


def test_a_question_beside_the_yes_is_answered_and_the_report_filed(
    world: World, resident: Member
) -> None:
    resident.says("厨房水管漏水了")
    reply = resident.says("对的，物业费怎么交")

    assert NUMBER.search(reply) is not None
    assert "扫码" in reply
    assert [case.description for case in world.cases()] == ["厨房水管漏水了"]


def test_another_matter_beside_the_yes_is_asked_for_next(world: World, resident: Member) -> None:
    resident.says("厨房水管漏水了")
    reply = resident.says("对的，另外楼道灯也不亮了")
    done = resident.says("确认")

    assert "也记下了" in reply
    assert NUMBER.search(reply) is not None
    assert "楼道" in reply
    assert NUMBER.search(done) is not None
    assert told(world) == ["厨房水管漏水了", "楼道灯也不亮了"]


def test_not_a_complaint_is_a_report(world: World, resident: Member) -> None:
    card = resident.says("我要投诉，楼道灯坏了一个月没人修")
    changed = resident.says("不是投诉，就是报修")
    done = resident.says("确认")

    assert "投诉内容" in card
    assert "按报修登记" in changed
    assert NUMBER.search(done)[0].startswith("BX")  # type: ignore[index]
    assert [case.kind for case in world.cases()] == ["report"]


def test_it_is_only_a_suggestion(world: World, resident: Member) -> None:
    resident.says("我要投诉，小区没有地方晾被子")
    changed = resident.says("我只是提个建议")
    resident.says("确认")

    assert "按建议登记" in changed
    assert [case.kind for case in world.cases()] == ["suggestion"]


@pytest.mark.parametrize("reason", ["算了我自己弄好了", "不用了我老公会修", "不报了，房东说他找人"])
def test_who_says_why_it_is_not_needed_ends_it(world: World, resident: Member, reason: str) -> None:
    resident.says("厨房水管漏水了")

    assert "不提交了" in resident.says(reason)
    assert world.cases() == []


def test_haste_is_no_yes_and_an_oath_neither(world: World, resident: Member) -> None:
    resident.says("卧室灯不亮了")

    assert "着急" in resident.says("搞快点")
    assert "添麻烦" in resident.says("什么破系统")
    assert world.cases() == []


def test_a_correction_corrects_whatever_is_asked(world: World, resident: Member) -> None:
    resident.says("厨房水管漏水了")
    place = resident.says("不对，是卫生间")
    phone = resident.says("电话不是这个，打13812345678")
    resident.says("确认")

    assert "卫生间水管漏水了" in place
    assert "13812345678" in phone
    assert [case.reporter_phone for case in world.cases()] == ["13812345678"]


def test_three_matters_in_one_message_are_three_cases(world: World, resident: Member) -> None:
    first = resident.says("厨房水管漏水了，另外楼道灯也不亮，还有小区北门的道闸抬不起来")
    second = resident.says("确认")
    third = resident.says("确认")
    done = resident.says("确认")

    assert "三件事" in first
    assert "厨房水管漏水了" in first
    assert "楼道灯也不亮" in second
    assert "道闸" in third
    assert NUMBER.search(done) is not None
    assert told(world) == [
        "厨房水管漏水了", "楼道灯也不亮", "小区北门的道闸抬不起来",
    ]  # fmt: skip


def test_a_question_among_them_is_answered_at_once(world: World, resident: Member) -> None:
    reply = resident.says("厨房水管漏水了，楼道灯也不亮，请问物业几点上班")
    resident.says("确认")
    resident.says("确认")

    assert "8:00到18:00" in reply
    assert told(world) == ["厨房水管漏水了", "楼道灯也不亮"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("3栋2单元负一楼电梯厅左边那部电梯坏了", "3栋2单元负一楼电梯厅左边那部电梯"),
        ("5号楼大厅右边第二盏灯不亮", "5号楼大厅右边第二盏灯"),
        ("3栋2单元一楼大厅右边的灯坏了", "3栋2单元一楼大厅"),
        ("地下车库B2靠近3号电梯的灯不亮", "B2"),
    ],
)
def test_floor_unit_and_spot_of_a_public_place_are_kept(
    world: World, resident: Member, text: str, place: str
) -> None:
    resident.says(text)
    resident.says("确认")

    assert [place in case.place for case in world.cases()] == [True], world.cases()[0].place


def test_a_phone_that_is_known_adds_nothing_to_the_words(world: World, resident: Member) -> None:
    """Who types it at the card has said nothing more."""
    resident.says("帮我拿个快递送上来")
    resident.says("13800000001")
    resident.says("确认")
    assert [case.description for case in world.cases()] == ["帮我拿个快递送上来"]


@pytest.mark.parametrize(
    "text", ["确认是什么意思", "那我要回什么呀", "确认是啥 要付钱吗", "谁来修呀"]
)
def test_who_does_not_know_what_is_asked_is_told_and_the_desk_is_not(
    world: World, resident: Member, clerk: Member, text: str
) -> None:
    resident.says("厨房水管漏水了")
    clerk.hears()

    reply = resident.says(text)

    assert "还没提交" in reply
    assert not clerk.hears()
    resident.says("确认")
    assert [case.description for case in world.cases()] == ["厨房水管漏水了"]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("几天能来", "一提交就有值班管理员受理"),
        ("师傅啥时候能过来看看", "一提交就有值班管理员受理"),
        ("谁来修", "由值班管理员安排"),
        ("修这个要多少钱", "师傅看过先跟您说"),
        ("物业费多少钱一平", "按建筑面积收"),
    ],
)
def test_what_is_asked_of_a_draft_is_answered_without_a_colleague(
    world: World, resident: Member, asked: str, answer: str
) -> None:
    resident.says("卫生间水管漏水")

    reply = resident.says(asked)

    assert answer in reply
    assert "还没提交" in reply
    assert "没有等着回答的问题" in world.member("周敏").says("问题")
    assert "登记好了" in resident.says("确认")


@pytest.mark.parametrize("words", ["怎么提交啊", "还没交怎么交"])
def test_who_asks_how_to_file_it_is_told(resident: Member, words: str) -> None:
    resident.says("厨房漏水")
    assert "就交上去了" in resident.says(words)
    assert "扫码" in resident.says("物业费怎么交")  # which is no question about the card
