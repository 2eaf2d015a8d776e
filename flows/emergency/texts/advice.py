"""What is said at once when somebody may be in danger: what to do, whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.emergency.texts import first_aid
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.settings.site import Community
    from storage.records.case import Case

TITLE = "紧急情况"
A_COLLEAGUE = "同事"
UNKNOWN_PLACE = "位置未说明"
ASK_PLACE = "请快告诉我在什么位置：几栋几单元几楼，或哪个公共地点？"
ASK_PHONE = "请发一个能打通的电话，值班人员马上联系您。"
PASSED_ON = "已转给值班人员，他们马上联系您。请先保证自己安全。"

# Advice by kind; the numbers follow. Sources: PRACTICE.md "Law and shame".
_ADVICE = {
    "fire": "请马上离开火场，走楼梯、别坐电梯，弯腰捂住口鼻，到安全处打119。",
    "gas": "请马上开窗离开，别碰任何开关、别用明火，到室外再打电话。",
    "trapped": "请别扒门、别蹦跳，靠里站好，按轿厢里的报警铃，等专业人员来救。",
    "shut_in": "请先稳住里面的人：隔着门多说说话，别碰火、别爬窗；屋里开着火、人不舒服，马上打119。",
    "shock": "请别用手去拉人，先断开总闸，用干木棍挑开电线，马上打120。",
    "injury": "请别随意搬动伤者，有出血就按住伤口，马上打120。",
    "child": "请马上打110，告诉我孩子的年龄、衣着和最后在哪里，门岗也一起帮着找。",
    "intruder": "请别正面冲突，锁好门待在安全处，马上打110。",
    "violence": "请先到安全的地方，马上打110。",
    "self_harm": "请您先停一停，有人愿意听您说。现在就可以打12356心理援助热线，危急时打110。",
    "other_self_harm": "请马上打110，别刺激、别靠近，隔开一点温和地说话稳住人，楼下别站人。",
    "life_support": "请马上打120，先换备用电池、氧气瓶或手动呼吸球囊，人别离开。值班同事马上查供电。",
    "cry": "我在，马上叫人。请先到安全的地方，危急就打110或120。出了什么事、在哪里，说一句就行。",
    "falling": "请马上离开下面这块地方，别站在底下看，也别让人从下面过；有人悬在高处就打119。",
    "unconscious": "请马上打120，让人平躺、解开衣领；没有呼吸就做胸外按压。",
    "drowning": "请别盲目下水，抛救生圈或长杆，马上打110和120。",
}
_NUMBERS = {
    "fire": ("119",), "gas": (), "trapped": (), "shut_in": ("119",), "shock": ("120",), "injury": ("120",),
    "child": ("110",), "intruder": ("110",), "violence": ("110",), "self_harm": ("110", "12356"),
    "unconscious": ("120",), "drowning": ("110", "120"), "other_self_harm": ("110",),
    "life_support": ("120",), "falling": ("119",), "cry": ("110", "120"),
}  # fmt: skip
STAYS_WITH = frozenset({"self_harm", "other_self_harm", "violence"})  # one word does not end it
OVER = frozenset({"没事了"})  # gives up a report, too, but says first that all is well
_LOCAL = {"gas": ("燃气",), "trapped": ("电梯",), "fire": ("消控",), "life_support": ("供电",)}


def advice(kind: str, case: Case, community: Community) -> str:
    """Say what to do, whom to call, and that somebody was called already."""
    kind = "shut_in" if kind == "trapped" and first_aid.is_shut_in(case.description) else kind
    return "\n".join(
        [
            _ADVICE.get(kind, "请先到安全的地方。"),
            _numbers(kind, community),
            f"紧急单 {case.number} 已报给值班人员，他们马上联系您。",
            f"如果没事了，请点：{tap('撤销', f'撤销 {case.number}')}",
        ]
    )


def what_to_do(kind: str, community: Community) -> str:
    """Say what to do and whom to call, and nothing else."""
    return f"{_ADVICE.get(kind, '请先到安全的地方。')}\n{_numbers(kind, community)}"


def not_noted(kind: str, communities: Sequence[Community]) -> str:
    """Say what to do, and that nobody hears of it from us: it could not be stored."""
    if len(communities) == 1:
        rooms = f"值班室 {communities[0].duty_phone}"
    else:
        rooms = "值班室 " + "、".join(f"{one.name} {one.duty_phone}" for one in communities)
    return (
        f"{_ADVICE.get(kind, '请先到安全的地方。')}\n"
        f"系统这会儿存不了消息，这条没有收下，值班人员还不知道。请现在就打电话：{rooms}（24小时），"
        f"119（火警）、120（急救）、110（报警）。"
    )


def added(case: Case, kind: str, going: str, community: Community) -> str:
    """Answer somebody who writes again: it was passed on, who comes, what to do meanwhile."""
    words = _ADVICE.get(kind, "请先到安全的地方。")
    told = f"收到，已补充给值班人员（紧急单 {case.number}）。{going}"
    return f"{told}\n{words}\n{_numbers(kind, community)}"


def told_more(case: Case, going: str, community: Community) -> str:
    """Answer what is said after an emergency was reported."""
    told = f"已告诉值班同事（紧急单 {case.number}）。{going}"
    return f"{told}\n还有什么情况接着发。{_numbers(case.danger or '', community)}"


def going(case: Case, who: str, by: str) -> str:
    """Say who comes and by when, or that nobody has answered yet and was called once more."""
    if case.status == "arrived":
        return f"{who}已经到现场了。"
    if case.status == "taken":
        return f"{who}已经在路上，{by}前到。" if by else f"{who}已经在路上。"
    return "值班同事还没回话，我刚又叫了一遍，请您也直接打下面的电话。"


def all_clear(case: Case, *, may_withdraw: bool) -> str:
    """Thank for the news that nobody is in danger, and offer to take the case back."""
    told = f"人没事就好，谢谢您说一声，已告诉值班同事（紧急单 {case.number}）。"
    if case.danger in STAYS_WITH:
        return f"{told}\n同事还是会联系您一下，看您是不是平安。随时可以打{'、'.join(_NUMBERS.get(case.danger or '', ()))}。"
    offer = f"\n要撤销这单，请点：{tap('撤销', f'撤销 {case.number}')}；不点的话，同事会来看一眼。"
    return told + (offer if may_withdraw else "")


def over(number: str) -> str:
    """Close an emergency in kind words once who raised it says that all is well."""
    return f"人没事就好，谢谢您说一声。紧急单 {number} 就结束了，有事随时叫我。"


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
