"""Signed links and scenes: only we make them, for one purpose; the given clock ends them."""

from __future__ import annotations

import base64
import hashlib
import hmac

from itsdangerous import BadData, URLSafeSerializer

SCENE_CHARACTERS = 64  # of a QR code's scene (WECHAT.md §8)
_SIGNATURE_BYTES = 16  # 22 characters, so that a scene has room for an id of 36
_ROOM = "room"


def sign(purpose: str, subject: str, expires_at: int, secret: str) -> str:
    """Return a token for an address; `expires_at` is in milliseconds."""
    return str(_serializer(purpose, secret).dumps([subject, expires_at]))


def read(purpose: str, token: str, now: int, secret: str) -> str | None:
    """Return the subject of a token made for this purpose, or None: forged or over."""
    try:
        content = _serializer(purpose, secret).loads(token)
    except BadData:
        return None
    match content:
        case [str(subject), int(expires_at)] if now < expires_at:
            return subject
    return None


def room_scene(home_id: str, secret: str) -> str:
    """Return the scene of a room's QR code (WECHAT.md §8: a scene can be guessed, so sign it)."""
    scene = f"{_ROOM}.{home_id}.{_signature(home_id, secret)}"
    if len(scene) > SCENE_CHARACTERS:
        message = f"The id {home_id} is too long for a QR code."
        raise ValueError(message)
    return scene


def home_of_scene(scene: str, secret: str) -> str | None:
    """Return the home whose QR code was scanned, or None: another code, or a forged one."""
    head, _, signature = scene.rpartition(".")
    kind, _, home_id = head.partition(".")
    expected = _signature(home_id, secret)
    if kind != _ROOM or not hmac.compare_digest(signature.encode(), expected.encode()):
        return None
    return home_id


def _serializer(purpose: str, secret: str) -> URLSafeSerializer:
    return URLSafeSerializer(
        secret, salt=f"link {purpose}", signer_kwargs={"digest_method": hashlib.sha256}
    )


def _signature(home_id: str, secret: str) -> str:
    digest = hmac.digest(secret.encode(), f"scene {_ROOM} {home_id}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:_SIGNATURE_BYTES]).decode().rstrip("=")
