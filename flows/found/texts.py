"""What is said about things lost and found; who looks for one never reads what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.words import short
from flows.settings.calendar import DAY
from flows.writing import times
from flows.writing.markup import open_end, tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.rules.deeds import Moment
    from flows.conversation.context import Context
    from flows.desk.asked import Asked
    from flows.desk.command import Command
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.records.found import FoundItem, FoundMatch

    Pairs = Sequence[tuple[FoundMatch, Case]]

HOW_TO_KEEP = "请写拾到什么、在哪里，比如：拾到 黑色钱包 南门岗亭旁（照片先发来，会一起存）。"
NOTHING_KEPT = "现在没有保管着的失物。拾到东西请记：拾到 什么 哪里"
NO_SUCH_THING = "没找到这个编号的失物，回“失物”看现在保管的。"
NOTHING_ASKED = "现在没有要您说特征的东西。丢了东西跟我说一声就行，比如：钱包丢在南门了。"
_POLICE = "证件和银行卡归派出所招领"
_SHOWN = 8


def kept(item: FoundItem, photos: int, alike: int, settings: Settings) -> str:
    """Note what was found, what is done with it, and whether somebody looks for it."""
    with_photos = f"（照片{photos}张）" if photos else ""
    until = times.moment(item.due_at or 0, item.found_at, settings.zone)
    lines = [f"已登记 {item.number}：{item.description}{with_photos}，请放到服务中心保管。"]
    if item.papers:
        lines.append(
            f"{_POLICE}：请{until}前交到，拿到收条后回 {tap('移交', f'移交 {item.number}')}。"
        )
    if alike:
        lines.append(f"有{alike}位住户在找差不多的，已请他们先说特征，说了就告诉管理员。")
    elif not item.papers:
        lines.append(f"有人来找会先问特征；{until}还没人领，我提醒管理员。")
    return "\n".join(lines)


def may_match(item: FoundItem, case: Case) -> str:
    """Tell the clerks that what was found may be what somebody looks for."""
    who = f"{case.number} {case.reporter_name}：“{short(case.description, 40)}”"
    if item.papers:
        return f"失物可能对上了：{item.number}（{item.description}）\n{who}\n{_POLICE}，已请住户去问，请尽快移交。"
    return (
        f"失物可能对上了：{item.number}（{item.description}）\n{who}\n"
        "已请住户先说特征。对上以前，别告诉住户东西的样子。"
    )


def ask_mark(case: Case) -> str:
    """Ask who lost something for what only its owner knows; nothing of what was found is said."""
    return (
        f"{case.number}：您要找的东西，请说一两个只有失主知道的特征：什么颜色、里面有什么、有没有记号。"
        f"直接回我就行，管理员核对后马上告诉您。\n{tap('说特征', f'特征 {case.number}')}"
    )


def papers_at_police(case: Case) -> str:
    """Say where documents and bank cards are asked for."""
    return (
        f"{case.number}：{_POLICE}，请带能证明身份的材料到辖区派出所问一问，"
        "银行卡请先打银行电话挂失。管理员会跟进，有消息马上告诉您。"
    )


def please_hand_in(case: Case) -> str:
    """Thank who found something, and say where it is kept."""
    return (
        f"{case.number}：谢谢您！方便的话请把东西交到服务中心或就近的保安，登记好我们就帮着找失主。"
        "先别在群里发照片，留着让失主自己说特征。"
    )


def say_mark(case: Case) -> str:
    """Ask for the words of a mark."""
    return "请说特征：什么颜色、里面有什么、有没有记号。" + open_end(f"特征 {case.number}")


def mark_noted(case: Case, until: str) -> str:
    """Say what happens with the mark, and by when."""
    return f"记下了（{case.number}），管理员去核对，{until}前给您回音。"


def compare(item: FoundItem, case: Case, mark: str) -> str:
    """Put a mark before the clerks, beside what was found."""
    both = f"{item.number} {case.number}"
    return (
        f"{case.reporter_name}说了特征：“{mark}”（{case.number}）\n"
        f"登记的是 {item.number}：{item.description}\n"
        f"对得上吗？{tap('相符', f'相符 {both}')}　{tap('不符', f'不符 {both}')}"
    )


def come_for_it(case: Case, asked: Asked) -> str:
    """Tell its owner where to come, and with what."""
    calendar = asked.settings.calendar
    return (
        f"好消息：{case.number} 您说的特征对上了。请带身份证件到服务中心领取"
        f"（{calendar.opens}到{calendar.closes}），来时报这个单号。"
    )


def goes_on(case: Case, _asked: Asked) -> str:
    """Say that it was another's, and that we go on looking."""
    return f"{case.number}：核对过了，这次不是您的。我们接着帮您留意，一有消息马上告诉您。"


def fits_noted(item: FoundItem, case: Case) -> str:
    """Note that it fits, and say how it is handed out."""
    say = f"认领 {item.number} {case.reporter_name}"
    return f"{item.number}：已请{case.reporter_name}来领。来了核对身份证件，回：{say} 记号"


def differs_noted(item: FoundItem, case: Case) -> str:
    """Note that it is another's."""
    return f"{item.number}：已告诉{case.reporter_name}不是这件，接着保管。"


def whose_mark(item: FoundItem, word: str, pairs: Pairs) -> str:
    """Ask whose mark is meant."""
    if not pairs:
        return f"{item.number}还没有住户来找。"
    taps = [tap(f"{case.number} {case.reporter_name}", f"{word} {item.number} {case.number}")
            for _match, case in pairs[:_SHOWN]]  # fmt: skip
    return "\n".join([f"{item.number}“{word}”，是哪一位？", *taps])


def how_to_hand_out(item: FoundItem) -> str:
    """Ask for the owner's name and mark."""
    return f"请写上姓名和失主说的记号，比如：认领 {item.number} 李雷 内侧绣着L"


def handed_out(item: FoundItem, name: str, cases: Sequence[Case]) -> str:
    """Note that it went to its owner; what looked for it can be finished."""
    then = "　".join(tap(f"完成 {case.number}", f"完成 {case.number} 失物已领回") for case in cases)
    return f"{item.number}已由{name}领走，姓名和记号留底了。" + (f"\n{then}" if then else "")


def papers_not_here(item: FoundItem) -> str:
    """Say that papers are not handed out here."""
    return (
        f"{item.number}有证件或银行卡，{_POLICE}，不在这里认领。交到后回：移交 {item.number} 收条号"
    )


def how_to_pass_on(item: FoundItem) -> str:
    """Ask to whom it went."""
    return f"请写交给了谁、收条号，比如：移交 {item.number} 社区民警张警官 收条0123"


def passed_on(item: FoundItem) -> str:
    """Note that the police have it."""
    return f"{item.number}已记移交，收条留底了。"


def is_over(item: FoundItem, asked: Asked) -> str:
    """Say what became of it."""
    at = times.moment(item.ended_at or 0, asked.now, asked.settings.zone)
    if item.status == "handed":
        return f"{item.number}（{item.description}）{at}已由{item.owner or '失主'}领走。"
    return f"{item.number}（{item.description}）{at}已移交：{item.mark or '派出所'}"


def which(command: Command, items: Sequence[FoundItem]) -> str:
    """Ask which thing is meant."""
    after = f" {command.rest}" if command.rest else ""
    taps = [
        tap(f"{item.number} {short(item.description, 16)}", f"{command.word} {item.number}{after}")
        for item in items[:_SHOWN]
    ]
    return "\n".join([f"“{command.word}”，是哪一件？", *taps])


def listed(items: Sequence[FoundItem], asked: Asked) -> str:
    """List what lies there, the oldest first."""
    rows = [
        f"{tap(item.number, f'失物 {item.number}')} {short(item.description, 20)}"
        f"（{_how_long(item, asked.now)}{'，待移交' if item.papers else ''}）"
        for item in items[:_SHOWN]
    ]
    more = [f"还有{len(items) - _SHOWN}件是后来拾到的。"] if len(items) > _SHOWN else []
    return "\n".join([f"保管着{len(items)}件失物：", *rows, *more])


def one(item: FoundItem, pairs: Pairs, photos: str, asked: Asked) -> str:
    """Show one thing with its photos, and who may have lost it."""
    at = times.moment(item.found_at, asked.now, asked.settings.zone)
    lines = [
        f"{item.number} {item.description}",
        f"{item.finder_name}{at}拾到　{photos}".rstrip("　"),
    ]
    for match, case in pairs:
        said = f"说：“{match.mark}”" if match.mark else "还没说特征"
        lines.append(f"{case.number} {case.reporter_name} {said}")
    number = item.number
    words = ("移交",) if item.papers else ("相符", "不符", "认领", "移交")
    lines.append("　".join(tap(word, f"{word} {number}") for word in words))
    return "\n".join(lines)


def still_here(item: FoundItem, moment: Moment) -> str:
    """Tell the clerks that nobody came for it."""
    if item.papers:
        return f"{item.number}（{item.description}）还没移交，{_POLICE}，请今天交到：{tap('移交', f'移交 {item.number}')}"
    return (
        f"{item.number}（{item.description}）拾到{_how_long(item, moment.now)}了没人领。"
        f"请张贴一次招领或交派出所：{tap('移交', f'移交 {item.number}')}"
    )


def marks_kept(count: int, _context: Context) -> str:
    """Say how many marks are kept, in 我的数据."""
    return f"{count}条您说过的失物特征（领回一年后删除）" if count else ""


def _how_long(item: FoundItem, now: int) -> str:
    return f"{max(1, (now - item.found_at) // DAY)}天"
