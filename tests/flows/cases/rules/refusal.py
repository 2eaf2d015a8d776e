"""Why an act is refused, ten minutes after the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from flows.cases.rules.deeds import NotPossible
from flows.settings.calendar import MINUTE
from tests.flows.sample import ENGINEER, MORNING, do

if TYPE_CHECKING:
    from storage.records.case import Case

LATER = MORNING + 10 * MINUTE


def refused(case: Case, action: str, now: int = LATER, by: str = ENGINEER, **fields: Any) -> str:  # noqa: ANN401 - any field of a deed
    """Return why an act is not possible."""
    with pytest.raises(NotPossible) as caught:
        do(case, action, now, by, **fields)
    return caught.value.reason
