"""Who else is asked afterwards: about complaints, suggestions, silence, corrections, a loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.survey.invitation.course import invitation_for
from storage.outbox import NewPush
from storage.store import Store
from tests.scenarios.complaint_story import answered
from tests.scenarios.correction_story import corrected, corrections, reported, with_departments
from tests.scenarios.reporting import NUMBER, finished
from tests.scenarios.test_callback_chat import asked, bound, of

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_a_complaint_is_asked_about_in_chat_where_that_was_chosen_until_it_is_right(
    world: World,
) -> None:
    """不满意 goes back to who carries out the measures; the next one asks again."""
    resident, head = bound(world), world.member("孙丽")
    assert "什么时间" in resident.says("回访方式 微信")
    resident.says("任何时间")
    number = answered(world, resident)
    resident.says(f"解决了 {number}")
    world.advance(days=1.2)
    (push,) = asked(resident.hears())
    assert number in push
    head.says("待办")

    assert "改进" in resident.says("不满意 周末还是吵")
    world.sweep()
    assert world.case(number).status == "carrying_out"
    assert "周末还是吵" in "".join(head.hears())
    assert [one.source for one in of(world, number)] == ["measures"]  # chat: nobody calls
    head.says(f"完成 {number} 周末也派人了")
    resident.says(f"解决了 {number}")
    world.advance(days=1.2)
    assert "第2次" in "".join(resident.hears())
    resident.says("基本满意")

    assert [one.result for one in of(world, number)] == ["dissatisfied", "mostly"]
    assert world.case(number).status == "concluded"


def test_a_complaint_that_was_archived_at_once_is_asked_about_all_the_same(
    world: World, resident: Member, clerk: Member
) -> None:
    number = answered(world, resident)
    resident.says(f"解决了 {number}")
    assert "已归档" in world.member("孙丽").says(f"归档 {number}")
    clerk.says("待办")
    world.advance(days=1.2)

    assert f"请回访 {number}" in "".join(clerk.hears())
    head, manager = world.member("孙丽"), world.member("周敏")
    for one in (head, manager, clerk):
        one.says("待办")
        one.hears()
    said = resident.says(f"不满意 {number} 又开始吵了")
    assert [one.result for one in of(world, number)] == ["dissatisfied"]
    assert f"{number}已经归档" in said
    (made,) = [one for one in world.cases() if one.number != number and one.kind == "complaint"]
    assert (made.status, made.from_case_id) == ("registered", world.case(number).id)
    assert made.number in said
    for one in (head, manager, clerk):
        assert "不满意：又开始吵了" in "".join(one.hears())
    assert "又开始吵了" in clerk.says(f"状态 {made.number}")

    resident.says("天天晚上都吵")
    resident.says(f"不满意 {number} 昨晚也吵")
    assert len([one for one in world.cases() if one.kind == "complaint"]) == 2  # the same
    assert "昨晚也吵" in clerk.says(f"状态 {made.number}")


def test_a_call_about_an_archived_complaint_is_told_to_who_handled_it(
    world: World, resident: Member, clerk: Member
) -> None:
    """Its archive takes no line: a yes reaches the handler, a no opens another complaint."""
    rules = world.config.settings.callbacks.model_copy(update={"asked_again": 0})
    world.change(callbacks=rules)  # one in ten answers is proved by somebody else
    number = answered(world, resident)
    resident.says(f"解决了 {number}")
    head = world.member("孙丽")
    assert "已归档" in head.says(f"归档 {number}")
    clerk.says("待办")
    world.advance(days=1.2)
    head.says("待办")
    clerk.says("待办")
    head.hears()
    clerk.says(f"回访 {number} 满意 现在安静多了")
    assert "满意：现在安静多了" in "".join(head.hears())
    told = clerk.says(f"回访 {number} 不满意 又吵起来了")
    assert "新开了TS" in told
    assert "不满意：又吵起来了" in "".join(head.hears())
    assert len([one for one in world.cases() if one.kind == "complaint"]) == 2
    told = world.member("周敏").says("统计 回访 本月")
    assert "有回答1件" in told
    assert "满意0、基本满意0、不满意1" in told


@pytest.mark.parametrize("said", ["未接通", "拒访", "号码错误", "满意"])
def test_a_call_about_an_archived_complaint_that_brings_no_word(
    world: World, resident: Member, clerk: Member, said: str
) -> None:
    """Nobody is told an opinion that there is none of, and a bare yes needs no colon."""
    number = answered(world, resident)
    resident.says(f"解决了 {number}")
    head = world.member("孙丽")
    assert "已归档" in head.says(f"归档 {number}")
    world.advance(days=1.2)
    head.says("待办")
    head.hears()

    replies = [clerk.says(f"回访 {number} {said}") for _ in range(3 if said == "未接通" else 1)]

    assert "记下了" in replies[-1]
    assert world.service.counts.all().get("turns_failed", 0) == 0
    heard = "".join(head.hears())
    assert ("住户回访意见" in heard) == (said == "满意")
    assert "满意：" not in heard


def test_a_suggestion_is_looked_at_again_after_a_no(
    world: World, resident: Member, clerk: Member
) -> None:
    resident.says("建议在3栋大堂放个图书角")
    found = NUMBER.search(resident.says("确认"))
    assert found is not None
    clerk.says(f"回复 {found[0]} 大堂太小放不下")
    resident.hears()
    world.advance(days=1.9)
    resident.says("你好")
    world.advance(days=1.3)
    (push,) = asked(resident.hears())
    assert "可以了" in push  # the answer waits for that first

    resident.says(f"可以了 {found[0]}")
    assert "再考虑" in resident.says("不满意 小一点也行") or world.case(found[0]).return_count == 1

    assert world.case(found[0]).status == "opened"
    assert [one.result for one in of(world, found[0])] == ["dissatisfied"]


def test_who_is_asked_afterwards_is_not_reminded_beside_it(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    """A callback asks first whether it is right: of two cards of one minute one is left."""
    number = finished(resident, clerk, engineer)
    resident.says(f"评价 {number} 4")
    resident.hears()
    resident.world.advance(days=3.01)
    (card,) = resident.hears()
    assert number in card
    assert "请您评价" in card


def test_a_reminder_that_still_waits_gives_way_to_the_callback(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Both were put off, and leave together: the callback says both."""
    number = finished(resident, clerk, engineer)
    case = world.case(number)
    resident.says(f"评价 {number} 4")
    push = NewPush(case.reporter_id, "reminder", f"{number}修好了吗？", 3, case_id=case.id)
    at = int(world.clock.now() * 1000) + 73 * 3600_000
    world.service.database.run(lambda c: Store(c).outbox.add(push, at, at))
    world.advance(days=3.01)
    world.advance(hours=2)
    assert [one for one in resident.hears() if "请您评价" not in one] == []


def test_after_silence_who_was_drawn_is_called(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    rules = world.config.settings.callbacks
    world.change(callbacks=rules.model_copy(update={"silent_share": 1.0}))
    number = finished(resident, clerk, engineer)
    world.advance(days=7.2)
    world.advance(hours=3)

    assert world.case(number).closed_as == "unconfirmed"
    assert [(one.source, one.status) for one in of(world, number)] == [("silent", "task")]
    assert number in clerk.says("待办") + "".join(clerk.hears())
    resident.says(f"修好了 {number}")
    assert [one.source for one in of(world, number)] == ["silent", "trial"]
    assert of(world, number)[0].status == "dropped"


def test_the_third_time_the_site_manager_has_it(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """The engineer, then their head, then the site manager; so it is with who asks."""
    number = finished(resident, clerk, engineer)
    holders = []
    for _ in range(3):
        resident.says(f"没修好 {number} 还在滴水")
        holders.append(name_of(world, world.case(number).holder_id))
        world.sweep()
        engineer.says(f"完成 {number} 又修了")
    world.sweep()

    assert holders == ["王强", "赵刚", "周敏"]
    asks = of(world, number)[-1]
    assert (asks.round, asks.status) == (4, "task")
    assert name_of(world, asks.holder_id) == "周敏"


def name_of(world: World, staff_id: str | None) -> str:
    """Return the name of somebody of staff."""
    found = world.service.database.read(lambda c: Store(c).staff.get(staff_id or ""))
    return found.name if found else ""


def test_after_a_correction_those_invited_are_asked(world: World, resident: Member) -> None:
    """Once it is checked; a no reaches who is responsible, and opens nothing."""
    with_departments(world, security="工程部", repair="工程部")
    survey = world.case(reported(world))
    invite(world, survey.id, resident)
    made = corrections(world)[0].number
    corrected(world, made, "赵刚", "孙丽")
    world.advance(days=1.9)
    resident.says("你好")
    head = world.member("赵刚")
    head.says("待办")
    world.advance(days=1.3)

    (push,) = asked(resident.hears())
    assert made in push
    assert "负责整改" in resident.says("不满意 保安还是不在岗")
    world.sweep()
    assert "保安还是不在岗" in "".join(head.hears())
    assert world.case(made).status == "closed"


def invite(world: World, survey_id: str, resident: Member) -> None:
    """Let a resident have been invited, as `counted` starts no wave."""

    def add(store: Store) -> None:
        case, person = store.cases.get(survey_id), store.persons.by_openid(openid)
        assert case is not None
        assert person is not None
        home = store.residents.home_by_id(store.residents.bound_homes(person.id)[0].home_id)
        assert home is not None
        store.invitees.add(invitation_for(case, home, person.id, int(world.clock.now() * 1000)))

    openid = world.platform.phone(resident.name).openid
    world.service.database.run(lambda c: add(Store(c)))
