"""How our marked texts look on WeChat: an option is an anchor that sends its words."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from flows.writing.markup import render

_TAG = re.compile(r"<(?=[a-zA-Z/!])")


def to_wechat(text: str) -> str:
    """Write marks as anchors; a `<a …>` that somebody typed stays letters, never a link."""
    return render(text, _anchor, _harmless)


def _harmless(part: str) -> str:
    return _TAG.sub("＜", part) if "<" in part else part


def _anchor(label: str, says: str, to: str) -> str:
    if says.startswith(("http://", "https://")):
        return f'<a href="{says}">{_harmless(label)}</a>'
    words, mark = _quoted(says), _quoted(to or "0")
    return f'<a href="weixin://bizmsgmenu?msgmenucontent={words}&msgmenuid={mark}">{_harmless(label)}</a>'


@lru_cache(maxsize=4096)
def _quoted(words: str) -> str:
    """Write words for an address; the same ones are offered again and again."""
    return quote(words, safe="")
