"""Invitations leave in the window, or with the next reply, and never as a template (SUR-6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.wechat.menu import buttons
from tests.scenarios.inviting import (
    answers,
    approved,
    bound,
    house,
    invitations,
    invited,
    links,
    ruled,
    running,
)
from tests.scenarios.survey_story import approve, planned

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

LATER = {"starts": "2026-11-28", "closes": "2026-12-08"}  # after the windows of today have closed


def test_it_leaves_as_a_push_while_the_window_is_open(world: World, resident: Member) -> None:
    number = running(world)

    (text,) = invited(resident.news())
    assert "2026年下半年物业服务满意度调查" in text
    assert "12月5日截止" in text
    assert "了解大家对下半年服务的看法" in text
    assert "参与" in text
    assert "退订 问卷" in text
    assert "匿名" in text
    (token,) = links([text])
    (mine,) = [one for one in invitations(world, number) if one.token == token]
    assert (mine.way, mine.delivered_on, mine.room) == ("push", "2026-11-25", "1501")

    assert invited([resident.says("你好")]) == []  # it leaves once
    world.advance(hours=3)
    assert invited(resident.news()) == []


def test_where_the_window_is_shut_it_waits_for_the_next_reply(
    world: World, resident: Member
) -> None:
    approved(world, **LATER)
    resident.news()
    world.advance(days=4, hours=1)

    assert resident.news() == []  # nothing at all: no push, and never a template message

    reply = resident.says("你好")
    assert len(links([reply])) == 1
    assert reply.index("您好") < reply.index("/s/")  # below what was asked for
    assert invited([resident.says("进度")]) == []
    assert invited(resident.hears()) == []


def test_of_a_danger_the_reply_is_about_that_alone(world: World, resident: Member) -> None:
    approved(world, **LATER)
    world.advance(days=4, hours=1)

    assert links([resident.says("家里煤气味很大，头晕")]) == []
    assert links([resident.says("3栋2单元1501")]) == []  # it goes on
    resident.news()


def test_an_invitation_waits_for_the_end_of_the_quiet_hours(world: World, resident: Member) -> None:
    ruled(world, invite_at="12:30")
    running_at = approved(world)
    world.advance(hours=26, minutes=35)  # 12:35
    assert world.case(running_at).status == "running"
    assert invited(resident.news()) == []

    world.advance(minutes=80)
    assert invited(resident.news()) == []
    world.advance(minutes=10)  # 14:05
    assert len(invited(resident.news())) == 1


def test_waves_leave_one_after_the_other_and_a_restart_invites_nobody_twice(
    world: World, resident: Member
) -> None:
    ruled(world, wave_homes=1)
    people = [resident, bound(world, "张秀英", "5栋1单元802", "13800000003")]
    house(world, [("2", "1", "101")])
    people.append(bound(world, "业主甲", "2栋1单元101", "13700000000"))
    number = running(world)

    heard = [len(invited(one.news())) for one in people]
    assert sum(heard) == 1
    world.restart()
    world.advance(minutes=50)
    world.restart()
    world.advance(minutes=9)
    assert [len(invited(one.news())) for one in people] == [0, 0, 0]
    world.advance(minutes=5)
    world.restart()
    world.advance(minutes=62)
    world.sweep()

    more = [len(invited(one.news())) for one in people]
    assert [first + then for first, then in zip(heard, more, strict=True)] == [1, 1, 1]
    waves = [one.wave for one in invitations(world, number) if one.person_id]
    assert sorted(waves) == [1, 2, 3]


def test_two_homes_of_one_person_come_in_one_message(world: World, resident: Member) -> None:
    resident.says("绑定 1栋1单元101 李雷 13800000001")
    ruled(world, wave_homes=1)
    running(world)

    (text,) = invited(resident.news())
    assert len(links([text])) == 2
    assert "3栋2单元1501" in text
    assert "1栋1单元101" in text


def test_who_opted_out_is_not_invited_and_still_finds_it(world: World, resident: Member) -> None:
    resident.says("退订 问卷")
    running(world)

    assert invited(resident.news()) == []
    assert invited([resident.says("你好")]) == []
    assert len(links([resident.says("意见征集")])) == 1


def test_the_menu_shows_what_is_open_and_counts_as_reached(
    world: World, resident: Member, stranger: Member
) -> None:
    assert "没有要填的问卷" in resident.says("意见征集")
    assert "绑定房号" in stranger.says("意见征集")
    number = approved(world, **LATER)
    world.advance(days=4, hours=1)

    world.account.create_menu(buttons())
    bubble = resident.phone.tap_menu("意见征集")
    shown = bubble.text if bubble else ""
    (token,) = links([shown])
    assert "参与" in shown
    assert {one.way for one in invitations(world, number) if one.token == token} == {"menu"}
    answers(world, number, token)
    assert "没有要填的问卷" in resident.says("意见征集")


def test_who_binds_a_home_while_it_runs_is_invited_too(world: World, resident: Member) -> None:
    number = running(world)
    (token,) = links(resident.news())

    wife = world.member("韩梅梅")
    wife.follows()
    reply = wife.says("绑定 3栋2单元1501 韩梅梅 13800000002")
    told = links([reply, *wife.hears()])
    assert len(told) == 1
    answers(world, number, token)  # one answer a home
    assert "没有要填的问卷" in wife.says("意见征集")


def test_a_consultation_asks_owners_and_is_no_vote(world: World, resident: Member) -> None:
    wife = bound(world, "韩梅梅", "3栋2单元1501", "13800000002")
    number = running(world, kind="consultation")

    (text,) = invited(resident.news())
    assert "仅征求意见，不作为业主大会表决" in text
    assert invited(wife.news()) == []
    assert {one.room for one in invitations(world, number)} == {"1501", "802", "101"}


def test_nobody_is_written_to_more_often_than_the_budget(world: World, resident: Member) -> None:
    ruled(world, rest_days=0)
    push = world.config.settings.push
    world.change(push=push.model_copy(update={"contacts_a_week": 1}))
    running(world)
    assert len(invited(resident.news())) == 1

    other = planned(world, kind="meeting", title="座谈会", starts="2026-11-26", closes="2026-12-10")
    approve(world, other.number)
    resident.says("你好")
    world.advance(days=1)
    assert invited(resident.news()) == []  # the window is open, but the week is not over
    assert len(links([resident.says("你好")])) == 1  # who writes first is not disturbed


def test_who_has_moved_out_is_not_invited(world: World, resident: Member) -> None:
    approved(world, **LATER)
    world.advance(days=4, hours=1)

    resident_left = resident.says("解绑")
    assert "解" in resident_left
    assert invited([resident_left, resident.says("你好")]) == []
    assert "绑定房号" in resident.says("意见征集")
