"""The rules for phones, one sentence each."""

import pytest

from nlp.phones import find_phones, of_resident
from nlp.spelling import plain


def phones(text: str) -> tuple[str, ...]:
    respelled = plain(text)
    return of_resident(respelled, find_phones(respelled))


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("电话13800000001", "13800000001"),
        ("138 0000 0001", "13800000001"),
        ("138-0000-0001", "13800000001"),
        ("+86 138 0000 0001", "13800000001"),
        ("0086 13800000001", "13800000001"),
        ("１３３００００１１３３", "13300001133"),
        ("一三八零零零零零零零一打这个", "13800000001"),
        ("幺三八零零零零零零零幺", "13800000001"),
        ("幺三八 零零零零 零零零幺", "13800000001"),
        ("138零零零零 0001", "13800000001"),
        ("0731-88888888", "073188888888"),
        ("(0755)26881234", "075526881234"),
        ("（0755）26881234", "075526881234"),
        ("+86 731 8888 8888", "073188888888"),
        ("座机88886666", "88886666"),
        ("+852 9123 4567", "91234567"),
        ("我妈一个人在家，她的号13800000001", "13800000001"),
        ("打我妈这个号13800000001", "13800000001"),
        ("别打那个号码 打13800000001", "13800000001"),
        ("不是今天;电话13800000001", "13800000001"),
    ],
)
def test_a_number_in_the_ways_people_write_it(text: str, digits: str) -> None:
    assert phones(text) == (digits,)


def test_several_numbers_keep_their_order() -> None:
    assert phones("13800000001或者0571 8888 7777") == ("13800000001", "057188887777")
    assert phones("13800000001打不通就打13800000002") == ("13800000001", "13800000002")


@pytest.mark.parametrize(
    "text",
    [
        "订单号13800138000的快递",
        "身份证430102199001011234",
        "表号13800000001",
        "水表读数88886666",
        "打12345没用",
        "报警电话是110吗",
        "400-820-8820打不通",
        "物业电话0731-88888888打不通",
        "师傅电话13800000001没人接",
        "小广告上的13800000001",
        "楼上漏到我家，他电话13800000001",
    ],
)
def test_orders_meters_hotlines_and_other_peoples_numbers_are_none(text: str) -> None:
    assert phones(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "不是13800000001，是13900000002",
        "13800000001停机了，换成13900000002",
        "电话写错了 应该是13900000002",
    ],
)
def test_a_number_taken_back_is_not_kept(text: str) -> None:
    assert phones(text) == ("13900000002",)
