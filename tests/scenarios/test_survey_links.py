"""Links to a survey's page: forged, cut off, forwarded, sent twice, and at the close."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.survey.texts import page as words
from storage.store import Store
from tests.scenarios.inviting import bound
from tests.scenarios.survey_pages import (
    GOOD,
    answers_in,
    end,
    invitation_of,
    invite,
    person_named,
    phone,
    running,
    words_of,
)

if TYPE_CHECKING:
    from tests.scenarios.conftest import World


def test_forged_and_cut_links_lead_nowhere(world: World) -> None:
    path = invite(world, running(world))

    for wrong in (path[:-1], f"{path}A", "/s/x", f"/s/{'A' * 4000}", "/s/a.b.c"):
        answer = world.client.get(wrong)
        assert answer.status_code == 404
        assert words.UNKNOWN in words_of(answer)
        assert world.client.post(wrong, data=GOOD).status_code == 404
        assert world.client.post(f"{wrong}/draft", json={}).status_code == 404


def test_nothing_of_it_is_kept_by_others(world: World) -> None:
    path = invite(world, running(world))

    for answer in (
        world.client.get(path),
        world.client.get("/s/none"),
        world.client.post(path, data=GOOD),
    ):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        shown = answer.get_data(as_text=True)
        assert "李雷" not in shown
        assert "http://" not in shown
        assert "https://" not in shown


def test_two_devices_have_one_vote(world: World) -> None:
    case = running(world)
    bound(world, "韩梅梅", "3栋2单元1501", "13800000002")
    mine, theirs = (
        invite(world, case, person_id=person) for person in (None, person_named(world, "韩梅梅"))
    )
    first, second = phone(world), phone(world)
    first.get(mine)
    second.get(theirs)

    assert "谢谢！" in words_of(first.post(mine, data=GOOD))
    assert "已提交" in words_of(second.post(theirs, data=GOOD | {"security": "不满意"}))
    assert answers_in(world, case) == [GOOD]


def test_two_homes_have_two_votes(world: World) -> None:
    case = running(world)
    for home in ("3-2-1501", "1-1-101"):
        assert "谢谢！" in words_of(world.client.post(invite(world, case, home), data=GOOD))

    assert answers_in(world, case) == [GOOD, GOOD]


def test_each_person_has_a_vote_where_each_is_asked(world: World) -> None:
    case = running(world, per="person")
    for name, phone_number in (("李雷", "13800000001"), ("韩梅梅", "13800000002")):
        bound(world, name, "3栋2单元1501", phone_number)
    for name in ("李雷", "韩梅梅"):
        path = invite(world, case, person_id=person_named(world, name))
        assert "谢谢！" in words_of(world.client.post(path, data=GOOD))

    assert answers_in(world, case) == [GOOD, GOOD]


def test_what_was_begun_before_the_close_has_half_an_hour(world: World) -> None:
    case = running(world)
    begun, late = invite(world, case), invite(world, case, "5-1-802")
    world.client.get(begun)
    end(world, case)

    assert "已结束" in words_of(world.client.get(late))
    assert "已结束" in words_of(world.client.post(late, data=GOOD))
    assert invitation_of(world, late).opened_on is None  # what was counted stays
    assert "00:30前提交都算" in words_of(world.client.get(begun))
    world.clock.advance(29 * 60)
    assert "谢谢！" in words_of(world.client.post(begun, data=GOOD))
    assert answers_in(world, case) == [GOOD]


def test_what_was_begun_is_over_half_an_hour_later(world: World) -> None:
    case = running(world)
    path = invite(world, case)
    world.client.get(path)
    end(world, case)
    world.clock.advance(30 * 60)

    assert "已结束" in words_of(world.client.post(path, data=GOOD))
    assert world.client.post(f"{path}/draft", json={}).status_code == 409
    assert answers_in(world, case) == []


def test_a_look_counts_as_delivered_unless_nobody_looked(world: World) -> None:
    path = invite(world, running(world))
    world.client.head(path)
    phone(world).get(path, headers={"Sec-Purpose": "prefetch"})
    assert invitation_of(world, path).opened_on is None

    world.client.get(path)

    assert invitation_of(world, path).opened_on == "2026-11-25"


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        ("approved", 404, words.UNKNOWN),
        ("withdrawn", 404, words.UNKNOWN),
        ("counting", 200, words.CLOSED),
        ("closed", 200, words.CLOSED),
    ],
)
def test_a_survey_that_does_not_run_takes_no_answer(
    world: World, status: str, code: int, told: str
) -> None:
    case = running(world)
    path = invite(world, case)
    world.service.database.run(
        lambda c: c.execute("UPDATE cases SET status = :to WHERE id = :id", to=status, id=case.id)
    )

    for answer in (world.client.get(path), world.client.post(path, data=GOOD)):
        assert answer.status_code == code
        assert told in words_of(answer)
    assert answers_in(world, case) == []


def test_who_answered_and_what_stay_apart(world: World) -> None:
    case = running(world)
    path = invite(world, case)
    world.client.get(path)
    world.client.post(path, data=GOOD)

    invitation = invitation_of(world, path)

    assert world.store(lambda store: store.ballots.draft(invitation.id)) is None
    (back,) = world.service.database.read(lambda c: Store(c).ballots.returns(case.id))
    assert (back.building, back.way, back.day) == ("3", "page", "2026-11-25")
