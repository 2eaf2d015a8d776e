"""The bottom menu: its limits, and its buttons by key."""

from typing import Any

from .errors import ApiError

Button = dict[str, Any]

TOP_BUTTONS = 3
SUB_BUTTONS = 5
TOP_NAME_BYTES = 16
SUB_NAME_BYTES = 60
KEY_BYTES = 128
URL_BYTES = 1024
NEEDS = {  # what a button of each type must carry
    "click": "key",
    "view": "url",
    "scancode_push": "key",
    "scancode_waitmsg": "key",
    "pic_sysphoto": "key",
    "pic_photo_or_album": "key",
    "pic_weixin": "key",
    "location_select": "key",
    "media_id": "media_id",
    "miniprogram": "pagepath",
}


def check_menu(buttons: object) -> list[Button]:
    """Return the buttons, within the platform's limits; raises the code that names the fault."""
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= TOP_BUTTONS:
        raise ApiError(40016)
    for button in buttons:
        _check_name(button, TOP_NAME_BYTES)
        subs = button.get("sub_button") or []
        if not isinstance(subs, list) or len(subs) > SUB_BUTTONS:
            raise ApiError(40016)
        for sub in subs:
            _check_name(sub, SUB_NAME_BYTES)
        for leaf in subs or [button]:
            _check_leaf(leaf)
    return buttons


def leaves(buttons: list[Button]) -> list[Button]:
    """Return the buttons that can be tapped."""
    return [leaf for button in buttons for leaf in button.get("sub_button") or [button]]


def _check_name(button: object, limit: int) -> None:
    if not isinstance(button, dict):
        raise ApiError(47001)
    name = button.get("name")
    if not isinstance(name, str) or not 1 <= len(name.encode()) <= limit:
        raise ApiError(40018)


def _check_leaf(button: Button) -> None:
    need = NEEDS.get(str(button.get("type")))
    if need is None:
        raise ApiError(40017)
    value = button.get(need)
    if need == "url" and not (isinstance(value, str) and 1 <= len(value.encode()) <= URL_BYTES):
        raise ApiError(40039)
    if not isinstance(value, str) or not 1 <= len(value.encode()) <= KEY_BYTES + URL_BYTES:
        raise ApiError(40019)
    if need == "key" and len(value.encode()) > KEY_BYTES:
        raise ApiError(40019)
