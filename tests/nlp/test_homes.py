"""The rules for homes, one sentence each."""

import pytest

from nlp.homes import Home, find_home, find_mentions
from nlp.phones import find_phones
from nlp.spelling import plain


def home(text: str) -> Home | None:
    respelled = plain(text)
    phones = [(phone.start, phone.end) for phone in find_phones(respelled)]
    return find_home(respelled, find_mentions(respelled, phones))


@pytest.mark.parametrize(
    "text",
    [
        "3栋2单元1501",
        "3-2-1501",
        "3/2/1501",
        "3—2—1501",
        "3 2 1501 漏水",
        "三号楼二单元十五零一",
        "三栋二单元一五零一",
        "三栋二单元幺五零幺",
        "三杠二杠一五零一",
        "３栋２单元１５０１室",
        "3號樓2單元1501",
        "03栋02单元1501",
        "3#2-1501",
        "3#-2-1501",
        "3栋2-1501",
        "3号楼2门1501",
        "3幢 2单元 15楼01室",
        "绑定 3栋2单元1501 李雷 13800000001",
        "1501室2单元3栋",
        "1501，2单元，3号楼",
        "3.2.1501",
        "3·2·1501",
        "【3-2-1501】",
        "[3栋][2单元][1501]",
        "三栋2单元十五零一",
        "3幢贰单元1501",
        "叁栋贰单元壹伍零壹",
        "3懂2单元1501",
        "3冻2-1501",
        "3幢2丹元1501",
        "住址:三号楼、二单元、一五零一",
        "building 3, unit 2, room 1501",
        "3-2-1501 13800000001 漏水",
        "3栋2单元，15楼1501",
        "三号楼二门一五零一",
        "3号-2-1501漏水",
        "3-2单元1501",
        "3栋2-15-01",
        "三栋二单元15-01",
        "3栋2单1501",
        "3栋2 1501",
        "第3栋第2单元1501",
        "1501(3栋2单元)",
        "3栋2单元（1501）",
        "二单元1501三号楼",
        "1501号 3号楼2单元",
        "楼栋：3 单元：2 房号：1501",
    ],
)
def test_a_home_in_all_the_ways_people_write_it(text: str) -> None:
    assert home(text) == Home("3", "2", "1501")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3#1501", Home("3", None, "1501")),
        ("3栋2单元", Home("3", "2", None)),
        ("三号楼二门洞", Home("3", "2", None)),
        ("一股焦味，6-1左梯", Home("6", "1", None)),
        ("被困住了 孩子在哭 6-2", Home("6", "2", None)),
        ("3号楼东单元1501", Home("3", None, "1501")),
        ("902厨房漏水", Home(None, None, "902")),
        ("廿一楼零三", Home(None, None, "2103")),
        ("3栋1501漏水", Home("3", None, "1501")),
        ("B座1203", Home("B", None, "1203")),
        ("15楼01室漏水", Home(None, None, "1501")),
        ("1501室没电", Home(None, None, "1501")),
        ("1501", Home(None, None, "1501")),
        ("0301室", Home(None, None, "301")),
        ("甲单元1202", Home(None, "甲", "1202")),
        ("2单元左边那部电梯", Home(None, "2", None)),
    ],
)
def test_unknown_parts_stay_open(text: str, expected: Home) -> None:
    assert home(text) == expected


@pytest.mark.parametrize(
    ("text", "building"), [("3栋电梯坏了", "3"), ("12号楼楼下太黑", "12"), ("A座大堂漏水", "A")]
)
def test_a_bare_building_is_the_home_of_the_place_named(text: str, building: str) -> None:
    assert home(text) == Home(building, None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我是3栋1501的，5栋门口路灯不亮", Home("3", None, "1501")),
        ("我住5栋 3栋门口的路灯不亮", Home("5", None, None)),
        ("5栋门口太黑了，3-2-1501", Home("3", "2", "1501")),
        ("我家1501,楼上1601漏水,3栋2单元", Home("3", "2", "1501")),
        ("从2-1-603搬到4-1-1102，房号更新一下", Home("4", "1", "1102")),
        ("3-2-1501应为3-1-1501", Home("3", "1", "1501")),
        ("房号写反了,是1-2-1501... 不对,3-1-1501", Home("3", "1", "1501")),
        ("之前说的3栋,是5栋", Home("5", None, None)),
        ("我写成九栋了 其实是六栋", Home("6", None, None)),
    ],
)
def test_the_writers_own_home_wins_over_the_place_named(text: str, expected: Home) -> None:
    assert home(text) == expected


def test_without_the_writers_own_it_is_the_neighbours() -> None:
    assert home("投诉3栋1601半夜吵") == Home("3", None, "1601")


@pytest.mark.parametrize(
    "text", ["3栋和5栋都没水", "3、5栋停水", "3-5栋之间", "2号楼和3号楼的垃圾没人收"]
)
def test_two_buildings_are_no_home(text: str) -> None:
    assert home(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "B2-045车位被占",
        "车位A-101的地锁坏了",
        "车没电打不着火，B1-112",
        "停在A1-033的白色车没熄火",
        "一共6栋楼没有一个充电桩",
        "3.2.2026",
        "119，着火了",
        "扣我200说电梯划痕",
        "右手第二栋",
        "一个人管三栋楼",
        "比分3-1",
        "a map of the buildings at the gate",
        "A区103号车位",
        "负一层302号车位漏水",
        "13800000001",
        "138-0000-0001",
        "2026-11-25来",
        "11-25来",
        "11/25下午",
        "15:01来",
        "订单号3-2-1501",
        "单号BX20261124-0007",
        "电费1501元",
        "我家2023年交的房",
        "换3楼2个灯",
        "只有3楼停电",
    ],
)
def test_bays_phones_dates_orders_and_amounts_are_no_homes(text: str) -> None:
    assert home(text) is None
