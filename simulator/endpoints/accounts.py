"""Calls about the account itself: tokens, addresses, quota."""

from typing import TYPE_CHECKING, Any

from simulator.errors import ApiError

from .call import Call, Route

if TYPE_CHECKING:
    from simulator.platform import Platform

CLEARINGS_A_MONTH = 10
MONTH_SECONDS = 30 * 86_400


def token(platform: "Platform", call: Call) -> dict[str, Any]:
    """Hand out a plain token."""
    if call.query.get("grant_type") != "client_credential":
        raise ApiError(40002)
    return platform.tokens.plain(call.query.get("appid"), call.query.get("secret"))


def stable_token(platform: "Platform", call: Call) -> dict[str, Any]:
    """Hand out the stable token."""
    order = call.json
    if order.get("grant_type") != "client_credential":
        raise ApiError(40002)
    force = order.get("force_refresh") is True
    return platform.tokens.stable(order.get("appid"), order.get("secret"), force=force)


def callback_addresses(_platform: "Platform", _call: Call) -> dict[str, Any]:
    """Tell where pushes come from."""
    return {"ip_list": ["127.0.0.1"]}


def clear_quota(platform: "Platform", call: Call) -> dict[str, Any]:
    """Allow this ten times a month."""
    if call.json.get("appid") != platform.account.app_id:
        raise ApiError(40013)
    now = platform.clock.now()
    recent = [at for at in platform.quota_cleared_at if now - at < MONTH_SECONDS]
    if len(recent) >= CLEARINGS_A_MONTH:
        raise ApiError(48006)
    platform.quota_cleared_at = [*recent, now]
    return {}


ROUTES = {
    "token": Route(token, "GET", needs_token=False),
    "stable_token": Route(stable_token, needs_token=False),
    "getcallbackip": Route(callback_addresses, "GET"),
    "get_api_domain_ip": Route(callback_addresses, "GET"),
    "clear_quota": Route(clear_quota),
}
