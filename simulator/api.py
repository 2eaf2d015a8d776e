"""The account's side over HTTP: the calls of `endpoints`, with the platform's errors and faults."""

import json
import secrets
import socket
import time
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, request

from .calls import Called
from .endpoints import ROUTES, Route
from .endpoints.call import Answer, Binary, Call
from .errors import ApiError

if TYPE_CHECKING:
    from .faults import CallFault
    from .platform import Platform

CONTENT_TYPE = "application/json; encoding=utf-8"  # the platform's own spelling


def api_blueprint(platform: "Platform") -> Blueprint:
    """Serve the calls under the root, as the real host does."""
    blueprint = Blueprint("api", __name__)

    @blueprint.route("/cgi-bin/<path:path>", methods=["GET", "POST"])
    def call(path: str) -> Response:
        began, at = time.time(), platform.clock.now()
        fault = platform.faults.take(path)
        heard = fault is None or fault.slow is not None
        answer: Answer = {}
        if heard or (fault and fault.done):
            time.sleep(fault.slow or 0 if fault else 0)
            answer = _answer(platform, f"/cgi-bin/{path}")
        told = {"errcode": 0} if isinstance(answer, Binary) else answer
        platform.calls.append(Called(path, _order(), told, fault, at, began, time.time()))
        return _response(answer) if fault is None or heard else _spoiled(platform, fault)

    @blueprint.get("/wxaapi/newtmpl/gettemplate")
    def permitted() -> Response:
        return _response(_answer(platform, "/wxaapi/newtmpl/gettemplate"))

    @blueprint.get("/mmbiz/<media_id>")
    def shown(media_id: str) -> Response:
        media = platform.media.shown(media_id)
        if media is None:
            return Response(status=404)
        return Response(media.content, content_type=media.content_type)

    return blueprint


def _order() -> dict[str, Any]:
    """Return the body where it is an object."""
    order = request.get_json(force=True, silent=True)
    return order if isinstance(order, dict) else {}


def _answer(platform: "Platform", path: str) -> Answer:
    try:
        call = Call(
            query=request.args.to_dict(),
            files={name: file.read() for name, file in request.files.items()},
            body=request.get_data(),
        )
        with platform.lock:
            return _ok(_route(platform, path, call).handler(platform, call))
    except ApiError as error:
        return _refusal(platform, error)


def _route(platform: "Platform", path: str, call: Call) -> Route:
    route = ROUTES.get(path)
    if route is None:
        raise ApiError(48001)
    if route.method == "POST" and request.method != "POST":
        raise ApiError(43002)
    if route.needs_token:
        platform.tokens.check(call.query.get("access_token"))
    return route


def _ok(answer: Answer) -> Answer:
    plain = isinstance(answer, dict) and not answer.keys() & {"access_token", "video_url", "menu"}
    return {"errcode": 0, "errmsg": "ok"} | answer if isinstance(answer, dict) and plain else answer


def _refusal(platform: "Platform", error: ApiError) -> dict[str, Any]:
    now = int(platform.clock.now())
    rid = f"{now:08x}-{secrets.token_hex(4)}-{secrets.token_hex(4)}"
    return {"errcode": error.errcode, "errmsg": f"{error.errmsg} rid: {rid}"}


def _response(answer: Answer) -> Response:
    if isinstance(answer, Binary):
        response = Response(answer.content, content_type=answer.content_type)
        if answer.filename:
            disposition = f'attachment; filename="{answer.filename}"'
            response.headers["Content-disposition"] = disposition
        return response
    return Response(json.dumps(answer, ensure_ascii=False), content_type=CONTENT_TYPE)


def _spoiled(platform: "Platform", fault: "CallFault") -> Response:
    if fault.errcode is not None:
        return _response(_refusal(platform, ApiError(fault.errcode)))
    if fault.http_status is not None:
        return Response("Service Unavailable", status=fault.http_status)
    connection = request.environ.get("werkzeug.socket")
    if connection is None:
        message = "the platform gave no answer"
        raise TimeoutError(message)
    # A broken connection stands for a timeout: the caller knows as little, and tests do not wait.
    connection.shutdown(socket.SHUT_RDWR)
    return Response(status=504)
