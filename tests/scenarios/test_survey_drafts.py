"""What was answered so far: kept as it is given, shown to the browser that was first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sealing import SecretSealer
from flows.cases.rules.deeds import Moment
from flows.survey.answering import urn
from flows.survey.texts import page as words
from storage.store import Store
from tests.scenarios.survey_pages import (
    GOOD,
    answers_in,
    invitation_of,
    invite,
    is_chosen,
    phone,
    running,
    words_of,
)

if TYPE_CHECKING:
    from storage.records.case import Case
    from tests.scenarios.conftest import World


def say_in_chat(world: World, case: Case, path: str, answers: dict[str, Any]) -> None:
    """Keep answers as the conversation does."""
    invitation = invitation_of(world, path)
    moment = Moment(world.service.clock(), world.service.settings)
    sealer = SecretSealer(world.service.secret)
    world.service.database.run(
        lambda c: urn.keep(Store(c), moment, case, invitation, answers, sealer)
    )


def kept(world: World, case: Case, path: str) -> dict[str, Any]:
    """Return what is kept of an invitation."""
    invitation = invitation_of(world, path)
    sealer = SecretSealer(world.service.secret)
    return world.service.database.read(lambda c: urn.so_far(Store(c), case, invitation, sealer))


def test_what_was_said_in_chat_stands_on_the_page_that_was_opened_first(world: World) -> None:
    case = running(world)
    path = invite(world, case)
    say_in_chat(world, case, path, {"security": "基本满意"})
    first, forwarded = phone(world), phone(world)

    assert is_chosen(first.get(path), "security", "基本满意")
    other = forwarded.get(path)
    assert '" checked' not in other.get_data(as_text=True)
    assert 'data-note="elsewhere">' in other.get_data(as_text=True)
    assert is_chosen(first.get(path), "security", "基本满意")


def test_each_answer_is_kept_and_shared_with_the_chat(world: World) -> None:
    case = running(world)
    path, first = invite(world, case), phone(world)
    first.get(path)
    say_in_chat(world, case, path, {"first": "绿化"})

    sent = first.post(f"{path}/draft", json={"security": {"security": ["不满意"]}})
    assert sent.get_json() == {"kept": True}
    first.post(f"{path}/draft", json={"why": {"why": ["没人"]}, "first": {"first": ["乱写"]}})
    assert kept(world, case, path) == {"security": "不满意", "why": "没人"}

    first.post(f"{path}/draft", json={"security": {"security": ["满意"]}})
    assert kept(world, case, path) == {"security": "满意"}
    assert is_chosen(first.get(path), "security", "满意")


def test_a_forwarded_link_shows_and_changes_nothing_kept(world: World) -> None:
    case = running(world)
    path, first, forwarded = invite(world, case), phone(world), phone(world)
    first.get(path)
    first.post(f"{path}/draft", json={"security": {"security": ["满意"]}})
    forwarded.get(path)

    sent = forwarded.post(f"{path}/draft", json={"security": {"security": ["很不满意"]}})
    wrong = forwarded.post(path, data={"security": "很不满意"})

    assert sent.get_json() == {"kept": False}
    assert words.WRONG in words_of(wrong)
    assert kept(world, case, path) == {"security": "满意"}
    forwarded.post(path, data=GOOD)
    assert "已提交" in words_of(first.get(path))
    assert answers_in(world, case) == [GOOD]


def test_the_good_part_of_a_wrong_form_is_kept(world: World) -> None:
    case = running(world)
    path, first = invite(world, case), phone(world)
    first.get(path)

    first.post(path, data={"security": "满意", "first": "游泳池"})

    assert kept(world, case, path) == {"security": "满意"}


def test_a_photo_that_came_by_chat_goes_with_the_page(world: World) -> None:
    photo = {"id": "shown", "ask": "拍一张", "type": "photo"}
    say = {"id": "say", "ask": "哪里", "type": "text"}
    case = running(world, anonymous=False, questions=[photo, say])
    path, first = invite(world, case), phone(world)
    say_in_chat(world, case, path, {"shown": "of-an-evidence"})
    first.get(path)
    first.post(f"{path}/draft", json={"shown": {"shown": ["forged"]}})

    first.post(path, data={"say": "楼道", "shown": "forged"})

    assert answers_in(world, case) == [{"shown": "of-an-evidence", "say": "楼道"}]


def test_what_is_no_draft_is_refused(world: World) -> None:
    path = invite(world, running(world))
    world.client.get(path)

    drafts: list[object] = [[], "x", {"security": "满意"}, None]
    for sent in drafts:
        assert world.client.post(f"{path}/draft", json=sent).status_code == 400
    assert world.client.post(f"{path}/draft", data=GOOD).status_code == 400
    assert world.client.post(f"{path}/draft", json={"none": {}}).get_json() == {"kept": True}


def test_the_mark_of_a_browser_is_its_own(world: World) -> None:
    path = invite(world, running(world))

    given = phone(world).get(path).headers["Set-Cookie"]

    assert f"Path={path}" in given
    assert "HttpOnly" in given
    assert "SameSite=Lax" in given
    mark = given.partition(";")[0].partition("=")[2]
    invitation = invitation_of(world, path)
    draft = world.service.database.read(lambda c: Store(c).ballots.draft(invitation.id))
    assert draft is not None
    assert draft.browser is not None
    assert mark not in draft.browser
