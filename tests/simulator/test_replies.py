"""The strict check of what the account answers."""

import pytest

from simulator import Phone, Platform
from simulator.crypto import encrypt, sign
from tests.simulator.account_server import AccountServer, Answer, Fields

TEXT = "<MsgType>text</MsgType><Content>好</Content>"
ONE_ARTICLE = "<Articles><item><Title>一</Title></item></Articles>"


@pytest.mark.parametrize(
    ("parts", "failure"),
    [
        (TEXT + "<ToUserName>oSomebodyElse</ToUserName>", "each tag once: ToUserName"),
        (TEXT + "<Content>再来</Content>", "each tag once: Content"),
        (TEXT + "<Odd>1</Odd>", "each tag once: Odd"),
        ("<MsgType>text</MsgType>", "each tag once: Content"),
        ("<MsgType>shout</MsgType><Content>好</Content>", "unknown type 'shout'"),
        ("<MsgType>text</MsgType><Content></Content>", "1 to 2048 bytes, not 0"),
        (f"<MsgType>text</MsgType><Content>{'漏' * 683}</Content>", "not 2049"),
        (
            "<MsgType>image</MsgType><Image><MediaId>never</MediaId></Image>",
            "unknown medium 'never'",
        ),
        (
            f"<MsgType>news</MsgType><ArticleCount>2</ArticleCount>{ONE_ARTICLE}",
            "ArticleCount",
        ),
    ],
)
def test_a_malformed_reply_is_refused(
    parts: str, failure: str, resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    account_server.answer = lambda fields: account_server.reply(fields, parts)

    shown = resident.type("你好")

    assert shown is not None
    assert shown.via == "system"
    assert len(platform.deliveries[-1].failures) == 3
    assert failure in platform.deliveries[-1].failures[0]


@pytest.mark.parametrize(
    ("xml", "failure"),
    [
        ("<xml><ToUserName>", "no XML"),
        ("{}", "no XML"),
        ("<html></html>", "begins with <html>"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><xml>&a;</xml>', "document type"),
    ],
)
def test_what_is_no_reply_is_refused_inside_the_seal_and_outside(
    xml: str, failure: str, resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    account_server.answer = lambda _fields: (account_server.seal(xml), 200)
    resident.type("你好")
    inside = platform.deliveries[-1].failures
    account_server.answer = lambda _fields: (xml.encode(), 200)
    resident.type("你好")

    assert failure in inside[0]
    assert failure in platform.deliveries[-1].failures[0]


def test_a_reply_to_somebody_else_is_refused(
    resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    account_server.answer = lambda fields: account_server.say(
        fields | {"FromUserName": "oSomebodyElse"}, "好"
    )

    resident.type("你好")

    assert "ToUserName of the reply is 'oSomebodyElse'" in platform.deliveries[-1].failures[0]


def test_a_reply_from_another_account_is_refused(
    resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    account_server.answer = lambda fields: account_server.say(
        fields | {"ToUserName": "gh_other"}, "好"
    )

    resident.type("你好")

    assert "FromUserName of the reply" in platform.deliveries[-1].failures[0]


def test_a_plain_reply_is_refused_in_secure_mode(
    resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    account_server.answer = lambda _fields: (b"<xml><Content>x</Content></xml>", 200)

    resident.type("你好")

    assert "each tag once" in platform.deliveries[-1].failures[0]


def sealed_reply(account_server: AccountServer, *, app_id: str, token: str) -> bytes:
    """Seal a reply with an app id and a token that may be wrong."""
    sealed = encrypt("<xml></xml>", account_server.account.aes_key, app_id)
    return (
        f"<xml><Encrypt>{sealed}</Encrypt><MsgSignature>{sign(token, '1', '2', sealed)}"
        "</MsgSignature><TimeStamp>1</TimeStamp><Nonce>2</Nonce></xml>"
    ).encode()


def test_a_reply_signed_with_another_token_is_refused(
    resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    def answer(_fields: Fields) -> Answer:
        app_id = account_server.account.app_id
        return sealed_reply(account_server, app_id=app_id, token="other"), 200  # noqa: S106

    account_server.answer = answer
    resident.type("你好")

    assert "signature" in platform.deliveries[-1].failures[0]


def test_a_reply_sealed_for_another_app_is_refused(
    resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    def answer(_fields: Fields) -> Answer:
        token = account_server.account.token
        return sealed_reply(account_server, app_id="wxother", token=token), 200

    account_server.answer = answer
    resident.type("你好")

    assert "app id" in platform.deliveries[-1].failures[0]


def test_a_text_of_exactly_2048_bytes_is_shown_whole(
    resident: Phone, account_server: AccountServer
) -> None:
    text = "漏" * 682 + "ab"
    account_server.answer = lambda fields: account_server.say(fields, text)

    reply = resident.type("你好")

    assert reply is not None
    assert reply.text == text


def test_after_a_message_only_the_first_article_is_shown(
    resident: Phone, account_server: AccountServer
) -> None:
    items = "".join(f"<item><Title>{n}</Title><Url>http://a/{n}</Url></item>" for n in range(3))
    news = f"<MsgType>news</MsgType><ArticleCount>3</ArticleCount><Articles>{items}</Articles>"
    account_server.answer = lambda fields: account_server.reply(fields, news)

    after_text = resident.type("新闻")
    after_event = resident.send_raw({"MsgType": "event", "Event": "CLICK", "EventKey": "news"})

    assert after_text is not None
    assert after_event is not None
    assert after_text.text == "0"
    assert after_event.text == "0\n1\n2"


def test_a_photo_sent_by_the_resident_can_be_sent_back(
    resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    account_server.answer = lambda fields: account_server.reply(
        fields,
        f"<MsgType>image</MsgType><Image><MediaId>{fields['MediaId']}</MediaId></Image>",
    )

    reply = resident.send_photo()

    assert reply is not None
    assert reply.kind == "image"
    assert platform.media.get(reply.data["media_id"]).content.startswith(b"\xff\xd8\xff")


def test_music_is_shown_by_its_title(resident: Phone, account_server: AccountServer) -> None:
    music = "<MsgType>music</MsgType><Music><Title>晨曲</Title></Music>"
    account_server.answer = lambda fields: account_server.reply(fields, music)

    reply = resident.type("听歌")

    assert reply is not None
    assert reply.text == "[音乐] 晨曲"


def test_a_reply_without_a_time_is_refused(
    resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    def answer(fields: Fields) -> Answer:
        head = (
            f"<ToUserName>{fields['FromUserName']}</ToUserName>"
            f"<FromUserName>{fields['ToUserName']}</FromUserName><CreateTime>now</CreateTime>"
        )
        return account_server.seal(f"<xml>{head}{TEXT}</xml>"), 200

    account_server.answer = answer
    resident.type("你好")

    assert "CreateTime" in platform.deliveries[-1].failures[0]


def test_a_handover_to_a_human_is_shown(resident: Phone, account_server: AccountServer) -> None:
    handover = "<MsgType>transfer_customer_service</MsgType>"
    account_server.answer = lambda fields: account_server.reply(fields, handover)

    reply = resident.type("人工")

    assert reply is not None
    assert reply.kind == "transfer"
