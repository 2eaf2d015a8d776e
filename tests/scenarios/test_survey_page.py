"""The page of a survey over plain HTTP, as a browser without scripts uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.survey.texts import page as words
from tests.scenarios.survey_pages import (
    GOOD,
    answers_in,
    invitation_of,
    invite,
    is_chosen,
    running,
    urn_of,
    words_of,
)

if TYPE_CHECKING:
    from tests.scenarios.conftest import World

TEXT = {"id": "say", "ask": "还有什么想说", "type": "text", "required": False}
ALL_TYPES = [
    {"id": "clean", "ask": "保洁", "type": "matrix", "items": ["楼道", "电梯"], "scale": 3},
    {
        "id": "when",
        "ask": "哪天方便",
        "type": "choices",
        "options": ["周六", "周日"],
        "required": False,
    },
    {"id": "people", "ask": "家里几口人", "type": "number"},
    {"id": "day", "ask": "哪天入住", "type": "date", "required": False},
    {"id": "shown", "ask": "拍一张", "type": "photo"},
    TEXT,
]


def test_a_form_says_what_it_is_and_takes_one_answer(world: World) -> None:
    case = running(world)
    path = invite(world, case)

    form = world.client.get(path)
    assert form.status_code == 200
    shown = words_of(form)
    for told in (
        "了解大家对下半年服务的看法",
        "匿名",
        "约1分钟",
        "截止：12月5日",
        "如果上面“保安服务”选了“不满意”",
    ):
        assert told in shown

    done = world.client.post(path, data=GOOD)
    assert "谢谢" in words_of(done)
    assert case.number in words_of(done)
    (ballot,) = urn_of(world, case)
    assert ballot == {"answers": GOOD, "building": "3", "way": "page", "voter": None}
    assert "已提交" in words_of(world.client.post(path, data=GOOD | {"security": "很不满意"}))
    assert "已提交" in words_of(world.client.get(path))
    assert answers_in(world, case) == [GOOD]


def test_every_type_is_read_by_its_fields(world: World) -> None:
    case = running(world, anonymous=False, questions=ALL_TYPES)
    path = invite(world, case)
    sent = {
        "clean.楼道": "很满意", "clean.电梯": "没用过", "when": ["周日", "周六"],
        "people": "３", "day": "2019-05-01", "say": " 谢谢 ", "another": "field",
    }  # fmt: skip

    assert "谢谢！" in words_of(world.client.post(path, data=sent))
    (ballot,) = urn_of(world, case)
    assert ballot["answers"] == {
        "clean": {"楼道": "很满意", "电梯": "没用过"}, "when": ["周六", "周日"],
        "people": 3, "day": "2019-05-01", "say": "谢谢",
    }  # fmt: skip
    assert ballot["voter"] == invitation_of(world, path).home_id


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"security": "非常好"}, words.problem("not_offered", 0, 0)),
        ({"security": ["满意", "很满意"]}, words.problem("only_one", 0, 0)),
        ({"first": ""}, words.problem("missing", 0, 0)),
        ({"security": "不满意", "why": "字" * 10_000}, words.problem("too_long", 10_000, 1000)),
    ],
)
def test_what_is_wrong_stands_beside_its_question(
    world: World, sent: dict[str, object], told: str
) -> None:
    case = running(world)
    path = invite(world, case)

    again = world.client.post(path, data=GOOD | sent)

    assert again.status_code == 200
    (question,) = set(sent) - {"security"} or {"security"}
    assert f'id="wrong-{question}">{told}' in again.get_data(as_text=True)
    assert words.WRONG in words_of(again)
    assert "字" * 10_000 in again.get_data(as_text=True) or "why" not in sent
    assert answers_in(world, case) == []
    assert "谢谢！" in words_of(world.client.post(path, data=GOOD))


def test_what_was_typed_stays_when_something_is_wrong(world: World) -> None:
    case = running(world)
    path = invite(world, case)

    again = world.client.post(path, data={"security": "不满意", "why": "门口没人 <b>"})

    assert is_chosen(again, "security", "不满意")
    assert "门口没人 &lt;b&gt;" in again.get_data(as_text=True)


def test_an_empty_form_is_no_answer(world: World) -> None:
    case = running(world, questions=[TEXT])

    assert words.problem("nothing", 0, 0) in words_of(world.client.post(invite(world, case)))
    assert answers_in(world, case) == []


def test_answers_to_what_does_not_apply_are_dropped(world: World) -> None:
    case = running(world)

    world.client.post(invite(world, case), data=GOOD | {"why": "写错地方"})

    assert answers_in(world, case) == [GOOD]


def test_scripts_and_formulas_are_only_words(world: World) -> None:
    case = running(world, questions=[TEXT | {"required": True}, ALL_TYPES[2]])
    path, said = invite(world, case), '=1+1 "><script>alert(1)</script>'

    again = world.client.post(path, data={"say": said})
    assert "<script>alert" not in again.get_data(as_text=True)
    assert said in words_of(again)

    world.client.post(path, data={"say": said, "people": "2"})
    assert answers_in(world, case) == [{"say": said, "people": 2}]


def test_danger_gets_the_numbers_and_stays_an_answer(world: World) -> None:
    case = running(world, questions=[TEXT])

    done = words_of(
        world.client.post(invite(world, case), data={"say": "楼道里有很浓的煤气味，快来人"})
    )

    assert "谢谢！" in done
    assert "开窗" in done
    assert "请直接打上面的电话" in done
    assert world.cases() == [case]  # nobody was told who wrote it


def test_a_consultation_is_no_vote_of_the_owners(world: World) -> None:
    case = running(world, kind="consultation")

    assert words.NOT_A_VOTE in words_of(world.client.get(invite(world, case)))


def test_too_much_is_refused_in_words(world: World) -> None:
    path = invite(world, running(world))

    answer = world.client.post(path, data=GOOD | {"why": "字" * 1_000_000})

    assert answer.status_code == 413
    assert words.TOO_LARGE in words_of(answer)
