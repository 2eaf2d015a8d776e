"""The addresses of a survey: of its page, one invitation's own, and of its report, signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.pages import links

if TYPE_CHECKING:
    from bot.service import Service

REPORT = "survey report"  # the purpose its links are signed for


def survey_link(service: Service, token: str) -> str:
    """Return the address for the token of an invitation."""
    return f"{service.config.public_url}/s/{token}"


def report_links(service: Service, case_id: str, staff_id: str) -> tuple[str, str]:
    """Return the addresses of a report's page and of its sheet, for one member of staff."""
    ends_at = service.clock() + service.settings.media.link_hours * 3600_000
    token = links.sign(REPORT, f"{case_id} {staff_id}", ends_at, service.secret)
    page = f"{service.config.public_url}/q/{token}"
    return page, f"{page}.xlsx"
