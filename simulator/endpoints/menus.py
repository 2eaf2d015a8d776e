"""The bottom menu."""

from typing import TYPE_CHECKING, Any

from simulator.errors import ApiError
from simulator.menu import check_menu

from .call import Call, Route

if TYPE_CHECKING:
    from simulator.platform import Platform


def create(platform: "Platform", call: Call) -> dict[str, Any]:
    """Replace the menu; the text must be plain UTF-8 without escapes."""
    if b"\\u" in call.body:
        raise ApiError(40033)
    platform.menu = check_menu(call.json.get("button"))
    return {}


def show(platform: "Platform", _call: Call) -> dict[str, Any]:
    """Give the menu back; raises 46003 when there is none."""
    if not platform.menu:
        raise ApiError(46003)
    return {"menu": {"button": platform.menu}}


def delete(platform: "Platform", _call: Call) -> dict[str, Any]:
    """Remove the menu."""
    platform.menu = []
    return {}


ROUTES = {
    "menu/create": Route(create),
    "menu/get": Route(show, "GET"),
    "menu/delete": Route(delete, "GET"),
}
