"""Signatures and sealed messages of the webhook, with the previous key during a rotation."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets
import struct
from dataclasses import dataclass

from wechatpy.crypto import PrpCrypto
from wechatpy.exceptions import InvalidAppIdException

from bot.tags import fields_of

# As the platform writes it; a body that looks otherwise is parsed.
_ENCRYPT = re.compile(rb"<Encrypt><!\[CDATA\[([A-Za-z0-9+/=]+)\]\]></Encrypt>")


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


class _Cipher(PrpCrypto):  # type: ignore[misc]  # the library has no types
    """The library's cipher, with random bytes from one call instead of sixteen."""

    def get_random_string(self) -> str:
        """Return sixteen characters that nobody can guess."""
        return secrets.token_hex(8)


class Sealer:
    """Opens and seals with the account's AES keys (43 characters each, the current one first)."""

    def __init__(self, token: str, app_id: str, keys: tuple[str, ...]) -> None:
        self._token = token
        self._app_id = app_id
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
                return Opened(cipher.decrypt(sealed, self._app_id), key)
            except InvalidAppIdException:  # also what a wrong key may look like: try them all
                foreign = True
            except (ValueError, IndexError, TypeError, struct.error, binascii.Error):
                continue
        raise ForgedError if foreign else SealedError

    def seal(self, xml: str, key: str, timestamp: str, nonce: str) -> str:
        """Seal a reply for the platform."""
        sealed = self._ciphers[key].encrypt(xml, self._app_id).decode()
        signature = sign(self._token, timestamp, nonce, sealed)
        return (
            f"<xml><Encrypt><![CDATA[{sealed}]]></Encrypt>"
            f"<MsgSignature><![CDATA[{signature}]]></MsgSignature>"
            f"<TimeStamp>{timestamp}</TimeStamp><Nonce><![CDATA[{nonce}]]></Nonce></xml>"
        )
