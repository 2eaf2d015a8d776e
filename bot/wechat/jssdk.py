"""The platform's script on our pages: its address, what it is signed with, and the renewal of that.

Pages run in web processes, which make no calls: the sweeper keeps the ticket in the database.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
from typing import TYPE_CHECKING, Any

from bot.wechat.refusals import PlatformError
from flows.grant.offer import TICKET
from storage.store import Store

if TYPE_CHECKING:
    from bot.service import Service
    from bot.wechat.account import OfficialAccount

SCRIPT = "https://res.wx.qq.com/open/js/jweixin-1.6.0.js"  # the first with open tags
FRAMES = "https://*.qq.com webcompt:"  # in which WeChat draws them, by its documentation
SUBSCRIBE_TAG = "wx-open-subscribe"
RENEW_MS = 600_000  # before the end
AGAIN_MS = 300_000  # after a refusal
log = logging.getLogger(__name__)


def signed(app_id: str, ticket: str, url: str, now: int) -> dict[str, Any]:
    """Return what `wx.config` is given on the page at this address; `url` has no fragment."""
    nonce, seconds = secrets.token_hex(8), now // 1000
    plain = f"jsapi_ticket={ticket}&noncestr={nonce}&timestamp={seconds}&url={url}"
    return {
        "appId": app_id,
        "timestamp": seconds,
        "nonceStr": nonce,
        "signature": hashlib.sha1(plain.encode(), usedforsecurity=False).hexdigest(),
        "jsApiList": [],
        "openTagList": [SUBSCRIBE_TAG],
    }


def renew(service: Service, platform: OfficialAccount) -> int:
    """Get another ticket where the last one is about to end; without a template none is needed."""
    now = service.clock()
    if service.settings.grant_template is None:
        return 0
    until = now + AGAIN_MS
    if not service.database.run(lambda c: Store(c).tickets.claim(TICKET, now, until)):
        return 0
    try:
        ticket = platform.get_ticket()
    except PlatformError as error:
        log.warning("no ticket for pages", extra={"kind": error.kind, "errcode": error.errcode})
        return 0
    ends_at = now + ticket.expires_in * 1000
    renew_at = max(ends_at - RENEW_MS, until)
    service.database.run(lambda c: Store(c).tickets.keep(TICKET, ticket.value, ends_at, renew_at))
    return 1
