"""What people can do on their phones, and what the account receives of it."""

from urllib.parse import quote

import pytest

from simulator import MovableClock, Option, Phone, PhoneError, Platform
from simulator.anchors import Link, render
from tests.simulator.account_server import AccountServer


def option(label: str, content: str, option_id: str) -> str:
    """Write an option the way a service does."""
    query = f"msgmenucontent={quote(content)}&msgmenuid={option_id}"
    return f'<a href="weixin://bizmsgmenu?{query}">{label}</a>'


def test_the_same_name_is_the_same_person_with_an_openid_of_28_characters(
    platform: Platform,
) -> None:
    phone = platform.phone("李雷", title="住户")

    assert len(phone.openid) == 28
    assert phone.openid.startswith("o")
    assert platform.phone("李雷").openid == phone.openid
    assert platform.phone(phone.openid).name == "李雷"
    assert platform.phone("韩梅梅").openid != phone.openid
    assert [known.person.title for known in platform.phones()] == ["住户", ""]


def test_a_name_that_is_an_openid_stays_one(platform: Platform) -> None:
    openid = "oabcdefghijklmnopqrstuvwxyz0"

    assert platform.phone(openid).openid == openid


def test_who_does_not_follow_cannot_write(platform: Platform) -> None:
    with pytest.raises(PhoneError, match="does not follow"):
        platform.phone("李雷").type("你好")


def test_following_by_a_code_carries_the_scene(
    platform: Platform, account_server: AccountServer
) -> None:
    platform.phone("李雷").scan("room-3-2-1501")

    fields = account_server.received[-1].fields
    assert (fields["Event"], fields["EventKey"]) == ("subscribe", "qrscene_room-3-2-1501")
    assert fields["Ticket"]
    assert "MsgId" not in fields


def test_a_follower_who_scans_sends_the_bare_scene(
    resident: Phone, account_server: AccountServer
) -> None:
    resident.scan(123)

    fields = account_server.received[-1].fields
    assert (fields["Event"], fields["EventKey"]) == ("SCAN", "123")


def test_leaving_is_told_but_no_answer_is_seen(
    resident: Phone, account_server: AccountServer
) -> None:
    resident.type("再见")
    account_server.answer = lambda fields: account_server.say(fields, "别走")
    before = resident.screen

    resident.unfollow()

    assert account_server.received[-1].fields["Event"] == "unsubscribe"
    assert resident.screen == before
    with pytest.raises(PhoneError):
        resident.type("还在吗")


def test_an_option_is_tapped_by_label_content_or_index(
    resident: Phone, account_server: AccountServer
) -> None:
    text = (
        f"请选：{option('1. 报修 & 报事', '报修 & 报事', 'm1')}\n{option('2. 进度', '进度', 'm2')}"
    )
    account_server.answer = lambda fields: account_server.say(fields, text)
    shown = resident.type("菜单")
    assert shown is not None
    assert shown.text == "请选：1. 报修 & 报事\n2. 进度"
    assert shown.options[0] == Option("1. 报修 & 报事", "报修 & 报事", "m1")

    for what in ("1. 报修 & 报事", "报修 & 报事", 0, -2):
        resident.tap(what)

        fields = account_server.received[-1].fields
        assert (fields["Content"], fields["bizmsgmenuid"]) == ("报修 & 报事", "m1")
        assert resident.screen[-2].text == "报修 & 报事"
        assert resident.screen[-2].mine


def test_an_old_option_can_still_be_tapped(resident: Phone, account_server: AccountServer) -> None:
    account_server.answer = lambda fields: account_server.say(
        fields, option("好", "好", f"id-of-{fields['Content']}")
    )
    first = resident.type("一")
    resident.type("二")

    resident.tap("好", bubble=first)
    old = account_server.received[-1].fields["bizmsgmenuid"]
    resident.tap("好", bubble=resident.screen[3])

    assert old == "id-of-一"
    assert account_server.received[-1].fields["bizmsgmenuid"] == "id-of-二"


def test_an_option_nobody_sees_cannot_be_tapped(resident: Phone) -> None:
    resident.type("你好")

    with pytest.raises(PhoneError, match="sees no option '确认'"):
        resident.tap("确认")
    with pytest.raises(PhoneError):
        resident.tap(0)


@pytest.mark.parametrize(
    "anchor",
    [
        '<a href="weixin://bizmsgmenu?msgmenucontent=&msgmenuid=1">空</a>',
        '<a href="weixin://bizmsgmenu?msgmenucontent=x&msgmenuid=">空</a>',
        '<a href="weixin://bizmsgmenu?msgmenucontent=x&amp;msgmenuid=1">空</a>',
        '<a href="javascript:alert(1)">空</a>',
        "<a name='x'>空</a>",
    ],
)
def test_an_anchor_the_client_does_not_understand_is_only_its_label(anchor: str) -> None:
    assert render(f"看{anchor}吧").segments == ["看", "空", "吧"]


def test_a_web_address_is_a_link() -> None:
    rendered = render('<a href="https://example.com/c/1?a=b&c=d">报事单</a>')

    assert rendered.segments == [Link("报事单", "https://example.com/c/1?a=b&c=d")]
    assert not rendered.options


def test_every_kind_of_message_arrives_with_its_fields(
    resident: Phone, account_server: AccountServer
) -> None:
    resident.send_photo()
    resident.send_voice()
    resident.send_video()
    resident.send_location(30.27, 120.15, "翠湖花园3栋")
    resident.send_link("通知", "停水", "https://example.com")
    resident.send_sticker()

    photo, voice, video, place, link, sticker = (
        call.fields for call in account_server.received[-6:]
    )
    assert photo.keys() >= {"PicUrl", "MediaId", "MsgId"}
    assert (voice["Format"], voice["Recognition"]) == ("amr", "")
    assert video.keys() >= {"MediaId", "ThumbMediaId"}
    assert (place["Location_X"], place["Location_Y"]) == ("30.27", "120.15")
    assert (link["Title"], link["Url"]) == ("通知", "https://example.com")
    assert sticker["Content"] == "【收到不支持的消息类型，暂无法显示】"
    kinds = [bubble.kind for bubble in resident.screen if bubble.mine]
    assert kinds == ["image", "voice", "video", "location", "link", "text"]


def test_any_event_can_be_sent_raw(resident: Phone, account_server: AccountServer) -> None:
    resident.send_raw(
        {
            "MsgType": "event",
            "Event": "pic_weixin",
            "SendPicsInfo": {"Count": 2, "PicList": [{"item": {"PicMd5Sum": "a"}}]},
        }
    )

    assert account_server.received[-1].fields["Event"] == "pic_weixin"
    assert resident.screen == []


def test_what_no_keyboard_can_enter_is_left_out(
    resident: Phone, account_server: AccountServer
) -> None:
    resident.type("漏\x00水\x0b\ud800\n了")

    assert account_server.received[-1].fields["Content"] == "漏水\n了"


def test_the_menu_may_have_been_tapped_in_an_older_form(
    resident: Phone, account_server: AccountServer
) -> None:
    resident.send_raw({"MsgType": "event", "Event": "CLICK", "EventKey": "gone", "CreateTime": 1})

    fields = account_server.received[-1].fields
    assert (fields["EventKey"], fields["CreateTime"]) == ("gone", "1")


def test_a_redelivered_silence_is_silence(resident: Phone, platform: Platform) -> None:
    resident.send_photo()

    assert platform.redeliver(resident, platform.deliveries[-1]) is None
    with pytest.raises(PhoneError, match="did not send"):
        platform.redeliver(platform.phone("韩梅梅"), platform.deliveries[-1])


def test_an_expired_code_leads_nowhere(
    resident: Phone, platform: Platform, clock: MovableClock, account_server: AccountServer
) -> None:
    order = {"action_name": "QR_STR_SCENE", "action_info": {"scene": {"scene_str": "room"}}}
    platform.codes.create(order | {"expire_seconds": 600})
    before = len(account_server.received)

    clock.advance(601)
    resident.scan("room")

    assert len(account_server.received) == before
    assert resident.screen[-1].text == "二维码已过期"
