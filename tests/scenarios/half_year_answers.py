"""How the homes of the half-year story answer: in chat, on the page behind a code, on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.scenarios import half_year_homes as homes
from tests.scenarios.survey_pages import words_of

if TYPE_CHECKING:
    from tests.scenarios.half_year import Story

_ENTRY = re.compile(r"/s/[\w.-]+")


def is_answered_in_chat(story: Story) -> None:
    """Let some answer word by word; one goes back, one stops and goes on a day later."""
    for place, home in enumerate(story.chatting):
        chats(story, home, back=place == 1, stops=place == 2)
    assert "您家" in story.members[story.chatting[0]].says("参与")
    assert "已经提交" in story.members[story.chatting[0]].last.text


def chats(story: Story, home: str, *, back: bool = False, stops: bool = False) -> None:
    """Let a home answer in chat."""
    member, given = story.members[home], homes.answers_of(story.lot)
    reply = member.says("参与")
    assert "不记名" in reply
    assert re.search(r"共(\d+)题.*【1/\1】", reply, re.DOTALL)
    for place, (ask, word) in enumerate(homes.words_of(given, story.lot)):
        assert f"】{ask}" in reply
        story.between()
        if place == 2 and back:
            assert "】保洁：楼道" in member.says("上一步")
            assert f"】{ask}" in member.says(given["clean"]["楼道"])
        if place == 4 and stops:
            assert "给您留着" in member.says("取消")
            story.between()
            story.world.advance(days=1)
            assert "前面填好的都在" in member.says("参与")
        reply = member.says(word)
    assert "请您看一遍" in reply
    story.between()
    assert "谢谢您" in member.says("确认")
    story.count.given[home] = given


def is_answered_on_the_page(story: Story) -> None:
    """Let others scan the code of their home; what is sent again counts nothing."""
    codes = story.folder / "codes.html"
    assert story.command("export", "survey-codes", story.number, str(codes)) == (
        f"{codes}: {story.homes}"
    )
    for place, home in enumerate(story.unbound(story.size.page)):
        given, path = homes.answers_of(story.lot), f"/s/{story.token(home)}"
        if place % 20 == 0:
            assert "匿名" in words_of(story.world.client.get(path))
            given["more"] = homes.PRIVATE if place else "楼道里一股煤气味"
            half = homes.fields_of(given)
            half.pop("security")
            assert "这题还没答" in words_of(story.world.client.post(path, data=half))
        story.between()
        page = words_of(story.world.client.post(path, data=homes.fields_of(given)))
        assert "谢谢" in page
        assert ("请现在就打电话" in page) == ("煤气" in given.get("more", ""))
        story.count.given[home] = given
        if place % 20 == 1:
            assert "已提交" in words_of(story.world.client.post(path, data=homes.fields_of(given)))


def is_answered_on_paper(story: Story) -> None:
    """Let the clerk enter papers, and her head enter those that are drawn once more."""
    for home in story.unbound(story.size.paper):
        given = homes.answers_of(story.lot)
        page = enters(story, "陈静", f"代填 {story.number} {home}", given)
        assert "谢谢" in page
        story.count.given[home] = given
        if drawn := re.search(rf"复核 {story.number} (\w+)", page):
            assert "另一位同事" in story.says("陈静", drawn[0])
            assert "一致" in enters(story, "孙丽", drawn[0], given)
    assert "没有等您复核" in story.says("孙丽", f"复核 {story.number}")


def enters(story: Story, name: str, words: str, given: homes.Answers) -> str:
    """Let somebody of the staff enter a paper; return what the page says."""
    story.says(name, words)
    path = _ENTRY.search(story.staff[name].last.raw)
    assert path is not None
    story.between()
    return words_of(story.world.client.post(path[0], data=homes.fields_of(given)))
