"""How a result is typed, when one is tried again, and which answers are proved."""

from __future__ import annotations

import pytest

from flows.callback.results import another_hour, is_drawn, result_in
from flows.settings.calendar import local
from storage.ids import new_id
from storage.records.callback import Way
from tests.flows.callback.rows import answered
from tests.flows.callback.test_figures import SETTINGS
from tests.flows.sample import at


@pytest.mark.parametrize(
    ("typed", "name", "words"),
    [
        ("满意", "satisfied", ""),
        ("基本满意 就是慢", "mostly", "就是慢"),
        ("不满意，还在滴水", "dissatisfied", "还在滴水"),
        ("不太满意", "dissatisfied", ""),
        ("没修好还在滴水", "dissatisfied", "还在滴水"),
        ("没人接", "not_reached", ""),
        ("拒访 说忙", "refused", "说忙"),
        ("空号", "wrong_number", ""),
    ],
)
def test_a_result_begins_the_words(typed: str, name: str, words: str) -> None:
    found = result_in(typed)

    assert found is not None
    assert (found.name, found.words) == (name, words)


@pytest.mark.parametrize("typed", ["", "他说还可以吧", "13800000001"])
def test_other_words_are_none(typed: str) -> None:
    assert result_in(typed) is None


@pytest.mark.parametrize(
    ("called", "again"),
    [
        ("2026-11-24 09:30", "2026-11-24 14:00"),
        ("2026-11-24 15:00", "2026-11-24 18:00"),
        ("2026-11-24 18:30", "2026-11-25 09:00"),
    ],
)
def test_it_is_tried_at_another_hour(called: str, again: str) -> None:
    begins, ends = another_hour(at(called), Way("person"), SETTINGS)

    assert f"{local(begins, SETTINGS):%Y-%m-%d %H:%M}" == again
    assert begins < ends


def test_who_chose_hours_is_called_in_them_the_day_after() -> None:
    way = Way("person", "phone", 540, 720)

    assert another_hour(at("2026-11-24 09:30"), way, SETTINGS) == (
        at("2026-11-25 09:00"),
        at("2026-11-25 12:00"),
    )


def test_about_a_tenth_is_proved_and_the_same_ones_each_time() -> None:
    rows = [answered(new_id(at("2026-11-24 09:30")), "satisfied") for _ in range(2000)]

    drawn = [one.id for one in rows if is_drawn(one, 0.1)]

    assert 120 < len(drawn) < 280
    assert drawn == [one.id for one in rows if is_drawn(one, 0.1)]
    assert not any(is_drawn(one, 0.0) for one in rows)
    assert all(is_drawn(one, 1.0) for one in rows)
