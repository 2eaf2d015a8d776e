"""What is said about the things that the office lends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.cases.rules.deeds import Moment
    from flows.lending.settings import Thing
    from storage.records.lending import Lending

BIND_FIRST = f"借东西要知道您是哪一户，请先绑定：{tap('绑定')}　也可以直接到服务中心登记。"
NOTHING_TO_LEND = "服务中心现在没有可以借的东西，需要什么跟我说一声，管理员帮您想办法。"
NOTHING_OF_YOURS = f"您现在没有借着或排着的东西。能借什么回{tap('可借')}。"
REMARKED = "好的，告诉管理员了，来拿的时候按您说的准备。"
PASSED_ON = "好的，告诉管理员了，有要跟您说的会回您。要报修、投诉，直接说哪里怎么了就行。"
ALL_THERE = "东西都在，没有借出去的。借出请记：借出 梯子 3-2-1501 明天18点"


def _by(at: int | None, moment: Moment) -> str:
    return times.moment(at, moment.now, moment.settings.zone) if at else ""


def held(thing: Thing, until: int, moment: Moment) -> str:
    """Say that it is held, until when, and how long it is lent."""
    return (
        f"{thing.name}有，给您留到{_by(until, moment)}，请到服务中心来拿，可以用{thing.days}天。\n"
        f"不用了回{tap('不借了', f'不借了 {thing.name}')}。"
    )


def not_lent(words: str, lent: str) -> str:
    """Say that no such thing is lent, what is, and how a colleague helps otherwise."""
    asks = words if "借" in words else f"借{words}"
    return (
        f"不好意思，您要借的这样服务中心没有。{lent}\n"
        f"都不是的话点{tap('求助', f'求助 {asks}')}，同事帮您想想办法。"
    )


def in_line(thing: Thing, place: int, back: int | None, moment: Moment, *, only_held: bool) -> str:
    """Say when one is expected back, and that they hear at once."""
    expected = f"最早{_by(back, moment)}还回来" if back else "正在催还"
    gone = "都有邻居先约了，谁没来拿就轮到下一位" if only_held else f"都借出去了，{expected}"
    return (
        f"{thing.name}{gone}。您排第{place}位，轮到您马上告诉您。\n"
        f"不等了回{tap('不借了', f'不借了 {thing.name}')}。"
    )


def yours(lending: Lending, moment: Moment) -> str:
    """Say how it stands with what they asked for before."""
    if lending.status == "lent":
        keep = tap("续借", f"续借 {lending.thing}")
        return (
            f"{lending.thing}在您那里，{_by(lending.until, moment)}前还就行。要多用几天回{keep}。"
        )
    if lending.status == "held":
        late = lending.until is not None and lending.until <= moment.now
        by = "现在" if late else f"{_by(lending.until, moment)}前"
        return f"{lending.thing}给您留着呢，{by}到服务中心来拿就行。"
    return f"{lending.thing}您已经排上队了，轮到您马上告诉您。"


def to_lend(
    counts: Sequence[tuple[Thing, int]],
    backs: Mapping[str, int | None],
    mine: Sequence[Lending],
    moment: Moment,
) -> str:
    """Say what there is, and what they have."""
    rows = [
        tap(f"借{thing.name}", f"借 {thing.name}")
        + (f"（还有{count}）" if count else f"（都借出了{_expected(backs[thing.name], moment)}）")
        for thing, count in counts
    ]
    own = [yours(one, moment) for one in mine]
    return "\n".join(["服务中心可以借的，要哪样？", *rows, *own])


def _expected(back: int | None, moment: Moment) -> str:
    return f"，最早{_by(back, moment)}还" if back else ""


def to_fetch(lending: Lending, until: int, moment: Moment) -> str:
    """Tell the clerks for whom something is held."""
    say = f"借出 {lending.thing} {lending.home}"
    return (
        f"{lending.home} {lending.name}要借{lending.thing}，给留到{_by(until, moment)}。"
        f"来拿时点：{tap('借出', say)}"
    )


def your_turn(lending: Lending, until: int, moment: Moment) -> str:
    """Tell who was first in line that it is there."""
    give_up = tap("不借了", f"不借了 {lending.thing}")
    return f"{lending.thing}回来了，给您留到{_by(until, moment)}，请到服务中心来拿。不用了回{give_up}。"


def still_out(lending: Lending) -> str:
    """Tell who waits that it was not brought back in time."""
    give_up = tap("不借了", f"不借了 {lending.thing}")
    return (
        f"您排着的{lending.thing}还没还回来，让您久等了。服务中心已经在催，一还回来马上告诉您。"
        f"不等了回{give_up}。"
    )


def not_fetched(lending: Lending) -> str:
    """Say that it was held long enough."""
    ask = tap(f"借{lending.thing}", f"借 {lending.thing}")
    return f"给您留的{lending.thing}到时间了，先放回去让别家也能用。还要的话回{ask}，马上再给您留。"


def lent(lending: Lending, until: int, moment: Moment) -> str:
    """Tell who has it until when."""
    return f"{lending.thing}借给您了，请{_by(until, moment)}前还到服务中心，到时我提醒您。"


def extended(lending: Lending, until: int, moment: Moment) -> str:
    """Say until when they may keep it."""
    return f"好的，{lending.thing}可以用到{_by(until, moment)}。"


def cant_extend(lending: Lending, moment: Moment) -> str:
    """Say why it is needed back."""
    why = "已经续过一次了" if lending.extended else "后面有邻居等着用"
    return f"{lending.thing}{why}，麻烦您{_before(lending, moment)}还到服务中心，谢谢您。"


def _before(lending: Lending, moment: Moment) -> str:
    late = lending.until is not None and lending.until <= moment.now
    return "今天" if late else f"{_by(lending.until, moment)}前"


def given_up(lending: Lending) -> str:
    """Say that it goes to the next."""
    return f"好的，{lending.thing}不给您留了。要用的时候再说一声。"


def due(lending: Lending) -> str:
    """Remind who has it that it is due."""
    keep = tap("续借", f"续借 {lending.thing}")
    return (
        f"您借的{lending.thing}到时间了，方便时请还到服务中心，后面的邻居好用。还要用就回{keep}。"
    )


def late(lending: Lending, moment: Moment) -> str:
    """Tell the clerks who has had it too long."""
    span = times.span(moment.now - (lending.until or moment.now))
    phone = f" {lending.phone}" if lending.phone else ""
    reached = "已提醒过住户" if lending.person_id else "住户没有微信"
    say = f"归还 {lending.thing} {lending.home}"
    return (
        f"{lending.thing}该还了：{lending.home} {lending.name}{phone}，超了{span}，{reached}，"
        f"请打个电话问问。还了点：{tap('归还', say)}"
    )


def thanks(lending: Lending) -> str:
    """Thank who brought it back."""
    return f"{lending.thing}收到了，谢谢您，后面的邻居也方便。"


def lent_noted(lending: Lending, until: int, moment: Moment) -> str:
    """Note to whom it went, until when."""
    told = "已告诉住户，到时提醒。" if lending.person_id else "住户没绑微信，到时提醒您打电话。"
    who = f" {lending.name}" if lending.name else ""
    return f"{lending.thing}借给{lending.home}{who}，{_by(until, moment)}前还。{told}"


def back_noted(lending: Lending, first: Lending | None) -> str:
    """Note that it is back, and for whom it is held now."""
    then = f"下一位{first.home} {first.name}已通知来拿。" if first else ""
    return f"{lending.home}的{lending.thing}已归还。{then}"


def has_it(lending: Lending, moment: Moment) -> str:
    """Say that this home has it already."""
    return f"{lending.thing}已经在{lending.home}了，{_by(lending.until, moment)}前还。"


def none_left(thing: Thing, known: Sequence[Lending], moment: Moment) -> str:
    """Say where they all are."""
    where = [_row(one, moment) for one in known if one.status in {"held", "lent"}]
    return "\n".join([f"{thing.name}共{thing.count}件，现在没有空的：", *where])


def all_out(known: Sequence[Lending], moment: Moment) -> str:
    """List what is out, what is held and who waits."""
    order = ("lent", "held", "waiting")
    rows = sorted(known, key=lambda one: (order.index(one.status), one.until or one.asked_at))
    return "\n".join(["借物清单：", *(_row(one, moment) for one in rows[:20])])


def _row(lending: Lending, moment: Moment) -> str:
    who = f"{lending.thing} {lending.home} {lending.name}".rstrip()
    if lending.status == "waiting":
        return f"{who} 排队"
    if lending.status == "held":
        return f"{who} 留到{_by(lending.until, moment)}"
    is_late = lending.until is not None and lending.until <= moment.now
    back = tap("归还", f"归还 {lending.thing} {lending.home}")
    return f"{who} {_by(lending.until, moment)}还{'（已超时）' if is_late else ''} {back}"


def which_thing(word: str, things: Sequence[Thing]) -> str:
    """Ask which thing."""
    names = "、".join(thing.name for thing in things)
    return f"请写东西和房号，比如：{word} {things[0].name if things else '梯子'} 3-2-1501（有：{names}）"


def how(word: str, thing: Thing | None) -> str:
    """Ask for the home."""
    return f"请写上房号，比如：{word} {thing.name if thing else '梯子'} 3-2-1501"


def no_such_home(label: str) -> str:
    """Say that the roster has no such home."""
    return f"名册里没有{label}，请核对房号。"


def which_back(home: str, out: Sequence[Lending]) -> str:
    """Ask what comes back from a home, or say that it has nothing."""
    if not out:
        return f"{home}没有借着这样东西。回“借物”看借出去的。"
    taps = [tap(one.thing, f"归还 {one.thing} {one.home}") for one in out]
    return "\n".join([f"{home}还的是哪样？", *taps])


def data(count: int, days: int) -> str:
    """Say in 我的数据 what is kept of it."""
    return f"{count}条借东西的记录（还了{days}天后删除）" if count else ""


def not_wanted(lending: Lending) -> str:
    """Tell the clerks that it need not be kept."""
    return f"{lending.home} {lending.name}不借{lending.thing}了，不用再留。"


def remarked(lending: Lending, words: str) -> str:
    """Pass on what somebody says of the thing they asked for."""
    what = "借着" if lending.status == "lent" else "要借"
    return f"{lending.home} {lending.name}{what}的{lending.thing}，住户说：“{words}”"


def said_brought(lending: Lending, words: str) -> str:
    """Ask the clerks to look whether it is back."""
    back = tap("归还", f"归还 {lending.thing} {lending.home}")
    return f"{lending.home} {lending.name}说{lending.thing}还了：“{words}”\n看到了点：{back}"


def to_be_seen(lending: Lending) -> str:
    """Thank who brought it back, and say what follows."""
    return f"好的，谢谢您。管理员看到{lending.thing}就给您登记归还，登记好了告诉您。"
