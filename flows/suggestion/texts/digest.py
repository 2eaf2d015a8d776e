"""The morning's digest of the suggestions, to the clerks on duty (BOX-1…3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.suggestion.texts.desk import more, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.rules.deeds import Moment
    from flows.desk.texts.lists import Pages
    from storage.records.case import Case


def digest(
    community: str, counts: tuple[int, int], cases: Sequence[Case], pages: Pages, moment: Moment
) -> str:
    """Count what came and what nobody has read, and list the first of it with taps for each."""
    fresh, unopened = counts
    head = f"{community}建议箱：新来{fresh}件，还没看{unopened}件。每件请当天看、按时答复。"
    rows = [row(case, moment.now, moment.settings) for case in pages.of(cases)]
    return "\n".join([head, *rows, *more(pages)])
