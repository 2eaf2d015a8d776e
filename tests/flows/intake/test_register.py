"""Reporting an issue without a database: what is asked, what is understood, what is corrected."""

from __future__ import annotations

import pytest

from flows.conversation import engine
from flows.intake.register import REPORT_ISSUE
from tests.flows.talk import Talk, context, home, said

COMPLETE = "3栋2单元1501厨房水管漏水了，下午三点后在家，13800000001"


def test_one_complete_sentence_is_only_to_be_confirmed() -> None:
    talk = Talk(REPORT_ISSUE, opening=COMPLETE)

    assert talk.asking == "confirmed"
    assert "3栋2单元1501" in talk.reply
    assert "15:00以后" in talk.reply
    assert "13800000001" in talk.reply
    talk.says("确认")
    assert talk.turn.outcome == "done"


def test_the_description_holds_neither_phone_nor_home() -> None:
    talk = Talk(REPORT_ISSUE, opening=COMPLETE)

    assert talk.answers["description"] == "厨房水管漏水了，下午三点后在家"


def test_a_stranger_is_led_question_by_question() -> None:
    talk = Talk(REPORT_ISSUE)
    asked = []

    for words in ("3栋2单元1501", "厨房水管漏水", "13800000001", "确认"):
        asked.append(talk.asking)
        talk.says(words)

    assert asked == ["place", "description", "phone", "confirmed"]
    assert talk.turn.outcome == "done"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("place", ("房号", "位置", "地点", "几栋", "哪一户")),
        ("phone", ("电话", "手机", "联系")),
        ("confirmed", ("确认",)),
    ],
)
def test_questions_say_what_they_ask_for(question: str, words: tuple[str, ...]) -> None:
    talk = Talk(REPORT_ISSUE)
    seen: dict[str, str] = {}
    for text in ("3栋2单元1501", "厨房水管漏水", "13800000001"):
        seen[talk.asking or ""] = talk.reply
        talk.says(text)
    seen[talk.asking or ""] = talk.reply

    assert any(word in seen[question] for word in words)
    for name, reply in seen.items():
        assert ("确认" in reply) == (name == "confirmed")
    assert not any(word in seen["description"] for word in ("位置", "地点", "电话", "联系", "跳过"))


def test_a_resident_with_one_home_says_only_what_is_broken() -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="马桶堵了")

    assert talk.asking == "confirmed"
    assert "3栋2单元1501" in talk.reply


def test_with_two_homes_it_is_asked_which() -> None:
    talk = Talk(REPORT_ISSUE, home("1501"), home("302"), opening="马桶堵了")

    assert talk.asking == "place"
    talk.says("2")
    assert talk.answers["place"]["home"]["room"] == "302"


@pytest.mark.parametrize(
    ("correction", "label"),
    [("不对，是1单元", "3栋1单元1501"), ("是5栋", "5栋2单元1501"), ("房号是1602", "3栋2单元1602")],
)
def test_a_correction_changes_exactly_what_it_names(correction: str, label: str) -> None:
    talk = Talk(REPORT_ISSUE, opening=COMPLETE)
    before = dict(talk.answers)

    reply = talk.says(correction)

    assert label in reply.replace(" ", "") or "哪一户" in reply
    assert talk.answers["description"] == before["description"]
    assert talk.answers["phone"] == before["phone"]


@pytest.mark.parametrize(
    ("correction", "description"),
    [
        ("不对，是客厅的", "客厅水管漏水了"),
        ("不是厨房，是卫生间", "卫生间水管漏水了"),
        ("不是厨房是卫生间", "卫生间水管漏水了"),
        ("说错了，应该是阳台", "阳台水管漏水了"),
        ("卫生间", "卫生间水管漏水了"),
        ("不对，是卫生间，还在滴", "卫生间水管漏水了；还在滴"),
    ],
)
def test_another_spot_changes_the_description_alone(correction: str, description: str) -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="厨房水管漏水了")
    before = dict(talk.answers)

    reply = talk.says(correction)

    assert talk.answers["description"] == description
    assert talk.asking == "confirmed"
    assert description in reply
    same = ("place", "phone", "available")
    assert all(talk.answers[name] == before[name] for name in same)


def test_another_spot_is_taken_at_any_later_question() -> None:
    talk = Talk(REPORT_ISSUE, opening="3栋2单元1501厨房水管漏水了")
    assert talk.asking == "phone"

    talk.says("不对，是客厅的")

    assert talk.asking == "phone"
    assert talk.answers["description"] == "客厅水管漏水了"


def test_what_is_put_right_has_its_category_read_again_unless_it_was_chosen() -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="马桶坏了，用不了")
    assert talk.answers["category"]["name"] == "water_drainage"
    chosen = Talk(REPORT_ISSUE, home(), opening="马桶坏了，用不了")
    chosen.says("门窗墙面")
    assert chosen.answers["category"]["name"] == "doors_windows_walls"

    talk.says("不是马桶，是入户门")
    chosen.says("不是马桶，是水龙头")

    assert talk.answers["description"] == "入户门坏了，用不了"
    assert talk.answers["category"]["name"] == "doors_windows_walls"
    assert chosen.answers["category"]["name"] == "doors_windows_walls"


def test_of_two_spots_it_is_asked_what_is_wrong() -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="厨房和卫生间的水管都漏水了")

    talk.says("不对，是客厅的")

    assert talk.answers["description"] == "厨房和卫生间的水管都漏水了"
    assert talk.asking == "confirmed"


def test_a_spot_alone_is_asked_what_is_wrong_there() -> None:
    talk = Talk(REPORT_ISSUE, home())
    talk.says("1")

    assert "卫生间出了什么问题" in talk.says("卫生间")
    assert "阳台出了什么问题" in talk.says("不对，是阳台")
    talk.says("漏水了")

    assert talk.answers["description"] == "阳台漏水了"
    assert talk.answers["category"]["name"] == "water_drainage"


def test_another_phone_replaces_the_first() -> None:
    talk = Talk(REPORT_ISSUE, opening=COMPLETE)

    talk.says("电话换成13911112222")

    assert talk.answers["phone"] == "13911112222"
    assert talk.asking == "confirmed"


def test_more_words_at_the_confirmation_are_added_not_lost() -> None:
    talk = Talk(REPORT_ISSUE, opening=COMPLETE)

    talk.says("阳台的地漏也堵了")

    assert talk.answers["description"].endswith("；阳台的地漏也堵了")


def test_words_typed_once_more_are_not_added_again() -> None:
    """Nor are they a yes, and nothing is said to have been changed."""
    talk = Talk(REPORT_ISSUE, opening="3栋2单元1501厨房水管漏水了，13800000001")
    told = talk.answers["description"]

    talk.says("厨房水管漏水了")

    assert talk.asking == "confirmed"
    assert talk.answers["description"] == told
    assert "改好了" not in talk.reply


def test_an_impossible_room_is_asked_again() -> None:
    talk = Talk(REPORT_ISSUE)

    reply = talk.says("3栋2单元3001")

    assert "没有3001" in reply
    assert talk.asking == "place"


@pytest.mark.parametrize(
    ("words", "missing"), [("9栋2单元1501", "没有9栋"), ("3栋5单元1501", "没有5单元")]
)
def test_an_impossible_building_or_unit_is_explained(words: str, missing: str) -> None:
    assert missing in Talk(REPORT_ISSUE).says(words)


def test_a_home_without_its_room_is_asked_for_the_rest() -> None:
    talk = Talk(REPORT_ISSUE)

    talk.says("3栋")
    assert talk.asking == "room"
    talk.says("2单元1501")

    assert talk.answers["place"]["home"] == {"building": "3", "unit": "2", "room": "1501"}
    assert talk.asking == "description"


def test_a_public_area_is_asked_for_its_spot() -> None:
    talk = Talk(REPORT_ISSUE, home())

    talk.says("公共区域")
    assert talk.asking == "spot"
    talk.says("地下车库B2")

    assert talk.answers["place"]["text"] == "地下车库B2"
    assert talk.asking == "description"


def test_the_place_alone_is_no_description() -> None:
    talk = Talk(REPORT_ISSUE, home())

    talk.says("公共区域")
    talk.says("1栋大厅")

    assert "description" not in talk.answers


def test_what_is_wrong_is_asked_when_somebody_only_says_no() -> None:
    talk = Talk(REPORT_ISSUE, opening=COMPLETE)

    assert "哪里不对" in talk.says("不对")


def test_a_complaint_is_not_asked_for_a_room() -> None:
    turn = engine.begin(REPORT_ISSUE, None, context(home()), {"kind": "complaint"})

    assert turn.state.asking == "description"


def test_what_every_building_has_is_taken_for_that_of_the_own_building() -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="电梯坏了")

    assert "3栋电梯" in talk.reply
    talk.says("是5栋的电梯")
    assert "5栋电梯" in talk.reply


def test_a_hint_at_a_public_place_is_asked_for_its_name() -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="路灯不亮三天了")

    assert talk.asking in {"spot", "confirmed"}
    assert "3栋2单元1501" not in talk.reply


def test_a_suggestion_is_about_no_place() -> None:
    turn = engine.begin(
        REPORT_ISSUE, said("建议小区装充电桩"), context(home()), {"kind": "suggestion"}
    )

    assert "place" not in turn.state.answers


def test_another_matter_at_the_confirmation_is_kept_apart() -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="马桶堵了")
    before = talk.answers["description"]

    reply = talk.says("隔壁天天半夜装修吵死人")

    assert "另一件事" in reply
    assert talk.answers["description"] == before
    assert talk.asking == "confirmed"


def test_what_takes_something_back_is_no_place() -> None:
    talk = Talk(REPORT_ISSUE)

    talk.says("不是着火，是烟感误报")

    assert talk.asking == "place"


@pytest.mark.parametrize(
    ("words", "building", "place"),
    [
        ("我是3栋2单元1501的，小区北门的路灯不亮", None, "小区北门"),
        ("小区北门的路灯不亮，我是3栋2单元1501的", None, "小区北门"),
        ("我是5栋1单元802的，地下车库有积水", None, "地下车库"),
        ("3栋2单元1501的业主反映5栋大堂的门坏了", "5", "5栋大堂"),
        ("我住3-2-1501，电梯坏了", "3", "2单元电梯"),
        ("我家3栋2单元1501，楼道灯不亮", "3", "2单元楼道"),
    ],
)
def test_who_lives_at_a_home_may_speak_of_a_public_place(
    words: str, building: str | None, place: str
) -> None:
    talk = Talk(REPORT_ISSUE, home(), opening=words)

    assert talk.answers["place"] == {"home": None, "text": place, "building": building}


@pytest.mark.parametrize(
    "words",
    [
        "3栋2单元1501厨房漏水，水流到楼道了",
        "我是3栋2单元1501的业主，马桶堵了，楼道里都是水",
        "3栋2单元1501，灯不亮，从北门进",
        "3栋2单元1501门口的垃圾没人收",
    ],
)
def test_what_is_at_home_stays_at_the_home_that_is_named(words: str) -> None:
    talk = Talk(REPORT_ISSUE, opening=words)

    assert talk.answers["place"]["home"] == {"building": "3", "unit": "2", "room": "1501"}


AFTER_TOMORROW = "主卧窗户关不上，后天上午在家"


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("算了不用后天了 今天就行", "24T00:00", "25T00:00"),
        ("别后天了今天下午吧", "24T12:00", "24T18:00"),
        ("不用等后天，今天晚上就可以", "24T18:00", "25T00:00"),
        ("后天取消，周四下午", "26T12:00", "26T18:00"),
        ("说错了 周六上午", "28T06:00", "28T12:00"),
        ("后天上午没空了，今晚7点以后", "24T19:00", None),
        ("后天那个不要了，今天", "24T00:00", "25T00:00"),
        ("本来约的后天，改成明天上午", "25T06:00", "25T12:00"),
        ("今天有空，不用等到后天", "24T00:00", "25T00:00"),
        ("不要后天上午，下午吧", "26T12:00", "26T18:00"),
        ("上午不行，下午", "26T12:00", "26T18:00"),
        ("晚上8点以后吧", "26T20:00", None),
        ("下午也行", "26T06:00", "26T18:00"),
        ("还是今天吧", "24T00:00", "25T00:00"),
    ],
)
def test_another_time_is_the_one_that_was_meant(words: str, start: str, end: str | None) -> None:
    """A part of a day alone is that of the day on the card; the old time leaves the description."""
    talk = Talk(REPORT_ISSUE, home(), opening=AFTER_TOMORROW)

    talk.says(words)

    whole = None if end is None else f"2026-11-{end}"
    assert talk.answers["available"] == {"start": f"2026-11-{start}", "end": whole}
    assert talk.answers["description"] == "主卧窗户关不上"
    assert talk.asking == "confirmed"


@pytest.mark.parametrize(
    "words",
    [
        *(
            "等下 不是主卧 是次卧",
            "等等 是次卧",
            "我说错了，次卧",
            "且慢 不是主卧 是次卧",
            "次卧才对",
        ),
        *("是次卧不是主卧", "不是主卧的，是次卧", "不好意思是次卧", "哎呀写错了，是次卧"),
    ],
)
def test_a_spot_is_put_right_in_many_ways(words: str) -> None:
    """With 等下 or an excuse before it, or the wrong one after it."""
    talk = Talk(REPORT_ISSUE, home(), opening="主卧窗户关不上")

    talk.says(words)

    assert talk.answers["description"] == "次卧窗户关不上"


def test_a_time_before_the_problem_goes_when_it_changes() -> None:
    """What is filed tells one time only."""
    talk = Talk(REPORT_ISSUE, home(), opening="明天下午三点后来修一下厨房水龙头")

    talk.says("改成周六")

    assert talk.answers["description"] == "修一下厨房水龙头"
