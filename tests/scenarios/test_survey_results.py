"""A closed survey is counted; its results are told in groups, and its report approved and sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from threading import Event
from typing import TYPE_CHECKING

import pytest

from bot.reports import survey as survey_sweep
from bot.sealing import SecretSealer
from flows.binding.conversation import hash_of
from flows.settings.calendar import DAY
from flows.survey.figures import counting
from flows.survey.record import survey_of
from storage.ids import new_id
from storage.persons import Contact
from storage.records.staff import Staff
from storage.records.survey import Invitation
from storage.store import Store
from tests.scenarios.people import COMMUNITY
from tests.scenarios.survey_counted import (
    MANY,
    ballots,
    cast,
    close,
    does,
    figures,
    moment_of,
    paper,
    running,
)

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.scenarios.conftest import World


def test_nobody_sees_answers_before_the_close(world: World) -> None:
    case = running(world)
    cast(world, case, MANY)

    told = world.member("孙丽").says(f"问卷 {case.number} 结果")

    assert "还在征集" in told
    assert "截止" in told
    assert "满意率" not in told
    assert all(one.sealed and one.answers is None for one in ballots(world, case))


def test_a_closed_survey_is_counted_and_told(each_world: World) -> None:
    world = each_world
    case = running(world)
    cast(world, case, MANY)
    sealed = {one.id for one in ballots(world, case)}
    world.service.database.run(
        lambda c: Store(c).ballots.keep_draft(case.id, "somebody's", "sealed", 1)
    )

    counted = close(world, case)

    assert counted.status == "reporting"
    assert survey_of(counted).turn == "affairs_head"
    found = figures(counted)
    assert (found["delivered"], found["returned"], found["return_rate"]) == (15, 15, 1.0)
    assert found["satisfaction"] == 11 / 14  # 没用过 is no valid rating
    assert found["items"][0]["below"] is True
    assert found["choices"][0]["counts"] == {"停车": 7, "保洁": 3, "绿化": 5}
    lead = world.member("孙丽")
    told = lead.says(f"问卷 {case.number} 结果")
    assert "回收率100%（目标30%）" in told
    assert "总体满意率78.6%，没达到目标85%" in told
    assert "保安服务：78.6%（11/14），低于目标85%" in told
    assert "最需要改进：保安服务（3份不满意）" in told
    assert "（3份提到）" in told
    assert "李雷" not in told
    assert "13800000001" not in told
    lead.hears()
    pictures = [one for one in lead.phone.screen if one.kind == "image"]
    assert len(pictures) == 1
    kept = world.platform.media.get(pictures[0].data["media_id"])
    assert kept.content_type == "image/png"
    timeline = world.service.database.read(lambda c: Store(c).cases.timeline(case.id))
    assert "巡逻" not in str(timeline)  # of what is removed after two years
    opened = ballots(world, case)
    assert len(opened) == len(MANY)
    assert not sealed & {one.id for one in opened}
    assert world.service.database.run(lambda c: Store(c).ballots.drop_all_drafts(case.id)) == 0
    assert all(one.sealed is None and one.voter is None for one in opened)


def test_small_groups_are_told_nowhere(world: World) -> None:
    """Two homes of 1栋 answered; without the next smallest, 3栋, they could be told apart."""
    case = running(world)
    cast(world, case, MANY)

    found = figures(close(world, case))

    told = {one["building"]: one["satisfaction"] for one in found["buildings"]}
    assert told == {"1": None, "3": None, "5": 4 / 6}
    kept = [one.building for one in ballots(world, case)]
    assert sorted(kept, key=str) == ["5"] * 7 + [None] * 8


def test_of_very_few_answers_nothing_is_told(world: World) -> None:
    case = running(world)
    cast(world, case, MANY[:4])

    found = figures(close(world, case))

    assert (found["returned"], found["satisfaction"], found["items"]) == (4, None, [])
    told = world.member("孙丽").says(f"问卷 {case.number} 结果")
    assert "只有4份答卷" in told
    assert "满意率" not in told


def test_too_few_returns_are_said_first(world: World) -> None:
    case = running(world, targets={"return_rate": 1.0, "satisfaction": 0.5})
    cast(world, case, MANY)
    silent = replace(
        world.service.database.read(lambda c: Store(c).invitees.of_survey(case.id)[0]),
        id="silent",
        home_id=world.service.database.read(
            lambda c: Store(c).residents.homes_in(case.community, "3")[0].id
        ),
        token="silent",  # noqa: S106 - of an invitation
    )
    world.service.database.run(lambda c: Store(c).invitees.add(silent))

    author = world.member("陈静")
    world.clock.advance(10 * 24 * 3600)
    author.says("待办")
    close(world, case)

    assert any("可以延长到12月10日为止" in text for text in author.hears())
    world.member("孙丽").says("待办")  # what a card had no room for is shown first
    lines = world.member("孙丽").says(f"问卷 {case.number} 结果").splitlines()
    assert lines[1] == "回收率不足100%，仅供参考"
    assert "发放16户，回收15户" in lines[2]
    assert "已延长" in author.says(f"延长 {case.number} 12月10日")
    assert world.case(case.number).status == "running"
    assert "还在征集" in author.says(f"问卷 {case.number} 结果")


def test_a_ballot_of_another_key_is_counted_and_kept(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    case = running(world)
    cast(world, case, MANY[:2], unit="8")
    world.service = replace(world.service, secret="another secret")  # noqa: S106 - of the test
    cast(world, case, MANY)

    found = figures(close(world, case))

    assert (found["returned"], found["counted"], found["unreadable"]) == (17, 15, 2)
    assert sum(one.sealed is not None for one in ballots(world, case)) == 2
    assert "有2份答卷打不开" in world.member("孙丽").says(f"问卷 {case.number} 结果")
    assert "ballots not readable" in caplog.text


def test_counting_that_ends_in_the_middle_is_done_again_once(each_world: World) -> None:
    """The process ends when everything is written, just before it is stored."""
    world = each_world
    case = running(world)
    cast(world, case, MANY)
    world.clock.advance(12 * 24 * 3600)
    does(world, case.number, "end")
    moment, sealer = moment_of(world), SecretSealer(world.service.secret)

    def ends(connection: Connection) -> None:
        store = Store(connection)
        read = counting.material_of(store, moment, case.id)
        assert read is not None
        assert counting.finish(store, moment, case.id, *counting.count(moment, read, sealer))
        raise SystemExit

    with pytest.raises(SystemExit):
        world.service.database.run(ends)
    assert all(one.sealed for one in ballots(world, case))

    assert survey_sweep.count_due(world.service, Event()) == 1
    assert survey_sweep.count_due(world.service, Event()) == 0

    assert figures(world.case(case.number))["counted"] == len(MANY)
    assert len(ballots(world, case)) == len(MANY)


def test_a_report_that_is_refused_waits_with_the_reason(world: World) -> None:
    case = running(world)
    cast(world, case, MANY)
    close(world, case)
    lead, author = world.member("孙丽"), world.member("陈静")
    author.says("待办")
    author.hears()

    assert "原因已转给编制人" in lead.says(f"审批 {case.number} 驳回 缺少原因分析")

    assert world.case(case.number).status == "reporting"
    assert any("缺少原因分析" in text for text in author.hears())
    timeline = world.service.database.read(lambda c: Store(c).cases.timeline(case.id))
    assert (timeline[-1].action, timeline[-1].text) == ("reject", "缺少原因分析")


def test_an_approved_report_goes_to_who_reads_it(world: World) -> None:
    case = running(world)
    cast(world, case, MANY)
    close(world, case)
    _owners_committee(world)
    for name in ("周敏", "王强"):
        world.member(name).says("待办")
    readers = {name: world.member(name) for name in ("周敏", "王强", "业委")}

    assert "已发给有关负责人" in world.member("孙丽").says(f"审批 {case.number} 同意")

    assert world.case(case.number).status == "reported"
    heard = {name: " ".join(one.hears()) for name, one in readers.items()}
    assert "调查报告已批准" in heard["周敏"]
    assert "总体满意率78.6%" in heard["周敏"]
    assert "总体满意率78.6%" in heard["业委"]
    assert case.number not in heard["王强"]
    raw = next(one.raw for one in readers["周敏"].phone.screen if "报告已批准" in one.text)
    assert "/q/" in raw


def test_results_are_compared_with_the_last_time(world: World) -> None:
    """By items that have the same id and ask the same; another sort is no earlier one."""
    for sort, papers in (("satisfaction", MANY), ("recheck", MANY[:5])):
        case = running(world, kind=sort, starts=today(world), closes=today(world, days=10))
        cast(world, case, papers, unit="8")
        close(world, case)
    case = running(world, starts=today(world), closes=today(world, days=10))
    cast(world, case, [("5", paper("满意"))] * 9 + [("5", paper("不满意"))])

    found = figures(close(world, case))

    assert [one["satisfaction"] for one in found["earlier"]] == [11 / 14]
    told = world.member("孙丽").says(f"问卷 {case.number} 结果")
    assert "总体满意率90%，已达到目标85%，比上次升11.4个百分点" in told
    assert "保安服务：90%（9/10），比上次升11.4个百分点" in told


def today(world: World, days: int = 1) -> str:
    """Return the local day so many days from now."""
    at = datetime.fromtimestamp(world.clock.now() + days * 86_400, world.service.settings.zone)
    return at.date().isoformat()


def test_where_each_person_has_a_vote_persons_are_counted(world: World) -> None:
    """Two of one home: one was reached and answered, the other only invited."""
    case = running(world, per="person")
    cast(world, case, MANY)

    def two(store: Store) -> None:
        home = store.residents.homes_in(case.community, "3")[0]
        for place, way in enumerate(("reply", "")):
            person = store.persons.arrive(Contact(f"o{place}", "nothing"), 1)
            store.invitees.add(
                Invitation(
                    f"i{place}", case.id, home.id, "3", "2", "1501", person.id, f"t{place}", way=way
                )
            )

    world.service.database.run(lambda c: two(Store(c)))

    found = figures(close(world, case))

    assert (found["invited"], found["delivered"], found["returned"]) == (17, 16, 15)
    assert "发放16人，回收15人" in world.member("孙丽").says(f"问卷 {case.number} 结果")


def _owners_committee(world: World) -> None:
    """Let 业委 sit on the owners' committee, with a phone of his own."""
    phone = "13800000009"
    code = "ABCDEFGHIZ"

    def enrol(store: Store) -> None:
        one = Staff(
            new_id(1), COMMUNITY, "业委", phone, "owners_committee", "", "", "", None, None, 1
        )
        now = int(world.clock.now() * 1000)
        store.staff.invite(store.staff.put(one, now), hash_of(code), now, now + DAY)

    world.service.database.run(lambda c: enrol(Store(c)))
    world.member("业委").follows()
    assert "绑定好了" in world.member("业委").says(f"绑定 {code}")
