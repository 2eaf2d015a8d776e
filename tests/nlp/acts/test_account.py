"""What people say about their own account: unbinding and sharing, in other words than the word."""

from __future__ import annotations

import pytest

from nlp.acts.account import read


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("解绑", ""),
        ("我想解绑", ""),
        ("解绑1栋1单元101", "1栋1单元101"),
        ("解绑：1-1-101", "1-1-101"),
        ("我要解绑1栋101", "1栋101"),
        ("把1栋1单元101解绑", "1栋1单元101"),
        ("解除绑定1-1-101", "1-1-101"),
        ("解除1栋1单元101的绑定", "1栋1单元101"),
        ("请帮我把101解绑吧", "101"),
        ("全部解绑", "全部"),
        ("取消绑定 所有房屋", "所有房屋"),
    ],
)
def test_unbinding_is_asked_in_many_words(text: str, named: str) -> None:
    meant = read(text)

    assert meant is not None
    assert meant == ("解绑", named)


@pytest.mark.parametrize(
    "text",
    [
        "共享给家人",
        "给家人共享",
        "让家人也能看到我的报修",
        "家人也能看",
        "把我的报修共享给家人",
        "我想把报修共享给家里人",
        "分享给老婆",
        "共享给我老公看吧",
        "打开家人共享",
        "允许家人查看我的单子",
        "让我妈妈也看到进度",
    ],
)
def test_sharing_is_asked_in_many_words(text: str) -> None:
    meant = read(text)

    assert meant is not None
    assert meant[0] == "共享"


@pytest.mark.parametrize(
    "text",
    [
        "不共享给家人了",
        "不要共享给家人",
        "别给家人看",
        "不想让老婆看到我的报修",
        "关闭共享",
        "把共享关了",
        "停止共享给家人",
        "别让家里人看我的报修了",
        "不再共享",
        "取消共享给家人",
    ],
)
def test_sharing_ends_in_many_words(text: str) -> None:
    meant = read(text)

    assert meant is not None
    assert meant[0] == "取消共享"


@pytest.mark.parametrize(
    "text",
    [
        "怎么解绑",
        "解绑后还能报修吗",
        "共享单车乱停",
        "楼下共享给家人用的椅子坏了",
        "老婆知道了",
        "给家里看看",
        "老人看到电梯坏了",
        "家里可以看到蟑螂",
        "家人能看到吗",
        "家里的灯不亮",
    ],
)
def test_what_only_sounds_like_it_is_no_wish(text: str) -> None:
    assert read(text) is None
