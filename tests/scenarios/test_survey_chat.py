"""Answering a survey in chat (参与): one question a message, until 确认."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.sealing import SecretSealer
from flows.cases.rules.deeds import Moment
from flows.survey.answering import urn
from storage.store import Store
from tests.scenarios.survey_running import ballots, bound, running

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

EVERY_TYPE: list[dict[str, Any]] = [
    {"id": "security", "ask": "保安服务", "type": "rating"},
    {
        "id": "clean",
        "ask": "保洁",
        "type": "matrix",
        "items": ["楼道", "电梯"],
        "scale": 3,
        "required": False,
    },
    {"id": "first", "ask": "最希望先改进哪一项", "type": "choice", "options": ["停车", "绿化"]},
    {"id": "free", "ask": "哪几天有空", "type": "choices", "options": ["周五", "周六", "周日"]},
    {"id": "since", "ask": "哪天方便开会", "type": "date"},
    {"id": "people", "ask": "家里几口人", "type": "number"},
    {"id": "more", "ask": "还有什么意见", "type": "text", "required": False},
]


@pytest.fixture
def li(world: World) -> Member:
    """Return 李雷, bound to 3栋2单元1501."""
    return bound(world, "李雷", "3栋2单元1501")


def test_every_type_is_answered_by_taps_numbers_and_words(world: World, li: Member) -> None:
    case = running(world, li, questions=EVERY_TYPE)

    first = li.says("参与")
    assert "共8题" in first
    assert "12月5日（周六）截止" in first
    assert "不记名" in first
    assert (
        "【1/8】保安服务\n1. 很满意\n2. 满意\n3. 基本满意\n4. 不满意\n5. 很不满意\n6. 没用过"
        in first
    )
    assert "【2/8】保洁：楼道" in li.says("2")
    assert "【3/8】保洁：电梯" in li.taps("不满意")
    assert "【4/8】最希望先改进哪一项" in li.says("没用过")
    assert "【5/8】哪几天有空\n可以选几个" in li.says("停车吧")
    assert "【6/8】哪天方便开会" in li.says("1和3")
    assert "【7/8】家里几口人" in li.says("12月5日")
    assert "【8/8】还有什么意见" in li.says("三口人")
    look = li.says("进度 太慢了，停车位不够")
    assert (
        "请您看一遍：\n1. 保安服务：满意\n2. 保洁·楼道：不满意\n3. 保洁·电梯：没用过\n"
        "4. 最希望先改进哪一项：停车\n5. 哪几天有空：周五、周日\n6. 哪天方便开会：2026-12-05\n"
        "7. 家里几口人：3\n8. 还有什么意见：进度 太慢了，停车位不够\n没问题请回“确认”" in look
    )
    done = li.says("确认")

    assert done.startswith(f"谢谢您！{case.number}《{case.description}》已经收好。")
    assert ballots(world, case) == [
        {
            "security": "满意",
            "clean": {"楼道": "不满意", "电梯": "没用过"},
            "first": "停车",
            "free": ["周五", "周日"],
            "since": "2026-12-05",
            "people": 3,
            "more": "进度 太慢了，停车位不够",
        }
    ]
    assert "您家（3栋2单元1501）已经提交过了" in li.says("参与")


@pytest.mark.parametrize(
    ("question", "wrong", "hint"),
    [
        ({"type": "rating"}, "还行吧", "请从下面选，点一下或回数字。"),
        ({"type": "rating"}, "7", "请从下面选"),
        ({"type": "rating"}, "跳过", "这一题不能空着"),
        ({"type": "choices", "options": ["周五", "周六"]}, "1 5", "请从下面选"),
        ({"type": "number"}, "两三个", "请回一个数字"),
        ({"type": "date"}, "2月30日", "没看出是哪一天"),
        ({"type": "text"}, "长" * 1001, "精简到1000字以内"),
    ],
)
def test_a_wrong_answer_is_explained_and_asked_again(
    world: World, li: Member, question: dict[str, Any], wrong: str, hint: str
) -> None:
    running(world, li, questions=[{"id": "one", "ask": "觉得怎样"} | question])
    li.says("参与")

    told = li.says(wrong)

    assert hint in told
    assert "【1/1】觉得怎样" in told


def test_what_does_not_apply_is_not_asked_and_does_not_count(world: World, li: Member) -> None:
    case = running(world, li)
    li.says("参与")
    assert "【2/3】最希望先改进哪一项" in li.says("4")
    assert "【3/3】哪里不满意" in li.says("1")
    li.says("保安老是不在")

    assert "【1/2】保安服务" in li.says("1")
    look = li.says("2")
    assert "请您看一遍：\n1. 保安服务：满意\n2. 最希望先改进哪一项：停车\n没问题" in look
    li.says("确认")

    assert ballots(world, case) == [{"security": "满意", "first": "停车"}]


def test_one_goes_back_and_changes_until_the_yes(world: World, li: Member) -> None:
    running(world, li)
    li.says("参与")
    li.says("1")
    assert "【1/2】保安服务" in li.says("上一步")
    li.says("3")
    assert "1. 保安服务：基本满意\n2. 最希望先改进哪一项：保洁" in li.says("保洁")

    assert "要改哪一题？" in li.says("不对")
    assert "题号是1到2" in li.says("9")
    assert "【2/2】最希望先改进哪一项" in li.says("第2题选错了")
    assert "2. 最希望先改进哪一项：绿化" in li.says("3")
    assert "谢谢" in li.says("好的")


@pytest.mark.parametrize("words", ["嗯嗯可以", "就这样提交吧", "没错", "好的谢谢"])
def test_a_yes_in_other_words_hands_it_in(world: World, li: Member, words: str) -> None:
    case = running(world, li)
    for said in ("参与", "1", "1"):
        li.says(said)

    assert "谢谢" in li.says(words)
    assert len(ballots(world, case)) == 1


@pytest.mark.parametrize(
    "words", ["好的，不过第二题选错了", "我想改改", "先不交", "好的，我家厨房漏水"]
)
def test_nothing_is_handed_in_with_a_doubt_or_another_matter(
    world: World, li: Member, words: str
) -> None:
    case = running(world, li)
    for said in ("参与", "1", "1"):
        li.says(said)

    assert "谢谢您！" not in li.says(words)
    assert ballots(world, case) == []


@pytest.mark.parametrize("words", ["不想填了", "没空填", "太麻烦不填了"])
def test_whoever_does_not_want_to_stops_and_keeps_the_answers(
    world: World, li: Member, words: str
) -> None:
    case = running(world, li)
    li.says("参与")
    li.says("1")

    assert "填好的给您留着" in li.says(words)
    assert "【2/2】" in li.says("参与")
    li.says("1")
    assert "填好的给您留着" in li.says("不填了")
    assert ballots(world, case) == []


def test_what_would_stop_it_elsewhere_is_an_answer_where_it_is_offered_or_written(
    world: World, li: Member
) -> None:
    case = running(
        world, li,
        questions=[
            {"id": "talk", "ask": "来座谈会吗", "type": "choice", "options": ["参加", "不参加"]},
            {"id": "why", "ask": "上次为什么没来", "type": "text"},
            {"id": "more", "ask": "还有什么建议", "type": "text", "required": False},
        ],
    )  # fmt: skip
    for said in ("参与", "不参加", "没空", "不想填", "确认"):
        li.says(said)

    assert ballots(world, case) == [{"talk": "不参加", "why": "没空"}]


def test_a_number_belongs_to_the_question_in_front(world: World, li: Member) -> None:
    """Beside a finished repair that asks for a score, and a list that was offered before."""
    case = running(world, li)
    li.says("厨房水管漏水了，下午三点后在家，13800000001")
    li.says("确认")
    li.says("参与")

    assert "【2/2】" in li.says("1")
    assert "1. 保安服务：很满意" in li.says("1")
    assert "谢谢" in li.says("确认")
    assert len(ballots(world, case)) == 1


def test_what_was_begun_is_kept_for_days_and_over_a_restart(world: World, li: Member) -> None:
    case = running(world, li)
    for word in ("参与", "5", "2"):
        li.says(word)
        world.restart()
    assert "填好的给您留着" in li.says("取消")
    world.advance(days=3)
    world.restart()

    told = li.says("参与")

    assert told.startswith(f"接着填《{case.description}》，前面填好的都在。")
    assert "【3/3】哪里不满意" in told
    assert "3. 哪里不满意：没填" in li.says("没有")
    world.restart()
    assert "谢谢" in li.says("确认")
    assert ballots(world, case) == [{"security": "很不满意", "first": "保洁"}]


def test_what_is_left_in_the_middle_can_be_taken_up_days_later(world: World, li: Member) -> None:
    running(world, li)
    li.says("参与")
    li.says("1")
    world.advance(days=4)

    assert "【2/2】" in li.says("参与")


def test_the_page_and_the_chat_share_what_was_answered(world: World, li: Member) -> None:
    case = running(world, li)
    li.says("参与")

    def answer(store: Store) -> None:
        (invitation,) = store.invitees.of_survey(case.id)
        moment = Moment(int(world.clock.now() * 1000), world.service.settings)
        sealer = SecretSealer(world.service.secret)
        given = {"security": "满意", "first": "绿化"}
        urn.keep(store, moment, case, invitation, given, sealer)

    world.service.database.run(lambda c: answer(Store(c)))

    assert "1. 保安服务：很满意\n2. 最希望先改进哪一项：绿化" in li.says("1")


def test_a_yes_before_the_last_question_is_no_text(world: World, li: Member) -> None:
    running(world, li, questions=[EVERY_TYPE[0], EVERY_TYPE[-1]])
    li.says("参与")
    li.says("满意")

    assert "还剩这一题" in li.says("确认")
    li.says("跳过")
    assert "谢谢" in li.says("确认")
