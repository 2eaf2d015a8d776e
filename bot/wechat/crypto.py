"""Signatures and sealed messages of the webhook, with the previous key during a rotation.

Not wechatpy's, which takes any padding for good and compares signatures in a time that tells.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import struct
from dataclasses import dataclass

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from bot.wechat.tags import fields_of

# As the platform writes it; a body that looks otherwise is parsed.
_ENCRYPT = re.compile(rb"<Encrypt><!\[CDATA\[([A-Za-z0-9+/=]+)\]\]></Encrypt>")
PADDED_TO, HEAD = 32, 20  # bytes: of a block, and before the words


class ForgedError(Exception):
    """The signature is not ours, or the message is meant for another account."""


class SealedError(Exception):
    """The signature is right, but the message can't be opened."""


def sign(*parts: str) -> str:
    """Return the platform's signature over the parts: sha1 of them, sorted and joined."""
    return hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()  # noqa: S324 - the platform's


def is_signed(signature: str, *parts: str) -> bool:
    """Tell whether the signature fits, in constant time."""
    return hmac.compare_digest(sign(*parts).encode(), signature.encode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class Opened:
    """A message that was opened, and the key that did it: the reply is sealed with the same."""

    xml: str
    key: str


def _sealed_part(body: bytes) -> str:
    """Return what is encrypted; the signature covers nothing else of the body."""
    found = _ENCRYPT.search(body)
    if found is not None:
        return found[1].decode("ascii")
    try:
        sealed = fields_of(body.decode("utf-8")).get("Encrypt")
    except ValueError as error:
        raise ForgedError from error
    if not sealed:
        raise ForgedError
    return sealed


class _Cipher:
    """AES-CBC as the platform does it: sixteen random bytes, a length, the words, the account."""

    def __init__(self, key: bytes) -> None:
        self._cipher = Cipher(algorithms.AES256(key), modes.CBC(key[:16]))
        self._padding = padding.PKCS7(PADDED_TO * 8)

    def encrypt(self, words: bytes, app_id: bytes) -> bytes:
        """Seal words for an account."""
        whole = b"".join((secrets.token_bytes(16), struct.pack(">I", len(words)), words, app_id))
        padder, encryptor = self._padding.padder(), self._cipher.encryptor()
        padded = padder.update(whole) + padder.finalize()
        return encryptor.update(padded) + encryptor.finalize()

    def decrypt(self, sealed: bytes) -> tuple[bytes, bytes]:
        """Return the words and the account they are for; raises ValueError with a wrong key."""
        decryptor, unpadder = self._cipher.decryptor(), self._padding.unpadder()
        padded = decryptor.update(sealed) + decryptor.finalize()
        whole = unpadder.update(padded) + unpadder.finalize()
        if len(whole) < HEAD:
            raise ValueError
        end = HEAD + int(struct.unpack(">I", whole[16:HEAD])[0])
        return whole[HEAD:end], whole[end:]


class Sealer:
    """Opens and seals with the account's AES keys (43 characters each, the current one first)."""

    def __init__(self, token: str, app_id: str, keys: tuple[str, ...]) -> None:
        self._token = token
        self._app_id = app_id.encode()
        self._ciphers = {key: _Cipher(base64.b64decode(key + "=")) for key in keys}

    def open(self, body: bytes, query: dict[str, str]) -> Opened:
        """Open a sealed push; raises ForgedError, or SealedError when only the inside is wrong."""
        sealed = _sealed_part(body)
        parts = (self._token, query.get("timestamp", ""), query.get("nonce", ""), sealed)
        if not is_signed(query.get("msg_signature", ""), *parts):
            raise ForgedError
        return self._opened(sealed)

    def _opened(self, sealed: str) -> Opened:
        foreign = False
        for key, cipher in self._ciphers.items():
            try:
                words, app_id = cipher.decrypt(base64.b64decode(sealed))
                if app_id == self._app_id:
                    return Opened(words.decode(), key)
                foreign = True  # also what a wrong key may look like: try them all
            except ValueError:  # of base64, the padding, or UTF-8
                continue
        raise ForgedError if foreign else SealedError

    def seal(self, xml: str, key: str, timestamp: str, nonce: str) -> str:
        """Seal a reply for the platform."""
        words = xml.encode("utf-8", "replace")
        sealed = base64.b64encode(self._ciphers[key].encrypt(words, self._app_id)).decode()
        signature = sign(self._token, timestamp, nonce, sealed)
        return (
            f"<xml><Encrypt><![CDATA[{sealed}]]></Encrypt>"
            f"<MsgSignature><![CDATA[{signature}]]></MsgSignature>"
            f"<TimeStamp>{timestamp}</TimeStamp><Nonce><![CDATA[{nonce}]]></Nonce></xml>"
        )
