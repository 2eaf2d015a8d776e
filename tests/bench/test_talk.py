"""The benchmark seals as the platform does, and its talk has the mix that is promised."""

from __future__ import annotations

from collections import Counter
from urllib.parse import parse_qs, urlsplit

from wechatpy.crypto import WeChatCrypto
from wechatpy.parser import parse_message

from bench.account import AES_KEY, APP_ID, TOKEN, Letter, request, words_of
from bench.talk import RESIDENTS, TALK, Resident, letters


def test_a_request_is_what_the_platform_would_send() -> None:
    raw = request(Letter("o-1", 42, "厨房漏水", 1_795_485_600))
    head, _, body = raw.partition(b"\r\n\r\n")
    query = parse_qs(urlsplit(head.split(b" ")[1].decode()).query)
    signature, stamp, nonce = (query[key][0] for key in ("msg_signature", "timestamp", "nonce"))

    opened = WeChatCrypto(TOKEN, AES_KEY, APP_ID).decrypt_message(body, signature, stamp, nonce)

    message = parse_message(opened)
    assert (message.source, message.id, message.content) == ("o-1", 42, "厨房漏水")
    assert f"Content-Length: {len(body)}".encode() in head


def test_a_sealed_reply_is_read() -> None:
    xml = "<xml><Content><![CDATA[好的]]></Content></xml>"
    sealed = WeChatCrypto(TOKEN, AES_KEY, APP_ID).encrypt_message(xml, "n", "1795485600")

    assert words_of(sealed.encode()) == "好的"
    assert words_of(b"success") == ""


def test_one_message_in_five_is_a_free_sentence() -> None:
    kinds = Counter(line.kind for line in TALK)

    assert kinds["free"] * 5 == len(TALK)


def test_no_two_messages_share_a_number_or_two_residents_a_home() -> None:
    residents = [Resident(index) for index in range(RESIDENTS)]
    numbers = [
        letter.number
        for resident in residents
        for first, texts in ((0, resident.opening()), (len(TALK) + 1, ["x"] * len(TALK)))
        for letter in letters(resident, texts, first, 0)
    ]

    assert len(set(numbers)) == len(numbers)
    assert len({resident.home for resident in residents}) == RESIDENTS
