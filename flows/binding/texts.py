"""What is said while somebody binds an account, and to those who decide about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from storage.records.people import BindingRequest

TITLE = "绑定"
ASK_HOME = "绑定后报修就不用再填地址了。请发您的房号，比如 3栋2单元1501。"
ASK_NAME = "请发您的姓名（和物业登记的一致）。"
ASK_PHONE = "请发登记的手机号，只用来核对和联系您。"
WHICH_HOME = "没认出房号，请按这样发：3栋2单元1501。"
WHICH_NAME = "请只发姓名，比如 李雷。"
DATA_USE = (
    "您的姓名、房号、电话只用于办理您的事，只有经办同事看得到；"
    "回“我的数据”可查看，回“解绑”可随时解除。"
)
NO_SUCH_REQUEST = "没有这个绑定申请。"
DECIDED_BEFORE = "这个绑定申请已经处理过了。"
CARD_OPEN, CARD_LATE, CARD_WAITING = "待核对", "已超时", "核对中"  # five characters at most
CARD_AGREED, CARD_REFUSED, CARD_ASKED = "已绑定", "未通过", "待您同意"
CARD_DECIDE = "绑定申请，回“同意绑定”查看"
HOME_UNKNOWN = "名册里这一户没有登记人"
SECOND_ACCOUNT = "与名册一致，但已有一个微信绑定了此人"
PHONE_DIFFERS = "姓名与名册一致，电话不同"
NAME_DIFFERS = "姓名与名册不同"
RELATION_VOUCHED = "家属"
STAFF_CODE_WRONG = "这个绑定码不对、已用过或过期了。请向管理处要一个新的。"
STAFF_TRIES_USED = "试得太多了，请一小时后再试，或向管理处要一个新的绑定码。"
NOTHING_BOUND = "您的微信现在没有绑定房屋。要绑定回“绑定”。"


def bound(home: str, name: str) -> str:
    """Say that the account is bound, and how data is used (PIPL 17)."""
    return f"绑定好了：{home} {name}。以后报修直接说一句话就行。\n{DATA_USE}"


def bound_staff(name: str, role: str, community: str) -> str:
    """Welcome a member of staff."""
    return f"{name}，绑定好了。您在{community}的岗位是{role}。回“待办”看手上的事，回“帮助”看用法。"


def wait_for_answer(until: int, now: int, zone: ZoneInfo, phone: str) -> str:
    """Answer every mismatch alike."""
    return (
        f"信息收到了，管理处核对后在这里告诉您结果，最晚{times.day(until, now, zone)}。"
        f"急的话请打{phone}。这期间一样可以报修。"
    )


def still_waiting(until: int, now: int, zone: ZoneInfo, phone: str) -> str:
    """Tell the applicant that it is not decided yet, who looks after it, and when they hear."""
    return (
        "您的绑定申请管理处还没核对完，让您久等了，我已请负责人催办，"
        f"最晚{times.day(until, now, zone)}再告诉您。"
        f"急的话请打{phone}，或带证件到管理处当面办。这期间一样可以报修。"
    )


def still_open(due: int, now: int, zone: ZoneInfo, *, late: bool) -> str:
    """Say by when the applicant was promised an answer."""
    by = times.moment(due, now, zone)
    return f"答应{by}前答复，现在还没有人处理" if late else f"还没有人处理，{by}前要答复住户"


def card_of(home: str) -> str:
    """Say on a card what is decided on."""
    return f"绑定{home}"


def card_waiting(until: int, now: int, zone: ZoneInfo) -> str:
    """Say on a card by when the applicant hears."""
    return f"绑定还在核对，最晚{times.day(until, now, zone)}"


def tries_used(phone: str) -> str:
    """Say that today's tries are used up."""
    return f"今天核对的次数用完了，请明天再试，或打{phone}请管理处帮您绑定。报修不受影响。"


def request_to_clerks(number: int, home: str, name: str, phone: str, view: str) -> str:
    """Ask a clerk to decide."""
    return f"绑定申请 {number}：{home} {name} {phone}\n核对：{view}。请与本人核实后决定："


def request_to_first(number: int, name: str) -> str:
    """Ask the account that is bound to the same resident."""
    return f"有另一个微信申请以{name}的名义绑定您的房屋（申请 {number}）。是您或家人吗？"


def decided(home: str, name: str, *, agreed: bool) -> str:
    """Tell the one who decided what happened."""
    return f"{home} {name} 的绑定{'已同意' if agreed else '已拒绝'}，已通知对方。"


def told_agreed(home: str) -> str:
    """Tell the applicant yes."""
    return f"核对好了，您的微信已绑定{home}。以后报修直接说一句话就行。\n{DATA_USE}"


def told_refused(phone: str) -> str:
    """Tell the applicant no, without saying why."""
    return (
        f"很抱歉，这次没能核对上。请带证件到管理处，或打{phone}，我们当面帮您绑定。报修不受影响。"
    )


def to_agree(number: int) -> str:
    """Return the command that agrees."""
    return f"同意绑定 {number}"


def to_refuse(number: int) -> str:
    """Return the command that refuses."""
    return f"拒绝绑定 {number}"


def unbound(count: int) -> str:
    """Say that every binding ended."""
    return f"已解除{count}处绑定。没办完的报修会继续给您回音。" if count else NOTHING_BOUND


def unbound_one(home: str, left: int) -> str:
    """Say which binding ended."""
    kept = f"您绑定的另外{left}处不变。" if left else ""
    return f"已解除{home}的绑定。{kept}没办完的报修会继续给您回音。"


def which_binding(homes: Sequence[str], *, unknown: bool) -> str:
    """Offer the homes whose binding may end."""
    if unknown:
        lines = ["您没有绑定这一处。您现在绑定的是这些，要解除哪一处？点一下或回数字："]
    else:
        lines = [f"您绑定了{len(homes)}处，要解除哪一处？点一下或回数字："]
    lines += [tap(home, f"解绑 {home}") for home in homes]
    if len(homes) > 1:
        lines.append(tap("全部解除", "解绑 全部"))
    return "\n".join(lines)


def named(one: BindingRequest) -> str:
    """Name a binding request beside other things that wait."""
    return f"{one.home} {one.name}"


def requests(waiting: Sequence[BindingRequest]) -> str:
    """List binding requests that wait for a decision."""
    if not waiting:
        return "现在没有等处理的绑定申请。"
    lines = ["等处理的绑定申请："]
    for one in waiting:
        taps = f"{tap(to_agree(one.number))}　{tap(to_refuse(one.number))}"
        lines.append(f"{one.number}. {one.home} {one.name} {one.phone}　{taps}")
    return "\n".join(lines)
