"""Staff say what they do in their own words, not as a command."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from flows.desk.fitting import WORDS
from nlp.acts import staff as staff_speech
from nlp.thresholds import CONFIRM
from nlp.understanding import understand

if TYPE_CHECKING:
    from tests.flows.office import Office

NOW = datetime(2026, 11, 25, 10)  # noqa: DTZ001 - local time
MEANT = {
    "接": ["接了", "我接", "接单了", "好的我来处理", "这单我接"],
    "到场": ["我到了", "已经到了", "到门口了", "收到，到了"],
    "进展": [
        *("敲门没人", "业主不在家", "到了没人开门", "敲了半天门没人应", "没人开门，电话也打不通"),
    ],
    "接 进展": [
        *("收到马上去", "马上到", "明天上午去", "20分钟到", "大概半小时到", "在路上了"),
        *("跟业主约了明天上午", "改约 明天上午", "我下午3点过去"),
        *("路上堵车晚半小时", "路上堵车 晚半小时", "堵车", "大概要晚20分钟"),
    ],
    "暂缓": [
        "没配件得等两天",
        "配件没到，明天上午",
        "要找厂家来修",
        "业主说明天再来",
        "雨太大，没法弄",
    ],
    "完成": [
        *(
            "修好了换了个阀",
            "弄好了",
            "已修好，换了阀",
            "不漏了",
            "疏通了",
            "好了",
        ),
        *("灯管换了，亮了", "人救出来了", "换好了角阀", "处理好了"),
    ],
}
NOT_MEANT = [
    *("完成了吗", "修好了吗", "转告师傅", "安排个人来", "到了吗", "修好了谢谢"),
    *("晚饭好了", "下班了"),
    *("厨房水管漏水了", "楼道灯换了还是不亮", "我家水管修好了又漏", "软管老化", "水管爆了赶紧来"),
    *("有人吗", "没人在吗", "你们什么时候来", "明天能来吗", "3栋门禁坏了没人修", "路灯没人修"),
    *("楼下装修把水管弄坏了", "厕所没水了", "垃圾没人清理", "等了三天没人来", "物业没人接电话"),
    *("今天几个单", "我家没配件", "你好", "", "谢谢", "好的", "3栋楼道灯不亮", "电梯停了"),
]  # fmt: skip


def certain(text: str) -> str:
    """Return the command that a sentence surely stands for, perhaps two; empty for none."""
    heard = staff_speech.scores(understand(text, NOW).says, text)
    sure = [act for act, score in heard.items() if score >= CONFIRM and act in WORDS]
    return " ".join(WORDS[sure[0]]) if sure else ""


@pytest.mark.parametrize(("words", "text"), [(w, t) for w, ts in MEANT.items() for t in ts])
def test_words_stand_for_steps(words: str, text: str) -> None:
    assert certain(text).partition(" ")[0] == words.partition(" ")[0]


@pytest.mark.parametrize("text", NOT_MEANT)
def test_what_a_resident_says_stands_for_none(text: str) -> None:
    assert certain(text) == ""


@pytest.mark.parametrize("text", ["接了", "我接", "收到马上去"])
def test_the_one_job_is_taken(office: Office, text: str) -> None:
    number = office.dispatched()

    assert f"已接单 {number}" in office.says("王强", text)

    assert office.case(number).status == "taken"


def test_who_takes_it_may_say_when(office: Office) -> None:
    number = office.dispatched()

    assert "明天12:00前到场" in office.says("王强", "明天上午去")

    assert any("明天12:00前上门" in push for push in office.pushes("李雷"))
    assert office.case(number).status == "taken"


def test_who_has_taken_it_says_when(office: Office) -> None:
    number = office.taken()

    assert "下次明天12:00前" in office.says("王强", "跟业主约了明天上午")

    assert any(
        "跟业主约了明天上午" in push and "明天12:00前到" in push for push in office.pushes("李雷")
    )
    assert office.case(number).status == "taken"


def test_a_delay_counts_from_what_was_promised(office: Office) -> None:
    number = office.dispatched()
    office.says("王强", f"接 {number} 今天下午3点")

    office.says("王强", "路上堵车 晚半小时")

    assert any("今天15:30前到" in push for push in office.pushes("李雷"))


@pytest.mark.parametrize(
    "text", ["敲门没人", "到了 没人开门", "到了没人开门", "到场 没人在家", "进展 敲门没人"]
)
def test_a_closed_door_is_no_arrival(office: Office, text: str) -> None:
    number = office.taken()

    assert "不算到场" in office.says("王强", text)

    case = office.case(number)
    assert (case.status, case.arrived_at) == ("taken", None)
    heard = "\n".join(office.pushes("李雷"))
    assert "王强师傅（13900000002）上门敲门没人应" in heard
    assert "请您给师傅回个电话，或者改时间。" in heard
    assert "已到现场" not in heard
    assert office.timeline(number)[-1].action == "progress"


def test_a_closed_door_after_the_arrival_offers_no_other_time(office: Office) -> None:
    number = office.taken()
    office.says("王强", f"到场 {number}")

    office.says("王强", "家里没人")

    heard = "\n".join(office.pushes("李雷"))
    assert "给师傅回个电话，另约个时间" in heard


@pytest.mark.parametrize("text", ["修好了换了个阀", "弄好了", "07好了，换了阀"])
def test_the_end_is_taken_at_its_word(office: Office, text: str) -> None:
    """Listed words are certain; 撤回 takes back what was meant otherwise."""
    number = office.numbered("BX20261125-0007").number
    office.says("陈静", f"派 {number} 王强")
    office.says("王强", f"接 {number}")

    office.says("王强", text)

    assert office.case(number).status == "finished"
    assert office.case(number).result == text.removeprefix("07")


@pytest.mark.parametrize("text", ["那截铸铁管锯了重做"])
def test_what_may_be_the_end_is_asked(office: Office, text: str) -> None:
    number = office.taken()

    asked = office.heard("王强", text)

    assert asked is None or f"完成 {number} {text}" in asked
    assert office.case(number).status == "taken"


def test_a_deferral_with_its_time_needs_no_other_word(office: Office) -> None:
    number = office.taken()

    asked = office.says("王强", "没配件得等两天")

    assert "待料，答应住户后天18:00前有回音" in asked
    assert office.case(number).status == "deferred"


def test_a_deferral_without_a_time_asks_for_it(office: Office) -> None:
    number = office.taken()

    assert "什么时候给住户回音" in office.says("王强", "没有配件")

    assert office.case(number).status == "taken"


def test_a_reason_in_other_words_is_one_of_the_list(office: Office) -> None:
    number = office.taken()

    office.says("王强", f"暂缓 {number} 配件没到 明天上午")

    assert (office.case(number).status, office.case(number).defer_reason) == ("deferred", "待料")


@pytest.mark.parametrize("text", ["弄好了换了个阀", "敲门没人", "明天上午去", "没配件得等两天"])
def test_with_several_jobs_each_is_offered_with_the_words(office: Office, text: str) -> None:
    first, second = office.taken(), office.taken(description="马桶堵了")

    offered = office.heard("王强", text)

    assert offered is not None
    assert re.search(f"{first} {text}", offered)
    assert re.search(f"{second} {text}", offered)
    assert {office.case(one).status for one in (first, second)} == {"taken"}


@pytest.mark.parametrize("text", [text for texts in MEANT.values() for text in texts])
def test_the_jobs_of_others_are_left_alone(office: Office, text: str) -> None:
    number = office.dispatched()
    before = office.case(number)

    for name in ("刘洋", "马超", "业委", "何平", "周敏"):
        office.heard(name, text)

    assert office.case(number) == before
    assert number not in (office.heard("马超", text) or "")


def test_received_is_no_promise(office: Office) -> None:
    number = office.dispatched()

    asked = office.says("王强", "收到")

    assert "“收到”不算接单" in asked
    assert office.case(number).status == "dispatched"
    assert office.says("马超", "收到") == "好的。"


def test_a_clerk_who_received_is_offered_to_accept(office: Office) -> None:
    number = office.opens().number

    asked = office.heard("陈静", "收到")

    assert asked is not None
    assert f"受理 {number}" in asked
    assert office.case(number).status == "registered"


@pytest.mark.parametrize("name", ["陈静", "王强", "赵刚", "周敏"])
def test_help_says_that_own_words_do(office: Office, name: str) -> None:
    said = office.says(name, "帮助")

    assert "照平时说话也行" in said
    assert all(certain(words) for words in re.findall("“(.+?)”", said))


def test_who_waits_at_home_is_asked_which_is_done(office: Office) -> None:
    """好了 may answer the question about what they reported themselves."""
    own = office.finished(description="马桶堵了")
    office.run(
        lambda store: store.connection.execute(
            "UPDATE cases SET reporter_id = :me WHERE number = :number",
            me=office.person(store, "王强").id,
            number=own,
        )
    )
    job = office.taken()

    asked = office.heard("王强", "好了")

    assert asked is not None
    assert f"完成 {job} 好了" in asked
    assert f"修好了 {own}" in asked
    assert office.case(job).status == "taken"
