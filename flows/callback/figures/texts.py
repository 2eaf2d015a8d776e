"""The figures of callbacks in words: 统计 回访, and what a month is analysed with (CAL-7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.callback.figures.statistics import FEW, share
from flows.places.texts import building
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from flows.callback.figures.statistics import Figures, Tally
    from flows.settings.period import Period

WORD, ABOUT, FILES, WORST = "统计", "回访", "看图", "返修"
DECIDE = "分析"
SHOWN = 5  # parts of a group in the text
GROUPS = {"source": "来源", "category": "类别", "worker": "师傅", "building": "楼栋"}
CAUSES = {
    "again": "没修好或又坏",
    "slow": "太慢、等太久",
    "manner": "态度",
    "mess": "没收拾",
    "absent": "没人来、没人联系",
    "price": "收费",
    "careless": "做得马虎",
}
GONE = "已离职的同事"
WHICH = f"要看什么时候的？比如：{WORD} {ABOUT} 本周，{WORD} {ABOUT} 上月，{WORD} {ABOUT} 2026-10。"
ONLY_OF_MONTHS = f"图是按月做的，比如：{WORD} {ABOUT} 上月 {FILES}。"
Names = dict[str, "Callable[[str], str]"]


def names_of(
    sources: Mapping[str, str], categories: Mapping[str, str], staff: Mapping[str, str]
) -> Names:
    """Return how the parts of each group are called."""
    return {
        "source": lambda key: sources.get(key, key),
        "category": lambda key: categories.get(key, key),
        "worker": lambda key: staff.get(key, GONE),
        "building": building,
    }


def figures(community: str, period: Period, found: Figures, names: Names) -> str:
    """Tell a time in figures; what nobody answered is told as such."""
    total = found.total
    head = f"【{community} {period.words}回访】"
    if not total.wanted:
        return f"{head}\n这段时间没有回访。"
    lines = [head, _asked(total), *_answers(total)]
    lines += [line for name in GROUPS if (line := _group(found, name, names[name]))]
    lines += _honesty(found)
    return "\n".join(lines)


def worst(period: Period, found: Figures, name: Callable[[str], str]) -> str:
    """Tell whose work dissatisfied people most often, of those with enough answers."""
    parts = sorted(found.groups["worker"].items(), key=lambda one: -one[1].dissatisfied)
    lines = [
        f"{name(key)}：不满意{one.dissatisfied}件（{one.reached}个回答），又回访{one.again}件"
        for key, one in parts[:SHOWN]
    ]
    if not lines:
        return f"{period.words}还没有哪位师傅有{FEW}个以上的回访回答，不排。"
    few = f"\n不到{FEW}个回答的不排。" if "worker" in found.kept_back else ""
    return f"{period.words}回访里谁的活返修多：\n" + "\n".join(lines) + few


def with_taps(words: str, this: Period, last: Period | None, *, picture: bool) -> str:
    """Add what can be tapped below the figures of a month: the picture, and the month before."""
    if last is None:
        return words
    taps = [tap(FILES, f"{WORD} {ABOUT} {this.asked} {FILES}")] if picture else []
    taps.append(tap(last.words, f"{WORD} {ABOUT} {last.asked}"))
    return f"{words}\n{'　'.join(taps)}"


def what_can_be_counted() -> str:
    """Say what there are figures of."""
    offered = "　".join(tap(one) for one in (f"{WORD} {ABOUT} 本月", "投诉月报", "今日"))
    return f"可以看：{offered}"


def ratio(part: int, whole: int) -> str:
    """Write a share with what it is made of: 80%（40/50）; of few no percentage."""
    percent = share(part, whole)
    return f"{part}/{whole}" if percent is None else f"{percent}%（{part}/{whole}）"


def _asked(total: Tally) -> str:
    waiting = total.wanted - total.reached - total.unconfirmed - total.refused - total.wrong_number
    words = f"应回访{total.wanted}件，问了{total.asked}件，有回答{total.reached}件"
    return f"{words}，还在问{waiting}件" if waiting else words


def _answers(total: Tally) -> list[str]:
    lines = []
    if total.reached:
        lines.append(
            f"满意率 {ratio(total.content, total.reached)}：满意{total.satisfied}、"
            f"基本满意{total.mostly}、不满意{total.dissatisfied}"
        )
    silent = {
        "未确认": total.unconfirmed,
        "拒访": total.refused,
        "号码错误": total.wrong_number,
    }
    told = [f"{name}{count}件" for name, count in silent.items() if count]
    if told:
        lines.append(f"{'、'.join(told)}，不算满意")
    if total.again:
        lines.append(f"没办好又回访的{total.again}件")
    return lines


def _group(found: Figures, group: str, name: Callable[[str], str]) -> str:
    parts = [
        f"{name(key)} {ratio(one.content, one.reached)}"
        for key, one in list(found.groups[group].items())[:SHOWN]
    ]
    return f"按{GROUPS[group]}：{'、'.join(parts)}" if parts else ""


def _honesty(found: Figures) -> list[str]:
    """Tell how far the figures can be trusted."""
    total, proof = found.total, found.proof
    lines = []
    if total.by_staff:
        lines.append(f"同事代填 {ratio(total.by_staff, total.reached)}")
    if proof.asked:
        again = f"代填的抽{proof.asked}件再问，答了{proof.answered}件"
        differing = f"，{proof.differing}件和原来记的不一样" if proof.answered else ""
        lowered = f"（{proof.lowered}件原来记了满意，其实不满意）" if proof.lowered else ""
        lines.append(f"{again}{differing}{lowered}")
    if found.kept_back or 0 < total.reached < FEW:
        lines.append(f"不到{FEW}个回答的不单列，也不算百分比。")
    return lines


def why(named: Sequence[tuple[str, int]], common: Sequence[tuple[str, int]]) -> list[str]:
    """Tell why people were not satisfied."""
    lines = []
    if named:
        told = "、".join(f"{CAUSES[kind]}{count}件" for kind, count in named)
        lines.append(f"不满意的原因：{told}")
    if common:
        told = "、".join(f"{word}{count}" for word, count in common)
        lines.append(f"常说到：{told}")
    return lines


def being_made(period: Period) -> str:
    """Say that the picture comes in a moment."""
    return f"{period.words}的回访分析正在做，做好马上发给您。"
