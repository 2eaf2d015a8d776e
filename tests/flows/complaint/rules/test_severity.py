"""How serious a complaint is: by the record, by people, by a month without a solution (COM-4)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from flows.cases.rules.deeds import Moment, NotPossible
from flows.complaint.rules import people as complaint_people
from flows.complaint.rules import severity
from flows.settings.calendar import DAY, HOUR
from tests.flows.sample import CLERK, MORNING, RESIDENT, SETTINGS, do, person, report

if TYPE_CHECKING:
    from storage.records.case import Case

NOW = Moment(MORNING + 10 * DAY, SETTINGS)
TEAM = [
    person("孙丽", "affairs_head"),
    person("周敏", "site_manager"),
    person("吴总", "general_manager"),
]


def complaint(created_at: int = MORNING, **fields: Any) -> Case:  # noqa: ANN401 - any field of the record
    """Return a complaint as it stands when it was just registered."""
    given: dict[str, Any] = {"kind": "complaint", "severity": "minor", "category": "noise"} | fields
    return report(created_at, **given)


def accepted(**fields: Any) -> Case:  # noqa: ANN401 - any field of the record
    """Return a complaint that the affairs head investigates."""
    return do(complaint(**fields), "accept", MORNING, CLERK, target_id="s-孙丽")


@pytest.mark.parametrize(
    ("earlier", "level"),
    [
        ([], "minor"),
        ([complaint()], "minor"),
        ([complaint(), complaint()], "major"),
        ([complaint(), replace(complaint(), status="withdrawn")], "minor"),
        ([complaint(), replace(complaint(), finding="unfounded")], "minor"),
        ([complaint(), replace(complaint(), status="closed", closed_as="confirmed")], "minor"),
        ([complaint(), replace(complaint(), status="closed", closed_as="unconfirmed")], "major"),
        ([complaint(), complaint(MORNING - 200 * DAY)], "minor"),
        ([report()], "important"),  # a report that should have been finished by now
        ([report(NOW.now - HOUR)], "minor"),
        ([replace(report(NOW.now - HOUR), return_count=2)], "important"),
        ([replace(report(NOW.now - HOUR), promised_at=NOW.now - 1)], "important"),
        ([report(), report()], "major"),
    ],
)
def test_the_record_alone_makes_a_new_complaint_more_than_minor(
    earlier: list[Case], level: str
) -> None:
    assert severity.first(earlier, NOW) == level


@pytest.mark.parametrize(
    ("signs", "category", "now", "level"),
    [
        ((), "noise", "minor", None),
        (("injury",), "noise", "minor", "major"),
        (("loss", "repeated"), "noise", "minor", "major"),
        (("promised",), "noise", "minor", "important"),
        (("media",), "noise", "important", None),
        ((), "service_attitude", "minor", "important"),
        (("injury",), "service_attitude", "major", None),
        (("no such sign",), "noise", "minor", None),
    ],
)
def test_a_claim_is_only_suggested_when_it_is_more(
    signs: tuple[str, ...], category: str, now: str, level: str | None
) -> None:
    case = complaint(severity=now, category=category)

    assert severity.suggested(case, signs, SETTINGS) == level


def test_raising_is_free_and_lowering_is_not() -> None:
    case = do(accepted(), "grade", MORNING + 1, CLERK, severity="major", target_id="s-周敏")

    assert (case.severity, case.holder_id) == ("major", "s-周敏")
    for fields, reason in (
        ({"severity": "minor", "text": "小事"}, "may_not_lower"),
        ({"severity": "minor", "may_exceed": True}, "reason_needed"),
        ({"severity": "major"}, "same_severity"),
        ({"severity": None}, "severity_needed"),
    ):
        with pytest.raises(NotPossible, match=reason):
            do(case, "grade", MORNING + 2, CLERK, **fields)
    lowered = do(
        case, "grade", MORNING + 2, "s-吴总", severity="minor", text="查清是小事", may_exceed=True
    )
    assert lowered.severity == "minor"


def test_only_a_higher_role_may_lower() -> None:
    case = complaint(severity="important")

    may = [s.name for s in TEAM if complaint_people.may_lower(case, s, SETTINGS)]

    assert may == ["周敏", "吴总"]
    assert complaint_people.may_lower_titles(case, SETTINGS) == ["管理处主任", "总经理"]


def test_another_level_brings_its_own_clocks() -> None:
    case = accepted()

    raised = do(case, "grade", MORNING + HOUR, CLERK, severity="major", target_id="s-周敏")

    assert raised.due_at is not None
    assert case.due_at is not None
    assert raised.due_at > case.due_at
    assert raised.finish_due_at == MORNING + 240 * HOUR


@pytest.mark.parametrize(
    ("days", "next_day", "due"),
    [(0, 20, None), (19, 20, None), (20, 27, "warn"), (26, 27, "warn"), (27, 30, "warn"),
     (29, 30, "warn"), (30, None, "major"), (400, None, "major")],
)  # fmt: skip
def test_a_month_is_warned_of_twice_and_then_major(
    days: int, next_day: int | None, due: str | None
) -> None:
    next_at, found = severity.month_due(complaint(), MORNING + days * DAY, SETTINGS)

    assert found == due
    assert next_at == (None if next_day is None else MORNING + next_day * DAY)


def answered() -> Case:
    """Return a founded complaint whose measures were carried out."""
    case = accepted()
    case = do(case, "investigate", MORNING, "s-孙丽", text="查过了")
    case = do(case, "assess", MORNING, "s-孙丽", finding="founded")
    case = do(case, "propose", MORNING, "s-孙丽", text="改时间", target_id="s-周敏")
    case = do(case, "approve", MORNING, "s-周敏", target_id="s-孙丽")
    return do(case, "finish", MORNING, "s-孙丽", text="改好了")


def test_the_month_ends_with_the_resident_and_goes_on_when_it_comes_back() -> None:
    settled = do(answered(), "confirm", MORNING + DAY, RESIDENT)
    silent = do(answered(), "close_silent", MORNING + 8 * DAY, "system")

    assert (settled.month_at, silent.month_at) == (None, None)
    back = do(settled, "not_fixed", MORNING + 2 * DAY, RESIDENT, text="又来了")
    assert back.month_at == MORNING + 20 * DAY
    old = do(settled, "not_fixed", MORNING + 40 * DAY, RESIDENT, text="又来了")
    assert old.month_at == MORNING + 40 * DAY
    major = do(replace(settled, severity="major"), "not_fixed", MORNING + 40 * DAY, RESIDENT)
    assert major.month_at is None


def test_who_takes_over_after_a_month_gets_that_levels_clocks() -> None:
    late = MORNING + 30 * DAY

    case = do(accepted(), "month_passed", late, "system", target_id="s-周敏")

    assert (case.severity, case.holder_id, case.month_at) == ("major", "s-周敏", None)
    assert case.due_at is not None
    assert case.due_at > late
    assert case.finish_due_at == late + 240 * HOUR


def test_a_major_one_keeps_its_clocks_after_a_month() -> None:
    """Nobody gains time by being late."""
    before = accepted(severity="major")

    case = do(before, "month_passed", MORNING + 30 * DAY, "system")

    assert (case.stage_at, case.finish_due_at) == (before.stage_at, before.finish_due_at)


def test_an_appeal_keeps_its_deadline_when_the_month_is_over() -> None:
    day = MORNING + 12 * DAY
    appealed = do(answered(), "appeal", day, RESIDENT, text="不同意", target_id="s-吴总")

    case = do(appealed, "month_passed", MORNING + 30 * DAY, "system")

    assert (case.severity, case.holder_id) == ("major", "s-吴总")
    assert (case.due_at, case.due_for) == (day + 120 * HOUR, "appeal")
