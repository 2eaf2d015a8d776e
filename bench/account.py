"""The account both servers are given, and the platform's seal: signed, encrypted XML, over HTTP.

Written for the benchmark alone, so that the time it takes never counts as the service's.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import struct
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

TOKEN = "bench-token"  # noqa: S105 - of an account that exists only while the benchmark runs
APP_ID = "wxbench0123456789a"
AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
_KEY = base64.b64decode(AES_KEY + "=")
_BLOCK, _HEAD = 32, 20


@dataclass(frozen=True, slots=True)
class Letter:
    """One text message of somebody, as the platform knows it."""

    openid: str
    number: int
    text: str
    at: int  # seconds

    def xml(self) -> str:
        """Write the message as the platform does."""
        return (
            "<xml><ToUserName><![CDATA[gh_bench]]></ToUserName>"
            f"<FromUserName><![CDATA[{self.openid}]]></FromUserName>"
            f"<CreateTime>{self.at}</CreateTime><MsgType><![CDATA[text]]></MsgType>"
            f"<Content><![CDATA[{self.text}]]></Content><MsgId>{self.number}</MsgId></xml>"
        )


def request(letter: Letter) -> bytes:
    """Return the whole HTTP request that brings a letter, sealed."""
    sealed = _encrypt(letter.xml().encode())
    nonce = str(secrets.randbelow(2_000_000_000))
    stamp = str(letter.at)
    body = (
        f"<xml><ToUserName><![CDATA[gh_bench]]></ToUserName>"
        f"<Encrypt><![CDATA[{sealed}]]></Encrypt></xml>"
    ).encode()
    query = (
        f"signature={_sign(TOKEN, stamp, nonce)}&timestamp={stamp}&nonce={nonce}"
        f"&openid={letter.openid}&encrypt_type=aes"
        f"&msg_signature={_sign(TOKEN, stamp, nonce, sealed)}"
    )
    head = (
        f"POST /wechat?{query} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def words_of(body: bytes) -> str:
    """Return the text of a sealed reply; empty when it is none."""
    if not body.startswith(b"<xml"):
        return ""
    sealed = ET.fromstring(body).findtext("Encrypt", "")  # noqa: S314 - our own server's
    return ET.fromstring(_decrypt(sealed)).findtext("Content", "")  # noqa: S314


def _sign(*parts: str) -> str:
    return hashlib.sha1("".join(sorted(parts)).encode(), usedforsecurity=False).hexdigest()


def _encrypt(content: bytes) -> str:
    plain = secrets.token_bytes(16) + struct.pack(">I", len(content)) + content + APP_ID.encode()
    padding = _BLOCK - len(plain) % _BLOCK
    encryptor = Cipher(AES(_KEY), CBC(_KEY[:16])).encryptor()
    sealed = encryptor.update(plain + bytes([padding]) * padding) + encryptor.finalize()
    return base64.b64encode(sealed).decode()


def _decrypt(sealed: str) -> str:
    decryptor = Cipher(AES(_KEY), CBC(_KEY[:16])).decryptor()
    plain = decryptor.update(base64.b64decode(sealed)) + decryptor.finalize()
    (length,) = struct.unpack(">I", plain[16:_HEAD])
    return plain[_HEAD : _HEAD + length].decode()
