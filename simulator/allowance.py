"""How many customer-service messages a person's acts allow, and for how long."""

from dataclasses import dataclass
from enum import Enum

from .envelope import Fields
from .errors import ApiError


class Trigger(Enum):
    """An act that opens a window."""

    MESSAGE = "message"
    MENU = "menu"
    SUBSCRIBE = "subscribe"
    SCAN = "scan"


GRANTS = {  # messages, seconds: the platform's table of June 2023
    Trigger.MESSAGE: (5, 48 * 3600),
    Trigger.MENU: (3, 60),
    Trigger.SUBSCRIBE: (3, 60),
    Trigger.SCAN: (3, 60),
}


_MENU_EVENTS = {"click", "scancode_push", "scancode_waitmsg"}


@dataclass
class Window:
    """What is left of one kind of act."""

    left: int
    until: float


class Allowance:
    """One person's windows. An act resets its own; nothing adds up, for a send takes from all."""

    def __init__(self) -> None:
        """Start with every window closed."""
        self._windows: dict[Trigger, Window] = {}

    def opened_by(self, trigger: Trigger, now: float) -> None:
        """Reset the window of this kind of act."""
        messages, seconds = GRANTS[trigger]
        self._windows[trigger] = Window(messages, now + seconds)

    def close(self) -> None:
        """Forget everything: the person left."""
        self._windows.clear()

    def left(self, now: float) -> int:
        """Messages that may be sent now."""
        return max((window.left for window in self._open(now)), default=0)

    def spend(self, now: float) -> None:
        """Take one message; raises 45015 when no window is open, 45047 when it is used up."""
        windows = self._open(now)
        if not windows:
            raise ApiError(45015)
        if not any(window.left for window in windows):
            raise ApiError(45047)
        for window in windows:
            window.left = max(0, window.left - 1)

    def _open(self, now: float) -> list[Window]:
        return [window for window in self._windows.values() if now < window.until]


def trigger_of(fields: Fields, *, strict: bool) -> Trigger | None:
    """Say which allowance an act opens; strictly, a tapped option counts as a menu click."""
    if fields.get("MsgType") != "event":
        return Trigger.MENU if strict and "bizmsgmenuid" in fields else Trigger.MESSAGE
    event = str(fields.get("Event", "")).lower()
    if event in _MENU_EVENTS:
        return Trigger.MENU
    return {"subscribe": Trigger.SUBSCRIBE, "scan": Trigger.SCAN}.get(event)
