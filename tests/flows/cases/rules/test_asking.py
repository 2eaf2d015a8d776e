"""When a repair is asked about afterwards (CAL-1), without a database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from flows.cases.fieldwork.rules import asking
from flows.cases.rules.deeds import Deed, Moment
from flows.settings.calendar import DAY
from storage.ids import new_id
from tests.flows.sample import MORNING, SETTINGS, finished

MOMENT = Moment(MORNING, SETTINGS)


def wanted(action: str, rating: int | None = None, **fields: object) -> tuple[str, int] | None:
    """Return what the resident's act brings for a finished case with these fields."""
    before = replace(finished(), finished_at=MORNING, **fields)  # type: ignore[arg-type]
    after = replace(before, rating=rating or before.rating)
    deed = Deed(action, "p", "李雷", "resident", rating=rating)
    found = asking.wants(before, after, deed, MOMENT)
    return (found.source, (found.due_at - MORNING) // DAY) if found else None


@pytest.mark.parametrize(
    ("urgency", "category", "description", "expected"),
    [
        ("ordinary", "water_drainage", "水管漏水", ("trial", 3)),
        ("urgent", "water_drainage", "爆管", ("trial", 1)),
        ("urgent", "gas_heating", "暖气不热", ("trial", 3)),
        ("ordinary", "doors_windows_walls", "外墙渗水", ("rain", 7)),
        ("ordinary", "doors_windows_walls", "门关不上", ("trial", 3)),
    ],
)
def test_a_repair_is_on_trial_by_its_kind_and_urgency(
    urgency: str, category: str, description: str, expected: tuple[str, int]
) -> None:
    said: dict[str, Any] = {"urgency": urgency, "category": category, "description": description}

    assert wanted("confirm", **said) == expected
    assert wanted("rate", 3, **said) == expected
    assert wanted("rate", 2, **said) == ("unhappy", 0)
    assert wanted("not_fixed", **said) == ("unhappy", 0)


def test_whoever_takes_it_back_or_was_unhappy_is_not_on_trial() -> None:
    assert wanted("withdraw") is None
    assert wanted("urge") is None
    assert wanted("confirm", None) == ("trial", 3)
    before = replace(finished(), rating=1)
    deed = Deed("confirm", "p", "李雷", "resident")
    assert asking.wants(before, before, deed, MOMENT) is None


def test_after_silence_a_fifth_is_drawn_and_of_a_loop_everything() -> None:
    ids = [new_id(MORNING + n) for n in range(2000)]
    drawn = [one for one in ids if asking.is_drawn(one, 0.2)]

    assert 330 < len(drawn) < 470
    assert [one for one in ids if asking.is_drawn(one, 0.2)] == drawn
    assert [one for one in ids if asking.is_drawn(one, 0)] == []
    silent = Deed("close_silent", None, "小管家", "system")
    case = replace(finished(), id=next(one for one in ids if one not in drawn))
    assert asking.wants(case, case, silent, MOMENT) is None
    again = replace(case, return_count=1)
    found = asking.wants(again, again, silent, MOMENT)
    assert found is not None
    assert found.source == "silent"


def test_what_staff_close_in_a_loop_is_asked_about_all_the_same() -> None:
    again = replace(finished(), finished_at=MORNING, return_count=2)
    closed = Deed("close", "s", "陈静")

    found = asking.wants(again, again, closed, MOMENT)
    assert found is not None
    assert found.source == "trial"
    assert asking.wants(finished(), finished(), closed, MOMENT) is None
