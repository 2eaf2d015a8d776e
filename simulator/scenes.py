"""QR codes with a scene: created by the account, scanned by people."""

import secrets
from dataclasses import dataclass
from typing import Any

from .clock import MovableClock
from .errors import ApiError

TEMPORARY_SECONDS = 30 * 86_400
DEFAULT_SECONDS = 60
LARGEST_PERMANENT_ID = 100_000
STRING_LENGTH = 64


@dataclass(frozen=True)
class SceneCode:
    """One code; a permanent one never ends."""

    ticket: str
    scene: str
    ends_at: float | None

    @property
    def url(self) -> str:
        """What the picture holds."""
        return f"http://weixin.qq.com/q/{self.ticket[:24]}"


class SceneCodes:
    """Codes by ticket."""

    def __init__(self, clock: MovableClock) -> None:
        """Start without codes."""
        self._clock = clock
        self._codes: dict[str, SceneCode] = {}

    def create(self, order: dict[str, Any]) -> SceneCode:
        """Make a code as `qrcode/create` is asked; raises 40053 or 40035."""
        action = str(order.get("action_name"))
        info = order.get("action_info")
        scene = info.get("scene") if isinstance(info, dict) else None
        if not isinstance(scene, dict):
            raise ApiError(40053)
        ends_at = None
        if action in {"QR_SCENE", "QR_STR_SCENE"}:
            ends_at = self._clock.now() + _seconds(order.get("expire_seconds", DEFAULT_SECONDS))
        code = SceneCode(secrets.token_urlsafe(60), _scene(action, scene), ends_at)
        self._codes[code.ticket] = code
        return code

    def newest(self, scene: str) -> SceneCode | None:
        """Return the code last made for a scene."""
        codes = [code for code in self._codes.values() if code.scene == scene]
        return codes[-1] if codes else None

    def by_ticket(self, ticket: str) -> SceneCode | None:
        """Return the code of a ticket."""
        return self._codes.get(ticket)

    def has_expired(self, code: SceneCode) -> bool:
        """Tell whether scanning it leads nowhere."""
        return code.ends_at is not None and self._clock.now() >= code.ends_at


def _seconds(value: object) -> int:
    if not isinstance(value, int) or not 1 <= value <= TEMPORARY_SECONDS:
        raise ApiError(40035)
    return value


def _scene(action: str, scene: dict[str, Any]) -> str:
    if action in {"QR_STR_SCENE", "QR_LIMIT_STR_SCENE"}:
        text = scene.get("scene_str")
        if not isinstance(text, str) or not 1 <= len(text) <= STRING_LENGTH:
            raise ApiError(40053)
        return text
    if action not in {"QR_SCENE", "QR_LIMIT_SCENE"}:
        raise ApiError(40053)
    number = scene.get("scene_id")
    largest = LARGEST_PERMANENT_ID if action == "QR_LIMIT_SCENE" else 2**32 - 1
    if not isinstance(number, int) or not 1 <= number <= largest:
        raise ApiError(40053)
    return str(number)
