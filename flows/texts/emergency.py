"""What is said at once when somebody may be in danger: what to do, whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.markup import tap

if TYPE_CHECKING:
    from flows.settings import Community
    from storage.records import Case

TITLE = "紧急情况"
A_RESIDENT = "住户"
UNKNOWN_PLACE = "位置未说明"
ASK_PLACE = "请快告诉我在什么位置：几栋几单元几楼，或哪个公共地点？"
ASK_PHONE = "请发一个能打通的电话，值班人员马上联系您。"
PASSED_ON = "已转给值班人员，他们马上联系您。请先保证自己安全。"

# Advice by kind; the numbers follow. Sources: PRACTICE.md "Law and shame".
_ADVICE = {
    "fire": "请马上离开火场，走楼梯、别坐电梯，弯腰捂住口鼻，到安全处打119。",
    "gas": "请马上开窗离开，别碰任何开关、别用明火，到室外再打电话。",
    "trapped": "请别扒门、别蹦跳，靠里站好，按轿厢里的报警铃，等专业人员来救。",
    "shock": "请别用手去拉人，先断开总闸，用干木棍挑开电线，马上打120。",
    "injury": "请别随意搬动伤者，有出血就按住伤口，马上打120。",
    "child": "请马上打110，告诉我孩子的年龄、衣着和最后在哪里，门岗同步协助寻找。",
    "intruder": "请别正面冲突，锁好门待在安全处，马上打110。",
    "violence": "请先到安全的地方，马上打110。",
    "self_harm": "请您先停一停，有人愿意听您说。现在就可以打12356心理援助热线，危急时打110。",
    "unconscious": "请马上打120，让人平躺、解开衣领；没有呼吸就做胸外按压。",
    "drowning": "请别盲目下水，抛救生圈或长杆，马上打110和120。",
}
_NUMBERS = {
    "fire": ("119",), "gas": (), "trapped": (), "shock": ("120",), "injury": ("120",),
    "child": ("110",), "intruder": ("110",), "violence": ("110",), "self_harm": ("110", "12356"),
    "unconscious": ("120",), "drowning": ("110", "120"),
}  # fmt: skip
_LOCAL = {"gas": ("燃气",), "trapped": ("电梯",), "fire": ("消控",)}


def advice(kind: str, case: Case, community: Community) -> str:
    """Say what to do, whom to call, and that somebody was called already."""
    return "\n".join(
        [
            _ADVICE.get(kind, "请先到安全的地方。"),
            _numbers(kind, community),
            f"紧急单 {case.number} 已报给值班人员，他们马上联系您。",
            f"如果没事了，请点：{tap('撤销', f'撤销 {case.number}')}",
        ]
    )


def added(number: str, kind: str, community: Community) -> str:
    """Answer somebody who writes again about the same emergency."""
    words = _ADVICE.get(kind, "请先到安全的地方。")
    return f"收到，已补充给值班人员（紧急单 {number}）。\n{words}\n{_numbers(kind, community)}"


def told_more(number: str) -> str:
    """Answer what is said after an emergency was reported."""
    return f"已告诉值班同事（紧急单 {number}）。请先保证安全，还有什么情况接着发。"


def details(place: str, phone: str) -> str:
    """Write the details for those who come."""
    return f"位置：{place}；电话：{phone}"


def _numbers(kind: str, community: Community) -> str:
    numbers = [f"值班室 {community.duty_phone}"]
    numbers += [
        f"{name} {phone}"
        for name, phone in community.emergency_phones.items()
        if any(word in name for word in _LOCAL.get(kind, ()))
    ]
    numbers += list(_NUMBERS.get(kind, ("110",)))
    return "电话：" + "，".join(numbers)
