"""The second half of the half-year story: reminders, the close, what was counted and reported."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from flows.survey.record import survey_of
from storage.store import Store
from tests.scenarios import half_year_homes as homes
from tests.scenarios.inviting import invited
from tests.scenarios.survey_pages import words_of

if TYPE_CHECKING:
    from tests.scenarios.half_year import Story

LEAST = 5  # of a group that is told


def is_reminded(story: Story) -> None:
    """Remind who has not answered, at most twice: by a push, else in the reply to their words."""
    often, seldom, _late, *others = story.silent
    for home in others[:1]:
        reply = story.members[home].says("退订 问卷")
        assert "以后不发" in reply
    for day, after, who in (
        ("11-28", "11-29 15", (often, seldom)),
        ("12-02", "12-03 17", (often,)),
    ):
        if day == "12-02":
            story.until("2026-12-01 18:00")
            story.says("陈静", "待办")
        story.until(f"2026-{day} 10:00")
        assert story.everybody_heard() == []
        if day == "12-02":
            _lags(story)
        assert invited([story.members[home].says("你好") for home in who]) == []
        story.until(f"2026-{after}:00")  # nobody is reminded at noon
        assert sorted(story.everybody_heard()) == sorted(who)
    story.until("2026-12-05 10:00")
    (again,) = invited([story.members[seldom].says("你好")])
    for words in ("提醒", "还没收到", "12月8日截止", "参与"):
        assert words in again
    story.until("2026-12-07 10:00")
    assert invited([story.members[home].says("你好") for home in (often, seldom)]) == []
    assert story.everybody_heard() == []
    assert [len(story.heard[home]) for home in (often, seldom)] == [3, 2]  # and one in a reply
    assert all(len(story.heard[home]) == 1 for home in story.chatting)


def is_visited(story: Story) -> None:
    """Let the clerk hand over paper at the doors of a building."""
    free = [one for one in story.unbound(10_000) if one.startswith("1-")][: story.size.visited]
    for some in (free[n : n + 25] for n in range(0, len(free), 25)):
        assert f"送到{len(some)}户" in story.says("陈静", f"已送 {story.number} {' '.join(some)}")


def _lags(story: Story) -> None:
    """Look at what the clerk heard at half time: at least one of the buildings lags."""
    (lags,) = story.told("陈静", "回收偏低")
    assert "上门或电话" in lags
    assert ("1栋：" in lags) == bool(story.size.visited)


def is_closed(story: Story) -> None:
    """Let it end after fourteen days; what was begun before has half an hour more."""
    often, _seldom, late, *_ = story.silent
    member, given = story.members[late], homes.answers_of(story.lot)
    said = homes.words_of(given, story.lot)
    story.until("2026-12-08 23:55")
    member.says("参与")
    for _, word in said[:-1]:
        member.says(word)
    story.until("2026-12-09 00:10")
    assert "已经截止" in story.members[often].says("参与")
    assert "请您看一遍" in member.says(said[-1][1])
    assert "谢谢您" in member.says("确认")
    story.count.given[late] = given
    assert "正在收最后几份" in story.says("陈静", f"问卷 {story.number} 结果")
    story.until("2026-12-09 00:31")
    story.world.sweep()
    assert story.case.status == "reporting"
    story.until("2026-12-09 09:00")
    assert story.told("陈静", "统计完成")
    assert story.told("孙丽", "报告待审批")  # a card: she has not written for days


def figures(story: Story) -> dict[str, Any]:
    """Return the figures that are kept."""
    found: dict[str, Any] = json.loads(survey_of(story.case).figures or "{}")
    return found


def is_counted(story: Story) -> None:
    """Compare what was counted with what each home answered."""
    found, count = figures(story), story.count
    returned = len(count.given)
    delivered = len({*story.members, *count.given}) + story.size.visited
    assert (found["homes"], found["invited"]) == (story.homes, story.homes)
    assert (found["delivered"], found["returned"]) == (delivered, returned)
    assert found["return_rate"] == returned / delivered
    assert (found["counted"], found["unreadable"], found["held"]) == (returned, 0, 0)
    assert found["satisfaction"] == count.satisfaction()
    for item in found["items"]:
        own = count.item(item["id"])
        assert {name: item[name] for name in own} == own
        assert {word: n for word, n in item["counts"].items() if n} == count.ratings(item["id"])
        assert item["rate"] == own["satisfied"] / own["valid"]
        assert item["below"] == (item["rate"] < item["target"])
    assert [item["id"] for item in found["items"]] == [
        "security", "clean.楼道", "clean.电梯", "repair", "progress", "notices",
    ]  # fmt: skip
    for one in found["choices"]:
        chosen = count.chosen(one["id"])
        assert one["counts"] == {word: chosen[word] for word in one["counts"]}
    assert {one["building"]: one["returned"] for one in found["buildings"] if one["returned"]} == (
        count.buildings()
    )
    bad = {name: count.item(name)["dissatisfied"] for name in homes.RATED}
    assert [one["dissatisfied"] for one in found["pareto"]] == sorted(
        filter(None, bad.values()), reverse=True
    )
    _is_told(story, found)


def _is_told(story: Story, found: dict[str, Any]) -> None:
    """Look at the same in chat, on the page that is printed, and in the workbook."""
    told = story.says("陈静", f"问卷 {story.number} 结果")
    returned, bad = len(story.count.given), story.count.item("progress")
    for words in (
        f"回收{returned}户",
        f"回收率{percent(found['return_rate'])}",
        f"总体满意率{percent(found['satisfaction'])}",
        f"（{bad['satisfied']}/{bad['valid']}），低于目标85%",
        "最需要改进：",
    ):
        assert words in told
    link = re.search(r"/q/[\w.-]+", story.staff["陈静"].last.raw)
    assert link is not None
    assert f"{returned}" in words_of(story.world.client.get(link[0]))
    file = story.folder / f"report-{story.world.clock.now():.0f}.xlsx"
    story.command("export", "survey", story.number, str(file))
    book = load_workbook(file)
    assert book["答卷"].max_row == returned + 1
    opinions = [str(cell.value) for row in book["意见"].iter_rows() for cell in row]
    assert not any("13712345678" in text for text in opinions)
    written = [one["more"] for one in story.count.given.values() if "more" in one]
    assert sum("快递柜" in text for text in opinions) >= min(1, sum("快递" in t for t in written))


def percent(share: float) -> str:
    """Write a share as people read it."""
    return f"{share * 100:.1f}".removesuffix(".0") + "%"


def is_reported(story: Story) -> None:
    """Let the first of the chain say yes; who reads reports gets it."""
    assert "还没到您" in story.says("周敏", f"审批 {story.number} 同意")
    assert "已批准" in story.says("孙丽", f"审批 {story.number} 同意")
    assert story.told("吴总", "报告已批准")
    assert story.told("陈静", "报告已批准", "公示")
    assert story.case.status == "reported"


def leaves_nothing_undone(story: Story) -> None:
    """Assert that no turn and no sweep failed."""
    counts = story.world.service.counts.all()
    assert not counts.get("turns_failed")
    assert not counts.get("sweeps_failed")
    survey_id = story.case.id
    returns = story.world.service.database.read(lambda c: Store(c).ballots.returns(survey_id))
    assert len(returns) == len(story.count.given)
