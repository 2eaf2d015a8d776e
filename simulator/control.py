"""The control side, for the chat page and for tests over HTTP: phones, clock, faults."""

import base64
import binascii
from typing import TYPE_CHECKING, Any

import requests
from flask import Blueprint, Response, jsonify, request

from . import webview
from .bubbles import bubble_json
from .errors import PhoneError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .bubbles import Bubble
    from .phone import Phone
    from .platform import Platform

Order = dict[str, Any]
BROWSE_SECONDS = 5


def control_blueprint(platform: "Platform") -> Blueprint:
    """Serve everything under `/_control`."""
    blueprint = Blueprint("control", __name__, url_prefix="/_control")
    _phones(blueprint, platform)
    _world(blueprint, platform)

    @blueprint.errorhandler(PhoneError)
    def impossible(error: PhoneError) -> tuple[Response, int]:
        return jsonify(error=str(error)), 409

    @blueprint.errorhandler(requests.RequestException)
    def unreachable(error: requests.RequestException) -> tuple[Response, int]:
        return jsonify(error=f"the page did not open: {type(error).__name__}"), 502

    @blueprint.errorhandler(KeyError)
    @blueprint.errorhandler(TypeError)
    @blueprint.errorhandler(ValueError)
    def unreadable(error: Exception) -> tuple[Response, int]:
        return jsonify(error=f"{type(error).__name__}: {error}"), 400

    return blueprint


def _phones(blueprint: Blueprint, platform: "Platform") -> None:
    @blueprint.get("/phones")
    def phones() -> Response:
        return jsonify(
            phones=[_phone_json(phone) for phone in platform.phones()],
            account=platform.account.name,
            menu=platform.menu,
        )

    @blueprint.post("/phones")
    def create() -> Response:
        order = _order()
        phone = platform.phone(order["name"], order.get("title", ""), order.get("subtitle", ""))
        if order.get("followed_before"):
            phone.followed_before()
        elif order.get("follow") and not phone.person.following:
            phone.follow(order.get("scene"))
        return jsonify(_phone_json(phone))

    @blueprint.get("/phones/<name>/screen")
    def shown(name: str) -> Response:
        phone = _existing(platform, name)
        after = request.args.get("after", 0, int)
        screen = phone.screen
        typing = platform.clock.now() < phone.person.typing_until
        return jsonify(
            bubbles=[bubble_json(bubble) for bubble in screen[after:]],
            total=len(screen),
            typing=typing,
            following=phone.person.following,
        )

    @blueprint.post("/phones/<name>/browse")
    def browse(name: str) -> Response:
        _existing(platform, name)
        url = str(_order()["url"])
        agent = {"User-Agent": webview.USER_AGENT}
        with requests.get(url, headers=agent, timeout=BROWSE_SECONDS, stream=True) as page:
            html = page.text if "html" in page.headers.get("Content-Type", "") else ""
        policy = page.headers.get("Content-Security-Policy", "")
        with platform.lock:
            asked = webview.notices_asked(platform, url, html, policy)
            shelf = platform.subscriptions
            notices = [{"id": one, "title": shelf.title_of(one)} for one in asked]
        return jsonify(notices=notices)

    @blueprint.post("/phones/<name>/do")
    def do(name: str) -> Response:
        phone = _existing(platform, name)
        order = _order()
        reply = ACTIONS[order["action"]](phone, order)
        return jsonify(reply=bubble_json(reply) if reply else None)


def _world(blueprint: Blueprint, platform: "Platform") -> None:
    @blueprint.route("/clock", methods=["GET", "POST"])
    def clock() -> Response:
        if request.method == "POST":
            platform.clock.advance(float(_order()["advance_seconds"]))
        return jsonify(now=platform.clock.now(), offset=platform.clock.offset)

    @blueprint.route("/faults", methods=["GET", "POST", "DELETE"])
    def faults() -> Response:
        if request.method == "DELETE":
            platform.faults.clear()
        elif request.method == "POST":
            order = _order()
            if "push" in order:
                platform.faults.next_push(order["push"], order.get("times", 1))
            else:
                platform.faults.next(**order)
        return jsonify(waiting=platform.faults.waiting())

    @blueprint.post("/templates")
    def template() -> Response:
        order = _order()
        add = platform.add_subscription if order.get("once") else platform.add_template
        add(order["id"], order["fields"], order.get("title", "服务通知"))
        return jsonify(ok=True)

    @blueprint.get("/deliveries")
    def deliveries() -> Response:
        return jsonify(
            deliveries=[
                {"fields": push.fields, "count": push.count, "failures": push.failures}
                for push in platform.deliveries
            ]
        )


def _order() -> Order:
    if request.files or request.form:
        files = {name: file.read() for name, file in request.files.items()}
        return {**request.form.to_dict(), **files}
    order = request.get_json(force=True)
    if not isinstance(order, dict):
        message = "an object is expected"
        raise TypeError(message)
    return order


def _existing(platform: "Platform", name: str) -> "Phone":
    if platform.people.named(name) is None:
        message = f"there is no phone {name!r}"
        raise PhoneError(message)
    return platform.phone(name)


def _phone_json(phone: "Phone") -> dict[str, Any]:
    person = phone.person
    return {
        "name": person.name,
        "openid": person.openid,
        "title": person.title or person.name,
        "subtitle": person.subtitle,
        "following": person.following,
    }


def _content(order: Order, name: str) -> bytes | None:
    """Read a file: uploaded as such, or as base64; None asks for the sample."""
    value = order.get(name, order.get("data"))
    if value is None or isinstance(value, bytes):
        return value
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error as error:
        message = f"{name} is no base64"
        raise ValueError(message) from error


def _tap(phone: "Phone", order: Order) -> "Bubble | None":
    number = order.get("bubble")
    bubble = phone.screen[int(number) - 1] if number else None
    return phone.tap(order["index"] if "index" in order else order["label"], bubble)


ACTIONS: "dict[str, Callable[[Phone, Order], Bubble | None]]" = {
    "follow": lambda phone, order: phone.follow(order.get("scene")),
    "unfollow": lambda phone, _order: phone.unfollow(),
    "scan": lambda phone, order: phone.scan(order["scene"]),
    "type": lambda phone, order: phone.type(order["text"]),
    "tap": _tap,
    "tap_menu": lambda phone, order: phone.tap_menu(order["key"]),
    "send_photo": lambda phone, order: phone.send_photo(_content(order, "photo")),
    "send_voice": lambda phone, order: phone.send_voice(_content(order, "voice")),
    "send_video": lambda phone, order: phone.send_video(_content(order, "video")),
    "send_location": lambda phone, order: phone.send_location(
        float(order["latitude"]), float(order["longitude"]), order["label"]
    ),
    "send_link": lambda phone, order: phone.send_link(
        order["title"], order["description"], order["url"]
    ),
    "send_sticker": lambda phone, _order: phone.send_sticker(),
    "permit": lambda phone, order: phone.permit(
        *order["templates"], accepted=order.get("accepted", True)
    ),
    "switch_off": lambda phone, order: phone.switch_off(order["template"]),
    "send_raw": lambda phone, order: phone.send_raw(order["fields"]),
}
