"""What is printed of a survey: the questionnaire on paper, and a code for each home."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

import pytest
import segno

from app import create_app
from bot.console import survey_export
from bot.errors import CommandError
from bot.pages.survey_link import survey_link
from tests.scenarios.inviting import approved, house, invitations, running

if TYPE_CHECKING:
    from pathlib import Path

    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

MATRIX = {
    "id": "clean",
    "ask": "各处的卫生",
    "type": "matrix",
    "items": ["楼道", "电梯"],
    "required": False,
}


def printed(world: World, what: str, number: str, file: Path) -> tuple[str, int]:
    """Return what is written, and how many homes or questions that are."""
    options = Namespace(what=what, number=number, file=str(file), make_app=create_app)
    count = survey_export.write_printed(world.service, options)
    return file.read_text(encoding="utf-8"), count


def test_every_home_has_its_code_on_paper(world: World, resident: Member, tmp_path: Path) -> None:
    house(world, [("6", "1", f"{floor}01") for floor in range(1, 11)])
    number = running(world)
    resident.news()

    page, count = printed(world, "survey-codes", number, tmp_path / "codes.html")
    assert count == page.count("<svg") == 13
    assert page.count('class="sheet"') == 5  # each building on its own: 1, 3, 5, and 6 on two
    assert page.index("3栋2单元1501") < page.index("6栋1单元101<") < page.index("6栋1单元1001")
    own = [one.token for one in invitations(world, number) if one.person_id is None]
    assert len(own) == 13
    for token in own:
        code = segno.make_qr(survey_link(world.service, token), error="m")
        assert code.svg_inline(scale=4, border=2, omitsize=True) in page
    again, _count = printed(world, "survey-codes", number, tmp_path / "again.html")
    assert again == page


def test_where_each_person_votes_a_home_with_accounts_has_no_code(
    world: World, resident: Member, tmp_path: Path
) -> None:
    number = running(world, per="person")
    resident.news()

    page, count = printed(world, "survey-codes", number, tmp_path / "codes.html")
    assert count == 2
    assert "3栋2单元1501" not in page


def test_the_paper_asks_everything(world: World, tmp_path: Path) -> None:
    questions = [
        {"id": "security", "ask": "保安服务", "type": "rating", "scale": 5},
        {"id": "why", "ask": "<b>哪里</b>不满意", "type": "text", "when": {"security": "不满意"}},
        {"id": "when", "ask": "哪天", "type": "choices", "options": ["周六", "周日"]},
        MATRIX,
    ]
    number = approved(world, kind="consultation", questions=questions)

    page, count = printed(world, "survey-paper", number, tmp_path / "paper.html")
    assert count == 4
    assert page.count('class="box"') == 6 + 2 + 2 * 6  # 没用过 stands beside each scale
    assert "&lt;b&gt;哪里&lt;/b&gt;" in page
    assert "第1题选“不满意”的请答" in page
    assert "可多选" in page
    assert "选填" in page
    assert "仅征求意见，不作为业主大会表决" in page
    assert "12月5日前" in page
    assert "录入编号" in page
    assert "不要在答卷上写姓名" in page


def test_a_paper_that_is_not_anonymous_asks_who(world: World, tmp_path: Path) -> None:
    number = approved(world, anonymous=False)

    page, _count = printed(world, "survey-paper", number, tmp_path / "paper.html")
    assert "房号、姓名" in page
    assert "录入编号" not in page


@pytest.mark.parametrize(
    ("what", "number", "name", "says"),
    [
        ("survey-paper", "WJ20261124-9999", "a.html", "is no survey"),
        ("survey-paper", "", "a.pdf", "must end in .html"),
        ("survey-codes", "", "a.html", "while it runs"),
    ],
)
def test_what_can_not_be_printed_is_said(
    world: World, tmp_path: Path, what: str, number: str, name: str, says: str
) -> None:
    known = approved(world)

    with pytest.raises(CommandError, match=says):
        printed(world, what, number or known, tmp_path / name)
    assert not (tmp_path / name).exists()
