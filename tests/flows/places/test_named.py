"""What is taken for a place when it is asked where, and what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.intake.register import REPORT_ISSUE
from flows.places import place as places
from tests.flows.talk import Talk, home

FIRST = home("1501")
SECOND = replace(home("101"), building="1", unit="1")

NO_PLACES = (
    *("确认", "好的", "谢谢", "对了下午也行", "查一下监控行吗", "帮我叫个开锁的", "随便", "不清楚"),
    *("你看着办", "跟上次一样", "多少钱", "等等", "刚说过了", "明天上午在家", "你们什么时候来"),
)
SPOTS = (
    *("保安室那里", "快递驿站旁", "5号楼和6号楼中间", "小区围墙边", "车棚", "充电桩那儿", "公告栏"),
    *("晾衣杆那里", "负一楼车库C区", "东边那个亭子", "消防栓那", "河边步道", "水表间", "B1"),
)


@pytest.mark.parametrize("words", NO_PLACES)
def test_what_names_no_spot_is_no_place(words: str) -> None:
    """And it is asked again in one line, with the homes to choose from."""
    talk = Talk(REPORT_ISSUE, FIRST, SECOND, opening="厨房水龙头坏了")

    reply = talk.says(words)

    assert talk.asking == "place"
    assert "place" not in talk.answers
    assert "位置" in reply
    assert "1501" in reply


@pytest.mark.parametrize("words", NO_PLACES[:11])
def test_nor_is_it_the_spot_in_a_public_area(words: str) -> None:
    """Where the spot itself is asked for, a yes or a question is none either."""
    talk = Talk(REPORT_ISSUE, FIRST, opening="公共区域的灯坏了")

    talk.says(words)

    assert talk.asking == "spot"


@pytest.mark.parametrize("words", SPOTS)
def test_spots_are_taken_by_how_their_names_end(words: str) -> None:
    """They are no description, and what is wrong is asked next."""
    talk = Talk(REPORT_ISSUE, FIRST)

    talk.says(words)

    assert talk.asking == "description"
    assert talk.answers["place"]["text"] == words


def test_a_time_said_instead_of_the_place_is_kept_as_the_time() -> None:
    """It is taken for what it says, and it is still asked where."""
    talk = Talk(REPORT_ISSUE, FIRST, SECOND, opening="厨房水龙头坏了")

    talk.says("对了下午也行")

    assert talk.answers["available"]["start"] == "2026-11-24T12:00"


def test_a_problem_said_instead_of_the_place_is_kept_as_the_problem() -> None:
    """Nobody says it twice."""
    talk = Talk(REPORT_ISSUE, FIRST)

    talk.says("帮我叫个开锁的")

    assert talk.asking == "place"
    assert talk.answers["description"] == "帮我叫个开锁的"


@pytest.mark.parametrize(
    "words", ["另外一套", "另一套", "第二套房子", "我说那套101的", "101", "1栋那套", "101那个房子"]
)
def test_of_two_homes_the_other_is_meant(words: str) -> None:
    """The other of two, or the one whose room or building is said, is the place."""
    talk = Talk(REPORT_ISSUE, FIRST, SECOND, opening="厨房水龙头坏了")

    talk.says(words)

    assert talk.asking == "confirmed"
    assert talk.answers["place"]["home"] == {"building": "1", "unit": "1", "room": "101"}


@pytest.mark.parametrize("words", ["不是这套", "另外一套", "是101那套", "换成1栋的那套"])
def test_at_the_card_too(words: str) -> None:
    """The place changes, and the description stays."""
    talk = Talk(REPORT_ISSUE, FIRST, SECOND, opening="厨房水龙头坏了")
    talk.says("1")

    reply = talk.says(words)

    assert "1栋1单元101" in reply
    assert talk.answers["description"] == "厨房水龙头坏了"


@pytest.mark.parametrize(
    "words",
    [
        "从上数第二级台阶",
        "B1最里面那个角，柱子写着C17",
        "湖边，那个桥南头第二盏",
        "你们保安每天走过去的那里",
        "六楼和七楼当间那个拐弯",
        "电井里面，门牌写着“弱电”",
    ],
)
def test_once_only_the_spot_is_asked_any_words_for_it_are_taken(words: str) -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="公共区域灯不亮")
    assert talk.asking == "spot"

    talk.says(words)

    assert talk.asking == "confirmed"
    assert words in talk.reply


@pytest.mark.parametrize("words", ["说不清，我发个位置给你", "你来看就知道了呗", "你定位我"])
def test_who_cannot_say_where_is_asked_again(words: str) -> None:
    talk = Talk(REPORT_ISSUE, home(), opening="公共区域灯不亮")

    talk.says(words)

    assert talk.asking == "spot"


@pytest.mark.parametrize(
    "words", ["问问问，问了八遍了，烦不烦", "上个月留了电话天天接卖房子的，鬼火绿"]
)
def test_who_swears_instead_of_answering_is_calmed(words: str) -> None:
    talk = Talk(REPORT_ISSUE, opening="3栋2单元1501马桶堵了")
    assert talk.asking == "phone"

    reply = talk.says(words)

    assert talk.asking == "phone"
    assert "添麻烦" in reply


@pytest.mark.parametrize(
    ("words", "room"), [("3栋的那个", "1501"), ("一栋的，门禁朝南", "101"), ("哦就1栋", "101")]
)
def test_as_much_as_tells_a_home_from_the_others_is_enough(words: str, room: str) -> None:
    talk = Talk(REPORT_ISSUE, FIRST, SECOND, opening="厨房水龙头坏了")

    talk.says(words)

    assert talk.answers["place"]["home"]["room"] == room


@pytest.mark.parametrize("words", ["我妈住的那套", "出租的那套", "空着的那处"])
def test_which_home_it_is_by_who_lives_there_is_asked(words: str) -> None:
    talk = Talk(REPORT_ISSUE, FIRST, SECOND, opening="厨房水龙头坏了")

    reply = talk.says(words)

    assert talk.asking == "place"
    assert "几栋" in reply


@pytest.mark.parametrize(
    ("opening", "label"),
    [
        ("二号楼一单元大厅灯坏了", "2栋1单元大厅"),
        ("2栋1单元井盖松了", "2栋1单元"),
        ("二号楼一门洞口的地砖翘了", "2栋一门洞口"),
    ],
)
def test_what_is_of_no_home_is_at_its_building(opening: str, label: str) -> None:
    talk = Talk(REPORT_ISSUE, FIRST, opening=opening)

    assert talk.answers["place"]["home"] is None
    assert label in talk.reply


@pytest.mark.parametrize(
    ("words", "building"),
    [("1栋那个 一楼", "1"), ("十五层", "3"), ("15楼的那套", "3"), ("一楼那个", "1")],
)
def test_a_home_is_chosen_by_its_floor(words: str, building: str) -> None:
    talk = Talk(REPORT_ISSUE, FIRST, SECOND, opening="厨房水龙头坏了")

    talk.says(words)

    assert talk.asking == "confirmed"
    assert talk.answers["place"]["home"]["building"] == building


@pytest.mark.parametrize(
    "words", ["是的，不过人在1栋那边住，来之前打电话", "对的，我平时住1栋，来前说一声"]
)
def test_where_the_speaker_is_meanwhile_moves_nothing(words: str) -> None:
    talk = Talk(REPORT_ISSUE, FIRST, SECOND, opening="厨房水龙头坏了")
    talk.says("1")

    talk.says(words)

    assert talk.turn.outcome == "done"
    assert talk.answers["place"]["home"]["building"] == "3"
    assert "来" in talk.answers["description"]


@pytest.mark.parametrize(
    ("words", "place"),
    [("对滴 就3栋2单元进门那一盏", "3栋2单元一楼楼道"), ("是的，3栋的", "一楼楼道")],
)
def test_a_yes_may_tell_more_exactly_where(words: str, place: str) -> None:
    talk = Talk(REPORT_ISSUE, home("1501"), opening="一楼楼道的灯这两天黑着")
    assert talk.asking == "confirmed"

    talk.says(words)

    assert talk.turn.outcome == "done"
    assert talk.answers["place"]["text"].startswith(place)
    assert talk.answers["description"].endswith(words[-3:])


@pytest.mark.parametrize(
    ("answer", "place"), [("2-1", "2栋1单元单元门"), ("2栋的", "2栋单元门"), ("不知道", "单元门")]
)
def test_what_every_building_has_is_asked_for_where_no_home_tells(answer: str, place: str) -> None:
    talk = Talk(REPORT_ISSUE, opening="单元门的闭门器坏了 咣当咣当的")
    assert talk.asking == "block"

    talk.says(answer)

    assert talk.asking == "phone"
    assert places.label(talk.answers["place"]) == place


def test_whoever_has_one_home_is_not_asked_which_building() -> None:
    talk = Talk(REPORT_ISSUE, home("1501"), opening="单元门的闭门器坏了 咣当咣当的")
    assert talk.asking == "confirmed"
    assert talk.answers["place"]["building"] == "3"


def test_an_idea_about_it_is_not_asked_for_the_building() -> None:
    talk = Talk(REPORT_ISSUE, FIRST, SECOND, opening="单元门那个铁把手老电人")
    assert talk.asking == "block"

    talk.says("能不能给把手包个布套啥的 算个建议吧")

    assert talk.asking == "confirmed"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("我家屋顶那个烟感隔一会嘀一声", "3栋2单元1501"),
        ("卧室的房顶往下掉墙皮", "3栋2单元1501"),
        ("我家楼顶漏水漏到我卧室了", "楼顶"),
        ("屋顶太阳能漏水", "屋顶"),
    ],
)
def test_a_roof_inside_the_own_home_is_its_ceiling(words: str, place: str) -> None:
    talk = Talk(REPORT_ISSUE, FIRST, opening=words)

    assert places.label(talk.answers["place"]) == place
