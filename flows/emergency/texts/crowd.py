"""What is said of an emergency that several people report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.emergency import reading
from flows.places import place as places
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.rules.deeds import Moment
    from storage.followers import Follower
    from storage.records.case import Case

THEIRS = "您报的紧急情况"
SAME, OTHER = "同一处", "不是同一处"
MOST = 10  # people named in a list


def joined(what_to_do: str, number: str, going: str) -> str:
    """Answer who reports what was reported already: what to do, and that people know."""
    return f"{what_to_do}\n已经有人报过，紧急单 {number}，{going}您说的我也转给值班人员，有进展告诉您。"


def passed_on(number: str, going: str) -> str:
    """Answer what a follower says later."""
    return f"收到，已转给值班人员（紧急单 {number}），{going}有进展告诉您。"


def glad(number: str) -> str:
    """Answer a follower who says that it is over."""
    return f"人没事就好，谢谢您说一声，已告诉值班同事（紧急单 {number}），他们会去看一眼。"


def stands(number: str, going: str) -> str:
    """Answer 进度 of who follows it."""
    return f"您报的紧急情况（紧急单 {number}）：{going}有进展告诉您。还有危险请先离开，再发给我。"


TAKEN_BACK = "撤回了自己报的"


def taken_back(number: str) -> str:
    """Answer 撤销 of who follows it."""
    return (
        f"好的，您报的撤回了，已告诉值班同事。紧急单 {number} 还有别人报过，同事照样去看。"
        "又有危险，随时再说一句。"
    )


def goes_on_as(number: str) -> str:
    """Tell who follows that it has another number, for who reported first took theirs back."""
    return (
        f"您报的紧急情况现在是紧急单 {number}，已经叫了值班人员，有进展告诉您。请先保证自己安全。"
    )


def goes_on_without_you(number: str, people: int) -> str:
    """Tell who took theirs back that it goes on, and why."""
    return f"您的紧急单 {number} 已撤销；还有{people}位邻居也报了这处，同事照样去看。"


def who_comes(case: Case, who: str) -> str:
    """Say who comes, or that people were called."""
    if case.arrived_at is not None:
        return f"{who}已经到现场了。"
    if case.taken_at is not None:
        return f"{who}已经在路上。"
    return "已经叫了值班人员。"


def step(now_is: str, case: Case, who: str, moment: Moment) -> str:
    """Tell who joined what happened."""
    number = f"您报的紧急情况（紧急单 {case.number}）："
    if now_is == "goes":
        due = case.promised_at or case.due_at
        by = f"，{times.moment(due, moment.now, moment.settings.zone)}前到" if due else ""
        return f"{number}{who}已经在路上{by}。请先保证自己安全。"
    if now_is == "arrived":
        return f"{number}{who}已经到现场了。"
    seen = case.arrived_at is not None
    if reading.is_false_alarm(case.result or ""):
        found = "去现场看过了" if seen else "核实过了"
        return f"{number}{who}{found}，是一场误报，没有危险，请放心。谢谢您留心，再看到不对随时发给我。"
    ended = "现场已处理" if seen else "已经结束了"
    return f"{number}{ended}。谢谢您报来，还有情况随时发给我。"


def again(_now_is: str, case: Case, who: str, _moment: Moment) -> str:
    """Tell who heard that it is over that it is not."""
    return (
        f"您报的紧急情况（紧急单 {case.number}）：现场还有情况，{who}再去处理，有进展告诉您。"
        "请先保证自己安全。"
    )


def ask_same(case: Case) -> str:
    """Ask whoever did not say where it is whether it is what others report."""
    where = places.home_label(case.building, case.unit, None) or case.place
    return (
        f"\n\n刚才有人报过{where}，是同一处吗？"
        f"{tap(SAME, f'{SAME} {case.number}')}　{tap(OTHER, OTHER)}"
    )


def is_the_same(number: str) -> str:
    """Answer 同一处."""
    return f"好的，并到紧急单 {number} 一起处理，有进展告诉您。请先保证自己安全。"


def is_another(number: str) -> str:
    """Answer 不是同一处."""
    return f"好的，您这里另算一处，紧急单 {number} 值班人员都收到了。请快告诉我在什么位置。"


NOTHING_TO_JOIN = "这一单已经结束了。现在还有危险，请再说一句出了什么事、在哪里，我马上叫人。"


def also_reported(joined: Sequence[Follower], *, phones: bool) -> str:
    """Name who else reported it, and how to reach them where the reader may phone."""
    people = "、".join(f"{one.name}{one.phone if phones else ''}" for one in joined[:MOST])
    more = f"等{len(joined)}人" if len(joined) > MOST else ""
    return f"还报了的：{people}{more}"
