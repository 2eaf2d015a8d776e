"""A complaint's stages by the rules alone: none can be skipped, each has its owner and deadline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.cases.rules import lifecycle
from flows.cases.rules.deeds import Deed, Moment, NotPossible
from flows.complaint.rules import checks as complaint_checks
from flows.complaint.settings import Complaints
from flows.settings.calendar import DAY, HOUR, MINUTE
from tests.flows.sample import MORNING, RESIDENT, SETTINGS, TRANSITIONS, do, report

if TYPE_CHECKING:
    from storage.records.case import Case

CLERK, HEAD, MANAGER, DIRECTOR = "s-clerk", "s-head", "s-manager", "s-director"
LATER = MORNING + 10 * MINUTE
PATH: list[tuple[str, str, dict[str, Any]]] = [
    ("accept", CLERK, {"target_id": HEAD}),
    ("investigate", HEAD, {"text": "已到现场核实"}),
    ("assess", HEAD, {"finding": "founded"}),
    ("propose", HEAD, {"text": "三天内整改", "target_id": MANAGER}),
    ("approve", MANAGER, {"text": "按方案办"}),
    ("finish", HEAD, {"text": "已整改"}),
    ("confirm", RESIDENT, {}),
    ("archive", HEAD, {}),
]
STAGES = (
    *("registered", "investigating", "reported", "assessed", "proposed"),
    *("carrying_out", "answered", "concluded", "closed"),
)
HOLDERS = (None, HEAD, HEAD, HEAD, MANAGER, HEAD, HEAD, HEAD, HEAD)


def complaint(**fields: Any) -> Case:  # noqa: ANN401 - any field of the record
    """Return a complaint that was just registered."""
    return report(kind="complaint", number="TS20261125-0001", severity="minor", **fields)


def along(steps: int, case: Case | None = None, **other: dict[str, Any]) -> Case:
    """Take a complaint so many steps along its path; `other` changes the fields of an act."""
    case = case or complaint()
    for action, by, fields in PATH[:steps]:
        case = do(case, action, LATER, by, **(fields | other.get(action, {})))
    return case


def refused(case: Case, action: str, by: str = HEAD, now: int = LATER, **fields: Any) -> str:  # noqa: ANN401
    """Return why an act is not possible."""
    with pytest.raises(NotPossible) as caught:
        do(case, action, now, by, **fields)
    return caught.value.reason


@pytest.mark.parametrize("steps", range(len(STAGES)))
def test_each_stage_has_its_owner_and_the_next_its_deadline(steps: int) -> None:
    """The path runs through every stage (COM-1…13)."""
    case = along(steps)

    assert case.status == STAGES[steps]
    assert case.holder_id == HOLDERS[steps]
    assert (case.due_at is None) == (case.status == "closed")
    assert (case.alert_at is None) == (case.status == "closed")


@pytest.mark.parametrize("steps", range(len(PATH)))
def test_no_stage_can_be_skipped(steps: int) -> None:
    """What comes later in the path is refused, and so is what is past."""
    case = along(steps)
    now, skipped = PATH[steps], PATH[steps + 1 :]
    for action, by, fields in skipped:
        if action == "archive":
            assert refused(case, action, by, **fields) == "papers_missing"
        else:
            assert refused(case, action, by, **fields).startswith("first_"), (now, action)
    for action, by, fields in PATH[: max(0, steps - 1)]:
        if action in ("investigate", "assess"):  # a second report adds; a finding may change once
            continue
        assert refused(case, action, by, **fields) in {"already_accepted", "stage_past"}


@pytest.mark.parametrize(
    ("steps", "missing"),
    [
        (1, ("report", "decision", "result", "confirmation")),
        (4, ("decision", "result", "confirmation")),
        (5, ("result", "confirmation")),
        (6, ("confirmation",)),
        (7, ()),
    ],
)
def test_an_archive_names_what_is_missing(steps: int, missing: tuple[str, ...]) -> None:
    """Application, report, decision, result, then the resident's word (COM-13)."""
    assert complaint_checks.missing_papers(along(steps), LATER) == missing


def test_what_is_unclear_is_investigated_further() -> None:
    """存疑 leads back (COM-7); the next report goes on from there."""
    case = along(3, assess={"finding": "unclear"})

    assert (case.status, case.finding) == ("investigating", "unclear")
    again = do(case, "investigate", LATER, HEAD, text="专家意见")
    assert again.status == "reported"


def test_nobody_approves_their_own_plan() -> None:
    """Neither with a yes nor with a no."""
    case = along(4)

    for action in ("approve", "reject", "ask_again"):
        assert refused(case, action, HEAD, text="同意") == "own_proposal"


def test_a_plan_that_is_rejected_goes_back_with_its_reason() -> None:
    """驳回 needs a reason; the handler proposes anew."""
    case = along(4)

    assert refused(case, "reject", MANAGER, text=" ") == "reason_needed"
    back = do(case, "reject", LATER, MANAGER, text="不够具体")
    assert (back.status, back.holder_id) == ("assessed", HEAD)
    assert do(case, "ask_again", LATER, MANAGER, text="再问当班").status == "investigating"


def test_what_is_unfounded_is_explained_and_may_be_appealed() -> None:
    """There is nothing to carry out; the resident is asked at once (COM-8)."""
    case = along(5, assess={"finding": "unfounded"}, propose={"text": "监控显示无异常"})

    assert (case.status, case.result) == ("answered", "监控显示无异常")
    assert case.appeal_until == LATER + SETTINGS.section(Complaints).appeal.days * DAY
    appealed = do(case, "appeal", LATER, RESIDENT, text="监控没拍到", target_id=DIRECTOR)
    assert (appealed.status, appealed.holder_id) == ("appealed", DIRECTOR)
    assert appealed.due_for == "appeal"


def test_an_appeal_has_its_days_its_reason_and_comes_once() -> None:
    """Late, without words, or a second one: each has its own answer."""
    case = along(5)
    late = LATER + SETTINGS.section(Complaints).appeal.days * DAY + 1

    assert refused(case, "appeal", RESIDENT, late, text="不服") == "too_late_to_appeal"
    assert refused(case, "appeal", RESIDENT, text="") == "reason_needed"
    assert refused(along(3), "appeal", RESIDENT, text="不服") == "first_propose"
    again = replace(case, appeal="rejected")
    assert refused(again, "appeal", RESIDENT, text="不服") == "appealed_already"


def test_an_upheld_appeal_has_measures_of_its_own() -> None:
    """The decision on an appeal is final; what it orders is carried out."""
    case = do(along(5), "appeal", LATER, RESIDENT, text="不服", target_id=DIRECTOR)

    assert refused(case, "approve", DIRECTOR, text="") == "plan_needed"
    upheld = do(case, "approve", LATER, DIRECTOR, text="当面道歉并更换班组", target_id=HEAD)
    assert (upheld.status, upheld.appeal, upheld.holder_id) == ("carrying_out", "granted", HEAD)
    assert upheld.measures == "当面道歉并更换班组"
    assert upheld.result is None


def test_a_rejected_appeal_leaves_measures_to_be_carried_out() -> None:
    """What was decided and not yet done is still owed; what was done is concluded."""
    pending = do(along(5), "appeal", LATER, RESIDENT, text="太慢", target_id=DIRECTOR)
    done = do(along(6), "appeal", LATER, RESIDENT, text="不好", target_id=DIRECTOR)

    stays = do(pending, "reject", LATER, DIRECTOR, text="措施合适", target_id=HEAD)
    ended = do(done, "reject", LATER, DIRECTOR, text="措施合适", target_id=HEAD)

    assert (stays.status, stays.holder_id, stays.due_for) == ("carrying_out", HEAD, "carry_out")
    assert (ended.status, ended.closed_as) == ("concluded", "unconfirmed")


def test_the_result_is_improved_until_it_is_right() -> None:
    """没解决 leads back to the measures, with a new deadline (COM-11)."""
    case = along(6)

    again = do(case, "not_fixed", LATER + DAY, RESIDENT, text="还是吵")
    assert (again.status, again.return_count, again.result) == ("carrying_out", 1, None)
    assert again.due_at is not None
    assert again.due_at > LATER + DAY


def test_silence_concludes_without_counting_as_content() -> None:
    """After the configured days, not before; the archive waits for the days to appeal."""
    case = along(6)
    days = SETTINGS.section(Complaints).confirm_days

    assert refused(case, "close_silent", "system") == "too_early"
    silent = do(case, "close_silent", LATER + days * DAY, "system")
    assert (silent.status, silent.closed_as) == ("concluded", "unconfirmed")
    assert complaint_checks.missing_papers(silent, LATER + days * DAY) == ("appeal_days",)
    assert silent.due_at is not None
    assert silent.due_at > (silent.appeal_until or 0)


def test_promises_run_on_the_wall_clock() -> None:
    """Acceptance in minutes of its level, a minor one solved within two days (PRACTICE.md)."""
    case = complaint()

    assert case.due_at == MORNING + SETTINGS.section(Complaints).levels["minor"].accept * MINUTE
    assert case.finish_due_at == MORNING + 48 * HOUR
    held_up = along(1)
    assert (held_up.due_at or 0) <= MORNING + 48 * HOUR


def test_raising_is_free_and_lowering_is_not() -> None:
    """Another level has other clocks and its own handler (COM-4)."""
    case = along(1)

    raised = do(case, "grade", LATER, CLERK, severity="major", target_id=MANAGER)
    assert (raised.severity, raised.holder_id) == ("major", MANAGER)
    assert (raised.finish_due_at or 0) > (case.finish_due_at or 0)
    assert refused(raised, "grade", CLERK, severity="minor", text="小事") == "may_not_lower"
    asks: dict[str, Any] = {"severity": "minor", "may_exceed": True}
    assert refused(raised, "grade", MANAGER, **asks) == "reason_needed"
    assert do(raised, "grade", LATER, MANAGER, text="已查清", **asks).severity == "minor"
    assert refused(case, "grade", CLERK, severity="minor") == "same_severity"
    assert refused(case, "grade", CLERK) == "severity_needed"


def test_whoever_is_accused_loses_it_at_once() -> None:
    """The next one holds it, and who did the work does no longer."""
    case = replace(along(5), engineer_id="s-worker")
    lost: dict[str, Any] = {"loses_holder": True, "loses_engineer": True, "target_id": MANAGER}

    hidden = do(case, "accuse", LATER, CLERK, hides=(HEAD, "s-worker"), **lost)

    assert (hidden.holder_id, hidden.engineer_id) == (MANAGER, None)
    assert hidden.hidden_from == f"{HEAD} s-worker"


ACTIONS = tuple(TRANSITIONS["complaint"])


@st.composite
def deeds(draw: st.DrawFn, now: int) -> Deed:
    """Draw what anybody might do, sensible or not."""
    return Deed(
        action=draw(st.sampled_from(ACTIONS)),
        actor_id=draw(st.sampled_from([HEAD, MANAGER, None])),
        actor_name="某人",
        actor_kind=draw(st.sampled_from(["resident", "staff", "system"])),
        text=draw(st.sampled_from(["", "有理由"])),
        target_id=draw(st.sampled_from([HEAD, MANAGER])),
        until=draw(st.sampled_from([None, now - 1, now + DAY])),
        reason=draw(st.sampled_from([None, "relay", "not_ours"])),
        rating=draw(st.sampled_from([None, 2])),
        severity=draw(st.sampled_from([None, "minor", "important", "major", "grave"])),
        finding=draw(st.sampled_from([None, "founded", "unfounded", "unclear", "maybe"])),
        may_exceed=draw(st.booleans()),
    )


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_anybody_does_there_is_a_next_deadline(data: st.DataObject) -> None:
    """Every open complaint is due at some time and looked at before long (promise 2)."""
    case, now = complaint(), MORNING
    for _turn in range(data.draw(st.integers(0, 14))):
        now += data.draw(st.sampled_from([0, 60, 24 * 60, 9 * 24 * 60])) * MINUTE
        try:
            after = lifecycle.move(case, data.draw(deeds(now)), Moment(now, SETTINGS))
        except NotPossible:
            continue
        assert case.status not in lifecycle.TERMINAL
        case = after
    if lifecycle.is_open(case):
        assert case.due_at is not None
        assert case.alert_at is not None
        assert case.holder_id is not None or case.status == "registered"
    else:
        assert (case.due_at, case.alert_at, case.news_at) == (None, None, None)
        assert case.closed_at is not None
