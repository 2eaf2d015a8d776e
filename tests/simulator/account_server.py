"""The server of an account, as small as can be: it repeats texts, or does as a test says."""

from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from flask import Flask, request

from simulator import Account
from simulator.crypto import decrypt, encrypt, is_signed, sign

if TYPE_CHECKING:
    from collections.abc import Callable

Fields = dict[str, str]
Answer = tuple[bytes, int]


@dataclass(frozen=True)
class Received:
    """One request, and what it was when opened."""

    query: Fields
    body: bytes
    fields: Fields


class AccountServer:
    """Keeps what it received; `answer` may be replaced by a test."""

    def __init__(self, account: Account) -> None:
        """Answer every text with the same text."""
        self.account = account
        self.url = ""
        self.received: list[Received] = []
        self.answer: Callable[[Fields], Answer] = self.repeat
        self.app = Flask(__name__)
        self.app.add_url_rule("/wechat", view_func=self.receive, methods=["POST"])

    def receive(self) -> Answer:
        """Open a push and answer it."""
        fields = self.open(request.get_data())
        self.received.append(Received(request.args.to_dict(), request.get_data(), fields))
        return self.answer(fields)

    def expect(self, event: str) -> Event:
        """Return what is set once this event arrives."""
        arrived = Event()

        def answer(fields: Fields) -> Answer:
            if fields.get("Event") == event:
                arrived.set()
            return b"success", 200

        self.answer = answer
        return arrived

    def open(self, body: bytes) -> Fields:
        """Check the signature and decrypt, in every mode."""
        outer = fields_of(body)
        query = request.args
        parts = (self.account.token, query["timestamp"], query["nonce"])
        if "encrypt_type" not in query:
            return outer if is_signed(query["signature"], *parts) else {}
        if not is_signed(query["msg_signature"], *parts, outer["Encrypt"]):
            return {}
        xml = decrypt(outer["Encrypt"], self.account.aes_key, self.account.app_id)
        return fields_of(xml.encode())

    def repeat(self, fields: Fields) -> Answer:
        """Say back what was said; stay silent on anything else."""
        if "Content" not in fields:
            return b"success", 200
        return self.say(fields, fields["Content"])

    def say(self, fields: Fields, text: str) -> Answer:
        """Answer with a text."""
        text = text.replace("]]>", "]]]]><![CDATA[>")
        parts = f"<MsgType>text</MsgType><Content><![CDATA[{text}]]></Content>"
        return self.reply(fields, parts)

    def reply(self, fields: Fields, parts: str) -> Answer:
        """Answer with any parts, rightly addressed and sealed."""
        head = (
            f"<ToUserName>{fields['FromUserName']}</ToUserName>"
            f"<FromUserName>{fields['ToUserName']}</FromUserName><CreateTime>1</CreateTime>"
        )
        return self.seal(f"<xml>{head}{parts}</xml>"), 200

    def seal(self, xml: str) -> bytes:
        """Encrypt an answer when the push was encrypted."""
        if "encrypt_type" not in request.args:
            return xml.encode()
        sealed = encrypt(xml, self.account.aes_key, self.account.app_id)
        signature = sign(self.account.token, "1713424427", "7", sealed)
        return (
            f"<xml><Encrypt>{sealed}</Encrypt><MsgSignature>{signature}</MsgSignature>"
            "<TimeStamp>1713424427</TimeStamp><Nonce>7</Nonce></xml>"
        ).encode()


def fields_of(xml: bytes) -> Fields:
    """Read the direct children of a message."""
    return {child.tag: child.text or "" for child in ET.fromstring(xml)}  # noqa: S314 -- our own
