"""Access tokens: the plain ones, each of which ends the one before, and the stable one."""

import secrets
from dataclasses import dataclass

from .account import Account
from .clock import MovableClock
from .errors import ApiError

LIFE_SECONDS = 7200
OVERLAP_SECONDS = 300  # an old token lives on this long beside the new one
FORCED_A_DAY = 20
FORCED_APART_SECONDS = 30
DAY_SECONDS = 86_400
BEIJING_SECONDS = 8 * 3600  # the platform's days begin at midnight there


@dataclass
class Token:
    """One token; `replaced` ones are answered with 40001 rather than 42001."""

    value: str
    ends_at: float
    replaced: bool = False


class TokenDesk:
    """Hands out tokens and recognises them."""

    def __init__(self, account: Account, clock: MovableClock) -> None:
        """Start without any token."""
        self._account = account
        self._clock = clock
        self._tokens: dict[str, Token] = {}
        self._plain: Token | None = None
        self._stable: Token | None = None
        self._forced: list[float] = []

    def plain(self, app_id: str | None, secret: str | None) -> dict[str, object]:
        """Give a new token at each call; the former one has five minutes left."""
        self._check_credentials(app_id, secret)
        now = self._clock.now()
        if self._plain:
            self._plain.ends_at = min(self._plain.ends_at, now + OVERLAP_SECONDS)
            self._plain.replaced = True
        self._plain = self._new(now)
        return _answer(self._plain, now)

    def stable(self, app_id: str | None, secret: str | None, *, force: bool) -> dict[str, object]:
        """Give the same token until five minutes before its end, unless forced."""
        self._check_credentials(app_id, secret)
        now = self._clock.now()
        if force:
            self._count_forced(now)
            if self._stable:
                self._stable.ends_at, self._stable.replaced = now, True
        if force or self._stable is None or self._stable.ends_at - now <= OVERLAP_SECONDS:
            self._stable = self._new(now)
        return _answer(self._stable, now)

    def check(self, value: str | None) -> None:
        """Raise 41001 without a token, 40001 for a wrong or replaced one, 42001 for an old one."""
        if not value:
            raise ApiError(41001)
        token = self._tokens.get(value)
        if token is None:
            raise ApiError(40001)
        if self._clock.now() >= token.ends_at:
            raise ApiError(40001 if token.replaced else 42001)

    def _new(self, now: float) -> Token:
        # 512 characters are what the documentation asks a server to have room for.
        token = Token(secrets.token_urlsafe(384), now + LIFE_SECONDS)
        self._tokens[token.value] = token
        return token

    def _check_credentials(self, app_id: str | None, secret: str | None) -> None:
        for value, missing in ((app_id, 41002), (secret, 41004)):
            if not value:
                raise ApiError(missing)
        if app_id != self._account.app_id:
            raise ApiError(40013)
        if secret != self._account.app_secret:
            raise ApiError(40125)

    def _count_forced(self, now: float) -> None:
        if self._forced and now - self._forced[-1] < FORCED_APART_SECONDS:
            raise ApiError(45011)
        self._forced = [at for at in self._forced if _day(at) == _day(now)]
        if len(self._forced) >= FORCED_A_DAY:
            raise ApiError(45009)
        self._forced.append(now)


def _answer(token: Token, now: float) -> dict[str, object]:
    return {"access_token": token.value, "expires_in": int(token.ends_at - now)}


def _day(at: float) -> int:
    return int((at + BEIJING_SECONDS) // DAY_SECONDS)
