"""Addresses in what people outside write: to be read, and copied by who trusts them, never tapped."""

from __future__ import annotations

import re

FULL_STOP = "\uff0e"
# The colon of http, weixin, #小程序, and what the messenger makes a link of by itself: 1.2.3.4,
# example.com, 例子.中国.
_LINKS = re.compile(
    r":(?=//)|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])"
    r"|(?<=[\w-])\.(?=[A-Za-z]{2}|xn--|中国|公司|网络|网站|网址|商城|集团)"
)
_WIDE = str.maketrans({":": "：", ".": FULL_STOP})


def unlinked(text: str) -> str:
    """Write the colon and the dots of addresses in full width."""
    if "." not in text and "://" not in text:
        return text  # nearly every message
    return _LINKS.sub(lambda found: found[0].translate(_WIDE), text)
