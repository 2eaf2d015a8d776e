"""Who follows the account."""

from typing import TYPE_CHECKING, Any

from simulator.errors import ApiError

from .call import Call, Route

if TYPE_CHECKING:
    from simulator.people import Person
    from simulator.platform import Platform

PAGE = 10_000
BATCH = 100


def info(platform: "Platform", call: Call) -> dict[str, Any]:
    """Tell about one person; of who does not follow, only that."""
    return _info(platform.people.known(call.query.get("openid")))


def batch_info(platform: "Platform", call: Call) -> dict[str, Any]:
    """Tell about up to a hundred."""
    wanted = call.json.get("user_list")
    if not isinstance(wanted, list) or not 1 <= len(wanted) <= BATCH:
        raise ApiError(40035)
    openids = [entry.get("openid") if isinstance(entry, dict) else None for entry in wanted]
    return {"user_info_list": [_info(platform.people.known(openid)) for openid in openids]}


def followers(platform: "Platform", call: Call) -> dict[str, Any]:
    """List openids, a page at a time."""
    openids = [person.openid for person in platform.people.followers()]
    after = call.query.get("next_openid", "")
    if after and after not in openids:
        raise ApiError(40003)
    start = openids.index(after) + 1 if after else 0
    page = openids[start : start + PAGE]
    answer: dict[str, Any] = {"total": len(openids), "count": len(page)}
    if page:
        answer["data"] = {"openid": page}
    return answer | {"next_openid": page[-1] if page else ""}


def _info(person: "Person") -> dict[str, Any]:
    if not person.following:
        return {"subscribe": 0, "openid": person.openid}
    return {
        "subscribe": 1,
        "openid": person.openid,
        "language": "zh_CN",
        "subscribe_time": int(person.followed_at),
        "remark": "",
        "groupid": 0,
        "tagid_list": sorted(person.tags),
        "subscribe_scene": "ADD_SCENE_QR_CODE" if person.scene else "ADD_SCENE_SEARCH",
        "qr_scene": int(person.scene) if person.scene.isdecimal() else 0,
        "qr_scene_str": "" if person.scene.isdecimal() else person.scene,
    }


ROUTES = {
    "user/info": Route(info, "GET"),
    "user/info/batchget": Route(batch_info),
    "user/get": Route(followers, "GET"),
}
