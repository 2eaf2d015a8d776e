"""Groups of messages about the same trouble."""

from nlp.command import hotspots
from nlp.tokens import words

ROWS = [
    ("1", "2026-11-20", "3栋电梯又坏了，老人下不了楼"),
    ("2", "2026-11-21", "三栋电梯坏了好几天没人修，老人小孩爬楼"),
    ("3", "2026-11-21", "南门烧烤店油烟太大，熏得开不了窗"),
    ("4", "2026-11-22", "烧烤店的油烟又飘进来，南门这边根本不能开窗"),
    ("5", "2026-11-23", "请问物业费怎么交"),
]


def test_messages_about_the_same_get_one_cluster_and_title() -> None:
    clusters = {number: (name, title) for number, name, title in hotspots(ROWS)}

    assert clusters["1"] == clusters["2"] != ("", "")
    assert clusters["3"] == clusters["4"] != ("", "")
    assert clusters["1"] != clusters["3"]
    assert clusters["5"] == ("", "")


def test_a_short_list_about_one_thing_is_one_cluster() -> None:
    texts = ("3栋电梯坏了", "3栋电梯又坏了 上不去", "3栋电梯坏了", "电梯坏了3栋", "物业费怎么交")
    rows = [(str(n), "", text) for n, text in enumerate(texts)]

    names = [name for _number, name, _title in hotspots(rows)]

    assert names == ["H001"] * 4 + [""]


def test_the_same_rows_give_the_same_clusters() -> None:
    assert hotspots(ROWS) == hotspots(ROWS)


def test_nothing_gives_nothing() -> None:
    assert hotspots([]) == []
    assert hotspots([("1", "", "")]) == [("1", "", "")]


def test_words_of_our_own_are_kept_whole() -> None:
    words("水管")

    assert words("物业费和维修基金") == ["物业费", "和", "维修基金"]
