"""Media, menu, QR codes, people and tags, as the account calls for them."""

from collections.abc import Callable
from typing import Any

import pytest
import requests

from simulator import MovableClock, Phone, PhoneError, Platform, Server, sample_photo, sample_voice
from tests.simulator.account_server import AccountServer

Call = Callable[..., dict[str, Any]]


def upload(server: Server, token: str, kind: str, content: bytes) -> dict[str, Any]:
    """Upload a file."""
    return dict(
        requests.post(
            f"{server.url}/cgi-bin/media/upload",
            params={"access_token": token, "type": kind},
            files={"media": ("file", content)},
            timeout=5,
        ).json()
    )


def test_a_photo_is_downloaded_as_bytes_for_three_days(
    server: Server, token: str, call: Call, resident: Phone, clock: MovableClock
) -> None:
    resident.send_photo(sample_photo())
    media_id = resident.screen[-1].data["media_id"]

    answer = requests.get(
        f"{server.url}/cgi-bin/media/get",
        params={"access_token": token, "media_id": media_id},
        timeout=5,
    )
    assert answer.content == sample_photo()
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-disposition"] == f'attachment; filename="{media_id}.jpg"'

    clock.advance(3 * 86_400)
    assert call("media/get", media_id=media_id)["errcode"] == 40007


def test_the_address_of_a_photo_gives_the_same_bytes(
    server: Server, resident: Phone, account_server: AccountServer
) -> None:
    resident.send_photo(sample_photo())

    address = account_server.received[-1].fields["PicUrl"]
    assert address.startswith(server.url)
    assert requests.get(address, timeout=5).content == sample_photo()


def test_of_a_video_only_the_address_is_given(call: Call, resident: Phone) -> None:
    resident.send_video(b"\x00\x00\x00\x18ftypisom")

    answer = call("media/get", media_id=resident.screen[-1].data["media_id"])

    assert answer.keys() == {"video_url"}
    assert requests.get(answer["video_url"], timeout=5).content.endswith(b"ftypisom")


@pytest.mark.parametrize(
    ("kind", "content", "errcode"),
    [
        ("image", b"GIF89a", 0),
        ("voice", sample_voice(), 0),
        ("thumb", sample_photo(), 0),
        ("film", b"GIF89a", 40004),
        ("image", b"", 41005),
        ("image", b"<html>", 40005),
        ("video", b"GIF89a", 40005),
        ("thumb", sample_photo() + bytes(65_536), 40006),
    ],
)
def test_uploads_are_checked_by_content_and_size(
    kind: str, content: bytes, errcode: int, server: Server, token: str
) -> None:
    answer = upload(server, token, kind, content)

    assert answer["errcode"] == errcode
    assert bool(answer.get("media_id") or answer.get("thumb_media_id")) == (errcode == 0)


def test_an_image_for_articles_gets_an_address(server: Server, token: str) -> None:
    url = f"{server.url}/cgi-bin/media/uploadimg?access_token={token}"

    good = requests.post(url, files={"media": ("a.jpg", sample_photo())}, timeout=5).json()
    large = {"media": ("b.jpg", sample_photo() + bytes(1 << 20))}

    assert requests.get(good["url"], timeout=5).content == sample_photo()
    assert requests.post(url, files=large, timeout=5).json()["errcode"] == 45001
    assert requests.get(f"{server.url}/mmbiz/never", timeout=5).status_code == 404


def test_a_medium_that_never_was_is_named(call: Call) -> None:
    assert call("media/get", media_id="never")["errmsg"].startswith("invalid media_id rid: ")
    assert call("media/get")["errcode"] == 41006


MENU = [
    {"name": "报事", "type": "click", "key": "report"},
    {
        "name": "我的",
        "sub_button": [
            {"name": "进度", "type": "click", "key": "progress"},
            {"name": "看板", "type": "view", "url": "https://example.com/board"},
        ],
    },
]


def test_a_menu_can_be_made_tapped_and_deleted(
    call: Call, resident: Phone, account_server: AccountServer
) -> None:
    assert call("menu/get")["errcode"] == 46003
    assert call("menu/create", {"button": MENU})["errcode"] == 0
    assert call("menu/get") == {"menu": {"button": MENU}}

    resident.tap_menu("progress")
    click = account_server.received[-1].fields
    resident.tap_menu("看板")
    view = account_server.received[-1].fields

    assert (click["Event"], click["EventKey"]) == ("CLICK", "progress")
    assert (view["Event"], view["EventKey"]) == ("VIEW", "https://example.com/board")
    assert call("menu/delete")["errcode"] == 0
    with pytest.raises(PhoneError, match="no button"):
        resident.tap_menu("progress")


@pytest.mark.parametrize(
    ("buttons", "errcode"),
    [
        ([], 40016),
        ([MENU[0]] * 4, 40016),
        ([{"name": "我的", "sub_button": [MENU[0]] * 6}], 40016),
        ([{"name": "报事报修投诉", "type": "click", "key": "k"}], 40018),
        ([{"name": "报事", "type": "odd", "key": "k"}], 40017),
        ([{"name": "报事", "type": "click", "key": "k" * 129}], 40019),
        ([{"name": "看板", "type": "view", "url": ""}], 40039),
        ([{"name": "卡片", "type": "miniprogram"}], 40019),
        ([{"name": "我的", "sub_button": "x"}], 40016),
        (["报事"], 47001),
    ],
)
def test_a_menu_beyond_the_limits_is_refused(
    buttons: list[dict[str, Any]], errcode: int, call: Call
) -> None:
    assert call("menu/create", {"button": buttons})["errcode"] == errcode


def test_a_menu_with_escapes_is_refused(server: Server, token: str) -> None:
    url = f"{server.url}/cgi-bin/menu/create?access_token={token}"

    assert requests.post(url, json={"button": MENU}, timeout=5).json()["errcode"] == 40033


def test_a_code_is_created_drawn_and_scanned(
    call: Call, server: Server, resident: Phone, account_server: AccountServer
) -> None:
    scene = {"scene": {"scene_str": "room-3-2-1501-signed"}}
    order = {"action_name": "QR_STR_SCENE", "action_info": scene, "expire_seconds": 600}

    code = call("qrcode/create", order)
    resident.scan("room-3-2-1501-signed")

    assert code["expire_seconds"] == 600
    assert account_server.received[-1].fields["Ticket"] == code["ticket"]
    url = f"{server.url}/cgi-bin/showqrcode"
    picture = requests.get(url, params={"ticket": code["ticket"]}, timeout=5)
    assert picture.content.startswith(b"\xff\xd8\xff")


@pytest.mark.parametrize(
    ("order", "errcode"),
    [
        ({"action_name": "QR_LIMIT_STR_SCENE", "action_info": {"scene": {"scene_str": "s"}}}, 0),
        ({"action_name": "QR_LIMIT_SCENE", "action_info": {"scene": {"scene_id": 7}}}, 0),
        ({"action_name": "QR_LIMIT_SCENE", "action_info": {"scene": {"scene_id": 0}}}, 40053),
        ({"action_name": "QR_SCENE", "action_info": {"scene": {"scene_str": "7"}}}, 40053),
        ({"action_name": "QR_STR_SCENE", "action_info": {"scene": {"scene_str": ""}}}, 40053),
        (
            {"action_name": "QR_STR_SCENE", "action_info": {"scene": {"scene_str": "s" * 65}}},
            40053,
        ),
        ({"action_name": "QR_ODD", "action_info": {"scene": {"scene_str": "s"}}}, 40053),
        ({"action_name": "QR_SCENE"}, 40053),
        (
            {
                "action_name": "QR_SCENE",
                "action_info": {"scene": {"scene_id": 7}},
                "expire_seconds": 2_592_001,
            },
            40035,
        ),
    ],
)
def test_codes_have_limits(order: dict[str, Any], errcode: int, call: Call) -> None:
    assert call("qrcode/create", order)["errcode"] == errcode


def test_the_account_learns_who_follows_and_nothing_of_who_does_not(
    call: Call, platform: Platform, resident: Phone
) -> None:
    stranger = platform.phone("韩梅梅")

    known = call("user/info", openid=resident.openid)
    unknown = call("user/info", openid=stranger.openid)
    listed = call("user/get")

    assert (known["subscribe"], known["openid"]) == (1, resident.openid)
    assert "nickname" not in known
    assert (unknown["subscribe"], "subscribe_time" in unknown) == (0, False)
    assert (listed["total"], listed["data"]["openid"]) == (1, [resident.openid])
    assert call("user/get", next_openid=resident.openid)["count"] == 0
    assert call("user/info", openid="oNobody")["errcode"] == 40003
    batch = {"user_list": [{"openid": resident.openid}, {"openid": stranger.openid}]}
    answers = call("user/info/batchget", batch)["user_info_list"]
    assert [answer["subscribe"] for answer in answers] == [1, 0]


def test_tags_are_given_and_taken(call: Call, resident: Phone) -> None:
    tag_id = call("tags/create", {"tag": {"name": "员工"}})["tag"]["id"]
    assert call("tags/create", {"tag": {"name": "员工"}})["errcode"] == 45157
    order = {"openid_list": [resident.openid], "tagid": tag_id}

    assert call("tags/members/batchtagging", order)["errcode"] == 0
    assert call("tags/getidlist", {"openid": resident.openid})["tagid_list"] == [tag_id]
    assert call("tags/get")["tags"] == [{"id": tag_id, "name": "员工", "count": 1}]
    assert call("tags/members/batchuntagging", order)["errcode"] == 0
    assert call("tags/getidlist", {"openid": resident.openid})["tagid_list"] == []
    assert call("tags/delete", {"tag": {"id": tag_id}})["errcode"] == 0
    assert call("tags/members/batchtagging", order)["errcode"] == 45159


@pytest.mark.parametrize(
    ("path", "order", "errcode"),
    [
        ("tags/create", {"tag": {"name": ""}}, 45158),
        ("tags/create", {"tag": {"name": "长" * 31}}, 45158),
        ("tags/create", {"tag": "员工"}, 47001),
        ("tags/delete", {"tag": {"id": 7}}, 45159),
        ("user/info/batchget", {"user_list": []}, 40035),
        ("clear_quota", {"appid": "wxother"}, 40013),
    ],
)
def test_faulty_orders_are_refused(
    path: str, order: dict[str, Any], errcode: int, call: Call
) -> None:
    assert call(path, order)["errcode"] == errcode


def test_a_person_has_at_most_20_tags_and_an_account_100(call: Call, resident: Phone) -> None:
    ids = [call("tags/create", {"tag": {"name": f"标签{n}"}})["tag"]["id"] for n in range(100)]

    def give(tag_id: int) -> int:
        order = {"openid_list": [resident.openid], "tagid": tag_id}
        return int(call("tags/members/batchtagging", order)["errcode"])

    assert [give(tag_id) for tag_id in ids[:21]] == [0] * 20 + [45059]
    assert call("tags/members/batchtagging", {"tagid": ids[0]})["errcode"] == 40035
    assert call("tags/create", {"tag": {"name": "多余"}})["errcode"] == 45056


def test_a_page_of_followers_begins_after_somebody_who_follows(call: Call) -> None:
    assert call("user/get", next_openid="oNobody")["errcode"] == 40003


def test_a_ticket_that_never_was_draws_nothing(call: Call) -> None:
    assert call("showqrcode", ticket="never")["errcode"] == 40035


def test_the_quota_is_cleared_ten_times_a_month(
    call: Call, platform: Platform, clock: MovableClock
) -> None:
    order = {"appid": platform.account.app_id}

    codes = [call("clear_quota", order)["errcode"] for _ in range(11)]
    clock.advance(31 * 86_400)

    assert codes == [0] * 10 + [48006]
    assert call("clear_quota", order)["errcode"] == 0


def test_a_call_nobody_knows_is_unauthorized(call: Call) -> None:
    assert call("message/mass/send", {})["errcode"] == 48001
