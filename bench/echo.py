"""The floor: the same server and framework with wechatpy alone, which opens, parses and seals."""

from __future__ import annotations

from flask import Flask, request
from wechatpy import create_reply, parse_message
from wechatpy.crypto import WeChatCrypto

from bench.account import AES_KEY, APP_ID, TOKEN

application = Flask(__name__)
_crypto = WeChatCrypto(TOKEN, AES_KEY, APP_ID)


@application.post("/wechat")
def echo() -> str:
    """Send a text message back to whoever wrote it."""
    query = request.args
    stamp, nonce = query["timestamp"], query["nonce"]
    opened = _crypto.decrypt_message(request.get_data(), query["msg_signature"], stamp, nonce)
    message = parse_message(opened)
    reply = create_reply(message.content, message).render()
    sealed: str = _crypto.encrypt_message(reply, nonce, stamp)
    return sealed
