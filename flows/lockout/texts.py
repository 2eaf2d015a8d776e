"""What is said when somebody is locked out of their home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.lockout.settings import Locksmith
    from storage.records.case import Case


def _written(one: Locksmith) -> str:
    return f"{one.name} {one.phone}（公安备案 {one.record}）"


def who_opens(case: Case, known: Sequence[Locksmith]) -> str:
    """Name the registered locksmiths to who lives there."""
    if not known:
        return f"{case.number}：请在门口稍等，同事马上联系您，请社区民警帮忙找备案的开锁师傅。"
    return "\n".join(
        [
            f"{case.number}：开锁请只找公安备案过的师傅，价钱先问清楚：",
            *map(_written, known),
            "师傅开门前会看您的身份证件，同事也会马上联系您。屋里有小孩、老人或开着火，请马上回我一声。",
        ]
    )


def checked_first(case: Case) -> str:
    """Say to who is not known to live there that somebody comes and checks first."""
    return (
        f"{case.number}：请在门口稍等，两位同事会到门口核对您的身份（身份证、房产证或租房合同），"
        "核对好马上帮您联系备案的开锁师傅。屋里有小孩、老人或开着火，请马上回我一声。"
    )


def next_step(case: Case, *, checked: bool) -> str:
    """Offer what comes next at the door."""
    word = "开锁" if checked else "核验"
    return tap(word, f"{word} {case.number}")


def not_locked_out(case: Case) -> str:
    """Say that this case is about no door."""
    return f"{case.number}不是进不了家门的单，不用核验开锁。"


def how_to_check(case: Case) -> str:
    """Say what a check needs."""
    return (
        f"请写谁、看了什么证件、谁在场（两位同事，或社区民警），证件号不要写："
        f"核验 {case.number} 李雷 身份证和租房合同 王强"
    )


def on_record(words: str, witnesses: str) -> str:
    """Write the check into the timeline."""
    return f"门口核验：{words}（在场：{witnesses}）"


def checked(case: Case) -> str:
    """Note the check."""
    return f"核验已留底。接下来点：{tap('开锁', f'开锁 {case.number}')}"


def check_first(case: Case) -> str:
    """Say that the right to enter is not clear yet."""
    return f"{case.number}报单的人没绑定这一户，先到门口核验再联系师傅。{how_to_check(case)}"


def which_locksmith(case: Case, known: Sequence[Locksmith]) -> str:
    """Ask which of the registered locksmiths; no other is called."""
    if not known:
        return "还没有登记开锁师傅，请联系社区民警，并请主管在配置里登记备案的师傅。"
    taps = [tap(one.name, f"开锁 {case.number} {one.name}") for one in known]
    return "\n".join(["只能联系备案登记过的师傅，请哪一位？", *taps])


def is_coming(case: Case, one: Locksmith) -> str:
    """Tell the resident whom to expect."""
    return f"{case.number}：给您联系的开锁师傅是{_written(one)}。开门前请把身份证件给师傅看一下，价钱先说好。"


def called_on_record(one: Locksmith) -> str:
    """Write into the timeline who was called."""
    return f"已联系备案开锁师傅：{one.name}（{one.record}）"


def called(case: Case, one: Locksmith) -> str:
    """Note who was called."""
    return f"已把{one.name}的电话和备案号告诉住户（{case.number}）。请打给师傅：{one.phone}，开好了回：完成 {case.number}"
