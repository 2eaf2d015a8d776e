"""Homes, phones, times and places in sentences as residents type them, read on a Tuesday."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.homes import Home
from nlp.spelling import plain
from nlp.understanding import Meaning, understand_briefly

SENTENCES = Path(__file__).parent / "entities"


def home(meaning: Meaning) -> str:
    found = meaning.home
    return (
        "-".join(part or "?" for part in (found.building, found.unit, found.room)) if found else ""
    )


def phones(meaning: Meaning) -> str:
    return ",".join(meaning.phones)


def time(meaning: Meaning) -> str:
    return f"{meaning.time.start or ''},{meaning.time.end or ''}" if meaning.time else ""


def place(meaning: Meaning) -> str:
    return meaning.place or ""


@pytest.mark.parametrize(
    ("table", "read", "share"),
    [
        ("homes", home, 0.98),
        ("phones", phones, 0.98),
        ("times", time, 0.96),
        ("places", place, 0.95),
    ],
)
def test_what_a_sentence_names(
    table: str, read: Callable[[Meaning], str], share: float, now: datetime
) -> None:
    text = (SENTENCES / f"{table}.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    wrong = [
        (sentence, expected, found)
        for expected, sentence in rows
        if (found := read(understand_briefly(sentence, now)) or "-") != expected
    ]
    assert len(wrong) <= (1 - share) * len(rows), wrong


SIGNS = "3栋2单元-1501室楼门口的B车位明天下午三点周六后前138 pm,，。#.听日"


@given(text=st.text() | st.text(st.sampled_from(SIGNS), max_size=40))
def test_no_text_is_too_strange(text: str, now: datetime) -> None:
    meaning = understand_briefly(text, now)
    assert meaning.place is None or meaning.place in text
    assert all(number.isdigit() for number in meaning.phones)
    assert meaning.home != Home(None, None, None)


@given(text=st.text())
def test_spelling_keeps_every_place(text: str) -> None:
    assert len(plain(text)) == len(text)
