"""How many matters a message has: sentences written before any rule was, in `matters.tsv`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

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


def cut(parts: list[str], now: datetime) -> list[str]:
    """Return the matters that are found, without what only announces them."""
    return [without_lead(one) for one in understand("".join(parts), now).apart or ()]


def test_matters_are_cut_out_as_they_were_said(now: datetime) -> None:
    several = [row for row in ROWS if len(row) > 1]
    right = [row for row in several if cut(row, now) == [without_lead(p.strip(EDGE)) for p in row]]

    assert len(right) >= 0.8 * len(several)


def test_what_only_tells_more_is_one_matter(now: datetime) -> None:
    assert [row for row in ROWS if len(row) == 1 and cut(row, now)] == []


def test_hardly_a_sentence_of_households_is_cut(now: datetime) -> None:
    """They tell one matter each, at most with a question beside it."""
    held = sentences(held=True)
    several = [one for one in held if understand(one.text, now).apart]

    assert len(several) <= len(held) / 64
