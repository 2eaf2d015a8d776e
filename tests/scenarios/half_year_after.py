"""The last part of the half-year story: corrected, published, asked again, and removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.survey.record import survey_of
from storage.store import Store
from tests.scenarios import half_year_homes as homes
from tests.scenarios.correction_story import corrections
from tests.scenarios.half_year_end import figures, percent
from tests.scenarios.inviting import invited
from tests.scenarios.survey_pages import words_of

if TYPE_CHECKING:
    from storage.records.case import Case
    from tests.scenarios.half_year import Story

MEASURE = "每晚加一班，主任抽查"


def holder_of(story: Story, number: str) -> str:
    """Return the name of who has to do the next thing."""
    staff_id = story.world.case(number).holder_id or ""
    found = story.world.service.database.read(lambda c: Store(c).staff.get(staff_id))
    assert found is not None
    return found.name


def is_corrected(story: Story) -> None:
    """Let each item below its target be planned, done, and found right by somebody else."""
    below = [one["ask"] for one in figures(story)["items"] if one["below"]]
    made = corrections(story.world)
    assert sorted(one.description for one in made) == sorted(f"{ask}整改" for ask in below)
    assert f"{len(made)}项" in story.says("陈静", f"整改 {story.number}")
    assert "整改会已记入" in story.says("周敏", f"整改会 {story.number} 12月10日 各主管 先改巡逻")
    owners = {one.number: holder_of(story, one.number) for one in made}
    assert owners[next(o.number for o in made if "报修" in o.description)] == "赵刚"
    for number, owner in owners.items():
        words = f"原因：人手不足 措施：{MEASURE} 期限：12月15日"
        assert "方案记下了" in story.says(owner, f"方案 {number} {words}")
    story.until("2026-12-14 10:00")
    for place, (number, owner) in enumerate(owners.items()):
        assert "检查" in story.says(owner, f"完成 {number} 已经加班了")
        checker = holder_of(story, number)
        assert checker != owner
        if place == 0:
            assert "再改" in story.says(checker, f"检查 {number} 不合格 周日没人，12月15日前补上")
            assert "检查" in story.says(owner, f"完成 {number} 周日也有人了")
        assert "检查合格" in story.says(checker, f"检查 {number} 合格")
    assert all(one.status == "closed" for one in corrections(story.world))
    assert story.told("陈静", "整改完成")  # a card


def is_published(story: Story) -> None:
    """Let everybody read what came of it; who took part hears of it."""
    took_part = [*story.chatting, story.silent[2]]
    for home in took_part:
        story.members[home].says("你好")
        story.members[home].news()
    assert "还没有公示" in story.members[story.silent[0]].says("公示")
    assert "已公示" in story.says("孙丽", f"公示 {story.number}")
    assert story.case.status == "closed"
    for _ in range(1 + story.homes // 500):  # they are told in portions
        story.world.sweep()
    for home in took_part:
        (told,) = [text for text in story.members[home].news() if "结果公布" in text]
        assert "/p/GS" in told
    assert "/p/GS" in story.members[story.silent[0]].says("公示")
    page = bulletin(story)
    for words in (f"回收{len(story.count.given)}户", "谢谢每一位", MEASURE, "整改", "未达到"):
        assert words in page
    assert "13712345678" not in page


def bulletin(story: Story) -> str:
    """Return what anybody reads of the survey."""
    reply = story.members[story.silent[0]]
    reply.says("公示")
    found = re.search(r"/p/GS[\d-]+", reply.last.raw)
    assert found is not None
    return words_of(story.world.client.get(found[0]))


def is_asked_again(story: Story) -> None:
    """Ask those homes whether it got better, and write that on each correction."""
    reply = story.says("陈静", f"整改 {story.number} 回头看")
    found = re.search(r"WJ\d+-\d+", reply)
    assert found is not None
    again = story.world.case(found[0])
    for name in ("孙丽", "周敏", "吴总"):
        story.says(name, f"审批 {again.number} 同意")
    for home in story.chatting:
        story.members[home].says("你好")
        story.members[home].news()
    story.until("2026-12-15 09:00")
    heard: list[str] = []
    for _ in range(5):  # waves, and the rest at noon
        heard += story.everybody_heard()
        story.world.advance(hours=1)
    assert set(story.chatting) <= set(heard)
    assert len(heard) == len(set(heard))
    plan = survey_of(again).planned()
    given = {
        one.id: "好多了" if one.type == "choice" else "满意"
        for one in plan.questions
        if one.type != "text"
    }
    links = _links(story, again)[: max(6, story.size.page // 2)]
    for path in links:
        assert "谢谢" in words_of(story.world.client.post(path, data=given))
    story.until("2026-12-26 00:31")
    story.world.sweep()
    story.until("2026-12-28 09:00")
    assert "已批准" in story.says("孙丽", f"审批 {again.number} 同意")
    for one in corrections(story.world):
        assert "→100%" in story.says("陈静", f"整改 {one.number}").replace(" ", "")


def _links(story: Story, survey: Case) -> list[str]:
    """Return the links of homes that nobody is bound to."""
    found = story.world.service.database.read(lambda c: Store(c).invitees.of_survey(survey.id))
    return [f"/s/{one.token}" for one in found if one.person_id is None]


def is_purged(story: Story) -> None:
    """Let two years pass: what was answered goes, and the record of it stays."""
    survey_id, token = story.case.id, story.token(story.unbound(1)[0])
    story.until("2028-12-12 10:00")
    assert len(kept(story, survey_id)) == 3
    assert all(kept(story, survey_id))
    story.until("2028-12-16 10:00")
    story.world.sweep()
    assert not any(kept(story, survey_id))
    line = story.world.service.database.read(lambda c: Store(c).cases.timeline(survey_id))[-1]
    assert line.action == "purge"
    assert f"答卷{len(story.count.given)}份" in line.text
    assert story.world.client.get(f"/s/{token}").status_code == 404
    assert f"总体满意率{percent(figures(story)['satisfaction'])}" in bulletin(story), bulletin(
        story
    )
    assert "总体满意率" in story.says("陈静", f"问卷 {story.number} 结果")
    assert homes.PRIVATE not in story.says("陈静", f"问卷 {story.number} 结果")
    assert invited([story.members[home].says("你好") for home in story.chatting]) == []


def kept(story: Story, survey_id: str) -> tuple[int, int, int]:
    """Return how many invitations, returns and ballots are stored."""

    def count(store: Store) -> tuple[int, int, int]:
        ballots = sum(len(some) for some in store.ballots.of_survey(survey_id))
        returns = len(store.ballots.returns(survey_id))
        return len(store.invitees.of_survey(survey_id)), returns, ballots

    return story.world.service.database.read(lambda c: count(Store(c)))
