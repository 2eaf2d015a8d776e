"""The monthly report in words and as tables: short, honest about few, and naming nobody."""

from __future__ import annotations

from flows.complaint.month import sheet as sheets
from flows.complaint.month import texts as month_texts
from flows.complaint.rules import month as rules
from flows.complaint.rules.month import Compared, Month, Tally
from flows.writing.markup import plain
from tests.flows.sample import COMMUNITY, SETTINGS, at


def month(
    name: str, total: Tally, now: str = "2026-12-05 09:00", **groups: dict[str, int]
) -> Month:
    """Return a month with these figures."""
    span = rules.spans(name, at(now), SETTINGS)[0]
    parts = {
        group: {key: Tally(raised=count) for key, count in groups.get(group, {}).items()}
        for group in rules.GROUPS
    }
    return Month(span, total, 0, parts)


NONE = Tally()
MANY = Compared(
    month(
        "2026-10",
        Tally(
            raised=40, founded=20, unfounded=10, accept_judged=40, accepted_in_time=38,
            solve_judged=36, solved_in_time=27, reopened=3, appealed=2, answering=25,
            satisfied=20, unconfirmed=9, repeated=4, unsettled=5,
        ),
        category={
            "noise": 15, "fees": 9, "parking_vehicles": 6, "lift": 5, "cleaning": 4, "other": 1,
        },
        severity={"minor": 30, "major": 4, "": 6},
        department={"": 25, "工程部": 10, "秩序部": 5},
        building={"3": 18, "5": 3, "7": 2, "9": 1, "": 16},
    ),
    month(
        "2026-09",
        Tally(raised=37, accept_judged=37, accepted_in_time=37, solve_judged=4, solved_in_time=4),
        category={"noise": 10}, department={"工程部": 12}, building={"3": 14, "5": 1},
    ),
    month("2025-10", Tally(raised=44)),
)  # fmt: skip


def test_a_month_in_words() -> None:
    """Compared with the month and the year before, the worst share first."""
    assert month_texts.text(MANY, COMMUNITY, SETTINGS).splitlines() == [
        "【翠湖花园 2026年10月投诉月报】",
        "共40件，比上月+3（37件），比去年同月-4（44件）",
        "按时解决 75%（27/36）",
        "住户满意 80%（20/25）",
        "按时受理 95%（38/40），上月100%",
        "另有9件住户没有回音，不算满意",
        "属实 67%（20/30），还没评估或存疑10件",
        "重复投诉4（+4），申诉2（+2），没办好返工3（+3），没办结5",
        "级别：重大4、轻微30、未定级6",
        "类别：噪音扰民15（+5）、物业收费9（+9）、停车车辆6（+6）、电梯5（+5）、保洁卫生4（+4）、其他1",
        "部门：没有指明部门25（+25）、工程部10（-2）、秩序部5（+5）",
        "楼栋：3栋18（+4）、5栋3、各不到3件的楼栋共3",
    ]


def test_few_have_no_percentages() -> None:
    """Three of four is no three quarters."""
    few = Tally(raised=4, accept_judged=4, accepted_in_time=3, founded=1, unfounded=1)
    words = month_texts.text(
        Compared(month("2026-10", few), month("2026-09", NONE), month("2025-10", NONE)),
        COMMUNITY,
        SETTINGS,
    )

    assert "%" not in words
    assert "按时受理 3/4" in words
    assert "共4件，上月没有记录，去年同月没有记录" in words
    assert "不到5件的不算百分比" in words


def test_a_month_without_complaints_is_told_in_two_lines() -> None:
    """There is nothing to list."""
    before = month("2026-09", Tally(raised=2))
    words = month_texts.text(
        Compared(month("2026-10", NONE), before, month("2025-10", NONE)), COMMUNITY, SETTINGS
    )

    assert words.splitlines()[1:] == ["共0件，比上月-2（2件），去年同月没有记录"]


def test_a_running_month_says_until_when() -> None:
    """And is compared with as many days."""
    now = "2026-11-24 10:00"
    this = month("2026-11", Tally(raised=1, unsettled=1), now)
    words = month_texts.text(
        Compared(this, month("2026-10", Tally(raised=3), now), month("2025-11", NONE)),
        COMMUNITY,
        SETTINGS,
    )

    assert "2026年11月投诉月报（截至11-24 10:00）" in words
    assert "比上月同期-2（3件）" in words


def test_the_longest_month_fits_a_phone() -> None:
    """At most twenty lines, with what can be tapped, and within one message."""
    words = month_texts.with_taps(
        month_texts.text(MANY, COMMUNITY, SETTINGS),
        "2026-10",
        "2026-09",
        ("https://a", "https://b"),
    )

    assert len(words.splitlines()) <= 20
    assert plain(words).splitlines()[-1] == "看图　下载表格　2026年9月"


def test_the_tables_have_every_comparison() -> None:
    """The name, this month, the month before, the change, the year before, the change."""
    sheet = sheets.sheet(MANY, COMMUNITY, SETTINGS, "2026-11-02 08:00")
    facts = {row[0]: row[1:] for row in sheet.facts.rows}

    assert facts["投诉总数"] == (40, 37, "+3", 44, "-4")
    assert facts["申诉"] == (2, 0, "+2", 0, "+2")
    assert facts["按时解决率"] == ("75%（27/36）", "4/4", "", "—", "")
    categories = next(table for table in sheet.groups if table.title == "按类别")
    assert categories.rows[0] == ("噪音扰民", 15, 10, "+5", 0, "+15", 0)


def test_no_small_building_is_in_the_tables() -> None:
    """Neither this month nor in what it is compared with."""
    sheet = sheets.sheet(MANY, COMMUNITY, SETTINGS, "2026-11-02 08:00")
    buildings = next(table for table in sheet.groups if table.title == "按楼栋")

    assert buildings.rows == (
        ("3栋", 18, 14, "+4", "—", "—"),
        ("5栋", 3, "—", "—", "—", "—"),
        ("各不到3件的楼栋合计", 3, "—", "—", "—", "—"),
        ("没有楼栋", 16, "—", "—", "—", "—"),
    )
