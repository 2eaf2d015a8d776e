"""The monthly figures: whose month, shares, comparisons, and the day of the draft."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from flows.complaint.rules import month as rules
from flows.complaint.rules.month import Compared, Month, Tally
from flows.complaint.settings import Complaints
from flows.settings.site import Calendar
from tests.flows.sample import SETTINGS, at, changed, person

if TYPE_CHECKING:
    from storage.records.record import Row

WEEKDAYS = changed(calendar=Calendar(opens="08:30", saturdays=False, sundays=False))


def row(kept_back: int = 0, **values: object) -> Row:
    """Return a counted group of one complaint."""
    blank: dict[str, object] = {f.name: 0 for f in fields(Tally)}
    groups = dict.fromkeys(rules.GROUPS, "")
    return blank | groups | {"raised": 1, "kept_back": kept_back} | values


def month(name: str, *rows: Row) -> Month:
    """Return the figures of a whole month."""
    span = rules.spans(name, at("2027-12-01 00:00"), SETTINGS)[0]
    return rules.month_figures(span, rows)


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        ("2026-10-01 00:00", "2026-10"),
        ("2026-10-31 23:59", "2026-10"),
        ("2026-11-01 00:00", "2026-11"),
    ],
)
def test_a_month_is_that_of_local_clocks(moment: str, name: str) -> None:
    """In UTC the first of October is still September."""
    assert rules.month_of(at(moment), SETTINGS) == name


def test_months_follow_each_other_over_the_year() -> None:
    """Back and forth."""
    assert rules.shifted("2026-12", 1) == "2027-01"
    assert rules.shifted("2026-01", -1) == "2025-12"
    assert rules.shifted("2026-10", -12) == "2025-10"


def test_whole_months_are_compared_with_whole_months() -> None:
    """February has fewer days than January, and counts all the same."""
    this, before, year_before = rules.spans("2026-02", at("2026-03-05 09:00"), SETTINGS)

    assert (this.since, this.until) == (at("2026-02-01 00:00"), at("2026-03-01 00:00"))
    assert (before.since, before.until) == (at("2026-01-01 00:00"), at("2026-02-01 00:00"))
    assert (year_before.month, year_before.until) == ("2025-02", at("2025-03-01 00:00"))
    assert this.whole


def test_a_running_month_is_compared_with_as_many_days() -> None:
    """On the 30th of March the month before has no such day: it ends."""
    this, before, year_before = rules.spans("2026-03", at("2026-03-30 12:00"), SETTINGS)

    assert not this.whole
    assert this.until == at("2026-03-30 12:00")
    assert before.until == at("2026-03-01 00:00")
    assert year_before.until == at("2025-03-30 12:00")


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (3, 4, None),
        (4, 5, 80),
        (1, 8, 13),  # 12.5 is rounded up
        (2, 16, 13),
        (3, 7, 43),
        (0, 9, 0),
        (9, 9, 100),
        (999, 1000, 99),  # not all
        (1, 1000, 1),  # not none
    ],
)
def test_shares(part: int, whole: int, percent: int | None) -> None:
    """Of few there is none; only all is a hundred and only none is nought."""
    assert rules.share(part, whole) == percent


def test_groups_add_up_and_the_largest_comes_first() -> None:
    """What is kept back is in the total, and in no group."""
    found = month(
        "2026-10",
        row(category="fees", building="1", founded=1),
        row(category="noise", building="1"),
        row(category="noise", building="2", founded=1, raised=2),
        row(kept_back=1, founded=1, raised=3),
    )

    assert (found.total.raised, found.total.founded, found.kept_back) == (7, 3, 3)
    assert [(k, t.raised, t.founded) for k, t in found.groups["category"].items()] == [
        ("noise", 3, 1),
        ("fees", 1, 1),
    ]
    assert {k: t.raised for k, t in found.groups["building"].items()} == {"1": 2, "2": 2}


def test_a_part_is_compared_with_the_same_part_before() -> None:
    """What was not there counts as none."""
    now = month("2026-10", row(category="noise", raised=4), row(category="fees"))
    before = month("2026-09", row(category="noise", raised=6))
    report = Compared(now, before, month("2025-10"))

    assert report.change("category", "noise") == -2
    assert report.change("category", "fees") == 1


def test_buildings_with_few_complaints_are_not_named() -> None:
    """Two people of a building can be told apart by who knows them."""
    parts = {"3": Tally(raised=3), "5": Tally(raised=2), "7": Tally(raised=1), "": Tally(raised=9)}

    named, rest = rules.crowds(parts)

    assert (list(named), rest) == (["3"], 3)


def test_marks_are_those_of_all_who_may_read_the_report() -> None:
    """Engineers read none, and who left neither."""
    staff = [
        person("孙丽", "affairs_head", department="客服部"),
        person("赵刚", "department_head", department="工程 部"),
        person("王强", "engineer", department="秩序部"),
        person("老周", "site_manager", department="管理处", active=0),
    ]

    assert rules.marks_of_readers(staff, SETTINGS) == [
        "s-孙丽",
        "s-赵刚",
        "dept:客服部",
        "dept:工程部",
    ]


@pytest.mark.parametrize(
    ("month_name", "due"),
    [
        ("2026-09", "2026-10-08 08:30"),  # after the national holiday
        ("2026-12", "2027-01-04 08:30"),  # New Year, then a weekend
        ("2026-10", "2026-11-02 08:30"),  # the first is a Sunday
        ("2026-11", "2026-12-01 08:30"),
    ],
)
def test_the_draft_is_due_on_the_first_working_day(month_name: str, due: str) -> None:
    """When the office opens."""
    assert rules.drafted_at(month_name, WEEKDAYS) == at(due)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-10-01 09:00", "2026-10-08 08:30"),
        ("2026-10-08 08:29", "2026-10-08 08:30"),
        ("2026-10-08 08:30", "2026-11-02 08:30"),
        ("2026-12-31 23:59", "2027-01-04 08:30"),
    ],
)
def test_the_next_draft_is_the_first_that_is_still_to_come(now: str, due: str) -> None:
    """Within the holiday it is this month's, after the morning the next one's."""
    assert rules.next_draft(at(now), WEEKDAYS) == at(due)


def test_limits_are_those_of_the_levels_and_never_beyond_the_hard_one() -> None:
    """A level that allows two days for acceptance still has the day of everybody."""
    levels = dict(SETTINGS.section(Complaints).levels)
    levels["minor"] = levels["minor"].model_copy(update={"accept": 3000})
    settings = changed(
        complaints=SETTINGS.section(Complaints).model_copy(update={"levels": levels})
    )

    assert rules.accept_limits(settings)["minor"] == 24 * 3600_000
    assert rules.accept_limits(settings)["major"] == 15 * 60_000
    assert list(rules.solve_limits(settings).values()) == [
        48 * 3600_000,
        120 * 3600_000,
        240 * 3600_000,
    ]
