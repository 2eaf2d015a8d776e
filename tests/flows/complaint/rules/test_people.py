"""Who handles a complaint, who decides it, who hears an appeal; nobody accused among them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from flows.cases.rules import access, confidentiality, conflict
from flows.complaint.rules import people as complaint_people
from tests.flows.sample import SETTINGS, person, report

if TYPE_CHECKING:
    from storage.records.case import Case
    from storage.records.staff import Staff

CLERK = person("管理员", "clerk")
WORKER = person("师傅", "engineer", department="工程部")
DEPARTMENT = person("工程主管", "department_head", department="工程部")
AFFAIRS = person("事务主管", "affairs_head", department="事务部")
MANAGER = person("主任", "site_manager")
DIRECTOR = person("总经理", "general_manager")
QUALITY = person("品质", "quality")
EVERYBODY = (CLERK, WORKER, DEPARTMENT, AFFAIRS, MANAGER, DIRECTOR, QUALITY)


def complaint(severity: str = "minor", *accused: Staff, **fields: Any) -> Case:  # noqa: ANN401
    """Return a complaint against some of ours."""
    marks = " ".join(one.id for one in accused)
    case = report(kind="complaint", severity=severity, hidden_from=marks)
    return replace(case, **fields)


@pytest.mark.parametrize(
    ("severity", "accused", "handler", "approver"),
    [
        ("minor", (), AFFAIRS, MANAGER),
        ("important", (), AFFAIRS, MANAGER),
        ("major", (), MANAGER, DIRECTOR),
        ("minor", (AFFAIRS,), MANAGER, DIRECTOR),
        ("minor", (MANAGER,), AFFAIRS, DIRECTOR),
        ("major", (DEPARTMENT,), MANAGER, DIRECTOR),
        ("major", (MANAGER,), DIRECTOR, None),
        ("minor", (AFFAIRS, MANAGER), DIRECTOR, None),
    ],
)
def test_the_next_higher_one_who_is_free_handles_and_decides(
    severity: str, accused: tuple[Staff, ...], handler: Staff, approver: Staff | None
) -> None:
    """A superior is excluded only where they are accused themselves (COM-5)."""
    case = complaint(severity, *accused)

    handles = complaint_people.handler_for(case, EVERYBODY, SETTINGS)
    assert handles == handler
    decides = complaint_people.approver_for(case, EVERYBODY, SETTINGS, {handler.id})
    assert decides == approver


def test_an_appeal_goes_above_who_decided_to_one_who_took_no_part() -> None:
    """At the top it goes outside the line (COM-12)."""
    decided = complaint(decided_by=MANAGER.id)
    took_part = {AFFAIRS.id, MANAGER.id}

    assert complaint_people.appeal_handler_for(decided, EVERYBODY, SETTINGS, took_part) == DIRECTOR
    at_the_top = complaint("major", decided_by=DIRECTOR.id)
    took_part = {MANAGER.id, DIRECTOR.id}
    assert (
        complaint_people.appeal_handler_for(at_the_top, EVERYBODY, SETTINGS, took_part) == QUALITY
    )
    nobody = complaint_people.appeal_handler_for(at_the_top, EVERYBODY[:-1], SETTINGS, took_part)
    assert nobody is None


def test_a_department_that_is_accused_is_hidden_from_as_a_whole() -> None:
    """Whoever joins it later, too; other departments see it."""
    case = complaint(hidden_from=conflict.mark_of_department("工程部"))

    assert conflict.free(case, EVERYBODY) == [CLERK, AFFAIRS, MANAGER, DIRECTOR, QUALITY]
    assert not access.staff_sees(case, WORKER, SETTINGS)
    assert not access.staff_sees(case, DEPARTMENT, SETTINGS)
    assert access.staff_sees(case, AFFAIRS, SETTINGS)


@pytest.mark.parametrize(
    ("who", "action", "why"),
    [
        (CLERK, "investigate", "no_permission"),
        (DEPARTMENT, "propose", "no_permission"),
        (AFFAIRS, "investigate", None),
        (MANAGER, "investigate", None),
        (AFFAIRS, "approve", "no_permission"),
        (MANAGER, "approve", None),
        (CLERK, "grade", None),
        (CLERK, "archive", None),
        (WORKER, "archive", "no_permission"),
    ],
)
def test_each_stage_is_for_whom_the_standard_names(
    who: Staff, action: str, why: str | None
) -> None:
    """Of a minor one: the affairs head handles, the site manager decides."""
    status, holder = {"approve": ("proposed", MANAGER)}.get(action, ("investigating", AFFAIRS))
    case = complaint(status=status, holder_id=holder.id)

    assert access.staff_refusal(case, who, action, SETTINGS) == why


def test_who_decides_less_does_not_decide_a_major_one() -> None:
    """The site manager handles it, the general manager decides."""
    case = complaint("major", status="proposed", holder_id=DIRECTOR.id)

    assert access.staff_refusal(case, MANAGER, "approve", SETTINGS) == "needs_higher"
    assert access.staff_refusal(case, DIRECTOR, "approve", SETTINGS) is None
    assert access.staff_refusal(case, AFFAIRS, "investigate", SETTINGS) == "not_yours"


def test_an_appeal_is_decided_by_nobody_but_who_holds_it() -> None:
    """Not even by a role above."""
    case = complaint(status="appealed", holder_id=QUALITY.id)

    assert access.staff_refusal(case, QUALITY, "approve", SETTINGS) is None
    assert access.staff_refusal(case, DIRECTOR, "approve", SETTINGS) == "needs_higher"
    assert access.staff_refusal(case, AFFAIRS, "investigate", SETTINGS) == "not_yours"


def test_who_only_carries_out_never_reads_who_complained() -> None:
    """The desk and who handles it do, unless the complainant wants it sealed (COM-3)."""
    case = complaint(engineer_id=WORKER.id, description="李雷家3栋2单元1501被楼上吵，13800000001")

    for reader in (CLERK, AFFAIRS, MANAGER):
        assert confidentiality.as_seen(case, reader, SETTINGS) == case
    sealed = replace(case, confidential=1)
    for seen in (
        confidentiality.as_seen(case, WORKER, SETTINGS),
        confidentiality.as_seen(sealed, AFFAIRS, SETTINGS),
    ):
        shown = f"{seen.reporter_name}{seen.reporter_phone}{seen.place}{seen.description}"
        assert (seen.home_id, seen.building, seen.room) == (None, None, None)
        for secret in ("李雷", "1501", "13800000001", "3栋"):
            assert secret not in shown
        assert "被楼上吵" in shown
