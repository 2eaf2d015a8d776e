"""Tickets with which pages sign the platform's script."""

import hashlib
import secrets

from .clock import MovableClock

LIFE_SECONDS = 7200
RENEWED_SECONDS = 300  # before its end another is given, and both are good


class TicketDesk:
    """Hands out tickets and recognises what was signed with them."""

    def __init__(self, clock: MovableClock) -> None:
        """Start without any ticket."""
        self._clock = clock
        self._given: dict[str, float] = {}  # until when each is good
        self._last = ""

    def current(self) -> dict[str, object]:
        """Return the same ticket until five minutes before its end."""
        now = self._clock.now()
        if self._given.get(self._last, 0) - now <= RENEWED_SECONDS:
            self._last = secrets.token_urlsafe(64)
            self._given[self._last] = now + LIFE_SECONDS
        return {"ticket": self._last, "expires_in": int(self._given[self._last] - now)}

    def has_signed(self, signature: str, nonce: str, timestamp: object, url: str) -> bool:
        """Tell whether a page at this address was signed with a ticket that is good now."""
        for ticket, ends_at in self._given.items():
            plain = f"jsapi_ticket={ticket}&noncestr={nonce}&timestamp={timestamp}&url={url}"
            made = hashlib.sha1(plain.encode(), usedforsecurity=False).hexdigest()
            if made == signature and self._clock.now() < ends_at:
                return True
        return False
