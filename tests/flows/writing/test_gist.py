"""What a heading says of a message: the matter, and of a danger the danger."""

from __future__ import annotations

import pytest

from flows.cases.texts.words import matter, short


@pytest.mark.parametrize(
    ("description", "heading"),
    [
        ("师傅你好，有人在大堂晕倒了", "有人在大堂晕倒了"),
        ("我是6栋1单元802的，电梯困人了", "电梯困人了"),
        ("您好，我是3栋2单元1501的业主李雷，厨房煤气味很大", "厨房煤气味很大"),
        ("物业你好 8楼着火了", "8楼着火了"),
        ("小管家在吗？电梯里有人被困", "电梯里有人被困"),
        ("3-2-1501，家里进贼了", "家里进贼了"),
        ("我叫张伟，住6栋1单元802，老人摔倒流血不止", "老人摔倒流血不止"),
        ("早上好，游泳池有孩子溺水", "游泳池有孩子溺水"),
        ("请问，有人触电了怎么办", "有人触电了怎么办"),
        ("我们家住六栋，对面起火了", "对面起火了"),
        ("我刚买完菜回来，走到楼下，看见三楼窗户冒烟着火了", "看见三楼窗户冒烟着火了"),
        ("我刚买完菜回来走到楼下抬头看见三楼的窗户里冒出浓烟着火了", "…三楼的窗户里冒出浓烟着火了"),
    ],
)
def test_the_heading_of_a_danger_shows_the_danger(description: str, heading: str) -> None:
    """Whoever is called reads at once what happened."""
    assert short(description) == heading


@pytest.mark.parametrize(
    ("description", "heading"),
    [
        ("厨房水管漏水了，下午在家", "厨房水管漏水了"),
        ("我家3栋2单元1501漏水了，楼下都淹了", "我家3栋2单元1501漏水了"),
        ("3栋电梯坏了，快来修", "3栋电梯坏了"),
        ("师傅没来，等了一天", "师傅没来"),
        ("物业服务太差了，没人管", "物业服务太差了"),
        ("投诉了三次都没人管，电梯还是坏的", "投诉了三次都没人管"),
        ("打扰一下，我是租客，楼道灯不亮", "楼道灯不亮"),
        ("我要投诉一下，楼上装修太吵", "楼上装修太吵"),
        ("还有个事，我家马桶堵了", "我家马桶堵了"),
        ("师傅你好", "师傅你好"),
        ("你好", "你好"),
    ],
)
def test_what_tells_of_the_matter_stays(description: str, heading: str) -> None:
    """Only who speaks and how they greet is left out."""
    assert short(description) == heading


def test_one_line_without_its_greeting_is_whole() -> None:
    """Cards cut it by their own rules."""
    assert matter("您好，厨房水管漏水了\n下午在家") == "厨房水管漏水了 下午在家"


@pytest.mark.parametrize(
    ("description", "heading"),
    [
        ("你好，在吗，我家厨房水管漏水了", "我家厨房水管漏水了"),
        ("师傅您好，我是3栋2单元1501的业主李雷，马桶堵了", "马桶堵了"),
        ("各位领导，跟您说个事，单元门关不上了", "单元门关不上了"),
        ("谢谢，麻烦派人来看看，楼道灯不亮", "楼道灯不亮"),
        ("早上好 3栋2单元1501 厨房下水堵了", "厨房下水堵了"),
        ("你好，我要投诉一下，事情是这样的，保安昨天骂我", "保安昨天骂我"),
        ("我家厨房那个龙头，前几天换过，关不紧", "前几天换过，关不紧"),
        ("明天下午在家，阳台窗户把手掉了", "阳台窗户把手掉了"),
        ("水没漏，是马桶盖断了", "是马桶盖断了"),
    ],
)
def test_the_heading_is_the_clause_with_the_fault(description: str, heading: str) -> None:
    """A greeting, an address, a name, thanks, a wish and a time are none of the matter."""
    assert short(description) == heading


def test_a_long_clause_keeps_its_fault() -> None:
    """What does not fit is left out around what is broken."""
    line = "我家客厅靠近阳台那面墙上从左往右数第二个插座没电"
    assert short(line) == "…上从左往右数第二个插座没电"
