"""How our marked texts look on WeChat: an option is an anchor that sends its words."""

from __future__ import annotations

import re
from urllib.parse import quote

from flows.markup import render

_TAG = re.compile(r"<(?=[a-zA-Z/!])")


def to_wechat(text: str) -> str:
    """Write marks as anchors; a `<a …>` that somebody typed stays letters, never a link."""
    return render(text, _anchor, lambda part: _TAG.sub("＜", part))


def _anchor(label: str, says: str, to: str) -> str:
    if says.startswith(("http://", "https://")):
        return f'<a href="{says}">{label}</a>'
    words, mark = quote(says, safe=""), quote(to or "0", safe="")
    return f'<a href="weixin://bizmsgmenu?msgmenucontent={words}&msgmenuid={mark}">{label}</a>'
