"""How many matters a message has: sentences written before any rule was, in `matters.tsv`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nlp.examples import sentences
from nlp.matters import without_lead
from nlp.understanding import understand

if TYPE_CHECKING:
    from datetime import datetime

ROWS = [
    line.split("|")
    for line in Path(__file__).with_name("matters.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
EDGE = "，。 "


@pytest.mark.parametrize("parts", [row for row in ROWS if len(row) > 1], ids="".join)
def test_each_matter_is_cut_out_as_it_was_said(parts: list[str], now: datetime) -> None:
    apart = understand("".join(parts), now).apart

    assert apart is not None
    assert [without_lead(one) for one in apart] == [
        without_lead(part.strip(EDGE)) for part in parts
    ]


@pytest.mark.parametrize("row", [row for row in ROWS if len(row) == 1], ids="".join)
def test_what_only_tells_more_is_one_matter(row: list[str], now: datetime) -> None:
    assert understand(row[0], now).apart is None


def test_hardly_a_sentence_of_households_is_cut(now: datetime) -> None:
    """They tell one matter each, at most with a question beside it."""
    held = sentences(held=True)
    cut = [one for one in held if understand(one.text, now).apart]

    assert len(cut) <= len(held) / 100
