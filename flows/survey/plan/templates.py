"""The shipped plans to begin with, one a kind of survey; a property manager may edit the files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[1] / "templates"
FILES = {
    "satisfaction": "half_year",
    "recheck": "recheck",
    "consultation": "renovation",
    "meeting": "meeting",
}


@cache
def _text_of(sort: str) -> str:
    return (FOLDER / f"{FILES[sort]}.yaml").read_text(encoding="utf-8")


def template_of(sort: str) -> dict[str, Any]:
    """Return the plan that a kind of survey begins with; without community and days."""
    found: dict[str, Any] = yaml.safe_load(_text_of(sort))
    return found
