"""The XML of a push and its seal: query string and body in each of the three modes."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from .account import Account, Mode
from .crypto import encrypt, sign

Field: TypeAlias = "str | int | float | Mapping[str, Field] | Sequence[Field]"
Fields: TypeAlias = Mapping[str, Field]

_UNSENDABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Envelope:
    """One request to the account's server."""

    query: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Seal:
    """How a push is closed; the defaults of `sealing` are right, faults change them."""

    mode: Mode
    aes_key: str
    app_id: str
    timestamp: int


def xml_of(fields: Fields) -> str:
    """Render a message as the platform does: texts in CDATA, which ElementTree can't write."""
    return f"<xml>{_children(fields)}</xml>"


def seal(xml: str, account: Account, openid: str, how: Seal) -> Envelope:
    """Sign `xml`, and encrypt it unless the mode is plain."""
    stamp = str(how.timestamp)
    nonce = str(secrets.randbelow(2_000_000_000))
    query = {
        "signature": sign(account.token, stamp, nonce),
        "timestamp": stamp,
        "nonce": nonce,
        "openid": openid,
    }
    if how.mode == "plain":
        return Envelope(query, xml.encode())
    sealed = encrypt(xml, how.aes_key, how.app_id)
    query["encrypt_type"] = "aes"
    query["msg_signature"] = sign(account.token, stamp, nonce, sealed)
    encrypted = f"<Encrypt><![CDATA[{sealed}]]></Encrypt>"
    if how.mode == "compatible":
        return Envelope(query, xml.replace("</xml>", f"{encrypted}</xml>").encode())
    receiver = f"<ToUserName><![CDATA[{account.original_id}]]></ToUserName>"
    return Envelope(query, f"<xml>{receiver}{encrypted}</xml>".encode())


def handshake(account: Account, timestamp: int, echostr: str) -> dict[str, str]:
    """Return the query of the GET by which the platform checks a new server address."""
    nonce = str(secrets.randbelow(2_000_000_000))
    stamp = str(timestamp)
    signature = sign(account.token, stamp, nonce)
    return {"signature": signature, "timestamp": stamp, "nonce": nonce, "echostr": echostr}


def _children(fields: Fields) -> str:
    return "".join(
        f"<{name}>{_value(item)}</{name}>"
        for name, value in fields.items()
        for item in (value if isinstance(value, list) else [value])
    )


def _value(value: Field) -> str:
    if isinstance(value, Mapping):
        return _children(value)
    if not isinstance(value, str):
        return str(value)
    text = _UNSENDABLE.sub("", value).replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{text}]]>"
