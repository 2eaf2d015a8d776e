"""QR codes with a scene."""

from typing import TYPE_CHECKING, Any

from simulator.errors import ApiError
from simulator.samples import scene_picture

from .call import Binary, Call, Route

if TYPE_CHECKING:
    from simulator.platform import Platform


def create(platform: "Platform", call: Call) -> dict[str, Any]:
    """Make a code."""
    code = platform.codes.create(call.json)
    answer: dict[str, Any] = {"ticket": code.ticket, "url": code.url}
    if code.ends_at is not None:
        answer["expire_seconds"] = round(code.ends_at - platform.clock.now())
    return answer


def show(platform: "Platform", call: Call) -> Binary:
    """Draw a code; needs no token, only the ticket."""
    code = platform.codes.by_ticket(call.query.get("ticket", ""))
    if code is None:
        raise ApiError(40035)
    return Binary(scene_picture(code.url), "image/jpg")


ROUTES = {
    "qrcode/create": Route(create),
    "showqrcode": Route(show, "GET", needs_token=False),
}
