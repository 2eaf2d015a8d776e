"""Answers on paper: 代填 by staff for a home, 复核 by somebody else, and what is compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from flows.survey.paper import slips
from flows.survey.settings import Surveys
from flows.survey.texts import page as words
from flows.survey.texts import paper as paper_words
from storage.store import Store
from tests.scenarios.survey_pages import (
    GOOD,
    answers_in,
    end,
    invitation_of,
    invite,
    person_named,
    running,
    urn_of,
    words_of,
)

if TYPE_CHECKING:
    from storage.records.case import Case
    from storage.records.slip import Slip
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

CODE = "BCDFGHJKLM"


def link_in(member: Member) -> str:
    """Return the path of the link in the newest bubble."""
    found = re.search(r"/s/[\w.-]+", member.last.raw)
    assert found is not None, member.last.raw
    return found[0]


def enter(world: World, case: Case, home: str = "3-2-1501", **answers: str) -> str:
    """Let the clerk enter a paper; return what the page says."""
    clerk = world.member("陈静")
    clerk.says(f"代填 {case.number} {home}")
    return words_of(world.client.post(link_in(clerk), data=answers))


def slip(world: World, case: Case, code: str = CODE) -> Slip:
    """Return the paper with this code."""
    found = world.service.database.read(lambda c: Store(c).slips.by_code(case.id, code))
    assert found is not None
    return found


def test_a_paper_is_entered_for_a_home_once(world: World) -> None:
    case = running(world)
    path, clerk = invite(world, case), world.member("陈静")
    assert f"代填 {case.number}" in clerk.says(f"问卷 {case.number}")

    assert "3栋2单元1501" in clerk.says(f"代填 {case.number} 3-2-1501")
    link = link_in(clerk)
    form = words_of(world.client.get(link))
    assert paper_words.entering("3栋2单元1501") in form
    assert paper_words.SLIP in form
    assert invitation_of(world, path).opened_on is None

    done = words_of(world.client.post(link, data=GOOD | {"_slip": "bcdfg-hjklm"}))
    assert "谢谢" in done
    assert CODE in done
    assert urn_of(world, case) == [
        {"answers": GOOD, "building": "3", "way": "paper", "voter": None}
    ]
    assert "已提交" in words_of(world.client.post(link, data=GOOD))
    assert "已提交" in words_of(world.client.get(path))
    assert "已经答过" in clerk.says(f"代填 {case.number} 3-2-1501")


def test_what_a_paper_leaves_open_is_left_open(world: World) -> None:
    """Who enters it makes up no answer; but nothing at all is no answer."""
    case = running(world)
    invite(world, case)
    clerk = world.member("陈静")
    clerk.says(f"代填 {case.number} 3-2-1501")

    assert words.problem("nothing", 0, 0) in words_of(world.client.post(link_in(clerk), data={}))
    assert "谢谢" in words_of(world.client.post(link_in(clerk), data={"first": "停车"}))
    assert answers_in(world, case) == [{"first": "停车"}]


def test_a_paper_without_a_code_gets_one(world: World) -> None:
    case = running(world)
    invite(world, case)

    done = enter(world, case, **GOOD)

    found = re.search(r"编号 (\w{10})", done)
    assert found is not None
    assert slip(world, case, found[1]).survey_id == case.id


@pytest.mark.parametrize(
    ("code", "told"),
    [("BCDFG", paper_words.slip_problem("no_slip")), (CODE, paper_words.slip_problem("slip_used"))],
)
def test_a_wrong_code_is_said(world: World, code: str, told: str) -> None:
    case = running(world)
    for home in ("3-2-1501", "5-1-802"):
        invite(world, case, home)
    enter(world, case, _slip=CODE, **GOOD)

    assert told in enter(world, case, "5-1-802", _slip=code, **GOOD)
    assert len(answers_in(world, case)) == 1


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("代填 {} 5-1-802", "不在"),
        ("代填 {} 9-9-999", "栋"),
        ("代填 {}", "请写上房号"),
        ("复核 {} BCDFGHJKLM", "没有录过编号"),
        ("复核 {}", "没有等您复核的卷子"),
    ],
)
def test_what_cannot_be_entered_is_said(world: World, said: str, told: str) -> None:
    case = running(world)
    invite(world, case)

    assert told in world.member("陈静").says(said.format(case.number))


def test_who_may_not_enter_papers_gets_no_link(world: World) -> None:
    case = running(world)
    invite(world, case)

    assert "/s/" not in world.member("王强").says(f"代填 {case.number} 3-2-1501")


def test_a_link_is_one_day_and_one_survey_long(world: World) -> None:
    case = running(world)
    invite(world, case)
    clerk = world.member("陈静")
    clerk.says(f"代填 {case.number} 3-2-1501")
    link = link_in(clerk)
    assert world.client.get(f"{link}A").status_code == 404

    world.clock.advance(24 * 3600)
    assert world.client.get(link).status_code == 404
    assert world.client.post(link, data=GOOD).status_code == 404

    end(world, case, before=3600)
    clerk.says(f"代填 {case.number} 3-2-1501")
    end(world, case)
    assert "已结束" in words_of(world.client.post(link_in(clerk), data=GOOD))
    assert "截止" in clerk.says(f"代填 {case.number} 3-2-1501")


def test_a_link_ends_with_the_right(world: World) -> None:
    case = running(world)
    invite(world, case)
    clerk = world.member("陈静")
    clerk.says(f"代填 {case.number} 3-2-1501")
    world.service.database.run(
        lambda c: c.execute("UPDATE staff SET active = 0 WHERE name = :name", name="陈静")
    )

    assert world.client.post(link_in(clerk), data=GOOD).status_code == 404
    assert answers_in(world, case) == []


def test_the_second_entry_is_somebody_elses_and_says_where_it_differs(world: World) -> None:
    case = running(world)
    invite(world, case)
    enter(world, case, _slip=CODE, **GOOD)
    head = world.member("孙丽")

    assert "请把卷子交给另一位同事" in world.member("陈静").says(f"复核 {case.number} {CODE}")
    head.says(f"复核 {case.number} {CODE}")
    link = link_in(head)
    second = GOOD | {"first": "保洁"}
    again = world.client.post(link, data=second)
    assert paper_words.DIFFERS in words_of(again)
    assert paper_words.first_was("停车") in words_of(again)
    assert paper_words.first_was("满意") not in words_of(again)
    assert answers_in(world, case) == [GOOD]

    done = world.client.post(link, data=second | {"_compared": "1"})
    assert "有1题改过来了" in words_of(done)
    assert answers_in(world, case) == [second]
    kept = slip(world, case)
    assert kept.differed == '["first"]'
    assert kept.ballot_id is None
    assert "已经复核过" in head.says(f"复核 {case.number} {CODE}")
    assert "已经复核过" in words_of(world.client.post(link, data=GOOD | {"_compared": "1"}))
    assert answers_in(world, case) == [second]


def test_two_equal_entries_are_done_at_once(world: World) -> None:
    case = running(world)
    invite(world, case)
    enter(world, case, _slip=CODE, **GOOD)
    head = world.member("孙丽")
    head.says(f"复核 {case.number} {CODE}")

    done = world.client.post(link_in(head), data=GOOD | {"_compared": "1"})

    assert "两次录入一致" in words_of(done)
    assert slip(world, case).checked_by is not None


def test_who_is_drawn_is_asked_and_listed_for_others(world: World) -> None:
    surveys = world.service.settings.section(Surveys)
    world.change(surveys=surveys.model_copy(update={"entered_twice": 1.0}))
    case = running(world)
    invite(world, case)

    done = enter(world, case, _slip=CODE, **GOOD)

    assert f"复核 {case.number} {CODE}" in done
    assert CODE in world.member("孙丽").says(f"复核 {case.number}")
    assert CODE not in world.member("陈静").says(f"复核 {case.number}")


def test_who_of_a_home_answered_is_asked_where_each_has_a_vote(world: World) -> None:
    case = running(world, per="person")
    for name, number in (("李雷", "13800000001"), ("韩梅梅", "13800000002")):
        member = world.member(name)
        member.follows()
        member.says(f"绑定 3栋2单元1501 {name} {number}")
        invite(world, case, person_id=person_named(world, name))
    clerk = world.member("陈静")

    assert "韩梅梅" in clerk.says(f"代填 {case.number} 3-2-1501")
    clerk.says(f"代填 {case.number} 3-2-1501 韩梅梅")
    world.client.post(link_in(clerk), data=GOOD)

    (back,) = world.service.database.read(lambda c: Store(c).ballots.returns(case.id))
    assert back.voter == person_named(world, "韩梅梅")


def test_one_of_each_ten_is_drawn_at_a_place_nobody_knows() -> None:
    places = set()
    for _ in range(200):
        drawn: list[int] = []
        for entered in range(30):
            if slips.is_drawn(entered, len(drawn), 0.1):
                drawn.append(entered)
        assert [place // 10 for place in drawn] == [0, 1, 2]
        places.add(drawn[0])
    assert len(places) == 10


def test_none_is_drawn_where_none_is_wanted() -> None:
    assert not slips.is_drawn(9, 0, 0.0)
    assert slips.is_drawn(0, 0, 1.0)


def test_a_code_is_read_however_it_is_written() -> None:
    assert slips.code_in(" bcdfg hjklm ") == CODE
    assert slips.code_in("AEIOUAEIOU") == ""
    assert slips.code_in(slips.new_code()) != ""
