"""A free text that wants a reply becomes a suggestion on the resident's wish (SUR-12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sealing import SecretSealer
from flows.cases.rules.deeds import Moment
from flows.cases.watch import system_deed
from flows.survey.publication.suggestion import wish
from storage.store import Store
from tests.scenarios.survey_published import (
    counted,
    does,
    figures,
    invited,
    page,
    published,
    running,
)

if TYPE_CHECKING:
    from storage.records.case import Case
    from storage.records.survey import Invitation
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

TEXT = "东门外面太暗，希望装两盏路灯"


def wishes(world: World, number: str, invitation: Invitation, *, anonymous: bool) -> str:
    """Let a text that wants a reply leave an answer, as the page or the chat does."""
    moment = Moment(world.service.clock(), world.service.settings)
    case, sealer = world.case(number), SecretSealer(world.service.secret)
    return world.service.database.run(
        lambda c: wish(Store(c), moment, case, invitation, TEXT, sealer, anonymous=anonymous)
    )


def suggestions(world: World) -> list[Case]:
    return [case for case in world.cases() if case.number.startswith("JY")]


def test_with_a_name_it_is_a_case_at_once_and_its_author_hears_of_it(
    world: World, resident: Member
) -> None:
    number = running(world)
    (first, *_rest) = invited(world, number, resident)
    said = wishes(world, number, first, anonymous=False)

    (case,) = suggestions(world)
    assert case.number in said
    assert (case.description, case.reporter_name, case.room) == (TEXT, "李雷", "1501")
    assert case.from_case_id == world.case(number).id
    world.member("孙丽").says(f"采纳 {case.number} 十二月底前装好")
    world.sweep()
    assert any("十二月底前装好" in text for text in resident.news())


def test_without_a_name_nobody_can_tell_whose_it_is(each_world: World) -> None:
    world = each_world
    resident = world.member("李雷")
    resident.follows()
    resident.says("绑定 3栋2单元1501 李雷 13800000001")
    number = running(world)
    (first, *_rest) = invited(world, number, resident)
    assert "不记名字" in wishes(world, number, first, anonymous=True)
    world.sweep()
    assert suggestions(world) == []  # until the close
    rows = world.store(lambda store: store.connection.all("SELECT * FROM survey_wishes"))
    assert TEXT not in str(rows)

    world.clock.advance(11 * 24 * 3600)
    does(world, number, system_deed("end"))
    world.sweep()
    (case,) = suggestions(world)
    assert case.description == TEXT
    assert (case.reporter_name, case.room, case.reporter_phone) == ("物业服务中心", None, "")
    timeline = world.store(lambda store: store.cases.timeline(case.id))
    assert "李雷" not in str(timeline)
    assert world.store(lambda store: store.wishes.closed_surveys()) == []
    world.sweep()
    assert len(suggestions(world)) == 1


def test_what_became_of_it_stands_on_the_page_and_nobody_is_phoned(
    world: World, resident: Member
) -> None:
    number = running(world)
    (first, *_rest) = invited(world, number, resident)
    wishes(world, number, first, anonymous=True)
    world.clock.advance(11 * 24 * 3600)
    does(world, number, system_deed("end"))
    counted(world, number, figures())
    world.sweep()
    (case,) = suggestions(world)
    bulletin = published(world, number)
    assert "正在看1条" in page(world, bulletin)

    world.member("孙丽").says(f"采纳 {case.number} 东门路灯十二月底前装好")
    shown = page(world, bulletin)
    assert "已采纳1条" in shown
    assert "东门路灯十二月底前装好" in shown
    assert TEXT not in shown  # free text is told in groups only
    assert "更新于" in shown
    world.advance(hours=3)
    assert case.number not in world.member("陈静").says("补电话")
