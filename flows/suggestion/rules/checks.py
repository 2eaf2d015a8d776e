"""What each act on a suggestion (建议) needs first: the key of the refusal, or None."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import checks as case_checks

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case


def needs_plan(_case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse to adopt without saying what will be done, or by when it is already over."""
    passed = deed.until is not None and deed.until <= moment.now
    return "adoption_needed" if passed or not deed.text.strip() else None


def needs_why(_case: Case, deed: Deed, _moment: Moment) -> str | None:
    """Refuse to decline without the reason that the resident reads (BOX-3)."""
    return None if deed.text.strip() else "grounds_needed"


def needs_reply(_case: Case, deed: Deed, _moment: Moment) -> str | None:
    """Refuse an answer without words."""
    return None if deed.text.strip() else "reply_needed"


def may_rate(case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse what goes on under another number, and anything but one to five."""
    turned = case.closed_as == "turned"
    return "turned" if turned else case_checks.needs_rating(case, deed, moment)


def may_be_looked_at_again(case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse what goes on under another number, and what ended long ago."""
    if case.closed_as == "turned":
        return "turned"
    return case_checks.may_reopen(case, deed, moment)
