"""The platform's API: every call an account makes, with one root address and one token holder.

The only importer of wechatpy; knows nothing of persons, cases or rows.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

import requests
from urllib3.exceptions import NewConnectionError
from wechatpy.client import WeChatClient
from wechatpy.exceptions import WeChatClientException

from bot.wechat.addresses import own_address
from bot.wechat.refusals import PlatformError
from bot.wechat.tokens import Token, TokenHolder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.wechat.refusals import Kind

T = TypeVar("T")
REAL_ROOT = "https://api.weixin.qq.com"
TIMEOUT_SECONDS = (2, 5)  # to connect, to answer; at its end the process waits no longer
DOWNLOAD_SECONDS = 60  # for a whole file, however slowly it drips
CHUNK_BYTES = 1 << 16
# A gateway gave up on whoever carries a call out; at 503 and the like nobody has begun.
_PERHAPS_DONE = {
    requests.codes.internal_server_error,
    requests.codes.bad_gateway,
    requests.codes.gateway_timeout,
}
JSON_AT_MOST_BYTES = 4096  # a refusal, or the address of a video


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who we are on which platform; `root` has no path."""

    app_id: str
    app_secret: str
    root: str = REAL_ROOT


@dataclass(frozen=True, slots=True)
class Card:
    """A template message: `data` maps typed keys to values; `once_id` lets it be sent once."""

    template_id: str
    data: Mapping[str, str]
    url: str = ""
    once_id: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """A file as it came, and the type it claims to have."""

    content: bytes
    mime: str


class _Client(WeChatClient):  # type: ignore[misc]  # wechatpy has no types
    """wechatpy's client on our root and our tokens; it never retries by itself (endless there)."""

    def __init__(self, credentials: Credentials) -> None:
        self.API_BASE_URL = f"{credentials.root}/cgi-bin/"
        super().__init__(
            credentials.app_id,
            credentials.app_secret,
            timeout=TIMEOUT_SECONDS,
            auto_retry=False,
        )

    @property
    def http(self) -> requests.Session:
        """The session whose connections all threads share."""
        return self._http  # type: ignore[no-any-return]


class OfficialAccount:
    """The account (公众号) as a caller of the platform; every method raises PlatformError."""

    def __init__(self, credentials: Credentials, clock: Callable[[], int]) -> None:
        """`clock` gives milliseconds, and decides when the token is renewed."""
        self._credentials = credentials
        self._client = _Client(credentials)
        self._tokens = TokenHolder(self._fetch_token, clock)

    def check(self) -> None:
        """Ask for a token: raises unless the credentials are good."""
        self._tokens.get()

    def send_text(self, openid: str, text: str) -> None:
        """Send a customer-service message of at most 2048 bytes."""
        self._send(openid, "text", {"content": text})

    def send_image(self, openid: str, media_id: str) -> None:
        """Send an uploaded picture as a customer-service message."""
        self._send(openid, "image", {"media_id": media_id})

    def send_template(self, openid: str, card: Card) -> str:
        """Send a template message; return its id, which the result event will name."""
        order: dict[str, Any] = {
            "touser": openid,
            "template_id": card.template_id,
            "data": {key: {"value": value} for key, value in card.data.items()},
        }
        if card.url:
            order["url"] = card.url
        if card.once_id:
            order["client_msg_id"] = card.once_id
        return str(self._post("message/template/send", order).get("msgid", ""))

    def send_notice(self, openid: str, card: Card) -> str:
        """Send the one notice that a person permitted; return its id, where it is told."""
        data = {key: {"value": value} for key, value in card.data.items()}
        order = {"touser": openid, "template_id": card.template_id, "data": data}
        if card.url:
            order["page"] = card.url
        return str(self._post("message/subscribe/bizsend", order).get("msgid", ""))

    def get_ticket(self) -> Token:
        """Return what pages sign their scripts with."""

        def call(token: str) -> dict[str, Any]:
            return self._call("get", "ticket/getticket", token, params={"type": "jsapi"})

        answer = self._with_token(call)
        try:
            return Token(str(answer["ticket"]), int(answer["expires_in"]))
        except (KeyError, TypeError, ValueError) as error:
            raise PlatformError(None, "the platform gave no ticket") from error

    def permitted_notices(self) -> dict[str, str]:
        """Return the account's templates for such notices: their ids and what stands in them."""
        address = f"{self._credentials.root}/wxaapi/newtmpl/gettemplate"
        found = self._with_token(lambda token: self._call("get", address, token)).get("data", [])
        return {str(one.get("priTmplId")): str(one.get("content")) for one in found}

    def create_menu(self, buttons: list[dict[str, Any]]) -> None:
        """Replace the bottom menu."""
        self._post("menu/create", {"button": buttons})

    def create_scene_code(self, scene: str, expires_in_seconds: int | None = None) -> str:
        """Return the address of the picture of a QR code; permanent without an expiry."""
        order: dict[str, Any] = {
            "action_name": "QR_LIMIT_STR_SCENE",
            "action_info": {"scene": {"scene_str": scene}},
        }
        if expires_in_seconds is not None:
            order |= {"action_name": "QR_STR_SCENE", "expire_seconds": expires_in_seconds}
        ticket = quote(str(self._post("qrcode/create", order)["ticket"]), safe="")
        root = self._credentials.root
        root = "https://mp.weixin.qq.com" if root == REAL_ROOT else root
        return f"{root}/cgi-bin/showqrcode?ticket={ticket}"

    def upload_image(self, content: bytes, filename: str = "picture.png") -> str:
        """Keep a picture on the platform for three days; return its media id."""

        def call(token: str) -> dict[str, Any]:
            files = {"media": (filename, content)}
            return self._call("post", "media/upload", token, params={"type": "image"}, files=files)

        return str(self._with_token(call)["media_id"])

    def get_media(self, media_id: str, max_bytes: int, *, is_video: bool = False) -> Download:
        """Download what somebody sent; a video comes in two steps."""

        def call(token: str) -> Download:
            query = {"access_token": token, "media_id": media_id}
            return self._download(f"{self._client.API_BASE_URL}media/get", query, max_bytes)

        first = self._with_token(call)
        address = _answer_in(first.content).get("video_url") if is_video else None
        if not address:
            return first
        own = own_address(str(address), self._credentials.root)
        if own is None:
            raise PlatformError(None, "the video lies on a foreign host", "content")
        return self._download(own, {}, max_bytes)

    def _send(self, openid: str, kind: str, part: dict[str, Any]) -> None:
        self._post("message/custom/send", {"touser": openid, "msgtype": kind, kind: part})

    def _post(self, path: str, order: dict[str, Any]) -> dict[str, Any]:
        # The platform shows an escape like \u4e2d as these six characters.
        body = json.dumps(order, ensure_ascii=False).encode("utf-8", "replace")
        return self._with_token(lambda token: self._call("post", path, token, data=body))

    def _with_token(self, call: Callable[[str], T]) -> T:
        """Call again once, with another token, after the platform refused this one."""
        token = self._tokens.get()
        try:
            return call(token)
        except PlatformError as error:
            if error.kind != "token":
                raise
            return call(self._tokens.replace(token))

    def _fetch_token(self, *, force: bool) -> Token:
        order = {
            "grant_type": "client_credential",
            "appid": self._credentials.app_id,
            "secret": self._credentials.app_secret,
            "force_refresh": force,
        }
        try:
            answer = self._call("post", "stable_token", "", data=json.dumps(order).encode())
        except PlatformError as error:
            # A limit on renewing tokens is no limit on messages.
            kind: Kind = "account" if error.kind == "account" else "token"
            if error.kind in {"busy", "unanswered"}:  # whatever became of it, no message was sent
                kind = "busy"
            raise PlatformError(error.errcode, "no token was given", kind) from error
        try:
            return Token(str(answer["access_token"]), int(answer["expires_in"]))
        except (KeyError, TypeError, ValueError) as error:
            raise PlatformError(None, "the platform gave no token") from error

    def _call(self, method: str, path: str, token: str, **how: Any) -> dict[str, Any]:  # noqa: ANN401
        params = {**how.pop("params", {}), "access_token": token}
        try:
            answer = getattr(self._client, method)(path, params=params, **how)
        except WeChatClientException as error:
            raise _refusal(error) from None  # its traceback would show the token
        except (requests.RequestException, OSError) as error:
            kind: Kind = "busy" if _reached_nobody(error) else "unanswered"
            raise PlatformError(None, type(error).__name__, kind) from None
        except (TypeError, ValueError) as error:
            raise PlatformError(None, "the answer cannot be read", "unanswered") from error
        if not isinstance(answer, dict):
            raise PlatformError(None, "the answer is no JSON object", "unanswered")
        return answer

    def _download(self, url: str, query: dict[str, str], max_bytes: int) -> Download:
        try:
            with self._client.http.get(
                url, params=query, timeout=TIMEOUT_SECONDS, stream=True, allow_redirects=False
            ) as answer:
                if answer.status_code != requests.codes.ok:
                    raise PlatformError(None, f"HTTP {answer.status_code}")
                content = _read(answer, max_bytes)
                mime = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        except (requests.RequestException, OSError) as error:
            raise PlatformError(None, type(error).__name__) from None
        errcode = _answer_in(content).get("errcode", 0)
        if errcode:
            raise PlatformError(int(errcode), "the file is not given")
        return Download(content, mime)


def _read(answer: requests.Response, max_bytes: int) -> bytes:
    """Read a body up to its limit in bytes and in time."""
    ends_at = time.monotonic() + DOWNLOAD_SECONDS
    content = bytearray()
    for chunk in answer.iter_content(CHUNK_BYTES):
        content += chunk
        if len(content) > max_bytes:
            raise PlatformError(None, f"the file has more than {max_bytes} bytes", "too_large")
        if time.monotonic() > ends_at:
            raise PlatformError(None, "the download takes too long")
    return bytes(content)


def _answer_in(content: bytes) -> dict[str, Any]:
    """Return the JSON object that came instead of a file, or an empty one."""
    if len(content) > JSON_AT_MOST_BYTES or not content.lstrip().startswith(b"{"):
        return {}
    try:
        answer = json.loads(content)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _reached_nobody(error: Exception) -> bool:
    """Tell whether a call did not even begin, so that it can't have been carried out."""
    cause = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(error, requests.ConnectTimeout) or isinstance(cause, NewConnectionError)


def _refusal(error: WeChatClientException) -> PlatformError:
    if error.errcode is None:
        status = getattr(error.response, "status_code", None)
        kind: Kind | None = "unanswered" if status in _PERHAPS_DONE else None
        return PlatformError(None, f"HTTP {status}", kind)
    words = str(error.errmsg).partition(" rid: ")[0]
    return PlatformError(int(error.errcode), words)
