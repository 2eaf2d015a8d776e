"""What a company decides about announcements has to fit together."""

from __future__ import annotations

from flows.bulletin.settings import Bulletins, contradictions
from tests.flows.sample import SETTINGS


def test_the_shipped_settings_fit() -> None:
    assert list(contradictions(SETTINGS.section(Bulletins), SETTINGS.roles)) == []
    assert SETTINGS.section(Bulletins) == Bulletins()


def test_unknown_roles_and_sorts_are_named() -> None:
    wrong = Bulletins(approval={"停水": "mayor", "停网": "site_manager"}, outages=("停网",))

    found = list(contradictions(wrong, SETTINGS.roles))

    assert found == [
        "bulletin.approval.停水: there is no role mayor",
        "bulletin.approval: 停网 is not in bulletin.sorts",
        "bulletin.outages: 停网 is not in bulletin.sorts",
    ]
