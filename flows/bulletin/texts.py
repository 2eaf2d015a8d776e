"""What is said in chat about bulletins, and stands around them on their page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.words import cut
from flows.places.place import bare
from flows.writing import times
from flows.writing.markup import tap
from storage.records.bulletin import Section

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from flows.conversation.context import Context
    from flows.settings.site import Community
    from storage.records.bulletin import Bulletin
    from storage.records.case import Case

EXPLAIN = frozenset({"说明", "解释"})
EXPLANATION = "补充说明"
NOTHING_YET = "目前还没有公示。调查结果、整改进展会公布在这里。"
PRINT = "打印"
PUBLISHED, UPDATED, NUMBER = "公布于", "更新于", "编号"
CONTACT = "有话对我们说"
FOOTER = "本页不含住户个人信息，可以转发给邻居"


def listed(bulletins: Sequence[Bulletin], context: Context) -> str:
    """List bulletins, each with the short of it and its page."""
    if not bulletins:
        return NOTHING_YET
    return "\n\n".join(_entry(one, context) for one in bulletins)


def _entry(bulletin: Bulletin, context: Context) -> str:
    day = times.local(bulletin.published_at, context.settings.zone)
    return (
        f"{bulletin.title}（{day.month}月{day.day}日，{bulletin.number}）\n"
        f"{bulletin.summary}\n全文：{context.bulletin_link(bulletin.number)}"
    )


def for_staff(newest: Sequence[Bulletin], waiting: Sequence[Case], context: Context) -> str:
    """List the same, and before it what waits to be published."""
    taps = [
        tap(f"公示 {one.number}（{cut(one.description, 20)}）", f"公示 {one.number}")
        for one in waiting
    ]
    ready = ["\n".join(["可以公示了：", *taps])] if taps else []
    return "\n\n".join([*ready, listed(newest, context)])


def none_such(number: str) -> str:
    """Say that there is none with this number."""
    return f"没有找到 {number} 这份公示。回“{tap('公示')}”看最近的。"


def explanation_needed(bulletin: Bulletin) -> str:
    """Ask for the words."""
    return f"请写上要说明的话，比如：公示 {bulletin.number} 说明 停车费没有涨，只是改成了按季度收。"


def explained(bulletin: Bulletin, context: Context) -> str:
    """Note that it was added, and who hears of it."""
    link = context.bulletin_link(bulletin.number)
    told = "，参加过的住户会收到提醒（不在安静时段发）" if bulletin.case_id else ""
    return f"已加到 {bulletin.number} 的“{EXPLANATION}”里{told}。\n全文：{link}"


def told_more(bulletin: Bulletin, words: str, link: str) -> str:
    """Tell whom a bulletin concerns that something was explained."""
    return f"【{EXPLANATION}】关于“{bulletin.title}”：{cut(words, 200)}\n全文：{link}"


MONTHLY_HEADS = ("", "收到", "已办结", "还在办", "评价满意")


def monthly_title(month: date) -> str:
    """Return the title of a month's numbers."""
    return f"{month.year}年{month.month}月投诉和建议办理情况"


def monthly_summary(counts: Sequence[tuple[str, int]]) -> str:
    """Say in one line how many there were."""
    return "，".join(f"收到{title}{count}件" for title, count in counts)


def monthly(rows: Sequence[tuple[str, int, int, int, int]]) -> Section:
    """List how many there were of each, and how far they are."""
    table = [
        (title, f"{all_}件", f"{over}件", f"{all_ - over}件", f"{well}/{rated}" if rated else "—")
        for title, all_, over, rated, well in rows
    ]
    return Section(
        "办理情况",
        heads=MONTHLY_HEADS,
        rows=tuple(table),
        note="只公布数量，不涉及任何住户。评价满意：打3分以上的件数/已评价的件数。",
    )


def day_and_time(at: int, zone: ZoneInfo) -> str:
    """Write when it was published or changed: 2026年12月5日 10:00."""
    when = times.local(at, zone)
    return f"{when.year}年{when.month}月{when.day}日 {when:%H:%M}"


def contact(community: Community) -> list[str]:
    """Say where complaints and suggestions go (PUB-1)."""
    lines = [
        f"投诉电话：{community.complaint_phone}",
        f"值班电话（24小时）：{community.duty_phone}",
    ]
    if community.boxes:
        boxes = "、".join(f"{bare(one)}栋" for one in community.boxes)
        lines.append(f"意见箱：{boxes}，每个工作日开箱")
    lines.append("公众号里回复“投诉”或“建议”，我们会给您编号和答复")
    return lines
