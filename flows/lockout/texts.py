"""What is said when somebody is locked out of their home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.lockout.settings import Locksmith
    from storage.records.case import Case
    from storage.records.people import BoundHome


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


def check_first(case: Case, living: Sequence[BoundHome]) -> str:
    """Say that the right to enter is not clear yet."""
    first = f"{case.number}报单的人没绑定这一户，先到门口核验再联系师傅。{how_to_check(case)}"
    return f"{first}\n{_phones(living)}" if living else first


def they_object(case: Case, living: Sequence[BoundHome]) -> str:
    """Say that who lives there does not want the door opened."""
    first = (
        f"{case.number}先别开：这一户的住户不同意。请先打电话问清楚，要开只能请社区民警到场再核验。"
    )
    return f"{first}\n{_phones(living)}" if living else first


def _phones(living: Sequence[BoundHome]) -> str:
    return "这一户绑定的住户：" + "，".join(f"{one.name} {one.phone}" for one in living)


def call_them(case: Case, living: Sequence[BoundHome]) -> str:
    """Give the clerks the phones of who lives behind a door that somebody else wants opened."""
    return (
        f"{case.number}：报单的人没绑定{case.place}，请先打电话问住户认不认识这个人，再开门。\n"
        f"{_phones(living)}\n我也发消息告诉他们了，有不同意的马上通知您。"
    )


def somebody_wants_in(case: Case, *, in_danger: bool) -> str:
    """Tell who lives there that somebody unknown wants the door opened, and how they stop it."""
    who = f"有人（留的电话尾号{case.reporter_phone[-4:]}）" if case.reporter_phone else "有人"
    what = (
        f"{who}说您家{case.place}有人困在里面，同事正赶过去开门救人，请您也马上回来。"
        if in_danger
        else f"{who}说是您家{case.place}的人，被锁在门外，请我们帮忙开门。同事会先到门口核对身份。"
    )
    return (
        f"{what}认识这个人就点{tap('可以开', f'同意开门 {case.number}')}，"
        f"不认识或不想开就点{tap('不同意', f'不同意开门 {case.number}')}，客服马上给您打电话。"
    )


NOTHING_ASKED = "现在没有要您同意的开门。要找人回“人工”。"
CARD_WHO, CARD_WHAT = "物业服务中心", "有人要开您家的门，请回复"


def is_over(case: Case) -> str:
    """Say that the matter has ended."""
    return f"{case.number}已经结束了。还有不放心的，回“人工”，客服给您打电话。"


def stopped(case: Case) -> str:
    """Say to who does not want it that it is stopped, and who calls."""
    return f"好的，{case.number}已通知同事先不开门，客服马上给您打电话。改主意了点{tap('可以开', f'同意开门 {case.number}')}。"


def not_stopped(case: Case) -> str:
    """Say that in danger nobody waits, and who calls."""
    return (
        f"您的话已转给同事（{case.number}）。有人可能困在里面，救人要紧，客服马上给您打电话说明。"
    )


def allowed(case: Case) -> str:
    """Thank who knows the person at the door."""
    return f"好的，谢谢您，已告诉同事可以开（{case.number}）。"


def stop(case: Case, name: str, phone: str) -> str:
    """Call the clerks and who is at the door: stop, and call who lives there."""
    return (
        f"【先别开门】{case.number}：{case.place}的住户{name}不同意开门，"
        f"请马上打电话：{phone}。要开只能请社区民警到场再核验。"
    )


def they_allow(case: Case, name: str, phone: str) -> str:
    """Tell the clerks and who is at the door that who lives there knows the person."""
    return f"{case.number}：{case.place}的住户{name}（{phone}）说可以开。"


def not_yet(case: Case) -> str:
    """Tell who waits at the door that it stays shut for now."""
    return f"{case.number}：这一户的住户说先不开门，同事会马上跟您联系，请在门口稍等。"


def said_on_record(name: str, answer: str) -> str:
    """Write into the timeline what who lives there says."""
    return f"住户{name}{'说可以开门' if answer == 'yes' else '不同意开门'}"


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
