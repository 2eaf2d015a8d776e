"""The checker sees nothing in a clean run, and in a spoiled one exactly what was spoiled."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.soak import small_run
from tests.soak.planted import PLANTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.soak.planted import Scene

HERE = Path(__file__).parent
OURS = {"app", "bot", "flows", "storage", "nlp", "bench"}


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Scene]:
    """Return a small run without faults."""
    yield from small_run.run(tmp_path_factory.mktemp("clean"), sqlite_template)


def test_a_clean_run_has_no_fault(clean: Scene) -> None:
    verdict = clean.verdict()

    assert verdict.findings == [], str(verdict)
    assert verdict.excused == {}


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_a_planted_fault_is_named(
    plant: Callable[[Scene], None], clean: Scene, tmp_path: Path
) -> None:
    spoiled = clean.copy(tmp_path)

    plant(spoiled)

    verdict = spoiled.verdict()
    assert set(verdict.kinds) == PLANTS[plant], str(verdict)


@pytest.mark.parametrize(("more", "kinds"), [("进度", set()), ("别人的事", {"unexplained"})])
def test_news_that_piles_up_ends_with_the_number_of_the_rest(
    more: str, kinds: set[str], clean: Scene, tmp_path: Path
) -> None:
    scene = clean.copy(tmp_path)
    screen = scene.record.screens[scene.openid("李雷")]
    place = max(n for n, b in enumerate(screen) if b.via == "service")

    screen[place] = replace(screen[place], text=f"{screen[place].text}\n\n另有 2 件：{more}")

    verdict = scene.verdict()
    assert set(verdict.kinds) == kinds, str(verdict)


@pytest.mark.parametrize(
    ("picture", "kinds"), [("month.png", set()), (None, {"unexplained", "lost"})]
)
def test_a_picture_is_of_the_row_that_sends_it(
    picture: str | None, kinds: set[str], clean: Scene, tmp_path: Path
) -> None:
    scene = clean.copy(tmp_path)
    screen = scene.record.screens[scene.openid("李雷")]
    pushed = [b for b in screen if b.via == "service"][-1]
    sent_at = round(pushed.at * 1000)
    scene.add_row(status="sent", picture=picture, rung="message", attempts=1, sent_at=sent_at)

    screen.append(replace(pushed, kind="image", text="[图片]"))

    verdict = scene.verdict()
    assert set(verdict.kinds) == kinds, str(verdict)


def test_the_checker_knows_nothing_of_the_service() -> None:
    """A mistake of the service can't hide in the check of it."""
    files = [*(HERE / "checker").glob("*.py"), HERE / "record.py"]
    named = [
        node.module or ""
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
    ]

    assert "simulator" in named
    assert {name.split(".")[0] for name in named} & OURS == set()
    others = ("tests.soak.checker", "tests.soak.record")
    assert all(n.startswith(others) for n in named if n.startswith("tests"))
