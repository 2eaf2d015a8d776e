"""The shipped settings, edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.bot.config.shipped import TEXT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def edited(tmp_path: Path) -> Any:  # noqa: ANN401 - a function
    """Write the shipped file with some words replaced."""

    def edit(*changes: tuple[str, str]) -> Path:
        text = TEXT
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        path = tmp_path / "config.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return edit
