"""Places, names, numerals and spelling."""

import pytest

from nlp.names import find_name
from nlp.numbers import digits_of, value_of
from nlp.places import find_place
from nlp.spelling import plain


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("地下车库B2 东侧电梯坏了", "地下车库B2 东侧电梯"),
        ("东门门口路灯不亮", "东门门口"),
        ("一楼大厅的灯坏了", "一楼大厅"),
        ("5栋和6栋之间的路灯不亮", "5栋和6栋之间"),
        ("Ｂ座大堂漏水", "Ｂ座大堂"),
        ("兒童樂園滑梯裂了", "兒童樂園滑梯"),
        ("7楼到8楼之间的灯坏了", "7楼到8楼之间"),
        ("4号楼和5号楼中间有积水", "4号楼和5号楼中间"),
        ("5栋2单元八楼到九楼中间的拐角", "5栋2单元八楼到九楼中间的拐角"),
        ("负一楼积水了", "负一楼"),
        ("B1层电梯厅漏水", "B1层电梯厅"),
        ("7号楼西边的井盖没了", "7号楼西边"),
        ("南门岗亭没人", "南门岗亭"),
        ("路灯杆底下有摊水", "路灯杆底下"),
        ("二楼防火卷帘落了一半", "二楼"),
        ("3单元楼道停满车", "3单元楼道"),
        ("1单元门口台阶碎了", "1单元门口"),
        ("7、8楼之间没灯", "7、8楼之间"),
        ("4栋5栋之间有坑", "4栋5栋之间"),
        ("车库B2层C区漏水", "车库B2层C区"),
        ("楼下花坛没人管", "楼下花坛"),
        ("地下车库B区32号", "地下车库B区"),
    ],
)
def test_a_public_place_is_given_as_written(text: str, place: str) -> None:
    assert find_place(text, plain(text)) == place


@pytest.mark.parametrize(
    "text", ["厨房漏水", "厨房水池底下漏水", "翠湖花园3栋", "我家在12楼", "路灯不亮", "-"]
)
def test_a_room_at_home_and_a_thing_alone_are_no_public_place(text: str) -> None:
    assert find_place(text, text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我是张女士", "张女士"),
        ("业主李雷", "李雷"),
        ("我叫王芳", "王芳"),
        ("联系人:欧阳娜娜", "欧阳娜娜"),
        ("绑定 3栋2单元1501 李雷 13800000001", "李雷"),
        ("代报 3-2-1501 张女士 13800000001 厨房漏水", "张女士"),
    ],
)
def test_people_who_say_their_name(text: str, name: str) -> None:
    assert find_name(plain(text)) == name


@pytest.mark.parametrize("text", ["我是业主", "找王师傅", "谢谢王先生", "我是来报修的"])
def test_other_people_and_phrases_are_no_names(text: str) -> None:
    assert find_name(plain(text)) is None


@pytest.mark.parametrize(
    ("numeral", "digits", "value"),
    [
        ("十五零一", "1501", 11),
        ("一五零一", "1501", 1501),
        ("一千五百零一", "1501", 1501),
        ("二十一零三", "2103", 24),
        ("三百零二", "302", 302),
        ("十二", "12", 12),
        ("15", "15", 15),
    ],
)
def test_numerals(numeral: str, digits: str, value: int) -> None:
    assert digits_of(numeral) == digits
    if numeral not in {"十五零一", "二十一零三"}:  # spoken rooms are no quantities
        assert value_of(numeral) == value


def test_what_is_no_numeral_has_no_value() -> None:
    assert value_of("好") is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("跳匝", "跳闸"),
        ("馬捅", "马桶"),
        ("店梯", "电梯"),
        ("樓上漏水", "楼上漏水"),
        ("Ｂ座", "B座"),
    ],
)
def test_typos_and_other_scripts_are_respelled_without_moving(written: str, read: str) -> None:
    assert plain(written) == read
    assert len(plain(written)) == len(written)
