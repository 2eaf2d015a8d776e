"""The address of a survey's page: a token that nobody can guess, one invitation's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.service import Service


def survey_link(service: Service, token: str) -> str:
    """Return the address for the token of an invitation."""
    return f"{service.config.public_url}/s/{token}"
