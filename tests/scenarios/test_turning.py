"""A case that becomes one of another kind (转投诉, 转报事), as everybody concerned sees it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from storage.store import Store
from tests.scenarios.test_complaint import complain
from tests.scenarios.test_suggestion import heard, suggest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

ANY = re.compile(r"(?:BX|TS|JY)\d{8}-\d{4}")


def other(reply: str, letters: str) -> str:
    """Return the number with these letters in a reply."""
    found = next(n for n in ANY.findall(reply) if n.startswith(letters))
    assert isinstance(found, str)
    return found


def photos_of(world: World, number: str) -> int:
    """Return how many files a case has."""
    case_id = world.case(number).id
    return world.service.database.read(lambda c: len(Store(c).evidence.of_case(case_id)))


def test_a_suggestion_becomes_a_complaint_up_to_its_acceptance(each_world: World) -> None:
    """Words and photos go along, the resident hears the new number, the old one ends (BOX-2)."""
    world = each_world
    resident, clerk = world.member("李雷"), world.member("陈静")
    resident.follows()
    resident.says("绑定 3栋2单元1501 李雷 13800000001")
    resident.says("建议门口的保安马超对老人客气点，昨天又骂人了")
    resident.sends_photo()
    old = other(resident.says("确认"), "JY")

    new = other(clerk.says(f"转投诉 {old}"), "TS")

    told = heard(resident)
    assert f"{old}" in told
    assert f"新单号 {new}" in told
    case, before = world.case(new), world.case(old)
    assert (case.kind, case.reporter_id, case.source) == (
        "complaint", before.reporter_id, before.source,
    )  # fmt: skip
    assert "马超对老人客气点" in case.description
    assert (case.from_case_id, before.from_case_id) == (before.id, case.id)
    assert (before.status, before.closed_as) == ("closed", "turned")
    assert (photos_of(world, new), photos_of(world, old)) == (1, 0)

    assert new in clerk.says(f"受理 {new}")
    assert "孙丽负责调查" in heard(resident)
    assert world.case(new).status == "investigating"


def test_the_accused_neither_sees_the_complaint_nor_what_it_came_from(
    world: World, resident: Member, clerk: Member
) -> None:
    """Who is named is kept away from the start, also the clerk who turns it."""
    old = suggest(resident, "建议前台的陈静接电话客气一点")
    reply = clerk.says(f"转投诉 {old}")
    assert "转给上级" in reply
    assert "转给上级" not in "\n".join(resident.hears())
    assert "TS" not in reply

    new = next(case for case in world.cases() if case.kind == "complaint")
    unknown = clerk.says("状态 TS20261124-0999")
    assert clerk.says(f"状态 {new.number}") == unknown
    assert clerk.says(f"状态 {old}") == unknown
    assert "TS" not in "\n".join(clerk.hears())
    assert new.number in world.member("孙丽").says(f"受理 {new.number}")


def test_turning_twice_answers_with_the_number_it_has(
    world: World, resident: Member, clerk: Member
) -> None:
    """The second time nothing new is made."""
    old = suggest(resident)
    new = other(clerk.says(f"转投诉 {old}"), "TS")

    again = clerk.says(f"转投诉 {old}")

    assert "之前已经转过" in again
    assert new in again
    assert sum(case.kind == "complaint" for case in world.cases()) == 1
    assert "本来就是投诉" in clerk.says(f"转投诉 {new}")


def test_a_complaint_that_is_a_report_goes_to_be_repaired(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """It ends as turned and the report is dispatched as any other (COM-2)."""
    old = complain(resident, "我要投诉，3栋大堂的灯坏了三天没人修")
    new = other(clerk.says(f"转报事 {old}"), "BX")
    case = world.case(new)
    assert (case.place, case.description) == ("3栋大堂", "3栋大堂的灯坏了三天没人修")
    assert f"已按报事办理，新单号 {new}" in heard(resident)
    assert world.case(old).closed_as == "turned"

    clerk.says(f"派 {new} 王强")
    assert new in heard(engineer)
    assert "接单" in engineer.says(f"接 {new}")
    assert new in resident.says(f"进度 {old}")
    assert new in resident.says(f"催单 {old}")


def test_a_sealed_name_is_shown_to_no_worker_without_a_yes(
    world: World, resident: Member, clerk: Member
) -> None:
    """A confidential complaint becomes a report only with the resident's recorded yes."""
    old = complain(resident, "我要投诉，3栋大堂的灯坏了三天没人修")
    clerk.says(f"保密 {old}")
    assert "先问过住户" in clerk.says(f"转报事 {old}")
    assert world.case(old).status == "registered"

    new = other(clerk.says(f"转报事 {old} 住户同意"), "BX")
    assert "住户同意" not in world.case(new).description
    assert not world.case(new).confidential


def test_what_is_decided_is_not_turned(world: World, resident: Member, clerk: Member) -> None:
    """After the answer it is too late; the wrong role hears why not."""
    old = suggest(resident)
    clerk.says(f"回复 {old} 周末就办")
    assert "现在不能转投诉" in clerk.says(f"转投诉 {old}")
    assert not [case for case in world.cases() if case.kind == "complaint"]


def test_bad_service_becomes_a_complaint_and_the_repair_stays_as_it_is(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """After a bad rating a tap makes a complaint of it, hidden from the engineer who was rated."""
    resident.says("厨房水管漏水了")
    old = other(resident.says("确认"), "BX")
    head = world.member("赵刚")
    clerk.says(f"派 {old} 王强")
    engineer.says(f"接 {old}")
    engineer.says(f"完成 {old} 换了角阀")
    resident.says(f"评价 {old} 1 师傅态度很差")
    assert "转投诉" in heard(head)

    new = other(head.taps("转投诉"), "TS")

    case = world.case(new)
    assert case.description.startswith("师傅态度很差")
    assert "原来的报修照常办" in heard(resident)
    assert world.case(old).status == "finished"
    unknown = engineer.says("状态 TS20261124-0999")
    assert engineer.says(f"状态 {new}") == unknown
    assert "投诉" not in engineer.says(f"状态 {old}")
    assert new in head.says(f"转投诉 {old}")


def test_who_may_not_turn_hears_why_and_nothing_is_made(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """An engineer does not make complaints; a repair is no report to be turned into."""
    resident.says("厨房水管漏水了")
    old = other(resident.says("确认"), "BX")
    clerk.says(f"派 {old} 王强")

    assert "您的岗位不能转投诉" in engineer.says(f"转投诉 {old}")
    assert "本来就是报事" in clerk.says(f"转报事 {old}")
    assert "没找到" in engineer.says("转投诉 JY20261124-0099")
    assert [case.kind for case in world.cases()] == ["report"]


def test_an_answer_does_the_right_thing_for_each_kind(
    world: World, resident: Member, clerk: Member
) -> None:
    """回复 is news of a repair, ends a complaint that is a question, answers a suggestion."""
    resident.says("厨房水管漏水了")
    repair = other(resident.says("确认"), "BX")
    clerk.says(f"受理 {repair}")
    clerk.says(f"回复 {repair} 师傅下午三点到")
    assert "师傅下午三点到" in heard(resident)
    question = complain(resident)
    clerk.says(f"答复 {question} 广场舞时间由社区统一规定到21点")
    assert "规定到21点" in heard(resident)
    idea = suggest(resident)
    clerk.says(f"答复 {idea} 已经在联系厂家")
    assert "已经在联系厂家" in heard(resident)

    found = [world.case(number).status for number in (repair, question, idea)]
    assert found == ["accepted", "closed", "answered"]


def test_a_tail_that_several_have_is_offered_to_choose(
    world: World, resident: Member, clerk: Member
) -> None:
    """JY…0001 and TS…0001 end alike: only what fits the word is meant, else it is asked."""
    idea = suggest(resident)
    complaint = complain(resident)
    assert idea[-4:] == complaint[-4:]

    assert idea in clerk.says("采纳 1 下周五前装好")
    assert complaint in clerk.says("转报事 1")

    assert world.case(idea).status == "adopted"
    assert world.case(complaint).closed_as == "turned"
