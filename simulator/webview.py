"""WeChat's own browser, as far as a page in it may ask to permit notices; strict as the real one.

No script runs here: `wx.config` has to be given plain JSON.
"""

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from .errors import ApiError, PhoneError

if TYPE_CHECKING:
    from .platform import Platform

USER_AGENT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 MicroMessenger/8.0.50"
TAG = "wx-open-subscribe"
FRAMES = "webcompt:"  # in which the tags are drawn
_SCRIPT = re.compile(r"https?://res2?\.wx\.qq\.com/open/js/jweixin-1\.(?:[6-9]|\d\d)\.\d+\.js")
_CONFIG = re.compile(r"\bwx\.config\(")


@dataclass
class _Page(HTMLParser):
    """The parts of a page that matter."""

    scripts: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    inline: str = ""
    _inside: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note scripts and what is asked."""
        given = {name: value or "" for name, value in attrs}
        if tag == TAG:
            self.asked += [one.strip() for one in given.get("template", "").split(",")]
        self._inside = tag == "script" and "src" not in given and "type" not in given
        if tag == "script" and "src" in given:
            self.scripts.append(given["src"])

    def handle_endtag(self, _tag: str) -> None:
        """End a script."""
        self._inside = False

    def handle_data(self, data: str) -> None:
        """Keep what a script says."""
        if self._inside:
            self.inline += data


def notices_asked(platform: "Platform", url: str, html: str, policy: str = "") -> list[str]:
    """Return the templates that a page asks to permit, none where it asks nothing.

    Raises PhoneError where the button would not work: with the reason that a developer sees.
    """
    page = _Page()
    page.feed(html)
    if not page.asked:
        return []
    source = next((one for one in page.scripts if _SCRIPT.fullmatch(one)), "")
    if not source:
        _refuse("the page does not load jweixin 1.6.0 or later")
    _check_policy(policy, source)
    _check_config(platform, _config_in(page.inline), url.partition("#")[0])
    for template_id in page.asked:
        if not platform.subscriptions.has(template_id):
            _refuse(f"{ApiError(40037)}: {template_id}")
    return page.asked


def _check_policy(policy: str, source: str) -> None:
    rules = {rule[0]: rule[1:] for part in policy.split(";") if (rule := part.split())}
    fallback = rules.get("default-src", ["*"])
    for name, wanted in (("script-src", source), ("frame-src", FRAMES)):
        allowed = rules.get(name, fallback)
        if "*" not in allowed and wanted not in allowed:
            _refuse(f"its policy keeps {wanted} from {name}")


def _config_in(script: str) -> dict[str, Any]:
    found = _CONFIG.search(script)
    try:
        config, _end = json.JSONDecoder().raw_decode(script, found.end()) if found else ({}, 0)
    except ValueError:
        config = {}
    return config if isinstance(config, dict) else {}


def _check_config(platform: "Platform", config: dict[str, Any], url: str) -> None:
    if config.get("appId") != platform.account.app_id:
        _refuse("config:invalid appid")
    given = [config.get(name) for name in ("signature", "nonceStr", "timestamp")]
    signature, nonce, stamp = given
    if not all(given) or not platform.tickets.has_signed(str(signature), str(nonce), stamp, url):
        _refuse("config:invalid signature")
    if TAG not in config.get("openTagList", []):
        _refuse(f"{TAG} is not in openTagList")


def _refuse(reason: str) -> None:
    message = f"the button of the page does not work: {reason}"
    raise PhoneError(message)
